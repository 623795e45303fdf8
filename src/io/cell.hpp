// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Cells: how the text of a cell becomes the value of a field.

#include <bitset>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "io/aliases.hpp"
#include "io/scale.hpp"
#include "io/word_codes.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/finding.hpp"
#include "jiedui/model/records.hpp"

namespace jiedui::detail {

/// Words of cells that mean the same in every column.
class CommonWords {
public:
    explicit CommonWords(const Aliases& aliases);
    /// Whether `cell` says that nobody knows.
    [[nodiscard]] bool is_unknown(std::string_view cell) const { return is_in(unknown_, cell); }
    /// Whether `cell` says that there is no end yet.
    [[nodiscard]] bool is_running(std::string_view cell) const { return cell.empty() || is_in(running_, cell); }
    /// Whether `cell` is what a spreadsheet shows for a formula that failed.
    [[nodiscard]] bool is_error(std::string_view cell) const {
        return cell.starts_with('#') && (is_in(error_, cell) || cell.find_first_not_of('#') == std::string_view::npos);
    }
    /// Whether `cell` begins like a total or a note.
    [[nodiscard]] bool is_like_total(std::string_view cell) const;
    /// Whether `cell` says that there is no posting.
    [[nodiscard]] bool is_no_posting(std::string_view cell) const { return is_in(no_posting_, cell); }

private:
    [[nodiscard]] bool is_in(const Meanings& words, std::string_view cell) const;
    const Meanings& unknown_;
    const Meanings& running_;
    const Meanings& no_posting_;
    const Meanings& error_;
    const Meanings& totals_;
    const Meanings& notes_;
    [[nodiscard]] static std::uint32_t first_of(std::string_view text) noexcept;
    std::unordered_set<std::uint32_t> first_characters_;  // of totals and notes, three bytes each
    std::bitset<256> starts_;                             // the bytes that one of the other words may start with
};

/// What the cells of one column mean; made once a file.
struct CellRules {
    std::string_view column{};  ///< the name of the column
    const CommonWords* common = nullptr;
    const Calendar* calendar = nullptr;
    WordCodes codes{};                                     ///< closed lists: folded -> value
    std::string_view list{};                               ///< closed lists: the name
    std::vector<std::string> tokens{};                     ///< closed lists: the words allowed, by value
    const Meanings* open = nullptr;                        ///< open lists: folded -> token
    const std::vector<std::string>* separators = nullptr;  ///< of cells that hold several values
    Scale scale{};                                         ///< of numbers
    bool takes_percent = false;                            ///< whether 50% is a half, whatever the scale
    FindingCode fault = FindingCode::unknown_word;         ///< what a bad cell is
    Phrase expected{};                                     ///< what it should have been
};

/// The value of the closed list that `cell` names.
[[nodiscard]] std::optional<std::uint8_t> find_code(std::string_view cell, const CellRules& rules);

/// What is wrong with a cell that is no word of its closed list: it is none, or it is several.
[[nodiscard]] FindingCode fault_of_word(std::string_view cell, const CellRules& rules);
/// What was expected instead, the nearest word first.
[[nodiscard]] Phrase expected_word(FindingCode fault, std::string_view cell, const CellRules& rules);

/// The parts between separators, without blanks; empty parts are left out.
[[nodiscard]] std::vector<std::string> parts_of(std::string_view cell, const std::vector<std::string>& separators);

/// The first and the last day in one cell: `2003.9-2004.8`, `2003-09至今`, or those of one term or school year; nothing
/// if it can be read in no way, or in several.
[[nodiscard]] std::optional<std::pair<Span, LastDay>> find_both_days(std::string_view cell, const CommonWords& common,
                                                                     const Calendar& calendar);

/// What `pupils` pupils have together of which each `base` of them have `amount`; nothing if no Thousandths are exactly
/// that.
[[nodiscard]] std::optional<Thousandths> total_of(Thousandths amount, std::uint32_t pupils, std::int64_t base);

// Each reads a cell that is neither empty nor unknown; false if it is bad.
[[nodiscard]] bool read_value(std::string_view cell, const CellRules& rules, std::string& text);
[[nodiscard]] bool read_value(std::string_view cell, const CellRules& rules, bool& yes);
[[nodiscard]] bool read_value(std::string_view cell, const CellRules& rules, std::uint32_t& count);
[[nodiscard]] bool read_value(std::string_view cell, const CellRules& rules, Thousandths& number);
[[nodiscard]] bool read_value(std::string_view cell, const CellRules& rules, double& number);
[[nodiscard]] bool read_value(std::string_view cell, const CellRules& rules, Span& span);
[[nodiscard]] bool read_value(std::string_view cell, const CellRules& rules, LastDay& day);
[[nodiscard]] bool read_value(std::string_view cell, const CellRules& rules, TextList& list);
template <closed_list Enum>
[[nodiscard]] bool read_value(std::string_view cell, const CellRules& rules, Enum& value) {
    const auto code = find_code(cell, rules);
    if (code) value = static_cast<Enum>(*code);
    return code.has_value();
}
template <class Record>
[[nodiscard]] bool read_value(std::string_view cell, const CellRules&, RefTo<Record>& ref) {
    ref.id = cell;
    return true;
}
template <class T>
[[nodiscard]] bool read_value(std::string_view cell, const CellRules& rules, std::optional<T>& value) {
    T known{};
    if (!read_value(cell, rules, known)) return false;
    value = std::move(known);
    return true;
}

/// What a cell turned out to be.
enum class CellState : std::uint8_t { known, unknown, bad };

/// Reads any cell, without blanks at its ends, into a field that is unknown so far.
template <class Value>
[[nodiscard]] CellState read_cell(std::string_view cell, const CellRules& rules, Value& value) {
    if constexpr (std::same_as<Value, LastDay>) {
        if (rules.common->is_running(cell)) {
            value = LastDay::running();
            return CellState::known;
        }
    }
    if (cell.empty() || rules.common->is_unknown(cell)) return CellState::unknown;
    return read_value(cell, rules, value) ? CellState::known : CellState::bad;
}

}  // namespace jiedui::detail

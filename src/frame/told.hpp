// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the columns of a frame hold, as far as it matters to who is shown: counts of people, ids, words.

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "jiedui/frame/frame.hpp"

namespace jiedui::detail {

// What is known not to count people.  Of these, what tells nothing of people either stays in a suppressed row.
inline constexpr std::array<std::string_view, 9> units_that_stay{"schools", "documents",    "degrees",  "km", "year",
                                                                 "years",   "duty_schools", "channels", "day"};
inline constexpr std::array<std::string_view, 9> names_that_stay{
    "rank", "position", "ring", "hops", "shortest", "longest", "deepest", "lower_bound", "agreements"};
inline constexpr std::array<std::string_view, 6> units_of_others{"share", "days", "CNY", "yuan", "FTE days", "m2"};
inline constexpr std::array<std::string_view, 2> units_of_ties{"ties", "count"};
inline constexpr std::array<std::string_view, 3> units_of_pupils{"pupils", "students", "schools or pupils"};
// Words that are neither ids nor the ledger's own.
inline constexpr std::array<std::string_view, 3> words_that_stay{"period", "unit", "rule"};
inline constexpr std::string_view unit_of_the_row = "unit";  // the unit of a quantity whose unit stands beside it
inline constexpr std::string_view postings = "postings";     // counts of these count people
inline constexpr std::string_view rank = "rank";             // rows of a rank count what those before count, too

template <std::size_t N>
[[nodiscard]] bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

[[nodiscard]] inline bool is_number(const FrameColumn& column) noexcept {
    return column.kind == FrameKind::integer || column.kind == FrameKind::real || column.kind == FrameKind::decimal;
}
[[nodiscard]] inline bool is_id(const FrameColumn& column) {
    return column.is_free && column.unit == "id" && !is_one_of(words_that_stay, column.name);
}
[[nodiscard]] inline std::string_view word_at(const FrameColumn& column, std::size_t row) {
    return column.is_present(row) ? std::string_view{column.words[static_cast<std::size_t>(column.numbers[row])]}
                                  : std::string_view{};
}
[[nodiscard]] inline const FrameColumn* find_column(const Frame& frame, std::string_view name) {
    const auto found = std::ranges::find(frame.columns, name, &FrameColumn::name);
    return found == frame.columns.end() ? nullptr : &*found;
}

/// A number as thousandths, so that all kinds compare.
[[nodiscard]] inline double thousandths(const FrameColumn& column, std::size_t row) noexcept {
    if (column.kind == FrameKind::real) return 1000 * column.reals[row];
    const auto number = static_cast<double>(column.numbers[row]);
    return column.kind == FrameKind::decimal ? number : 1000 * number;
}

/// What the numbers of a frame count.
class Meaning {
public:
    Meaning(const Frame& frame, bool ties_are_people)
        : unit_{find_column(frame, unit_of_the_row)}, ties_are_people_{ties_are_people} {
        if (unit_ != nullptr && unit_->kind != FrameKind::text) unit_ = nullptr;
    }
    /// Whether the number may count people: whatever is not known to count something else.
    [[nodiscard]] bool counts_people(const FrameColumn& column, std::size_t row) const {
        if (!is_number(column) || is_one_of(names_that_stay, column.name)) return false;
        const std::string_view unit = unit_of(column, row);
        if (is_one_of(units_of_ties, unit)) return ties_are_people_ || column.name == postings;
        return !is_one_of(units_that_stay, unit) && !is_one_of(units_of_others, unit);
    }
    /// Whether the number stays in a suppressed row.
    [[nodiscard]] bool stays(const FrameColumn& column, std::size_t row) const {
        return is_one_of(names_that_stay, column.name) || is_one_of(units_that_stay, unit_of(column, row));
    }
    /// Whether a total over the column makes sense: all of it counts people of one kind.
    [[nodiscard]] bool is_summed(const FrameColumn& column) const {
        const bool is_of_one_kind = !column.unit.empty() && column.unit != unit_of_the_row &&
                                    column.unit.find(" or ") == std::string::npos &&
                                    !is_one_of(units_of_ties, column.unit);
        return is_of_one_kind && counts_people(column, 0);
    }

private:
    [[nodiscard]] std::string_view unit_of(const FrameColumn& column, std::size_t row) const {
        if (column.unit != unit_of_the_row) return column.unit;
        return unit_ == nullptr ? std::string_view{} : word_at(*unit_, row);
    }
    const FrameColumn* unit_;
    bool ties_are_people_;
};

}  // namespace jiedui::detail

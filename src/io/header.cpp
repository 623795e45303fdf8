// SPDX-License-Identifier: Apache-2.0
#include "io/header.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "io/bracket.hpp"
#include "io/file_bytes.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/frame/personal.hpp"

namespace jiedui::detail {
namespace {

/// How the first and the last day in one cell are called among the aliases.
constexpr std::string_view both_days_token = "first_and_last_day";

/// Of so many unknown headers it is asked whether they are slips of the pen.
constexpr std::size_t most_headers_compared = 1000;

/// Reads a header cell by cell.
class HeaderReader {
public:
    HeaderReader(const TableShape& table, std::span<const std::string> cells, const Aliases& aliases,
                 std::vector<Finding>& findings)
        : table_{table}, cells_{cells}, aliases_{aliases}, findings_{findings} {
        list_ = "headers/" + std::string{table.name};
    }

    [[nodiscard]] Header read() {
        for (std::size_t i = 0; i < cells_.size(); ++i) places_.try_emplace(folded_header(trimmed(cells_[i])), i);
        for (const std::string& text : cells_) header_.cells.push_back(cell_of(std::string{trimmed(text)}));
        take_names_for_columns();
        leave_columns_to_clearer_headers();
        name_attributes();
        check_doubles();
        if (header_.is_sound) check_required();
        if (header_.is_sound) report_slips();
        return std::move(header_);
    }

private:
    void refuse(FindingCode code, const std::string& column, std::string_view value, Phrase expected) {
        findings_.push_back({code, std::string{table_.name}, 0, column, shown(value), std::move(expected)});
        header_.is_sound = false;
    }

    [[nodiscard]] bool is_column(std::string_view name) const {
        return std::ranges::find(table_.columns, name) != table_.columns.end();
    }

    [[nodiscard]] HeaderCell cell_of(const std::string& text) {
        HeaderCell cell{.text = text};
        if (text.empty()) return cell;
        cell.use = HeaderCell::Use::attribute;
        const auto split = split_bracket(text);
        if (find(cell, folded_header(text))) {
            if (split && cell.unit.empty() && aliases_.yuan_in(split->second)) cell.unit = split->second;
            return cell;
        }
        if (split && find(cell, folded_header(split->first))) cell.unit = split->second;
        return cell;
    }

    /// The indicator whose totals stand below a header, in a table that has no column for their names.
    [[nodiscard]] const std::string* find_total(const std::string& folded_text) const {
        if (!table_.has_totals) return nullptr;
        return aliases_.find("values/indicator", folded_text);
    }

    /// Sets what `cell` means, if its folded text is known.
    [[nodiscard]] bool find(HeaderCell& cell, const std::string& folded_text) {
        const std::string* name = aliases_.find(list_, folded_text);
        if (name == nullptr) name = aliases_.find("every_table", folded_text);
        if (name != nullptr) {
            mean(cell, *name);
            if (const auto* unit = aliases_.find("units/of_headers", folded_text)) cell.unit = *unit;
            return true;
        }
        if (const std::string* const indicator = find_total(folded_text)) {
            cell.name = *indicator;
            cell.use = HeaderCell::Use::total;
            return true;
        }
        if (const std::string* const token = aliases_.find("attributes", folded_text)) {
            cell.name = *token;
            return true;
        }
        if (const std::string* const why = aliases_.find("ambiguous", folded_text)) {
            if (const auto clear = clear_by_others(folded_text))
                mean(cell, *clear);
            else
                refuse(FindingCode::ambiguous_column, "", cell.text, Phrase::known(*why));
            return true;
        }
        return false;
    }

    void mean(HeaderCell& cell, const std::string& name) const {
        using enum HeaderCell::Use;
        cell.name = name;
        if (name == both_days_token)
            cell.use = is_column("first_day") ? HeaderCell::Use::both_days : attribute;
        else if (!is_column(name))
            cell.use = helper;
        else
            cell.use = is_day(name) && folded_header(cell.text) == folded_header(name + "_text") ? day_text : column;
    }
    [[nodiscard]] bool is_day(std::string_view name) const {
        return std::ranges::find(table_.days, name) != table_.days.end();
    }

    /// The column that an ambiguous header means beside the others of the file.
    [[nodiscard]] const std::optional<std::string>& clear_by_others(const std::string& folded_text) {
        if (const auto known = clear_.find(folded_text); known != clear_.end()) return known->second;
        std::optional<std::string>& clear = clear_[folded_text];
        std::size_t first = cells_.size();
        for (const auto& [other, column] : aliases_.words("clear_beside/" + folded_text)) {
            const auto place = places_.find(other);
            if (place == places_.end() || place->second >= first || !is_column(column)) continue;
            first = place->second;
            clear = column;
        }
        return clear;
    }

    /// Where a column holds names and the file does not have it, its helper is the column.
    void take_names_for_columns() {
        for (const std::string_view column : table_.named) {
            if (header_.find_column(column)) continue;
            for (HeaderCell& cell : header_.cells)
                if (cell.use == HeaderCell::Use::helper && cell.name == std::string{column} + "_name")
                    mean(cell, std::string{column});
        }
    }

    /// A header that says little, beside another one of the same column, is an attribute.
    void leave_columns_to_clearer_headers() {
        const auto is_general = [&](const HeaderCell& cell) {
            return aliases_.find("general", folded_header(cell.text)) != nullptr;
        };
        for (HeaderCell& cell : header_.cells) {
            if (cell.use != HeaderCell::Use::column || !is_general(cell)) continue;
            const bool has_clearer = std::ranges::any_of(header_.cells, [&](const HeaderCell& other) {
                return other.use == HeaderCell::Use::column && other.name == cell.name && !is_general(other);
            });
            if (has_clearer) cell = HeaderCell{.use = HeaderCell::Use::attribute, .text = cell.text};
        }
    }

    /// An attribute without a token, or whose token is taken, is called by its own text; one that is personal only by its token,
    /// by the token and a number.
    void name_attributes() {
        std::set<std::string> taken;
        const auto is_taken = [&](const std::string& name) { return taken.contains(name); };
        for (HeaderCell& cell : header_.cells) {
            if (cell.use != HeaderCell::Use::attribute) continue;
            const std::string token = cell.name;
            if (token.empty() || is_taken(token)) cell.name = cell.text;
            if (is_personal(token) && !is_personal(cell.name))
                for (unsigned number = 2; cell.name = token + "_" + std::to_string(number), is_taken(cell.name);)
                    ++number;
            taken.insert(cell.name);
        }
    }

    void check_doubles() {
        Firsts firsts;
        for (const HeaderCell& cell : header_.cells) {
            if (cell.use == HeaderCell::Use::unnamed) continue;
            if (const HeaderCell* const same = firsts.find(cell))
                refuse(FindingCode::same_column, cell.name, cell.text, shown(same->text));
            firsts.add(cell);
        }
    }

    /// The first cell of each meaning.  The text of a day may stand beside its date, but neither beside both days in one.
    class Firsts {
    public:
        /// The first cell that means the same as `cell`; null if there is none.
        [[nodiscard]] const HeaderCell* find(const HeaderCell& cell) const {
            const HeaderCell* first = nullptr;
            for (const auto& key : keys_of(cell))
                if (const auto found = cells_.find(key);
                    found != cells_.end() && (first == nullptr || found->second < first))
                    first = found->second;
            return first;
        }
        void add(const HeaderCell& cell) {
            for (const auto& key : keys_of(cell)) cells_.try_emplace(key, &cell);
        }

    private:
        using Key = std::pair<std::string, bool>;  // a name, and whether as the text of a day
        [[nodiscard]] static std::vector<Key> keys_of(const HeaderCell& cell) {
            std::vector<Key> keys{{cell.name, cell.use == HeaderCell::Use::day_text}};
            if (cell.use == HeaderCell::Use::both_days)
                for (const char* const day : {"first_day", "last_day"})
                    for (const bool as_text : {false, true}) keys.emplace_back(day, as_text);
            return keys;
        }
        std::map<Key, const HeaderCell*> cells_;
    };

    void check_required() {
        std::vector<std::string> missing;
        for (const std::string_view name : table_.required)
            if (!header_.find_column(name) && !(name == "indicator" && header_.has(HeaderCell::Use::total)))
                missing.emplace_back(name);
        if (missing.empty()) return;
        constexpr std::size_t most_said = 50;
        std::string found;
        std::size_t said = 0;
        for (const HeaderCell& cell : header_.cells) {
            if (cell.text.empty()) continue;
            if (said++ == most_said) found += ", …";
            if (said > most_said) break;
            found += (found.empty() ? "" : ", ") + shown(cell.text);
        }
        std::string names;
        for (const std::string& name : missing) names += (names.empty() ? "" : ", ") + name;
        refuse(FindingCode::missing_column, names, "", found_with_hint(std::move(found), missing));
    }

    /// The headers that are there, and the one that is nearest to a column that is not.
    [[nodiscard]] Phrase found_with_hint(std::string found, const std::vector<std::string>& missing) const {
        std::vector<std::string> unknown;
        for (const HeaderCell& cell : header_.cells)
            if (cell.use == HeaderCell::Use::attribute && unknown.size() < most_headers_compared)
                unknown.push_back(folded_header(cell.text));
        const bool goes_by_name = table_.name == "schools" || table_.name == "teachers";
        if (goes_by_name && missing == std::vector<std::string>{"id"} && header_.find_column("name"))
            return phrase("text_by_name", {std::move(found), std::string{table_.name}});
        for (const std::string& name : missing)
            for (const auto& [text, column] : aliases_.words(list_)) {
                const std::vector<std::string> near =
                    column == name ? nearest(text, unknown, 1) : std::vector<std::string>{};
                if (near.empty() || 2 * edit_distance(text, near.front()) >= edit_distance(text, "")) continue;
                const auto cell = std::ranges::find_if(header_.cells, [&](const HeaderCell& each) {
                    return each.use == HeaderCell::Use::attribute && folded_header(each.text) == near.front();
                });
                return phrase("text_nearest",
                              {std::move(found), name, shown(cell->text), "columns/" + std::string{table_.name}});
            }
        return {std::move(found)};
    }

    /// Headers that were kept as attributes and are a slip of the pen away from a column that the file has not.
    void report_slips() {
        const std::map<std::string, std::string> missing = missing_words();
        std::size_t compared = 0;
        for (std::size_t place = 0; place < header_.cells.size(); ++place) {
            const HeaderCell& cell = header_.cells[place];
            if (cell.use != HeaderCell::Use::attribute || cell.name != cell.text) continue;
            if (++compared > most_headers_compared) return;
            const std::string* column = find_slip(folded_header(cell.text), missing);
            if (column == nullptr) column = find_likely(folded_header(cell.text));
            if (column != nullptr)
                findings_.push_back({.code = FindingCode::near_column,
                                     .table = std::string{table_.name},
                                     .column = *column,
                                     .value = shown(cell.text),
                                     .expected = Phrase{*column},
                                     .position = static_cast<std::uint32_t>(place + 1)});
        }
    }

    /// The column that is often called so, if the file does not have it; null if there is none.
    [[nodiscard]] const std::string* find_likely(const std::string& header) const {
        const std::string* const column = aliases_.find("likely/" + std::string{table_.name}, header);
        if (column == nullptr) return nullptr;
        const bool has_days = header_.find_column("first_day") || header_.find_column("last_day") ||
                              header_.has(HeaderCell::Use::both_days);
        const bool is_there =
            *column == both_days_token ? has_days || !is_column("first_day") : header_.find_column(*column).has_value();
        return is_there ? nullptr : column;
    }

    /// Only words in letters: a Chinese word that differs in one sign is mostly another word.
    [[nodiscard]] static bool is_in_letters(std::string_view text) {
        return text.size() >= 5 && text.size() <= 64 &&
               std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
    }

    /// What the columns are called that the file does not have.
    [[nodiscard]] std::map<std::string, std::string> missing_words() const {
        const bool has_both_days = header_.has(HeaderCell::Use::both_days);
        std::map<std::string, bool> is_there;
        std::map<std::string, std::string> missing;
        for (const auto& [text, column] : aliases_.words(list_)) {
            const auto [known, is_new] = is_there.try_emplace(column, false);
            if (is_new) known->second = header_.find_column(column) || (has_both_days && is_day(column));
            if (!known->second && is_column(column) && is_in_letters(text)) missing.emplace(text, column);
        }
        return missing;
    }

    [[nodiscard]] static const std::string* find_slip(const std::string& header,
                                                      const std::map<std::string, std::string>& missing) {
        if (!is_in_letters(header)) return nullptr;
        const std::size_t most = header.size() < 8 ? 1 : 2;
        for (const auto& [text, column] : missing) {
            const std::size_t gap = std::max(header.size(), text.size()) - std::min(header.size(), text.size());
            if (gap <= most && edit_distance(header, text) <= most) return &column;
        }
        return nullptr;
    }

    const TableShape& table_;
    std::span<const std::string> cells_;
    const Aliases& aliases_;
    std::vector<Finding>& findings_;
    std::string list_;
    std::map<std::string, std::size_t, std::less<>> places_;                // of headers, folded
    std::map<std::string, std::optional<std::string>, std::less<>> clear_;  // what ambiguous headers mean here
    Header header_;
};

}  // namespace

std::optional<std::size_t> Header::find_column(std::string_view column) const {
    for (const auto use : {HeaderCell::Use::day_text, HeaderCell::Use::column}) {
        const auto found =
            std::ranges::find_if(cells, [&](const HeaderCell& cell) { return cell.use == use && cell.name == column; });
        if (found != cells.end()) return static_cast<std::size_t>(found - cells.begin());
    }
    return std::nullopt;
}

bool Header::has(HeaderCell::Use use) const { return std::ranges::find(cells, use, &HeaderCell::use) != cells.end(); }

std::size_t Header::named_count() const {
    std::size_t count = cells.size();
    while (count > 0 && cells[count - 1].use == HeaderCell::Use::unnamed) --count;
    return count;
}

Header read_header(const TableShape& table, std::span<const std::string> cells, const Aliases& aliases,
                   std::vector<Finding>& findings) {
    return HeaderReader{table, cells, aliases, findings}.read();
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#include "io/shape/sheet_sniffer.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "io/shape/places.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

/// A longer text is no header [bytes].
constexpr std::size_t longest_header = 90;
/// What it counts for a table that the sheet is called like it, that its title is, and that all it needs is there.
constexpr int weight_of_name = 4;
constexpr int weight_of_title = 2;
constexpr int weight_of_needs = 4;
/// And that a header is that of last year's shape.
constexpr int weight_of_same_header = 3;
/// A header with less is none.
constexpr int least_score = 5;

/// Whether the headers of schools come twice, as in blocks side by side.
[[nodiscard]] bool are_in_blocks(const std::vector<ShapeColumn>& columns) {
    std::set<std::string_view> headers;
    return std::ranges::any_of(columns, [&](const ShapeColumn& each) {
        return each.why != ColumnReason::likely && names_school(each.holds) && !headers.insert(each.header).second;
    });
}

/// Where several columns have one meaning, the clear ones keep it; of others the first, and in blocks all that have its
/// header.
void settle(std::vector<ShapeColumn>& columns) {
    const auto is_clear = [](const ShapeColumn& each) { return each.why != ColumnReason::likely || !each.of.empty(); };
    const bool has_blocks = are_in_blocks(columns);
    const auto has_clear = [&](std::string_view holds) {
        return std::ranges::any_of(columns, [&](const auto& each) { return each.holds == holds && is_clear(each); });
    };
    const bool has_days = has_clear("first_day") || has_clear("last_day");
    // Of two that may both name the school nothing says which is meant.
    std::map<std::string, std::string, std::less<>> first;  // by what they hold: the header that keeps it
    const auto keeps = [&](const ShapeColumn& each) {
        const auto [found, is_new] = first.try_emplace(each.holds, each.header);
        return is_new || (has_blocks && found->second == each.header);
    };
    std::set<std::string, std::less<>> open;
    for (const ShapeColumn& each : columns)
        if (!is_clear(each) && names_school(each.holds) && !keeps(each)) open.insert(each.holds);
    first.clear();
    for (ShapeColumn& each : columns) {
        if (is_clear(each) || each.holds.empty()) continue;
        const bool is_beside_days = each.holds == "first_and_last_day" && has_days;
        if (!is_beside_days && !has_clear(each.holds) && !open.contains(each.holds) && keeps(each)) continue;
        each.holds.clear();
        each.why = ColumnReason::unknown_header;
    }
}

/// Whether all texts count up from 1.
[[nodiscard]] bool counts_up(const std::vector<std::string_view>& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (texts[i] != std::to_string(i + 1)) return false;
    return true;
}

/// Whether a text is the name of a town or a district, and not of a school there: 城关镇.
[[nodiscard]] bool names_place(std::string_view text) {
    constexpr std::array ends{"镇", "乡", "街道", "街道办", "片区", "学区", "片", "县", "区", "市", "苏木"};
    const std::string plain = without_blanks(text);
    if (plain.ends_with("校区")) return false;  // a part of a school
    return std::ranges::any_of(ends, [&](std::string_view end) { return plain.ends_with(end); });
}

/// The column of a shape that has the header of this one: at the same place, or the only one.
[[nodiscard]] const ShapeColumn* column_like(const SheetShape* like, const ShapeColumn& column) {
    if (like == nullptr || column.header.empty()) return nullptr;
    const ShapeColumn* found = nullptr;
    std::size_t count = 0;
    for (const ShapeColumn& each : like->columns) {
        if (each.header != column.header) continue;
        if (each.at == column.at) return &each;
        found = &each;
        ++count;
    }
    return count == 1 ? found : nullptr;
}

}  // namespace

bool names_school(std::string_view column) {
    for (const std::string_view each : {"supporter", "recipient", "home", "host", "school", "predecessor", "successor",
                                        "supporter_name", "recipient_name", "home_name", "host_name", "school_name"})
        if (column == each) return true;
    return false;
}

bool names_teacher(std::string_view column) { return column == "teacher" || column == "teacher_name"; }

std::string_view SheetSniffer::cell(std::size_t row, std::size_t place) const {
    const auto& cells = sheet_.rows[row];
    return place < cells.size() ? trimmed(cells[place]) : std::string_view{};
}

std::uint32_t SheetSniffer::number_of(std::size_t row) const {
    return sheet_.first_row + static_cast<std::uint32_t>(row);
}

std::set<std::string_view> SheetSniffer::texts_of(std::size_t row) const {
    std::set<std::string_view> texts;
    for (std::size_t place = 0; place < sheet_.rows[row].size(); ++place)
        if (!cell(row, place).empty()) texts.insert(cell(row, place));
    return texts;
}

/// Several short texts, none of them twice but where cells are merged.
bool SheetSniffer::may_be_header(std::size_t row) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < sheet_.rows[row].size(); ++i) {
        const std::string_view text = cell(row, i);
        if (text.size() > longest_header) return false;
        if (!text.empty() && (i == 0 || text != cell(row, i - 1))) ++count;
    }
    return count > 0;
}

/// Whether a row may stand above another one in a header of two: it has two texts at least, a title has one.
bool SheetSniffer::may_divide(std::size_t row) const {
    if (row + 1 >= sheet_.rows.size()) return false;
    const std::set<std::string_view> texts = texts_of(row);
    bool divides = false;
    for (std::size_t place = 0; place < std::max(sheet_.rows[row].size(), sheet_.rows[row + 1].size()); ++place) {
        const std::string_view upper = cell(row, place);
        const std::string_view lower = cell(row + 1, place);
        const bool is_merged = upper == lower || (place > 0 && upper == cell(row, place - 1));
        if (upper.empty() != lower.empty() || (!upper.empty() && is_merged)) divides = true;
    }
    return texts.size() > 1 && divides && may_be_header(row + 1);
}

SheetSniffer::Tried SheetSniffer::try_header(const TableShape& table, std::size_t first, std::size_t count) const {
    Tried tried{.table = &table, .first = first, .count = count};
    std::size_t width = 0;
    for (std::size_t i = first; i < first + count; ++i) width = std::max(width, sheet_.rows[i].size());
    std::string_view above;
    for (std::size_t place = 0; place < width; ++place) {
        std::string_view upper = cell(first, place);
        const std::string_view lower = count == 2 ? cell(first + 1, place) : std::string_view{};
        if (!upper.empty()) above = upper;
        if (count == 2 && upper.empty() && !lower.empty()) upper = above;
        ShapeColumn column{.at = letters_of(place)};
        column.header = joined_header(upper, lower);
        const HeaderMeaning meaning = words_.meaning_of(table, upper, lower);
        column.holds = meaning.holds;
        column.of = meaning.of;
        column.of_column = meaning.of_column;
        column.unit = meaning.unit;
        column.why = meaning.why;
        tried.columns.push_back(std::move(column));
    }
    settle(tried.columns);
    const std::size_t below = first + count;
    if (below < sheet_.rows.size())  // a text below an empty header is the second row of a header
        for (std::size_t place = 0; place < width; ++place)
            if (tried.columns[place].header.empty() && !cell(below, place).empty()) --tried.score;
    std::set<std::string, std::less<>> held;
    int unknown = 0;
    for (const ShapeColumn& each : tried.columns) {
        if (each.holds.empty() && !each.header.empty() && unknown++ < 3) --tried.score;
        if (each.holds.empty()) continue;
        const bool is_column = std::ranges::find(table.columns, each.holds) != table.columns.end() ||
                               each.holds == "first_and_last_day" || each.holds.ends_with("_name");
        const bool is_new = held.insert(each.holds).second;
        const bool is_double = !is_new && each.of.empty() && each.why != ColumnReason::numbered && is_column;
        if (is_double) tried.score -= 2;
        if (is_new) tried.score += !is_column ? 1 : each.why == ColumnReason::likely ? 2 : 3;
        if (!each.of_column.empty()) held.insert(each.of_column);
    }
    const auto missing = std::ranges::count_if(table.required, [&](std::string_view needed) {
        return !held.contains(needed) && !held.contains(std::string{needed} + "_name") &&
               !(table.has_totals && needed == "indicator") && needed != "id";
    });
    tried.score += missing == 0 ? weight_of_needs : -2 * static_cast<int>(missing);
    return tried;
}

/// What speaks for a table before its header is looked at: last year's shape, the name of the sheet, its title.
int SheetSniffer::bonus_of(const TableShape& table, std::string_view title) const {
    if (like_ != nullptr) return weight_of_name;
    if (words_.is_called(sheet_.name, table.name)) return 2 * weight_of_name;
    if (words_.table_called(sheet_.name) == table.name) return weight_of_name;
    return words_.table_called(title) == table.name ? weight_of_title : 0;
}

SheetSniffer::Tried SheetSniffer::best_header() const {
    Tried best;
    const std::size_t end = std::min(sheet_.rows.size(), most_rows_above);
    std::string title;
    for (std::size_t row = 0; row < end; ++row) {
        if (!may_be_header(row)) continue;
        for (const TableShape& table : tables_) {
            if (like_ != nullptr && like_->table != table.name) continue;
            const int bonus = bonus_of(table, title);
            for (const std::size_t count : {std::size_t{1}, std::size_t{2}}) {
                if (row + count > sheet_.rows.size() || (count == 2 && !may_divide(row))) continue;
                Tried tried = try_header(table, row, count);
                tried.score += bonus;
                for (const ShapeColumn& each : tried.columns)
                    if (column_like(like_, each) != nullptr) tried.score += weight_of_same_header;
                const bool is_simpler = tried.score == best.score && tried.count < best.count;
                if (tried.score > best.score || is_simpler) best = std::move(tried);
            }
        }
        if (const auto texts = texts_of(row); texts.size() == 1) title += *texts.begin();
    }
    return best;
}

/// The unit and the year that stand above the header, or in the name of the sheet.
void SheetSniffer::read_title(SheetShape& shape, const Tried& header) const {
    std::string unit;
    std::optional<std::string> span = span_named_in(sheet_.name);
    for (std::size_t row = 0; row < header.first; ++row)
        for (std::size_t place = 0; place < sheet_.rows[row].size(); ++place) {
            if (unit.empty()) unit = words_.unit_in(cell(row, place));
            if (!span) span = span_named_in(cell(row, place));
        }
    const auto holds = [&](std::string_view column) {
        return std::ranges::find(shape.columns, column, &ShapeColumn::holds) != shape.columns.end();
    };
    for (ShapeColumn& each : shape.columns)
        if (each.unit.empty() && each.header.find("元") == std::string::npos &&
            (each.holds == header.table->value_column || each.holds == header.table->amount_column ||
             each.holds == "value_yuan"))
            each.unit = unit;
    const bool is_shadowing = sheet_.name.find("跟岗") != std::string::npos;
    if (is_shadowing && header.table->name == "postings" && !holds("form"))
        shape.values.emplace_back("form", "shadowing");
    const bool has_days = holds("first_day") || holds("last_day") || holds("first_and_last_day");
    const bool wants_days = header.table->name == "supports" || header.table->name == "postings";
    if (span && wants_days && !has_days) shape.values.emplace_back("first_and_last_day", *span);
    constexpr std::size_t of_year = 4;  // a transfer of a year, not of a school year
    if (span && header.table->name == "transfers" && !holds("day"))
        shape.values.emplace_back("day", span->find('/') == of_year ? span->substr(0, of_year) : *span);
}

/// The last row with two texts or more.
std::size_t SheetSniffer::last_full_row(const Tried& header) const {
    for (std::size_t row = sheet_.rows.size(); row-- > header.first + header.count;) {
        if (texts_of(row).size() > 1) return row;
    }
    return header.first;
}

/// The first row below the header that is not empty.
std::size_t SheetSniffer::first_row_below(const Tried& header) const {
    std::size_t row = header.first + header.count;
    const auto is_blank = [](const std::string& text) { return trimmed(text).empty(); };
    while (row + 1 < sheet_.rows.size() && std::ranges::all_of(sheet_.rows[row], is_blank)) ++row;
    return row;
}

/// What a row is that is not a record; null for a record and for an empty row.
const RowUse* SheetSniffer::use_of(std::size_t row, const Tried& header, bool is_behind_records) const {
    static constexpr RowUse marks = RowUse::marks;
    static constexpr RowUse repeated = RowUse::header;
    static constexpr RowUse section = RowUse::section;
    static constexpr RowUse total = RowUse::total;
    static constexpr RowUse note = RowUse::note;
    std::vector<std::string_view> texts;
    std::size_t like_header = 0;
    std::size_t from_above = 0;
    std::size_t first_place = 0;
    std::size_t filled = 0;
    for (std::size_t place = 0; place < sheet_.rows[row].size(); ++place) {
        const std::string_view text = cell(row, place);
        if (text.empty()) continue;
        if (texts.empty()) first_place = place;
        ++filled;
        texts.push_back(text);
        const std::string plain = without_blanks(text);
        if (plain == without_blanks(cell(header.first, place)) ||
            plain == without_blanks(cell(header.first + header.count - 1, place)))
            ++like_header;
        else if (merged_.is_from_above(row, place))
            ++from_above;
    }
    if (texts.empty()) return nullptr;
    const bool is_one_text = std::ranges::count(texts, texts.front()) == static_cast<std::ptrdiff_t>(texts.size());
    if (like_header > 1 && like_header + from_above == texts.size()) return &repeated;
    if (row == first_row_below(header) && texts.size() > 1 && std::ranges::all_of(texts, &is_mark) &&
        (texts.front() == "甲" || counts_up(texts)))
        return &marks;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, texts.size()); ++i)
        if (words_.is_total(texts[i])) return &total;
    if (words_.is_note(texts.front()) || std::ranges::all_of(texts, &is_labelled)) return &note;
    if (!is_one_text) return nullptr;
    if (begins_section(texts.front()) || filled > 1 || names_place(texts.front()))
        return is_behind_records ? &note : &section;
    const auto& needed = header.table->required;
    const bool is_needed = first_place < header.columns.size() &&
                           std::ranges::find(needed, header.columns[first_place].holds) != needed.end();
    return is_behind_records && (!is_needed || needed.size() != 1) ? &note : nullptr;
}

void SheetSniffer::sort_rows(SheetShape& shape, const Tried& header) const {
    std::map<RowUse, std::vector<std::uint32_t>> skipped;
    const std::size_t last = last_full_row(header);
    for (std::size_t row = header.first + header.count; row < sheet_.rows.size(); ++row)
        if (const RowUse* const use = use_of(row, header, row > last)) skipped[*use].push_back(number_of(row));
    for (auto& [use, rows] : skipped) shape.skip.push_back({use, std::move(rows)});
}

/// Takes over what a person may have corrected: what columns hold, and the values of whole sheets but the year.
void SheetSniffer::take_over(SheetShape& shape) const {
    for (ShapeColumn& each : shape.columns) {
        const ShapeColumn* const known = column_like(like_, each);
        if (known == nullptr) continue;
        ShapeColumn column = *known;
        column.at = std::move(each.at);
        column.unit = std::move(each.unit);  // this file's own
        each = std::move(column);
    }
    for (const auto& value : like_->values)
        if (value.first != "first_and_last_day") shape.values.push_back(value);
}

SheetShape SheetSniffer::sniff() {
    SheetShape shape{.sheet = sheet_.name};
    if (like_ != nullptr && like_->table.empty()) {
        shape.why = sheet_.is_hidden ? SheetReason::hidden : SheetReason::none;
        return shape;
    }
    if (like_ == nullptr && sheet_.is_hidden) {
        shape.why = SheetReason::hidden;
        return shape;
    }
    if (sheet_.rows.empty()) return shape;
    const Tried header = best_header();
    if (header.table == nullptr || header.score < least_score) return shape;
    shape.table = header.table->name;
    shape.why = words_.table_called(sheet_.name) == shape.table ? SheetReason::name : SheetReason::header;
    for (std::size_t i = 0; i < header.count; ++i) shape.header.push_back(number_of(header.first + i));
    sort_rows(shape, header);
    for (const ShapeColumn& each : header.columns)
        if (!each.header.empty()) shape.columns.push_back(each);
    for (ShapeColumn& each : shape.columns) {
        if (each.holds.empty()) each.holds = each.header;
        if (!names_school(each.holds) || !each.holds.ends_with("_name")) continue;
        const std::string column = each.holds.substr(0, each.holds.rfind("_name"));
        if (std::ranges::find(shape.columns, column, &ShapeColumn::holds) == shape.columns.end()) each.holds = column;
    }
    take_channels(shape);
    tell_attributes_apart(shape, *header.table);
    if (like_ != nullptr) take_over(shape);
    read_title(shape, header);
    for (ShapeColumn& each : shape.columns)
        if (const ShapeColumn* const known = column_like(like_, each);
            known != nullptr && each.unit.empty() && each.header.find("元") == std::string::npos)
            each.unit = known->unit;
    return shape;
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
// What the layout of a file may hide from a strict reading: each is a doubtful finding.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "io/shape/layout_words.hpp"
#include "io/table_reader.hpp"

namespace jiedui::detail {

/// A unit of money above the header that nothing in the header says.
void TableReader::report_unit_above(const Source& source) {
    const LayoutWords words{aliases()};
    std::string unit = words.unit_in(source.title);
    if (unit.empty() && LayoutWords::names_unit(source.title)) unit = source.title;  // an unknown unit
    if (unit.empty() || aliases().yuan_in(unit) == 1) return;
    for (const std::string_view column : {shape_.value_column, shape_.amount_column}) {
        const auto place = column.empty() ? std::nullopt : header_.find_column(column);
        if (!place || units_.units().scales.contains(column)) continue;
        report(FindingCode::unit_above, source.header_row, header_.cells[*place].text, unit);
    }
}

/// A record whose row begins like a total or a note, though the layout is read as it stands.
void TableReader::report_first_cell() {
    if (rows_->names_columns() && !rows_->origins()) return;
    constexpr std::size_t most = 3;
    for (std::size_t place = 0; place < std::min(most, cells().size()); ++place) {
        const std::string_view text = cell(place);
        if (text.empty()) continue;
        const auto is_alone = [&] {
            for (std::size_t other = 0; other < cells().size(); ++other)
                if (!cell(other).empty() && cell(other) != text) return false;
            return true;
        };
        const auto are_marks = [&] {
            std::size_t count = 0;
            for (std::size_t other = 0; other < cells().size(); ++other) {
                if (!cell(other).empty() && !is_mark(cell(other))) return false;
                count += cell(other).empty() ? 0U : 1U;
            }
            return count > 1;
        };
        const bool may_be_mark = static_cast<unsigned char>(text.front()) >= 0xE0U || text.front() == '(';
        const bool is_heading = may_be_mark && ((begins_section(text) && is_alone()) || (text == "甲" && are_marks()));
        if (!is_heading && !reading_.common.is_like_total(text) && !is_total_of_some(text)) continue;
        report(FindingCode::like_total, row(), header_.cells[place].text, cell(place));
        return;
    }
}

/// A number of more than 15 digits, which a spreadsheet does not keep whole: one finding a column.
void TableReader::report_long_number(std::size_t place, std::string_view header, std::string_view text) {
    constexpr std::size_t kept = 15;
    if (text.size() <= kept || !rows_->is_number(place)) return;
    reading_.builder.add(cause_of({"long_number", table(), header}),
                         finding_of(FindingCode::long_number, row(), header, text), [] { return Phrase{}; });
}

/// A unit of money in a row, and another one in the header of its values: 金额（元） beside 万元.
void TableReader::report_other_unit(std::string_view unit) {
    const auto in_row = aliases().yuan_in(unit);
    const auto place = header_.find_column(shape_.value_column);
    if (!in_row || !place || cell(*place).empty()) return;
    const auto scale = units_.units().scales.find(shape_.value_column);
    if (scale == units_.units().scales.end() || scale->second.multiplier == *in_row) return;
    const std::size_t at = *units_.units().unit_place;
    const std::string header{header_.cells[*place].text};
    reading_.builder.add(cause_of({"other unit", table(), unit}),
                         finding_of(FindingCode::unit_differs, row(), header_.cells[at].text, unit),
                         [&] { return shown(header); });
}

/// 2022.1 in a text file: January, or October in a sheet that wrote 2022.10 as a number.
void TableReader::report_cut_month(const Field& field, std::string_view cell) {
    constexpr std::string_view end = ".1";
    constexpr std::size_t of_year = 4;
    if (!rows_->is_text() || cell.size() != of_year + end.size() || !cell.ends_with(end)) return;
    const std::string_view year = cell.substr(0, of_year);
    if (!std::ranges::all_of(year, [](char each) { return each >= '0' && each <= '9'; })) return;
    reading_.builder.add(cause_of({"cut month", table(), field.header}),
                         finding_of(FindingCode::assumed_value, row(), field.header, cell),
                         [&] { return Phrase{std::string{year} + "-01"}; });
}

bool TableReader::is_lost(const Field& field, std::string_view cell) {
    report_long_number(field.place, field.header, cell);
    if (reading_.common.is_error(cell)) {
        reading_.builder.add(cause_of({"error_value", table(), field.header, cell}),
                             finding_of(FindingCode::error_value, row(), field.header, cell), [] { return Phrase{}; });
        return true;
    }
    const bool is_amount = field.rules.fault == FindingCode::bad_number && !cell.empty();
    if (!is_amount || !rows_->is_merged(field.place)) return false;
    if (reading_.common.is_unknown(cell)) return true;
    reading_.builder.add(cause_of({"merged_number", table(), field.header, cell}),
                         finding_of(FindingCode::merged_number, row(), field.header, cell), [] { return Phrase{}; });
    return true;
}

void TableReader::report_missing_end() {
    const bool is_open = shape_.is_end_expected && !has_last_day() && !meaning_of_missing_end();
    if (is_open && !reading_.is_addition) report(FindingCode::open_end_assumed, 0, "last_day", "");
}

}  // namespace jiedui::detail

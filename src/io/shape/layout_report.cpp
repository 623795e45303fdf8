// SPDX-License-Identifier: Apache-2.0
#include "io/shape/layout_report.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "io/file_bytes.hpp"
#include "io/shape/places.hpp"
#include "io/wanted_header.hpp"
#include "jiedui/base/finding_list.hpp"

namespace jiedui::detail {
namespace {

[[nodiscard]] Phrase phrase_of(RowUse use) {
    switch (use) {
        case RowUse::marks: return phrase("row_use_marks");
        case RowUse::header: return phrase("row_use_header");
        case RowUse::section: return phrase("row_use_section");
        case RowUse::total: return phrase("row_use_total");
        case RowUse::note: return phrase("row_use_note");
    }
    return {};
}

}  // namespace

std::string unit_of(const ShapeColumn& column) {
    const bool says_yuan = column.header.find("元") != std::string::npos;
    return column.unit.empty() && says_yuan ? "元" : column.unit;
}

void LayoutReport::begin(const Sheet& sheet, const SheetShape& shape, const std::vector<Reads>& reads) {
    sheet_ = &sheet;
    shape_ = &shape;
    reads_ = &reads;
}

void LayoutReport::add(const std::string& cause, FindingCode code, std::size_t row, std::size_t place,
                       std::string_view value, Phrase expected, std::string_view column) {
    Finding finding{code,
                    std::string{table_.name},
                    sheet_->first_row + static_cast<std::uint32_t>(row),
                    std::string{column},
                    shown(value),
                    std::move(expected)};
    finding.position = static_cast<std::uint32_t>(place + 1);
    finding.cell = cell_name(*sheet_, row, place);
    for (const Reads& each : *reads_)
        if (column.empty() && each.place == place) finding.column = each.column->header;
    book_.findings.emplace_back(cause.empty() ? cause : cause_of({word_of(code), sheet_->name, cause}),
                                std::move(finding));
}

/// Whether a row has all that a record needs, and nothing that speaks against one.
bool LayoutReport::looks_like_record(std::size_t row) const {
    const auto has = [&](std::string_view needed) {
        return std::ranges::any_of(*reads_, [&](const Reads& each) {
            const std::string_view text = text_at(*sheet_, row, each.place);
            return each.column->holds == needed && !text.empty() && !is_mark(text) && text != each.column->header;
        });
    };
    for (std::size_t place = 0; place < std::min<std::size_t>(3, sheet_->rows[row].size()); ++place)
        if (words_.is_total(text_at(*sheet_, row, place))) return false;
    return std::ranges::all_of(table_.required, has);
}

void LayoutReport::add_layout() {
    for (const SkippedRows& each : shape_->skip) add_skipped(each);
    for (const Reads& each : *reads_) add_column(each);
    for (const auto& [column, value] : shape_->values) {
        if (column == "first_and_last_day" || column == "day")
            add("", FindingCode::assumed_days, header_row(), 0, value, Phrase{value});
        else
            add(column, FindingCode::assumed_value, header_row(), 0, sheet_->name, Phrase{value}, column);
    }
    if (shape_->why == SheetReason::header)
        add("", FindingCode::assumed_table, header_row(), 0, sheet_->name, phrase("table", {std::string{table_.name}}));
    add_unit_line();
}

void LayoutReport::add_unnamed(const std::vector<std::size_t>& rows) {
    std::set<std::size_t> known;
    for (const ShapeColumn& each : shape_->columns) known.insert(place_of_letters(each.at));
    const Merged merged{*sheet_};
    for (const std::size_t row : rows)
        for (std::size_t place = 0; place < sheet_->rows[row].size(); ++place) {
            const std::string_view text = text_at(*sheet_, row, place);
            if (text.empty() || known.contains(place) || merged.is_from_left(row, place)) continue;
            known.insert(place);  // the first of a column is enough
            add("", FindingCode::unnamed_column, row, place, text, {});
        }
}

std::size_t LayoutReport::header_row() const { return row_of(*sheet_, shape_->header.back()); }

void LayoutReport::add_skipped(const SkippedRows& rows) {
    for (const std::uint32_t number : rows.rows) {
        const std::size_t row = row_of(*sheet_, number);
        std::size_t place = 0;
        while (place + 1 < sheet_->rows[row].size() && text_at(*sheet_, row, place).empty()) ++place;
        const std::string cause{looks_like_record(row) ? "" : word_of(rows.use)};
        add(cause, FindingCode::rows_left_out, row, place, text_at(*sheet_, row, place), phrase_of(rows.use));
    }
}

/// A column that was taken for what it is, or in a unit, for another reason than its header.
void LayoutReport::add_column(const Reads& reads) {
    const ShapeColumn& column = *reads.column;
    const bool is_sure = column.why == ColumnReason::header || column.why == ColumnReason::two_rows ||
                         column.why == ColumnReason::group || column.why == ColumnReason::unknown_header;
    if (column.why == ColumnReason::unknown_header && column.holds == column.header && is_filled(reads.place) &&
        seems_wanted(table_.name, column.header, words_.aliases()))
        add("", FindingCode::unused_column, header_row(), reads.place, column.header, {});
    if (!is_sure)
        add("", FindingCode::assumed_column, header_row(), reads.place, column.header,
            phrase("one_of_words", {"columns/" + std::string{table_.name}, column.holds}));
    const bool says_unit = column.header.find(column.unit) != std::string::npos;
    if (!column.unit.empty() && !says_unit && column.unit != "人" && column.unit != "件")
        add("", FindingCode::assumed_unit, header_row(), reads.place, column.header, Phrase{column.unit});
}

/// Whether a column has a text below the header.
bool LayoutReport::is_filled(std::size_t place) const {
    for (std::size_t row = header_row() + 1; row < sheet_->rows.size(); ++row)
        if (!text_at(*sheet_, row, place).empty()) return true;
    return false;
}

/// A unit above the table that is not that of the header.
void LayoutReport::add_unit_line() {
    const Sheet& sheet = *sheet_;
    for (std::size_t row = 0; row < row_of(sheet, shape_->header.front()); ++row)
        for (std::size_t place = 0; place < sheet.rows[row].size(); ++place) {
            const std::string_view text = text_at(sheet, row, place);
            const std::string unit = words_.unit_in(text);
            const auto is_open = [&](const Reads& each) {
                return (each.column->holds == "value_yuan" || each.column->holds == "amount") &&
                       unit_of(*each.column).empty();
            };
            if (const auto open = std::ranges::find_if(*reads_, is_open);
                unit.empty() && LayoutWords::names_unit(text) && open != reads_->end())
                return add("", FindingCode::unit_above, row, place, text, {}, open->column->header);
            const auto contradicts = [&](const Reads& each) {
                const bool is_money = each.column->holds == "value_yuan" || each.column->holds == "amount";
                const std::string own = unit_of(*each.column);
                const bool says_unit = each.column->header.find("元") != std::string::npos;
                return is_money && says_unit && !own.empty() && own != unit;
            };
            const auto found = std::ranges::find_if(*reads_, contradicts);
            if (!unit.empty() && found != reads_->end())
                return add("", FindingCode::unit_differs, row, place, unit, shown(found->column->header));
        }
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
// The rows of sheets that are records, and those of shaped tables.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "io/record_reader.hpp"
#include "io/shape/places.hpp"
#include "io/shape/shaped.hpp"

namespace jiedui::detail {

std::vector<std::size_t> record_rows(const Sheet& sheet, const SheetShape& shape) {
    std::vector<std::size_t> rows;
    if (shape.table.empty() || shape.header.empty()) return rows;
    const Merged merged{sheet};
    std::set<std::uint32_t> skipped;
    for (const SkippedRows& each : shape.skip) skipped.insert(each.rows.begin(), each.rows.end());
    for (std::size_t row = shape.header.back() + 1 - sheet.first_row; row < sheet.rows.size(); ++row) {
        bool is_blank = true;  // also if all that stands there is the text of cells above
        for (std::size_t place = 0; is_blank && place < sheet.rows[row].size(); ++place)
            is_blank = text_at(sheet, row, place).empty() || merged.is_from_above(row, place);
        if (!is_blank && !skipped.contains(sheet.first_row + static_cast<std::uint32_t>(row))) rows.push_back(row);
    }
    return rows;
}

std::vector<TableShape> tables_by_name() {
    std::vector<TableShape> tables;
    const Naming naming{.schools = NamedBy::name, .teachers = NamedBy::name};
    each_table([&]<class Record>(std::vector<Record> Records::*) { tables.push_back(shape_of<Record>(naming)); });
    for (TableShape& each : tables) {
        if (each.name == "indicators") each.has_totals = true;
        if (each.name == "supports") each.amount_column = "amount";
        if (each.name == "transfers") each.value_column = "value_yuan";
    }
    return tables;
}

bool ShapedRows::next() {
    if (at_ > table_->rows.size()) return false;
    const std::vector<std::string>& cells = at_ == 0 ? table_->header : table_->rows[at_ - 1].cells;
    cells_.assign(cells.begin(), cells.end());
    row_ = static_cast<std::uint32_t>(at_++);
    return true;
}

bool ShapedRows::is_number(std::size_t place) const noexcept {
    return at_ > 1 && std::ranges::binary_search(table_->rows[at_ - 2].numbers, static_cast<std::uint32_t>(place));
}

bool ShapedRows::is_merged(std::size_t place) const noexcept {
    return at_ > 1 && std::ranges::binary_search(table_->rows[at_ - 2].merged, static_cast<std::uint32_t>(place));
}

}  // namespace jiedui::detail

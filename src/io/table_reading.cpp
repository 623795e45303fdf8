// SPDX-License-Identifier: Apache-2.0
// What became of the columns of a source.
#include <algorithm>
#include <utility>
#include <vector>

#include "io/shape/places.hpp"
#include "io/table_reader.hpp"
#include "io/wanted_header.hpp"

namespace jiedui::detail {
namespace {

[[nodiscard]] ColumnUse use_of(HeaderCell::Use use) noexcept {
    switch (use) {
        case HeaderCell::Use::column:
        case HeaderCell::Use::day_text: return ColumnUse::column;
        case HeaderCell::Use::both_days: return ColumnUse::both_days;
        case HeaderCell::Use::total: return ColumnUse::total;
        case HeaderCell::Use::helper: return ColumnUse::helper;
        case HeaderCell::Use::attribute: return ColumnUse::attribute;
        case HeaderCell::Use::unnamed: return ColumnUse::unread;
    }
    return ColumnUse::unread;
}

}  // namespace

/// @pre all that reads columns is prepared.
void TableReader::prepare_tally() {
    tally_ = CellTally{header_.cells.size(), rows_->origins()};
    std::vector<bool> is_read(header_.cells.size());
    for (const Field& each : fields_) is_read[each.place] = true;
    for (const Extra& each : extras_) is_read[each.place] = true;
    if (both_days_place_ && has_days()) is_read[*both_days_place_] = true;
    for (std::size_t place = 0; place < header_.cells.size(); ++place) {
        if (is_read[place] || header_.cells[place].use == HeaderCell::Use::total) continue;
        if (place == units_.units().unit_place)
            unit_place_ = place;
        else
            unread_places_.push_back(place);
    }
}

/// Counts the cells of a row that no reader of cells meets.
void TableReader::count_others() {
    for (const std::size_t place : unread_places_)
        if (place < cells().size()) count(place, cell(place).empty() ? CellFate::empty : CellFate::unread);
    if (unit_place_) count(*unit_place_, cell(*unit_place_).empty() ? CellFate::empty : CellFate::understood);
}

void TableReader::add_reading(const Source& source) {
    const bool is_sheet = source.encoding == Encoding::none && !rows_->names_columns();
    std::vector<ReadColumn> columns;
    for (std::size_t place = 0; place < header_.cells.size(); ++place) {
        const HeaderCell& cell = header_.cells[place];
        const bool is_read = !std::ranges::binary_search(unread_places_, place);  // they ascend
        columns.push_back({.table = std::string{table()},
                           .source = source.name,
                           .at = is_sheet ? letters_of(place) : "",
                           .header = shown(cell.text),
                           .use = is_read ? use_of(cell.use) : ColumnUse::unread,
                           .column = is_read ? shown(cell.name) : "",
                           .unit = shown(cell.unit)});
    }
    for (ReadColumn& each : tally_.give(columns)) {
        const bool is_kept = each.use == ColumnUse::attribute && each.kept > 0 && each.column == each.header;
        const bool is_told = near_headers_.contains(each.header) || rows_->origins();
        if (is_kept && !is_told && seems_wanted(table(), each.header, aliases()))
            report(FindingCode::unused_column, source.header_row, each.header, each.header);
        reading_.builder.add(std::move(each));
    }
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// LayoutReport: what a shape assumes of a sheet, as findings at their cells.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "io/header.hpp"
#include "io/shape/choices.hpp"
#include "io/shape/layout_words.hpp"
#include "io/shape/shaped.hpp"
#include "jiedui/base/finding.hpp"
#include "jiedui/io/shape.hpp"
#include "jiedui/io/table_input.hpp"

namespace jiedui::detail {

/// The unit of money in a column; empty if neither the shape nor the header says it.
[[nodiscard]] std::string unit_of(const ShapeColumn& column);

/// Adds findings about the sheets of one table.
class LayoutReport {
public:
    /// @pre all of them outlive the report.
    LayoutReport(const TableShape& table, const LayoutWords& words, ShapedBook& book)
        : table_{table}, words_{words}, book_{book} {}

    /// Turns to a sheet.  @pre all of it stays where it is until the next.
    void begin(const Sheet& sheet, const SheetShape& shape, const std::vector<Reads>& reads);
    /// Adds a finding about a cell.
    /// @param cause what findings of the same cause in this sheet have in common; empty if it has a cause of its own.
    /// @param row, place where the cell is, from 0.
    /// @param column what is at fault; empty: the header of the column.
    void add(const std::string& cause, FindingCode code, std::size_t row, std::size_t place, std::string_view value,
             Phrase expected, std::string_view column = {});
    /// Adds what the layout of the sheet was taken for, where a strict reading would not.
    void add_layout();
    /// Adds the columns that have values in records, and neither a header nor a line in the shape.
    void add_unnamed(const std::vector<std::size_t>& rows);

private:
    [[nodiscard]] bool looks_like_record(std::size_t row) const;
    [[nodiscard]] bool is_filled(std::size_t place) const;
    [[nodiscard]] std::size_t header_row() const;
    void add_skipped(const SkippedRows& rows);
    void add_column(const Reads& reads);
    void add_unit_line();

    const TableShape& table_;
    const LayoutWords& words_;
    ShapedBook& book_;
    const Sheet* sheet_ = nullptr;
    const SheetShape* shape_ = nullptr;
    const std::vector<Reads>* reads_ = nullptr;
};

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// ShapedTable: a table as a shape reads it out of sheets: one row a record, each cell with its place in the workbook.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/aliases.hpp"
#include "io/header.hpp"
#include "io/row_source.hpp"
#include "jiedui/base/finding.hpp"
#include "jiedui/io/shape.hpp"
#include "jiedui/io/table_input.hpp"
#include "jiedui/model/ledger_builder.hpp"

namespace jiedui::detail {

/// One row of a ShapedTable.
struct ShapedRow {
    std::vector<std::string> cells{};
    std::vector<std::uint32_t> numbers{};  ///< the places of the cells that are numbers, ascending
    std::vector<std::uint32_t> merged{};   ///< the places of the cells that are merged with those of other records
};

/// The records that all sheets of one table hold.
struct ShapedTable {
    std::string table{};
    std::string name{};                 ///< of its sheets
    std::vector<std::string> header{};  ///< what each column holds, with its unit: value_yuan(万元)
    std::vector<std::string> shown{};   ///< its header in the workbook
    std::vector<ShapedRow> rows{};
    bool is_text = false;  ///< whether one of its sheets is a text file
    std::shared_ptr<CellOrigins> origins = std::make_shared<CellOrigins>();
};

/// What a shape makes of sheets.
struct ShapedBook {
    std::vector<ShapedTable> tables{};
    /// What was assumed, or is wrong with the layout: each with what findings of the same cause have in common.
    std::vector<std::pair<std::string, Finding>> findings{};
};

/// Reads sheets by a shape.
/// @errors ErrorCode::bad_shape, with the place, if the shape speaks of a sheet, a row, a column or a header that is not there.
[[nodiscard]] ShapedBook shaped(std::span<const Sheet> sheets, const Shape& shape, const Aliases& aliases);

/// What the header of each table may have, where cells name schools and teachers by name.
[[nodiscard]] std::vector<TableShape> tables_by_name();

/// The rows of a sheet, from 0, that are records: those with a value below the header that are not skipped.
[[nodiscard]] std::vector<std::size_t> record_rows(const Sheet& sheet, const SheetShape& shape);

/// Walks the rows of a ShapedTable.
class ShapedRows final : public RowSource {
public:
    /// @pre `table` outlives the walk.
    explicit ShapedRows(const ShapedTable& table) noexcept : table_{&table} {}

    [[nodiscard]] bool next() override;
    void restart() override { at_ = 0; }
    [[nodiscard]] std::size_t most_rows(std::size_t) const noexcept override { return table_->rows.size() + 1 - at_; }
    [[nodiscard]] double share() const noexcept override {
        return static_cast<double>(at_) / static_cast<double>(table_->rows.size() + 1);
    }
    [[nodiscard]] bool names_columns() const noexcept override { return true; }
    [[nodiscard]] bool is_text() const noexcept override { return table_->is_text; }
    [[nodiscard]] bool is_number(std::size_t place) const noexcept override;
    [[nodiscard]] bool is_merged(std::size_t place) const noexcept override;
    [[nodiscard]] std::string_view shown_header(std::size_t place) const noexcept override {
        return place < table_->shown.size() ? std::string_view{table_->shown[place]} : std::string_view{};
    }
    [[nodiscard]] std::shared_ptr<const CellOrigins> origins() const noexcept override { return table_->origins; }

private:
    const ShapedTable* table_;
    std::size_t at_ = 0;  // 0: before the header
};

}  // namespace jiedui::detail

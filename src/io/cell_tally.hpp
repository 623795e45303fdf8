// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// CellTally: counts what becomes of the cells of a table, column by column.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "jiedui/model/ledger_builder.hpp"
#include "jiedui/model/read_column.hpp"

namespace jiedui::detail {

/// What became of a cell.
enum class CellFate : std::uint8_t { understood, empty, unknown, bad, kept, unread };

/// Counts what becomes of cells, column by column; also sheet by sheet, if the rows were put together from several.
class CellTally {
public:
    CellTally() = default;
    CellTally(std::size_t width, std::shared_ptr<const CellOrigins> origins);

    /// Turns to a row.
    /// @param row its number, from 1.
    void begin_row(std::uint32_t row) {
        if (origins_) choose(origins_->rows[row - 1]);
    }
    void count(std::size_t place, CellFate fate) noexcept { ++(*now_)[place][static_cast<std::size_t>(fate)]; }

    /// Gives the columns of the source from left to right, those of several sheets one sheet after another.
    /// @param columns what each column of the table was taken for, with its source.  One that has no header is given
    ///     only if it has values.
    [[nodiscard]] std::vector<ReadColumn> give(const std::vector<ReadColumn>& columns) const;

private:
    using Counts = std::array<std::uint64_t, 6>;          // by fate
    using Row = std::vector<Counts>;                      // by place
    using Key = std::pair<std::uint32_t, std::uint32_t>;  // which sheet, and which list of its columns

    void choose(const CellOrigins::Row& origin);
    [[nodiscard]] std::vector<ReadColumn> give_by_sheet(const std::vector<ReadColumn>& columns) const;

    std::size_t width_ = 0;
    std::shared_ptr<const CellOrigins> origins_{};
    std::map<Key, Row> all_{};
    Key chosen_{};
    Row* now_ = nullptr;  // in all_, whose parts stay where they are
};

}  // namespace jiedui::detail

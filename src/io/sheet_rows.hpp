// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// SheetRows: the rows of a sheet that stands in memory as texts.

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "io/row_source.hpp"
#include "io/shape/places.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/io/table_input.hpp"

namespace jiedui::detail {

/// Walks the rows of a Sheet.
class SheetRows final : public RowSource {
public:
    /// @pre `sheet` outlives the walk.
    explicit SheetRows(const Sheet& sheet) : sheet_{&sheet}, merged_{sheet} {}

    [[nodiscard]] bool next() override {
        const auto is_blank = [](std::string_view cell) { return trimmed(cell).empty(); };
        for (; at_ < sheet_->rows.size(); ++blank_rows_) {
            const std::vector<std::string>& row = sheet_->rows[at_];
            row_ = sheet_->first_row + static_cast<std::uint32_t>(at_++);
            cells_.assign(row.begin(), row.end());
            if (!std::ranges::all_of(cells_, is_blank)) return true;
        }
        return false;
    }
    void restart() override {
        at_ = 0;
        blank_rows_ = 0;
    }
    [[nodiscard]] std::size_t most_rows(std::size_t) const noexcept override { return sheet_->rows.size() - at_; }
    [[nodiscard]] double share() const noexcept override {
        return sheet_->rows.empty() ? 1.0 : static_cast<double>(at_) / static_cast<double>(sheet_->rows.size());
    }
    [[nodiscard]] bool names_columns() const noexcept override { return sheet_->first_row == 0; }
    [[nodiscard]] bool is_number(std::size_t place) const noexcept override {
        const std::size_t here = at_ - 1;
        return here < sheet_->numbers.size() &&
               std::ranges::binary_search(sheet_->numbers[here], static_cast<std::uint32_t>(place));
    }
    [[nodiscard]] bool is_merged(std::size_t place) const noexcept override { return merged_.has(at_ - 1, place); }

private:
    const Sheet* sheet_;
    Merged merged_;
    std::size_t at_ = 0;
};

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Places: cells of sheets, by their rows and columns from 0, and as people call them.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/io/shape.hpp"
#include "jiedui/io/table_input.hpp"

namespace jiedui::detail {

/// The letters of a column: A, Z, AA.
[[nodiscard]] std::string letters_of(std::size_t place);
/// The column that letters name; the largest number if they are no letters.
[[nodiscard]] std::size_t place_of_letters(std::string_view letters) noexcept;

/// The row of the number that people see.  @pre number >= sheet.first_row
[[nodiscard]] inline std::size_t row_of(const Sheet& sheet, std::uint32_t number) noexcept {
    return number - sheet.first_row;
}
/// A cell as findings name it: 结对!B7.
[[nodiscard]] std::string cell_name(const Sheet& sheet, std::size_t row, std::size_t place);
/// The text of a cell without blanks at its ends; empty behind the last cell of the row.
[[nodiscard]] std::string_view text_at(const Sheet& sheet, std::size_t row, std::size_t place) noexcept;
/// Whether the workbook has the cell as a number.
[[nodiscard]] bool is_number_at(const Sheet& sheet, std::size_t row, std::size_t place) noexcept;

/// The text of a header of one row or two.
[[nodiscard]] std::string joined_header(std::string_view upper, std::string_view lower);

/// Which cells of a sheet are merged with others.  Each question is O(log ranges).
class Merged {
public:
    explicit Merged(const Sheet& sheet);
    /// Whether the cell is merged with any other.
    [[nodiscard]] bool has(std::size_t row, std::size_t place) const noexcept { return find(row, place) != nullptr; }
    /// Whether the text of the cell stands further left.
    [[nodiscard]] bool is_from_left(std::size_t row, std::size_t place) const noexcept;
    /// Whether the text of the cell stands further up.
    [[nodiscard]] bool is_from_above(std::size_t row, std::size_t place) const noexcept;

private:
    [[nodiscard]] const MergedCells* find(std::size_t row, std::size_t place) const noexcept;
    std::vector<std::vector<MergedCells>> ranges_;  // by column, ascending by the first row
};

/// Checks that a shape is of this sheet: its rows and columns are there, and the headers say what they said.
/// @errors ErrorCode::bad_shape, with the place.
void check_places(const Sheet& sheet, const SheetShape& shape);

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Header: what the columns of a file mean.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/aliases.hpp"
#include "jiedui/base/finding.hpp"

namespace jiedui::detail {

/// A table as its header sees it.
struct TableShape {
    std::string_view name{};
    std::vector<std::string_view> columns{};   ///< all it knows
    std::vector<std::string_view> required{};  ///< those that a file must have
    std::vector<std::string_view> counts{};    ///< those that hold whole numbers or degrees
    std::vector<std::string_view> days{};      ///< those that hold days
    std::vector<std::string_view> named{};     ///< those that hold names of other records
    std::string_view amount_column{};          ///< the one that the unit column is of; empty if there is none
    std::string_view value_column{};           ///< the one of money, in the unit of the row if it has no amount
    std::string_view share_column{};           ///< the one of shares, which may be percentages
    bool has_totals = false;                   ///< indicators may have columns of their own
    bool is_end_expected = false;              ///< it is doubtful if there is no column of last days
};

/// What one cell of a header means.
struct HeaderCell {
    enum class Use : std::uint8_t {
        column,     ///< a column of the table
        day_text,   ///< a day as text, beside one of dates: it wins
        both_days,  ///< the first and the last day in one cell
        total,      ///< the totals of one indicator, in a sheet of one row a school
        helper,     ///< a name beside an id, to be checked
        attribute,  ///< anything else
        unnamed     ///< an empty header
    };
    Use use = Use::unnamed;
    std::string text{};  ///< as the file has it
    std::string name{};  ///< of the column, indicator or attribute
    std::string unit{};  ///< what stands in its brackets, or is known of the header; empty if nothing
};

/// The header of a file.
struct Header {
    std::vector<HeaderCell> cells;
    bool is_sound = true;  ///< whether rows can be read under it

    /// Where the cell of a column stands, that of its text before that of its date; nothing if the file has none.
    [[nodiscard]] std::optional<std::size_t> find_column(std::string_view column) const;
    /// Whether some cell is used so.
    [[nodiscard]] bool has(HeaderCell::Use use) const;
    /// The cells up to the last that is not empty.
    [[nodiscard]] std::size_t named_count() const;
};

/// Which rows of a file its header is.
struct HeaderRows {
    std::size_t first = 0;             ///< among the rows that were looked at
    std::size_t count = 1;             ///< two where names are divided over two rows
    std::size_t known = 0;             ///< how many cells are headers that the library knows
    std::vector<std::string> cells{};  ///< what the header says of each column
};

/// How many rows are looked at to find the header.
inline constexpr std::size_t most_rows_above = 20;

/// Finds the header among the first rows of a file: the row, or the two of which the upper one stands above several
/// columns, with the most headers that are known; the first of several, and the first row if none has one.
/// @pre `rows` is not empty.
[[nodiscard]] HeaderRows find_header_rows(const TableShape& table, std::span<const std::vector<std::string>> rows,
                                          const Aliases& aliases);

/// Reads a header.  What is ambiguous, double or missing goes to `findings` and makes the header unsound.
[[nodiscard]] Header read_header(const TableShape& table, std::span<const std::string> cells, const Aliases& aliases,
                                 std::vector<Finding>& findings);

}  // namespace jiedui::detail

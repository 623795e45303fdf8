// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// RowSource: rows of cells, one after another, wherever they come from.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "jiedui/base/finding.hpp"
#include "jiedui/model/ledger_builder.hpp"

namespace jiedui::detail {

/// Gives the rows of a table that say something, cell by cell as texts in UTF-8.
class RowSource {
public:
    /// What is wrong in a row.
    struct Fault {
        FindingCode code;       ///< unclosed_quote, misplaced_quote or too_large
        std::uint32_t row;      ///< where it is
        std::string_view text;  ///< what stands there
    };

    RowSource() = default;
    RowSource(const RowSource&) = delete;
    RowSource& operator=(const RowSource&) = delete;
    virtual ~RowSource() = default;

    /// Moves to the next row with a value; false behind the last.
    [[nodiscard]] virtual bool next() = 0;
    /// Goes back to before the first row.
    virtual void restart() = 0;

    /// How much of the source lies behind, from 0 to 1.
    [[nodiscard]] virtual double share() const noexcept = 0;

    /// At most so many rows follow, if each has `cells` cells.
    [[nodiscard]] virtual std::size_t most_rows(std::size_t cells) const noexcept = 0;

    /// Says that nobody goes back to before the next row, so that the memory of those read can be used for others.
    virtual void forget_read() noexcept {}

    /// Whether the first row is the names of columns, and no row of its own.
    [[nodiscard]] virtual bool names_columns() const noexcept { return false; }

    /// Whether the source is a text file, which may be made of a sheet and have lost the zeros at the ends of numbers.
    [[nodiscard]] virtual bool is_text() const noexcept { return false; }

    /// Whether the source holds a cell of the row as a number, and not as a text that looks like one.
    [[nodiscard]] virtual bool is_number([[maybe_unused]] std::size_t place) const noexcept { return false; }

    /// Whether a cell of the row is merged with cells of other rows.
    [[nodiscard]] virtual bool is_merged([[maybe_unused]] std::size_t place) const noexcept { return false; }

    /// What stands above a column for people, if that differs from the first row; empty if it does not.
    [[nodiscard]] virtual std::string_view shown_header([[maybe_unused]] std::size_t place) const noexcept {
        return {};
    }

    /// Where rows and cells stand, if they were put together from several places; null if row() says it.
    [[nodiscard]] virtual std::shared_ptr<const CellOrigins> origins() const noexcept { return {}; }

    /// The cells of the row; valid until next().
    [[nodiscard]] const std::vector<std::string_view>& cells() const noexcept { return cells_; }
    /// Where the row stands, as whoever sees the source counts: the line of a file, from 1.
    [[nodiscard]] std::uint32_t row() const noexcept { return row_; }
    /// The first fault of the row; behind one that `ends_source` there is no other row.
    [[nodiscard]] const std::optional<Fault>& fault() const noexcept { return fault_; }
    /// How many rows without a value were passed over.
    [[nodiscard]] std::uint32_t blank_rows() const noexcept { return blank_rows_; }

protected:
    // NOLINTBEGIN(*-non-private-member-variables-in-classes): what the source fills row by row
    std::vector<std::string_view> cells_;
    std::optional<Fault> fault_;
    std::uint32_t row_ = 0;
    std::uint32_t blank_rows_ = 0;
    // NOLINTEND(*-non-private-member-variables-in-classes)
};

/// Whether nothing behind the fault can be read.
[[nodiscard]] constexpr bool ends_source(const RowSource::Fault& fault) noexcept {
    return fault.code != FindingCode::misplaced_quote;
}

}  // namespace jiedui::detail

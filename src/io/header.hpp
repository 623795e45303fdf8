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
    std::vector<std::string_view> named{};     ///< those that hold names of other records
};

/// What one cell of a header means.
struct HeaderCell {
    enum class Use : std::uint8_t {
        column,     ///< a column of the table
        helper,     ///< a name beside an id, to be checked
        attribute,  ///< anything else
        unnamed     ///< an empty header
    };
    Use use = Use::unnamed;
    std::string text{};  ///< as the file has it
    std::string name{};  ///< of the column or attribute
    std::string unit{};  ///< what stands in its brackets, or is known of the header; empty if nothing
};

/// The header of a file.
struct Header {
    std::vector<HeaderCell> cells;
    bool is_sound = true;  ///< whether rows can be read under it

    /// Where the cell of a column stands; nothing if the file has none.
    [[nodiscard]] std::optional<std::size_t> place_of(std::string_view column) const;
    /// The cells up to the last that is not empty.
    [[nodiscard]] std::size_t named_count() const;
};

/// Reads the first row of a file.  What is ambiguous, double or missing goes to `findings` and makes
/// the header unsound.
[[nodiscard]] Header read_header(const TableShape& table, std::span<const std::string_view> cells,
                                 const Aliases& aliases, std::vector<Finding>& findings);

}  // namespace jiedui::detail

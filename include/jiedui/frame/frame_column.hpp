// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Frame and FrameColumn: rows as typed columns, for use outside the library.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/role.hpp"

namespace jiedui {

/// The type of the cells in a column of a frame.
enum class FrameKind : std::uint8_t {
    text,     ///< one text of `words`, as its place in them
    texts,    ///< several texts of `words`, as their places in them
    boolean,  ///< 0 or 1
    integer,  ///< a whole number
    real,     ///< a double
    day,      ///< days since 1970-01-01
    decimal   ///< thousandths
};

/// One column of a frame.  Only the vector that its kind uses is filled.
struct FrameColumn {
    std::string name{};
    Role role = Role::word;
    Unit unit = Unit::none;
    std::string doc{};
    /// Text, texts, boolean: the closed list that has these words; empty if the words come from the ledger.
    std::string_view list{};
    FrameKind kind = FrameKind::text;
    char joint = '|';  ///< texts: the character between several texts in one cell of a file
    /// Whether it is an attribute of the ledger, which keeps its name in every language.
    bool is_attribute = false;
    bool is_personal = false;              ///< whether files leave it out: an identity number, a telephone
    bool may_miss = false;                 ///< whether values may be missing; then `present` is filled
    std::vector<std::uint8_t> present{};   ///< if `may_miss`: one per row, 0 if the value is missing
    std::vector<std::int64_t> numbers{};   ///< text (codes), boolean, integer, day, decimal: one per row
    std::vector<double> reals{};           ///< real: one per row
    std::vector<std::size_t> list_ends{};  ///< texts: for each row, where its codes in `list_codes` end
    std::vector<std::uint32_t> list_codes{};
    std::vector<std::string> words{};  ///< text, texts: the text of each code, from 0

    /// Whether the row has a value.
    /// @pre row is below the number of rows.
    [[nodiscard]] bool is_present(std::size_t row) const noexcept { return !may_miss || present[row] != 0; }
};

/// Columns of the same length.
struct Frame {
    std::vector<FrameColumn> columns{};
    std::size_t rows = 0;
};

}  // namespace jiedui

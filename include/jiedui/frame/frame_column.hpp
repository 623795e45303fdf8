// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Frame and FrameColumn: rows as typed columns, ready to leave the library.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/role.hpp"

namespace jiedui {

/// What the cells of a frame's column are.
enum class FrameKind : std::uint8_t {
    text,     ///< one of `words`, by code
    texts,    ///< several of `words`, by codes
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
    std::string_view list{};  ///< text, texts, boolean: the list whose words these are; empty if the ledger chose them
    FrameKind kind = FrameKind::text;
    char joint = '|';                      ///< texts: what stands between several in one cell of a file
    bool is_attribute = false;             ///< the ledger's own column: it keeps its name in every language
    bool is_personal = false;              ///< an attribute that files leave out: an identity number, a telephone
    bool may_miss = false;                 ///< whether `present` is filled
    std::vector<std::uint8_t> present{};   ///< 0 where the value is missing; one a row if `may_miss`
    std::vector<std::int64_t> numbers{};   ///< text (codes), boolean, integer, day, decimal: one a row
    std::vector<double> reals{};           ///< real: one a row
    std::vector<std::size_t> list_ends{};  ///< texts: where each row ends in `list_codes`
    std::vector<std::uint32_t> list_codes{};
    std::vector<std::string> words{};  ///< text, texts: what codes mean

    [[nodiscard]] bool is_present(std::size_t row) const noexcept { return !may_miss || present[row] != 0; }
};

/// Columns of equal length.
struct Frame {
    std::vector<FrameColumn> columns{};
    std::size_t rows = 0;
};

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Index: the row number of one record, as a type of its own per table.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace jiedui {

/// The row number of one record in one Network; `Tag` says in which table.  An index counts from 0.  It comes
/// from a Network and has no meaning in another Network: to remember a record, keep its id.
template <class Tag>
struct Index {
    std::uint32_t value = 0;  ///< the row
    friend constexpr auto operator<=>(Index, Index) = default;
};

using SchoolIndex = Index<struct SchoolTag>;    ///< place of a school in ascending order of ids
using TieIndex = Index<struct TieTag>;          ///< place of a tie in the order that Network states
using TeacherIndex = Index<struct TeacherTag>;  ///< place of a teacher in ascending order of ids

/// A value that no row number has.  In columns it means «unknown».
inline constexpr std::uint32_t no_row = 0xFFFF'FFFFU;

}  // namespace jiedui

template <class Tag>
struct std::hash<jiedui::Index<Tag>> {
    [[nodiscard]] std::size_t operator()(jiedui::Index<Tag> index) const noexcept { return index.value; }
};

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The columns of a shape under the names that the library has for them.

#include <vector>

#include "io/aliases.hpp"
#include "io/header.hpp"
#include "jiedui/io/shape.hpp"

namespace jiedui::detail {

/// The same shape, in which a column of a table is called as the library calls it, where a header of it was written.
/// @errors ErrorCode::bad_shape for a name that is nearly that of a column of the table.
[[nodiscard]] Shape with_known_columns(Shape shape, const std::vector<TableShape>& tables, const Aliases& aliases);

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// seems_wanted: whether an unknown header seems to name what the table has columns for.

#include <string_view>

#include "io/aliases.hpp"

namespace jiedui::detail {

/// Whether the cells below an unknown header may be what the table has columns for: 捐赠经费, 派出老师数, 是否结对.
/// A header that tells of a person or of the list itself is not: 联系电话, 序号.
[[nodiscard]] bool seems_wanted(std::string_view table, std::string_view header, const Aliases& aliases);

}  // namespace jiedui::detail

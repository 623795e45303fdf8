// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Labels: to which group each row belongs, as a number, and what the groups are called.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"

namespace jiedui::equity {

/// The groups of rows.
struct Labels {
    std::vector<std::uint32_t> groups{};  ///< for each row the number of its group; `no_row`: its label is missing
    std::vector<std::string> names{};     ///< what each group is called; their number is the number of groups
};

/// The groups that texts name.
/// @param texts for each row the name of its group.
/// @return groups by ascending name.
/// @complexity O(n log g) for n rows in g groups.
[[nodiscard]] JIEDUI_API Labels labels_of(std::span<const std::string> texts);

}  // namespace jiedui::equity

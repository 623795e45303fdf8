// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// How the rows of two answers differ, side by side, for people.

#include <string>

#include "jiedui/frame/frame.hpp"

namespace jiedui::testing::detail {

/// What differs, line by line; empty if the rows are equal.
/// @pre both frames have the same columns.
[[nodiscard]] std::string difference_of(const Frame& left, const Frame& right);

}  // namespace jiedui::testing::detail

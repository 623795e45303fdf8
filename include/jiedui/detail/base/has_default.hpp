// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// has_default: which parameters of a question may be left out.

#include <concepts>
#include <optional>

namespace jiedui {

/// Whether a parameter of this type may be left out of a question.  True for a flag, a whole number and an
/// optional value; false for a school, a day, a text and a list.
template <class Value>
inline constexpr bool has_default = std::same_as<Value, bool> || std::integral<Value>;
template <class Value>
inline constexpr bool has_default<std::optional<Value>> = true;

}  // namespace jiedui

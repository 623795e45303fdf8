// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The policies that come with the library.

#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/rules/policy.hpp"

namespace jiedui {

/// The names of the policies that come with the library, ascending: `source-district`, `rotation-2014`, …
[[nodiscard]] JIEDUI_API std::vector<std::string> shipped_policies();

/// The text of a policy that comes with the library, as a start for a policy of your own.
/// @errors ErrorCode::bad_word if no such policy has that name.
[[nodiscard]] JIEDUI_API std::string shipped_policy_text(std::string_view name);

/// Reads a policy that comes with the library.
/// @errors ErrorCode::bad_word if no such policy has that name.
[[nodiscard]] JIEDUI_API Policy shipped_policy(std::string_view name);

}  // namespace jiedui

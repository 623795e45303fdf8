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

/// The text of one, to begin a policy of one's own from.
/// @errors ErrorCode::bad_word if there is none of that name.
[[nodiscard]] JIEDUI_API std::string shipped_policy_text(std::string_view name);

/// One of them, read.
/// @errors as above.
[[nodiscard]] JIEDUI_API Policy shipped_policy(std::string_view name);

}  // namespace jiedui

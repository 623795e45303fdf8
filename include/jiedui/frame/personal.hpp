// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// is_personal: which attributes of a ledger hold identity numbers, telephones and other personal data.

#include <string_view>

#include "jiedui/base/export.hpp"

namespace jiedui {

/// Whether the name of an attribute says that it holds personal data: an identity number, telephone, home
/// address, contact or similar, such as 身份证号, 联系电话, `phone`.  Files leave such a column out unless the caller
/// asks for it by name.
///
/// A name is personal if it contains a word of the list in src/frame/personal.cpp.  A `ledger.json` can add
/// headers, as aliases of a personal attribute: `{"aliases": {"attributes": {"phone": ["宅电"]}}}`.
[[nodiscard]] JIEDUI_API bool is_personal(std::string_view attribute);

}  // namespace jiedui

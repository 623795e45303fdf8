// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Personal: which attributes of a ledger are identity numbers, telephones and the like of people.

#include <string_view>

#include "jiedui/base/export.hpp"

namespace jiedui {

/// Whether an attribute is personal by its name: an identity number, telephone, home address, contact or the like of a person, as
/// 身份证号, 联系电话, `phone`.  Files leave such a column out unless it is asked for by name.
///
/// A name is personal if a word of the list in src/frame/personal.cpp stands in it.  A `ledger.json` adds headers
/// by naming one of the personal attributes: `{"aliases": {"attributes": {"phone": ["宅电"]}}}`.
[[nodiscard]] JIEDUI_API bool is_personal(std::string_view attribute);

}  // namespace jiedui

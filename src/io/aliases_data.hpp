// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The text of src/io/aliases.json, which the build puts into the library.

#include <string_view>

namespace jiedui::detail {

extern const std::string_view aliases_json;

}  // namespace jiedui::detail

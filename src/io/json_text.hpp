// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// JSON with comments, as people write it: what is wrong becomes findings with their place.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/finding_list.hpp"

namespace jiedui::detail {

/// The value that the bytes of a file mean; nothing if they are no JSON.  A key that stands twice in an object is a finding, too.
/// @param file what the file is called in findings.
/// @complexity O(bytes log bytes)
[[nodiscard]] std::optional<nlohmann::json> parse_json(std::string bytes, std::string_view file, FindingList& findings);

}  // namespace jiedui::detail

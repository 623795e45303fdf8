// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Places in a JSON file, and what stands there, as findings name them.

#include <string>
#include <string_view>

namespace jiedui::detail {

/// The JSON pointer of a member of what stands at `place`.
[[nodiscard]] inline std::string below(std::string_view place, std::string_view key) {
    return std::string{place}.append("/").append(key);
}

}  // namespace jiedui::detail

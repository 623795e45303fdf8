// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The policies of src/rules/policies, which the build puts into the library.

#include <string_view>
#include <vector>

namespace jiedui::detail {

/// A file that the library holds: its name without the ending, and its text.
struct EmbeddedFile {
    std::string_view name;
    std::string_view text;
};

[[nodiscard]] const std::vector<EmbeddedFile>& policy_files();

}  // namespace jiedui::detail

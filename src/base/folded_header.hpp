// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// folded_header: headers and names of files, ready to be compared.

#include <string>
#include <string_view>

namespace jiedui::detail {

/// What remains of a header, or of the name of a file, for matching: folded, without `_` and `-`, and
/// without `*` or `:` at its end.
[[nodiscard]] std::string folded_header(std::string_view text);

}  // namespace jiedui::detail

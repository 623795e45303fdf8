// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Texts cut into pieces: the first step of the tests' small languages.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jiedui {

/// `text` without blanks and line ends around it.
[[nodiscard]] std::string_view stripped(std::string_view text);
/// The pieces of `text` between signs, stripped; empty ones are left out.
[[nodiscard]] std::vector<std::string> pieces_of(std::string_view text, char sign);
/// `key=value` as its two halves; the first is empty if there is no `=`.
[[nodiscard]] std::pair<std::string, std::string> key_and_value(std::string_view word);

}  // namespace jiedui

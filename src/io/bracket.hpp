// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The bracket at the end of a header, which holds a unit.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "jiedui/base/text.hpp"

namespace jiedui::detail {

/// A header without the one group of brackets at its end, and what stands in it; nothing if there is none.
[[nodiscard]] inline std::optional<std::pair<std::string, std::string>> split_bracket(std::string_view text) {
    std::string plain = narrowed(text);
    plain.erase(plain.find_last_not_of("*: ") + 1);
    if (plain.empty() || (plain.back() != ')' && plain.back() != ']')) return std::nullopt;
    std::size_t depth = 0;
    for (std::size_t i = plain.size(); i-- > 0;) {
        if (plain[i] == ')' || plain[i] == ']') ++depth;
        if ((plain[i] == '(' || plain[i] == '[') && --depth == 0)
            return std::pair{plain.substr(0, i), std::string{trimmed(plain.substr(i + 1, plain.size() - i - 2))}};
    }
    return std::nullopt;
}

}  // namespace jiedui::detail

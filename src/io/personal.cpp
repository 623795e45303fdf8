// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/personal.hpp"

#include <algorithm>
#include <string>

#include "base/immortal.hpp"
#include "io/aliases.hpp"

namespace jiedui {

bool is_personal(std::string_view attribute) {
    static const detail::Immortal<detail::Aliases> aliases;
    const std::string folded = detail::folded_header(attribute);
    return std::ranges::any_of(aliases.value.words("personal"),
                               [&](const auto& word) { return folded.find(word.first) != std::string::npos; });
}

}  // namespace jiedui

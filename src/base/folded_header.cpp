// SPDX-License-Identifier: Apache-2.0
#include "base/folded_header.hpp"

#include "jiedui/base/text.hpp"

namespace jiedui::detail {

std::string folded_header(std::string_view text) {
    std::string plain = folded(text);
    std::erase_if(plain, [](char c) { return c == '_' || c == '-'; });
    plain.erase(plain.find_last_not_of("*:") + 1);
    return plain;
}

}  // namespace jiedui::detail

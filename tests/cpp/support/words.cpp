// SPDX-License-Identifier: Apache-2.0
#include "support/words.hpp"

#include <algorithm>

namespace jiedui {

std::string_view stripped(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string> pieces_of(std::string_view text, char sign) {
    std::vector<std::string> pieces;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(sign), text.size());
        const std::string_view piece = stripped(text.substr(0, end));
        if (!piece.empty()) pieces.emplace_back(piece);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return pieces;
}

std::pair<std::string, std::string> key_and_value(std::string_view word) {
    const std::size_t sign = word.find('=');
    if (sign == std::string_view::npos) return {"", std::string{word}};
    return {std::string{word.substr(0, sign)}, std::string{word.substr(sign + 1)}};
}

}  // namespace jiedui

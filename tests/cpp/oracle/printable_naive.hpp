// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What a text for people may hold, from its words: UTF-8, a stated length, nothing that cannot be seen.

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui::naive {

/// The characters of a text; nothing if it is no UTF-8.
inline std::optional<std::vector<std::uint32_t>> characters_in(std::string_view text) {
    std::vector<std::uint32_t> codes;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
        const unsigned lead = byte(i);
        const std::size_t length = lead < 0x80   ? 1
                                   : lead < 0xC0 ? 0
                                   : lead < 0xE0 ? 2
                                   : lead < 0xF0 ? 3
                                   : lead < 0xF8 ? 4
                                                 : 0;
        if (length == 0 || i + length > text.size()) return std::nullopt;
        std::uint32_t code = length == 1 ? lead : lead % (1U << (7 - length));
        for (std::size_t k = 1; k < length; ++k) {
            if (byte(i + k) / 64 != 2) return std::nullopt;
            code = code * 64 + byte(i + k) % 64;
        }
        const std::uint32_t least = length == 1 ? 0 : length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
        if (code < least || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return std::nullopt;
        codes.push_back(code);
        i += length;
    }
    return codes;
}

/// Whether a character does something to a terminal or hides: a control, a mark of direction, a width of nothing.
inline bool is_hidden(std::uint32_t code) {
    const bool is_control = code < 0x20 || (code >= 0x7F && code < 0xA0);
    const bool is_line_end = code == 0x2028 || code == 0x2029;
    const bool turns_direction = code == 0x61C || code == 0x200E || code == 0x200F ||
                                 (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    const bool has_no_width = code == 0xAD || code == 0x180E || (code >= 0x200B && code <= 0x200D) ||
                              (code >= 0x2060 && code <= 0x2064) || code == 0xFEFF;
    const bool is_tag = code >= 0xE0000 && code < 0xE0080;
    return is_control || is_line_end || turns_direction || has_no_width || is_tag;
}

/// What is wrong with a text for people; empty if nothing is.
/// @param lines how many lines it may have.
inline std::string fault_of(std::string_view text, std::size_t most, std::size_t lines = 1) {
    const auto codes = characters_in(text);
    if (!codes) return "is no UTF-8";
    if (codes->size() > most) return "has " + std::to_string(codes->size()) + " characters";
    std::size_t breaks = 0;
    for (const std::uint32_t code : *codes) {
        if (code == '\n' && ++breaks < lines) continue;
        if (is_hidden(code)) return "holds the character " + std::to_string(code);
    }
    return "";
}

/// Bytes as somebody who means ill would put them into a cell.
inline std::string drawn_bytes(std::mt19937& rng) {
    static constexpr std::string_view pieces[]{"\n",
                                               "\r\n",
                                               "\x1b[31m",
                                               "\x1b]0;title\x07",
                                               "\x07",
                                               "\x7f",
                                               "\xC2\x85",
                                               "\xE2\x80\xAE",
                                               "\xE2\x80\xA8",
                                               "\xE2\x81\xA6",
                                               "\xEF\xBB\xBF",
                                               "\xE2\x80\x8B",
                                               "\xF3\xA0\x81\x81",
                                               "\xff",
                                               "\xC0\xAF",
                                               "\xED\xA0\x80",
                                               "\xE5\xAD",
                                               "学校",
                                               "一",
                                               "'",
                                               "\\",
                                               "{v}",
                                               "{0}",
                                               "\\n",
                                               "schools, row 2: ",
                                               "\t",
                                               " ",
                                               "a",
                                               "\xF0\x9F\x98\x80",
                                               "…",
                                               "\xC2\xAD",
                                               "\xE1\xA0\x8E"};
    std::string text;
    const std::size_t count = rng() % 8;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view piece = pieces[rng() % std::size(pieces)];
        const std::size_t times = rng() % 60 == 0 ? 1000 + rng() % 20'000 : 1 + rng() % 3;
        for (std::size_t k = 0; k < times; ++k) text += piece;
    }
    if (rng() % 4 == 0) text += '\0';
    if (rng() % 4 == 0) text += static_cast<char>(rng());
    return text;
}

}  // namespace jiedui::naive

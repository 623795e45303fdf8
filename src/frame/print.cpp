// SPDX-License-Identifier: Apache-2.0
#include "jiedui/frame/print.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "jiedui/frame/csv.hpp"

namespace jiedui {
namespace {

/// Whether a character takes two places on a screen.
/// @source Unicode Standard Annex 11, the ranges of East Asian Wide and Fullwidth that hold Chinese text.
[[nodiscard]] bool is_wide(char32_t character) noexcept {
    constexpr std::array<std::pair<char32_t, char32_t>, 8> ranges{{{0x1100, 0x115F},
                                                                   {0x2E80, 0xA4CF},
                                                                   {0xAC00, 0xD7A3},
                                                                   {0xF900, 0xFAFF},
                                                                   {0xFE30, 0xFE6F},
                                                                   {0xFF00, 0xFF60},
                                                                   {0xFFE0, 0xFFE6},
                                                                   {0x20000, 0x3FFFD}}};
    return std::ranges::any_of(
        ranges, [&](const auto& range) { return range.first <= character && character <= range.second; });
}

/// How many places a text takes on a screen.  @pre it is UTF-8
[[nodiscard]] std::size_t width_of(std::string_view text) noexcept {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t character = bytes == 1 ? lead : lead & (0xFFU >> (bytes + 1));
        for (std::size_t i = 1; i < bytes && at + i < text.size(); ++i)
            character = character << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
        width += is_wide(character) ? 2U : 1U;
        at += bytes;
    }
    return width;
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const Frame& frame) {
    std::vector<std::vector<std::string>> columns;
    std::vector<std::size_t> widths;
    for (const FrameColumn& each : frame.columns) {
        std::vector<std::string>& cells = columns.emplace_back(1, each.name);
        for (std::size_t row = 0; row < frame.rows; ++row) {
            cells.push_back(cell_text_of(each, row));
            if (cells.back().empty()) cells.back() = "-";
        }
        std::size_t& width = widths.emplace_back(0);
        for (const std::string& cell : cells) width = std::max(width, width_of(cell));
    }
    for (std::size_t line = 0; line <= frame.rows; ++line) {
        std::string text;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const std::string& cell = columns[i][line];
            text += cell;
            if (i + 1 < columns.size()) text.append(widths[i] - width_of(cell) + 2, ' ');
        }
        out << text << '\n';
    }
    return out;
}

}  // namespace jiedui

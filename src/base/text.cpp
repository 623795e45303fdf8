// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <utility>

namespace jiedui {
namespace {

constexpr std::string_view ideographic_space = "\xE3\x80\x80";
constexpr std::string_view no_break_space = "\xC2\xA0";

[[nodiscard]] bool is_blank(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Bytes of the white space that `text` begins with; 0 if it begins with something else.
[[nodiscard]] std::size_t leading_blank(std::string_view text) noexcept {
    if (!text.empty() && is_blank(text.front())) return 1;
    for (const std::string_view wide : {ideographic_space, no_break_space})
        if (text.starts_with(wide)) return wide.size();
    return 0;
}

/// The same at its end.
[[nodiscard]] std::size_t trailing_blank(std::string_view text) noexcept {
    if (!text.empty() && is_blank(text.back())) return 1;
    for (const std::string_view wide : {ideographic_space, no_break_space})
        if (text.ends_with(wide)) return wide.size();
    return 0;
}

[[nodiscard]] unsigned byte_at(std::string_view text, std::size_t i) noexcept {
    return static_cast<unsigned char>(text[i]);
}

/// Bytes of the well-formed character at `i`, 0 if there is none.
[[nodiscard]] std::size_t length_at(std::string_view text, std::size_t i) noexcept {
    const unsigned lead = byte_at(text, i);
    if (lead < 0x80) return lead == 0 ? 0 : 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || i + length > text.size()) return 0;
    for (std::size_t k = 1; k < length; ++k)
        if ((byte_at(text, i + k) & 0xC0U) != 0x80U) return 0;
    const unsigned second = byte_at(text, i + 1);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool surrogate = lead == 0xED && second >= 0xA0;
    const bool too_large = lead == 0xF4 && second >= 0x90;
    return overlong || surrogate || too_large ? 0 : length;
}

/// Whether eight bytes of ASCII, none of them zero, stand at `i`.
[[nodiscard]] bool is_plain_at(std::string_view text, std::size_t i) noexcept {
    std::uint64_t bytes = 0;
    if (text.size() - i < sizeof bytes) return false;
    std::memcpy(&bytes, text.data() + i, sizeof bytes);
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101U;
    constexpr std::uint64_t highs = 0x8080'8080'8080'8080U;
    return ((bytes | (bytes - ones)) & highs) == 0;
}

/// The characters of `text`; a byte that is no UTF-8 counts as one.
[[nodiscard]] std::vector<std::string_view> characters_of(std::string_view text) {
    std::vector<std::string_view> characters;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = std::max<std::size_t>(1, length_at(text, i));
        characters.push_back(text.substr(i, length));
        i += length;
    }
    return characters;
}

/// Whether people cannot see a character, or would see others in its place: controls, marks of direction, tags.
[[nodiscard]] bool is_unseen(std::uint32_t code) noexcept {
    static constexpr std::pair<std::uint32_t, std::uint32_t> ranges[]{
        {0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},     {0x61C, 0x61C},   {0x180E, 0x180E},   {0x200B, 0x200F},
        {0x2028, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFF}, {0xE0000, 0xE007F},
    };
    return std::ranges::any_of(ranges, [&](const auto& each) { return each.first <= code && code <= each.second; });
}

/// The number of a well-formed character.
[[nodiscard]] std::uint32_t code_of(std::string_view character) noexcept {
    const unsigned lead = byte_at(character, 0);
    std::uint32_t code = character.size() == 1 ? lead : lead & (0x7FU >> character.size());
    for (std::size_t k = 1; k < character.size(); ++k) code = code << 6U | (byte_at(character, k) & 0x3FU);
    return code;
}

/// `\x1b`: a letter that says how many digits follow, and these.
[[nodiscard]] std::string escape_of(char letter, std::uint32_t number, unsigned digits) {
    std::string text{'\\', letter};
    for (unsigned shift = 4 * digits; shift > 0; shift -= 4) text += "0123456789abcdef"[number >> (shift - 4) & 0xFU];
    return text;
}

/// One character, or a byte that is none, as people are shown it.
[[nodiscard]] std::string printable_character(std::string_view character) {
    if (length_at(character, 0) == 0) return escape_of('x', byte_at(character, 0), 2);
    const std::uint32_t code = code_of(character);
    if (!is_unseen(code)) return std::string{character};
    if (code == '\n') return "\\n";
    if (code == '\r') return "\\r";
    if (code == '\t') return "\\t";
    return code < 0x80 ? escape_of('x', code, 2) : code < 0x10000 ? escape_of('u', code, 4) : escape_of('U', code, 8);
}

/// `text` as people are shown it; between quotes those inside are doubled, and backslashes, too.
[[nodiscard]] std::string made_printable(std::string_view text, std::size_t most, bool is_between_quotes) {
    constexpr std::string_view cut = "…";
    std::string out;
    std::size_t count = 0;
    std::size_t fitting = 0;  // bytes of `out` that leave room for the mark
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view character = text.substr(i, std::max<std::size_t>(1, length_at(text, i)));
        const bool is_doubled = is_between_quotes && (character == "'" || character == "\\");
        const std::string piece = is_doubled ? std::string(2, character.front()) : printable_character(character);
        count += piece == character ? 1 : piece.size();
        if (count > most) return out.substr(0, fitting).append(cut);
        out += piece;
        if (count < most) fitting = out.size();
        i += character.size();
    }
    return out;
}

/// The plain form of one character.
void append_narrow(std::string& out, std::string_view character) {
    static constexpr std::pair<std::string_view, std::string_view> others[]{
        {ideographic_space, " "}, {"〔", "["}, {"〕", "]"}, {"【", "["}, {"】", "]"}, {"㎡", "m2"}};
    if (character == no_break_space) {
        out += ' ';
        return;
    }
    if (character.size() == 3) {
        const std::uint32_t code = (byte_at(character, 0) & 0x0FU) << 12U | (byte_at(character, 1) & 0x3FU) << 6U |
                                   (byte_at(character, 2) & 0x3FU);
        if (code >= 0xFF01 && code <= 0xFF5E) {
            out += static_cast<char>(code - 0xFEE0);
            return;
        }
        for (const auto& [wide, narrow] : others)
            if (character == wide) {
                out += narrow;
                return;
            }
    }
    out += character;
}

}  // namespace

bool is_utf8(std::string_view text) noexcept {
    for (std::size_t i = 0; i < text.size();) {
        if (is_plain_at(text, i)) {
            i += sizeof(std::uint64_t);
            continue;
        }
        const std::size_t length = length_at(text, i);
        if (length == 0) return false;
        i += length;
    }
    return true;
}

std::string as_utf8(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = length_at(text, i);
        plain += length == 0 ? "?" : text.substr(i, length);
        i += std::max<std::size_t>(1, length);
    }
    return plain;
}

std::string printable(std::string_view text, std::size_t most) { return made_printable(text, most, false); }

std::string_view trimmed(std::string_view text) noexcept {
    const auto is_plain = [](char c) { return c > ' ' && c <= '~'; };
    if (text.empty() || (is_plain(text.front()) && is_plain(text.back()))) return text;  // as most cells are
    for (std::size_t blank = 0; (blank = leading_blank(text)) > 0;) text.remove_prefix(blank);
    for (std::size_t blank = 0; (blank = trailing_blank(text)) > 0;) text.remove_suffix(blank);
    return text;
}

std::string narrowed(std::string_view text) {
    std::string out;
    for (const std::string_view character : characters_of(text)) append_narrow(out, character);
    return std::string{trimmed(out)};
}

std::string without_blanks(std::string_view text) {
    std::string out = narrowed(text);
    std::erase_if(out, is_blank);
    return out;
}

std::string folded(std::string_view text) {
    std::string out = without_blanks(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    const auto from = characters_of(a);
    const auto to = characters_of(b);
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (const std::string_view character : from) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < to.size(); ++j) {
            const std::size_t changed = diagonal + (character == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

NearestWords::NearestWords(std::string_view word, std::size_t most)
    : is_too_long_{!read(word, longest)}, size_{count_}, most_{most} {
    for (std::size_t i = 0; i < size_; ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i;
        if (characters_[i] < ascii_places_.size()) {
            ascii_places_[characters_[i]] |= bit;
            continue;
        }
        const auto found = std::ranges::find(other_places_, characters_[i], &Place::character);
        if (found != other_places_.end())
            found->bits |= bit;
        else
            other_places_.push_back({characters_[i], bit});
    }
}

void NearestWords::offer(std::string_view other) {
    if (is_too_long_ || most_ == 0 || !read(other, std::min(longest, 2 * size_))) return;
    const std::size_t longer = std::max(size_, count_);
    const std::size_t gap = longer - std::min(size_, count_);
    std::size_t limit = longer / 2;
    if (near_.size() == most_) {
        if (near_.back().distance == 0) return;
        limit = std::min(limit, near_.back().distance - 1);
    }
    if (gap > limit) return;
    const std::size_t changes = distance();
    if (changes > limit) return;
    near_.insert(std::ranges::upper_bound(near_, changes, {}, &Near::distance), {changes, std::string{other}});
    if (near_.size() > most_) near_.pop_back();
}

std::vector<std::string> NearestWords::found() const {
    std::vector<std::string> words;
    for (const Near& each : near_) words.push_back(each.word);
    return words;
}

bool NearestWords::read(std::string_view text, std::size_t most) noexcept {
    count_ = 0;
    for (std::size_t i = 0; i < text.size(); ++count_) {
        if (count_ == most) return false;
        std::uint32_t character = byte_at(text, i++);
        const std::size_t length = character < 0x80 ? 1 : std::max<std::size_t>(1, length_at(text, i - 1));
        for (std::size_t k = 1; k < length; ++k) character = character << 8U | byte_at(text, i++);
        characters_[count_] = character;
    }
    return true;
}

std::uint64_t NearestWords::places_of(std::uint32_t character) const noexcept {
    if (character < ascii_places_.size()) return ascii_places_[character];
    const auto found = std::ranges::find(other_places_, character, &Place::character);
    return found == other_places_.end() ? 0 : found->bits;
}

/// A column of the table of `edit_distance` at a time: its steps of +1 and -1 as bits of one word each.
/// @source G. Myers, A fast bit-vector algorithm for approximate string matching, JACM 46 (1999); H. Hyyrö's form for the
///     whole distance (2003).
std::size_t NearestWords::distance() const noexcept {
    if (size_ == 0) return count_;
    const std::uint64_t last = std::uint64_t{1} << (size_ - 1);
    std::uint64_t up = ~std::uint64_t{0};
    std::uint64_t down = 0;
    std::size_t changes = size_;
    for (std::size_t i = 0; i < count_; ++i) {
        const std::uint64_t equal = places_of(characters_[i]);
        const std::uint64_t diagonal = (((equal & up) + up) ^ up) | equal | down;
        std::uint64_t right_up = down | ~(diagonal | up);
        std::uint64_t right_down = up & diagonal;
        if ((right_up & last) != 0) ++changes;
        if ((right_down & last) != 0) --changes;
        right_up = (right_up << 1U) | 1U;
        right_down <<= 1U;
        up = right_down | ~(diagonal | right_up);
        down = right_up & diagonal;
    }
    return changes;
}

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& words, std::size_t most) {
    NearestWords near{word, most};
    for (const std::string& each : words) near.offer(each);
    return near.found();
}

std::string in_quotes(std::string_view text, std::size_t most) {
    return "'" + made_printable(text, most, true).append("'");
}

std::string in_quotes_if_needed(std::string_view text) {
    if (text.empty() || text.find_first_of(" ,'\\") != std::string_view::npos) return in_quotes(text);
    return printable(text, std::string_view::npos) == text ? std::string{text} : in_quotes(text);
}

std::string listed(const std::vector<std::string>& words, std::string_view before_last) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0 && i + 1 == words.size()) text.append(" ").append(before_last).append(" ");
        if (i > 0 && i + 1 < words.size()) text += ", ";
        text += in_quotes(words[i]);
    }
    return text;
}

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Text as ledgers hold it: UTF-8, full-width signs, and which known word is nearest.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {

/// Whether `text` is well-formed UTF-8 without NUL.
[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

/// `text`, with each byte that keeps it from being so as `?`: for people.
[[nodiscard]] std::string as_utf8(std::string_view text);

/// `text` with full-width letters, digits and signs (U+FF01 to U+FF5E), the ideographic space and
/// brackets as plain ones, and without white space at its ends.
[[nodiscard]] std::string narrowed(std::string_view text);

/// `text` without white space at its ends: ASCII blanks, the no-break and the ideographic space.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

/// `text` narrowed, without any white space; letters stay as they are.
[[nodiscard]] std::string without_blanks(std::string_view text);

/// What remains of a word for matching: narrowed, without any white space, ASCII letters small.
[[nodiscard]] std::string folded(std::string_view text);

/// The changes of one character each that turn `a` into `b`.
/// @complexity O(|a| |b|).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The up to `most` words nearest to `word`, nearest first, equal ones in their order; words that
/// share less than half of their characters are left out.
/// @complexity O(words × length²).
[[nodiscard]] std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& words,
                                               std::size_t most = 3);

/// The text between single quotes, each quote inside it doubled, so that no two texts look alike.
[[nodiscard]] std::string in_quotes(std::string_view text);

/// The text as it is, or quoted if it has a blank, a comma or a quote in it: for lists of ids.
[[nodiscard]] std::string in_quotes_if_needed(std::string_view text);

/// The texts, quoted and joined: `'a', 'b' or 'c'`; `before_last` is the word before the last of them.
[[nodiscard]] std::string listed(const std::vector<std::string>& words, std::string_view before_last = "or");

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Text as ledgers hold it: UTF-8, full-width signs, which known word is nearest, and how people are shown it.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {

/// Whether `text` is well-formed UTF-8 without NUL.
[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

/// `text`, with each byte that keeps it from being so as `?`: for people.
[[nodiscard]] std::string as_utf8(std::string_view text);

/// How many characters people are shown of one text from data: an id, a name, a cell.
inline constexpr std::size_t most_shown = 120;
/// How many characters people are shown of a sentence that is made of such texts.
inline constexpr std::size_t most_said = 4000;

/// `text` as people are shown it: one line of well-formed UTF-8 of at most `most` characters.
///
/// Control characters, marks that turn the direction of writing and other characters that cannot be seen are written as
/// `\n`, `\x1b` or `\u202e`, and a byte that is no UTF-8 as `\xff`.  A text that is longer is cut behind a whole
/// character, and ends in `…`.  What has been made printable once stays as it is.
[[nodiscard]] std::string printable(std::string_view text, std::size_t most = most_shown);

/// `text` with full-width letters, digits and signs (U+FF01 to U+FF5E), the ideographic space and
/// brackets as plain ones, and without white space at its ends.
[[nodiscard]] std::string narrowed(std::string_view text);

/// `text` without white space at its ends: ASCII blanks, the no-break and the ideographic space.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

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

/// The text between single quotes, printable, each quote and backslash inside it doubled, so that no two texts look alike.
/// @param most how many characters of it are shown; all if it is not given.
[[nodiscard]] std::string in_quotes(std::string_view text, std::size_t most = std::string_view::npos);

/// The text as it is, or quoted if it has a blank, a comma, a quote or a character that is not printable: for lists of ids.
[[nodiscard]] std::string in_quotes_if_needed(std::string_view text);

/// The texts, quoted and joined: `'a', 'b' or 'c'`; `before_last` is the word before the last of them.
[[nodiscard]] std::string listed(const std::vector<std::string>& words, std::string_view before_last = "or");

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Text as ledgers hold it: UTF-8, full-width signs, which known word is nearest, and how people are shown it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"

namespace jiedui {

/// Whether `text` is well-formed UTF-8 without NUL.
[[nodiscard]] JIEDUI_API bool is_utf8(std::string_view text) noexcept;

/// `text`, with each byte that keeps it from being so as `?`: for people.
[[nodiscard]] JIEDUI_API std::string as_utf8(std::string_view text);

/// How many characters people are shown of one text from data: an id, a name, a cell.
inline constexpr std::size_t most_shown = 120;
/// How many characters people are shown of a sentence that is made of such texts.
inline constexpr std::size_t most_said = 4000;

/// `text` as people are shown it: one line of well-formed UTF-8 of at most `most` characters.
///
/// Control characters, marks that turn the direction of writing and other characters that cannot be seen are written as
/// `\n`, `\x1b` or `\u202e`, and a byte that is no UTF-8 as `\xff`.  A text that is longer is cut behind a whole
/// character, and ends in `…`.  What has been made printable once stays as it is.
[[nodiscard]] JIEDUI_API std::string printable(std::string_view text, std::size_t most = most_shown);

/// `text` with full-width letters, digits and signs (U+FF01 to U+FF5E), the ideographic space and
/// brackets as plain ones, and without white space at its ends.
[[nodiscard]] JIEDUI_API std::string narrowed(std::string_view text);

/// `text` without white space at its ends: ASCII blanks, the no-break and the ideographic space.
[[nodiscard]] JIEDUI_API std::string_view trimmed(std::string_view text) noexcept;

/// `text` narrowed, without any white space; letters stay as they are.
[[nodiscard]] JIEDUI_API std::string without_blanks(std::string_view text);

/// What remains of a word for matching: narrowed, without any white space, ASCII letters small.
[[nodiscard]] JIEDUI_API std::string folded(std::string_view text);

/// The changes of one character each that turn `a` into `b`.
/// @complexity O(|a| |b|).
[[nodiscard]] JIEDUI_API std::size_t edit_distance(std::string_view a, std::string_view b);

/// Finds the words nearest to one word among those it is offered, one after the other, without keeping others.
///
/// A word is near if at most half of the characters of the longer one are changed.  A word of more than 64 characters is
/// near to none, so that no text makes the search long.
class JIEDUI_API NearestWords {
public:
    static constexpr std::size_t longest = 64;  ///< of words that are compared [characters]

    /// @param word what is looked for.
    /// @param most how many words are kept.
    explicit NearestWords(std::string_view word, std::size_t most = 3);
    /// Considers one more word: keeps a copy of it if it is near, and nearer than one of those kept so far.  Of equally near words the
    /// one that was offered first is kept.
    /// @complexity O(length of `other`).
    void offer(std::string_view other);
    /// The nearest of the words so far, nearest first, equally near ones in the order in which they were offered.
    [[nodiscard]] std::vector<std::string> found() const;

private:
    struct Near {
        std::size_t distance;
        std::string word;
    };
    struct Place {
        std::uint32_t character;
        std::uint64_t bits;
    };
    /// In which places of the word a character stands, a bit each.
    [[nodiscard]] std::uint64_t places_of(std::uint32_t character) const noexcept;
    /// Reads the characters of a word; false if there are more than `most`.
    [[nodiscard]] bool read(std::string_view text, std::size_t most) noexcept;
    /// The changes that turn the word into the one that was read last.
    [[nodiscard]] std::size_t distance() const noexcept;

    std::array<std::uint32_t, longest> characters_{};  // of the word that was read last, a number each
    std::size_t count_ = 0;                            // how many these are
    bool is_too_long_;
    std::size_t size_;  // of the word [characters]
    std::size_t most_;
    std::array<std::uint64_t, 128> ascii_places_{};
    std::vector<Place> other_places_;  // of its other characters
    std::vector<Near> near_;           // ascending by distance
};

/// The up to `most` words nearest to `word`, as NearestWords finds them.
/// @complexity O(words × length).
[[nodiscard]] JIEDUI_API std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& words,
                                                          std::size_t most = 3);

/// The text between single quotes, printable, each quote and backslash inside it doubled, so that no two texts look alike.
/// @param most how many characters of it are shown; all if it is not given.
[[nodiscard]] JIEDUI_API std::string in_quotes(std::string_view text, std::size_t most = std::string_view::npos);

/// The text as it is, or quoted if it has a blank, a comma, a quote or a character that is not printable: for lists of ids.
[[nodiscard]] JIEDUI_API std::string in_quotes_if_needed(std::string_view text);

/// The texts, quoted and joined: `'a', 'b' or 'c'`; `before_last` is the word before the last of them.
[[nodiscard]] JIEDUI_API std::string listed(const std::vector<std::string>& words, std::string_view before_last = "or");

}  // namespace jiedui

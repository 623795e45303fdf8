// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Texts of ledgers: UTF-8, full-width signs, the nearest known word, and forms for people.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"

namespace jiedui {

/// Whether `text` is well-formed UTF-8 and has no NUL byte; true for an empty text.
[[nodiscard]] JIEDUI_API bool is_utf8(std::string_view text) noexcept;

/// `text` with `?` in place of each NUL byte and each byte that is not well-formed UTF-8.
[[nodiscard]] JIEDUI_API std::string as_utf8(std::string_view text);

/// How many characters of one text from data are shown to people: an id, a name, a cell.
inline constexpr std::size_t most_shown = 120;
/// How many characters of a sentence that contains such texts are shown to people.
inline constexpr std::size_t most_said = 4000;

/// `text` in a form for people: one line of well-formed UTF-8 with at most `most` characters.
///
/// Control characters, marks that change the direction of writing and other invisible characters are written as
/// `\n`, `\x1b` or `\u202e`.  A byte that is not UTF-8 is written as `\xff`.  A longer text is cut after a
/// whole character, and ends in `…`.  A text that `printable` returned is not changed again.
[[nodiscard]] JIEDUI_API std::string printable(std::string_view text, std::size_t most = most_shown);

/// `text` with plain characters in place of full-width letters, digits and signs (U+FF01 to U+FF5E), of the
/// brackets 〔〕【】, and of the ideographic and the no-break space; `㎡` becomes `m2`.  White space at its ends is
/// removed.
[[nodiscard]] JIEDUI_API std::string narrowed(std::string_view text);

/// `text` without white space at its ends: ASCII white space, the no-break space and the ideographic space.
/// @return a view into `text`.
[[nodiscard]] JIEDUI_API std::string_view trimmed(std::string_view text) noexcept;

/// `text` as `narrowed` gives it, without any white space.  Upper and lower case stay.
[[nodiscard]] JIEDUI_API std::string without_blanks(std::string_view text);

/// The form of a word for comparisons: as `without_blanks` gives it, with ASCII letters in lower case.
[[nodiscard]] JIEDUI_API std::string folded(std::string_view text);

/// The least number of changes that turn `a` into `b`.  A change inserts, removes or replaces one character.
/// @complexity O(|a| |b|).
[[nodiscard]] JIEDUI_API std::size_t edit_distance(std::string_view a, std::string_view b);

/// Finds the words nearest to one word.  Candidates are offered one by one; only the nearest ones are kept.
///
/// Two words are near if their edit distance is at most half the length of the longer one.  A word of more than
/// 64 characters is near to no word, so that a long text does not slow the search.
class JIEDUI_API NearestWords {
public:
    static constexpr std::size_t longest = 64;  ///< the greatest length of words that are compared [characters]

    /// @param word the word to which others are compared.
    /// @param most how many words are kept.
    explicit NearestWords(std::string_view word, std::size_t most = 3);
    /// Offers one more word.  It is copied if it is near and if fewer than `most` words are kept, or if it is
    /// nearer than one of them, whose place it takes.  Of equally near words the one that was offered first is
    /// kept.
    /// @complexity O(length of `other`).
    void offer(std::string_view other);
    /// The nearest words offered so far, at most `most`; nearest first, equally near ones in the order in which
    /// they were offered.
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

/// The at most `most` words nearest to `word`, as NearestWords finds them: nearest first, equally near ones in
/// the order of `words`.  Empty if no word is near.
/// @complexity O(words × length).
[[nodiscard]] JIEDUI_API std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& words,
                                                          std::size_t most = 3);

/// The text between single quotes, made `printable`.  Each single quote and backslash inside it is doubled, so
/// that different texts look different.
/// @param most how many characters of the text are shown at most; default: all.
[[nodiscard]] JIEDUI_API std::string in_quotes(std::string_view text, std::size_t most = std::string_view::npos);

/// The text for a list of ids: unchanged, or as `in_quotes` gives it if it is empty or has a blank, a comma, a
/// single quote, a backslash or a character that is not printable.
[[nodiscard]] JIEDUI_API std::string in_quotes_if_needed(std::string_view text);

/// The texts in quotes, joined in their order: `'a', 'b' or 'c'`.  Empty if there are no texts.
/// @param before_last the word before the last text.
[[nodiscard]] JIEDUI_API std::string listed(const std::vector<std::string>& words, std::string_view before_last = "or");

}  // namespace jiedui

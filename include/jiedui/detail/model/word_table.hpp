// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// WordTable: gives each text a number while a column of texts is built.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"

namespace jiedui {

/// Texts, each stored once, numbered from 0 in the order in which they first came.
///
/// It uses open addressing with slots of eight bytes, and stores the texts one after another.  A look-up among
/// millions of texts reads memory two or three times, where the standard's tables read it five times.
class JIEDUI_API WordTable {
public:
    /// How many words codes_of takes at most in one call.
    static constexpr std::size_t most_at_once = 16;

    /// A hash of a text, the same in every process.  Each step takes eight bytes, multiplies by an odd constant and
    /// rotates.
    /// @source the constants of Steele, Lea and Flood, «Fast splittable pseudorandom number generators» (2014).
    [[nodiscard]] static std::uint64_t hash_of(std::string_view word) noexcept;

    /// The number of `word`.  A new word is added and gets the next number.
    /// @complexity O(bytes of the word), if hashes spread.
    [[nodiscard]] std::uint32_t code_of(std::string_view word);
    /// Writes the number of each word into `codes`, in the order of the words, as code_of would give it.  It
    /// prefetches memory for all words, so that they wait for it together.
    /// @pre words.size() <= most_at_once, and codes.size() == words.size()
    void codes_of(std::span<const std::string> words, std::span<std::uint32_t> codes);
    /// The number of `word`; nothing if the table does not have the word.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word) const noexcept;
    /// The word that has the number `code`.  @pre code < size()
    [[nodiscard]] std::string_view operator[](std::uint32_t code) const noexcept {
        const std::size_t start = code == 0 ? 0 : ends_[code - 1];
        return {bytes_.data() + start, ends_[code] - start};
    }
    [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }

    /// All texts, one after another in the order of their numbers, and where each of them ends.  The table is empty
    /// afterwards.
    [[nodiscard]] std::pair<std::vector<char>, std::vector<std::uint64_t>> taken();

private:
    struct Slot {
        std::uint32_t tag = 0;  // of the hash, so that few texts are compared in vain
        std::uint32_t code = no_row;
    };

    /// @pre there is room for one more.
    [[nodiscard]] std::uint32_t code_of(std::string_view word, std::uint64_t hash);
    /// The slot of the word, or the free one that it would take.
    [[nodiscard]] std::size_t slot_of(std::string_view word, std::uint64_t hash) const noexcept;
    [[nodiscard]] std::size_t slot_place(std::uint64_t hash) const noexcept {
        return (hash >> 20U) & (slots_.size() - 1);
    }

    void make_room(std::size_t words);
    void grow();

    std::vector<Slot> slots_;  // a power of two, half of them free
    std::vector<char> bytes_;
    std::vector<std::uint64_t> ends_;
};

}  // namespace jiedui

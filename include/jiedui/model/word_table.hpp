// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// WordTable: texts by number while a column of them is built.

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

/// Texts, each once, numbered in the order in which they came.
///
/// Open addressing with eight bytes a slot and the texts end to end: looking one up among millions touches memory twice or thrice,
/// where the standard's tables touch it five times.
class JIEDUI_API WordTable {
public:
    /// How many words codes_of takes at once.
    static constexpr std::size_t most_at_once = 16;

    /// A hash of texts, the same in every process: eight bytes a step, each multiplied by an odd constant and turned.
    /// @source the constants of Steele, Lea and Flood, «Fast splittable pseudorandom number generators» (2014).
    [[nodiscard]] static std::uint64_t hash_of(std::string_view word) noexcept;

    /// The number of `word`; the next one if it is new.
    /// @complexity O(bytes of the word), if hashes spread.
    [[nodiscard]] std::uint32_t code_of(std::string_view word);
    /// Writes the number of each of some words into `codes`, in their order, numbered as by code_of.  What they touch in memory is
    /// asked for before it is needed, so that they wait for it together and not one after another.
    /// @pre at most `most_at_once` words, and as many codes.
    void codes_of(std::span<const std::string> words, std::span<std::uint32_t> codes);
    /// The number of `word`; nothing if it has none.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word) const noexcept;
    /// The word of that number.  @pre code < size()
    [[nodiscard]] std::string_view operator[](std::uint32_t code) const noexcept {
        const std::size_t start = code == 0 ? 0 : ends_[code - 1];
        return {bytes_.data() + start, ends_[code] - start};
    }
    [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }

    /// The texts, end to end, and where each ends; the table is empty afterwards.
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

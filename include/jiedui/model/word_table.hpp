// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// WordTable: texts by number while a column of them is built.

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/index.hpp"

namespace jiedui {

/// Texts, each once, numbered in the order in which they came.
///
/// Open addressing with eight bytes a slot and the texts end to end: looking one up among millions touches memory twice or thrice,
/// where the standard's tables touch it five times.
class WordTable {
public:
    /// How many words codes_of takes at once.
    static constexpr std::size_t most_at_once = 16;

    /// A hash of texts, the same in every process: eight bytes a step, each multiplied by an odd constant and turned.
    /// @source the constants of Steele, Lea and Flood, «Fast splittable pseudorandom number generators» (2014).
    [[nodiscard]] static std::uint64_t hash_of(std::string_view word) noexcept {
        std::uint64_t hash = word.size();
        std::size_t at = 0;
        const auto mix = [&hash](std::uint64_t part) { hash = std::rotl((hash ^ part) * 0xBF58'476D'1CE4'E5B9U, 29); };
        for (; at + sizeof(std::uint64_t) <= word.size(); at += sizeof(std::uint64_t)) {
            std::uint64_t part = 0;
            std::memcpy(&part, word.data() + at, sizeof part);
            mix(part);
        }
        std::uint64_t rest = 0;
        if (at < word.size()) std::memcpy(&rest, word.data() + at, word.size() - at);
        mix(rest);
        hash = (hash ^ hash >> 30U) * 0x94D0'49BB'1331'11EBU;
        return hash ^ hash >> 31U;
    }

    /// The number of `word`; the next one if it is new.
    /// @complexity O(bytes of the word), if hashes spread.
    [[nodiscard]] std::uint32_t code_of(std::string_view word) {
        make_room(1);
        return code_of(word, hash_of(word));
    }
    /// Calls `take(i, number)` for each of some words in their order, numbered as by code_of.  What they touch in memory is asked for
    /// before it is needed, so that they wait for it together and not one after another.
    /// @pre at most `most_at_once` words.
    template <class Take>
    void codes_of(std::span<const std::string> words, Take&& take) {
        make_room(words.size());
        std::array<std::uint64_t, most_at_once> hashes;
        for (std::size_t i = 0; i < words.size(); ++i) {
            hashes[i] = hash_of(words[i]);
            __builtin_prefetch(&slots_[place_of(hashes[i])]);
        }
        const auto first_code = [&](std::size_t i) { return slots_[place_of(hashes[i])].code; };
        for (std::size_t i = 0; i < words.size(); ++i)
            if (const std::uint32_t code = first_code(i); code != no_row) __builtin_prefetch(&ends_[code]);
        for (std::size_t i = 0; i < words.size(); ++i)
            if (const std::uint32_t code = first_code(i); code != no_row) __builtin_prefetch((*this)[code].data());
        for (std::size_t i = 0; i < words.size(); ++i) take(i, code_of(words[i], hashes[i]));
    }
    /// The number of `word`; nothing if it has none.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word) const noexcept {
        if (slots_.empty()) return std::nullopt;
        const std::uint32_t code = slots_[slot_of(word, hash_of(word))].code;
        return code == no_row ? std::nullopt : std::optional{code};
    }
    /// The word of that number.  @pre code < size()
    [[nodiscard]] std::string_view operator[](std::uint32_t code) const noexcept {
        const std::size_t start = code == 0 ? 0 : ends_[code - 1];
        return {bytes_.data() + start, ends_[code] - start};
    }
    [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }

    /// The texts, end to end, and where each ends; the table is empty afterwards.
    [[nodiscard]] std::pair<std::vector<char>, std::vector<std::uint64_t>> taken() {
        slots_ = {};
        return {std::exchange(bytes_, {}), std::exchange(ends_, {})};
    }

private:
    struct Slot {
        std::uint32_t tag = 0;  // of the hash, so that few texts are compared in vain
        std::uint32_t code = no_row;
    };

    /// @pre there is room for one more.
    [[nodiscard]] std::uint32_t code_of(std::string_view word, std::uint64_t hash) {
        Slot& slot = slots_[slot_of(word, hash)];
        if (slot.code == no_row) {
            slot = {static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(ends_.size())};
            bytes_.insert(bytes_.end(), word.begin(), word.end());
            ends_.push_back(bytes_.size());
        }
        return slot.code;
    }
    /// The slot of the word, or the free one that it would take.
    [[nodiscard]] std::size_t slot_of(std::string_view word, std::uint64_t hash) const noexcept {
        const auto tag = static_cast<std::uint32_t>(hash);
        for (std::size_t place = place_of(hash);; place = (place + 1) & (slots_.size() - 1)) {
            const Slot& slot = slots_[place];
            if (slot.code == no_row || (slot.tag == tag && are_equal((*this)[slot.code], word))) return place;
        }
    }
    [[nodiscard]] std::size_t place_of(std::uint64_t hash) const noexcept {
        return (hash >> 20U) & (slots_.size() - 1);
    }

    /// Short texts by two eights of bytes that may overlap, without a call.
    [[nodiscard]] static bool are_equal(std::string_view a, std::string_view b) noexcept {
        constexpr std::size_t eight = sizeof(std::uint64_t);
        if (a.size() < eight || a.size() > 2 * eight) return a == b;
        const auto eight_at = [](const char* at) {
            std::uint64_t bytes = 0;
            std::memcpy(&bytes, at, eight);
            return bytes;
        };
        const std::size_t last = a.size() - eight;
        return a.size() == b.size() && eight_at(a.data()) == eight_at(b.data()) &&
               eight_at(a.data() + last) == eight_at(b.data() + last);
    }

    void make_room(std::size_t words) {
        while (2 * (ends_.size() + words) > slots_.size()) grow();
    }
    void grow() {
        slots_.assign(std::max<std::size_t>(16, 2 * slots_.size()), {});
        for (std::uint32_t code = 0; code < ends_.size(); ++code) {
            const std::uint64_t hash = hash_of((*this)[code]);
            std::size_t place = place_of(hash);
            while (slots_[place].code != no_row) place = (place + 1) & (slots_.size() - 1);
            slots_[place] = {static_cast<std::uint32_t>(hash), code};
        }
    }

    std::vector<Slot> slots_;  // a power of two, half of them free
    std::vector<char> bytes_;
    std::vector<std::uint64_t> ends_;
};

}  // namespace jiedui

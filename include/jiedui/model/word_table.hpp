// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// WordTable: texts by number while a column of them is built.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
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
    /// The number of `word`; the next one if it is new.
    /// @complexity O(bytes of the word), if hashes spread.
    [[nodiscard]] std::uint32_t code_of(std::string_view word) {
        if (2 * (ends_.size() + 1) > slots_.size()) grow();
        const std::uint64_t hash = hash_of(word);
        const auto tag = static_cast<std::uint32_t>(hash);
        for (std::size_t place = place_of(hash);; place = (place + 1) & (slots_.size() - 1)) {
            Slot& slot = slots_[place];
            if (slot.code == no_row) {
                slot = {tag, static_cast<std::uint32_t>(ends_.size())};
                bytes_.insert(bytes_.end(), word.begin(), word.end());
                ends_.push_back(bytes_.size());
                return slot.code;
            }
            if (slot.tag == tag && word_at(slot.code) == word) return slot.code;
        }
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

    [[nodiscard]] std::string_view word_at(std::uint32_t code) const noexcept {
        const std::size_t start = code == 0 ? 0 : ends_[code - 1];
        return {bytes_.data() + start, ends_[code] - start};
    }
    [[nodiscard]] std::size_t place_of(std::uint64_t hash) const noexcept {
        return (hash >> 20U) & (slots_.size() - 1);
    }

    /// Eight bytes a step, each multiplied by an odd constant and turned.
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

    void grow() {
        slots_.assign(std::max<std::size_t>(16, 2 * slots_.size()), {});
        for (std::uint32_t code = 0; code < ends_.size(); ++code) {
            const std::uint64_t hash = hash_of(word_at(code));
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

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/detail/model/word_table.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace jiedui {
namespace {

/// Short texts by two eights of bytes that may overlap, without a call.
[[nodiscard]] bool are_equal(std::string_view a, std::string_view b) noexcept {
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

}  // namespace

std::uint64_t WordTable::hash_of(std::string_view word) noexcept {
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

std::uint32_t WordTable::code_of(std::string_view word) {
    make_room(1);
    return code_of(word, hash_of(word));
}

void WordTable::codes_of(std::span<const std::string> words, std::span<std::uint32_t> codes) {
    make_room(words.size());
    std::array<std::uint64_t, most_at_once> hashes;
    for (std::size_t i = 0; i < words.size(); ++i) {
        hashes[i] = hash_of(words[i]);
        __builtin_prefetch(&slots_[slot_place(hashes[i])]);
    }
    const auto first_code = [&](std::size_t i) { return slots_[slot_place(hashes[i])].code; };
    for (std::size_t i = 0; i < words.size(); ++i)
        if (const std::uint32_t code = first_code(i); code != no_row) __builtin_prefetch(&ends_[code]);
    for (std::size_t i = 0; i < words.size(); ++i)
        if (const std::uint32_t code = first_code(i); code != no_row) __builtin_prefetch((*this)[code].data());
    for (std::size_t i = 0; i < words.size(); ++i) codes[i] = code_of(words[i], hashes[i]);
}

std::optional<std::uint32_t> WordTable::find(std::string_view word) const noexcept {
    if (slots_.empty()) return std::nullopt;
    const std::uint32_t code = slots_[slot_of(word, hash_of(word))].code;
    return code == no_row ? std::nullopt : std::optional{code};
}

std::pair<std::vector<char>, std::vector<std::uint64_t>> WordTable::taken() {
    slots_ = {};
    return {std::exchange(bytes_, {}), std::exchange(ends_, {})};
}

std::uint32_t WordTable::code_of(std::string_view word, std::uint64_t hash) {
    Slot& slot = slots_[slot_of(word, hash)];
    if (slot.code == no_row) {
        slot = {static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(ends_.size())};
        bytes_.insert(bytes_.end(), word.begin(), word.end());
        ends_.push_back(bytes_.size());
    }
    return slot.code;
}

std::size_t WordTable::slot_of(std::string_view word, std::uint64_t hash) const noexcept {
    const auto tag = static_cast<std::uint32_t>(hash);
    for (std::size_t place = slot_place(hash);; place = (place + 1) & (slots_.size() - 1)) {
        const Slot& slot = slots_[place];
        if (slot.code == no_row || (slot.tag == tag && are_equal((*this)[slot.code], word))) return place;
    }
}

void WordTable::make_room(std::size_t words) {
    while (2 * (ends_.size() + words) > slots_.size()) grow();
}

void WordTable::grow() {
    slots_.assign(std::max<std::size_t>(16, 2 * slots_.size()), {});
    for (std::uint32_t code = 0; code < ends_.size(); ++code) {
        const std::uint64_t hash = hash_of((*this)[code]);
        std::size_t place = slot_place(hash);
        while (slots_[place].code != no_row) place = (place + 1) & (slots_.size() - 1);
        slots_[place] = {static_cast<std::uint32_t>(hash), code};
    }
}

}  // namespace jiedui

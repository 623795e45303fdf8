// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Checksum: 64 bits that change with every flipped bit of a long run of words.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace jiedui::detail {

/// Four lanes of multiply and rotate, so that a processor works on all at once.  Each step turns a lane into another that
/// no other word gives, so words that differ in one place never have one sum.  It guards against accidents, not
/// against forgery.
/// @source the odd constants of Steele, Lea and Flood, «Fast splittable pseudorandom number generators» (2014).
class Checksum {
public:
    /// Adds words.
    /// @pre the bytes are a multiple of 8.
    /// @complexity O(bytes), about as fast as memory.
    void add(std::string_view bytes) noexcept {
        std::size_t at = 0;
        for (; at < bytes.size() && words_ % lanes_.size() != 0; at += 8) add_word(bytes.data() + at);
        for (; at + 8 * lanes_.size() <= bytes.size(); at += 8 * lanes_.size()) {
            for (std::size_t lane = 0; lane < lanes_.size(); ++lane) step(lanes_[lane], bytes.data() + at + 8 * lane);
            words_ += lanes_.size();
        }
        for (; at < bytes.size(); at += 8) add_word(bytes.data() + at);
    }
    [[nodiscard]] std::uint64_t value() const noexcept {
        std::uint64_t sum = words_;
        for (const std::uint64_t lane : lanes_) sum = mixed(sum, lane);
        return sum ^ sum >> 31U;
    }

private:
    [[nodiscard]] static std::uint64_t mixed(std::uint64_t lane, std::uint64_t word) noexcept {
        return std::rotl((lane ^ word) * 0xBF58'476D'1CE4'E5B9U, 29);
    }
    static void step(std::uint64_t& lane, const char* at) noexcept {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        lane = mixed(lane, word);
    }
    void add_word(const char* at) noexcept { step(lanes_[words_++ % lanes_.size()], at); }

    std::array<std::uint64_t, 4> lanes_{0x9E37'79B9'7F4A'7C15U, 0xD1B5'4A32'D192'ED03U, 0x94D0'49BB'1331'11EBU,
                                        0x8CB9'2BA7'2F3D'8DD7U};
    std::uint64_t words_ = 0;
};

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Philox: random numbers by counter, so that each draw is the same on every thread and platform.

#include <array>
#include <cstdint>

namespace jiedui {

/// The generator Philox 4x32-10.  It has no state: a key and a counter give four random words of 32
/// bits, always the same ones.  A key is a seed; a counter says which draw, and which part of it.
///
/// @source Salmon, Moraes, Dror, Shaw, «Parallel random numbers: as easy as 1, 2, 3» (2011).  The
///     tests hold it to the known answers that its authors publish.
class Philox {
public:
    using Counter = std::array<std::uint32_t, 4>;
    using Words = std::array<std::uint32_t, 4>;

    explicit constexpr Philox(std::array<std::uint32_t, 2> key) noexcept : key_{key} {}
    /// The generator of a seed: its lower 32 bits are the first word of the key.
    explicit constexpr Philox(std::uint64_t seed) noexcept
        : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)} {}

    /// The four words that belong to a counter.
    [[nodiscard]] constexpr Words operator()(Counter counter) const noexcept {
        std::array<std::uint32_t, 2> key = key_;
        for (int round = 0; round < 10; ++round) {
            const std::uint64_t first = std::uint64_t{0xD251'1F53U} * counter[0];
            const std::uint64_t second = std::uint64_t{0xCD9E'8D57U} * counter[2];
            counter = {
                static_cast<std::uint32_t>(second >> 32U) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(second),
                static_cast<std::uint32_t>(first >> 32U) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(first)};
            key[0] += 0x9E37'79B9U;
            key[1] += 0xBB67'AE85U;
        }
        return counter;
    }

private:
    std::array<std::uint32_t, 2> key_;
};

}  // namespace jiedui

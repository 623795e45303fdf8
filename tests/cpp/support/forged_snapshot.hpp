// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Snapshots whose checksums are right whatever they hold, as a forger would make them.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace jiedui {

inline constexpr std::size_t snapshot_header = 40;  ///< bytes before the parts

/// The checksum of words, from its definition.
[[nodiscard]] inline std::uint64_t checksum_of(std::string_view bytes) {
    constexpr std::uint64_t factor = 0xBF58'476D'1CE4'E5B9U;
    std::array<std::uint64_t, 4> lanes{0x9E37'79B9'7F4A'7C15U, 0xD1B5'4A32'D192'ED03U, 0x94D0'49BB'1331'11EBU,
                                       0x8CB9'2BA7'2F3D'8DD7U};
    const std::size_t words = bytes.size() / 8;
    for (std::size_t i = 0; i < words; ++i) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + 8 * i, 8);
        lanes[i % 4] = std::rotl((lanes[i % 4] ^ word) * factor, 29);
    }
    std::uint64_t sum = words;
    for (const std::uint64_t lane : lanes) sum = std::rotl((sum ^ lane) * factor, 29);
    return sum ^ sum >> 31U;
}

/// The bytes, filled up to words, with their size and checksums in the header.
/// @pre there is a header.
[[nodiscard]] inline std::string with_right_sums(std::string bytes) {
    bytes.resize((bytes.size() + 7) / 8 * 8);
    const auto put = [&](std::size_t place, std::uint64_t value) {
        std::memcpy(bytes.data() + place, &value, sizeof value);
    };
    put(16, bytes.size());
    put(24, checksum_of(std::string_view{bytes}.substr(snapshot_header)));
    put(32, checksum_of(std::string_view{bytes}.substr(0, 32)));
    return bytes;
}

}  // namespace jiedui

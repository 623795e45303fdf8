// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Channel: through what support is given; Channels: a set of them.

#include <array>
#include <bit>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/closed_list.hpp"

namespace jiedui {

/// By which means one school supports another.  If a record does not say, its channel is an empty optional.
enum class Channel : std::uint8_t {
    staff,     ///< 师资: teachers
    teaching,  ///< 教学管理: teaching and management
    funds,     ///< 资金: money
    materials  ///< 物质: goods
};

template <>
struct ClosedList<Channel> {
    static constexpr std::string_view name = "channel";
    static constexpr std::array<std::string_view, 4> words{"staff", "teaching", "funds", "materials"};
};

/// A set of channels, in one byte.
class Channels {
public:
    constexpr Channels() noexcept = default;
    constexpr Channels(Channel channel) noexcept : bits_{bit_of(channel)} {}  // NOLINT(google-explicit-constructor)
    constexpr Channels(std::initializer_list<Channel> channels) noexcept {
        for (const Channel each : channels) *this |= each;
    }

    /// All four channels.
    [[nodiscard]] static constexpr Channels all() noexcept { return from_bits(0b1111); }
    /// The family *teaching_staff*: staff and teaching.
    [[nodiscard]] static constexpr Channels teaching_staff() noexcept { return {Channel::staff, Channel::teaching}; }
    /// The family *material*: funds and materials.
    [[nodiscard]] static constexpr Channels material() noexcept { return {Channel::funds, Channel::materials}; }
    /// The channel or family with exactly this name; nothing if there is no such channel or family.
    [[nodiscard]] static constexpr std::optional<Channels> find(std::string_view word) noexcept {
        if (word == "teaching_staff") return teaching_staff();
        if (word == "material") return material();
        if (const auto channel = find_word<Channel>(word)) return *channel;
        return std::nullopt;
    }
    /// The set with these bits: bit 0 is staff, 1 teaching, 2 funds, 3 materials.  Higher bits are ignored.
    [[nodiscard]] static constexpr Channels from_bits(std::uint8_t bits) noexcept {
        Channels set;
        set.bits_ = bits & 0b1111;
        return set;
    }

    [[nodiscard]] constexpr std::uint8_t bits() const noexcept { return bits_; }
    [[nodiscard]] constexpr int count() const noexcept { return std::popcount(bits_); }
    [[nodiscard]] constexpr bool is_empty() const noexcept { return bits_ == 0; }
    [[nodiscard]] constexpr bool contains(Channel channel) const noexcept { return (bits_ & bit_of(channel)) != 0; }
    [[nodiscard]] constexpr bool contains(Channels other) const noexcept { return (other.bits_ & ~bits_) == 0; }

    constexpr Channels& operator|=(Channels other) noexcept { return *this = from_bits(bits_ | other.bits_); }
    constexpr Channels& operator&=(Channels other) noexcept { return *this = from_bits(bits_ & other.bits_); }
    constexpr Channels& operator-=(Channels other) noexcept {
        return *this = from_bits(static_cast<std::uint8_t>(bits_ & ~other.bits_));
    }
    friend constexpr Channels operator|(Channels a, Channels b) noexcept { return a |= b; }
    friend constexpr Channels operator&(Channels a, Channels b) noexcept { return a &= b; }
    friend constexpr Channels operator-(Channels a, Channels b) noexcept { return a -= b; }
    friend constexpr auto operator<=>(Channels, Channels) = default;

private:
    [[nodiscard]] static constexpr std::uint8_t bit_of(Channel channel) noexcept {
        return static_cast<std::uint8_t>(1U << static_cast<unsigned>(channel));
    }
    std::uint8_t bits_ = 0;
};

/// The words of the channels in the order of Channel, joined by `+`: `staff+teaching`.  The text of an empty
/// set is empty.
[[nodiscard]] inline std::string text_of(Channels channels) {
    std::string text;
    for (const Channel each : all_of_list<Channel>()) {
        if (!channels.contains(each)) continue;
        if (!text.empty()) text += '+';
        text += word_of(each);
    }
    return text;
}

}  // namespace jiedui

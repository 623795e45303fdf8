// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// TieStore: the ties of a network as plain columns, in TieIndex order, with the way back.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "jiedui/base/channel.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/model/lists.hpp"

namespace jiedui {

/// Kind, channel, status and self-support of a tie in one byte, so that a filter is a table look-up.
class TieMark {
public:
    constexpr TieMark() noexcept = default;
    constexpr TieMark(TieKind kind, std::optional<Channel> channel, std::optional<Status> status, bool self) noexcept
        : bits_{static_cast<std::uint8_t>(static_cast<unsigned>(kind) | code_of(channel, 4) << 2U |
                                          code_of(status, 3) << 5U | static_cast<unsigned>(self) << 7U)} {}
    [[nodiscard]] static constexpr TieMark from_bits(std::uint8_t bits) noexcept {
        TieMark mark;
        mark.bits_ = bits;
        return mark;
    }

    [[nodiscard]] constexpr std::uint8_t bits() const noexcept { return bits_; }
    [[nodiscard]] constexpr TieKind kind() const noexcept { return static_cast<TieKind>(bits_ & 3U); }
    [[nodiscard]] constexpr std::optional<Channel> channel() const noexcept {
        return channel_code() < 4 ? std::optional{static_cast<Channel>(channel_code())} : std::nullopt;
    }
    /// The channel's place in the order of ties: 4 if unknown.
    [[nodiscard]] constexpr unsigned channel_code() const noexcept { return bits_ >> 2U & 7U; }
    [[nodiscard]] constexpr std::optional<Status> status() const noexcept {
        const unsigned code = bits_ >> 5U & 3U;
        return code < 3 ? std::optional{static_cast<Status>(code)} : std::nullopt;
    }
    [[nodiscard]] constexpr bool is_self() const noexcept { return (bits_ & 128U) != 0; }

private:
    template <class Enum>
    [[nodiscard]] static constexpr unsigned code_of(std::optional<Enum> value, unsigned unknown) noexcept {
        return value ? static_cast<unsigned>(*value) : unknown;
    }
    std::uint8_t bits_ = 0;
};

/// One record on its way into a TieStore.
struct RawTie {
    std::uint32_t supporter = 0;
    std::uint32_t recipient = 0;
    Day first;                 ///< first day in force, or unknown
    Day until;                 ///< first day after, running or unknown
    std::uint32_t record = 0;  ///< row in the table of its kind
    TieMark mark;
};

/// The ties of a network: columns in TieIndex order, rows of supporters, and the incoming ties of each
/// school by channel, first day and TieIndex.  25 bytes a tie and 8 a school.
struct TieStore {
    std::vector<std::uint32_t> outgoing;  ///< ties of supporter s: [outgoing[s], outgoing[s + 1])
    std::vector<std::uint32_t> supporter;
    std::vector<std::uint32_t> recipient;
    std::vector<Day> first;
    std::vector<Day> until;
    std::vector<TieMark> mark;
    std::vector<std::uint32_t> record;
    std::vector<std::uint32_t> incoming;       ///< places in `incoming_ties`, as in `outgoing`
    std::vector<std::uint32_t> incoming_ties;  ///< TieIndex values
    std::array<bool, 256> has_mark{};          ///< by the bits of a mark: whether some tie has it

    /// Orders `ties` over `schools` schools.
    /// @param id_less whether the id of the first tie's record comes before the second's; asked only
    /// of ties that are equal in all else.
    /// @pre every end is below `schools`; fewer than 2³² − 1 ties.
    /// @complexity O(n + m log d) for n schools, m ties and d the most ties at one school.
    template <class IdLess>
    TieStore(std::uint32_t schools, std::span<const RawTie> ties, IdLess&& id_less) {
        order_outgoing(schools, ties, id_less);
        order_incoming(schools);
    }
    TieStore() = default;

private:
    /// Turns counts per school, kept one place up, into the places where each school's ties begin.
    static void add_up(std::vector<std::uint32_t>& counts) {
        for (std::size_t i = 1; i < counts.size(); ++i) counts[i] += counts[i - 1];
    }
    [[nodiscard]] static std::uint64_t channel_and_day(TieMark mark, Day first) noexcept {
        return std::uint64_t{mark.channel_code()} << 32U | (static_cast<std::uint32_t>(first.number()) ^ 0x8000'0000U);
    }

    template <class IdLess>
    void order_outgoing(std::uint32_t schools, std::span<const RawTie> ties, IdLess& id_less) {
        outgoing.assign(std::size_t{schools} + 1, 0);
        for (const RawTie& tie : ties) ++outgoing[tie.supporter + 1];
        add_up(outgoing);
        std::vector<RawTie> sorted(ties.size());
        std::vector<std::uint32_t> next(outgoing.begin(), outgoing.end() - 1);
        for (const RawTie& tie : ties) sorted[next[tie.supporter]++] = tie;
        const auto less = [&](const RawTie& a, const RawTie& b) {
            const std::uint64_t key_a = channel_and_day(a.mark, a.first);
            const std::uint64_t key_b = channel_and_day(b.mark, b.first);
            if (key_a != key_b) return key_a < key_b;
            const auto rest_a = std::tuple{a.until, a.recipient, a.mark.kind()};
            const auto rest_b = std::tuple{b.until, b.recipient, b.mark.kind()};
            return rest_a != rest_b ? rest_a < rest_b : id_less(a, b);
        };
        for (std::uint32_t s = 0; s < schools; ++s)
            if (outgoing[s + 1] - outgoing[s] > 1)
                std::sort(sorted.begin() + outgoing[s], sorted.begin() + outgoing[s + 1], less);
        unpack(sorted);
    }

    void unpack(std::span<const RawTie> sorted) {
        for (auto* column : {&supporter, &recipient, &record}) column->resize(sorted.size());
        first.resize(sorted.size());
        until.resize(sorted.size());
        mark.resize(sorted.size());
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            supporter[i] = sorted[i].supporter;
            recipient[i] = sorted[i].recipient;
            first[i] = sorted[i].first;
            until[i] = sorted[i].until;
            mark[i] = sorted[i].mark;
            has_mark[mark[i].bits()] = true;
            record[i] = sorted[i].record;
        }
    }

    void order_incoming(std::uint32_t schools) {
        struct Entry {
            std::uint64_t key;
            std::uint32_t tie;
            auto operator<=>(const Entry&) const = default;
        };
        incoming.assign(std::size_t{schools} + 1, 0);
        for (const std::uint32_t school : recipient) ++incoming[school + 1];
        add_up(incoming);
        std::vector<Entry> entries(recipient.size());
        std::vector<std::uint32_t> next(incoming.begin(), incoming.end() - 1);
        for (std::uint32_t tie = 0; tie < recipient.size(); ++tie)
            entries[next[recipient[tie]]++] = {channel_and_day(mark[tie], first[tie]), tie};
        for (std::uint32_t s = 0; s < schools; ++s)
            if (incoming[s + 1] - incoming[s] > 1)
                std::sort(entries.begin() + incoming[s], entries.begin() + incoming[s + 1]);
        incoming_ties.resize(entries.size());
        std::ranges::transform(entries, incoming_ties.begin(), &Entry::tie);
    }
};

}  // namespace jiedui

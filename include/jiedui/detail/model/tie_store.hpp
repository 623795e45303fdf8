// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// TieStore: the ties of a network as plain columns, kind by kind, with the incoming ties of each school.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "jiedui/base/cells.hpp"
#include "jiedui/base/channel.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/model/lists.hpp"

namespace jiedui {

/// Kind, channel, status and self-support of a tie in one byte, so that one table look-up filters by all of them.
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
    /// The place of the channel in the order of Channel, from 0; 4 if the channel is unknown.
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

extern template class Cells<Day>;
extern template class Cells<TieMark>;

// Compiled once, in the library.
extern template class Cells<Day>;
extern template class Cells<TieMark>;

/// Where the ties of one kind are stored, school by school.
struct TieBlock {
    Cells<std::uint32_t> outgoing;  ///< ties from school s: [outgoing[s], outgoing[s + 1]); empty if there are no ties
    Cells<std::uint32_t> incoming;  ///< places in TieStore::incoming_ties of ties to school s, as in `outgoing`
};

/// Pointers to the places of one block.  They are valid as long as the store to which they point.
struct TiePlaces {
    const std::uint32_t* outgoing;
    const std::uint32_t* incoming;
};

/// The blocks that a walk looks at, in the order of TieKind.  Each block has ties.
class TieBlocks {
public:
    void add(TiePlaces block) noexcept { blocks_[count_++] = block; }
    [[nodiscard]] std::uint32_t size() const noexcept { return count_; }
    [[nodiscard]] const TiePlaces& operator[](std::uint32_t i) const noexcept { return blocks_[i]; }
    [[nodiscard]] const TiePlaces* begin() const noexcept { return blocks_.data(); }
    [[nodiscard]] const TiePlaces* end() const noexcept { return blocks_.data() + count_; }

private:
    std::array<TiePlaces, 3> blocks_{};
    std::uint32_t count_ = 0;
};

/// The ties of a network, in three blocks by kind, so that a walk along ties of one kind meets no others.
///
/// TieIndex runs through the blocks: first all agreements, then all postings, then all transfers.  In a block ties
/// ascend by supporter, channel, first day, end, recipient and id.  The incoming ties of a school ascend by channel,
/// first day and TieIndex.  A tie takes 25 bytes.  Each kind that has ties takes 8 bytes more for each school.
struct JIEDUI_API TieStore {
    std::array<TieBlock, 3> blocks;  ///< one for each kind, in the order of TieKind
    Cells<std::uint32_t> supporter;
    Cells<std::uint32_t> recipient;
    Cells<Day> first;
    Cells<Day> until;
    Cells<TieMark> mark;
    Cells<std::uint32_t> record;
    Cells<std::uint32_t> incoming_ties;  ///< TieIndex values
    std::array<bool, 256> has_mark{};    ///< at the bits of a mark: whether any tie has that mark

    /// The blocks of the chosen kinds that have ties, in the order of TieKind.
    /// @param kinds for each TieKind, in order, whether it is chosen.
    [[nodiscard]] TieBlocks blocks_of(const std::array<bool, 3>& kinds) const noexcept {
        TieBlocks chosen;
        for (std::size_t kind = 0; kind < blocks.size(); ++kind)
            if (kinds[kind] && !blocks[kind].outgoing.empty())
                chosen.add({blocks[kind].outgoing.data(), blocks[kind].incoming.data()});
        return chosen;
    }
    /// Calls `visit(tie)` for each tie of the kind, ascending.
    template <class Visit>
    void each_of_kind(TieKind kind, Visit&& visit) const {
        const Cells<std::uint32_t>& starts = blocks[static_cast<std::size_t>(kind)].outgoing;
        if (starts.empty()) return;
        for (std::uint32_t tie = starts[0]; tie < starts.back(); ++tie) visit(TieIndex{tie});
    }
};

}  // namespace jiedui

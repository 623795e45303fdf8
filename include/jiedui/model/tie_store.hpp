// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// TieStore: the ties of a network as plain columns, kind by kind, with the way back.

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <vector>

#include "jiedui/base/cells.hpp"
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

/// Where the ties of one kind stand, school by school.
struct TieBlock {
    Cells<std::uint32_t> outgoing;  ///< ties of supporter s: [outgoing[s], outgoing[s + 1]); empty if there are no ties
    Cells<std::uint32_t> incoming;  ///< places in TieStore::incoming_ties, as in `outgoing`
};

/// What a walk needs of one block.  Valid as long as what it looks at.
struct TiePlaces {
    const std::uint32_t* outgoing;
    const std::uint32_t* incoming;
};

/// The blocks that a walk looks at, in the order of kinds; none of them is empty.
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
/// TieIndex runs through the blocks: first all agreements, then all postings, then all transfers.  In a block ties ascend by
/// supporter, channel, first day, end, recipient and id; the incoming ties of a school by channel, first day and TieIndex.  25 bytes a
/// tie, and 8 a school for each kind of which there are ties.
struct TieStore {
    std::array<TieBlock, 3> blocks;  ///< by TieKind
    Cells<std::uint32_t> supporter;
    Cells<std::uint32_t> recipient;
    Cells<Day> first;
    Cells<Day> until;
    Cells<TieMark> mark;
    Cells<std::uint32_t> record;
    Cells<std::uint32_t> incoming_ties;  ///< TieIndex values
    std::array<bool, 256> has_mark{};    ///< by the bits of a mark: whether some tie has it

    /// Orders ties over `schools` schools.
    /// @param each_tie `each_tie(kind, visit)` calls `visit(tie)` with each RawTie of the kind; it is asked twice or
    /// more often, and says the same.
    /// @param id_less `id_less(kind, a, b)`: whether the id of row a comes before that of row b in the table of a kind;
    /// asked only of ties that are equal in all else.
    /// @param at_once about how many ties wait beside the columns for their place [16 bytes each].
    /// @pre every end is below `schools`; fewer than 2³² − 1 ties.
    /// @complexity O(n + m log d) for n schools, m ties and d the most ties at one school.
    template <class EachTie, class IdLess>
        requires std::invocable<EachTie&, TieKind, void (*)(const RawTie&)>
    TieStore(std::uint32_t schools, EachTie&& each_tie, IdLess&& id_less, std::uint32_t at_once = 1U << 21U) {
        std::array<std::vector<std::uint32_t>, 3> starts;
        std::uint32_t count = 0;
        for (const TieKind kind : all_of_list<TieKind>()) {
            starts[place(kind)] = outgoing_starts(schools, count, kind, each_tie);
            if (!starts[place(kind)].empty()) count = starts[place(kind)].back();
        }
        reserve(count);
        for (const TieKind kind : all_of_list<TieKind>())
            if (!starts[place(kind)].empty())
                order_outgoing(kind, std::move(starts[place(kind)]), each_tie, id_less, at_once);
        freeze();
        for (TieBlock& block : blocks)
            if (!block.outgoing.empty()) order_incoming(block, schools);
        incoming_ties.freeze();
    }
    template <class IdLess>
    TieStore(std::uint32_t schools, std::span<const RawTie> ties, IdLess&& id_less, std::uint32_t at_once = 1U << 21U)
        : TieStore{schools,
                   [&](TieKind kind, auto&& visit) {
                       for (const RawTie& tie : ties)
                           if (tie.mark.kind() == kind) visit(tie);
                   },
                   id_less, at_once} {}
    TieStore() = default;

    /// The blocks of these kinds, by TieKind.
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
        const Cells<std::uint32_t>& starts = blocks[place(kind)].outgoing;
        if (starts.empty()) return;
        for (std::uint32_t tie = starts[0]; tie < starts.back(); ++tie) visit(TieIndex{tie});
    }

private:
    /// A tie of one supporter on its way to its place, packed so that many fit into a cache.
    struct Packed {
        std::uint64_t key_and_mark;  ///< channel, first and until as they are ordered; the mark in the lowest 8 bits
        std::uint32_t recipient;
        std::uint32_t record;

        [[nodiscard]] std::uint64_t key() const noexcept { return key_and_mark >> 8U; }
        [[nodiscard]] TieMark mark() const noexcept {
            return TieMark::from_bits(static_cast<std::uint8_t>(key_and_mark & 0xFFU));
        }
        [[nodiscard]] Day first() const noexcept { return day_of(key_and_mark >> 30U & last_code); }
        [[nodiscard]] Day until() const noexcept { return day_of(key_and_mark >> 8U & last_code); }
    };

    /// Days in 22 bits, in their order: 0 is the first there is, the last two are running and unknown.
    static constexpr std::uint64_t last_code = (1U << 22U) - 1;
    [[nodiscard]] static std::uint64_t code_of(Day day) noexcept {
        if (day.is_known()) return static_cast<std::uint64_t>(day - Day::first());
        return day == Day::running() ? last_code - 1 : last_code;
    }
    [[nodiscard]] static Day day_of(std::uint64_t code) noexcept {
        if (code >= last_code - 1) return code == last_code ? Day::unknown() : Day::running();
        return Day::first() + static_cast<std::int32_t>(code);
    }
    [[nodiscard]] static std::uint64_t channel_and_day(TieMark mark, Day first) noexcept {
        return std::uint64_t{mark.channel_code()} << 22U | code_of(first);
    }
    [[nodiscard]] static std::size_t place(TieKind kind) noexcept { return static_cast<std::size_t>(kind); }
    /// Turns counts per school, kept one place up, into the places where each school's ties begin, the first at `counts[0]`.
    static void add_up(std::vector<std::uint32_t>& counts) {
        for (std::size_t i = 1; i < counts.size(); ++i) counts[i] += counts[i - 1];
    }

    /// Where the ties of each supporter stand if those of the kind begin at `begin`; nothing if there are none.
    template <class EachTie>
    [[nodiscard]] static std::vector<std::uint32_t> outgoing_starts(std::uint32_t schools, std::uint32_t begin,
                                                                    TieKind kind, EachTie& each_tie) {
        std::vector<std::uint32_t> starts;
        each_tie(kind, [&](const RawTie& tie) {
            if (starts.empty()) starts.resize(std::size_t{schools} + 1);
            ++starts[tie.supporter + 1];
        });
        if (starts.empty()) return starts;
        starts[0] = begin;
        add_up(starts);
        return starts;
    }

    /// Appends the ties of a kind, those of some supporters after those of others, so that few wait beside the columns.
    template <class EachTie, class IdLess>
    void order_outgoing(TieKind kind, std::vector<std::uint32_t> starts, EachTie& each_tie, IdLess& id_less,
                        std::uint32_t at_once) {
        const auto schools = static_cast<std::uint32_t>(starts.size() - 1);
        const auto each_of_it = [&](auto&& visit) { each_tie(kind, visit); };
        const auto less_of_it = [&](std::uint32_t a, std::uint32_t b) { return id_less(kind, a, b); };
        for (std::uint32_t from = 0; from < schools;) {
            const auto end = std::ranges::upper_bound(starts, std::uint64_t{starts[from]} + at_once);
            const std::uint32_t to = std::max(from + 1, static_cast<std::uint32_t>(end - starts.begin()) - 1);
            append(ties_of(from, to, starts, each_of_it, less_of_it));
            for (; from < to; ++from) supporter.growing().resize(starts[from + 1], from);
        }
        blocks[place(kind)].outgoing = std::move(starts);
    }

    /// The ties of the supporters from `from` to below `to`, in their order.
    template <class EachTie, class IdLess>
    [[nodiscard]] static std::vector<Packed> ties_of(std::uint32_t from, std::uint32_t to,
                                                     const std::vector<std::uint32_t>& starts, EachTie& each_tie,
                                                     IdLess& id_less) {
        std::vector<Packed> sorted(starts[to] - starts[from]);
        std::vector<std::uint32_t> next(starts.begin() + from, starts.begin() + to);
        each_tie([&](const RawTie& tie) {
            if (tie.supporter < from || tie.supporter >= to) return;
            const std::uint64_t key = channel_and_day(tie.mark, tie.first) << 22U | code_of(tie.until);
            sorted[next[tie.supporter - from]++ - starts[from]] = {key << 8U | tie.mark.bits(), tie.recipient,
                                                                   tie.record};
        });
        const auto less = [&](const Packed& a, const Packed& b) {
            if (a.key() != b.key()) return a.key() < b.key();
            return a.recipient != b.recipient ? a.recipient < b.recipient : id_less(a.record, b.record);
        };
        for (std::uint32_t s = from; s < to; ++s)
            if (starts[s + 1] - starts[s] > 1)
                std::sort(sorted.begin() + (starts[s] - starts[from]), sorted.begin() + (starts[s + 1] - starts[from]),
                          less);
        return sorted;
    }

    void reserve(std::size_t ties) {
        for (auto* const column : {&supporter, &recipient, &record, &incoming_ties}) column->expect(ties);
        for (auto* const column : {&first, &until}) column->expect(ties);
        mark.expect(ties);
    }
    void freeze() {
        for (auto* const column : {&supporter, &recipient, &record}) column->freeze();
        for (auto* const column : {&first, &until}) column->freeze();
        mark.freeze();
        for (const TieMark each : mark) has_mark[each.bits()] = true;
    }

    void append(std::span<const Packed> sorted) {
        const auto add = [&](auto& column, auto value_of) {
            auto& cells = column.growing();
            std::ranges::transform(sorted, std::back_inserter(cells), value_of);
        };
        add(recipient, [](const Packed& tie) { return tie.recipient; });
        add(first, [](const Packed& tie) { return tie.first(); });
        add(until, [](const Packed& tie) { return tie.until(); });
        add(mark, [](const Packed& tie) { return tie.mark(); });
        add(record, [](const Packed& tie) { return tie.record; });
    }

    /// Appends the ties of a block once more, in the order of their recipients.
    void order_incoming(TieBlock& block, std::uint32_t schools) {
        const std::uint32_t begin = block.outgoing[0];
        const std::uint32_t end = block.outgoing.back();
        std::vector<std::uint32_t> starts(std::size_t{schools} + 1, 0);
        for (std::uint32_t tie = begin; tie < end; ++tie) ++starts[recipient[tie] + 1];
        add_up(starts);
        std::vector<std::uint64_t> sorted(end - begin);  // channel and day, then the tie in the lowest 32 bits
        std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
        for (std::uint32_t tie = begin; tie < end; ++tie)
            sorted[next[recipient[tie]]++] = channel_and_day(mark[tie], first[tie]) << 32U | tie;
        for (std::uint32_t s = 0; s < schools; ++s)
            if (starts[s + 1] - starts[s] > 1) std::sort(sorted.begin() + starts[s], sorted.begin() + starts[s + 1]);
        for (std::uint32_t& start : starts) start += begin;
        block.incoming = std::move(starts);
        std::ranges::transform(sorted, std::back_inserter(incoming_ties.growing()),
                               [](std::uint64_t entry) { return static_cast<std::uint32_t>(entry); });
    }
};

}  // namespace jiedui

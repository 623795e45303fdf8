// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// ordered_ties: puts ties into a TieStore.

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "jiedui/detail/model/tie_store.hpp"

namespace jiedui::detail {

/// One record on its way into a TieStore.
struct RawTie {
    std::uint32_t supporter = 0;
    std::uint32_t recipient = 0;
    Day first;                 ///< first day in force, or unknown
    Day until;                 ///< first day after, running or unknown
    std::uint32_t record = 0;  ///< row in the table of its kind
    TieMark mark;
};

/// A TieStore on its way.
class TieOrdering {
public:
    template <class EachTie, class IdLess>
    [[nodiscard]] TieStore ordered(std::uint32_t schools, EachTie& each_tie, IdLess& id_less, std::uint32_t at_once) {
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
        for (TieBlock& block : store_.blocks)
            if (!block.outgoing.empty()) order_incoming(block, schools);
        store_.incoming_ties.freeze();
        return std::move(store_);
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
    static void add_up(std::vector<std::uint32_t>& counts);

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
            for (; from < to; ++from) store_.supporter.growing().resize(starts[from + 1], from);
        }
        store_.blocks[place(kind)].outgoing = std::move(starts);
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

    void reserve(std::size_t ties);
    void freeze();
    void append(std::span<const Packed> sorted);
    /// Appends the ties of a block once more, in the order of their recipients.
    void order_incoming(TieBlock& block, std::uint32_t schools);

    TieStore store_;
};

/// The ties over `schools` schools, in the order of a TieStore.
/// @param each_tie `each_tie(kind, visit)` calls `visit(tie)` with each RawTie of the kind; it is asked twice or
/// more often, and says the same.
/// @param id_less `id_less(kind, a, b)`: whether the id of row a comes before that of row b in the table of a kind;
/// asked only of ties that are equal in all else.
/// @param at_once about how many ties wait beside the columns for their place [16 bytes each].
/// @pre every end is below `schools`; fewer than 2³² − 1 ties.
/// @complexity O(n + m log d) for n schools, m ties and d the most ties at one school.
template <class EachTie, class IdLess>
    requires std::invocable<EachTie&, TieKind, void (*)(const RawTie&)>
[[nodiscard]] TieStore ordered_ties(std::uint32_t schools, EachTie&& each_tie, IdLess&& id_less,
                                    std::uint32_t at_once = 1U << 21U) {
    return TieOrdering{}.ordered(schools, each_tie, id_less, at_once);
}
template <class IdLess>
[[nodiscard]] TieStore ordered_ties(std::uint32_t schools, std::span<const RawTie> ties, IdLess&& id_less,
                                    std::uint32_t at_once = 1U << 21U) {
    const auto each_tie = [&](TieKind kind, auto&& visit) {
        for (const RawTie& tie : ties)
            if (tie.mark.kind() == kind) visit(tie);
    };
    return ordered_ties(schools, each_tie, id_less, at_once);
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Slice: a narrowed view of a network: which schools, when, through what.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/channel.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/base/period.hpp"
#include "jiedui/graph/walkable.hpp"
#include "jiedui/model/condition.hpp"
#include "jiedui/model/frozen_ties.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/model/school_set.hpp"
#include "jiedui/model/ties_in_time.hpp"
#include "jiedui/model/time_filters.hpp"

namespace jiedui {

/// How a tie stands to a slice.
enum class Standing : std::uint8_t {
    inside,           ///< the slice has it
    outside,          ///< a filter says no
    self_support,     ///< left out: a school that supports itself
    unknown_channel,  ///< left out: `through` asks for a channel, and nobody knows the tie's
    undecided         ///< left out: missing dates or values leave open whether it, or one of its ends, belongs
};
template <>
struct ClosedList<Standing> {
    static constexpr std::string_view name = "standing";
    static constexpr std::array<std::string_view, 5> words{"inside", "outside", "self_support", "unknown_channel",
                                                           "undecided"};
};

class SliceOver;
struct NamedPeriod;

/// A network and filters: a small value that copies cheaply and keeps the network alive.
///
/// Calls that narrow (`at during throughout through within without supported_by supporting where`) may come
/// in any order and give the same slice.  Calls that choose (`agreed delivered all_kinds`, `planned
/// with_planned`, `with_undated`, `with_unknown_channel`): of two that choose the same thing the last counts.
/// A slice of a network looks at agreements that are not planned, on whatever day, through whatever channel.
class JIEDUI_API Slice {
public:
    /// The agreements of `network`, planned ones left out, on whatever day and through whatever channel.
    /// Implicit, so that a question takes a network, too: `coverage(network)`.
    Slice(const Network& network);  // NOLINT(google-explicit-constructor)

    /// Keeps the ties in force on `day`.  @errors ErrorCode::bad_day for a mark.
    [[nodiscard]] Slice at(Day day) const;
    /// Keeps the ties in force on some day of `period`.
    /// @errors ErrorCode::unknown_bound unless both bounds are known, here and in `throughout`.
    [[nodiscard]] Slice during(const Period& period) const;
    /// Keeps the ties in force on every day of `period`.  Of one tie: support that a second tie continues is not seen.
    [[nodiscard]] Slice throughout(const Period& period) const;
    /// Keeps the ties through one of `channels`; a tie of unknown channel is left out and counted.
    /// @errors ErrorCode::no_channel if the set is empty.
    [[nodiscard]] Slice through(Channels channels) const;
    /// Keeps only these schools: others and their ties leave the slice.
    ///
    /// In all four calls a set may have schools of unknown membership.  A tie whose end is one of them is undecided:
    /// left out and counted.  As a school, one of them is not in a slice `within` the set.
    /// Schools may be written out by their ids, too: `slice.within({"A", "B"})`.
    /// @errors ErrorCode::other_network for a set of another network, ErrorCode::unknown_school for an id that is not there, in all four.
    [[nodiscard]] Slice within(const SchoolSet& schools) const;
    [[nodiscard]] Slice within(const SchoolList& schools) const;
    /// Keeps all but these schools.  Those of unknown membership stay in the slice; their ties are undecided.
    [[nodiscard]] Slice without(const SchoolSet& schools) const;
    [[nodiscard]] Slice without(const SchoolList& schools) const;
    /// Keeps the ties whose supporter is one of `schools`.
    [[nodiscard]] Slice supported_by(const SchoolSet& schools) const;
    [[nodiscard]] Slice supported_by(const SchoolList& schools) const;
    /// Keeps the ties whose recipient is one of `schools`.
    [[nodiscard]] Slice supporting(const SchoolSet& schools) const;
    [[nodiscard]] Slice supporting(const SchoolList& schools) const;
    /// Keeps the ties whose record has one of the values in the column.
    ///
    /// A tie whose value is unknown is undecided: it is left out and counted.  A tie whose table has no such column is not in
    /// the slice.  A column of the library's own that the ledger's file lacks counts as there, with every value unknown.
    /// Values are those that the ledger's tables show: 语文 in a file was read as `chinese`, and is asked for as `chinese`.
    /// A record without an id is found by the id that was made for it.
    /// @errors ErrorCode::unknown_column if no table of ties has the column, or only tables of kinds that the slice does not
    ///     look at: call `delivered` or `all_kinds` first; ErrorCode::bad_word if a value is not one of the column's words.
    /// @complexity O(ties).
    [[nodiscard]] Slice where(const Condition& condition) const;

    /// Agreements, as from the start.
    /// @errors ErrorCode::unknown_column if an earlier `where` is about a column that no table of these kinds has; so in
    ///     `delivered`.
    [[nodiscard]] Slice agreed() const;
    [[nodiscard]] Slice delivered() const;  ///< postings and transfers
    [[nodiscard]] Slice all_kinds() const;  ///< all three
    /// The ties of these kinds: for questions that look at these, whatever the slice chose.
    [[nodiscard]] Slice of_kinds(const std::vector<TieKind>& kinds) const;
    [[nodiscard]] Slice planned() const;       ///< only planned ties; unknown status is not planned
    [[nodiscard]] Slice with_planned() const;  ///< planned ties too
    /// Keeps what the data leave undecided, as if it were sure: ties of open days or values, and in a set of schools
    /// those of unknown membership, which are then schools of the slice.
    [[nodiscard]] Slice with_undated() const;
    /// Keeps ties of unknown channel in spite of `through`, as if one of its channels were theirs.
    [[nodiscard]] Slice with_unknown_channel() const;

    /// The same slice over a compact store of its own: for many questions, which then look at no tie that it does not have.  A
    /// slice made from it by a further call has no such store.
    /// @complexity O(n + m) time for n schools and m ties; 16 bytes a tie of the slice, and 8 a school for each kind of which it has ties.
    [[nodiscard]] Slice frozen() const;

    /// The slice in each of several periods, `during` which a question is asked; defined in model/over.hpp.
    /// @errors ErrorCode::unknown_bound for a period whose bounds are not known.
    [[nodiscard]] SliceOver over(std::vector<NamedPeriod> periods) const;

    [[nodiscard]] const Network& network() const& noexcept { return state_->network; }
    [[nodiscard]] Network network() && { return state_->network; }
    /// Whether the slice chose ties of that kind.
    [[nodiscard]] bool looks_at(TieKind kind) const noexcept { return state_->kinds[static_cast<std::size_t>(kind)]; }
    /// The channels that `through` left, all four without it.
    [[nodiscard]] Channels channels() const noexcept { return state_->channels; }
    [[nodiscard]] const TimeFilters& times() const& noexcept { return state_->times; }
    [[nodiscard]] TimeFilters times() && { return state_->times; }
    /// Whether `with_undated` asked to keep what the data leave undecided.
    [[nodiscard]] bool keeps_undated() const noexcept { return state_->keeps_undated; }
    /// The calls that made it, in words: `at 2003-11-12, through staff`.
    [[nodiscard]] const std::string& description() const& noexcept { return state_->description; }
    [[nodiscard]] std::string description() && { return state_->description; }

    /// Whether the slice has the school: not narrowed away, and perhaps open in its time.
    [[nodiscard]] bool has(SchoolIndex school) const noexcept {
        return !state_->has_school_filter || state_->has_school(school);
    }
    /// Whether the slice has the tie.
    [[nodiscard]] bool has(TieIndex tie) const noexcept { return state_->has_tie(tie); }
    /// How the tie stands to the slice.
    [[nodiscard]] Standing standing(TieIndex tie) const noexcept { return state_->standing(tie); }
    /// Whether the slice lacks a tie only because a filter asks for other schools, channels or values: its kind, its
    /// status and its days fit, or may fit.  What is said of the people whom it moves must then stay open.
    [[nodiscard]] bool cuts_off(TieIndex tie) const noexcept { return state_->cuts_off(tie); }
    /// Whether the slice lacks a school only because `within` or `without` took it away.
    [[nodiscard]] bool cuts_off(SchoolIndex school) const noexcept {
        return state_->schools && state_->is_open(school) && !state_->has_school(school);
    }
    /// Whether `within` or `without` took any school away.  O(n) for n schools.
    [[nodiscard]] bool cuts_off_schools() const noexcept;
    /// The days on which a tie of the slice is surely in force, within all time filters: however its unknown bounds are
    /// settled, if only it meets them.  A transfer is on one day; on none if nobody knows on which.  @pre has(tie)
    [[nodiscard]] DayRange sure_days(TieIndex tie) const noexcept {
        const Period period = network().period(tie);
        return network().kind(tie) == TieKind::transfer ? times().sure_day_of(period) : times().sure_days(period);
    }
    /// The slice's schools, ascending.  O(n).
    [[nodiscard]] std::vector<SchoolIndex> school_indices() const;
    /// The schools that the slice may have and of which nobody knows whether they belong to a set that narrowed it;
    /// ascending.  None if `with_undated` assumes that they do.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools() const;

    // A slice walks the blocks of the kinds that it chose, one after the other, and looks at no tie of another kind.

    /// Calls `visit(recipient, tie)` for each tie of the slice by which `school` supports, ascending by tie.
    template <class Visit>
    void each_outgoing(SchoolIndex school, Visit&& visit) const {
        for (const TiePlaces& block : state_->blocks) state_->each_outgoing(block, school.value, visit);
    }
    /// Calls `visit(supporter, tie)` for each tie of the slice that supports `school`, by kind, channel, first
    /// day and tie.
    template <class Visit>
    void each_incoming(SchoolIndex school, Visit&& visit) const {
        for (const TiePlaces& block : state_->blocks) state_->each_incoming(block, school.value, visit);
    }
    /// As a graph (see graph::walkable): all schools of the network, those outside the slice isolated.
    [[nodiscard]] std::size_t vertex_count() const noexcept { return network().school_count(); }
    template <class Visit>
    void each_outgoing(std::uint32_t school, Visit&& visit) const {
        each_outgoing(SchoolIndex{school}, [&](SchoolIndex to, TieIndex tie) { visit(to.value, tie.value); });
    }
    /// Calls `visit(supporter, recipient, tie)` for each tie of the slice from the schools `[first, last)`, ascending by tie: the way
    /// of questions that look at all ties, faster than school by school.
    template <class Visit>
    void each_tie(std::uint32_t first, std::uint32_t last, Visit&& visit) const {
        for (const TiePlaces& block : state_->blocks) state_->each_tie(block, first, last, visit);
    }
    /// The same by supporter, then tie.
    template <class Visit>
    void each_tie_by_supporter(std::uint32_t first, std::uint32_t last, Visit&& visit) const {
        if (state_->blocks.size() < 2) return each_tie(first, last, visit);
        for (std::uint32_t school = first; school < last; ++school)
            each_outgoing(school, [&](std::uint32_t recipient, std::uint32_t tie) { visit(school, recipient, tie); });
    }
    /// Before the first tie of the slice by which `school` supports.
    [[nodiscard]] graph::EdgeCursor first_edge(std::uint32_t school) const noexcept {
        return state_->blocks.size() == 0 ? graph::EdgeCursor{} : state_->cursor_at(0, school);
    }
    /// The recipient of the next tie, or `graph::no_vertex` behind the last.
    [[nodiscard]] std::uint32_t next_head(std::uint32_t school, graph::EdgeCursor& cursor) const noexcept {
        const State& state = *state_;
        for (;;) {
            while (cursor.slot != cursor.end)
                if (const std::uint32_t head = state.head(cursor.slot++); head != graph::no_vertex) return head;
            if (cursor.block + 1 >= state.blocks.size()) return graph::no_vertex;
            cursor = state.cursor_at(cursor.block + 1, school);
        }
    }
    /// Brings closer what `each_outgoing` of a school looks at first, and then what it looks at next.
    void prefetch_place(std::uint32_t school) const noexcept {
        for (const TiePlaces& block : state_->blocks) __builtin_prefetch(block.outgoing + school);
    }
    void prefetch_edges(std::uint32_t school) const noexcept {
        for (const TiePlaces& block : state_->blocks) state_->prefetch(block.outgoing[school]);
    }
    /// Calls `visit(recipient, tie)` for each tie by which `school` would support had it not been left
    /// out as of unknown channel or undecided, ascending by tie.
    template <class Visit>
    void each_left_out_outgoing(SchoolIndex school, Visit&& visit) const {
        const TieStore& ties = network().ties();
        for (const TiePlaces& block : ties.blocks_of(state_->kinds))
            for (std::uint32_t t = block.outgoing[school.value]; t < block.outgoing[school.value + 1]; ++t)
                if (may_be_inside(TieIndex{t})) visit(SchoolIndex{ties.recipient[t]}, TieIndex{t});
    }
    /// The same for ties that would support `school`, in the order of `each_incoming`.
    template <class Visit>
    void each_left_out_incoming(SchoolIndex school, Visit&& visit) const {
        const TieStore& ties = network().ties();
        for (const TiePlaces& block : ties.blocks_of(state_->kinds))
            for (std::uint32_t i = block.incoming[school.value]; i < block.incoming[school.value + 1]; ++i) {
                const TieIndex tie{ties.incoming_ties[i]};
                if (may_be_inside(tie)) visit(SchoolIndex{ties.supporter[tie.value]}, tie);
            }
    }
    /// Whether a tie that was left out as of unknown channel or undecided leads to `school`.
    [[nodiscard]] bool may_have_more_to(SchoolIndex school) const noexcept {
        bool more = false;
        each_left_out_incoming(school, [&](SchoolIndex, TieIndex) { more = true; });
        return more;
    }
    /// The ties of the slice by which `school` supports, ascending: for people; loops use `each_outgoing`.
    [[nodiscard]] std::vector<TieIndex> outgoing(SchoolIndex school) const;
    /// The ties of the slice to `school`, ascending: for people; loops use `each_incoming`.
    [[nodiscard]] std::vector<TieIndex> incoming(SchoolIndex school) const;
    /// The ties of the slice from `school` and to it, ascending: for people.
    [[nodiscard]] std::vector<TieIndex> ties_at(SchoolIndex school) const;

private:
    /// What a chain of calls has asked for; never changed once a Slice holds it.
    struct State {
        enum class Plans : std::uint8_t { leave_out, only, too };
        /// For each kind the rows that meet a condition; empty where the table has no such column.
        using Rows = std::array<std::optional<std::vector<Certainty>>, 3>;

        Network network;
        std::array<bool, 3> kinds{true, false, false};
        Plans plans = Plans::leave_out;
        Channels channels = Channels::all();
        bool is_through = false;
        bool keeps_undated = false;
        bool keeps_unknown_channel = false;
        TimeFilters times{};
        std::optional<SchoolSet> schools{}, supporters{}, recipients{};
        struct Filter {
            std::string column;
            Rows rows;
        };
        std::vector<std::shared_ptr<const Filter>> conditions{};
        std::string description{};
        std::shared_ptr<const FrozenTies> frozen{};  // the ties that the slice has, if they were laid side by side
        // made from the above by `prepare`
        std::array<Standing, 256> standing_of_mark{};
        bool has_school_filter = false;
        bool has_unknown_members = false;  // in a set that narrowed it
        bool is_plain = true;              // neither schools nor conditions to look at
        bool is_by_mark = true;            // nor days: the mark alone decides
        unsigned last_channel = 4;         // the code of the last channel that a tie of the slice may have; 4: unknown
        bool has_every_tie = true;         // every tie of its kinds that the network has: nothing to look at
        TieBlocks blocks{};                // of its kinds: places of the network's ties, or if it is frozen of its own

        void prepare();
        /// @errors ErrorCode::unknown_column for a condition on a column that no table of the chosen kinds has.
        void check_conditions() const;
        [[nodiscard]] Standing standing_of(TieMark mark) const noexcept;
        [[nodiscard]] bool is_open(SchoolIndex school) const noexcept;
        [[nodiscard]] bool has_school(SchoolIndex school) const noexcept;
        [[nodiscard]] bool may_have_school(SchoolIndex school) const noexcept;
        [[nodiscard]] Certainty membership(const SchoolSet& set, SchoolIndex school) const noexcept;
        [[nodiscard]] Certainty has_ends(TieIndex tie) const noexcept;
        [[nodiscard]] Certainty meets_conditions(TieIndex tie) const noexcept;
        [[nodiscard]] Standing standing(TieIndex tie) const noexcept;
        [[nodiscard]] bool looks_at(TieMark mark) const noexcept;
        [[nodiscard]] bool is_wanted(TieMark mark) const noexcept;
        [[nodiscard]] bool cuts_off(TieIndex tie) const noexcept;
        [[nodiscard]] Certainty is_in_time(TieIndex tie) const noexcept {
            const TieStore& ties = network.ties();
            const Period period = Period::unchecked(ties.first[tie.value], ties.until[tie.value]);
            return ties.mark[tie.value].kind() == TieKind::transfer ? times.keep_day_of(period) : times.keep(period);
        }
        /// Calls `visit(recipient, tie)` for each tie of the slice in a block by which a school supports.
        template <class Visit>
        void each_outgoing(const TiePlaces& block, std::uint32_t school, Visit&& visit) const {
            const std::uint32_t begin = block.outgoing[school];
            const std::uint32_t end = block.outgoing[school + 1];
            const TieStore& ties = network.ties();
            if (const FrozenTies* const own = frozen.get()) {
                for (std::uint32_t place = begin; place < end; ++place)
                    visit(SchoolIndex{own->recipient[place]}, TieIndex{own->tie[place]});
            } else if (has_every_tie) {
                for (std::uint32_t t = begin; t < end; ++t) visit(SchoolIndex{ties.recipient[t]}, TieIndex{t});
            } else {
                // ties stand by channel: behind the last one that the slice may have there are none
                for (std::uint32_t t = begin; t < end && ties.mark[t].channel_code() <= last_channel; ++t)
                    if (has_tie(TieIndex{t})) visit(SchoolIndex{ties.recipient[t]}, TieIndex{t});
            }
        }
        /// Calls `visit(supporter, tie)` for each tie of the slice in a block that supports a school.
        template <class Visit>
        void each_incoming(const TiePlaces& block, std::uint32_t school, Visit&& visit) const {
            const std::uint32_t begin = block.incoming[school];
            const std::uint32_t end = block.incoming[school + 1];
            if (const FrozenTies* const own = frozen.get()) {
                for (std::uint32_t place = begin; place < end; ++place)
                    visit(SchoolIndex{own->supporter[place]}, TieIndex{own->incoming_tie[place]});
                return;
            }
            const TieStore& ties = network.ties();
            for (std::uint32_t place = begin; place < end; ++place) {
                const TieIndex tie{ties.incoming_ties[place]};
                if (has_tie(tie)) visit(SchoolIndex{ties.supporter[tie.value]}, tie);
            }
        }
        /// Calls `visit(supporter, recipient, tie)` for each tie of the slice in a block from the schools `[first, last)`.
        template <class Visit>
        void each_tie(const TiePlaces& block, std::uint32_t first, std::uint32_t last, Visit&& visit) const {
            if (frozen || has_every_tie || !is_plain || is_by_mark) {
                for (std::uint32_t school = first; school < last; ++school)
                    each_outgoing(block, school, [&](SchoolIndex recipient, TieIndex tie) {
                        visit(school, recipient.value, tie.value);
                    });
                return;
            }
            const TieStore& ties = network.ties();
            const auto may_be = [&](TieMark mark) { return standing_of_mark[mark.bits()] == Standing::inside; };
            detail::each_tie_in_time(
                ties, times, block.outgoing[first], block.outgoing[last], may_be,
                [&](std::uint32_t tie) { return has_tie(TieIndex{tie}); },
                [&](std::uint32_t tie) { visit(ties.supporter[tie], ties.recipient[tie], tie); });
        }
        [[nodiscard]] graph::EdgeCursor cursor_at(std::uint32_t block, std::uint32_t school) const noexcept {
            return {blocks[block].outgoing[school], blocks[block].outgoing[school + 1], block};
        }
        /// The recipient of the tie in a place, or `graph::no_vertex` if the slice does not have it.
        [[nodiscard]] std::uint32_t head(std::uint32_t place) const noexcept {
            if (frozen) return frozen->recipient[place];
            return has_every_tie || has_tie(TieIndex{place}) ? network.ties().recipient[place] : graph::no_vertex;
        }
        void prefetch(std::uint32_t place) const noexcept {
            if (frozen) {
                __builtin_prefetch(frozen->recipient.data() + place);
                __builtin_prefetch(frozen->tie.data() + place);
                return;
            }
            const TieStore& ties = network.ties();
            __builtin_prefetch(ties.mark.data() + place);
            __builtin_prefetch(ties.recipient.data() + place);
            if (is_by_mark) return;
            __builtin_prefetch(ties.first.data() + place);
            __builtin_prefetch(ties.until.data() + place);
        }
        [[nodiscard]] bool has_tie(TieIndex tie) const noexcept {
            if (standing_of_mark[network.ties().mark[tie.value].bits()] != Standing::inside) return false;
            if (is_by_mark) return true;
            if (!is_plain) return standing(tie) == Standing::inside;
            const Certainty in_time = is_in_time(tie);
            return in_time == Certainty::yes || (in_time == Certainty::undecided && keeps_undated);
        }
    };

    Slice(State state, std::string_view step);
    [[nodiscard]] Slice choosing(const std::vector<TieKind>& kinds) const;
    [[nodiscard]] Slice in_time(TimeFilters::Kind kind, const Period& period, std::string_view step) const;
    [[nodiscard]] Slice narrowed(std::optional<SchoolSet> State::* set, const SchoolSet& schools,
                                 std::string_view step) const;
    [[nodiscard]] bool may_be_inside(TieIndex tie) const noexcept {
        const Standing standing = state_->standing(tie);
        return standing == Standing::unknown_channel || standing == Standing::undecided;
    }

    std::shared_ptr<const State> state_;
};

}  // namespace jiedui

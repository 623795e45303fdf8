// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Slice: a view of a network, narrowed to some schools, days and channels.

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
#include "jiedui/detail/model/frozen_ties.hpp"
#include "jiedui/detail/model/ties_in_time.hpp"
#include "jiedui/detail/model/time_filters.hpp"
#include "jiedui/graph/walkable.hpp"
#include "jiedui/model/condition.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/model/school_set.hpp"

namespace jiedui {

/// Whether a slice has a tie, and if not, why.
enum class Standing : std::uint8_t {
    inside,           ///< the slice has it
    outside,          ///< a filter excludes it for certain
    self_support,     ///< left out: a school that supports itself
    unknown_channel,  ///< left out: `through` asks for a channel, and the tie's channel is unknown
    undecided         ///< left out: because data are missing, it is open whether the filters keep it
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
/// in any order and give the same slice.  Of two calls that choose the same thing (`agreed delivered
/// all_kinds`, or `planned with_planned`), the last one counts.  Without such calls a slice has the agreements that are
/// not planned, on any day and through any channel.
class JIEDUI_API Slice {
public:
    /// The agreements of `network` that are not planned, on any day and through any channel.
    /// The constructor is implicit, so that a question takes a network, too: `coverage(network)`.
    Slice(const Network& network);  // NOLINT(google-explicit-constructor)

    /// Keeps the ties in force on `day`.  @errors ErrorCode::bad_day if `day` is unknown or running.
    [[nodiscard]] Slice at(Day day) const;
    /// Keeps the ties in force on some day of `period`.
    /// @errors ErrorCode::unknown_bound if a bound is unknown or running, here and in `throughout`.
    [[nodiscard]] Slice during(const Period& period) const;
    /// Keeps the ties in force on every day of `period`.  Two ties that follow each other do not count as one.
    [[nodiscard]] Slice throughout(const Period& period) const;
    /// Keeps the ties through one of `channels`; a tie of unknown channel is left out and counted.
    /// @errors ErrorCode::no_channel if the set is empty.
    [[nodiscard]] Slice through(Channels channels) const;
    /// Keeps only these schools: other schools and their ties leave the slice.
    ///
    /// `within`, `without`, `supported_by` and `supporting` take a set, or ids: `slice.within({"A", "B"})`.  A set
    /// may have schools of unknown membership.  A tie is undecided if such a school decides; it is left out and
    /// counted.  The school itself is not in a slice `within` the set.
    /// @errors in all four: ErrorCode::other_network for a set of another network; ErrorCode::unknown_school.
    [[nodiscard]] Slice within(const SchoolList& schools) const;
    /// Keeps all but these schools.  Those of unknown membership stay in the slice; their ties are undecided.
    [[nodiscard]] Slice without(const SchoolList& schools) const;
    /// Keeps the ties whose supporter is one of `schools`.
    [[nodiscard]] Slice supported_by(const SchoolList& schools) const;
    /// Keeps the ties whose recipient is one of `schools`.
    [[nodiscard]] Slice supporting(const SchoolList& schools) const;
    /// Keeps the ties whose record has one of the values in the column.
    ///
    /// A tie whose value is unknown is undecided: it is left out and counted.  A tie whose table has no such column
    /// is not in the slice.  If the ledger's file lacks a column that the library knows, every value of that column
    /// is unknown.  Values are written as the ledger's tables show them: 语文 in a file was read as `chinese`, so ask
    /// for `chinese`.  The column `id` also finds a record by the id that was made for it.
    /// @errors ErrorCode::unknown_column if no table of the kinds of ties that the slice chose has the column: call
    /// `delivered` or `all_kinds` first; ErrorCode::bad_word if a value is not one of the column's words.
    /// @complexity O(ties).
    [[nodiscard]] Slice where(const Condition& condition) const;

    /// Chooses agreements, which is also the default.
    /// @errors ErrorCode::unknown_column if an earlier `where` is about a column that no table of these kinds has;
    ///     `delivered` has the same error.
    [[nodiscard]] Slice agreed() const;
    [[nodiscard]] Slice delivered() const;  ///< chooses postings and transfers
    [[nodiscard]] Slice all_kinds() const;  ///< chooses agreements, postings and transfers
    /// Chooses these kinds, in any order, for questions that choose kinds themselves.  It does not check conditions.
    [[nodiscard]] Slice of_kinds(const std::vector<TieKind>& kinds) const;
    [[nodiscard]] Slice planned() const;       ///< chooses planned ties only; an unknown status is not planned
    [[nodiscard]] Slice with_planned() const;  ///< chooses planned and other ties
    /// Keeps undecided ties.  Schools of unknown membership in a set then count as members of the set.
    [[nodiscard]] Slice with_undated() const;
    /// Keeps ties of unknown channel although `through` asks for channels, as if they had one of these channels.
    [[nodiscard]] Slice with_unknown_channel() const;

    /// The same slice with a copy of its ties, so that many questions are answered faster.  A slice that is made from
    /// it by a further call has no such copy.
    /// @complexity O(n + m) time for n schools and m ties; 16 bytes for each tie of the slice, 8 for each school.
    [[nodiscard]] Slice frozen() const;

    /// The slice with several periods, for each of which a question is then asked; defined in model/over.hpp.
    /// @errors ErrorCode::unknown_bound if a bound of a period is unknown or running.
    [[nodiscard]] SliceOver over(std::vector<NamedPeriod> periods) const;

    [[nodiscard]] const Network& network() const& noexcept { return state_->network; }
    [[nodiscard]] Network network() && { return state_->network; }
    /// Whether the slice chose this kind of ties.
    [[nodiscard]] bool looks_at(TieKind kind) const noexcept { return state_->kinds[static_cast<std::size_t>(kind)]; }
    /// The channels that all calls of `through` keep; all four if there was no such call.
    [[nodiscard]] Channels channels() const noexcept { return state_->channels; }
    [[nodiscard]] const TimeFilters& times() const& noexcept { return state_->times; }
    [[nodiscard]] TimeFilters times() && { return state_->times; }
    /// Whether `with_undated` was called.
    [[nodiscard]] bool keeps_undated() const noexcept { return state_->keeps_undated; }
    /// The calls that made the slice, in words: `at 2003-11-12, through staff`; empty for the default slice.
    [[nodiscard]] const std::string& description() const& noexcept { return state_->description; }
    [[nodiscard]] std::string description() && { return state_->description; }

    /// Whether the slice has the school: no set took it away, and it may be open in the slice's time.
    [[nodiscard]] bool has(SchoolIndex school) const noexcept {
        return !state_->has_school_filter || state_->has_school(school);
    }
    /// Whether the slice has the tie.
    [[nodiscard]] bool has(TieIndex tie) const noexcept { return state_->has_tie(tie); }
    /// Whether the slice has the tie, and if not, why.
    [[nodiscard]] Standing standing(TieIndex tie) const noexcept { return state_->standing(tie); }
    /// Whether the slice lacks the tie only because a filter asks for other schools, channels or values.  The kind
    /// and status of the tie fit, and its days fit or may fit.  Then answers about its teachers are undecided.
    [[nodiscard]] bool cuts_off(TieIndex tie) const noexcept { return state_->cuts_off(tie); }
    /// Whether the slice lacks the school only because `within` or `without` took it away.
    [[nodiscard]] bool cuts_off(SchoolIndex school) const noexcept {
        return state_->schools && state_->is_open(school) && !state_->has_school(school);
    }
    /// Whether `within` or `without` took any school away.  O(n) for n schools.
    [[nodiscard]] bool cuts_off_schools() const noexcept;
    /// The days in the periods of all time filters on which the tie is surely in force, for every value of its
    /// unknown bounds with which it meets the filters.  A transfer has one day, or none if its day is not certain.
    /// @pre has(tie)
    [[nodiscard]] DayRange sure_days(TieIndex tie) const noexcept {
        const Period period = network().period(tie);
        return network().kind(tie) == TieKind::transfer ? times().sure_day_of(period) : times().sure_days(period);
    }
    /// The schools of the slice, ascending.  O(n) for n schools of the network.
    [[nodiscard]] std::vector<SchoolIndex> school_indices() const;
    /// The schools that the slice may have and that have unknown membership in a set that narrowed it, each once,
    /// ascending.  Empty if `with_undated` was called.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools() const;

    // A slice walks the blocks of the kinds that it chose, one after the other, and looks at no tie of another kind.

    /// Calls `visit(recipient, tie)` for each tie of the slice from `school`, ascending by tie.
    template <class Visit>
    void each_outgoing(SchoolIndex school, Visit&& visit) const {
        for (const TiePlaces& block : state_->blocks) state_->each_outgoing(block, school.value, visit);
    }
    /// Calls `visit(supporter, tie)` for each tie of the slice to `school`, ascending by kind, channel, first day and
    /// tie.
    template <class Visit>
    void each_incoming(SchoolIndex school, Visit&& visit) const {
        for (const TiePlaces& block : state_->blocks) state_->each_incoming(block, school.value, visit);
    }
    /// The number of vertices (see graph::walkable): all schools of the network.
    [[nodiscard]] std::size_t vertex_count() const noexcept { return network().school_count(); }
    template <class Visit>
    void each_outgoing(std::uint32_t school, Visit&& visit) const {
        each_outgoing(SchoolIndex{school}, [&](SchoolIndex to, TieIndex tie) { visit(to.value, tie.value); });
    }
    /// Calls `visit(supporter, recipient, tie)` for each tie of the slice from the schools `[first, last)`, ascending
    /// by tie.  It is faster than school by school.
    template <class Visit>
    void each_tie(std::uint32_t first, std::uint32_t last, Visit&& visit) const {
        for (const TiePlaces& block : state_->blocks) state_->each_tie(block, first, last, visit);
    }
    /// As `each_tie`, but ascending by supporter, then by tie.
    template <class Visit>
    void each_tie_by_supporter(std::uint32_t first, std::uint32_t last, Visit&& visit) const {
        if (state_->blocks.size() < 2) return each_tie(first, last, visit);
        for (std::uint32_t school = first; school < last; ++school)
            each_outgoing(school, [&](std::uint32_t recipient, std::uint32_t tie) { visit(school, recipient, tie); });
    }
    /// A cursor before the first tie of the slice from `school`.
    [[nodiscard]] graph::EdgeCursor first_edge(std::uint32_t school) const noexcept {
        return state_->blocks.size() == 0 ? graph::EdgeCursor{} : state_->cursor_at(0, school);
    }
    /// The recipient of the next tie of the slice from `school`; `graph::no_vertex` if there are no more.
    [[nodiscard]] std::uint32_t next_head(std::uint32_t school, graph::EdgeCursor& cursor) const noexcept {
        const State& state = *state_;
        for (;;) {
            while (cursor.slot != cursor.end)
                if (const std::uint32_t head = state.head(cursor.slot++); head != graph::no_vertex) return head;
            if (cursor.block + 1 >= state.blocks.size()) return graph::no_vertex;
            cursor = state.cursor_at(cursor.block + 1, school);
        }
    }
    /// Prefetches memory that `each_outgoing` of a school reads: first its places, then with `prefetch_edges` its ties.
    void prefetch_place(std::uint32_t school) const noexcept {
        for (const TiePlaces& block : state_->blocks) __builtin_prefetch(block.outgoing + school);
    }
    void prefetch_edges(std::uint32_t school) const noexcept {
        for (const TiePlaces& block : state_->blocks) state_->prefetch(block.outgoing[school]);
    }
    /// Calls `visit(recipient, tie)` for each tie from `school` that was left out as `unknown_channel` or `undecided`,
    /// ascending by tie.
    template <class Visit>
    void each_left_out_outgoing(SchoolIndex school, Visit&& visit) const {
        const TieStore& ties = network().ties();
        for (const TiePlaces& block : ties.blocks_of(state_->kinds))
            for (std::uint32_t t = block.outgoing[school.value]; t < block.outgoing[school.value + 1]; ++t)
                if (may_be_inside(TieIndex{t})) visit(SchoolIndex{ties.recipient[t]}, TieIndex{t});
    }
    /// Calls `visit(supporter, tie)` for each such tie to `school`, in the order of `each_incoming`.
    template <class Visit>
    void each_left_out_incoming(SchoolIndex school, Visit&& visit) const {
        const TieStore& ties = network().ties();
        for (const TiePlaces& block : ties.blocks_of(state_->kinds))
            for (std::uint32_t i = block.incoming[school.value]; i < block.incoming[school.value + 1]; ++i) {
                const TieIndex tie{ties.incoming_ties[i]};
                if (may_be_inside(tie)) visit(SchoolIndex{ties.supporter[tie.value]}, tie);
            }
    }
    /// Whether any tie to `school` was left out as `unknown_channel` or `undecided`.
    [[nodiscard]] bool may_have_more_to(SchoolIndex school) const noexcept {
        bool more = false;
        each_left_out_incoming(school, [&](SchoolIndex, TieIndex) { more = true; });
        return more;
    }
    /// The ties of the slice from `school`, ascending.  In loops `each_outgoing` is faster.
    [[nodiscard]] std::vector<TieIndex> outgoing(SchoolIndex school) const;
    /// The ties of the slice to `school`, ascending.  In loops `each_incoming` is faster.
    [[nodiscard]] std::vector<TieIndex> incoming(SchoolIndex school) const;
    /// The ties of the slice from `school` or to it, each once, ascending.
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
        /// Calls `visit(supporter, recipient, tie)` for each tie of the slice in a block from the schools
        /// `[first, last)`.
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

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// moved_provisions: what schools have for each pupil, before and after the ties of a slice moved some of it.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/detail/model/school_groups.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/record_ref.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/query/indicator_move.hpp"
#include "query/provision.hpp"
#include "query/stage_totals.hpp"

namespace jiedui::detail {

/// How much what schools have changes, by their places.
using Changes = std::vector<ExactSum>;

/// What the schools of one group and stage have of one indicator, and what ties bring to them and take from them.
struct MovedProvision {
    /// What one tie brings to one school, or takes from it.
    struct Move {
        TieIndex tie{};
        std::uint32_t place = 0;  ///< of the school, in `known`
        Thousandths amount{};     ///< for the whole school; below 0: taken
    };
    std::uint32_t group = 0;
    Stage stage = Stage::primary;
    std::string indicator{};
    std::vector<StageTotal> known{};       ///< those that are known before and after, by school
    std::vector<SchoolIndex> undecided{};  ///< the other schools
    std::vector<Move> moves{};             ///< at the known schools, by tie

    [[nodiscard]] std::vector<double> amounts() const;  ///< of the known schools, before
    [[nodiscard]] std::vector<double> pupils() const;   ///< of the known schools
    /// The ties that move something, each once, ascending.
    [[nodiscard]] std::vector<TieIndex> ties() const;
    /// The moves of each tie, side by side, by tie.
    [[nodiscard]] std::vector<std::span<const Move>> by_tie() const&;
    std::vector<std::span<const Move>> by_tie() && = delete;
    /// How much a tie moves: the larger of what comes and what is taken.
    [[nodiscard]] double moved(std::span<const Move> of_tie) const;
    /// What all ties change.
    [[nodiscard]] Changes changes() const;
    /// The amounts after some changes; nothing if a school would have less than nothing.
    [[nodiscard]] std::optional<std::vector<double>> after(const Changes& changes) const;
};

/// What the schools of each group and stage have before and after, by group, stage and indicator, where a record of the
/// group and stage speaks of the indicator.
///
/// What moves at a school belongs to its one stage: its kind teaches no other, or is not known, and its records of the
/// year speak of no other.  If the total was split, each stage has its share.  A school is undecided if its stage is
/// open, if the amount of a tie is not known, if a tie that the slice left out, or a row that the ledger lacks, may move
/// something there, or if it would have less than nothing; then the recipients of what it gives are undecided, too.  A
/// record that successions cut counts for its last part that begins up to the end of the school year.
///
/// @errors ErrorCode::not_in_ledger for an indicator of which no record of the year speaks, or for a unit that no
///     transfer has; ErrorCode::unfit_parameter for moves without meaning.
/// @complexity O(n + m + r log r) time for n schools, m ties and r records of indicators.
[[nodiscard]] std::vector<MovedProvision> moved_provisions(const Slice& slice, Span school_year,
                                                           const SchoolGroups& groups, const IndicatorMoves& moves);

/// The ties that move something, and the records of what the known schools have.
[[nodiscard]] Evidence evidence_of(const Network& network, const MovedProvision& provision);

/// The schools that are undecided in some of them, and those that may belong to any stage, ascending.
[[nodiscard]] std::vector<SchoolIndex> undecided_schools(const Slice& slice, Span school_year,
                                                         const std::vector<MovedProvision>& provisions);

/// The kinds of ties that move something.
[[nodiscard]] std::vector<TieKind> kinds_of(const IndicatorMoves& moves);

}  // namespace jiedui::detail

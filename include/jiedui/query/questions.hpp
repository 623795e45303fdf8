// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Questions: the one list of all questions of the library.

#include <span>
#include <string_view>

#include "jiedui/base/export.hpp"
#include "jiedui/query/amount_flows.hpp"
#include "jiedui/query/any_question.hpp"
#include "jiedui/query/balance.hpp"
#include "jiedui/query/bases.hpp"
#include "jiedui/query/best_moves.hpp"
#include "jiedui/query/chain.hpp"
#include "jiedui/query/claims.hpp"
#include "jiedui/query/coverage.hpp"
#include "jiedui/query/coverage_rates.hpp"
#include "jiedui/query/critical_sets.hpp"
#include "jiedui/query/delivery.hpp"
#include "jiedui/query/dependence.hpp"
#include "jiedui/query/depths.hpp"
#include "jiedui/query/documents.hpp"
#include "jiedui/query/double_bookings.hpp"
#include "jiedui/query/duties.hpp"
#include "jiedui/query/earliest_reach.hpp"
#include "jiedui/query/earliest_reach_counts.hpp"
#include "jiedui/query/effect.hpp"
#include "jiedui/query/effect_by_tie.hpp"
#include "jiedui/query/floor_at_home.hpp"
#include "jiedui/query/flows.hpp"
#include "jiedui/query/head_counts.hpp"
#include "jiedui/query/history.hpp"
#include "jiedui/query/identity.hpp"
#include "jiedui/query/indicators.hpp"
#include "jiedui/query/leading_groups.hpp"
#include "jiedui/query/not_returned.hpp"
#include "jiedui/query/panel.hpp"
#include "jiedui/query/papers.hpp"
#include "jiedui/query/partners.hpp"
#include "jiedui/query/presence.hpp"
#include "jiedui/query/reach.hpp"
#include "jiedui/query/reach_counts.hpp"
#include "jiedui/query/rings.hpp"
#include "jiedui/query/roles.hpp"
#include "jiedui/query/schools.hpp"
#include "jiedui/query/service.hpp"
#include "jiedui/query/sole_supports.hpp"
#include "jiedui/query/summary.hpp"
#include "jiedui/query/ties.hpp"
#include "jiedui/query/uncovered_subjects.hpp"
#include "jiedui/query/withdraw.hpp"

namespace jiedui {

/// A list of types.
template <class... T>
struct TypeList {};

/// Every question of the library, one on each line.
using Questions = TypeList<  //
    AmountFlows,             //
    Balance,                 //
    Bases,                   //
    BestMoves,               //
    Chain,                   //
    Claims,                  //
    Coverage,                //
    CoverageRates,           //
    CriticalSets,            //
    Delivery,                //
    Dependence,              //
    Depths,                  //
    Documents,               //
    DoubleBookings,          //
    Duties,                  //
    EarliestReach,           //
    EarliestReachCounts,     //
    Effect,                  //
    EffectByTie,             //
    FloorAtHome,             //
    Flows,                   //
    HeadCounts,              //
    History,                 //
    Identity,                //
    Indicators,              //
    LeadingGroups,           //
    NotReturned,             //
    Panel,                   //
    Papers,                  //
    Partners,                //
    Presence,                //
    Reach,                   //
    ReachCounts,             //
    Rings,                   //
    Roles,                   //
    Schools,                 //
    Service,                 //
    SoleSupports,            //
    Summary,                 //
    Ties,                    //
    UncoveredSubjects,       //
    Withdraw                 //
    >;

/// Every question of the library as AnyQuestion, in the order of `Questions`.
[[nodiscard]] JIEDUI_API std::span<const AnyQuestion> questions();

/// The question of that name, valid until the program ends; null if there is none.
[[nodiscard]] JIEDUI_API const AnyQuestion* find_question(std::string_view name);

}  // namespace jiedui

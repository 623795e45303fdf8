// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Questions: the one list of all questions of the library.

#include <span>
#include <string_view>

#include "jiedui/base/export.hpp"
#include "jiedui/query/any_question.hpp"
#include "jiedui/query/bases.hpp"
#include "jiedui/query/coverage_rates.hpp"
#include "jiedui/query/documents.hpp"
#include "jiedui/query/double_bookings.hpp"
#include "jiedui/query/floor_at_home.hpp"
#include "jiedui/query/head_counts.hpp"
#include "jiedui/query/leading_groups.hpp"
#include "jiedui/query/not_returned.hpp"
#include "jiedui/query/papers.hpp"
#include "jiedui/query/presence.hpp"
#include "jiedui/query/rings.hpp"
#include "jiedui/query/service.hpp"
#include "jiedui/query/uncovered_subjects.hpp"

namespace jiedui {

/// Several types.
template <class... T>
struct TypeList {};

/// Every question of the library, one a line.
using Questions = TypeList<  //
    Bases,                   //
    CoverageRates,           //
    Documents,               //
    DoubleBookings,          //
    FloorAtHome,             //
    HeadCounts,              //
    LeadingGroups,           //
    NotReturned,             //
    Papers,                  //
    Presence,                //
    Rings,                   //
    Service,                 //
    UncoveredSubjects        //
    >;

/// The same without their types, in the same order.
[[nodiscard]] JIEDUI_API std::span<const AnyQuestion> questions();

/// The question of that name; null if there is none.
[[nodiscard]] JIEDUI_API const AnyQuestion* find_question(std::string_view name);

}  // namespace jiedui

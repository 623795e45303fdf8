// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Questions: the one list of all questions of the library.

#include <span>
#include <string_view>

#include "jiedui/base/export.hpp"
#include "jiedui/query/any_question.hpp"
#include "jiedui/query/claims.hpp"
#include "jiedui/query/coverage.hpp"
#include "jiedui/query/coverage_rates.hpp"
#include "jiedui/query/duties.hpp"
#include "jiedui/query/identity.hpp"
#include "jiedui/query/partners.hpp"
#include "jiedui/query/rings.hpp"
#include "jiedui/query/roles.hpp"
#include "jiedui/query/schools.hpp"
#include "jiedui/query/sole_supports.hpp"
#include "jiedui/query/summary.hpp"
#include "jiedui/query/ties.hpp"

namespace jiedui {

/// Several types.
template <class... T>
struct TypeList {};

/// Every question of the library, one a line.
using Questions = TypeList<  //
    Claims,                  //
    Coverage,                //
    CoverageRates,           //
    Duties,                  //
    Identity,                //
    Partners,                //
    Rings,                   //
    Roles,                   //
    Schools,                 //
    SoleSupports,            //
    Summary,                 //
    Ties                     //
    >;

/// The same without their types, in the same order.
[[nodiscard]] JIEDUI_API std::span<const AnyQuestion> questions();

/// The question of that name; null if there is none.
[[nodiscard]] JIEDUI_API const AnyQuestion* find_question(std::string_view name);

}  // namespace jiedui

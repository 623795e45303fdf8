// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Distance rule: are supporter and recipient near enough?

#include <string_view>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/role.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// Supporter and recipient of a tie are at most `kilometres` apart, along the surface of the earth.
///
/// Judges each tie of the slice whose supporter is in the scope, by ascending tie.  The recipient may be any
/// school of the slice.  The verdict is undecided if the place of one of the two schools is unknown.
struct JIEDUI_API DistanceRule {
    Thousandths kilometres{};  ///< the greatest distance [km]

    static constexpr std::string_view kind = "distance";
    static constexpr std::string_view doc = "Supporter and recipient are at most so far from one another.";
    static constexpr Columns columns{
        Column{"kilometres", Role::measure, Unit::km, &DistanceRule::kilometres, "How far at most, as the crow flies."},
    };

    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui

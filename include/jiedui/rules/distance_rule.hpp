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

/// A tie from a school of the scope joins two schools that are at most so far from one another, along the surface of the earth.
///
/// The scope means the supporter; the recipient may be any school of the slice.
/// Undecided where the place of one of them is unknown.
struct JIEDUI_API DistanceRule {
    Thousandths kilometres{};  ///< how far at most [km]

    static constexpr std::string_view kind = "distance";
    static constexpr std::string_view doc = "Supporter and recipient are at most so far from one another.";
    static constexpr Columns columns{
        Column{"kilometres", Role::measure, Unit::km, &DistanceRule::kilometres, "How far at most, as the crow flies."},
    };

    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui

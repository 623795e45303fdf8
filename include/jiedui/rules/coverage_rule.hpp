// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Coverage rule: does each school of the scope get the support that it needs?

#include <optional>
#include <string_view>
#include <vector>

#include "jiedui/base/channel.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/role.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// A school of the scope gets support.  If channels are named, it gets support through each of them.
///
/// One judgement per school of the slice that the scope has, by ascending school.
/// @source F8 in docs/source.md: support is not only teachers, but also funds and materials.
struct JIEDUI_API CoverageRule {
    /// The channels through which it must get support; without it any tie is enough.
    std::optional<std::vector<Channel>> channels{};

    static constexpr std::string_view kind = "coverage";
    static constexpr std::string_view doc = "A school is supported, through each of these channels if some are named.";
    static constexpr Columns columns{
        Column{"channels", Role::word, &CoverageRule::channels,
               "The channels that it must get; without them any tie will do."},
    };

    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui

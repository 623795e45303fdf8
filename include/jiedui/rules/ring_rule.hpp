// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Ring rule: does nobody support himself round about?

#include <string_view>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// No school of the scope is in a ring: a group whose members all support one another, directly or along chains.
/// `met` is not said where rows of a table of ties were left out of the ledger that may be of the slice's days (see lacks_rows).
struct JIEDUI_API RingRule {
    static constexpr std::string_view kind = "no-ring";
    static constexpr std::string_view doc = "No school supports itself round about.";
    static constexpr Columns<> columns{};

    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui

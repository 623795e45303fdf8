// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Double booking rule: is nobody posted twice at a time?

#include <string_view>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// No teacher of the scope has two postings on the same day, unless their shares fit into one post.
/// `met` is not said where rows of postings were left out of the ledger that may be of the slice's days (see lacks_rows).
struct JIEDUI_API DoubleBookingRule {
    static constexpr std::string_view kind = "no-double-booking";
    static constexpr std::string_view doc = "No teacher has two postings on the same day.";
    static constexpr Columns<> columns{};

    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Double booking rule: has each teacher at most one posting at a time?

#include <string_view>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// No teacher of the scope has two postings on the same day, unless their shares fit into one post.
///
/// One judgement per teacher of the scope who has or may have a posting in the slice, by ascending teacher.
/// The verdict is undecided if two postings may overlap.  If rows of postings were left out of the ledger that
/// may belong to the days of the slice (see lacks_rows), `met` becomes `undecided`.
struct JIEDUI_API DoubleBookingRule {
    static constexpr std::string_view kind = "no-double-booking";
    static constexpr std::string_view doc = "No teacher has two postings on the same day.";
    static constexpr Columns<> columns{};

    /// The slice that the rule looks at: only the postings.
    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui

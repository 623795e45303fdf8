// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Who must rotate: whom the rules of a policy that speak of rotation mean.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/base/certainty.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/rules/policy.hpp"
#include "jiedui/rules/rule_kind.hpp"

namespace jiedui {

/// One teacher whom a rule asks to rotate, or may.
struct MustRotate {
    std::string rule{};                   ///< the rule's id
    TeacherIndex teacher{};               ///< whom it asks
    std::optional<SchoolIndex> home{};    ///< the school of her affiliation; nothing if nobody knows
    Certainty eligible = Certainty::yes;  ///< whether she surely meets its conditions: yes or undecided
    Certainty rotates = Certainty::no;    ///< whether she begins a posting in the slice's time
    std::vector<TieIndex> ties{};         ///< the postings that she surely begins, ascending; no column

    static constexpr std::string_view question = "who_must_rotate";
    static constexpr std::tuple columns{
        Column{"rule", "id", &MustRotate::rule, "The rule that asks her."},
        Column{"teacher", "id", &MustRotate::teacher, "Whom it asks."},
        Column{"home", "id", &MustRotate::home, "The school of her affiliation; missing if nobody knows."},
        Column{"eligible", "", &MustRotate::eligible, "Whether she surely meets its conditions: yes or undecided."},
        Column{"rotates", "", &MustRotate::rotates, "Whether she begins a posting in the slice's time."},
    };
    friend bool operator==(const MustRotate&, const MustRotate&) = default;
};

/// Lists those whom the rules of a policy ask to rotate: of each rule with an eligibility, such as `rotation-share` and `tenure-limit`,
/// the teachers of its scope who meet its conditions or may.
///
/// A share asks no one in person: its rows are those from whom it is taken.  Whoever is listed with `rotates` no has no posting that
/// begins in the slice's time, as far as the ledger says.  Where rows of postings were left out of the ledger that may be of that time,
/// `rotates` is undecided instead (see lacks_rows).
///
/// @param policy the rules.
/// @param slice whose schools and teachers, and the time in which they rotate.
/// @param kinds where the kinds of its rules are.
/// @param day as of which they are eligible; without it the first day of the slice's time.
/// @return one row per rule, in the order of the policy, and teacher, ascending; the evidence is the postings that she surely begins.
/// @errors ErrorCode::bad_policy as `judge`, and if no rule has an eligibility; ErrorCode::bad_day if there is neither `day` nor a time.
/// @complexity O(r (m + t)) time for r such rules, m ties and t teachers.
[[nodiscard]] JIEDUI_API Answer<MustRotate> who_must_rotate(const Policy& policy, const Slice& slice,
                                                            const RuleKinds& kinds, std::optional<Day> day = {});
/// The same with the kinds that are built in.
[[nodiscard]] JIEDUI_API Answer<MustRotate> who_must_rotate(const Policy& policy, const Slice& slice,
                                                            std::optional<Day> day = {});

/// The postings that she surely begins.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<MustRotate>& answer, std::size_t row) {
    return answer.rows[row].ties;
}

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Who rotates: who begins a posting in the time of a slice?

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "jiedui/rules/rule_kind.hpp"

namespace jiedui::detail {

/// A posting of heads without a name that begins in the time of a slice, or may.
struct UnnamedHeads {
    TieIndex tie;                        ///< the posting
    SchoolIndex home;                    ///< the school that sends them: they may be any of its teachers
    std::optional<std::uint32_t> count;  ///< how many; nothing if it is unknown
    bool is_sure;                        ///< whether it surely begins
    Certainty backbone;                  ///< whether they are backbone teachers, as the posting says
};

/// Who begins a posting in the time of a slice.  A posting that a filter on schools, channels or values took away
/// may begin in it, and so may one that was left out of the ledger.
struct Rotated {
    std::vector<Certainty> teachers;          ///< by TeacherIndex
    std::vector<std::vector<TieIndex>> ties;  ///< by TeacherIndex, the postings that surely begin
    std::vector<std::optional<Certainty>>
        moved;                          ///< by TeacherIndex whether once as a backbone teacher; nothing without a move
    std::vector<UnnamedHeads> unnamed;  ///< in the order of ties
};

/// @complexity O(m + t) time for m ties and t teachers.
[[nodiscard]] Rotated rotated_in(const Slice& slice);

/// Whether the table of teachers says that the teacher is a backbone teacher.
[[nodiscard]] Certainty is_backbone(const Network& network, TeacherIndex teacher);

/// As of which day somebody is eligible: the day asked, else the first of the slice's time.
/// @errors ErrorCode::bad_day if there is neither.
[[nodiscard]] Day day_of_eligibility(const RuleCase& on, std::string_view kind);

/// Whether the ledger's postings are complete for the slice's time; without one up to the day asked.
[[nodiscard]] bool are_postings_complete(const RuleCase& on);

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Who rotates: who begins a posting in the time of a slice?

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "jiedui/rules/rule_kind.hpp"

namespace jiedui::detail {

/// Who begins a posting in the time of a slice.
struct Rotated {
    std::vector<Certainty> teachers;          ///< by TeacherIndex
    std::vector<std::vector<TieIndex>> ties;  ///< by TeacherIndex, the postings that surely begin
    /// Heads without a name by their home; nothing if one posting does not say how many it moves.
    std::map<SchoolIndex, std::optional<std::uint64_t>> unnamed;
};

/// @complexity O(m + t) time for m ties and t teachers.
[[nodiscard]] Rotated rotated_in(const Slice& slice);

/// As of which day somebody is eligible: the day asked, else the first of the slice's time.
/// @errors ErrorCode::bad_day if there is neither.
[[nodiscard]] Day day_of_eligibility(const RuleCase& on, std::string_view kind);

/// Whether the ledger declares its postings complete to the end of the slice's time.
[[nodiscard]] bool are_postings_complete(const RuleCase& on);

/// The school of a teacher's affiliation; nothing if nobody knows it, or no table lists teachers.
[[nodiscard]] std::optional<SchoolIndex> home_of(const Network& network, TeacherIndex teacher);

}  // namespace jiedui::detail

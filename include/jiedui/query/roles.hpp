// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Roles: which schools support, which are supported, which are both?

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/model/answer.hpp"
#include "jiedui/model/completeness.hpp"
#include "jiedui/model/distinct_schools.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// What a school is in a slice.
enum class Role : std::uint8_t { supporter, recipient, both, neither };
template <>
struct ClosedList<Role> {
    static constexpr std::string_view name = "role";
    static constexpr std::array<std::string_view, 4> words{"supporter", "recipient", "both", "neither"};
};

/// One school, and with how many others it is tied.
struct RoleRow {
    SchoolIndex school;            ///< the school
    Role role = Role::neither;     ///< supports, is supported, both, or neither
    std::uint32_t supporters = 0;  ///< how many schools support it
    std::uint32_t recipients = 0;  ///< how many schools it supports
    bool certain = true;           ///< the row is the same whatever was left out

    static constexpr std::string_view question = "roles";
    static constexpr std::tuple columns{
        Column{"school", "id", &RoleRow::school, "The school."},
        Column{"role", "", &RoleRow::role, "Supporter, recipient, both or neither."},
        Column{"supporters", "schools", &RoleRow::supporters, "How many distinct schools support it."},
        Column{"recipients", "schools", &RoleRow::recipients, "How many distinct schools it supports."},
        Column{"certain", "", &RoleRow::certain, "The row is the same whatever was left out."},
    };
    friend bool operator==(const RoleRow&, const RoleRow&) = default;
};

/// Says of every school of the slice whether it supports, is supported, both, or neither.
///
/// Schools are counted, not ties.  `certain` is false where a tie that was left out joins the school to one
/// that is not counted yet: only then can a completion change the row.  It is false, too, where rows of a table of ties were left out of
/// the ledger that may be of the slice's days (see lacks_rows).
///
/// @param slice what to ask about.
/// @return one row per school, ascending; its evidence is the ties from it and to it.
/// @complexity O(n + m log d) time for n schools, m ties and d the most ties at one school.
/// @source F9 in docs/source.md: a school may be recipient and supporter at once.
[[nodiscard]] inline Answer<RoleRow> roles(const Slice& slice) {
    Answer<RoleRow> answer{{}, slice};
    DistinctSchools supporters;
    DistinctSchools recipients;
    const bool may_lack_ties = lacks_ties(slice);
    for (const SchoolIndex school : slice.school_indices()) {
        supporters.clear();
        recipients.clear();
        slice.each_incoming(school, [&](SchoolIndex supporter, TieIndex) { supporters.add(supporter); });
        slice.each_outgoing(school, [&](SchoolIndex recipient, TieIndex) { recipients.add(recipient); });
        bool certain = !may_lack_ties;
        const auto could_add_to = [&](DistinctSchools& known) {
            return [&certain, &schools = known.ascending()](SchoolIndex other, TieIndex) {
                certain = certain && std::ranges::binary_search(schools, other);
            };
        };
        slice.each_left_out_incoming(school, could_add_to(supporters));
        slice.each_left_out_outgoing(school, could_add_to(recipients));
        const bool gets = supporters.count() > 0;
        const bool gives = recipients.count() > 0;
        const Role role = gets && gives ? Role::both : gives ? Role::supporter : gets ? Role::recipient : Role::neither;
        answer.rows.push_back({school, role, supporters.count(), recipients.count(), certain});
    }
    return answer;
}

/// The ties from the school and to it.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<RoleRow>& answer, std::size_t row) {
    return answer.slice.ties_at(answer.rows[row].school);
}

}  // namespace jiedui

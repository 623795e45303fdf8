// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Leading groups: who leads the programme, and in which role?

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// What someone is in a leading group.
enum class LeadingRole : std::uint8_t { head, deputy, member, office };
template <>
struct ClosedList<LeadingRole> {
    static constexpr std::string_view name = "leading_role";
    static constexpr std::array<std::string_view, 4> words{"head", "deputy", "member", "office"};
};

/// One person, or office, that a paper on leadership names.
struct LeadingGroupRow {
    std::string document;               ///< the paper's id
    Span day{};                         ///< its date
    std::optional<LeadingRole> role{};  ///< as what; missing if the paper names nobody
    std::optional<std::string> who{};   ///< who, as the paper writes it; missing likewise

    static constexpr std::string_view question = "leading_groups";
    static constexpr std::tuple columns{
        Column{"document", "id", &LeadingGroupRow::document, "The paper on leadership."},
        Column{"day", "day", &LeadingGroupRow::day, "Its date."},
        Column{"role", "", &LeadingGroupRow::role, "head, deputy, member or office; missing if it names nobody."},
        Column{"who", "", &LeadingGroupRow::who, "Who that is, as the paper writes it; missing likewise."},
    };
    friend bool operator==(const LeadingGroupRow&, const LeadingGroupRow&) = default;
};

/// Lists whom papers on leadership name.
///
/// They stand in attributes of documents: `head` or 组长, `deputies`, `deputy` or 副组长, `members`, `member` or 成员, `office` or 办公室; white
/// space, case and full-width letters of a header count for nothing.  A cell is divided at 、 ， , ； ; / and |, and its parts are texts: two
/// equal ones may be two persons.  A paper that names nobody has one row, so that it is not lost.
///
/// Of documents the slice's time alone decides, as in `documents`.  One of unknown kind may be on leadership and has no row; ties, and those
/// that were left out, change nothing.
///
/// @param slice what to ask about.
/// @return one row per document of kind leadership, role and part of a cell: by document, role, then as written.  Its evidence is no tie.
/// @complexity O(d log d) time for d documents.
/// @source F5 in docs/source.md: the head, deputies and members of a leading group, and its office.
[[nodiscard]] JIEDUI_API Answer<LeadingGroupRow> leading_groups(const Slice& slice);

/// No ties.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<LeadingGroupRow>&, std::size_t) { return {}; }

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// LeadingGroups: who leads the programme, and in which role?

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// The role of a person, or an office, in a leading group.
enum class LeadingRole : std::uint8_t { head, deputy, member, office };
template <>
struct ClosedList<LeadingRole> {
    static constexpr std::string_view name = "leading_role";
    static constexpr std::array<std::string_view, 4> words{"head", "deputy", "member", "office"};
};

/// Who leads the programme, and in which role?
struct JIEDUI_API LeadingGroups {
    static constexpr std::string_view name = "leading_groups";
    static constexpr QuestionText text{
        .asks = "List the persons and offices that papers on leadership name, with their roles.",
        .rows =
            "One row per document of kind leadership, role and name: by document, then role, then as written.  A "
            "paper without a name has one row without role and name, so that it is not lost.",
        .evidence = "The document that names the person.",
        .notes =
            "The names stand in attributes of documents: `head` or 组长, `deputies`, `deputy` or 副组长, `members`, "
            "`member` or 成员, `office` or 办公室.  White space, case and full-width letters of a header do not "
            "matter.  A cell is divided at 、 ， , ； ; / and |.  Its parts are texts: two equal ones may be two "
            "persons.  For documents only the slice's time matters, as in `documents`.  A document of unknown kind "
            "has no row, though it may be on leadership.  Ties, and those that were left out, change nothing.",
        .cost = "O(d log d) time for d documents.",
        .source = "F5 in docs/source.md: the head, deputies and members of a leading group, and its office"};
    static constexpr Columns columns{};

    /// One person, or office, that a paper on leadership names.
    struct Row {
        std::string document;
        Span day{};
        std::optional<LeadingRole> role{};
        std::optional<std::string> who{};

        static constexpr Columns columns{
            Column{"document", Role::document, &Row::document, "The paper on leadership."},
            Column{"day", Role::day, &Row::day,
                   "Its date: as a day the first of its span, as text `2003-autumn`; missing if it is unknown."},
            Column{"role", Role::word, &Row::role,
                   "`head`, `deputy`, `member` or `office`; missing if the paper names no person and no office."},
            Column{"who", Role::text, &Row::who,
                   "The person or office, as the paper writes it; missing if the paper names no person and no office."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] Evidence evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui

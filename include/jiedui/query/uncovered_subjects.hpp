// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Uncovered subjects: which posts are filled, with those who were sent and those who came?

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/certainty.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// What one school needs in one subject, and has.
struct UncoveredSubject {
    SchoolIndex school;                     ///< the school
    std::string subject{};                  ///< the subject
    std::optional<Thousandths> required{};  ///< posts that it should have; nothing if not said [posts]
    std::optional<Thousandths> present{};   ///< posts that are filled there; nothing if not known [posts]
    Verdict verdict = Verdict::undecided;   ///< whether these are enough

    static constexpr std::string_view question = "uncovered_subjects";
    static constexpr std::tuple columns{
        Column{"school", "id", &UncoveredSubject::school, "The school."},
        Column{"subject", "name", &UncoveredSubject::subject, "The subject."},
        Column{"required", "posts", &UncoveredSubject::required, "Posts that it should have; missing if not said."},
        Column{"present", "posts", &UncoveredSubject::present,
               "Posts filled there, without those sent and with those who came; missing if not known."},
        Column{"verdict", "", &UncoveredSubject::verdict, "met: they are enough; not_met; undecided."},
    };
    friend bool operator==(const UncoveredSubject&, const UncoveredSubject&) = default;
};

/// Compares what each school needs in each subject with who is there on a day.
///
/// There is who belongs to the school, as `floor_at_home` counts them, without those who are away and with those whom others have sent.
/// `met` and `not_met` are said only if they hold whatever is unknown, with every posting that was left out or
/// that a filter on schools, channels or values took away.  Postings are looked
/// at whatever kind the slice chose.
///
/// @param slice what to ask about.
/// @param day on which it is asked, within the slice's time.
/// @return one row per school of the slice on that day and subject of its needs, met ones too, ascending; its evidence is the postings
///     surely in force from and to the school of that subject.
/// @complexity O(n + (m + k) log k) time for n schools, m ties and k needs, teachers and postings of the day.
/// @errors ErrorCode::bad_day for a mark; ErrorCode::amount_overflow for posts beyond 15 digits before the point.
[[nodiscard]] JIEDUI_API Answer<UncoveredSubject> uncovered_subjects(const Slice& slice, Day day);

/// The postings from and to the school of that subject.
[[nodiscard]] JIEDUI_API std::vector<TieIndex> evidence_of(const Answer<UncoveredSubject>& answer, std::size_t row);

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Service: which teachers have served long enough at schools that count?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/certainty.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/detail/model/grouped.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/records.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/query/service_threshold.hpp"

namespace jiedui {

/// Which teachers have served long enough at schools that count?
struct JIEDUI_API Service {
    Day until;  ///< see `columns`, as for all parameters
    std::optional<SchoolList> hosts{};
    ServiceThreshold threshold{};
    std::optional<std::vector<PostingForm>> forms{};
    bool by_share = false;

    static constexpr std::string_view name = "service";
    static constexpr QuestionText text{
        .asks = "Sum how long each teacher has served at schools that count, and say whether that is enough.",
        .rows = "One row per teacher of the ledger, by teacher.",
        .evidence = "The postings that surely serve on some day before `until`.",
        .notes =
            "A posting that names the teacher serves on each day on which it is surely in force at a host that surely "
            "counts.  Days that two postings share count once.  With `by_share` a day counts for the share of a post "
            "that is served on it, for one post at most; a record that does not say its share counts nothing.  `met` "
            "says that the sure days before `until` reach the threshold.  `not_met` accuses someone, so it is said "
            "only on two conditions.  First, all days that are possible must fall short of the threshold.  These "
            "include the days of postings that were left out or that a filter on schools, channels or values took "
            "away, of hosts that may count, and of unknown bounds.  Second, the ledger's postings must be complete "
            "for the days of the slice before `until`.  In every other case the verdict is `undecided`.  It is also "
            "`undecided` for a teacher of unknown home if `within` or `without` took schools away.  A head count "
            "without a person is not the service of anyone.  `qualifies_on` assumes that postings that still run go "
            "on.  Postings are looked at whatever kind of ties the slice chose, within the slice's time.  The unknown "
            "schools of the answer are those of which it is not known whether they count as hosts.",
        .errors =
            "If the day is unknown or running, if the threshold is 0 or no length of time, if a form is unknown or "
            "there is no form at all, if `by_share` is asked in months or terms (these are served whole), or if the "
            "hosts are a set of another network.",
        .cost = "O(n + t + m log m) time for n schools, t teachers and m ties.",
        .source = "F16 in docs/source.md: a year at a weak rural school before an intermediate or senior title"};
    static constexpr Columns columns{
        Column{"until", Role::day, &Service::until, "The first day that does not count."},
        Column{"hosts", Role::school, &Service::hosts,
               "The schools that count; by default those known to be weak and rural."},
        Column{"threshold", Role::amount, Unit::none, &Service::threshold,
               "How long someone must serve: so many days, months or terms.  A month or a term counts if it is served "
               "from its first day to its last."},
        Column{"forms", Role::word, &Service::forms, "The forms of postings that count; by default all."},
        Column{"by_share", Role::flag, &Service::by_share,
               "Whether half a post for two days is one day; by default any share of a post is a whole day."},
    };

    /// How long one teacher has served.
    struct Row {
        TeacherIndex teacher;
        std::uint32_t days = 0;
        std::optional<Day> qualifies_on{};
        bool projected = false;
        Verdict verdict = Verdict::undecided;

        static constexpr Columns columns{
            Column{"teacher", Role::teacher, &Row::teacher, "The teacher."},
            Column{"days", Role::measure, Unit::days, &Row::days,
                   "How many days the teacher surely served before `until`."},
            Column{"qualifies_on", Role::day, &Row::qualifies_on,
                   "The last of the days that the threshold asks for; missing if it is never reached."},
            Column{"projected", Role::flag, &Row::projected,
                   "Whether that day lies ahead: on `until` or later, if postings go on as recorded."},
            Column{"verdict", Role::word, &Row::verdict, "`met`, `not_met`, or `undecided` if records may be missing."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The slice with postings, even if it chose other kinds of ties.
    [[nodiscard]] Slice looked_at(const Slice& slice) const { return slice.of_kinds({TieKind::posting}); }
    /// The schools of which it is not known whether they count as hosts, ascending.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools(const Slice& slice) const;
};

/// The evidence of all rows at once: for each teacher, by TeacherIndex, the postings that surely serve before the
/// day, ascending.
/// @complexity O(n + m) time for n teachers and m ties.
[[nodiscard]] JIEDUI_API Grouped<TieIndex> serving_postings(const Answer<Service>& answer);

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Presence: how many teachers from other schools are surely at each school on given days?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// How many teachers from other schools are surely at each school on given days?
struct JIEDUI_API Presence {
    std::vector<Day> days;  ///< see `columns`, as for all parameters

    static constexpr std::string_view name = "presence";
    static constexpr QuestionText text{
        .asks = "Say of each school and day who is surely there, sent from another school.",
        .rows = "One row per school and day with a posting, by school, then day.",
        .evidence = "The postings that are there on the day.",
        .notes =
            "The postings of a day are those of the slice that `at(day)` keeps, whatever kind of ties the slice "
            "chose.  A posting of unknown end is surely there on its first day, and not later.  A posting that was "
            "left out can add to every number, and can make `heads` and `fte` missing; `slice.at(day)` names the "
            "postings that are left out on a day.",
        .errors = "If a day is unknown or running, or if the posts of a row have more than 15 digits before the point.",
        .cost =
            "O(n + m + k log k) time for n schools, m ties and k pairs of a posting and a day on which it is there.",
        .source = "F12 and F18 in docs/source.md: teachers go as a head count, on a day and for a term"};
    static constexpr Columns columns{
        Column{"days", Role::day, &Presence::days, "The days, in any order; each counts once."},
    };

    /// The teachers from other schools who are at one school on one day.
    struct Row {
        SchoolIndex host;
        Day day;
        std::uint32_t postings = 0;
        std::uint32_t teachers = 0;
        std::optional<std::uint64_t> heads{};
        std::optional<Thousandths> fte{};

        static constexpr Columns columns{
            Column{"host", Role::school, &Row::host, "The school that receives."},
            Column{"day", Role::day, &Row::day, "The day."},
            Column{"postings", Role::count_of_people, Unit::postings, &Row::postings,
                   "How many postings are there; at least 1."},
            Column{"heads", Role::count_of_people, Unit::persons, &Row::heads,
                   "How many persons are there; missing if one posting does not say how many it sends."},
            Column{"teachers", Role::count_of_people, Unit::persons, &Row::teachers,
                   "How many different persons the postings name."},
            Column{"fte", Role::count_of_people, Unit::fte, &Row::fte,
                   "Heads times share of a full post; missing if one posting does not say both."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The slice with postings, even if it chose other kinds of ties.
    [[nodiscard]] Slice looked_at(const Slice& slice) const { return slice.of_kinds({TieKind::posting}); }
};

}  // namespace jiedui

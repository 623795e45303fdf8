// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// CriticalSets: how few schools need to withdraw until many are without support?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/base/watch.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// How few schools need to withdraw until more than a share of the needy schools is without support?
struct JIEDUI_API CriticalSets {
    double share = 0;
    std::optional<SchoolList> needy{};
    bool by_pupils = false;

    static constexpr std::string_view name = "critical_sets";
    static constexpr QuestionText text{
        .asks =
            "Find a smallest set of schools whose withdrawal leaves more than a share of the needy schools without "
            "support.",
        .rows =
            "One row per school of the set: the school that adds most comes first, of several such the lowest.  There "
            "are no "
            "rows if nothing counts, or if no set was found.",
        .evidence = "All ties to the schools that are counted as lost up to the row.",
        .notes =
            "The needy schools that have support now are counted.  Lost are those that `withdraw` of the set calls "
            "`direct` or "
            "`chain`; members of the set are not lost.  Up to 14 schools that matter, and beyond while few enough sets "
            "have "
            "to be tried, the set is a smallest one: of these the one that loses most, then the one of lowest schools. "
            " "
            "Otherwise the set is the best one found by always taking the school that adds most; `lower_bound` then "
            "says "
            "how far it is at most from a smallest set.  A tie that was left out can make a set larger, by another "
            "supporter, "
            "or smaller, by a school that then depends on the set.",
        .errors = "If `share` is below 0, or 1 or more.",
        .cost =
            "O(k (n + m)) time for n schools, m ties and k schools in the set.  If sets are tried one by one, O(n + m) "
            "each; "
            "beyond 14 schools at most 2²⁸ steps for all sets of one size.",
        .source = "glossary, 'outside supporter' and 'fed'; the bound: src/query/critical_sets.cpp"};
    static constexpr Columns columns{
        Column{"share", Role::share, &CriticalSets::share,
               "A share, from 0 to below 1: more than this share of the needy schools with support must lose it."},
        Column{"needy", Role::school, &CriticalSets::needy,
               "The schools that count; by default those known to be weak."},
        Column{"by_pupils", Role::flag, &CriticalSets::by_pupils,
               "Whether each school counts as many times as it has pupils."},
    };

    /// One school of a critical set, and the loss when this school and those of smaller rank withdraw.
    struct Row {
        std::uint32_t rank = 0;
        SchoolIndex school;
        std::uint64_t lost = 0;
        double lost_share = 0;
        std::uint32_t lower_bound = 0;

        static constexpr Columns columns{
            Column{"rank", Role::place, &Row::rank,
                   "The place in the set, from 1: the school that adds most comes first."},
            Column{"school", Role::school, &Row::school, "The school that withdraws."},
            Column{"lost", Role::count_of_pupils, Unit::schools_or_pupils, &Row::lost,
                   "What is without support once this school and those before it withdraw."},
            Column{"lost_share", Role::share, &Row::lost_share, "The same as a share of what has support now."},
            Column{"lower_bound", Role::count, Unit::schools, &Row::lower_bound,
                   "No set of fewer schools does it; the same number in each row."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    /// @errors ErrorCode::bad_number for a share outside 0 to 1; ErrorCode::other_network for needy schools of
    /// another network; ErrorCode::interrupted if the watch ends the work.
    [[nodiscard]] std::vector<Row> ask(const Slice& slice, const Watch& watch) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The schools of which it is not known whether they are needy, ascending.  With `by_pupils` also the needy
    /// schools whose number of pupils is unknown.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools(const Slice& slice) const;
};

}  // namespace jiedui

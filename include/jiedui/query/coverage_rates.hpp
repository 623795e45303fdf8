// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// CoverageRates: which share of its needy schools does each township, kind or division cover?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// Which share of its needy schools does each township, kind or division cover?
struct JIEDUI_API CoverageRates {
    std::string by;  ///< see `columns`, as for all parameters
    std::optional<SchoolList> needy{};
    std::optional<Channels> needed{};

    static constexpr std::string_view name = "coverage_rates";
    static constexpr QuestionText text{
        .asks = "Say of each township, kind or division which share of its needy schools is covered.",
        .rows =
            "One row per group that has a needy school, by group; the schools that do not say their group come last.",
        .evidence = "All ties to the needy schools of the group.",
        .notes =
            "The question counts what `coverage` says of each school.  Whatever the missing data are, a group has "
            "at least `covered` covered schools and at most `covered + undecided`; both can occur.  If rows of ties "
            "were "
            "left out of the ledger, the schools that they may concern are undecided.",
        .errors = "If schools have no such column.",
        .cost = "O(n log g + m log d) time for n schools in g groups, m ties and d the most ties at one school."};
    static constexpr Columns columns{
        Column{"by", Role::word, &CoverageRates::by,
               "The column of schools that groups them: township, kind, division, or an attribute."},
        Column{"needy", Role::school, &CoverageRates::needy,
               "The schools to look at; by default those known to be weak."},
        Column{"needed", Role::word, &CoverageRates::needed,
               "The channels that each school must get; by default one tie of any channel is enough."},
    };

    /// How well the needy schools of one group are covered.
    struct Row {
        std::optional<std::string> group{};
        std::uint32_t needy = 0;
        std::uint32_t covered = 0;
        std::uint32_t undecided = 0;
        double rate = 0;
        std::optional<std::uint64_t> pupils{};
        std::optional<std::uint64_t> pupils_covered{};
        std::optional<double> pupil_rate{};

        static constexpr Columns columns{
            Column{"group", Role::text, &Row::group,
                   "What its schools say in the column; missing if they do not say it."},
            Column{"needy", Role::count, Unit::schools, &Row::needy, "How many needy schools it has; at least 1."},
            Column{"covered", Role::count, Unit::schools, &Row::covered,
                   "How many of these surely get all that is needed."},
            Column{"undecided", Role::count, Unit::schools, &Row::undecided,
                   "How many of these may get it: missing data leave it open."},
            Column{"rate", Role::share, &Row::rate, "covered / needy."},
            Column{"pupils", Role::count_of_pupils, &Row::pupils,
                   "The pupils of its needy schools; missing if those of one school are."},
            Column{"pupils_covered", Role::count_of_pupils, &Row::pupils_covered,
                   "The pupils of its covered schools; missing likewise."},
            Column{"pupil_rate", Role::share, &Row::pupil_rate, "pupils_covered / pupils."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The schools of which it is not known whether they are needy, ascending.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools(const Slice& slice) const;
};

}  // namespace jiedui

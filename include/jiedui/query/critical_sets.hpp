// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Critical sets: how few schools need to withdraw until many are without support?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/base/watch.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/school_set.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// What critical sets are asked of.
struct CriticalSetsOptions {
    std::optional<SchoolSet> needy{};  ///< the schools that count; without it those known to be weak
    bool by_pupils = false;            ///< whether each counts as many times as it has pupils
    Watch watch{};                     ///< asked after each set that is tried
};

/// One school of a critical set, and what is lost once it and those before it withdraw.
struct CriticalMember {
    std::uint32_t rank = 0;         ///< from 1
    SchoolIndex school;             ///< who withdraws
    std::uint64_t lost = 0;         ///< by this school and those before it [schools, or their pupils]
    double lost_share = 0;          ///< of all that counts and has support now
    std::uint32_t lower_bound = 0;  ///< no set of fewer schools does it; the same in each row

    static constexpr std::string_view question = "critical_sets";
    static constexpr std::tuple columns{
        Column{"rank", "count", &CriticalMember::rank, "The place in the set, from 1: who adds most comes first."},
        Column{"school", "id", &CriticalMember::school, "The school that withdraws."},
        Column{"lost", "schools or pupils", &CriticalMember::lost,
               "What is without support once this school and those before it withdraw."},
        Column{"lost_share", "share", &CriticalMember::lost_share, "The same as a share of what has support now."},
        Column{"lower_bound", "schools", &CriticalMember::lower_bound, "No set of fewer schools does it."},
    };
    friend bool operator==(const CriticalMember&, const CriticalMember&) = default;
};

/// Finds a smallest set of schools whose withdrawal leaves more than a share of the needy without support.
///
/// Counted are the needy schools that have support now; lost are those that `withdraw` of the set calls `direct` or `chain`, which
/// members of the set are not.  Up to 14 schools that matter, and beyond as long as few enough sets have to be tried, the set is a
/// smallest one: of these the one that loses most, then the one of lowest schools.  Else it is the best that was found by taking
/// whoever adds most, and `lower_bound` says how far from a smallest one it can be at most.  A tie that was left out can make a set
/// larger, by another supporter, or smaller, by a school that now hangs.
///
/// @param slice what to ask about.
/// @param share how much must be lost, at least 0 and below 1: more than that.
/// @param options which schools are needy, and what each counts.
/// @return one row per school of the set, who adds most first, then the lowest; its evidence is all ties to the schools counted as
///     lost up to this row.  No rows where nothing counts, or no set was found.
/// @complexity O(k (n + m)) time for n schools, m ties and k schools in the set; where sets are tried one by one O(n + m) each, at most
///     2²⁸ steps for all sets of one size beyond 14 schools.
/// @errors ErrorCode::bad_number for a share outside 0 to 1; ErrorCode::other_network; ErrorCode::interrupted if the watch ends it.
/// @source docs/glossary.md, "outside supporter", "fed"; the bound: src/query/critical_sets.cpp.
[[nodiscard]] JIEDUI_API Answer<CriticalMember> critical_sets(const Slice& slice, double share,
                                                              const CriticalSetsOptions& options = {});

/// All ties to the schools counted as lost up to the row.
[[nodiscard]] JIEDUI_API std::vector<TieIndex> evidence_of(const Answer<CriticalMember>& answer, std::size_t row);

}  // namespace jiedui

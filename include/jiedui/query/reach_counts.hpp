// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// ReachCounts: how many schools does each of many schools reach?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// How many schools does each of many schools reach along chains of ties?
struct JIEDUI_API ReachCounts {
    std::optional<SchoolList> schools{};
    std::optional<std::uint32_t> max_hops{};

    static constexpr std::string_view name = "reach_counts";
    static constexpr QuestionText text{.asks = "Count for many schools at once the schools that `reach` finds.",
                                       .rows =
                                           "One row per school of the slice, or per school given, by school; schools "
                                           "that reach no other have a row, too.",
                                       .evidence = "The last ties of the chains to the schools that the row counts.",
                                       .notes =
                                           "A tie that was left out can only add to the schools reached; it can make "
                                           "the farthest of them nearer or farther.",
                                       .cost =
                                           "As many searches, each O(k) for k schools and ties looked at.  If searches "
                                           "are many or reach far, O(n + m log d) "
                                           "comes first, for a compact graph of 4 bytes a pair."};
    static constexpr Columns columns{
        Column{"schools", Role::school, &ReachCounts::schools,
               "The schools where chains begin; by default every school of the slice."},
        Column{"max_hops", Role::place, Unit::ties, &ReachCounts::max_hops,
               "How long chains may be; by default any length."},
    };

    /// How many schools one school reaches, and over how many ties at most.
    struct Row {
        SchoolIndex school;
        std::uint32_t reached = 0;
        std::uint32_t deepest = 0;

        static constexpr Columns columns{
            Column{"school", Role::school, &Row::school, "The school where chains begin."},
            Column{"reached", Role::count, Unit::schools, &Row::reached, "How many schools they reach."},
            Column{"deepest", Role::place, Unit::ties, &Row::deepest, "How many ties away the farthest of these is."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    /// @errors ErrorCode::interrupted if the watch ends the work.
    [[nodiscard]] std::vector<Row> ask(const Slice& slice, const Work& work) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui

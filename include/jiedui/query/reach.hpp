// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Reach: which schools are reached along chains of support?

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

/// Which schools are reached from one school along chains of ties?
struct JIEDUI_API Reach {
    NamedSchool school;
    std::optional<std::uint32_t> max_hops{};

    static constexpr std::string_view name = "reach";
    static constexpr QuestionText text{
        .asks = "Find the schools that are reached from one school along chains of ties.",
        .rows =
            "One row per school reached, by hops, then school.  There are no rows if the school is not in the slice.",
        .evidence = "The chain to the school.",
        .notes =
            "The chains ignore time beyond the filters of the slice: the ties of a chain may follow one another in "
            "time or "
            "not.  The school itself is never a row, even on a ring.  A tie that was left out can add schools and "
            "shorten chains.",
        .cost =
            "O(k log k) time for k schools and ties looked at, and at first a bit per school of the network.  "
            "Evidence: O(hops × log rows).",
        .source = "F11 in docs/source.md, supporters radiate their example"};
    static constexpr Columns columns{
        Column{"school", Role::school, &Reach::school, "The school where chains begin."},
        Column{"max_hops", Role::place, Unit::ties, &Reach::max_hops, "How long chains may be; by default any length."},
    };

    /// One school reached.
    struct Row {
        SchoolIndex school;
        std::uint32_t hops = 0;
        TieIndex tie;

        static constexpr Columns columns{
            Column{"school", Role::school, &Row::school, "The school reached."},
            Column{"hops", Role::place, Unit::ties, &Row::hops, "How many ties away it is; at least 1."},
            Column{"tie", Role::tie, &Row::tie,
                   "The last tie of the chain: the lowest tie from the lowest school one hop nearer."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui

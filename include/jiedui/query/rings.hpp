// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Rings: which schools support one another in a ring?

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// Which schools support one another in a ring?
struct JIEDUI_API Rings {
    static constexpr std::string_view name = "rings";
    static constexpr QuestionText text{
        .asks =
            "Find the rings: groups of two schools or more in which each school reaches every other one along chains "
            "of "
            "ties.",
        .rows = "One row per school of a ring, by ring, then school.",
        .evidence =
            "All ties between schools of the ring.  If the ring is fed, also a shortest chain from an outside "
            "supporter to it; of several shortest ones, a chain to the lowest school.",
        .notes =
            "A school is in one ring at most: two rings that share a school are one ring.  If a ring is not fed, its "
            "schools have only what they give one another.  The chains ignore time beyond the filters of the slice.  A "
            "tie that was left out can close a ring, join two rings, or feed one.  It can also end that a ring is fed, "
            "if the outside supporter receives by it.",
        .cost = "O(n + m) time for n schools and m ties; the evidence of a row costs the same.",
        .source = "glossary, 'ring' and 'fed'"};
    static constexpr Columns columns{};

    /// One school of a ring.
    struct Row {
        std::uint32_t ring = 0;
        SchoolIndex school;
        bool fed = false;

        static constexpr Columns columns{
            Column{"ring", Role::place, &Row::ring, "The number of the ring, from 1 by lowest school."},
            Column{"school", Role::school, &Row::school, "A school of the ring."},
            Column{"fed", Role::flag, &Row::fed, "Whether a chain from an outside supporter reaches the ring."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui

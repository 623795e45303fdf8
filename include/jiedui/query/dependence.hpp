// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Dependence: how much depends on each school that gives?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// How many schools would the withdrawal of each school leave without support?
struct JIEDUI_API Dependence {
    static constexpr std::string_view name = "dependence";
    static constexpr QuestionText text{
        .asks = "Say of every school that gives how many others its withdrawal would leave without support.",
        .rows = "One row per school that gives, by school.",
        .evidence =
            "All ties to the schools that the row counts: they come from the school itself, from one another, or from "
            "schools that are not fed.",
        .notes =
            "X leaves Y without support *directly* if X is the only supporter of Y.  X does so *through a chain* if Y "
            "is fed and "
            "keeps another supporter, and every chain from an outside supporter to Y passes X: below a virtual root "
            "above the "
            "outside supporters, X dominates Y.  A row agrees with `withdraw` of its school, except for partial "
            "losses.  A "
            "tie that was left out can lower each number, or add to it.",
        .cost =
            "Close to O(n + m) time for n schools and m ties (graph/dominators.hpp); the evidence of a row costs the "
            "same.",
        .source = "glossary, 'outside supporter' and 'fed'; dominators: graph/dominators.hpp"};
    static constexpr Columns columns{};

    /// How many schools depend on one school.
    struct Row {
        SchoolIndex school;
        std::uint32_t directly = 0;
        std::uint32_t through_chain = 0;
        std::optional<std::uint64_t> pupils{};

        static constexpr Columns columns{
            Column{"school", Role::school, &Row::school, "The school that gives."},
            Column{"directly", Role::count, Unit::schools, &Row::directly, "How many schools it supports alone."},
            Column{"through_chain", Role::count, Unit::schools, &Row::through_chain,
                   "How many more every chain reaches through it."},
            Column{"pupils", Role::count_of_pupils, &Row::pupils,
                   "The pupils of all these schools together; missing if those of one school are."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui

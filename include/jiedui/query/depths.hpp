// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Depths: how far is each school from outside supporters?

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// Whether chains of support from outside supporters reach a school.  An outside supporter
/// gives support and receives none.
enum class DepthState : std::uint8_t {
    outside,  ///< it is an outside supporter
    fed,      ///< chains reach it, and there is a longest one
    ring,     ///< chains reach it, but they pass a ring, so there is no longest one
    unfed,    ///< it receives support, but no chain from an outside supporter reaches it
    none      ///< it has no ties
};
template <>
struct ClosedList<DepthState> {
    static constexpr std::string_view name = "depth_state";
    static constexpr std::array<std::string_view, 5> words{"outside", "fed", "ring", "unfed", "none"};
};

/// How long are the chains by which support from outside supporters reaches each school?
struct JIEDUI_API Depths {
    static constexpr std::string_view name = "depths";
    static constexpr QuestionText text{
        .asks = "Say of every school how long the chains are by which support from outside supporters reaches it.",
        .rows = "One row per school of the slice, by school.",
        .evidence = "All ties from which a chain leads to the school; of an outside supporter the ties that it gives.",
        .notes =
            "The chains ignore time beyond the filters of the slice.  A tie that was left out can make a chain "
            "shorter, longer, "
            "or the first; it can close a ring.  It can also end that a school is an outside supporter, with all that "
            "depends on this.",
        .cost = "O(n + m) time for n schools and m ties; the evidence of a row costs the same.",
        .source = "glossary, 'outside supporter', 'fed' and 'ring'"};
    static constexpr Columns columns{};

    /// The shortest and the longest chain that reach one school.
    struct Row {
        SchoolIndex school;
        std::optional<std::uint32_t> shortest{};
        std::optional<std::uint32_t> longest{};
        DepthState state = DepthState::none;

        static constexpr Columns columns{
            Column{"school", Role::school, &Row::school, "The school."},
            Column{"shortest", Role::place, Unit::ties, &Row::shortest,
                   "The ties of a shortest chain from an outside supporter; missing if there is no chain."},
            Column{
                "longest", Role::place, Unit::ties, &Row::longest,
                "The ties of a longest chain; missing if there is no chain, or if a ring makes chains of any length."},
            Column{"state", Role::word, &Row::state,
                   "outside (it is an outside supporter), fed, ring (it is in or below a fed ring), unfed, or none (no "
                   "ties)."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui

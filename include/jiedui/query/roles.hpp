// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Roles: which schools support, which are supported, which are both?

#include <array>
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

/// Whether a school supports others in a slice, is supported, both or neither.
enum class SchoolRole : std::uint8_t { supporter, recipient, both, neither };
template <>
struct ClosedList<SchoolRole> {
    static constexpr std::string_view name = "role";
    static constexpr std::array<std::string_view, 4> words{"supporter", "recipient", "both", "neither"};
};

/// Which schools support, which are supported, which are both?
struct JIEDUI_API Roles {
    static constexpr std::string_view name = "roles";
    static constexpr QuestionText text{
        .asks = "Say of every school of the slice whether it supports, is supported, both, or neither.",
        .rows = "One row per school, ascending.",
        .evidence = "The ties from the school and to it.",
        .notes =
            "The question counts schools, not ties.  A tie that was left out can change the row of a school only if "
            "it joins the school to another one that is not counted yet in that direction: then `certain` is false.  "
            "If the ledger left out rows of ties that may be of the slice's days, no row is certain.",
        .cost = "O(n + m log d) time for n schools, m ties and d the most ties at one school.",
        .source = "F9 in docs/source.md: a school may be recipient and supporter at once"};
    static constexpr Columns columns{};

    /// One school, its role, and how many supporters and recipients it has.
    struct Row {
        SchoolIndex school;
        SchoolRole role = SchoolRole::neither;
        std::uint32_t supporters = 0;
        std::uint32_t recipients = 0;
        bool certain = true;

        static constexpr Columns columns{
            Column{"school", Role::school, &Row::school, "The school."},
            Column{"role", Role::word, &Row::role, "Supporter, recipient, both or neither."},
            Column{"supporters", Role::count, Unit::schools, &Row::supporters, "How many distinct schools support it."},
            Column{"recipients", Role::count, Unit::schools, &Row::recipients,
                   "How many distinct schools it supports."},
            Column{"certain", Role::flag, &Row::certain, "Whether the row is the same whatever was left out."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui

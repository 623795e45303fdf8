// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Chain: by which ties does support travel from one school to another?

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// By which ties does support travel from one school to another?
struct JIEDUI_API Chain {
    NamedSchool a;
    NamedSchool b;

    static constexpr std::string_view name = "chain";
    static constexpr QuestionText text{
        .asks = "Find a shortest chain of ties from one school to another: the one that `reach` walks back.",
        .rows =
            "One row per tie, in the order of the chain.  There are no rows if there is no chain, and from a school to "
            "itself.",
        .evidence = "The tie.",
        .notes =
            "Of several shortest chains it is the one whose last supporter is the lowest; of several such, the one "
            "whose supporter before that is, and so on.  Of several ties between two of its schools it has the lowest. "
            " "
            "A tie that was left out can shorten the chain, or make one where there is none.",
        .cost = "As for `reach`, up to the level of `b`."};
    static constexpr Columns columns{
        Column{"a", Role::school, &Chain::a, "The school where the chain begins."},
        Column{"b", Role::school, &Chain::b, "The school where it ends."},
    };

    /// One tie of a chain.
    struct Row {
        std::uint32_t position = 0;
        TieIndex tie;
        SchoolIndex supporter;
        SchoolIndex recipient;

        static constexpr Columns columns{
            Column{"position", Role::place, &Row::position, "The place in the chain, from 1."},
            Column{"tie", Role::tie, &Row::tie, "The tie."},
            Column{"supporter", Role::school, &Row::supporter, "The school that supports by the tie."},
            Column{"recipient", Role::school, &Row::recipient, "The school that the tie supports."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui

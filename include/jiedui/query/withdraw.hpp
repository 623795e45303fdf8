// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Withdraw: which schools lose which support if some schools stop supporting?

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/channel.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// How much support a school loses by a withdrawal.
enum class Loss : std::uint8_t {
    direct,  ///< all its supporters withdraw
    chain,   ///< it keeps a supporter, but chains from outside supporters reached it and none does any more
    partial  ///< it keeps a supporter and loses every supporter of some channel
};
template <>
struct ClosedList<Loss> {
    static constexpr std::string_view name = "loss";
    static constexpr std::array<std::string_view, 3> words{"direct", "chain", "partial"};
};

/// Which schools would lose support if these schools stopped giving it?
struct JIEDUI_API Withdraw {
    SchoolList schools{};

    static constexpr std::string_view name = "withdraw";
    static constexpr QuestionText text{
        .asks = "Say which schools would lose support if these schools stopped giving it.",
        .rows = "One row per school that loses, by school; the schools that withdraw are not rows.",
        .evidence =
            "All ties to the school.  For `chain` also those to the lost schools that support it, and so on backwards "
            "while "
            "these are lost through a chain, too; ties to a school that was not fed before are not among them.",
        .notes =
            "A school is lost `direct` if all its supporters withdraw; by `chain` if it keeps a supporter, and a chain "
            "from an "
            "outside supporter reached it before, and none does any more; `partial` if it keeps a supporter and loses "
            "every "
            "supporter of some channel.  A row has the first of these that is true.  Outside supporters are those of "
            "the slice as "
            "it was: a school that loses all it received does not become one.  An unknown channel counts as none.  "
            "Schools "
            "outside the slice make no difference.  A tie that was left out can soften a loss, or add one.",
        .cost = "O(n + m log d) time for n schools, m ties and d the most ties at one school.",
        .source = "glossary, 'outside supporter' and 'fed'"};
    static constexpr Columns columns{
        Column{"schools", Role::school, &Withdraw::schools, "The schools that stop supporting: one, several or a set."},
    };

    /// The support that one school would lose.
    struct Row {
        SchoolIndex school;
        Loss how = Loss::direct;
        Channels channels_lost;
        std::uint32_t supporters_left = 0;

        static constexpr Columns columns{
            Column{"school", Role::school, &Row::school, "The school that loses."},
            Column{"how", Role::word, &Row::how, "direct, chain or partial."},
            Column{"channels_lost", Role::word, &Row::channels_lost,
                   "The channels through which no supporter of it is left."},
            Column{"supporters_left", Role::count, Unit::schools, &Row::supporters_left,
                   "How many distinct supporters it keeps."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui

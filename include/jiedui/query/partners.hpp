// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Partners: with which schools is one school tied, in which direction, and through what?

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/channel.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// The direction of support between a partner and the school that was asked about.
enum class Direction : std::uint8_t {
    gives,  ///< the partner supports the school
    gets    ///< the school supports the partner
};
template <>
struct ClosedList<Direction> {
    static constexpr std::string_view name = "direction";
    static constexpr std::array<std::string_view, 2> words{"gives", "gets"};
};

/// With which schools is one school tied, in which direction, and through what?
struct JIEDUI_API Partners {
    NamedSchool school;  ///< see `columns`

    static constexpr std::string_view name = "partners";
    static constexpr QuestionText text{
        .asks = "List the schools that are tied to one school.",
        .rows = "One row per partner and direction, ascending by both; none if the school is not in the slice.",
        .evidence = "The ties between the two schools in that direction.",
        .notes =
            "A partner that gives and gets has two rows.  A tie of unknown channel counts as a tie and adds no "
            "channel.  A tie that was left out can add a partner, a tie or a channel.",
        .cost = "O(d log d) time for d ties at the school."};
    static constexpr Columns columns{
        Column{"school", Role::school, &Partners::school, "The school whose partners are listed."},
    };

    /// One partner of the school, in one direction.
    struct Row {
        SchoolIndex partner;
        Direction direction = Direction::gives;
        Channels channels;
        std::uint32_t ties = 0;

        static constexpr Columns columns{
            Column{"partner", Role::school, &Row::partner, "The other school."},
            Column{"direction", Role::word, &Row::direction,
                   "`gives`: the partner supports it; `gets`: it supports the partner."},
            Column{"channels", Role::word, &Row::channels, "Through what, as far as known."},
            Column{"ties", Role::count_of_ties, &Row::ties, "How many ties join them in that direction; at least 1."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui

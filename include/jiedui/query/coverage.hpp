// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Coverage: does each needy school get what it needs?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/certainty.hpp"
#include "jiedui/base/channel.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// Does each needy school get what it needs?
struct JIEDUI_API Coverage {
    std::optional<SchoolList> needy{};  ///< see `columns`, as for all parameters
    std::optional<Channels> needed{};

    static constexpr std::string_view name = "coverage";
    static constexpr QuestionText text{
        .asks = "Say of every needy school what it gets, and whether that is all it needs.",
        .rows = "One row per needy school of the slice, ascending.",
        .evidence = "All ties to the school.",
        .notes =
            "`covered` is yes or no only if it is so whatever the missing data are.  Each tie that was left out may be "
            "there or not.  Each tie of unknown channel may be of any one channel that the slice allows; if the slice "
            "allows one channel only, the tie is of that channel.  If the ledger left out rows of ties that may be of "
            "the slice's days, no becomes undecided.  It stays no if the slice allows no tie that could "
            "bring what is missing.  A school has no row if it is not known whether it is needy; it is one of the "
            "answer's unknown schools.",
        .errors = "If `needy` is a set of another network.",
        .cost = "O(n + m log d) time for n schools, m ties and d the most ties at one school.",
        .source = "F7 and F8 in docs/source.md: weak schools, and the channels of support"};
    static constexpr Columns columns{
        Column{"needy", Role::school, &Coverage::needy, "The schools to look at; by default those known to be weak."},
        Column{"needed", Role::word, &Coverage::needed,
               "The channels that each school must get; by default one tie of any channel is enough."},
    };

    /// The support of one needy school.
    struct Row {
        SchoolIndex school;
        Channels channels;
        std::uint32_t supporters = 0;
        Certainty covered = Certainty::undecided;
        Channels missing;

        static constexpr Columns columns{
            Column{"school", Role::school, &Row::school, "The needy school."},
            Column{"channels", Role::word, &Row::channels, "Through what it is supported."},
            Column{"supporters", Role::count, Unit::schools, &Row::supporters, "How many distinct schools support it."},
            Column{"covered", Role::word, &Row::covered,
                   "Whether every needed channel is there; if none is needed, whether any tie is."},
            Column{"missing", Role::word, &Row::missing, "The needed channels that are not there."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The schools of which it is not known whether they are needy, ascending.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools(const Slice& slice) const;
};

}  // namespace jiedui

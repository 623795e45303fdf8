// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Flows: how much support goes from one township, kind or division to another?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// How much support goes from the schools of one township, kind or division to the schools of another?
struct JIEDUI_API Flows {
    std::string by{};

    static constexpr std::string_view name = "flows";
    static constexpr QuestionText text{
        .asks = "Sum what goes between townships, kinds or divisions.",
        .rows =
            "One row per pair of groups with ties, by group of the supporter, then of the recipient; schools that do "
            "not say "
            "their group come last.",
        .evidence = "The ties between the two groups.",
        .notes =
            "Each tie counts as its record says.  If both sides booked a gift, it is two transfers here (`delivery` "
            "tells such).  "
            "If successions cut a posting, its heads count once, if the slice has its first part.  A tie that was left "
            "out "
            "can add to every column, and make heads and FTE days missing.",
        .errors = "If schools have no such column, or a sum has more than 15 digits before the point.",
        .cost = "O(n log g + m log d) time for n schools in g groups, m ties and d the most ties of one school.",
        .source = "F13 in docs/source.md, teachers of one township go to schools of another"};
    static constexpr Columns columns{
        Column{"by", Role::word, &Flows::by,
               "The column of schools that groups them: township, kind, division, or an attribute."},
    };

    /// The support that goes from the schools of one group to the schools of another.
    struct Row {
        std::optional<std::string> supporter_group{};
        std::optional<std::string> recipient_group{};
        std::uint32_t pairs = 0;
        std::uint32_t ties = 0;
        std::optional<std::uint64_t> heads{};
        std::optional<Thousandths> fte_days{};
        std::optional<Thousandths> yuan{};
        std::uint32_t ties_without_yuan = 0;

        static constexpr Columns columns{
            Column{"supporter_group", Role::text, &Row::supporter_group, "What the supporters say in the column."},
            Column{"recipient_group", Role::text, &Row::recipient_group, "What the recipients say in it."},
            Column{"pairs", Role::count_of_ties, Unit::pairs, &Row::pairs,
                   "How many distinct pairs of supporter and recipient; at least 1."},
            Column{"ties", Role::count_of_ties, &Row::ties, "How many ties; at least 1."},
            Column{"heads", Role::count_of_people, Unit::persons, &Row::heads,
                   "The heads of postings; missing if there is no posting, or if one does not say its heads."},
            Column{"fte_days", Role::measure, Unit::fte_days, &Row::fte_days,
                   "Heads times share times days within all time filters; missing without a time filter or a posting, "
                   "or if one "
                   "posting does not say one of the three."},
            Column{"yuan", Role::money, &Row::yuan, "The value of transfers; missing if no transfer says it."},
            Column{"ties_without_yuan", Role::count_of_ties, &Row::ties_without_yuan,
                   "How many transfers do not say their value."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    /// @errors ErrorCode::unknown_column if `by` is not a column of schools; ErrorCode::amount_overflow if a sum is too
    /// large.
    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui

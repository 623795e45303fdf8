// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Delivery: which agreements were not kept, and what was given without one?

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// What is wrong with a tie: an agreement that was not kept, or support without an agreement.
enum class DeliveryState : std::uint8_t {
    not_delivered,  ///< support was agreed, and nothing came
    not_agreed,     ///< support came without an agreement
    no_successor,   ///< the agreement ended, and no other agreement followed
    amounts_differ  ///< the amount that came is not the agreed amount
};
template <>
struct ClosedList<DeliveryState> {
    static constexpr std::string_view name = "delivery_state";
    static constexpr std::array<std::string_view, 4> words{"not_delivered", "not_agreed", "no_successor",
                                                           "amounts_differ"};
};

/// Which agreements were not kept, and what was given without an agreement?
///
/// All cases are described in docs/questions/delivery.md.
struct JIEDUI_API Delivery {
    Day day{};
    std::int32_t grace = 0;

    static constexpr std::string_view name = "delivery";
    static constexpr QuestionText text{
        .asks = "Compare what was agreed with what was delivered, as far as that can be said on a day.",
        .rows = "One row per tie and thing that is not in order, by tie, then state; a tie in order has no row.",
        .evidence = "The tie.  For `amounts_differ` also the postings or transfers that were counted.",
        .notes =
            "Records of every kind are looked at, whatever kind the slice chose.  An agreement and a posting or "
            "transfer *fit* if "
            "they have the same supporter, recipient and channel; one of unknown channel fits any.  Missing data "
            "accuse no "
            "school: what may fit counts as if it did.  That is a record that the slice left out, a record of unknown "
            "days, and a "
            "row that was left out of the ledger, in the days that it may concern.  A record that successions cut is "
            "one "
            "record; the row names the first part that the slice has.  `not_delivered`: an agreement through staff, "
            "funds or "
            "materials began more than `grace` days before `day`, and nothing that fits may have been there from its "
            "first day "
            "to `day`, or to `grace` days after its last day.  `not_agreed`: a posting or transfer began more than "
            "`grace` days "
            "before `day`, and no agreement that fits may have been in force within `grace` days of it.  "
            "`no_successor`: an "
            "agreement ended more than `grace` days before `day`, and no other one that fits may have been in force "
            "since.  "
            "`amounts_differ`: an agreement of known days, channel and amount ended more than `grace` days before "
            "`day`, and what "
            "surely fits sums up to another amount.  A gift that both sides booked under one voucher counts once.  A "
            "record that "
            "began on an unknown day has no row of the first two states.",
        .errors = "If `grace` is negative.",
        .cost =
            "O(n + m log d) time for n schools, m ties and d the most ties of one school, if agreements with amounts "
            "between two "
            "schools do not overlap much."};
    static constexpr Columns columns{
        Column{"day", Role::day, &Delivery::day, "The day on which it is said."},
        Column{"grace", Role::measure, Unit::days, &Delivery::grace, "How long anything may be late."},
    };

    /// One fault of one tie.
    struct Row {
        TieIndex tie;
        DeliveryState state = DeliveryState::not_delivered;
        std::optional<std::uint32_t> days{};

        static constexpr Columns columns{
            Column{"tie", Role::tie, &Row::tie, "The agreement; for not_agreed the posting or transfer."},
            Column{"state", Role::word, &Row::state, "not_delivered, not_agreed, no_successor or amounts_differ."},
            Column{"days", Role::measure, Unit::days, &Row::days,
                   "For how many days it has been overdue; missing for amounts."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] static Slice looked_at(const Slice& slice) { return slice.all_kinds(); }
    /// @errors ErrorCode::bad_day if `day` is unknown or running; ErrorCode::bad_number if `grace` is negative.
    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui

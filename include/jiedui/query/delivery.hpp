// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Delivery: which agreements were not kept, and what was given without one?

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// What is not in order with a tie.
enum class DeliveryState : std::uint8_t {
    not_delivered,  ///< agreed, and nothing came
    not_agreed,     ///< something came that nobody had agreed
    no_successor,   ///< the agreement ended, and no other followed
    amounts_differ  ///< less or more came than was agreed
};
template <>
struct ClosedList<DeliveryState> {
    static constexpr std::string_view name = "delivery_state";
    static constexpr std::array<std::string_view, 4> words{"not_delivered", "not_agreed", "no_successor",
                                                           "amounts_differ"};
};

/// One thing that is not in order with one tie.
struct Delivery {
    TieIndex tie;                                        ///< the agreement; of `not_agreed` the posting or transfer
    DeliveryState state = DeliveryState::not_delivered;  ///< what is not in order
    std::optional<std::uint32_t> days{};                 ///< overdue; nothing for amounts [days]

    static constexpr std::string_view question = "delivery";
    static constexpr std::tuple columns{
        Column{"tie", "id", &Delivery::tie, "The agreement; of not_agreed the posting or transfer."},
        Column{"state", "", &Delivery::state, "not_delivered, not_agreed, no_successor or amounts_differ."},
        Column{"days", "days", &Delivery::days, "For how many days it has been overdue; missing for amounts."},
    };
    friend bool operator==(const Delivery&, const Delivery&) = default;
};

/// Compares what was agreed with what was delivered, as far as that can be said on a day.
///
/// Records of every kind are looked at, whatever kind the slice chose.  An agreement and a posting or transfer *fit* if they have
/// the same supporter, recipient and channel; one of unknown channel fits any.  Nobody is accused on missing data: what
/// may fit counts as if it did: a record that the slice left out, a record of unknown days, and a row that was
/// left out of the ledger, in the days that it may concern (see lacks_rows).
///
/// A record that successions cut is one: it lasts from the first day of its first part to the last day of its last, has the ends of all its
/// parts, and fits what fits one of them.  The row names the first part that the slice has.  If a part lies at a school outside the slice,
/// what the ledger has there may fit, too, though a filter took it away.
///
/// - `not_delivered`: an agreement through staff, funds or materials began more than `grace` days before `day`, and nothing fitting may
///   have been there from its first day to `day`, or to `grace` days after its last.  Teaching cannot be observed.
/// - `not_agreed`: a posting or transfer began more than `grace` days before `day`, and no fitting agreement may have been in force
///   within `grace` days of it.  A transfer of which only the month is known began on its last day.
/// - `no_successor`: an agreement ended more than `grace` days before `day`, and no other fitting one may have been in force since.
/// - `amounts_differ`: an agreement of known days, channel and amount ended more than `grace` days before `day`, and what surely fits sums
///   up to another amount: in yuan the values of transfers, in persons the heads of postings, else the quantities of
///   transfers in the same unit.  Surely fits what has the same known channel and lies between its first day and `grace` days after its last.
///   A gift that both sides booked under one voucher counts once, as the recipient booked it.  Not judged where nothing came, something
///   only may fit, lacks the amount or has it in another unit, or another agreement may fit the same time, with `grace` days after its last.
///
/// A record that began on an unknown day is in no row of the first two kinds.
///
/// @param slice what to ask about.
/// @param day on which it is said.
/// @param grace how long anything may be late [days].
/// @return one row per tie and thing that is not in order, ascending; a tie in order has none.  Evidence: the tie; of amounts also what was
///     counted.
/// @complexity O(n + m log d) time for n schools, m ties and d the most ties of one school, where agreements with amounts between two
///     schools do not overlap much.
/// @errors ErrorCode::bad_day for a mark; ErrorCode::bad_number for a negative grace.
[[nodiscard]] JIEDUI_API Answer<Delivery> delivery(const Slice& slice, Day day, std::int32_t grace = 0);

/// The tie; of amounts that differ also the postings or transfers that were counted.
[[nodiscard]] JIEDUI_API std::vector<TieIndex> evidence_of(const Answer<Delivery>& answer, std::size_t row);

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// History: what happened to one school, day by day?

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/channel.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// What can happen to a school, or to a tie from or to it.
enum class HistoryEvent : std::uint8_t {
    opened,     ///< the first day of the school
    began,      ///< the first day of an agreement or posting
    renewed,    ///< the first day of an agreement or posting, one day after another such tie ended
    delivered,  ///< the day of a transfer
    ended,      ///< the last day of an agreement or posting
    renamed,
    merged,
    split,
    closed,  ///< a succession of kind `close`, or the last day of the school
    retyped,
    reopened,
    recoded,
    changed  ///< a succession of unknown kind
};
template <>
struct ClosedList<HistoryEvent> {
    static constexpr std::string_view name = "history_event";
    static constexpr std::array<std::string_view, 13> words{"opened",   "began",   "renewed", "delivered", "ended",
                                                            "renamed",  "merged",  "split",   "closed",    "retyped",
                                                            "reopened", "recoded", "changed"};
};

/// What happened to one school, day by day?
struct JIEDUI_API History {
    NamedSchool school;

    static constexpr std::string_view name = "history";
    static constexpr QuestionText text{
        .asks = "List what happened to one school and to its ties, in order of days.",
        .rows =
            "One row per event, by day; events of an unknown day come last.  On one day rows stand in the order of the "
            "words of "
            "`what`, then by tie, then by partner.  There are no rows if the school is not in the slice.",
        .evidence =
            "The tie; of an event of the school itself the successions that say it, by id, then the school if its "
            "record says the day.",
        .notes =
            "A tie of the slice at which the school gives or receives has an event on its first day and one on its "
            "last day; a "
            "transfer has one.  A tie that still runs, or whose last day is unknown, has not `ended`.  A tie is "
            "`renewed`, not "
            "`began`, if another tie of the slice of the same kind, supporter, recipient and known channel ends on the "
            "day "
            "before.  A first day that the ledger gives as a month counts as its first day, a last day as its last.  "
            "Events of "
            "the school itself are its first and last day and the successions that name it; filters do not choose "
            "among "
            "them.  A tie that was left out can add rows, and turn `began` into `renewed`.",
        .cost = "O(d log d + s) time for d ties of the school and s successions."};
    static constexpr Columns columns{Column{"school", Role::school, &History::school, "The school."}};

    /// One event.
    struct Row {
        std::optional<Day> day{};
        HistoryEvent what = HistoryEvent::began;
        std::optional<TieIndex> tie{};
        std::optional<SchoolIndex> partner{};
        std::optional<Channel> channel{};

        static constexpr Columns columns{
            Column{"day", Role::day, &Row::day, "The day of the event; missing if it is not known."},
            Column{"what", Role::word, &Row::what,
                   "What happened: a word such as began, renewed, ended, opened, renamed or closed."},
            Column{"tie", Role::tie, &Row::tie,
                   "The tie that began or ended; missing if the event is one of the school itself."},
            Column{"partner", Role::school, &Row::partner,
                   "The other school of the tie or of the succession; missing if there is none."},
            Column{"channel", Role::word, &Row::channel, "The channel of the tie; missing if it is not known."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] Evidence evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui

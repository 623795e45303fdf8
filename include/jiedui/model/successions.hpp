// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Successions: what happened to schools (rename, merger, split, closing), and its effect on records that name them.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/base/period.hpp"
#include "jiedui/model/ledger.hpp"

namespace jiedui {

/// The effect of a succession on a record that names the predecessor.
enum class SuccessionEffect : std::uint8_t {
    followed,  ///< the record began on the day or later: it belongs to the successor
    cut,       ///< it began before and goes on: its part from the day on belongs to the successor
    split,     ///< there are several successors: a person must choose one
    closed,    ///< there is no successor: a person must say whether the record ended
    undecided  ///< days, kind or successor are unknown or contradict each other: a person must correct them
};
template <>
struct ClosedList<SuccessionEffect> {
    static constexpr std::string_view name = "succession_effect";
    static constexpr std::array<std::string_view, 5> words{"followed", "cut", "split", "closed", "undecided"};
};

/// The effect of the successions of one school on one day on one end of a record.
struct SuccessionStep {
    SchoolIndex school;                      ///< the predecessor
    std::optional<SchoolIndex> successor{};  ///< the school that continues it; missing if it is unknown
    Day day;                                 ///< the day of the succession; may be unknown
    SuccessionEffect what = SuccessionEffect::undecided;
    friend bool operator==(const SuccessionStep&, const SuccessionStep&) = default;
};

/// The successions of a ledger up to a day, prepared so that they can be followed from school to school.
///
/// The successions of one school on one day are judged together.  A coarser day, such as a month, means its first day.
///
/// - They are *followed* if they name exactly one successor, and each is a rename, merge, retype or recode.
/// - They are *split* if one is a split, or if they name several successors.
/// - They are *closed* if one is a close and no successor is named.
/// - A rename without a successor has no effect, because the id stays.
/// - All other cases, and successions of unknown day, are *undecided*.
/// - A succession from a school to itself is ignored.
/// - A `reopen` ends no school.  It says that its successor, or else its predecessor, is back from that day on.  A
///   succession to a school that was followed or closed before says the same of that school.
///
/// A chain of successions is followed in time order: after a school was followed to its successor on a day, only the
/// successions of the successor on that day or later count.  If a record begins when its school is back, earlier
/// successions of that school have no effect on it.
class JIEDUI_API Successions {
public:
    /// @param day the last day that counts.  Successions without a day always count.
    /// @complexity O(s log s) for s successions.
    Successions(const Ledger& ledger, Day day);

    /// The effects on a record that has one end at `school`, in time order; none if nothing concerns the record.
    /// Steps of unknown day come after the other steps of their school.  A split gives one step for each successor,
    /// ascending.
    /// @param period the days of the record.
    /// @param is_one_day whether the record lies on one unknown day of the period, as a transfer does.
    /// @complexity O(successions of the schools on the way).
    [[nodiscard]] std::vector<SuccessionStep> steps_of(SchoolIndex school, const Period& period, bool is_one_day) const;

private:
    /// What became of a school on one day.
    struct Event {
        Day day;
        SuccessionEffect what = SuccessionEffect::undecided;  ///< followed also where it is to be cut
        std::vector<SchoolIndex> successors{};                ///< ascending, each once
    };
    /// What is known of one school.
    struct Fate {
        std::vector<Event> events{};  ///< by day, the unknown one last
        std::vector<Day> back{};      ///< the days on which it is back, ascending; perhaps an unknown one last
    };
    class Walk;

    void read_events(const Ledger& ledger);
    void read_reopenings(const Ledger& ledger);
    void read_returns();
    [[nodiscard]] bool was_left_before(SchoolIndex school, Day day) const;

    std::vector<Fate> fates_;  ///< by SchoolIndex; empty if the ledger has no successions
    Day day_;
};

}  // namespace jiedui

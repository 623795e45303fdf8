// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Successions: what became of schools, and what that does to records that name them.

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

/// What a succession does to a record that names the predecessor, and so what is to do.
enum class SuccessionEffect : std::uint8_t {
    followed,  ///< the record began on the day or later: it belongs to the successor
    cut,       ///< it began before and goes on: from the day on it belongs to the successor
    split,     ///< several schools came after: someone must choose
    closed,    ///< no school came after: it has ended, or someone must say where it went on
    undecided  ///< days, kind or successor are unknown or contradict one another: someone must fill them in
};
template <>
struct ClosedList<SuccessionEffect> {
    static constexpr std::string_view name = "succession_effect";
    static constexpr std::array<std::string_view, 5> words{"followed", "cut", "split", "closed", "undecided"};
};

/// What one succession does to one end of a record.
struct SuccessionStep {
    SchoolIndex school;                      ///< the predecessor
    std::optional<SchoolIndex> successor{};  ///< missing if none is known
    Day day;                                 ///< when; unknown if not said
    SuccessionEffect what = SuccessionEffect::undecided;
    friend bool operator==(const SuccessionStep&, const SuccessionStep&) = default;
};

/// The successions of a ledger up to a day, ready to be followed.
///
/// The successions of one school on one day belong together; a coarser day means its first.  They are *followed* where they
/// name exactly one successor and each is a rename, merge, retype or recode; a split, or several successors, is
/// *split*; a close without a successor is *closed*; a rename without one says nothing, as the id stays.  All else, and
/// whatever has no day, is *undecided*.  A link from a school to itself is none.  A `reopen` ends no school: it says
/// that its successor, or the predecessor where it has none, is back from that day on, and so does a link to a
/// school that was followed or closed before.
///
/// A chain is walked in time order: after a school was left on a day, what becomes of its successor on that day or
/// later counts.  A record that begins when its school is back is not touched by what became of it before.
class JIEDUI_API Successions {
public:
    /// @param day the last day that counts; successions without a day always do.
    /// @complexity O(s log s) for s successions.
    Successions(const Ledger& ledger, Day day);

    /// What becomes of an end of a record at `school`: in time order, those of unknown day behind the others of
    /// their school, a split by ascending successor.
    /// @param period the record's days.
    /// @param is_one_day whether the record is one unknown day of them, as a transfer is.
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

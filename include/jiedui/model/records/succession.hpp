// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Succession: the record of what became of a school.

#include <array>
#include <optional>
#include <string_view>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/records/values.hpp"

namespace jiedui {

struct School;

/// What happened to a school: a rename, merger, split, closing and so on.  A field that is not set is unknown.
struct Succession {
    RefTo<School> predecessor{};               ///< the school before the change
    std::optional<RefTo<School>> successor{};  ///< the school that continues it
    Span day{};                                ///< the day of the change
    std::optional<SuccessionKind> kind{};      ///< the kind of change
    Span recorded_on{};                        ///< when the record entered the ledger
    Span withdrawn_on{};                       ///< when the record left the ledger; unknown: it has not
    Attributes attributes{};                   ///< texts of columns that the library does not know

    static constexpr std::string_view table = "successions";
    static constexpr std::array<std::string_view, 1> required_columns{"predecessor"};
    static constexpr Columns columns{
        Column{"predecessor", Role::school, &Succession::predecessor, "The school as it was."},
        Column{"successor", Role::school, &Succession::successor, "The school that came after it."},
        Column{"day", Role::day, &Succession::day, "When it happened."},
        Column{"kind", Role::word, &Succession::kind, "What happened."},
        Column{"recorded_on", Role::day, &Succession::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", Role::day, &Succession::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Succession&, const Succession&) = default;
};

}  // namespace jiedui

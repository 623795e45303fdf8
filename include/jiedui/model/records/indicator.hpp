// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Indicator: the record of how much of something a school had in one school year.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/records/values.hpp"

namespace jiedui {

struct School;

/// How much of one resource a school had in one school year.  A field that is not set is unknown.
struct Indicator {
    RefTo<School> school{};                 ///< the school
    std::optional<Stage> stage{};           ///< the stage that the total is for; nothing: the whole school
    Span school_year{};                     ///< the school year in which it was counted
    std::string indicator{};                ///< what was counted
    std::optional<Thousandths> amount{};    ///< the total of the whole school or stage; never a number per pupil
    std::optional<std::uint32_t> pupils{};  ///< pupils of the stage in that year [pupils]
    Span recorded_on{};                     ///< when the record entered the ledger
    Span withdrawn_on{};                    ///< when the record left the ledger; unknown: it has not
    Attributes attributes{};                ///< texts of columns that the library does not know

    static constexpr std::string_view table = "indicators";
    static constexpr std::array<std::string_view, 3> required_columns{"school", "school_year", "indicator"};
    static constexpr Columns columns{
        Column{"school", Role::school, &Indicator::school, "The school."},
        Column{"stage", Role::word, &Indicator::stage, "The stage it counts for; empty: the whole school."},
        Column{"school_year", Role::period, &Indicator::school_year, "The school year it was counted in."},
        Column{"indicator", Role::name, &Indicator::indicator, "What was counted."},
        Column{"amount", Role::amount, Unit::none, &Indicator::amount, "How much there is; never per pupil."},
        Column{"pupils", Role::count_of_pupils, &Indicator::pupils, "Pupils of the stage in that year."},
        Column{"recorded_on", Role::day, &Indicator::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", Role::day, &Indicator::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Indicator&, const Indicator&) = default;
};

}  // namespace jiedui

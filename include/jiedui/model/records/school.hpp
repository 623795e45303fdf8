// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// School: the record of a school.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/records/values.hpp"

namespace jiedui {

/// A school, or a place that acts as one (an office's area, a township's primary schools).  A field that is not set is
/// unknown.
struct School {
    std::string id{};                               ///< identifies the school; case and leading zeros matter
    std::string name{};                             ///< the name of the school; several schools may share it
    std::optional<SchoolKind> kind{};               ///< what sort of school it is
    std::optional<Locale> locale{};                 ///< urban, town or rural
    std::optional<std::string> township{};          ///< the township in which it lies
    std::optional<std::string> division{};          ///< the county-level division that is responsible for it
    std::optional<bool> weak{};                     ///< whether it is a weak school
    std::optional<std::uint32_t> duty{};            ///< the number of schools that it must support [schools]
    std::optional<double> latitude{};               ///< latitude, north of the equator [degrees]
    std::optional<double> longitude{};              ///< longitude, east of Greenwich [degrees]
    std::optional<std::uint32_t> pupils_primary{};  ///< pupils of the primary stage [pupils]
    std::optional<std::uint32_t> pupils_junior{};   ///< pupils of the junior stage [pupils]
    std::optional<std::uint32_t> pupils_senior{};   ///< pupils of the senior stage [pupils]
    Span first_day{};                               ///< the day it opened
    LastDay last_day{};                             ///< the last day it was open
    TextList aliases{};                             ///< other names of the school
    Span recorded_on{};                             ///< when the record entered the ledger
    Span withdrawn_on{};                            ///< when the record left the ledger; unknown: it has not
    Attributes attributes{};                        ///< texts of columns that the library does not know

    static constexpr std::string_view table = "schools";
    static constexpr std::array<std::string_view, 2> required_columns{"id", "name"};
    static constexpr Columns columns{
        Column{"id", Role::school, &School::id, "Identifies the school; case-sensitive, leading zeros kept."},
        Column{"name", Role::name, &School::name, "What it is called; never an identity."},
        Column{"kind", Role::word, &School::kind, "What sort of school it is."},
        Column{"locale", Role::word, &School::locale, "Urban, town or rural."},
        Column{"township", Role::text, &School::township, "The township it lies in."},
        Column{"division", Role::text, &School::division, "The county-level division that answers for it."},
        Column{"weak", Role::flag, &School::weak, "Whether it is a weak school."},
        Column{"duty", Role::count, Unit::schools, &School::duty, "How many recipients it must support."},
        Column{"latitude", Role::coordinate, &School::latitude, "North of the equator."},
        Column{"longitude", Role::coordinate, &School::longitude, "East of Greenwich."},
        Column{"pupils_primary", Role::count_of_pupils, &School::pupils_primary, "Pupils of the primary stage."},
        Column{"pupils_junior", Role::count_of_pupils, &School::pupils_junior, "Pupils of the junior stage."},
        Column{"pupils_senior", Role::count_of_pupils, &School::pupils_senior, "Pupils of the senior stage."},
        Column{"first_day", Role::day, &School::first_day, "The day it opened."},
        Column{"last_day", Role::day, &School::last_day, "The last day it was open."},
        Column{"aliases", Role::text, &School::aliases, "Other names it is listed under."},
        Column{"recorded_on", Role::day, &School::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", Role::day, &School::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const School&, const School&) = default;
};

}  // namespace jiedui

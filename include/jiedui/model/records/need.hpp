// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Need: the record of the posts of a school in one subject.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/model/records/values.hpp"

namespace jiedui {

struct School;

/// The posts that one school has and needs in one subject.  A field that is not set is unknown.
struct Need {
    RefTo<School> school{};                 ///< the school
    std::string subject{};                  ///< the subject
    std::optional<Thousandths> required{};  ///< posts that the school should have [posts]
    std::optional<Thousandths> on_hand{};   ///< posts that the school has [posts]
    Span recorded_on{};                     ///< when the record entered the ledger
    Span withdrawn_on{};                    ///< when the record left the ledger; unknown: it has not
    Attributes attributes{};                ///< texts of columns that the library does not know

    static constexpr std::string_view table = "needs";
    static constexpr std::array<std::string_view, 2> required_columns{"school", "subject"};
    static constexpr Columns columns{
        Column{"school", Role::school, &Need::school, "The school."},
        Column{"subject", Role::name, &Need::subject, "The subject."},
        Column{"required", Role::count_of_people, Unit::posts, &Need::required, "Posts it should have."},
        Column{"on_hand", Role::count_of_people, Unit::posts, &Need::on_hand, "Posts it has."},
        Column{"recorded_on", Role::day, &Need::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", Role::day, &Need::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Need&, const Need&) = default;
};

}  // namespace jiedui

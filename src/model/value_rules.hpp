// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What a value must be to fit its column, whether a file or a program gives it: asked by checks of
/// records and by readers of cells.

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/base/phrase.hpp"
#include "jiedui/model/ledger_builder.hpp"

namespace jiedui::detail {

/// Whether a count is one that a column can hold.
[[nodiscard]] constexpr bool fits(std::string_view, std::uint32_t count) noexcept { return count != no_row; }
/// Whether degrees lie on the globe; what is not a number does not.
[[nodiscard]] constexpr bool fits(std::string_view column, double degrees) noexcept {
    const double most = column == "latitude" ? 90 : 180;
    return degrees >= -most && degrees <= most;
}
/// Whether days are of the precision that the column asks for.
[[nodiscard]] inline bool fits(std::string_view column, const Span& days) noexcept {
    return column != "school_year" || days.precision() == Precision::school_year;
}

/// What `school_year` expects.
[[nodiscard]] inline Phrase expected_school_year() { return phrase("school_year_text"); }
/// What a column expects of a count, of degrees, of days, of a last day.
template <class Value>
[[nodiscard]] Phrase expected_in(std::string_view column) {
    if constexpr (std::same_as<Value, std::uint32_t>) {
        return phrase("whole_number");
    } else if constexpr (std::same_as<Value, double>) {
        return column == "latitude" ? phrase("latitude") : phrase("longitude");
    } else if constexpr (std::same_as<Value, LastDay>) {
        return phrase("last_day_text");
    } else {
        static_assert(std::same_as<Value, Span>);
        if (column == "school_year") return expected_school_year();
        return phrase("day_text");
    }
}
/// Whether column `I` is required: a file that has it must fill it in each row.
template <class Record, std::size_t I>
inline constexpr bool is_required_column =
    std::ranges::find(Record::required_columns, std::string_view{get<I>(Record::columns).name}) !=
    Record::required_columns.end();

/// Whether each record must say something in column `I`.  Where others go by its name, it needs no
/// id; a teacher then needs a name only if there is no id, which the builder looks at.
template <class Record, std::size_t I>
[[nodiscard]] constexpr bool must_say(const Naming& naming) noexcept {
    const bool is_id = get<I>(Record::columns).name == "id";
    return is_required_column<Record, I> && !(is_id && naming.goes_by_name<Record>());
}

}  // namespace jiedui::detail

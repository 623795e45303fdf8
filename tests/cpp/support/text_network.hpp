// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Networks as one line of text; tests/golden/README.md says how such a line is written.

#include <string_view>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/period.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/records.hpp"

namespace jiedui {

/// The day that texts call `number`: so many days after 1970-01-01.
[[nodiscard]] Day day(int number);
/// The days from `first` to `last`, both inside.
[[nodiscard]] Period days(int first, int last);

/// A day as texts write it: a number of days, or a day, month, term or year; unknown for `?` and nothing.
[[nodiscard]] Span span_in(std::string_view text);
/// The same for a last day: running where nothing is written.
[[nodiscard]] LastDay last_day_in(std::string_view text);
/// `0..9`, both inside.
[[nodiscard]] Period period_in(std::string_view text);

/// The records that a text means.  Throws std::invalid_argument if it means none.
[[nodiscard]] Records records_of(std::string_view text);
/// What a text says of its ledger as a whole: for which periods tables are complete.  Throws likewise.
[[nodiscard]] Settings settings_of(std::string_view text);
/// The network of these records; that of a text has its settings, too.
[[nodiscard]] Network network_of(std::string_view text);
[[nodiscard]] Network network_of(const Records& records);

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Networks as one line of text, for tests of policies and of programs that use jiedui.
///
/// `A>B staff 2003-09-01..; A>C funds 2000 unit=yuan | schools A duty=2; B weak=yes`: parts are joined by `|`,
/// the items of a part by `;`, the words of an item by blanks or line ends.
///
/// | part | an item |
/// | --- | --- |
/// | ties, a part without a name | `supporter>recipient`, then words in any order, as below |
/// | `schools` | an id, then `column=value`: `schools A weak=yes duty=2; B` |
/// | `teachers` | an id, then `column=value`: `teachers T1 home=A title=senior` |
/// | `needs` | a school, a subject, then `column=value`: `needs A music required=2` |
/// | `indicators` | a school, a school year, an indicator, then a stage, a total and `column=value`: `indicators A 2003/2004 books primary 900 pupils=60` |
/// | `documents` | an id, then `column=value`: `documents D1 kind=plan day=2003-09-01` |
/// | `claims` | a document, what it counts, the figure, then days and `column=value`: `claims D1 persons 129` |
/// | `successions` | `A>B`, or `A>` if nothing follows; then a day and a kind in any order |
/// | `complete` | a table and days: `complete postings 2003-09..2004-06` |
///
/// | word of a tie | says |
/// | --- | --- |
/// | `posting`, `transfer` | of which kind it is; without, an agreement |
/// | `staff`, `teaching`, `funds`, `materials`, `?` | its channel; `?` or no such word: unknown.  A posting has none of its own |
/// | `planned`, `announced`, `actual` | its status; none: unknown.  A transfer has none of its own |
/// | `2`, `0.5` | the amount of an agreement, the quantity of a transfer |
/// | `x3` | the head count of a posting |
/// | `first..last` | its days, both inside; those of a transfer are one day, written on both sides |
/// | `column=value` | any other column; a name that is no column makes an attribute; items of a list are joined by `+` |
///
/// `2003-09-01..` means a running end, `2003-09-01..?` an unknown end, `?..2004-06` an unknown beginning.
/// Without days, both bounds are unknown.  A day is written as a day, month, term or school year (`2003-09-01`,
/// `2003-09`, `2003-autumn`, `2003/2004`), or as the number of days after 1970-01-01.  Such a number has at
/// most five digits and must not look like a year.
///
/// Ties of all kinds get the ids `t1`, `t2`, … in the order in which they are written.  The name of a school is
/// its id unless `name=` gives another.  Schools and documents that are only named in other parts exist, too,
/// with unknown values; so do teachers if the text lists some teachers.  A value that a record does not give is
/// unknown.  No column is missing.

#include <string>
#include <string_view>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/period.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/records.hpp"

/// Tools for tests of policies: networks in one line, random counties, assertions that explain a failure.  If
/// you use GoogleTest, write the full name `jiedui::testing`, because GoogleTest has a namespace `testing`,
/// too.
namespace jiedui::testing {

/// The day that is `number` days after 1970-01-01; before it if `number` is negative.  Stable.
/// @errors ErrorCode::bad_day if Day cannot hold that day.
[[nodiscard]] JIEDUI_API Day day(int number);
/// The days from `first` to `last`, both inside, as numbers of days after 1970-01-01.  Stable.
/// @errors ErrorCode::bad_day if Day cannot hold one of the days; ErrorCode::empty_period if `last` is before
///     `first`.
[[nodiscard]] JIEDUI_API Period days(int first, int last);

/// Reads a day as texts of networks write it; `?` and an empty text are unknown.  Stable.
/// @errors ErrorCode::bad_word if the text is not a day.
[[nodiscard]] JIEDUI_API Span span_in(std::string_view text);
/// Reads a last day as texts of networks write it; `?` is unknown, an empty text is running.  Stable.
/// @errors ErrorCode::bad_word if the text is not a day.
[[nodiscard]] JIEDUI_API LastDay last_day_in(std::string_view text);
/// Reads the days from one span to another, both inside, `2003-09..2004-06`, or the days of one span,
/// `2003/2004`.  Stable.
/// @errors ErrorCode::bad_word if the text is not days, or the last day is before the first.
[[nodiscard]] JIEDUI_API Period period_in(std::string_view text);

/// Makes the network that a text describes.  Stable.
/// @param text the network, as this page describes.
/// @param settings the text of a ledger.json, to which the part `complete` adds; default: none.
/// @errors ErrorCode::bad_word if a word cannot be read: the subject is the word, and the error says in which
///     item it is and what was expected.  ErrorCode::bad_ledger, with all findings, if the text can be read but
///     the ledger is wrong: a value that its column cannot have, a last day before the first.
/// @complexity O(length of the text), and the cost of building the network.
[[nodiscard]] JIEDUI_API Network network_of(std::string_view text, const std::string& settings = {});
/// Makes the ledger of the network that a text describes.  Stable.
/// @errors as for `network_of`.
[[nodiscard]] JIEDUI_API Ledger ledger_of(std::string_view text, const std::string& settings = {});

/// Makes the records that a text describes.  They are not checked as a ledger, so you can change them before
/// you make one.  Stable.
/// @errors ErrorCode::bad_word as for `network_of`; ErrorCode::bad_ledger if a value is one that its column
///     cannot have.
[[nodiscard]] JIEDUI_API Records records_of(std::string_view text);
/// The settings of the ledger that a text describes: the periods for which tables are complete.  Stable.
/// @errors as for `records_of`.
[[nodiscard]] JIEDUI_API Settings settings_of(std::string_view text);

}  // namespace jiedui::testing

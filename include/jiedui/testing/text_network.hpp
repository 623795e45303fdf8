// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Networks as one line of text, for tests of policies and of what is built on jiedui.
///
/// `A>B staff 2003-09-01..; A>C funds 2000 unit=yuan | schools A duty=2; B weak=yes`: parts are joined by `|`, the items of a
/// part by `;`, the words of an item by blanks or line ends.
///
/// | part | an item |
/// | --- | --- |
/// | ties, a part without a name | `supporter>recipient`, then words in any order, as below |
/// | `schools` | an id, then `column=value`: `schools A weak=yes duty=2; B` |
/// | `teachers` | an id, then `column=value`: `teachers T1 home=A title=senior` |
/// | `needs` | a school, a subject, then `column=value`: `needs A music required=2` |
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
/// `2003-09-01..` is running, `2003-09-01..?` of unknown end, `?..2004-06` of unknown beginning; without days both are unknown.
/// A day is a day, month, term or school year (`2003-09-01`, `2003-09`, `2003-autumn`, `2003/2004`), or a number of at
/// most five digits, so many days after 1970-01-01, that does not look like a year.
///
/// Ties are called `t1`, `t2`, … as written, whatever their kind.  A school is called as its id unless `name=` says otherwise.
/// Schools, documents and, where some are listed, teachers that only other parts name are there, and nothing is known of
/// them.  What a record does not say is unknown, and no column is missing.

#include <string>
#include <string_view>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/period.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/records.hpp"

/// What tests of policies need: networks in one line, drawn districts, assertions that say why.  Beside GoogleTest name it
/// in full, as that calls its own namespace `testing`.
namespace jiedui::testing {

/// The day that texts call `number`: so many days after 1970-01-01.  Stable.
/// @errors ErrorCode::bad_day beyond the days there are.
[[nodiscard]] JIEDUI_API Day day(int number);
/// The days from `first` to `last`, both inside.  Stable.
/// @errors ErrorCode::bad_day; ErrorCode::empty_period if the last is before the first.
[[nodiscard]] JIEDUI_API Period days(int first, int last);

/// A day as texts write it; unknown for `?` and nothing.  Stable.
/// @errors ErrorCode::bad_word.
[[nodiscard]] JIEDUI_API Span span_in(std::string_view text);
/// The same for a last day: running where nothing is written.  Stable.
/// @errors ErrorCode::bad_word.
[[nodiscard]] JIEDUI_API LastDay last_day_in(std::string_view text);
/// `2003-09..2004-06`, both inside, or one span: `2003/2004`.  Stable.
/// @errors ErrorCode::bad_word.
[[nodiscard]] JIEDUI_API Period period_in(std::string_view text);

/// The network that a text means.  Stable.
/// @param text as this page says it.
/// @param settings the text of a ledger.json, which the part `complete` adds to; empty if there is none.
/// @errors ErrorCode::bad_word for a word that none is expected of, with the item it stands in and what was expected; its subject
///     is the word.  ErrorCode::bad_ledger with all findings if the text can be read and what it says is wrong: a value that is
///     none of its column's, a last day before the first.
/// @complexity O(length of the text), and that of building the network.
[[nodiscard]] JIEDUI_API Network network_of(std::string_view text, const std::string& settings = {});
/// The ledger of that network.  Stable.
/// @errors as for network_of.
[[nodiscard]] JIEDUI_API Ledger ledger_of(std::string_view text, const std::string& settings = {});

/// The records that a text means, not yet checked as a ledger: to be changed before one is made of them.  Stable.
/// @errors ErrorCode::bad_word; ErrorCode::bad_ledger for values that are none of their columns'.
[[nodiscard]] JIEDUI_API Records records_of(std::string_view text);
/// What a text says of its ledger as a whole: for which periods tables are complete.  Stable.
/// @errors as for records_of.
[[nodiscard]] JIEDUI_API Settings settings_of(std::string_view text);

}  // namespace jiedui::testing

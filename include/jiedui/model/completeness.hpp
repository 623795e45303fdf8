// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Completeness: for which days does a ledger list every record of a table, and for which were rows left out?

#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/detail/model/time_filters.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// All days that a Day can hold: for a question without time filters, and for a table whose rows have no days.
inline constexpr DayRange all_days{Day::first(), Day::last() + 1};

/// Whether rows that may concern one of these days were left out of a table: because Keep::valid dropped them, or
/// because Ledger::as_known_on left them out.
///
/// A row that was left out may be one more tie between any two schools.  A rule that asks this before it says `not_met`
/// says `undecided` instead.  A left-out row of unknown days may concern any day.
/// @param settings those of the ledger: `ledger.settings()`.  Their `gaps` list the days of the rows left out.
/// @param table the name of the table, as `supports`.
/// @param days the days to ask about, by default all.
/// @return false, too, for a name that no table has, and for no days.
/// @complexity O(g) time for g gaps in the settings.
[[nodiscard]] JIEDUI_API bool lacks_rows(const Settings& settings, std::string_view table,
                                         const DayRange& days = all_days);

/// The tables that may lack ties of a slice: those of the kinds that the slice chose, of which rows were left out
/// that may meet all its time filters.  Each table comes once, ascending by name; none if nothing is lacking.
/// @complexity O(g) time for g gaps.
[[nodiscard]] JIEDUI_API std::vector<std::string_view> tables_lacking_ties(const Slice& slice);
/// Whether `tables_lacking_ties(slice)` has any table.
[[nodiscard]] inline bool lacks_ties(const Slice& slice) { return !tables_lacking_ties(slice).empty(); }

/// Whether a ledger lists every record of a table that concerns one of these days.
///
/// It does if two conditions hold.  First, the declared periods of the table together contain all of these days.
/// Second, no row that was left out may concern one of them.  Days that begin with Day::first(), as those of a slice
/// without time filters, have no beginning: then only the days from the first declared day on must be declared.  A
/// period of unknown end declares nothing.
///
/// @param settings the settings of the ledger, with its declarations and gaps.
/// @param table the name of the table; false for a name that no table has.
/// @param days the days that are asked about; false if there are none.
/// @complexity O(p log p) time for p declared periods.
[[nodiscard]] JIEDUI_API bool is_complete(const Settings& settings, std::string_view table, const DayRange& days);

namespace detail {

/// Adds gaps of one table, and joins them with the gaps that the table has.  Gaps then ascend by table and day.
JIEDUI_API void add_gaps(Settings& settings, std::string_view table, std::vector<DayRange> days);
/// Joins the gaps that touch, and puts all gaps in order by table and day.
JIEDUI_API void order_gaps(Settings& settings);

}  // namespace detail

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Completeness: for which days does a ledger list every record of a table, and for which were rows left out?

#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/model/time_filters.hpp"

namespace jiedui {

/// All days that there are: of a question that no time narrows, and of a table whose rows have no days.
inline constexpr DayRange all_days{Day::first(), Day::last() + 1};

/// Whether rows of a table were left out of a ledger that may concern one of these days: `Keep::valid` dropped them, or
/// `Ledger::as_known_on` did not know them.
///
/// A row that was left out may say anything: it may be one more tie between any two schools.  So a verdict that such a
/// row could overturn is undecided.
/// @complexity O(g) time for g gaps, as for `tables_lacking_ties`.
[[nodiscard]] JIEDUI_API bool lacks_rows(const Settings& settings, std::string_view table,
                                         const DayRange& days = all_days);

/// The same of the ties that a slice may have: the tables of the kinds that it chose of which rows were left out that may
/// meet all its time filters.
[[nodiscard]] JIEDUI_API std::vector<std::string_view> tables_lacking_ties(const Slice& slice);
/// Whether there is such a table.
[[nodiscard]] inline bool lacks_ties(const Slice& slice) { return !tables_lacking_ties(slice).empty(); }

/// Whether a ledger lists every record of a table that concerns one of these days.
///
/// It does if the periods for which its settings declare that, joined, have all of these days, and no
/// row that was left out may concern one of them.  Days from the first that a Day can hold, as those
/// of a slice without a time, have no beginning: a declaration is then read as reaching back to it, so
/// that only the days from the first declared one on must be declared.  A period of unknown end
/// declares nothing.
///
/// @param settings what the ledger says of itself.
/// @param table the name of the table.
/// @param days the days that are asked about; of no day nothing is declared.
/// @complexity O(p log p) time for p declared periods.
[[nodiscard]] JIEDUI_API bool is_complete(const Settings& settings, std::string_view table, const DayRange& days);

namespace detail {

/// Notes for which days rows of a table were left out: joined with those that are noted, by table and day.
JIEDUI_API void add_gaps(Settings& settings, std::string_view table, std::vector<DayRange> days);
/// Joins the gaps that somebody gave, and puts them in order.
JIEDUI_API void order_gaps(Settings& settings);

}  // namespace detail

}  // namespace jiedui

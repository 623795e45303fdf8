// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Completeness: for which days does a ledger list every record of a table?

#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/time_filters.hpp"

namespace jiedui {

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

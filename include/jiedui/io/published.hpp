// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Published: the rows of an answer without what tells who is who, and without counts of few people.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/io/frame.hpp"

namespace jiedui {

/// How to publish.
struct Publishing {
    /// What an id is called outside: a keyed hash, such as HMAC-SHA-256 under a secret key.  A hash without a key can be
    /// undone by whoever has a list of ids.
    std::function<std::string(std::string_view)> pseudonym{};
    std::uint64_t smallest_cell = 10;  ///< the least count of people that may be seen [persons]
    std::vector<std::string> keep{};   ///< columns with words of the ledger's own that may be seen: divisions
    bool totals = false;               ///< whether a last row sums the counts of people
};

/// What a row of a published frame is.
enum class RowState : std::uint8_t { whole, suppressed, total };
template <>
struct ClosedList<RowState> {
    static constexpr std::string_view name = "row";
    static constexpr std::array<std::string_view, 3> words{"whole", "suppressed", "total"};
};

/// The frame as it may leave the house.
///
/// - Ids become pseudonyms.  Words of the ledger's own (names, aliases, townships, documents, attributes) and
///   coordinates go, unless they are kept by name; units and words of closed lists stay.
/// - Where a row counts fewer people than `smallest_cell` (0 too), every count of people in it goes, and every number that
///   could be made of one: all but counts of schools and ties, places and days.  A quantity without a unit counts as people.
/// - With totals, further rows are suppressed, those of the smallest counts first, until no total can be solved for a cell:
///   in each column at least two are gone, and together they are at least `smallest_cell`.  Where the rows do not
///   suffice, the total goes, too.  Totals are over what is known.
/// - Rows stand in the order of their pseudonyms: the place that a count had would tell its size.
///
/// The first column, `row`, says what a row is: whole, suppressed, total.  What was unknown is missing in a whole row.
///
/// Publishing the same ledger twice under other slices can still be compared: smallest cells guard one table.
/// @errors ErrorCode::bad_number for a smallest cell of 0; ErrorCode::unknown_column for one to keep that the frame does not have;
/// ErrorCode::bad_word if two ids get one pseudonym.
/// @complexity O(rows × columns + rows log rows); with totals O(rows × columns) for each row that is suppressed beside.
[[nodiscard]] JIEDUI_API Frame published(const Frame& frame, const Publishing& how);

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Published: the rows of an answer without what tells who is who, and without counts of few people.

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/frame/frame.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/over.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// How to publish.
struct Publishing {
    /// What an id is called outside: a keyed hash, such as HMAC-SHA-256 under a secret key that `check_key` accepts.  A hash
    /// without a key can be undone by everybody who has a list of ids.  The order of rows is drawn from it, too.
    std::function<std::string(std::string_view)> pseudonym{};
    std::uint64_t smallest_cell = 10;  ///< the least count of people that may be seen, beside 0 [persons]
    std::vector<std::string> keep{};   ///< columns of ids, or of the ledger's own words, that may be seen as they are
    bool totals = false;               ///< whether a last row sums the counts of people
    bool persons = false;              ///< whether an answer whose rows speak of single persons may be published
    std::uint64_t pupils_step = 50;    ///< numbers of pupils are rounded to a multiple of it; 1: they are not [pupils]
    bool ties_are_people = true;       ///< whether counts of ties may count postings, which are people
};

/// What a row of a published frame is.
enum class RowState : std::uint8_t { whole, suppressed, total };
template <>
struct ClosedList<RowState> {
    static constexpr std::string_view name = "row";
    static constexpr std::array<std::string_view, 3> words{"whole", "suppressed", "total"};
};

/// Refuses a key that can be guessed: one of fewer than 16 bytes, or one character again and again.
/// @errors ErrorCode::bad_word.
JIEDUI_API void check_key(std::string_view key);

/// The frame as it may leave the house.
///
/// - **Who is who.** Ids become pseudonyms.  Words of the ledger's own (names, aliases, townships, documents, attributes) and
///   coordinates go.  Both stay where `keep` names the column.  Words of closed lists, units, periods, days and the ids
///   of rules stay.  Words stand in memory in the order of the rows, so that no dictionary tells an order.
/// - **Small cells.** A number counts people unless its unit or name is known to be another's: schools, documents, places
///   in an order, days, money, shares.  A count of ties counts people if ties may be postings.  A count of 0 people is not
///   small.  A row is suppressed if a count of people in it, or the difference of two, is small: above 0 and below
///   `smallest_cell`.  So is a row that adds few people to the row of the rank before it.  A suppressed row has no number
///   left but counts of schools and of documents, and places in an order.
/// - **Sums.** Further rows are suppressed until no sum that a reader may know (of a column, or of the rows that share an id,
///   a period or a word of the ledger's own) can be solved for what is gone: each cell that is gone could be
///   `smallest_cell` or more.  Where the rows do not suffice the printed total goes, too.
/// - **Exact numbers.** Numbers of pupils, which tell a school, are rounded to the nearest multiple of `pupils_step`, but not to
///   0; shares to hundredths.
/// - **Order.** Rows stand in an order drawn from the key and from what the row says, so that no order tells a name.
/// - **Single persons.** Rows that name a teacher or a posting speak of one person each; they are refused without `persons`.
///
/// The first column, `row`, says what a row is: whole, suppressed, total.  What was unknown is missing in a whole row.  Totals
/// are over what is known.
///
/// Publishing the same ledger twice under other slices can still be compared: smallest cells guard one table.
/// @errors ErrorCode::bad_number for a smallest cell or a step of 0; ErrorCode::unknown_column for one to keep that the frame
/// does not have; ErrorCode::bad_word without a function for pseudonyms, if it gives two ids one pseudonym or an id its own,
/// and for rows of single persons.
/// @complexity O(cells × columns + rows × log rows × columns²).
[[nodiscard]] JIEDUI_API Frame published(const Frame& frame, const Publishing& how);

/// Whether a slice has a posting.  @complexity O(ties).
[[nodiscard]] JIEDUI_API bool has_postings(const Slice& slice);

/// The rows of an answer as they may leave the house; counts of ties count people if the answer's slice has postings.
template <question Question>
[[nodiscard]] Frame published(const Answer<Question>& answer, Publishing how) {
    how.ties_are_people = has_postings(answer.slice);
    return published(frame_of(answer), how);
}
/// The same of the answers of several periods.
template <question Question>
[[nodiscard]] Frame published(const AnswerOver<Question>& answer, Publishing how) {
    how.ties_are_people =
        std::ranges::any_of(answer.answers, [](const auto& each) { return has_postings(each.slice); });
    return published(frame_of(answer), how);
}

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Published: the rows of an answer without data that identify persons or schools, and without counts of few
/// people.

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

/// How `published` treats a frame.
struct Publishing {
    /// Gives the pseudonym of an id.  It must be a keyed hash, such as HMAC-SHA-256 with a secret key that
    /// `check_key` accepts: anyone who has a list of ids can undo a hash without a key.  It also decides the
    /// order of the rows.  Must be set.
    std::function<std::string(std::string_view)> pseudonym{};
    std::uint64_t smallest_cell = 10;  ///< the least count of people that may be shown, besides 0; at least 1 [persons]
    std::vector<std::string> keep{};   ///< the names of columns of ids or texts that are shown unchanged
    bool totals = false;               ///< whether a last row sums the counts of people and of pupils
    bool persons = false;              ///< whether rows about single persons may be published
    std::uint64_t pupils_step = 50;    ///< numbers of pupils are rounded to a multiple of this [pupils]; 1: not rounded
    bool ties_are_people = true;       ///< whether ties may be postings: then counts of ties count people
};

/// What kind of row a row of a published frame is.
enum class RowState : std::uint8_t { whole, suppressed, total };
template <>
struct ClosedList<RowState> {
    static constexpr std::string_view name = "row";
    static constexpr std::array<std::string_view, 3> words{"whole", "suppressed", "total"};
};

/// Refuses a key that can be guessed.
/// @errors ErrorCode::bad_word if the key has fewer than 16 bytes, or is one character repeated.
JIEDUI_API void check_key(std::string_view key);

/// Makes a frame that may be published.
///
/// - **Who is who.** Ids become pseudonyms.  Columns of texts of the ledger (names, aliases, townships,
///   attributes) and of coordinates are removed.  A column that `keep` names is not changed.  Words of closed
///   lists, units, periods, days and the ids of rules stay.  The `words` of a column are in the order of the
///   rows, so that they do not reveal another order.
/// - **Small cells.** A number counts people unless its unit or name says that it counts something else:
///   schools, documents, places in an order, days, money, shares.  A count of ties counts people if ties may be
///   postings.  A count is small if it is above 0 and below `smallest_cell`.  A row is suppressed if it has a
///   small count of people, or two counts whose difference is small.  A row with a rank is also suppressed if
///   it counts only few people more than the row before it.  A suppressed row keeps only counts of schools and
///   of documents, and places in an order; its other numbers are missing.
/// - **Sums.** A reader may know the sum of a column, or of the rows that share an id, a period or a text of
///   the ledger.  Further rows are suppressed until no such sum reveals a suppressed cell: each suppressed cell
///   could be `smallest_cell` or more.  If suppressing rows is not enough, the total is suppressed, too.
/// - **Exact numbers.** An exact number of pupils can identify a school.  It is rounded to the nearest multiple
///   of `pupils_step`; a number above 0 becomes at least `pupils_step`.  Shares are rounded to hundredths; a
///   share above 0 becomes at least 0.01.
/// - **Order.** Rows are in the order of the pseudonyms of their whole text, so that the order does not reveal
///   a name.  The total comes last.
/// - **Single persons.** A row that names a teacher or a posting is about one person.  Frames with such rows
///   are refused unless `persons` is set.
///
/// The first column, `row`, says what each row is: whole, suppressed or total.  An unknown value is missing in
/// a whole row.  A total is the sum of the known values.
///
/// `published` protects one table only.  If you publish several slices of one ledger, readers can still compare
/// them.
/// @errors ErrorCode::bad_number if `smallest_cell` or `pupils_step` is 0; ErrorCode::unknown_column if `keep`
///     names a column that the frame does not have; ErrorCode::bad_word if `pseudonym` is empty, gives two ids
///     of a column the same pseudonym or returns an id unchanged, or if rows are about single persons and
///     `persons` is not set.
/// @complexity O(cells × columns + rows × log rows × columns²).
[[nodiscard]] JIEDUI_API Frame published(const Frame& frame, const Publishing& how);

/// Whether a slice has at least one posting.
/// @complexity O(ties).
[[nodiscard]] JIEDUI_API bool has_postings(const Slice& slice);

/// Makes a frame of an answer that may be published.  `how.ties_are_people` is replaced: counts of ties count
/// people if the slice of the answer has postings.
/// @errors as for a frame.
template <question Question>
[[nodiscard]] Frame published(const Answer<Question>& answer, Publishing how) {
    how.ties_are_people = has_postings(answer.slice);
    return published(frame_of(answer), how);
}
/// Makes a frame of the answers for several periods that may be published, as for one answer.  Counts of ties
/// count people if the slice of any period has postings.
template <question Question>
[[nodiscard]] Frame published(const AnswerOver<Question>& answer, Publishing how) {
    how.ties_are_people =
        std::ranges::any_of(answer.answers, [](const auto& each) { return has_postings(each.slice); });
    return published(frame_of(answer), how);
}

}  // namespace jiedui

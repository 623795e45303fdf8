// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Difference: what changed between two ledgers, field by field.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/language.hpp"
#include "jiedui/base/watch.hpp"
#include "jiedui/model/cell_text.hpp"
#include "jiedui/model/ledger.hpp"

namespace jiedui {

/// What happened to a record, a column or a setting.
enum class ChangeKind : std::uint8_t { added, removed, changed };
template <>
struct ClosedList<ChangeKind> {
    static constexpr std::string_view name = "change";
    static constexpr std::array<std::string_view, 3> words{"added", "removed", "changed"};
};

/// How a record is found in the other ledger.
enum class PairedBy : std::uint8_t {
    id,      ///< by its own id
    content  ///< by the fields from which its id is made, because it has no id of its own
};
template <>
struct ClosedList<PairedBy> {
    static constexpr std::string_view name = "paired_by";
    static constexpr std::array<std::string_view, 2> words{"id", "content"};
};

/// One field that differs between two ledgers.
struct Change {
    std::string table;                 ///< the table; `settings` for the settings of the ledger
    std::optional<std::string> id{};   ///< the id of the record, made if it has none; missing for settings and columns
    std::string field;                 ///< the column, or the setting
    std::optional<CellText> before{};  ///< the old cell; missing if it did not exist
    std::optional<CellText> after{};   ///< the new cell; missing if it does not exist
    ChangeKind what{};                 ///< what happened to the record, not to the field
    std::optional<PairedBy> paired_by{};  ///< how the record was found; missing for settings and columns

    static constexpr Columns columns{
        Column{"table", Role::word, &Change::table, "The table; `settings` for what a ledger says of itself."},
        Column{"id", Role::record, &Change::id,
               "The record, a made id if it has none; missing for settings and columns."},
        Column{"field", Role::word, &Change::field, "The column, or the setting."},
        Column{"before", Role::text, &Change::before, "The cell before; missing if it was not there."},
        Column{"after", Role::text, &Change::after, "The cell after; missing if it is not there."},
        Column{"what", Role::word, &Change::what, "What happened to the record: added, removed or changed."},
        Column{"paired_by", Role::word, &Change::paired_by, "By what the record was looked for: id, or content."},
    };
    friend bool operator==(const Change&, const Change&) = default;
};

namespace detail {
struct DifferenceStore;
}

/// What changed from one ledger to another: a handle on both ledgers and on the rows of the changes.
class JIEDUI_API Difference {
public:
    /// As the function `difference`, with the same cost.
    Difference(const Ledger& before, const Ledger& after, const Watch& watch = {});

    [[nodiscard]] const Ledger& before() const& noexcept;
    [[nodiscard]] Ledger before() &&;
    [[nodiscard]] const Ledger& after() const& noexcept;
    [[nodiscard]] Ledger after() &&;
    /// One row for each field that differs, in the order that the function `difference` states.
    [[nodiscard]] const std::vector<Change>& rows() const& noexcept;
    [[nodiscard]] std::vector<Change> rows() &&;

    /// One sentence for each record, column or setting that differs, in the order of the rows; empty if nothing
    /// differs.  It says that a record was added, removed, moved (one of its schools changed), re-targeted (the
    /// recipient of a support changed), ended (its last day was running or unknown and is now known), extended or
    /// shortened (its last day is later or earlier), or else changed, with the fields.
    /// @complexity O(rows).
    [[nodiscard]] std::vector<std::string> summary(Language language = Language::en) const;

private:
    std::shared_ptr<const detail::DifferenceStore> store_;
};

/// What changed from `before` to `after`.
///
/// Two records with an id are the same record if their ids are equal.  Records without an id, and records of tables
/// without ids, are paired by the fields from which their id is made.  If several records agree in these fields,
/// records that are equal in every field are paired first, the others in the order of all their fields.  So a change
/// of one of these fields shows as a removed record and an added record.  An added or removed record has one row for
/// each field with a value.
///
/// An attribute counts also if it has no values.  The order of rows and columns does not count.  No rows mean that
/// the fingerprints are equal.  If only the calendar changes the days of terms, only the setting `calendar` is a row.
/// If no table lists teachers in both ledgers, the teachers that postings name are not compared.
///
/// Cells are written as in a ledger's file: an empty `last_day` is running, `?` is unknown, any other empty cell is
/// unknown.
///
/// @return one row for each field that differs.  The settings come first (`district`, `calendar`, `complete`), then
/// the tables in the order of Records.  In a table, columns come first, by name, then records, by id.  Records of one
/// id paired by id come before those paired by content, and added records before removed ones.  The fields of a
/// record come in the order of its columns, then attributes in the order of `before`, then those that only `after`
/// has.
/// @complexity O(N log N) for N records; memory of four bytes for each record, and for the rows.
[[nodiscard]] JIEDUI_API Difference difference(const Ledger& before, const Ledger& after, const Watch& watch = {});

/// The opposite difference: from `difference.after()` to `difference.before()`.
[[nodiscard]] JIEDUI_API Difference inverse(const Difference& difference);

/// A new ledger: `ledger` with the changes of a difference.  Removed records go, changed fields get their new values,
/// and added records are added.  `apply(difference(a, b), a) == b`, row by row.  Records that `difference.after()`
/// has come first, in its order.  Records that only `ledger` has follow.
///
/// Records of `ledger` that the difference does not mention stay as they are.  The calendar of `ledger` must be the
/// calendar of `difference.before()`, because terms would mean other days.  Made ids in documents are not changed.
/// The new ledger is checked like any ledger.
/// @errors ErrorCode::other_ledger if a record or field of `ledger` is not as in `before`, or if it already has a
/// record that is to be added; the text names the record, the field and both values.  ErrorCode::bad_ledger with all
/// findings, if the new ledger has errors.
/// @complexity O(N log N) for N records.
[[nodiscard]] JIEDUI_API Ledger apply(const Difference& difference, const Ledger& ledger, const Watch& watch = {});

}  // namespace jiedui

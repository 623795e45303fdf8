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

/// By what a record is found in the other ledger.
enum class PairedBy : std::uint8_t {
    id,      ///< by the id that it has
    content  ///< by the fields that identify it, as it has no id
};
template <>
struct ClosedList<PairedBy> {
    static constexpr std::string_view name = "paired_by";
    static constexpr std::array<std::string_view, 2> words{"id", "content"};
};

/// One field that differs between two ledgers.
struct Change {
    std::string table;                 ///< the table; `settings` for what a ledger says of itself
    std::optional<std::string> id{};   ///< of the record, a made one if it has none; missing for settings and columns
    std::string field;                 ///< the column, or the setting
    std::optional<CellText> before{};  ///< the cell before; missing if it was not there
    std::optional<CellText> after{};   ///< the cell after; missing if it is not there
    ChangeKind what{};                 ///< what happened to the record, not to the field
    std::optional<PairedBy> paired_by{};  ///< by what the record was looked for; missing for settings and columns

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

/// What changed from one ledger to another: a handle on both and on the rows that tell it.
class JIEDUI_API Difference {
public:
    /// @complexity as of `difference`.
    Difference(const Ledger& before, const Ledger& after, const Watch& watch = {});

    [[nodiscard]] const Ledger& before() const& noexcept;
    [[nodiscard]] Ledger before() &&;
    [[nodiscard]] const Ledger& after() const& noexcept;
    [[nodiscard]] Ledger after() &&;
    /// One row a field that differs, in the order that `difference` states.
    [[nodiscard]] const std::vector<Change>& rows() const& noexcept;
    [[nodiscard]] std::vector<Change> rows() &&;

    /// One sentence a record, column or setting that differs, in the order of the rows: added, removed, moved (an end
    /// or a home is another), re-targeted (the recipient of a support is another), ended (its last day was running or
    /// unknown and is known), extended or shortened (its last day is later or earlier), else changed, with the fields.
    /// @complexity O(rows).
    [[nodiscard]] std::vector<std::string> summary(Language language = Language::en) const;

private:
    std::shared_ptr<const detail::DifferenceStore> store_;
};

/// What changed from `before` to `after`.
///
/// Records with an id are the same if the ids are.  Records without one, and those of tables without ids, are looked for by
/// the fields that their made id names: of several alike those equal in every field pair first, the others in the
/// order of all their fields; so one of these fields changed shows as a record removed and another added.  Of a record
/// that was added or removed each field that says something is a row.  An attribute that a table has without any value counts, the
/// order of rows and columns does not: no row means equal fingerprints.  Of terms that only another calendar moves, the setting tells.  Teachers whom only postings name in both are no records.
///
/// Cells are written as a ledger writes them: an empty `last_day` is running, `?` unknown, any other empty cell unknown.
///
/// @return one row a field: first the settings (`district`, `calendar`, `complete`), then table by table in the order of
/// Records: columns by name, then records by id, those paired by id before those by content, removed ones after added
/// ones; the fields of a record in the order of its columns, attributes as `before` has them, then as `after` does.
/// @complexity O(N log N) for N records; memory four bytes a record, and for the rows.
[[nodiscard]] JIEDUI_API Difference difference(const Ledger& before, const Ledger& after, const Watch& watch = {});

/// The difference the other way round: that from `after` to `before`.
[[nodiscard]] JIEDUI_API Difference inverse(const Difference& difference);

/// What `ledger` becomes by a difference: each record that was removed goes, each field that changed is as after, each record
/// that was added is there.  `apply(difference(a, b), a) == b`, row by row: what `b` has stands in its order, what only
/// `ledger` has behind it.
///
/// Records of `ledger` that the difference does not touch stay as they are, whether `before` has them or not; its calendar must
/// be that of `before`, as terms would mean other days; made ids in documents
/// are taken as they stand.  The result is checked like any ledger.
/// @errors ErrorCode::other_ledger if a record or field is not as before, or a record to be added is there; it names the
/// record, the field and both values; ErrorCode::bad_ledger with all findings.
/// @complexity O(N log N) for N records.
[[nodiscard]] JIEDUI_API Ledger apply(const Difference& difference, const Ledger& ledger, const Watch& watch = {});

}  // namespace jiedui

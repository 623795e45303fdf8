// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Ledger: the tables of a ledger, after all checks.

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/finding.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/base/period.hpp"
#include "jiedui/base/watch.hpp"
#include "jiedui/model/read_column.hpp"
#include "jiedui/model/records.hpp"
#include "jiedui/model/source.hpp"
#include "jiedui/model/table.hpp"

namespace jiedui {

/// Facts about a ledger as a whole: its district, its calendar, and for which days its tables are complete.
struct Settings {
    /// A declaration that a table lists every record of a period.
    struct Complete {
        std::string table;
        Period period;
        friend bool operator==(const Complete&, const Complete&) = default;
    };
    /// A note that rows of a table were left out, and that these rows may concern the days of the period.
    struct Gap {
        std::string table;
        Period period;  ///< an unknown first day means from the beginning, a running end without end
        friend bool operator==(const Gap&, const Gap&) = default;
    };
    std::string district{};            ///< the name of the district; empty if it is not given
    Calendar calendar{};               ///< the days on which terms begin
    std::vector<Complete> complete{};  ///< the declarations, in any order
    std::vector<Gap> gaps{};           ///< ascending by table and day; periods of one table that touch are joined
    friend bool operator==(const Settings&, const Settings&) = default;
};

/// What to do with a ledger that has findings.
enum class Keep : std::uint8_t {
    all_or_nothing,  ///< refuse the whole ledger
    valid            ///< drop bad rows and the rows that name them, and list all dropped rows
};

/// Ids of records, by the name of their table: `{{"supports", {"K1"}}}`.  The order of the ids does not matter.
using IdsByTable = std::map<std::string, std::vector<std::string>, std::less<>>;

/// A row that was dropped because the caller chose Keep::valid, or that Ledger::as_known_on left out.
struct DroppedRow {
    std::string table;
    std::uint32_t row = 0;  ///< the number of the row, as in Finding::row
    friend bool operator==(const DroppedRow&, const DroppedRow&) = default;
};

namespace detail {

struct LedgerHead;
struct LedgerStore;
struct SnapshotDoor;

}  // namespace detail

/// The tables of a ledger, checked: a handle on a shared store that never changes.
///
/// Tables keep their rows in the order in which they were read.  A SchoolIndex or TeacherIndex is the place of an id
/// among the ascending ids of schools or teachers.  A reference that a member function returns is valid as long as
/// the ledger lives.  On a temporary ledger the function returns a copy, or does not compile.  Each call that makes a
/// ledger reports its progress to a Watch, and throws ErrorCode::interrupted if the watch asks it to stop.
class JIEDUI_API Ledger {
public:
    /// Checks `records` and keeps them.
    /// @param keep whether bad rows refuse the ledger or are dropped; by default they refuse it.
    /// @errors ErrorCode::bad_ledger with all findings, if a finding is an error and `keep` does not drop the bad rows;
    /// ErrorCode::too_many_rows for more than 2³² − 2 rows in a table.
    /// @complexity O(N log N) for N records.
    explicit Ledger(const Records& records, Settings settings = {}, Keep keep = Keep::all_or_nothing,
                    const Watch& watch = {});

    /// The table of one kind of record, e.g. `ledger.table<Support>()`.
    template <described Record>
    [[nodiscard]] const Table<Record>& table() const& noexcept;
    template <described Record>
    const Table<Record>& table() && = delete;  // the table would end with the ledger: name the ledger first

    /// The ids of schools, ascending.  The place of an id, from 0, is the value of its SchoolIndex.
    [[nodiscard]] const IdOrder& schools_by_id() const& noexcept;
    const IdOrder& schools_by_id() && = delete;
    /// The ids of teachers, ascending.  The place of an id, from 0, is the value of its TeacherIndex.  If no table
    /// lists teachers, they are the teachers that postings name.
    [[nodiscard]] const IdOrder& teachers_by_id() const& noexcept;
    const IdOrder& teachers_by_id() && = delete;

    /// The id of a support, posting or transfer.  A record without an id gets one made from the fields that identify
    /// it: `supporter>recipient/channel/first_day` (support), `home>host/teacher/subject/batch/x<count>/first_day`
    /// (posting) or `supporter>recipient/channel/day` (transfer).  A made id leaves out unknown fields.  If several
    /// records would get the same made id, `#2` and so on follow, in the order of their other fields.  The order of
    /// rows does not matter.
    /// @pre the table of that kind has the row.
    [[nodiscard]] std::string id_of(TieKind kind, std::uint32_t row) const;

    /// The findings: what is doubtful, and why rows were dropped.  They ascend by table and row.  Findings of one row
    /// come in the order in which they were found, column by column.
    [[nodiscard]] const std::vector<Finding>& findings() const& noexcept;
    [[nodiscard]] std::vector<Finding> findings() &&;
    /// The rows that were dropped: bad rows, and rows that name a dropped record.  The days that they may concern are
    /// gaps in `settings()`.  These gaps stay when the ledger is saved, written or changed.
    [[nodiscard]] const std::vector<DroppedRow>& dropped() const& noexcept;
    [[nodiscard]] std::vector<DroppedRow> dropped() &&;
    /// How many postings make no tie, for each form that has such postings: the forms in which the weak school sends.
    [[nodiscard]] const std::vector<std::pair<PostingForm, std::uint32_t>>& not_ties() const& noexcept;
    [[nodiscard]] std::vector<std::pair<PostingForm, std::uint32_t>> not_ties() &&;
    /// Where the tables came from and how they were read, in the order of Records; empty if the ledger was made from
    /// records.
    [[nodiscard]] const std::vector<Source>& sources() const& noexcept;
    [[nodiscard]] std::vector<Source> sources() &&;
    /// What became of each column that a source of the tables has: what it was taken for, and how many of its cells
    /// were understood.  The columns come table by table in the order of Records, and in one table sheet by sheet from
    /// left to right.  Rows that are not records count nowhere, nor do rows with too few or too many cells.  It is
    /// empty if the ledger was made from records, from another ledger or from a snapshot.
    [[nodiscard]] const std::vector<ReadColumn>& reading() const& noexcept;
    [[nodiscard]] std::vector<ReadColumn> reading() &&;
    [[nodiscard]] const Settings& settings() const& noexcept;
    [[nodiscard]] Settings settings() &&;

    /// A new ledger with the same settings, in which `records` follow the ledger's own records, table by table.
    ///
    /// Everything is checked again.  Findings give the place of a record in its table, from 1: the first new record
    /// comes directly after the last old one.  A new record can change the `#2` of the ids that are made for records
    /// without an id.  It is an error if a document names such an id and it would then mean another record.  If no
    /// table lists teachers, postings may name new ones.
    /// @errors ErrorCode::bad_ledger with all findings, if one of them is an error; ErrorCode::too_many_rows for
    /// more than 2³² − 2 rows in a table.
    /// @complexity O(N log N) for N records.
    [[nodiscard]] Ledger with_records(const Records& records, const Watch& watch = {}) const;

    /// A new ledger with the same settings, without the records of these ids.  The other records keep their order.
    ///
    /// A support, posting or transfer without an id is named by the id that `id_of` makes for it.  Records of tables
    /// without ids are named by `school/subject` (needs), `school/stage/school_year/indicator` (indicators),
    /// `document/what/unit/first_day` (claims) or `predecessor>successor/day` (successions).  Unknown fields are left
    /// out, and `#2` tells equal ones apart.  If a record that stays names one that goes, that is a finding: remove
    /// both in one call.  Findings give the rows of this ledger.
    /// @errors ErrorCode::unknown_table if there is no such table; ErrorCode::unknown_record, with the nearest ids,
    /// if no record has an id; ErrorCode::bad_ledger with all findings, if one of them is an error.
    /// @complexity O(N log N) for N records.
    [[nodiscard]] Ledger without_records(const IdsByTable& ids, const Watch& watch = {}) const;

    /// A new ledger with the records that were known on a day, by their `recorded_on` and `withdrawn_on`, and its
    /// settings.
    ///
    /// A record was known if it was recorded on or before the day, or at an unknown time, and was not withdrawn on or
    /// before the day.  An unknown `withdrawn_on` means that it was not withdrawn.  A coarser value may leave this
    /// open, as `2003-09` does for a day in September.  Then the record is left out, with the doubtful finding
    /// `undecided_record`.  A record that names a school, teacher, document or support that was not known is left
    /// out, with the finding `unknown_id`; so is a record that names one that was left out.  `dropped()` lists the
    /// records left out for these reasons.  It does not list records that were certainly not known.  The days that
    /// all these records may concern become gaps in the settings.  Cells stay as they are: a ledger does not hold the
    /// values before a correction.  Findings and dropped rows give rows of this ledger's tables, from 1.
    /// @errors ErrorCode::bad_day if `day` is unknown or running.
    /// @complexity O(N log N) for N records.
    [[nodiscard]] Ledger as_known_on(Day day, const Watch& watch = {}) const;

    /// Whether a table lists teachers.  If not, the teachers are those that postings name.
    [[nodiscard]] bool are_teachers_listed() const noexcept;

    /// 16 hexadecimal digits that depend on the records and settings, but not on the order of rows.
    /// @complexity O(cells).
    [[nodiscard]] std::string fingerprint() const;

    /// Whether both ledgers hold the same records in the same order, and the same settings.
    friend bool operator==(const Ledger& a, const Ledger& b);

private:
    friend class LedgerBuilder;
    friend struct detail::SnapshotDoor;
    explicit Ledger(std::shared_ptr<const detail::LedgerStore> store) noexcept;
    [[nodiscard]] const detail::LedgerStore& store() const noexcept;
    std::shared_ptr<const detail::LedgerHead> store_;  // a LedgerStore
};

namespace detail {

/// Everything that a ledger holds except its tables.  The tables stand in the LedgerStore, so that they are compiled
/// only where they are used.
struct LedgerHead {
    Settings settings;
    std::unique_ptr<IdOrder> schools, teachers, documents;  // they point into tables
    bool are_teachers_listed = true;                        // else they are those whom postings name
    std::vector<Finding> findings;
    std::vector<DroppedRow> dropped;
    std::vector<Source> sources;
    std::vector<ReadColumn> reading;
    std::vector<std::pair<PostingForm, std::uint32_t>> not_ties;
    std::array<const void*, table_count> tables_in_order{};  // each a Table, in the order of Records
};

}  // namespace detail

template <described Record>
const Table<Record>& Ledger::table() const& noexcept {
    return *static_cast<const Table<Record>*>(store_->tables_in_order[detail::table_place<Record>()]);
}
inline const IdOrder& Ledger::schools_by_id() const& noexcept { return *store_->schools; }
inline const IdOrder& Ledger::teachers_by_id() const& noexcept { return *store_->teachers; }
inline const std::vector<Finding>& Ledger::findings() const& noexcept { return store_->findings; }
inline const std::vector<DroppedRow>& Ledger::dropped() const& noexcept { return store_->dropped; }
inline const std::vector<std::pair<PostingForm, std::uint32_t>>& Ledger::not_ties() const& noexcept {
    return store_->not_ties;
}
inline bool Ledger::are_teachers_listed() const noexcept { return store_->are_teachers_listed; }
inline const std::vector<Source>& Ledger::sources() const& noexcept { return store_->sources; }
inline const std::vector<ReadColumn>& Ledger::reading() const& noexcept { return store_->reading; }
inline const Settings& Ledger::settings() const& noexcept { return store_->settings; }

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Ledger: the tables of a ledger, checked.

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
#include "jiedui/model/records.hpp"
#include "jiedui/model/source.hpp"
#include "jiedui/model/table.hpp"

namespace jiedui {

/// What a ledger says of itself as a whole.
struct Settings {
    /// That a table lists everything in a period.
    struct Complete {
        std::string table;
        Period period;
        friend bool operator==(const Complete&, const Complete&) = default;
    };
    /// That rows of a table were left out which may concern these days.
    struct Gap {
        std::string table;
        Period period;  ///< of unknown first day: from the beginning; running: to the end
        friend bool operator==(const Gap&, const Gap&) = default;
    };
    std::string district{};            ///< whose ledger it is; empty if not said
    Calendar calendar{};               ///< when terms begin
    std::vector<Complete> complete{};  ///< for which periods a table is declared complete
    std::vector<Gap> gaps{};           ///< for which days rows were left out: by table and day, joined
    friend bool operator==(const Settings&, const Settings&) = default;
};

/// What to do with a ledger that has findings.
enum class Keep : std::uint8_t {
    all_or_nothing,  ///< refuse it whole
    valid            ///< drop the rows found bad and those that name them, and list them
};

/// Ids of records, by table: `{{"supports", {"K1"}}}`.
using IdsByTable = std::map<std::string, std::vector<std::string>, std::less<>>;

/// A row that was dropped by the caller's choice.
struct DroppedRow {
    std::string table;
    std::uint32_t row = 0;  ///< as findings count it
    friend bool operator==(const DroppedRow&, const DroppedRow&) = default;
};

namespace detail {

struct LedgerHead;
struct LedgerStore;
struct SnapshotDoor;

}  // namespace detail

/// The tables of a ledger, checked: a handle on a shared store that never changes.
///
/// Tables keep their rows in the order in which they were read.  Schools and teachers are counted by
/// the order of their ids, which is what SchoolIndex and TeacherIndex mean.  What a member function returns by reference
/// lives as long as the ledger; a ledger without a name gives it by value, or refuses.  Each call that makes a ledger tells a
/// Watch of its progress, and ends with ErrorCode::interrupted if the watch says so.
class JIEDUI_API Ledger {
public:
    /// Checks `records` and keeps them.
    /// @errors ErrorCode::bad_ledger with all findings, unless there are none but doubtful ones or
    /// `keep` says to drop what is bad; ErrorCode::too_many_rows.
    /// @complexity O(N log N) for N records.
    explicit Ledger(const Records& records, Settings settings = {}, Keep keep = Keep::all_or_nothing,
                    const Watch& watch = {});

    /// The table of one kind of record, e.g. `ledger.table<Support>()`.
    template <described Record>
    [[nodiscard]] const Table<Record>& table() const& noexcept;
    template <described Record>
    const Table<Record>& table() && = delete;  // the table would end with the ledger: name the ledger first

    /// The ids of schools in ascending order: what SchoolIndex counts.
    [[nodiscard]] const IdOrder& schools_by_id() const& noexcept;
    const IdOrder& schools_by_id() && = delete;
    /// The ids of teachers in ascending order: what TeacherIndex counts.  Where no table lists
    /// teachers, they are those whom postings name.
    [[nodiscard]] const IdOrder& teachers_by_id() const& noexcept;
    const IdOrder& teachers_by_id() && = delete;

    /// The id of a support, posting or transfer: the one it has, or one made from the fields that
    /// identify it: `supporter>recipient/channel/first_day`, `home>host/teacher/subject/batch/x<count>/first_day`,
    /// `supporter>recipient/channel/day`; unknown ones are left out, and `#2` tells equal ones apart by
    /// their other fields.  It does not depend on the order of rows.
    /// @pre the table of that kind has the row.
    [[nodiscard]] std::string id_of(TieKind kind, std::uint32_t row) const;

    /// What is doubtful, and what was dropped because it is wrong: by table and row, those of one row as they
    /// were found, column by column.
    [[nodiscard]] const std::vector<Finding>& findings() const& noexcept;
    [[nodiscard]] std::vector<Finding> findings() &&;
    /// The rows that were dropped: those found bad and those that name one.  The days that they may concern are gaps of
    /// the settings, which stay when the ledger is kept, written or changed.
    [[nodiscard]] const std::vector<DroppedRow>& dropped() const& noexcept;
    [[nodiscard]] std::vector<DroppedRow> dropped() &&;
    /// The postings that make no tie, counted by their form: those in which the weak school sends.
    [[nodiscard]] const std::vector<std::pair<PostingForm, std::uint32_t>>& not_ties() const& noexcept;
    [[nodiscard]] std::vector<std::pair<PostingForm, std::uint32_t>> not_ties() &&;
    /// Where the tables came from and how they were read, in the order of Records; empty for one made from records.
    [[nodiscard]] const std::vector<Source>& sources() const& noexcept;
    [[nodiscard]] std::vector<Source> sources() &&;
    [[nodiscard]] const Settings& settings() const& noexcept;
    [[nodiscard]] Settings settings() &&;

    /// What if these were there, too?  The ledger with `records` behind its own, table by table, and its settings.
    ///
    /// Everything is checked again, as in any ledger; findings count a record by its place in its table, from 1, so
    /// that the first new one follows the last that is there.  Records without an id are called by their fields, and
    /// the numbers that keep equal ones apart may change; a document must not name one whose id becomes another's.
    /// Where no table lists teachers, postings may name new ones.
    /// @errors ErrorCode::bad_ledger with all findings; ErrorCode::too_many_rows.
    /// @complexity O(N log N) for N records.
    [[nodiscard]] Ledger with_records(const Records& records, const Watch& watch = {}) const;

    /// What if these were not there?  The ledger without the records of these ids, in the order of the others, with its
    /// settings.
    ///
    /// A support, posting or transfer without an id goes by the one made for it; so do the records of tables without ids:
    /// `school/subject` of needs, `school/stage/school_year/indicator`, `document/what/unit/first_day` of claims,
    /// `predecessor>successor/day`, where unknown fields are left out and `#2` tells equal ones apart.  Where others name a
    /// record that goes, that is a finding: take them away in the same call.  Findings count rows as this ledger does.
    /// @errors ErrorCode::unknown_table; ErrorCode::unknown_record with the nearest ids; ErrorCode::bad_ledger with all
    /// findings.
    /// @complexity O(N log N) for N records.
    [[nodiscard]] Ledger without_records(const IdsByTable& ids, const Watch& watch = {}) const;

    /// The ledger as it was known on a day, by the `recorded_on` and `withdrawn_on` of each record, with its settings.
    ///
    /// A record was known if it was recorded on the day or before, or nobody knows when, and was not withdrawn on the
    /// day or before; an unknown `withdrawn_on` says that it was not.  Where a coarser value leaves that open, as
    /// `2003-09` does for a day within September, the record is left out with a doubtful `undecided_record`.  A record that
    /// names a school, teacher, document or support not known then is left out with an `unknown_id`, as it would
    /// contradict itself; what names a record left out goes, too.  All that is left out so stands in dropped(), what is
    /// plainly not known does not.  The days that any of them may concern are gaps of the settings.  Cells stay as they are: what a record said before it was corrected, a ledger does not
    /// hold.  Findings and dropped rows count as this ledger's tables do, from 1.
    /// @errors ErrorCode::bad_day for a mark.
    /// @complexity O(N log N) for N records.
    [[nodiscard]] Ledger as_known_on(Day day, const Watch& watch = {}) const;

    /// Whether a table lists teachers; else they are those whom postings name.
    [[nodiscard]] bool are_teachers_listed() const noexcept;

    /// 16 hexadecimal digits that depend on the records and settings, not on the order of rows.
    /// @complexity O(cells).
    [[nodiscard]] std::string fingerprint() const;

    /// Whether both hold the same records, row by row, and the same settings.
    friend bool operator==(const Ledger& a, const Ledger& b);

private:
    friend class LedgerBuilder;
    friend struct detail::SnapshotDoor;
    explicit Ledger(std::shared_ptr<const detail::LedgerStore> store) noexcept;
    [[nodiscard]] const detail::LedgerStore& store() const noexcept;
    std::shared_ptr<const detail::LedgerHead> store_;  // a LedgerStore
};

namespace detail {

/// All that a ledger holds but its tables, which stand in the LedgerStore behind it: so that they are compiled where they are used.
struct LedgerHead {
    Settings settings;
    std::unique_ptr<IdOrder> schools, teachers, documents;  // they point into tables
    bool are_teachers_listed = true;                        // else they are those whom postings name
    std::vector<Finding> findings;
    std::vector<DroppedRow> dropped;
    std::vector<Source> sources;
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
inline const Settings& Ledger::settings() const& noexcept { return store_->settings; }

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// LedgerBuilder: takes records one by one, in any order of tables, and then checks them all together.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "jiedui/base/export.hpp"
#include "jiedui/base/finding.hpp"
#include "jiedui/base/watch.hpp"
#include "jiedui/model/ledger.hpp"

namespace jiedui {

/// Whether records name schools and teachers by id or by name.
///
/// A name means the record with that name.  For schools, an alias counts as a name.  If several schools have the
/// name, those are ignored that closed before the first day of the record that names them, or opened after its last
/// day.  A predecessor must be open on the day before its succession, a successor on the day itself.  A teacher is
/// looked for among the teachers whose home is the home of the posting.  A name that no record has, or that several
/// have, is a finding.
///
/// If schools are named by name, a school without an id gets its name as id.  If teachers are named by name, a
/// teacher without an id gets the id `home/name`, or the name alone if the home is unknown.  If no table lists
/// teachers, each pair of home and name is one teacher, and `#2` keeps equal ids apart.
struct Naming {
    NamedBy schools = NamedBy::id;   ///< for every column that names schools
    NamedBy teachers = NamedBy::id;  ///< for the column `teacher` of postings

    /// Whether other records name the records of this table by name, so that these need no id.
    template <described Record>
    [[nodiscard]] constexpr bool goes_by_name() const noexcept {
        if constexpr (std::is_same_v<Record, School>) return schools == NamedBy::name;
        if constexpr (std::is_same_v<Record, Teacher>) return teachers == NamedBy::name;
        return false;
    }
};

namespace detail {

struct Draft;

/// The places of columns in their source, from 0, by the header and by the name of the column.
using ColumnPlaces = std::map<std::string, std::uint32_t, std::less<>>;

/// Where the cells of a table come from, if its rows were put together from several places.
struct CellOrigins {
    struct Row {
        std::uint32_t sheet = 0;    ///< which of `sheets`
        std::uint32_t row = 0;      ///< its number in that sheet
        std::uint32_t columns = 0;  ///< which of `columns`
    };
    std::vector<std::string> sheets{};
    std::vector<Row> rows{};  ///< of each row of the table, which the builder counts from 1
    std::vector<std::vector<std::uint32_t>>
        columns{};  ///< for each column of the table its number in the sheet, from 1
    /// For each sheet the headers of its columns that are read, by their number; none if they are another table's.
    std::vector<std::map<std::uint32_t, std::string>> headers{};
    std::vector<ReadColumn> unread{};  ///< the columns that are not read
};

/// The work of a builder on the records of one table; compiled once for each table.
template <described Record>
struct JIEDUI_API DraftTable {
    [[nodiscard]] static Table<Record>& table(Draft& draft);
    static void add(Draft& draft, const Record& record);
    static void add(Draft& draft, const Record& record, std::uint32_t row, bool is_readable);
    static void take(Draft& draft, std::uint32_t row, bool is_readable);
    static void leave_out(Draft& draft, std::uint32_t row);
    static void reserve(Draft& draft, std::size_t records);
    static void name_cells(Draft& draft, std::string sheet, ColumnPlaces columns);
    static void name_origins(Draft& draft, std::shared_ptr<const CellOrigins> origins);
    static void finish(Draft& draft);
    static void mark_unreadable(Draft& draft);
};

}  // namespace detail

/// Takes records and makes a ledger of them.  A reader of any format uses it: the reader adds findings about the
/// format, and the builder finds all other mistakes, which `codes()` lists.  After `finish`, or after the builder was
/// moved from, every call that needs its records throws ErrorCode::unfit_builder.
class JIEDUI_API LedgerBuilder {
public:
    explicit LedgerBuilder(Settings settings = {}, Naming naming = {});
    /// Begins a ledger that is made from `origin`.  It has the settings of `origin`, the attributes and columns of
    /// its tables, and the doubtful findings about these, but no records yet.  It is an error if a document that is
    /// taken names a made id, and this id would then mean another record.
    explicit LedgerBuilder(const Ledger& origin);
    LedgerBuilder(LedgerBuilder&& other) noexcept;
    LedgerBuilder& operator=(LedgerBuilder&& other) noexcept;
    ~LedgerBuilder();

    /// Takes over the record in one row of the origin.  Findings give its place in the origin, from 1.
    /// @param row the row in the origin's table, from 0.
    /// @param is_readable as in `add`.
    /// @pre the table of the origin has the row.
    /// @errors ErrorCode::unfit_builder if the builder has no origin.
    template <described Record>
    void take(std::uint32_t row, bool is_readable = true) {
        detail::DraftTable<Record>::take(draft(), row, is_readable);
    }
    /// Takes over every record of the origin, in its order.  Teachers that only postings name are still not listed, or
    /// follow the teachers that were added.
    /// @errors ErrorCode::unfit_builder if the builder has no origin.
    /// @complexity O(cells).
    void take_all();
    /// Notes that a record of the origin is left out.  The days that it may concern become a gap in the settings.
    /// @pre the builder has an origin, and its table the row.
    template <described Record>
    void leave_out(std::uint32_t row) {
        detail::DraftTable<Record>::leave_out(draft(), row);
    }

    /// Adds a record as the last one of its table.  The table then has every column in which the record has a value.
    /// @errors ErrorCode::too_many_rows if the table already has 2³² − 2 rows.
    template <described Record>
    void add(const Record& record) {
        detail::DraftTable<Record>::add(draft(), record);
    }
    /// Adds a record as the last one of its table.
    /// @param row the place of the record in its source, for findings: the line of a file, or the place among records,
    ///     from 1.
    /// @param is_readable false if a cell of the row was bad.  The record is kept only so that other records may
    ///     refer to its id; it does not enter the ledger.
    /// @errors ErrorCode::too_many_rows if the table already has 2³² − 2 rows.
    template <described Record>
    void add(const Record& record, std::uint32_t row, bool is_readable = true) {
        detail::DraftTable<Record>::add(draft(), record, row, is_readable);
    }
    /// Adds a finding of the reader.
    void add(Finding finding);
    /// Adds a finding of the reader that has the same cause as others, so that they are joined; see FindingList.
    void add(const std::string& cause, Finding finding, const std::function<Phrase()>& expected);
    /// Notes where a table came from, behind the sources noted before: Ledger::sources lists them in this order.
    /// A builder that was made from another ledger ignores the call.
    void add(Source source);
    /// Notes what became of a column of a source, behind those noted before: Ledger::reading lists them in this order.
    /// A builder that was made from another ledger ignores the call.
    void add(ReadColumn column);

    /// Gives what is known of teachers.  It is used only if no table lists teachers.
    void describe_teachers(const Table<Teacher>& teachers);
    /// Notes that the added teachers are not a full list.  They only describe the teachers that postings name; other
    /// teachers are left out.
    /// @pre the table of teachers is not finished.
    void leave_teachers_to_postings();
    /// The table of `Record` as it stands so far.  Code that reads files declares attributes and missing columns here.
    template <described Record>
    [[nodiscard]] Table<Record>& table() {
        return detail::DraftTable<Record>::table(draft());
    }
    [[nodiscard]] const Naming& naming() const noexcept { return naming_; }

    /// Reserves memory for so many more records of a table.
    template <described Record>
    void reserve(std::size_t records) {
        detail::DraftTable<Record>::reserve(draft(), records);
    }
    /// Notes where the columns of a table stand in the source, so that findings can name cells.
    /// @param sheet the name of the sheet; empty if the table is not a sheet.
    /// @param columns the place of each column, from 0, by its header and by its name.
    template <described Record>
    void name_cells(std::string sheet, detail::ColumnPlaces columns) {
        detail::DraftTable<Record>::name_cells(draft(), std::move(sheet), std::move(columns));
    }
    /// Notes where the rows and columns of a table stand in the source, if its rows were put together from several
    /// places.  Findings then name those places.
    template <described Record>
    void name_origins(std::shared_ptr<const detail::CellOrigins> origins) {
        detail::DraftTable<Record>::name_origins(draft(), std::move(origins));
    }
    /// Notes that all records of the table were added.  The table can be read from then on.
    template <described Record>
    void finish_table() {
        detail::DraftTable<Record>::finish(draft());
    }
    /// Notes that the source has the table, but that nothing of it could be read.  Then ids that refer to this table
    /// are not reported as unknown.
    template <described Record>
    void mark_unreadable() {
        detail::DraftTable<Record>::mark_unreadable(draft());
    }

    /// The codes of all findings that a builder can make, each once, in the order of its checks.
    [[nodiscard]] static std::span<const FindingCode> codes() noexcept;

    /// Checks all records and makes the ledger.  Afterwards the builder is empty, also if the ledger is refused.
    /// @param source the name of the ledger in errors, such as its path.
    /// @param keep whether bad rows refuse the ledger or are dropped.
    /// @param watch hears of progress in the step `checks`.
    /// @errors ErrorCode::bad_ledger with all findings, if one of them is an error, unless `keep` is Keep::valid and
    ///     all errors concern single rows; ErrorCode::interrupted if the watch ends the work;
    ///     ErrorCode::unfit_builder if `finish` was called before.
    [[nodiscard]] Ledger finish(std::string_view source, Keep keep, const Watch& watch = {});

private:
    [[nodiscard]] detail::Draft& draft();

    Naming naming_;
    std::unique_ptr<detail::Draft> draft_;  // none once the ledger is made
};

}  // namespace jiedui

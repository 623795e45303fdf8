// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// LedgerBuilder: takes records one by one, in any order of tables, and checks them as a whole.

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

/// By what records speak of schools and teachers.
///
/// A name means the record whose name, or in schools one of whose aliases, is equal to it.  Of
/// several schools those do not count that closed before the first day of the record that names
/// them, or opened after its last; a predecessor is looked for on the eve of its succession, a
/// successor on the day.  A teacher is looked for among those whose home is that of the posting.
/// Every name that means nothing or several things is a finding.
///
/// Where schools go by name, a school without an id has its name as id.  Where teachers do, the id
/// of one without is `home/name`, the name alone if they have no home; where no table lists
/// teachers, each home and name is one teacher, and `#2` keeps apart those whose ids would be
/// equal.
struct Naming {
    NamedBy schools = NamedBy::id;   ///< in every column that speaks of schools
    NamedBy teachers = NamedBy::id;  ///< in postings

    /// Whether others name the table's records by name, so that these need no id.
    template <described Record>
    [[nodiscard]] constexpr bool goes_by_name() const noexcept {
        if constexpr (std::is_same_v<Record, School>) return schools == NamedBy::name;
        if constexpr (std::is_same_v<Record, Teacher>) return teachers == NamedBy::name;
        return false;
    }
};

namespace detail {

struct Draft;

/// Where columns stand in their source, from 0, by header and by name.
using ColumnPlaces = std::map<std::string, std::uint32_t, std::less<>>;

/// What a builder does with the records of one table; compiled once a table.
template <described Record>
struct JIEDUI_API DraftTable {
    [[nodiscard]] static Table<Record>& table(Draft& draft);
    static void add(Draft& draft, const Record& record);
    static void add(Draft& draft, const Record& record, std::uint32_t row, bool is_readable);
    static void take(Draft& draft, std::uint32_t row, bool is_readable);
    static void leave_out(Draft& draft, std::uint32_t row);
    static void reserve(Draft& draft, std::size_t records);
    static void name_cells(Draft& draft, std::string sheet, ColumnPlaces columns);
    static void finish(Draft& draft);
    static void mark_unreadable(Draft& draft);
};

}  // namespace detail

/// Takes the records of a ledger and turns them into one.  A reader of any format uses it: what the
/// format itself has wrong comes in as findings, and the builder finds all else: `codes()` says
/// what it looks for.  A builder that has made its ledger, or was moved from, takes nothing more:
/// ErrorCode::unfit_builder.
class JIEDUI_API LedgerBuilder {
public:
    explicit LedgerBuilder(Settings settings = {}, Naming naming = {});
    /// Begins a ledger that is made from `origin`: with its settings, the attributes and columns of
    /// its tables and what was doubtful about these, but no record yet.  A made id must not pass to
    /// another record while a document that is taken names it.
    explicit LedgerBuilder(const Ledger& origin);
    LedgerBuilder(LedgerBuilder&& other) noexcept;
    LedgerBuilder& operator=(LedgerBuilder&& other) noexcept;
    ~LedgerBuilder();

    /// Takes a record over from the origin; findings count it by its place there, from 1.
    /// @pre the table of the origin has the row.
    /// @errors ErrorCode::unfit_builder if the builder has no origin.
    template <described Record>
    void take(std::uint32_t row, bool is_readable = true) {
        detail::DraftTable<Record>::take(draft(), row, is_readable);
    }
    /// Takes over every record of the origin.  Teachers that only postings name stay so, or stand
    /// behind those added.
    /// @errors ErrorCode::unfit_builder if the builder has no origin.
    /// @complexity O(cells).
    void take_all();
    /// Says that a record of the origin is left out: the days that it may concern are a gap of the
    /// settings.
    /// @pre the builder has an origin, and its table the row.
    template <described Record>
    void leave_out(std::uint32_t row) {
        detail::DraftTable<Record>::leave_out(draft(), row);
    }

    /// Adds a record behind all others of its table; a column in which it says something is then
    /// there.
    /// @errors ErrorCode::too_many_rows.
    template <described Record>
    void add(const Record& record) {
        detail::DraftTable<Record>::add(draft(), record);
    }
    /// Adds a record.
    /// @param row its place in the source, for findings: the line of a file, or the place among
    ///     records, from 1.
    /// @param is_readable false if a cell of the row is bad: the record then stands in for what could be
    /// read, so that others may name it, and never reaches a ledger.
    /// @errors ErrorCode::too_many_rows.
    template <described Record>
    void add(const Record& record, std::uint32_t row, bool is_readable = true) {
        detail::DraftTable<Record>::add(draft(), record, row, is_readable);
    }
    /// Adds what a reader found.
    void add(Finding finding);
    /// Adds what a reader found in one place of several; see FindingList.
    void add(const std::string& cause, Finding finding, const std::function<Phrase()>& expected);
    /// Says where a table came from; what is made from another ledger has no sources.
    void add(Source source);

    /// Says what is known of teachers, should no table list them.
    void describe_teachers(const Table<Teacher>& teachers);
    /// Says that the teachers added are no list: they say more of those that postings name, and
    /// others are left out.
    /// @pre the table of teachers is not finished.
    void leave_teachers_to_postings();
    /// The table, to declare attributes and absent columns.
    template <described Record>
    [[nodiscard]] Table<Record>& table() {
        return detail::DraftTable<Record>::table(draft());
    }
    [[nodiscard]] const Naming& naming() const noexcept { return naming_; }

    /// Says how many more records of a table may come, for the sake of memory.
    template <described Record>
    void reserve(std::size_t records) {
        detail::DraftTable<Record>::reserve(draft(), records);
    }
    /// Says where the columns of a table stand.
    /// @param sheet the name of the sheet in which findings name the cell; empty if the table is
    ///     none.
    /// @param columns where a column stands, from 0, by its header and by its name.
    template <described Record>
    void name_cells(std::string sheet, detail::ColumnPlaces columns) {
        detail::DraftTable<Record>::name_cells(draft(), std::move(sheet), std::move(columns));
    }
    /// Says that all records of the table are there, which can be read from then on.
    template <described Record>
    void finish_table() {
        detail::DraftTable<Record>::finish(draft());
    }
    /// Says that the source has the table but nothing of it could be read: ids that point into it
    /// are then no findings of their own.
    template <described Record>
    void mark_unreadable() {
        detail::DraftTable<Record>::mark_unreadable(draft());
    }

    /// What a builder may find wrong or doubtful in records, in the order in which it looks: each
    /// code once.
    [[nodiscard]] static std::span<const FindingCode> codes() noexcept;

    /// Checks all and makes the ledger.  The builder has given everything away afterwards, also if
    /// the ledger is refused.
    /// @param source how errors call the ledger: its path.
    /// @param watch is told of the step `checks`.
    /// @errors ErrorCode::bad_ledger with all findings, unless `keep` says to drop what is bad and
    ///     it concerns single rows only; ErrorCode::interrupted; ErrorCode::unfit_builder if it was
    ///     called before.
    [[nodiscard]] Ledger finish(std::string_view source, Keep keep, const Watch& watch = {});

private:
    [[nodiscard]] detail::Draft& draft();

    Naming naming_;
    std::unique_ptr<detail::Draft> draft_;  // none once the ledger is made
};

}  // namespace jiedui

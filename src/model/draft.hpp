// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Draft: a ledger in the making, as LedgerBuilder fills it and checks look at it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/base/finding_list.hpp"
#include "jiedui/detail/model/time_filters.hpp"
#include "jiedui/model/ledger_builder.hpp"
#include "model/ledger_store.hpp"
#include "model/made_ids.hpp"
#include "model/near_ids.hpp"

namespace jiedui::detail {

/// What is known of a table's rows beside their values.
struct RowNotes {
    std::vector<std::uint32_t> rows;  ///< where each stands in the source
    std::vector<bool> bad;
    std::vector<DayRange> gaps{};  ///< days that rows left out may concern
    bool is_unreadable = false;    ///< the whole table
    std::string sheet{};           ///< its name, where the table is one
    ColumnPlaces columns{};
    std::shared_ptr<const CellOrigins> origins{};  ///< where rows and cells stand; null if `rows` says it

    /// The number of a record's row for people; with the sheet, if there are several.
    [[nodiscard]] std::string row_text(std::size_t record) const;
};

/// A ledger in the making: its tables, what is known of their rows, and what was found.
struct Draft {
    Draft(Settings settings, Naming names);
    explicit Draft(const Ledger& made_from);

    template <class Record>
    [[nodiscard]] Table<Record>& table() noexcept {
        return store->table<Record>();
    }
    template <class Record>
    [[nodiscard]] RowNotes& notes() noexcept {
        return notes_of_tables[table_place<Record>()];
    }
    template <class Record>
    [[nodiscard]] bool is_bad(std::size_t row) noexcept {
        return notes<Record>().bad[row];
    }
    /// Says that a record cannot be kept, because of another that is wrong.
    template <class Record>
    void mark_bad(std::size_t row) noexcept {
        notes<Record>().bad[row] = true;
    }

    /// Reports what a check found: a finding of its code.
    template <class Check, class Record>
    void report(std::size_t row, std::string_view column, std::string_view value, Phrase expected = {}) {
        report_cause<Check, Record>({}, row, column, value, [&] { return std::move(expected); });
    }
    /// Reports what a check found, or counts one more of the same cause.
    template <class Check, class Record>
    void report_cause(const std::string& cause, std::size_t row, std::string_view column, std::string_view value,
                      const std::function<Phrase()>& expected) {
        report_in(notes<Record>(), row, cause,
                  {Check::code, std::string{Record::table}, 0, std::string{column}, std::string{value}, {}}, expected);
    }

    /// Adds a finding, or counts one more of the same cause.  Where several records were made of one row of a sheet, a
    /// cell counts once.
    void add(const std::string& cause, Finding finding, const std::function<Phrase()>& expected);

    /// The ledger from which records are taken.
    /// @errors ErrorCode::unfit_builder if there is none.
    [[nodiscard]] const Ledger& origin_or_throw() const;
    /// Whether some table lists teachers, or did so in the origin: then postings name none but
    /// those.
    [[nodiscard]] bool are_teachers_listed();

    /// Keeps what is known of teachers, should no table list them.
    void describe_teachers(const Table<Teacher>& teachers);
    /// Takes the teachers added for descriptions of those that postings name.
    void leave_teachers_to_postings();
    /// Puts the teachers that only postings of the origin name behind those that were added to it.
    void add_unlisted_teachers();
    /// Makes a table of those that postings name, if no table lists teachers.
    void name_teachers();

    /// Turns names into ids where records go by name.
    void resolve_names();
    /// Counts the rows of the source, of all that was read.
    void count_rows();
    /// Leaves out the records that are bad, and notes the days that they may concern.
    void drop_bad();
    /// Adds the gaps of all tables to the settings.
    void note_gaps();
    /// Puts schools, teachers and documents in the order of their ids, and finds what references
    /// mean.
    void order_and_resolve();
    /// Counts the postings that make no tie.
    void count_not_ties();
    /// What was found, by table and row; those of one row stay in the order in which they were
    /// found.  What is wrong in every row of a table is said once.
    [[nodiscard]] std::vector<Finding> take_findings();

    Naming naming;
    std::unique_ptr<LedgerStore> store;
    std::array<RowNotes, Tables::size> notes_of_tables{};
    FindingList found{};
    std::optional<Ledger> origin{};
    std::set<std::string, std::less<>> ambiguous{};          ///< names of schools that mean several
    NearIds near{};                                          ///< looks for the ids that are nearest to unknown ones
    std::map<std::string, Teacher, std::less<>> unlisted{};  ///< teachers by name that no table lists
    SameRows same_rows{};                                    ///< ties that say what an earlier one says
    std::array<std::uint64_t, Tables::size> row_counts{};    ///< rows of the source, of all that was read

private:
    void report_in(RowNotes& notes, std::size_t row, const std::string& cause, Finding finding,
                   const std::function<Phrase()>& expected);
    void resolve_school_names();
    void resolve_teacher_names();
    template <class Record>
    void drop_bad_of();
    template <class Record>
    void keep_made_ids(const std::vector<std::uint32_t>& places);
    void name_cell(Finding& finding, std::size_t table) const;

    using CellOfSheet =
        std::tuple<std::size_t, std::uint32_t, std::uint32_t, std::uint32_t>;  // table, sheet, row, column
    [[nodiscard]] std::optional<CellOfSheet> find_cell(const Finding& finding) const;

    std::map<std::string, CellOfSheet, std::less<>> last_cells_{};  // by cause: the cell that was counted last
};

}  // namespace jiedui::detail

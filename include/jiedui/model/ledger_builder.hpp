// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// LedgerBuilder: takes records one by one, in any order of tables, and checks them as a whole.

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/base/finding_list.hpp"
#include "jiedui/base/watch.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/time_filters.hpp"

namespace jiedui {

namespace detail {
struct NameFault;
}

/// By what records speak of schools and teachers.
///
/// A name means the record whose name, or in schools one of whose aliases, is equal to it.  Of several schools those
/// do not count that closed before the first day of the record that names them, or opened after its last; a
/// predecessor is looked for on the eve of its succession, a successor on the day.  A teacher is looked for among those
/// whose home is that of the posting.  Every name that means nothing or several things is a finding.
///
/// Where schools go by name, a school without an id has its name as id.  Where teachers do, the id of one without is
/// `home/name`, the name alone if she has no home; where no table lists teachers, each home and name is one teacher, and
/// `#2` keeps apart those whose ids would be equal.
struct Naming {
    NamedBy schools = NamedBy::id;   ///< in every column that speaks of schools
    NamedBy teachers = NamedBy::id;  ///< in postings
};

/// Takes the records of a ledger and turns them into one.  Whoever reads a format uses it: what the
/// format itself has wrong comes in as findings, all else is found here.  A builder that has made its ledger, or was moved
/// from, takes nothing more: ErrorCode::unfit_builder.
class JIEDUI_API LedgerBuilder {
public:
    explicit LedgerBuilder(Settings settings = {}, Naming naming = {});
    /// Begins a ledger that is made from `origin`: with its settings, the attributes and columns of its tables and what
    /// was doubtful about these, but no record yet.  A made id must not pass to another record while a document
    /// that is taken names it.
    explicit LedgerBuilder(const Ledger& origin);

    /// Takes a record over from the origin; findings count it by its place there, from 1.
    /// @pre the table of the origin has the row.
    /// @errors ErrorCode::unfit_builder if the builder has no origin.
    template <described Record>
    void take(std::uint32_t row, bool sound = true);
    /// Takes over every record of the origin.  Teachers whom only postings name stay so, or stand behind those added.
    /// @errors ErrorCode::unfit_builder if the builder has no origin.
    /// @complexity O(cells).
    void take_all();
    /// Says that a record of the origin is left out: the days that it may concern are a gap of the settings.
    /// @pre the builder has an origin, and its table the row.
    template <described Record>
    void leave_out(std::uint32_t row);
    /// Adds a record behind all others of its table; a column in which it says something is then there.
    /// @errors ErrorCode::too_many_rows.
    template <described Record>
    void add(const Record& record);

    /// Adds a record.
    /// @param row its place in the source, for findings: the line of a file, or the place among records, from 1.
    /// @param sound false if a cell of the row is bad: the record then stands in for what could be
    /// read, so that others may name it, and never reaches a ledger.
    /// @errors ErrorCode::too_many_rows.
    template <described Record>
    void add(const Record& record, std::uint32_t row, bool sound = true);

    /// Adds what a reader found.
    void add(Finding finding) { found_.add(std::move(finding)); }
    /// Adds what a reader found in one place of several; see FindingList.
    void add(const std::string& cause, Finding finding, const std::function<Phrase()>& expected) {
        found_.add(cause, std::move(finding), expected);
    }
    /// Says where a table came from; what is made from another ledger has no sources.
    void add(Source source) {
        if (!origin_) store().sources.push_back(std::move(source));
    }
    /// Says what is known of teachers, should no table list them.
    void describe_teachers(const Table<Teacher>& teachers);
    /// Says that the teachers added are no list: they say more of those whom postings name, and others are left out.
    /// @pre the table of teachers is not finished.
    void leave_teachers_to_postings();
    /// The table, to declare attributes and absent columns.
    template <described Record>
    [[nodiscard]] Table<Record>& table() {
        return store().table<Record>();
    }

    /// Says how many more records of a table may come, for the sake of memory.
    template <described Record>
    void expect(std::size_t records);
    /// Says where the columns of a table stand.
    /// @param sheet the name of the sheet in which findings name the cell; empty if the table is none.
    /// @param columns where a column stands, from 0, by its header and by its name.
    template <described Record>
    void name_cells(std::string sheet, std::map<std::string, std::uint32_t, std::less<>> columns);
    [[nodiscard]] const Naming& naming() const noexcept { return naming_; }
    /// Whether others name the table's records by name, so that these need no id.
    template <described Record>
    [[nodiscard]] bool goes_by_name() const noexcept {
        if constexpr (std::is_same_v<Record, School>) return naming_.schools == NamedBy::name;
        if constexpr (std::is_same_v<Record, Teacher>) return naming_.teachers == NamedBy::name;
        return false;
    }

    /// Says that all records of the table are there, which can be read from then on.
    template <described Record>
    void finish_table();
    /// Says that the source has the table but nothing of it could be read: ids that point into it are
    /// then no findings of their own.
    template <described Record>
    void mark_unreadable() noexcept;

    /// Checks all and makes the ledger.  The builder has given everything away afterwards, also if the ledger is refused.
    /// @param source how errors call the ledger: its path.
    /// @param watch is told of the step `checks`.
    /// @errors ErrorCode::bad_ledger with all findings, unless `keep` says to drop what is bad and it concerns
    /// single rows only; ErrorCode::interrupted; ErrorCode::unfit_builder if it was called before.
    [[nodiscard]] Ledger finish(std::string_view source, Keep keep, const Watch& watch = {});

private:
    /// What is known of a table's rows beside their values.
    struct RowNotes {
        std::vector<std::uint32_t> rows;  ///< where each stands in the source
        std::vector<bool> bad;
        std::vector<DayRange> gaps{};                                 ///< days that rows left out may concern
        bool is_unreadable = false;                                   ///< the whole table
        std::string sheet{};                                          ///< its name, where the table is one
        std::map<std::string, std::uint32_t, std::less<>> columns{};  ///< of the sheet
    };
    template <class Record>
    [[nodiscard]] RowNotes& notes() noexcept;
    [[nodiscard]] detail::LedgerStore& store();
    [[nodiscard]] const Ledger& origin() const;
    template <class Record>
    void report(FindingCode code, std::size_t row, std::string_view column, std::string_view value,
                Phrase expected = {});
    /// Reports a finding, or counts one more of the same cause.
    template <class Record>
    void report_cause(const std::string& cause, FindingCode code, std::size_t row, std::string_view column,
                      std::string_view value, const std::function<Phrase()>& expected);
    template <class Record>
    [[nodiscard]] bool check_attributes(const Record& record, std::size_t place);
    void check_settings();
    template <class Record>
    void check_texts();
    template <class Record>
    void check_ids();
    template <class Record>
    void declare_as_in_origin();
    [[nodiscard]] bool are_teachers_listed();
    void add_unlisted_teachers();
    [[nodiscard]] bool is_renamed(std::string_view id, std::uint32_t document, std::uint32_t support);
    template <class Record, auto Member, class Target>
    void check_links(const IdOrder& order);
    template <class Record>
    void check_opening();
    template <class Record>
    void check_long_running(Day latest);
    template <class Record>
    void check_endless();
    template <class Record>
    void check_parts();
    template <class Record>
    [[nodiscard]] std::uint64_t row_count();
    template <class Record>
    void drop_bad();
    template <class Record>
    void note_gaps();
    template <class Record>
    void keep_made_ids(const std::vector<std::uint32_t>& places);

    template <class Record>
    void report_name(const detail::NameFault& fault);
    template <class Target>
    [[nodiscard]] Phrase expected_id(std::string_view id);
    [[nodiscard]] Phrase expected_support(std::string_view id);
    [[nodiscard]] bool may_compare(std::size_t ids) noexcept;
    [[nodiscard]] Phrase near_ids(std::string_view table, std::string_view id, const std::vector<std::string>& ids);
    void resolve_names();
    void resolve_school_names();
    void resolve_teacher_names();
    void name_teachers();
    void check_references();
    void check_plausibility();
    void check_all_ends();
    void check_all_parts();
    void check_school_links();
    void check_document_links();
    void check_supports_of_documents();
    void order_and_resolve();
    void check_names();
    void check_backbone();
    void check_successions();
    void count_not_ties();
    void check_all_texts();
    void take_findings();
    void name_cell(Finding& finding, std::size_t table) const;

    Naming naming_;
    std::unique_ptr<detail::LedgerStore> store_;
    std::array<RowNotes, std::tuple_size_v<detail::Tables>> notes_;
    FindingList found_;
    std::vector<Finding> findings_;  // sorted, once all are found
    std::optional<Ledger> origin_;
    std::set<std::string, std::less<>> ambiguous_;          // names of schools
    std::map<std::string, std::vector<std::string>> ids_;   // by table, where the nearest one was looked for
    std::size_t compared_ = 0;                              // ids, in search of the nearest
    std::map<std::string, Teacher, std::less<>> unlisted_;  // teachers by name whom no table lists
};

}  // namespace jiedui

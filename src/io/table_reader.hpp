// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// TableReader: turns rows of cells into the records of one table.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/cell.hpp"
#include "io/cell_tally.hpp"
#include "io/column_rules.hpp"
#include "io/header.hpp"
#include "io/name_book.hpp"
#include "io/reading.hpp"
#include "io/row_source.hpp"
#include "io/row_units.hpp"
#include "jiedui/model/source.hpp"

namespace jiedui::detail {

/// Reads one table into the builder.  It knows no table: RecordReader fills the fields of a record,
/// and what is peculiar to a table stands in `tables/<table>.cpp`.
///
/// Tables are read in the order of Records, as helper columns are checked against those read
/// before, and documents name supports.
class TableReader {
public:
    TableReader(const TableReader&) = delete;
    TableReader& operator=(const TableReader&) = delete;
    virtual ~TableReader() = default;

    /// Reads rows, whatever they come from.
    void read(RowSource& rows, Source source);
    /// Reads the bytes of a CSV file.
    void read_csv(std::string bytes, Source source);
    /// Says that there is no such table.
    virtual void miss();
    /// Says that nothing of the table could be read.
    virtual void mark_unreadable() = 0;
    /// Ends the table, whether it was read or not: other tables may look at it from then on.
    virtual void end() = 0;

    [[nodiscard]] std::string_view table() const noexcept { return shape_.name; }
    /// What stands between the cells of a CSV file: that of `,`, `;` and tabulator with which most
    /// headers are known.
    [[nodiscard]] char separator_of(std::string_view text) const;

protected:
    /// A column of the file that is a column of the table.
    struct Field {
        std::size_t place = 0;   ///< in the row
        std::size_t column = 0;  ///< in the record
        CellRules rules{};
        std::string header{};
        bool is_required = false;
        bool is_day = false;
    };

    TableReader(Reading& reading, TableShape shape);

    // What a table may do in its own way.

    /// Whether a column that the file does not have is read from others.
    [[nodiscard]] virtual bool is_said_otherwise(std::string_view column) const;
    /// Prepares for the rows, once the header is known and sound.
    virtual void prepare() {}
    /// Whether a row says nothing that is to be read.
    [[nodiscard]] virtual bool is_skipped() { return false; }
    /// Whether the table can read a cell that is not a value of its column.
    [[nodiscard]] virtual bool is_readable(const Field& field, std::string_view cell);
    /// Completes a record from what the file says of every row.
    virtual void complete_record() {}
    /// Adds what the row says, which is one record unless the table knows of more.
    /// @param is_readable whether every cell of the row could be read.
    virtual void add_row(bool is_readable) { add_record(is_readable); }
    /// Reports what is found once the last row is read.
    virtual void report_table() {}

    // What the record of a row does, whatever its table.

    virtual void begin_record() = 0;
    [[nodiscard]] virtual bool read_fields() = 0;
    virtual void set_id(std::string_view id) = 0;
    virtual void set_days(const Span& first, const LastDay& last) = 0;
    virtual void set_running() = 0;
    virtual void add_attribute(const std::string& name, std::string_view text) = 0;
    virtual void add_record(bool is_readable) = 0;

    // What the table of the builder is told.

    [[nodiscard]] virtual std::size_t records_before() const = 0;
    [[nodiscard]] virtual std::vector<std::string> attributes() const = 0;
    virtual void declare_attribute(std::string_view name) = 0;
    virtual void reserve(std::size_t records) = 0;
    virtual void name_cells(std::string sheet, ColumnPlaces places) = 0;
    virtual void name_origins(std::shared_ptr<const CellOrigins> origins) = 0;
    /// Says whether column `column` is there.
    virtual void note_column(std::size_t column, bool is_there) = 0;
    /// Adds a field for each column that the file has.
    virtual void prepare_fields() = 0;

    // For tables, and for RecordReader.

    [[nodiscard]] Reading& reading() noexcept { return reading_; }
    [[nodiscard]] const Reading& reading() const noexcept { return reading_; }
    [[nodiscard]] const Aliases& aliases() const noexcept { return reading_.settings.aliases; }
    [[nodiscard]] const RuleSources& sources() const noexcept { return sources_; }
    [[nodiscard]] const TableShape& shape() const noexcept { return shape_; }
    /// What the header and the units of the table look at, to be filled by its own reader before it
    /// reads.
    [[nodiscard]] TableShape& shape() noexcept { return shape_; }
    [[nodiscard]] const Header& header() const noexcept { return header_; }
    [[nodiscard]] RowUnits& units() noexcept { return units_; }
    [[nodiscard]] const std::vector<Field>& fields() const noexcept { return fields_; }
    void add_field(Field field);

    /// The cells of the row.
    [[nodiscard]] const std::vector<std::string_view>& cells() const noexcept { return rows_->cells(); }
    /// One of them, without blanks at its ends.
    [[nodiscard]] std::string_view cell(std::size_t place) const noexcept { return trimmed(cells()[place]); }
    /// Where the row stands, as findings count it.
    [[nodiscard]] std::uint32_t row() const noexcept { return rows_before_ + rows_->row(); }

    [[nodiscard]] Finding finding_of(FindingCode code, std::uint32_t line, std::string_view column,
                                     std::string_view value, Phrase expected = {}) const;
    void report(FindingCode code, std::uint32_t line, std::string_view column, std::string_view value,
                Phrase expected = {});
    /// Counts what became of a cell of the row.
    void count(std::size_t place, CellFate fate) noexcept { tally_.count(place, fate); }
    /// Notes money in a column that has no unit.
    void note_unitless(std::optional<std::size_t> place, std::string_view column,
                       const std::optional<Thousandths>& money);

    /// Whether the cell of a day is a number that may mean two months, which is reported.
    [[nodiscard]] bool is_either_month(const Field& field, std::string_view cell);
    void report_other_unit(std::string_view unit);
    void report_cut_month(const Field& field, std::string_view cell);
    /// Whether the cell says nothing, as a formula failed or as its number is of several rows; reported if so.
    [[nodiscard]] bool is_lost(const Field& field, std::string_view cell);
    /// Whether a cell that says that its value is unknown may do so; reported if not.
    [[nodiscard]] virtual bool may_be_unknown(const Field& field, std::string_view cell);
    /// Whether a cell that is not a value of its column can be read nevertheless; reported if not.
    [[nodiscard]] bool can_be_read(const Field& field, std::string_view cell);

private:
    /// A column of the file that the table does not have: its name, and for a helper the place of
    /// the id beside it.
    struct Extra {
        std::size_t place = 0;
        std::string name{};
        std::string header{};
        std::optional<std::size_t> id_place{};
        NameBook names{};
    };

    void report_progress() const;
    [[nodiscard]] bool read_rows(Source& source);
    [[nodiscard]] bool read_header_rows(Source& source);
    void pass_over(const HeaderRows& header, Source& source);
    void prepare_columns(const Source& source);
    void name_places(const Source& source);
    void prepare_units();
    void prepare_tally();
    void count_others();
    void add_reading(const Source& source);
    void prepare_others();
    void prepare_extra(std::size_t place);
    [[nodiscard]] Phrase columns_near(std::string_view name) const;
    void read_row();
    [[nodiscard]] bool read_both_days();
    void read_extra(Extra& extra);
    void add_broken_row();
    void report_fault();
    [[nodiscard]] std::size_t cap_of(std::string_view what) const;
    [[nodiscard]] bool has_fitting_length() const;
    void report_unnamed();
    void report_first_cell();
    void report_long_number(std::size_t place, std::string_view header, std::string_view text);
    void report_unit_above(const Source& source);
    void read_unit();
    void report_word(const Field& field, std::string_view cell);
    void report_missing_end();
    [[nodiscard]] bool has_days() const;
    [[nodiscard]] bool has_last_day() const;
    [[nodiscard]] std::optional<MissingDays> meaning_of_missing_end() const;

    Reading& reading_;
    TableShape shape_;
    JoinedWords joined_;
    RuleSources sources_;
    RowSource* rows_ = nullptr;
    Header header_;
    RowUnits units_;
    std::size_t named_count_ = 0;
    std::vector<Field> fields_;
    std::vector<Extra> extras_;
    CellTally tally_;
    std::vector<std::size_t> unread_places_;               // columns that nothing reads
    std::set<std::string, std::less<>> near_headers_;      // those that are told as a slip of the pen
    std::optional<std::size_t> unit_place_;                // of a unit that is no column of the record
    std::set<std::string, std::less<>> known_attributes_;  // of the ledger to which rows are added
    std::vector<std::size_t> unnamed_places_;              // no value was found below their empty headers yet
    std::optional<std::size_t> id_place_, both_days_place_;
    NameBook school_names_;          // to tell units from them
    bool are_units_names_ = false;   // which is reported once
    bool is_end_running_ = false;    // of every row, as the ledger says of a column that is not there
    std::uint32_t rows_before_ = 0;  // of the ledger to which rows are added
    bool is_cut_short_ = false;      // a quote that is never closed swallowed the rest
    std::uint64_t row_count_ = 0;
};

/// The reader of a table, which reads it once; each is made in `tables/<table>.cpp`.
template <described Record>
[[nodiscard]] std::unique_ptr<TableReader> reader_of(Reading& reading);

}  // namespace jiedui::detail

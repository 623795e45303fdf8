// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Finding: something wrong or doubtful in a ledger, as a code and arguments.  `explain` makes its text, in
/// English or Chinese.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/language.hpp"
#include "jiedui/base/phrase.hpp"

namespace jiedui {

/// What is wrong or doubtful.
enum class FindingCode : std::uint8_t {
    // the whole ledger or a whole table
    missing_table,      ///< there are no schools, or neither supports nor postings nor transfers
    empty_table,        ///< a file without a header
    same_table,         ///< two files hold the same table
    missing_column,     ///< a required column is not there
    ambiguous_column,   ///< a header that may mean more than one column
    same_column,        ///< two headers mean the same column
    unreadable_column,  ///< a column of a data frame whose type cells cannot have
    unnamed_column,     ///< values below an empty header
    bad_encoding,       ///< text that is neither UTF-8 nor GB18030
    mixed_encoding,     ///< text that is UTF-8 in some lines and not in others
    nul_byte,           ///< a zero byte in a text
    too_large,          ///< a row with more columns or bytes than allowed
    unclosed_quote,     ///< the file ends inside a quote
    misplaced_quote,    ///< text behind a closing quote
    missing_unit,       ///< money without a unit, while other money of the ledger is in 万元
    bad_setting,        ///< ledger.json: not JSON, an unknown key or a wrong value
    // one row
    row_length,         ///< more or fewer cells than the header
    missing_value,      ///< a required cell is empty or unknown
    unknown_word,       ///< not a word of the column's list
    bad_text,           ///< a text with bytes that are not UTF-8, or with a zero byte
    bad_day,            ///< a text that is not a day, month, term or school year
    bad_number,         ///< not a number of the column's kind
    number_for_text,    ///< a name that is only a number
    several_values,     ///< a cell that holds several values where one is wanted
    undivided_amount,   ///< an amount in a row of several channels
    per_pupil,          ///< a ratio per pupil from which no exact total can be made
    duplicate_id,       ///< an id that an earlier row of the table has already
    unknown_id,         ///< an id that the table it refers to does not have
    last_before_first,  ///< a last day before the first
    unknown_name,       ///< a name that no record of the table it refers to has
    ambiguous_name,     ///< a name that several records of the table it refers to have
    succession_ring,    ///< schools that succeed one another in a circle on one day
    unknown_column,     ///< added records have a column that the table does not have
    renamed_id,         ///< a made id that another record had before
    would_change,       ///< a value that a file cannot hold: it would be read back as another value
    // doubtful: the ledger loads
    open_end_assumed,    ///< no last_day column: after its first day no record is certainly in force
    self_support,        ///< a school that supports itself: no slice has such a tie
    before_opening,      ///< in force before the school opened
    after_closing,       ///< in force after the school closed
    same_name,           ///< two schools have the same name
    same_record,         ///< two ties without ids that say the same in every column
    long_running,        ///< left running for ten years
    name_differs,        ///< a name beside an id is not the name that belongs to the id
    unknown_file,        ///< a file that is not a table of a ledger
    no_posting,          ///< rows which say that there was no posting
    unclear_succession,  ///< a succession with missing or surplus data: it is not followed
    undecided_record,    ///< it is not known whether the ledger had the record on the day asked for
    near_column,         ///< an attribute whose header is nearly that of a missing column
    backbone_differs,    ///< a posting and its teacher's record disagree on whether the teacher is a backbone teacher
    looks_endless,       ///< a last day 9999-12-31: a day, though it is often written for «no end»
    open_school_year,    ///< a first day that names a whole school year, and no last day
    // doubtful: what the layout of a file may hide, or a shape assumes
    rows_left_out,    ///< rows of a sheet that the shape takes for totals, notes and the like
    assumed_column,   ///< a header that the shape takes for a column
    assumed_value,    ///< a cell that the shape reads as another text
    assumed_days,     ///< days that the shape takes from the name or the title of a sheet
    assumed_unit,     ///< a unit that the shape takes from a line above the table
    several_records,  ///< a row that the shape reads as several records
    joined_sheets,    ///< several sheets that the shape reads as one table
    made_schools,     ///< schools that no sheet lists, made of the ends of ties
    unread_sheet,     ///< a sheet that the shape does not read
    hidden_sheet,     ///< a hidden sheet: read without a shape, not read with one
    merged_number,    ///< a number in a cell that is merged over several rows: unknown in each
    error_value,      ///< what a spreadsheet shows for a formula that failed: unknown
    long_number,      ///< a number of more than 15 digits, which a spreadsheet does not keep whole
    total_differs,    ///< a total that is not the sum of its rows
    like_total,       ///< a record whose row begins like a total or a note
    unit_above,       ///< a unit above the table, which is not read without a shape
    unit_differs,     ///< a unit above the table that is not that of the header
    assumed_table,    ///< a sheet that is not called like a table, taken for one by its header
    several_people,   ///< a cell that seems to name several people, read as one teacher
    unused_column     ///< an attribute whose header seems to speak of what the table wants
};

template <>
struct ClosedList<FindingCode> {
    static constexpr std::string_view name = "finding";
    static constexpr std::array<std::string_view, 71> words{
        "missing_table",     "empty_table",        "same_table",        "missing_column",
        "ambiguous_column",  "same_column",        "unreadable_column", "unnamed_column",
        "bad_encoding",      "mixed_encoding",     "nul_byte",          "too_large",
        "unclosed_quote",    "misplaced_quote",    "missing_unit",      "bad_setting",
        "row_length",        "missing_value",      "unknown_word",      "bad_text",
        "bad_day",           "bad_number",         "number_for_text",   "several_values",
        "undivided_amount",  "per_pupil",          "duplicate_id",      "unknown_id",
        "last_before_first", "unknown_name",       "ambiguous_name",    "succession_ring",
        "unknown_column",    "renamed_id",         "would_change",      "open_end_assumed",
        "self_support",      "before_opening",     "after_closing",     "same_name",
        "same_record",       "long_running",       "name_differs",      "unknown_file",
        "no_posting",        "unclear_succession", "undecided_record",  "near_column",
        "backbone_differs",  "looks_endless",      "open_school_year",  "rows_left_out",
        "assumed_column",    "assumed_value",      "assumed_days",      "assumed_unit",
        "several_records",   "joined_sheets",      "made_schools",      "unread_sheet",
        "hidden_sheet",      "merged_number",      "error_value",       "long_number",
        "total_differs",     "like_total",         "unit_above",        "unit_differs",
        "assumed_table",     "several_people",     "unused_column"};
};

/// How serious a finding is.  A ledger with an error is refused; a doubtful finding is only listed.
enum class Severity : std::uint8_t { error, doubtful };

template <>
struct ClosedList<Severity> {
    static constexpr std::string_view name = "severity";
    static constexpr std::array<std::string_view, 2> words{"error", "doubtful"};
};

/// One thing wrong or doubtful in a ledger.
///
/// Places with the same cause share one finding, which names the first of them.  Such causes are: one id that a
/// table does not have, one word that a column does not know, one fault in every row of a table.  `count` says
/// how many places there are.
struct Finding {
    FindingCode code = FindingCode::missing_table;
    std::string table;  ///< the table, e.g. supports; the name of the file if the file is not a table
    std::uint32_t row =
        0;               ///< the row: the line in the file, or the place of a record, from 1; 0 means the whole table
    std::string column;  ///< the name of the column, or the header in the file; empty: the whole row
    std::string value;   ///< the text that stands there
    Phrase expected;     ///< what was expected, as a part of the text: the allowed words, another table, another row

    std::string cell{};          ///< the sheet and cell of a workbook, 结对!B7; empty if the source is not a workbook
    std::uint32_t position = 0;  ///< the number of the column in its file, sheet or frame, from 1; 0 if there is none
    std::uint64_t count = 1;     ///< how many places have this fault, including this one
    std::uint64_t unlisted = 0;  ///< how many further findings with the same code, table and column are not listed

    [[nodiscard]] Severity severity() const noexcept {
        return code < FindingCode::open_end_assumed ? Severity::error : Severity::doubtful;
    }
    friend bool operator==(const Finding&, const Finding&) = default;
};

/// The finding as text for people: where it is, what is wrong, what was expected, how to mend it, and how many
/// more places have it.
[[nodiscard]] JIEDUI_API std::string explain(const Finding& finding, Language language = Language::en);

}  // namespace jiedui

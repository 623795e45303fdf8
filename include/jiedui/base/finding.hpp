// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Finding: something wrong or doubtful in a ledger, as code and arguments; its text is made when asked, in English or Chinese.

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
    missing_table,      ///< schools, or all of supports, postings and transfers
    empty_table,        ///< a file without a header
    same_table,         ///< two files hold the same table
    missing_column,     ///< a required column
    ambiguous_column,   ///< a header that could mean several things
    same_column,        ///< two headers mean the same column
    unreadable_column,  ///< a column of a data frame whose type holds no cells
    unnamed_column,     ///< values below an empty header
    bad_encoding,       ///< text that is neither UTF-8 nor GB18030
    mixed_encoding,     ///< text that is UTF-8 in some lines only
    nul_byte,           ///< a zero byte in a text
    too_large,          ///< a row beyond the caps on columns and bytes
    unclosed_quote,     ///< the file ends inside a quote
    misplaced_quote,    ///< text behind a closing quote
    missing_unit,       ///< money without a unit in a ledger with money in 万元
    bad_setting,        ///< ledger.json: not JSON, an unknown key or a wrong value
    // one row
    row_length,         ///< more or fewer cells than the header
    missing_value,      ///< a required cell is empty or unknown
    unknown_word,       ///< not a word of the column's list
    bad_text,           ///< a text with bytes that are no UTF-8, or with a zero byte
    bad_day,            ///< no day, month, term or school year
    bad_number,         ///< not a number of the column's kind
    number_for_text,    ///< a name that is only a number
    several_values,     ///< a cell that holds several values where one is wanted
    undivided_amount,   ///< an amount in a row of several channels
    per_pupil,          ///< a ratio per pupil from which no exact total can be made
    duplicate_id,       ///< an id that an earlier row of the table has
    unknown_id,         ///< an id that the other table does not have
    last_before_first,  ///< a last day before the first
    unknown_name,       ///< a name that no record of the other table has
    ambiguous_name,     ///< a name that several records of the other table have
    succession_ring,    ///< schools that succeed one another round about on one day
    unknown_column,     ///< a column of records that are added, and that the table has not
    renamed_id,         ///< a made id that was another record's before
    would_change,       ///< a value of a record that no file can hold: it would come back as another
    // doubtful: the ledger loads
    open_end_assumed,    ///< no last_day column: nothing is surely in force after its first day
    self_support,        ///< a school that supports itself: in no slice
    before_opening,      ///< in force before the school opened
    after_closing,       ///< in force after the school closed
    same_name,           ///< two schools of one name
    long_running,        ///< left running for ten years
    name_differs,        ///< a helper name that is not the name of the id beside it
    unknown_file,        ///< a file that is no table
    no_posting,          ///< rows that say that there was no posting
    unclear_succession,  ///< a succession that lacks something, or says too much, so that nothing follows it
    undecided_record,    ///< nobody knows whether the ledger had the record on the day asked
    near_column,         ///< a header that is an attribute, and nearly that of a column that is not there
    backbone_differs,  ///< a posting that says of its teacher's being a backbone teacher what the teacher's record denies
    looks_endless      ///< a last day 9999-12-31: a day, though it is often written for «no end»
};

template <>
struct ClosedList<FindingCode> {
    static constexpr std::string_view name = "finding";
    static constexpr std::array<std::string_view, 49> words{
        "missing_table",    "empty_table",       "same_table",       "missing_column",    "ambiguous_column",
        "same_column",      "unreadable_column", "unnamed_column",   "bad_encoding",      "mixed_encoding",
        "nul_byte",         "too_large",         "unclosed_quote",   "misplaced_quote",   "missing_unit",
        "bad_setting",      "row_length",        "missing_value",    "unknown_word",      "bad_text",
        "bad_day",          "bad_number",        "number_for_text",  "several_values",    "undivided_amount",
        "per_pupil",        "duplicate_id",      "unknown_id",       "last_before_first", "unknown_name",
        "ambiguous_name",   "succession_ring",   "unknown_column",   "renamed_id",        "would_change",
        "open_end_assumed", "self_support",      "before_opening",   "after_closing",     "same_name",
        "long_running",     "name_differs",      "unknown_file",     "no_posting",        "unclear_succession",
        "undecided_record", "near_column",       "backbone_differs", "looks_endless"};
};

/// How much a finding weighs: an error refuses the ledger, a doubtful one is listed.
enum class Severity : std::uint8_t { error, doubtful };

template <>
struct ClosedList<Severity> {
    static constexpr std::string_view name = "severity";
    static constexpr std::array<std::string_view, 2> words{"error", "doubtful"};
};

/// One thing wrong or doubtful in a ledger.
///
/// What has one cause is one finding, at its first place: an id that a table has not, wherever it stands; a word that
/// its column does not know; what is wrong in every row of a table.  `count` says in how many places it is so.
struct Finding {
    FindingCode code = FindingCode::missing_table;
    std::string table;  ///< the table, e.g. supports; the file's name if it is no table
    std::uint32_t row =
        0;               ///< as the file counts its lines, from 1; for records their place, from 1; 0: the whole table
    std::string column;  ///< the column, or as the file's header calls it; empty: the whole row
    std::string value;   ///< what stands there
    Phrase expected;     ///< an argument of the text: the words allowed, the table asked, the other row

    std::string cell{};          ///< where it stands in a workbook, 结对!B7; empty elsewhere
    std::uint32_t position = 0;  ///< of the column in its file, sheet or frame, from 1; 0 if it is none of them
    std::uint64_t count = 1;     ///< in how many places it is so, this one among them
    std::uint64_t unlisted = 0;  ///< how many more of its code, table and column there are, of which only this is known

    [[nodiscard]] Severity severity() const noexcept {
        return code < FindingCode::open_end_assumed ? Severity::error : Severity::doubtful;
    }
    friend bool operator==(const Finding&, const Finding&) = default;
};

/// Where and what, what was expected and how to mend it, and how many more there are.
[[nodiscard]] JIEDUI_API std::string explain(const Finding& finding, Language language = Language::en);

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// read_ledger: makes a Ledger from a folder of CSV files; with_records: adds tables to a Ledger.

#include <filesystem>
#include <string>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/io/read_options.hpp"
#include "jiedui/io/table_input.hpp"
#include "jiedui/model/ledger.hpp"

namespace jiedui {

/// Reads the ledger in a folder.  Stable.
///
/// It reads each `.csv` file that is named after a table, in English (`schools.csv`) or in Chinese (`学校.csv`),
/// and `ledger.json` if there is one.  The folder must have the table schools, and at least one of supports,
/// postings and transfers.
///
/// A CSV file is in UTF-8, GB18030 (which includes GBK), or UTF-16 with a byte order mark.  Cells are divided
/// by commas, semicolons or tabs, whichever gives the most known headers; they may be quoted.  Rows end in LF,
/// CRLF or CR; rows without a value are ignored.  The header is the row with the most known headers among the
/// first twenty rows, or two rows of which the upper one spans several columns.  Rows above it are titles.
/// Ledger::sources() says what was found.  Headers and words may be English or Chinese, as src/io/aliases.json
/// lists them; the key `aliases` of ledger.json adds more.  A column that the library does not know is an
/// attribute.
///
/// An empty cell, `?`, 不详, 未知 and the like mean unknown.  In a `last_day`, an empty cell, 至今 and the like mean
/// running.  If the file has no column `last_day`, every end is unknown; for supports and postings this is a
/// doubtful finding, unless ledger.json says what it means.  A unit after the header of an amount, 金额(万元),
/// applies to every row, and is converted exactly.  Names beside ids (`supporter_name`) are compared with the
/// names of schools and teachers; if there are no such names, they are kept as attributes.  A row of postings
/// whose form is 无 or 0 says that there was no posting: it is left out, and a doubtful finding counts such
/// rows.
///
/// Some rows become several records.  A support through several channels, 师资、教学, becomes one record per
/// channel, with ids `K1/staff` and `K1/teaching`; an amount in such a row is an error.  The column 起止年月 holds
/// the first and the last day, 2003.9-2004.8.  A table of indicators may have one row per school, and the
/// indicators as headers.  A ratio per pupil, 生均图书册数, becomes the total if the number of pupils is known and
/// the total is exact; else it is an error.  Money without a unit is an error if other money of the ledger is
/// in 万元.  If a day is in two columns, `first_day` and `first_day_text`, the text is used.  Files other than
/// CSV, hidden files and subfolders are ignored.
///
/// If `options.schools_by` or `options.teachers_by` is NamedBy::name, cells hold names instead of ids.  If the
/// file has no column of ids (`supporter`, `teacher`), a column of names (`supporter_name`, 姓名) is read in its
/// place.  Schools and teachers then need no ids.
///
/// ledger.json is one object, whose members may be:
/// - `district`: the district of the ledger;
/// - `calendar`: when terms begin, `{"autumn": "09-01", "spring": "02-01"}`;
/// - `complete`: the periods for which a table lists all records,
///   `[{"table": "supports", "period": "2003/2004"}]`, or, with two days,
///   `[{"table": "postings", "first_day": "2003-09", "last_day": "2004-08"}]`;
/// - `gaps`: the days for which rows of a table were left out, `[{"table": "postings", "first_day": "2003-09"}]`;
/// - `missing_columns`: what it means that a file does not have a column of days,
///   `{"supports.last_day": "running"}` or `"unknown"`;
/// - `teachers_listed`: false if the table of teachers does not list all teachers, but only describes teachers
///   that postings name;
/// - `aliases`: further words, in the shape of src/io/aliases.json.
///
/// @param folder the folder of the ledger.
/// @param options how to read, see ReadOptions.  If bad rows are dropped, Ledger::dropped() lists them, and
///     Ledger::findings() says what is wrong with them.
/// @return the ledger; its records are in the order of the rows in the files.
/// @complexity O(bytes + N log N) time for N records; the bytes of one file at a time are in memory.
/// @errors ErrorCode::unreadable, with the reason, if the folder or a file in it does not exist, has the wrong
///     type, is too large or cannot be read; ErrorCode::bad_ledger, with all findings, if a table as a whole is
///     wrong, or if a row is wrong and `options.keep` does not drop it; ErrorCode::too_many_rows if a table has
///     more rows than four bytes can number; ErrorCode::interrupted if `options.watch` ends the reading.
[[nodiscard]] JIEDUI_API Ledger read_ledger(const std::filesystem::path& folder, const ReadOptions& options = {});

/// Reads a ledger from sheets and data frames, as from files.  Stable.
///
/// Findings count the rows of a stream from 1.  The rows of a sheet with `first_row` 0 count from 1 below the
/// names of the columns.  The rows of other sheets have the numbers that they have in the workbook, and
/// findings also name the cell: 结对!B7.
///
/// @param tables the tables, each named after a table of a ledger, in English or Chinese.  Their streams are
///     released, also if an error is thrown.
/// @param settings the text of a ledger.json; empty if there is none.
/// @param options how to read, see ReadOptions; the limits on columns and bytes are for files only.
/// @return the ledger; its records are in the order of the rows in the tables.
/// @complexity O(cells + N log N) time for N records.  Texts of a stream are not copied while they are read.
/// @errors as for a folder; ErrorCode::unreadable, with the reason of the stream, if a stream fails.
[[nodiscard]] JIEDUI_API Ledger read_ledger(const std::vector<TableInput>& tables, const std::string& settings = {},
                                            const ReadOptions& options = {});

/// Adds records to a ledger, to see what would change: returns `ledger` with the rows of sheets and data frames
/// after its own rows, like Ledger::with_records.  Stable.
///
/// Cells are read like those of any table: words may be English or Chinese, and days may have any precision.  A
/// row that was taken from a table of the ledger can be added again.  Values of a column that is not given are
/// unknown, also of `last_day`.  An attribute must be one that the table already has.  Records name schools and
/// teachers by id.  The aliases of a ledger.json are not used.
///
/// Findings count a row by its place in the table of the result, from 1: the first new row follows the last row
/// of `ledger`.
///
/// @param tables the tables with the new rows, each named after a table of a ledger; any table may be absent.
/// @param watch is told of the progress, as in ReadOptions.
/// @return the new ledger; `ledger` does not change.
/// @errors ErrorCode::unknown_table if a name is not that of a table; ErrorCode::bad_ledger, with all findings,
///     if a row or a column is wrong; ErrorCode::unreadable if a stream fails; ErrorCode::too_many_rows if a
///     table gets more rows than four bytes can number; ErrorCode::interrupted if the watch ends the call.
/// @complexity O(N log N) for N records.
[[nodiscard]] JIEDUI_API Ledger with_records(const Ledger& ledger, const std::vector<TableInput>& tables,
                                             const Watch& watch = {});

}  // namespace jiedui

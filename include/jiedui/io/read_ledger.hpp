// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// read_ledger: a folder of CSV files becomes a Ledger; with_records: tables are added to one.

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
/// What is read: each `.csv` file that is called after a table, in English (`schools.csv`) or in the Chinese
/// of ledgers (`学校.csv`), and `ledger.json` if there is one.  Needed are schools and one of supports, postings and
/// transfers.  A CSV file is UTF-8, GB18030 (so GBK, too) or UTF-16 behind a byte order mark; cells are divided by commas,
/// semicolons or tabulators, whichever shows most headers, and may be quoted; rows end in LF, CRLF or CR; rows without
/// a value count for nothing.  The header is the row with the most headers that are known, among the first twenty, or
/// two rows of which the upper one stands above several columns; what stands above it is a title.
/// Ledger::sources() says what was found.  Headers and words may be English or Chinese, as src/io/aliases.json lists them; the key
/// `aliases` of ledger.json adds to it.  A column that the library does not know is an attribute.
///
/// An empty cell and `?`, 不详, 未知 and the like are unknown; in a `last_day`, an empty cell, 至今 and the like
/// mean that it is running.  Where the file has no `last_day` at all, every end is unknown, which is a
/// doubtful finding for supports and postings unless ledger.json says what it means.  A unit behind
/// the header of an amount, 金额(万元), applies to every row, exactly.  Names beside ids
/// (`supporter_name`) are compared with the names of schools and teachers, and kept as attributes
/// where there is nothing to compare them with.  Postings whose form is 无 or 0 tell of no posting: they are left out, and
/// a doubtful finding counts them.
///
/// Some rows are several records, or say a thing in another way.  A support through several channels, 师资、教学, is one
/// a channel, with ids `K1/staff` and `K1/teaching`; an amount in it is an error.  起止年月 holds both days, 2003.9-2004.8.  A sheet
/// of indicators may have one row a school and the indicators as headers.  A ratio per pupil, 生均图书册数, becomes the
/// total if the pupils are there and it is exact, else it is an error.  Money in no stated unit is an error where other
/// money of the ledger is in 万元.  Where a day stands in two columns, `first_day` and `first_day_text`, the text
/// counts.  Other files than CSV, hidden files and folders are not looked at.
///
/// With `schools_by` or `teachers_by` name, cells hold names instead of ids, as Naming says; a column of names
/// (`supporter_name`, 姓名) is then read as that of ids (`supporter`, `teacher`) where the file has no such column, and
/// schools and teachers need no ids.
///
/// ledger.json is one object, whose members may be:
/// - `district`: whose ledger it is;
/// - `calendar`: when terms begin, `{"autumn": "09-01", "spring": "02-01"}`;
/// - `complete`: for which periods a table lists everything,
///   `[{"table": "supports", "period": "2003/2004"}, {"table": "postings", "first_day": "2003-09", "last_day": "2004-08"}]`;
/// - `missing_columns`: what a day column means that a file does not have, `{"supports.last_day": "running"}` or `"unknown"`;
/// - `teachers_listed`: false if the table of teachers is no list, but says more of those whom postings name;
/// - `aliases`: further words, in the shape of src/io/aliases.json.
///
/// @param folder the folder of the ledger.
/// @param options whether a ledger with bad rows is refused whole, or read without them: those dropped are
/// then listed in Ledger::dropped() and what is wrong with them in Ledger::findings(); whether records speak
/// of schools and teachers by id or by name; and who is told how far the reading has come.
/// @return the ledger; its rows in the order of the files.
/// @complexity O(bytes + N log N) for N records; the bytes of one file at a time in memory.
/// @errors ErrorCode::unreadable if the folder or a file in it does not exist, is of the wrong sort or cannot be
/// read, with the system's reason; ErrorCode::bad_ledger with all findings at once if anything is wrong with a
/// table as a whole or, unless `options.keep` says otherwise, with a row; ErrorCode::too_many_rows;
/// ErrorCode::interrupted if `options.watch` says so.
[[nodiscard]] JIEDUI_API Ledger read_ledger(const std::filesystem::path& folder, const ReadOptions& options = {});

/// Reads the ledger in sheets and data frames, as it is read from files.  Stable.
///
/// Findings count the rows of a stream, and of a sheet whose first row is the names of columns, from 1 below the
/// names; those of other sheets as the sheet does, and they name the cell: 结对!B7.
///
/// @param tables each named after a table, in English or Chinese.  Their streams are released, whatever happens.
/// @param settings the text of a ledger.json; empty if there is none.
/// @param options as above; the caps are for files.
/// @complexity O(cells + N log N) for N records; texts of a stream are not copied on their way.
/// @errors as above, and ErrorCode::unreadable if a stream fails, with its own reason.
[[nodiscard]] JIEDUI_API Ledger read_ledger(const std::vector<TableInput>& tables, const std::string& settings = {},
                                            const ReadOptions& options = {});

/// What if these were there, too?  `ledger` with the rows of sheets and data frames behind its own, as
/// Ledger::with_records.  Stable.
///
/// Cells are read as those of any table: words may be English or Chinese, days of any precision; a row of a table of the ledger
/// can be given back.  A column that is not given is unknown, a `last_day` too.  An attribute must be one that the table has.
/// Records name schools and teachers by id; of further words in a ledger.json nothing is known here.
///
/// Findings count a row by its place in its table, from 1, so that the first new one follows the last that is there.
///
/// @param tables as above.  A ledger may lack each of them.
/// @param watch as in ReadOptions.
/// @errors ErrorCode::unknown_table; ErrorCode::bad_ledger with all findings, `unknown_column` among them;
/// ErrorCode::unreadable if a stream fails; ErrorCode::too_many_rows; ErrorCode::interrupted.
/// @complexity O(N log N) for N records.
[[nodiscard]] JIEDUI_API Ledger with_records(const Ledger& ledger, const std::vector<TableInput>& tables,
                                             const Watch& watch = {});

}  // namespace jiedui

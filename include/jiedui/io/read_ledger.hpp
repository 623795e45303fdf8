// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// read_ledger: a folder of CSV files becomes a Ledger.

#include <filesystem>

#include "jiedui/model/ledger.hpp"

namespace jiedui {

/// How a ledger is read.
struct ReadOptions {
    Keep keep = Keep::all_or_nothing;   ///< what to do with bad rows
    NamedBy schools_by = NamedBy::id;   ///< what columns hold that speak of schools
    NamedBy teachers_by = NamedBy::id;  ///< what the column of teachers in postings holds
};

/// Reads the ledger in a folder.  Stable.
///
/// What is read: each `.csv` file that is called after a table, in English (`schools.csv`) or in the Chinese
/// of ledgers (`学校.csv`), and `ledger.json` if there is one.  Needed are schools and one of supports, postings and
/// transfers.  A CSV file is UTF-8, with or without a byte order mark; its first row is the header; cells
/// are divided by commas and may be quoted; rows end in LF, CRLF or CR; rows without a value count for
/// nothing.  Headers and words may be English or Chinese, as src/io/aliases.json lists them; the key
/// `aliases` of ledger.json adds to it.  A column that the library does not know is an attribute.
///
/// An empty cell and `?`, 不详, 未知 and the like are unknown; in a `last_day`, an empty cell, 至今 and the like
/// mean that it is running.  Where the file has no `last_day` at all, every end is unknown, which is a
/// doubtful finding for supports and postings unless ledger.json says what it means.  A unit behind
/// the header of an amount, 金额(万元), applies to every row, exactly.  Names beside ids
/// (`supporter_name`) are compared with the names of schools and teachers, and kept as attributes
/// where there is nothing to compare them with.  Postings whose form is 无 or 0 tell of no posting: they are left out, and
/// a doubtful finding counts them.  Other files than CSV, hidden files and folders are not looked at.
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
/// - `aliases`: further words, in the shape of src/io/aliases.json.
///
/// @param folder the folder of the ledger.
/// @param options whether a ledger with bad rows is refused whole, or read without them: those dropped are
/// then listed in Ledger::dropped() and what is wrong with them in Ledger::findings(); and whether records speak
/// of schools and teachers by id or by name.
/// @return the ledger; its rows in the order of the files.
/// @complexity O(bytes + N log N) for N records; the bytes of one file at a time in memory.
/// @errors ErrorCode::unreadable if the folder or a file in it does not exist, is of the wrong sort or cannot be
/// read, with the system's reason; ErrorCode::bad_ledger with all findings at once if anything is wrong with a
/// table as a whole or, unless `options.keep` says otherwise, with a row; ErrorCode::too_many_rows.
[[nodiscard]] Ledger read_ledger(const std::filesystem::path& folder, const ReadOptions& options = {});

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// write_ledger: writes a Ledger as a folder of CSV files, from which read_ledger makes an equal Ledger.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/base/watch.hpp"
#include "jiedui/frame/frame.hpp"
#include "jiedui/io/new_place.hpp"
#include "jiedui/model/ledger.hpp"

namespace jiedui {

/// How the days of a table are written in a file.
enum class FileDays : std::uint8_t {
    text,          ///< one column, as a ledger writes it: `2003-autumn`
    date_and_text  ///< two columns as in frames: `first_day`, a date, and `first_day_text`
};

/// A table of a ledger with the rows and columns of its file.
struct FileTable {
    std::string name;  ///< the name of the table
    Frame frame;
};

/// The tables of a ledger as its files hold them, in the order of the members of Records.  A ledger that was
/// read has the tables that it had when it was read, also empty ones; a ledger made from Records has all
/// tables.  A table has the columns that it had when it was read, the required columns, and the columns in
/// which a row has a value; attributes are last.  Unlike in `frame_of`, a record without an id has an empty id.
/// Teachers who are only named by postings are in no table.
/// @param days how days are written.
/// @param personal names of personal attributes to include; other attributes for which `is_personal` is true
///     are left out.
/// @complexity O(cells).
/// @errors ErrorCode::unknown_column if no table has one of the attributes in `personal`.
[[nodiscard]] JIEDUI_API std::vector<FileTable> file_tables_of(const Ledger& ledger, FileDays days,
                                                               const std::vector<std::string>& personal = {});

/// The text of the ledger.json of a ledger: its district, its calendar, the periods for which tables are
/// complete, its gaps, what a missing `last_day` means, and whether its teachers are not listed.  Parts that
/// the ledger does not have are left out.
[[nodiscard]] JIEDUI_API std::string settings_text_of(const Ledger& ledger);

/// Writes a ledger as a folder with `ledger.json` and one CSV file in UTF-8 per table, named after the table.
/// Stable.
///
/// Headers and words are those of the library, cells are as `cell_text` writes them, and rows are in the order
/// of the ledger.  `read_ledger(folder)` then gives an equal ledger, with the same fingerprint, the same absent
/// columns and the same meaning of a missing `last_day`.  The function checks this before the folder appears:
/// it reads the files back and compares.
///
/// A value that a file cannot hold is refused: a text that means «unknown», such as `?`; a text that is read as
/// another word, such as 数学; an empty text; a text with blanks at its ends; a term of another calendar.  Ids
/// that were made for records without an id are not written: reading the folder makes them again.  Aliases of a
/// `ledger.json` are not kept, because all words are written as words of the library.
///
/// Personal attributes (see `is_personal`) are left out unless `personal` names them.  Then the ledger that is
/// read back is equal except for the attributes left out.
///
/// @param folder the path of the folder; it appears whole or not at all.
/// @param existing whether a ledger in the folder is replaced; default: no.  A folder that holds anything else
///     is never replaced.
/// @param personal the names of the personal attributes that are written; default: none.
/// @param watch is told of each table that is written, and of reading it back.
/// @complexity as for `read_ledger`; needs the memory of a second ledger while it runs.
/// @errors ErrorCode::would_change, with table, row, column and value, for the first value that would be read
///     back as another value; ErrorCode::unwritable, with the reason, if the folder cannot be written or must
///     not be replaced; ErrorCode::unknown_column if no table has one of the attributes in `personal`;
///     ErrorCode::interrupted if the watch ends the call.  After an error the path is unchanged.
JIEDUI_API void write_ledger(const Ledger& ledger, const std::filesystem::path& folder,
                             Existing existing = Existing::keep, const std::vector<std::string>& personal = {},
                             const Watch& watch = {});

}  // namespace jiedui

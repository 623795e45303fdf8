// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// write_ledger: a Ledger becomes a folder of CSV files, from which read_ledger makes an equal one.

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

/// How the days of a table stand in a file.
enum class FileDays : std::uint8_t {
    text,          ///< one column, as a ledger writes it: `2003-autumn`
    date_and_text  ///< two columns as in frames: `first_day`, a date, and `first_day_text`
};

/// A table of a ledger as a file of it holds it.
struct FileTable {
    std::string name;  ///< of the table
    Frame frame;
};

/// The tables of a ledger as its files hold them, in the order of Records: those that the ledger had when it was read,
/// empty ones too; records have all.  A table has the columns that it had, required ones, and those in which a row says
/// something; attributes are last.  Unlike frame_of it shows no made ids: a record without an id has none.  Teachers
/// who are only named by postings have no table.
/// @param personal attributes that are shown although `is_personal` says that they are; others such are left out.
/// @complexity O(cells).
/// @errors ErrorCode::unknown_column for a personal attribute that no table has.
[[nodiscard]] JIEDUI_API std::vector<FileTable> file_tables_of(const Ledger& ledger, FileDays days,
                                                               const std::vector<std::string>& personal = {});

/// The text of ledger.json: district, calendar, for which periods tables are complete, and what it means that a table
/// has no `last_day`, where that was said.
[[nodiscard]] JIEDUI_API std::string settings_text_of(const Ledger& ledger);

/// Writes a ledger as a folder of UTF-8 CSV files, one a table, called after it, and `ledger.json`.  Stable.
///
/// Headers and words are those of the library, cells are as `cell_text` writes them, rows in the order of the ledger.
/// Then `read_ledger(folder) == ledger`, with the same fingerprint, the same absent columns and the same meaning of
/// a missing `last_day`.  That is made sure of before the folder appears: it is read back and compared.  What a file
/// cannot hold (a text that means «unknown», `?`, or another word, 数学; an empty one; blanks at its ends; a term of
/// another calendar) is refused.  Ids that were made for records without one are made anew by who reads the
/// folder, and words that a `ledger.json` added are not kept: all is written in the library's own.
///
/// Attributes that are personal (`is_personal`) are left out unless `personal` names them; then the ledger that is read back is equal
/// but for them.
///
/// @param folder where to; it appears whole or not at all.
/// @param existing whether a ledger that is there is replaced; a folder that holds anything else is never.
/// @param personal the personal attributes that are written.
/// @complexity that of read_ledger, and another ledger's memory meanwhile.
/// @errors ErrorCode::would_change with table, row, column and value of the first that would come back otherwise;
/// ErrorCode::unwritable with the system's reason; ErrorCode::unknown_column for a personal attribute that no table has;
/// ErrorCode::interrupted if the watch, which is told of each table and of its reading, ends it.  Then nothing has changed.
JIEDUI_API void write_ledger(const Ledger& ledger, const std::filesystem::path& folder,
                             Existing existing = Existing::keep, const std::vector<std::string>& personal = {},
                             const Watch& watch = {});

}  // namespace jiedui

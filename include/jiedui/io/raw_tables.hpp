// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Raw tables: the cells of the files of a ledger, unchanged, for programs that show them.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/io/table_input.hpp"

namespace jiedui {

/// A row of a file.
struct RawRow {
    std::uint32_t row = 0;           ///< the number that findings give this row: its line in the file, from 1
    std::vector<std::string> cells;  ///< UTF-8
};

/// A file of a ledger.
struct RawTable {
    std::string name;          ///< of the file
    std::string table;         ///< the name of the ledger's table; empty if the file is not a table
    std::vector<RawRow> rows;  ///< the rows that have a value, in the order of the file
};

/// Reads the CSV files of a folder like `read_ledger`, but without any checks.  If a file is not text, each of
/// its lines becomes one cell: a long line is cut, and bad bytes become `?`.  Reading a file ends at a row with
/// more columns or bytes than ReadOptions allows.
/// @return one table per file, in the order of the file names.
/// @complexity O(bytes).
/// @errors ErrorCode::unreadable if the folder or a file in it does not exist, cannot be read, or is too large.
[[nodiscard]] JIEDUI_API std::vector<RawTable> raw_tables(const std::filesystem::path& folder);

/// Reads the text files of a folder (`.csv`, `.tsv`, `.txt`), or one such file, as `sniff` sees them: a sheet for each,
/// with a row for each line.
/// @return one sheet per file, in the order of the file names, each with the name of its file without the ending.
/// @complexity O(bytes).
/// @errors ErrorCode::unreadable if the folder or a file does not exist, cannot be read or is not text.
[[nodiscard]] JIEDUI_API std::vector<Sheet> raw_sheets(const std::filesystem::path& place);

/// A file of a folder: its name and its bytes.
struct RawFile {
    std::string name;
    std::string bytes;
};

/// Reads the files of a folder whose names end in `ending`, and `ledger.json`.  If another folder takes the
/// place of this one meanwhile, all files still come from one of the two.
/// @return one entry per file, in the order of the file names.
/// @complexity O(bytes).
/// @errors ErrorCode::unreadable if the folder or a file in it does not exist or cannot be read, or if a file
///     has more than `largest_file` bytes.
[[nodiscard]] JIEDUI_API std::vector<RawFile> raw_files(const std::filesystem::path& folder, std::string_view ending,
                                                        std::uint64_t largest_file);

/// Checks that a file can be given to another package for reading.
/// @errors ErrorCode::unreadable if the file does not exist, is not a regular file, or has more than
///     `largest_file` bytes.
JIEDUI_API void check_file(const std::filesystem::path& path, std::uint64_t largest_file);

/// The name of the ledger's table that a file, a sheet or a data frame with this name holds; empty if there is
/// no such table.
/// @param settings the text of a ledger.json, whose aliases may add names of tables; empty if there is none.
[[nodiscard]] JIEDUI_API std::string table_called(std::string_view name, std::string settings = {});

}  // namespace jiedui

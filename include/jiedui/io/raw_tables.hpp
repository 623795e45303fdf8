// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Raw tables: the cells of a ledger's files as they stand, for whoever shows them.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"

namespace jiedui {

/// A row of a file.
struct RawRow {
    std::uint32_t row = 0;           ///< as findings count it: the line of a file, from 1
    std::vector<std::string> cells;  ///< UTF-8
};

/// A file of a ledger.
struct RawTable {
    std::string name;          ///< of the file
    std::string table;         ///< which it is; empty if it is none
    std::vector<RawRow> rows;  ///< those with a value
};

/// The CSV files of a folder, by name, read as read_ledger does but without taking anything for wrong.  Of a file that is
/// no text each line is one cell, cut off where it is long, its bad bytes as `?`; behind a row beyond the caps nothing is
/// read.
/// @complexity O(bytes).
/// @errors ErrorCode::unreadable if the folder or a file in it does not exist or cannot be read.
[[nodiscard]] JIEDUI_API std::vector<RawTable> raw_tables(const std::filesystem::path& folder);

/// The bytes of a file of a folder.
struct RawFile {
    std::string name;
    std::string bytes;
};

/// The files of a folder whose names end in `ending`, and ledger.json, by name; all of them are of one folder, even if another
/// takes its place meanwhile.
/// @complexity O(bytes).
/// @errors ErrorCode::unreadable as read_ledger, also if a file has more than `largest_file` bytes.
[[nodiscard]] JIEDUI_API std::vector<RawFile> raw_files(const std::filesystem::path& folder, std::string_view ending,
                                                        std::uint64_t largest_file);

/// Looks at a file that other packages are to read.
/// @errors ErrorCode::unreadable if it does not exist, is no regular file, or has more than `largest_file` bytes.
JIEDUI_API void check_file(const std::filesystem::path& path, std::uint64_t largest_file);

/// The table that a file, a sheet or a frame of that name is; empty if it is none.
/// @param settings the text of a ledger.json, which may have names of its own.
[[nodiscard]] JIEDUI_API std::string table_called(std::string_view name, std::string settings = {});

}  // namespace jiedui

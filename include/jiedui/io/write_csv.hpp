// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// write_csv: the rows of an answer or of a ledger's table as a CSV file.

#include <filesystem>

#include "jiedui/base/export.hpp"
#include "jiedui/frame/csv.hpp"
#include "jiedui/frame/frame.hpp"

namespace jiedui {

/// Writes the text that `csv_of` makes of a frame to a file.  The file appears whole or not at all; a file at
/// the path is replaced.
/// @param reader which kind of program will read the file, as for `csv_of`; default: programs.
/// @errors ErrorCode::unwritable, with the reason, if the file cannot be written.
JIEDUI_API void write_csv(const Frame& frame, const std::filesystem::path& path, CsvFor reader = CsvFor::programs);

}  // namespace jiedui

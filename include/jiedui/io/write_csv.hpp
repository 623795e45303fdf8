// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// write_csv: the rows of an answer or of a ledger's table as a CSV file.

#include <filesystem>

#include "jiedui/base/export.hpp"
#include "jiedui/frame/csv.hpp"
#include "jiedui/frame/frame.hpp"

namespace jiedui {

/// Writes a frame as `csv_of` gives it to a file, which appears whole or not at all; one that is there is replaced.
/// @param reader as for `csv_of`.
/// @errors ErrorCode::unwritable with the system's reason.
JIEDUI_API void write_csv(const Frame& frame, const std::filesystem::path& path, CsvFor reader = CsvFor::programs);

}  // namespace jiedui

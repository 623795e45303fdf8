// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// text_sheets: the text files of a folder as sheets.

#include <filesystem>
#include <string>
#include <vector>

#include "jiedui/base/finding.hpp"
#include "jiedui/io/read_options.hpp"
#include "jiedui/io/table_input.hpp"

namespace jiedui::detail {

/// Files as sheets, and what ledger.json says.
struct TextSheets {
    std::vector<Sheet> sheets{};  ///< each with the name of its file, without the ending
    std::string settings{};
    std::vector<Finding> findings{};  ///< rows that cannot be told apart, with the name of the file as table
};

/// The files of a folder that end in .csv, .tsv or .txt, by name; or the one file that `place` names.
/// @errors ErrorCode::unreadable if a file does not exist, cannot be read, is too large or is not text.
[[nodiscard]] TextSheets text_sheets(const std::filesystem::path& place, const ReadOptions& options = {});

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Files as the system gives them: names and bytes.

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/error.hpp"

namespace jiedui::detail {

/// `text` as it can be shown: well-formed UTF-8, at most 120 bytes.
[[nodiscard]] std::string shown(std::string_view text);

/// How errors call a path.
[[nodiscard]] std::string shown_path(const std::filesystem::path& path);

/// Refuses a path with a zero byte, which the system would cut there in silence.
/// @param code what the error is: unreadable or unwritable.
void check_path(const std::filesystem::path& path, ErrorCode code);

/// What lies in a folder and is no folder, by name; without hidden files and the lock files of office programs.  A folder
/// that is called like a file of a ledger is there, so that whoever reads it says that it is none.
/// @errors ErrorCode::unreadable with the system's reason.
[[nodiscard]] std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder);

/// The bytes of a file.
/// @errors ErrorCode::unreadable with the system's reason.
[[nodiscard]] std::string bytes_of(const std::filesystem::path& file);

/// Gives the memory in the middle of `bytes`, as far as it is whole pages, back to the system: zeros stand there afterwards.
void give_back(std::span<char> bytes) noexcept;

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The settings file of a ledger, ledger.json: what the ledger says of itself as a whole.

#include <map>
#include <string>
#include <string_view>

#include "io/aliases.hpp"
#include "jiedui/base/finding_list.hpp"
#include "jiedui/model/ledger.hpp"

namespace jiedui::detail {

/// The name of the file, and how findings call it.
inline constexpr std::string_view settings_name = "ledger.json";

/// What a day column means that a file does not have.
enum class MissingDays : std::uint8_t { unknown, running };

/// Settings, and what helps to read the tables beside them.
struct SettingsFile {
    Settings settings;
    Aliases aliases;
    std::map<std::string, MissingDays, std::less<>> missing_columns;  ///< by table and column: `supports.last_day`
    bool are_teachers_listed = true;  ///< whether the table of teachers is a list, or says more of those in postings
};

/// Reads the bytes of a ledger.json; what is wrong in it goes to `findings`.
[[nodiscard]] SettingsFile read_settings(std::string bytes, FindingList& findings);

}  // namespace jiedui::detail

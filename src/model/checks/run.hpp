// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Runs the checks of the catalogue on what they look at.

#include <cstddef>
#include <cstdint>

#include "model/checks/check.hpp"
#include "model/draft.hpp"

namespace jiedui::detail {

/// Looks at the settings of a draft.
void check_settings(Draft& draft);
/// Looks at the texts of all tables; words of a dictionary are looked at once.
/// @pre the tables are finished.
void check_texts(Draft& draft);
/// Looks at ids, and at what records say of one another.
/// @pre names are resolved.
void check_references(Draft& draft);
/// Looks at what is doubtful in the records that are left.
/// @pre references are resolved.
void check_ledger(Draft& draft);

}  // namespace jiedui::detail

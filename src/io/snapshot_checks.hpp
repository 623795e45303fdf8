// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What a snapshot must keep to, whatever was put into it: else a look-up would leave its column, or an answer not end.

#include "jiedui/base/cells.hpp"
#include "jiedui/detail/model/tie_store.hpp"
#include "model/ledger_store.hpp"

namespace jiedui::detail {

/// Attaches the references of a store from outside to what they refer to, and looks at each reference, closed value, offset,
/// order and text.
/// @return whether the store could have been made by a LedgerBuilder, as far as a look-up or a text depends on it.
/// @complexity O(bytes).
[[nodiscard]] bool attach_soundly(LedgerStore& store);

/// Whether the ties could be those of the ledger: every end, row and mark exists, and each tie stands where its supporter and
/// its recipient have it.
/// @complexity O(n + m) for n schools and m ties.
[[nodiscard]] bool are_sound(const TieStore& ties, const Ledger& ledger);

/// Whether these could be the days on which so many schools opened and closed.
[[nodiscard]] bool are_sound(const Cells<Day>& opened, const Cells<Day>& closed, std::size_t schools);

}  // namespace jiedui::detail

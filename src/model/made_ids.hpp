// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Made ids: what a support, posting or transfer without an id is called.

#include <cstdint>
#include <string>

#include "jiedui/model/ledger.hpp"

namespace jiedui::detail {

/// The id of a record: the one it has, or the one made from the fields that identify it.
/// @pre made ids are numbered.
[[nodiscard]] std::string id_of(const LedgerStore& store, TieKind kind, std::uint32_t row);

/// Numbers the records whose made ids are equal, by their other fields.
/// @complexity O(m log m) for m records without an id.
void number_made_ids(LedgerStore& store);

}  // namespace jiedui::detail

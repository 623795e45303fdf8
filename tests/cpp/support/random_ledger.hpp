// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Drawn ledgers with every table, attributes and odd texts, the same on every platform for a seed.

#include "jiedui/model/ledger.hpp"

namespace jiedui {

/// Draws a ledger of a few records in each table, or none in some: every kind of value, known and unknown, days of
/// every precision, records with and without an id, attributes in any order, texts with commas, quotes, line breaks and
/// blanks inside, columns and whole tables that the ledger never had, settings.  All of it can stand in files.
[[nodiscard]] Ledger random_ledger(unsigned seed);

}  // namespace jiedui

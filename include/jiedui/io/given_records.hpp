// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Records that a caller gives cell by cell, by the names of columns.

#include <string>
#include <vector>

#include "jiedui/model/ledger.hpp"

namespace jiedui {

/// One cell of a record.
struct GivenCell {
    std::string column{};              ///< its name
    std::vector<std::string> texts{};  ///< what stands in it: one text, or several where `is_list`
    bool is_list = false;              ///< whether the caller gave a list, as only columns of lists hold
    std::string wrong_type{};          ///< the type of a value that no cell can hold; empty if it is sound
};

/// One record.
struct GivenRecord {
    std::string table{};
    std::vector<GivenCell> cells{};
};

/// `ledger` with records behind its own, as Ledger::with_records.
///
/// A cell is read as one of a file: its words may be English or Chinese, its days of any precision.  A column that is not
/// given is unknown.  An empty cell is unknown, too, but in a `last_day` it means running, and `?` unknown: as in files.  Where
/// `first_day_text` is given beside `first_day`, it counts; so a row of a table of the ledger can be given back.  An
/// attribute must be one that the table has.
/// @errors ErrorCode::unknown_table; ErrorCode::bad_ledger with all findings: `unknown_column`, `wrong_type`, those of cells in
/// files, those of ledgers.
/// @complexity O(N log N) for N records.
[[nodiscard]] Ledger with_records(const Ledger& ledger, const std::vector<GivenRecord>& records);

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// ReadOptions: what the caller says of a ledger before it is read.

#include <cstddef>
#include <cstdint>
#include <string>

#include "jiedui/base/watch.hpp"
#include "jiedui/model/ledger.hpp"

namespace jiedui {

/// What the caller says of a ledger before it is read.
struct ReadOptions {
    Keep keep = Keep::all_or_nothing;         ///< whether a ledger with bad rows is refused whole, or read without them
    NamedBy schools_by = NamedBy::id;         ///< what columns hold that speak of schools
    NamedBy teachers_by = NamedBy::id;        ///< what the column of teachers in postings holds
    std::size_t most_columns = 16'384;        ///< of one row, as many as a sheet can have; more are a finding
    std::size_t most_row_bytes = 64U << 20U;  ///< of one row [bytes]; more are a finding
    std::uint64_t largest_file = std::uint64_t{4} << 30U;  ///< of a folder [bytes]; a larger one is not read
    Watch watch{};                                         ///< is told of each table, and of the checks behind the last
    std::string source = "of these tables";  ///< how errors call tables that are in no folder: the name of the workbook
};

}  // namespace jiedui

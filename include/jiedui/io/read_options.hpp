// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// ReadOptions: how a ledger is read.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "jiedui/base/watch.hpp"
#include "jiedui/io/shape.hpp"
#include "jiedui/model/ledger.hpp"

namespace jiedui {

/// How a ledger is read.
struct ReadOptions {
    Keep keep = Keep::all_or_nothing;         ///< whether a ledger with bad rows is refused, or read without those rows
    NamedBy schools_by = NamedBy::id;         ///< whether columns that refer to schools hold ids or names
    NamedBy teachers_by = NamedBy::id;        ///< whether the column of teachers in postings holds ids or names
    std::size_t most_columns = 16'384;        ///< the most columns of one row; a row with more is a finding
    std::size_t most_row_bytes = 64U << 20U;  ///< the most bytes of one row; a row with more is a finding [bytes]
    /// The largest file of a folder that is read; a larger one is an error [bytes].
    std::uint64_t largest_file = std::uint64_t{4} << 30U;
    std::optional<Shape> shape{};  ///< how the files or sheets are laid out; nothing: as read_ledger says
    Watch watch{};                 ///< is told of each table, and of the checks after the last
    /// The name in errors of tables that are not in a folder: for example that of the workbook.
    std::string source = "of these tables";
};

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Condition: a demand on one column.

#include <string>
#include <vector>

namespace jiedui {

/// A demand on one column: the value of the column is one of `values`.  Values are written as in a ledger's cell:
/// `yes`, `staff`, `12`, `2003-autumn`.  Their order does not matter.
struct Condition {
    std::string column;
    std::vector<std::string> values;
    friend bool operator==(const Condition&, const Condition&) = default;
};

}  // namespace jiedui

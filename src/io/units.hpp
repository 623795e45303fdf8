// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Units: what the headers of a file say of the numbers below them.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/aliases.hpp"
#include "io/header.hpp"
#include "io/scale.hpp"
#include "jiedui/base/finding.hpp"

namespace jiedui::detail {

/// The units of one file.
struct Units {
    std::map<std::string, Scale, std::less<>> scales{};  ///< of the columns of the file that have one
    std::string_view amount_column{};         ///< the column that the unit column is of; empty if there is none
    std::string unit{};                       ///< what that column counts where its row does not say
    std::optional<std::size_t> unit_place{};  ///< where the unit column stands
};

/// Reads the units in the headers of numbers.  An unknown one goes to `findings` and makes the header unsound.
[[nodiscard]] Units read_units(const TableShape& table, Header& header, const Aliases& aliases,
                               std::vector<Finding>& findings);

}  // namespace jiedui::detail

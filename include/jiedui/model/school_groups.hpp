// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// SchoolGroups: the schools of a network by what they say in one column.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/model/network.hpp"

namespace jiedui {

/// The schools of a network, grouped by their cells in one column of the ledger's table.
///
/// Groups ascend by their text, compared as UTF-8 bytes; schools whose cell is unknown are a group of their own, the last.
class JIEDUI_API SchoolGroups {
public:
    /// @param column a column that schools have: township, kind, division, …, or an attribute.
    /// @errors ErrorCode::unknown_column if there is none of that name; a described one that the ledger's file lacks is
    ///     unknown of every school.
    /// @complexity O(n log g) time for n schools in g groups.
    SchoolGroups(const Network& network, std::string_view column);

    [[nodiscard]] std::uint32_t count() const noexcept { return static_cast<std::uint32_t>(names_.size()); }
    /// The school's group, below `count()`.
    [[nodiscard]] std::uint32_t of(SchoolIndex school) const noexcept { return group_of_[school.value]; }
    /// What its schools say; nothing for those that do not.
    [[nodiscard]] const std::optional<std::string>& name(std::uint32_t group) const& noexcept { return names_[group]; }
    [[nodiscard]] std::optional<std::string> name(std::uint32_t group) && { return names_[group]; }

private:
    std::vector<std::optional<std::string>> names_;
    std::vector<std::uint32_t> group_of_;
};

}  // namespace jiedui

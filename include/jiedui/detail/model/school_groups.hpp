// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// SchoolGroups: the schools of a network, grouped by the values of one column.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/model/network.hpp"

namespace jiedui {

/// The schools of a network, grouped by the text of one column of the ledger's table of schools.
///
/// Groups are numbered from 0 and ascend by their text, compared as UTF-8 bytes.  Schools whose text is unknown form
/// the last group.
class JIEDUI_API SchoolGroups {
public:
    /// @param column a column of schools: `township`, `kind`, `division`, …, or an attribute.  A column of the
    ///     library that the ledger's file lacks is allowed; its values are all unknown.
    /// @errors ErrorCode::unknown_column if there is no such column.
    /// @complexity O(n log g) time for n schools in g groups.
    SchoolGroups(const Network& network, std::string_view column);

    [[nodiscard]] std::uint32_t count() const noexcept { return static_cast<std::uint32_t>(names_.size()); }
    /// The school's group, below `count()`.
    [[nodiscard]] std::uint32_t of(SchoolIndex school) const noexcept { return group_of_[school.value]; }
    /// The text that the schools of a group share; nothing for the group of unknown texts.  @pre group < count()
    [[nodiscard]] const std::optional<std::string>& name(std::uint32_t group) const& noexcept { return names_[group]; }
    [[nodiscard]] std::optional<std::string> name(std::uint32_t group) && { return names_[group]; }

private:
    std::vector<std::optional<std::string>> names_;
    std::vector<std::uint32_t> group_of_;
};

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// RecipientCount: how many recipients a school has, each school once, or each legal person.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/index.hpp"
#include "jiedui/detail/model/school_groups.hpp"
#include "jiedui/model/network.hpp"
#include "model/distinct_schools.hpp"

namespace jiedui {

/// Recipients as they are met, and how many they are: schools, or values of a column of schools, such as the legal person of
/// which several schools are campuses.
///
/// Schools of one value count once.  A school of unknown value may have any: that of another recipient, or one of its own.
class RecipientCount {
public:
    /// Counts each school once.
    RecipientCount() = default;
    /// Counts the schools of one value in `column` once.
    /// @errors ErrorCode::unknown_column if schools have no such column.
    RecipientCount(const Network& network, std::string_view column)
        : groups_{std::in_place, network, column}, counts_values_{true} {}
    /// Counts as if no school said its value.
    [[nodiscard]] static RecipientCount of_unknown_values() {
        RecipientCount count;
        count.counts_values_ = true;
        return count;
    }

    void clear() noexcept {
        schools_.clear();
        values_.clear();
    }
    void add(SchoolIndex school) {
        if (groups_ && groups_->name(groups_->of(school)))
            values_.push_back(groups_->of(school));
        else
            schools_.add(school);
    }
    /// How many recipients there are at least, whatever the unknown values are.
    /// @complexity O(k log k) for k recipients, as for `at_most`.
    [[nodiscard]] std::uint32_t at_least() {
        if (!counts_values_) return schools_.count();
        return std::max(value_count(), std::min(1U, schools_.count()));
    }
    /// How many recipients there may be.
    [[nodiscard]] std::uint32_t at_most() { return value_count() + schools_.count(); }

private:
    [[nodiscard]] std::uint32_t value_count() {
        std::ranges::sort(values_);
        values_.erase(std::ranges::unique(values_).begin(), values_.end());
        return static_cast<std::uint32_t>(values_.size());
    }

    std::optional<SchoolGroups> groups_{};
    bool counts_values_ = false;
    DistinctSchools schools_{};            // those of unknown value; all, if schools are counted
    std::vector<std::uint32_t> values_{};  // of the others
};

}  // namespace jiedui

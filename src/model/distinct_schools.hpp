// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// DistinctSchools: which schools were met, each once, in a list that many loops share.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "jiedui/base/index.hpp"

namespace jiedui {

/// Schools as they are met, then each once: scratch for loops over the ties of many schools.
class DistinctSchools {
public:
    void clear() noexcept { schools_.clear(); }
    void add(SchoolIndex school) { schools_.push_back(school); }
    /// The schools met since `clear`, each once, ascending.
    /// @complexity O(k log k) for k schools met.
    [[nodiscard]] const std::vector<SchoolIndex>& ascending() {
        std::ranges::sort(schools_);
        schools_.erase(std::ranges::unique(schools_).begin(), schools_.end());
        return schools_;
    }
    /// How many there are.
    [[nodiscard]] std::uint32_t count() { return static_cast<std::uint32_t>(ascending().size()); }

private:
    std::vector<SchoolIndex> schools_;
};

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// start_schools: where the searches of a batch begin.

#include <cstdint>
#include <optional>
#include <vector>

#include "jiedui/model/school_list.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui::detail {

/// The schools of the slice among those asked for, ascending, each once; without any all of the slice.  O(n).
[[nodiscard]] inline std::vector<SchoolIndex> start_schools(const Slice& slice,
                                                            const std::optional<SchoolList>& asked) {
    if (!asked) return slice.school_indices();
    std::vector<bool> is_asked(slice.vertex_count());
    for (const SchoolIndex school : asked->in(slice.network())) is_asked[school.value] = slice.has(school);
    std::vector<SchoolIndex> starts;
    for (std::uint32_t school = 0; school < is_asked.size(); ++school)
        if (is_asked[school]) starts.push_back({school});
    return starts;
}

}  // namespace jiedui::detail

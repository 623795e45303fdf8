// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Needy schools: the schools at which questions about need look.

#include <optional>
#include <vector>

#include "jiedui/base/index.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/model/school_set.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// The needy schools: `given`, or the schools of the network that are known to be weak if nothing is given.  An empty
/// list that is given stays empty.
/// @errors the errors of SchoolList::set_in.
[[nodiscard]] inline SchoolSet needy_schools(const Slice& slice, const std::optional<SchoolList>& given) {
    if (!given) return slice.network().schools_where({{"weak", {"yes"}}});
    return given->set_in(slice.network(), "needy");
}

/// The schools of the slice of which it is not known whether they are needy, ascending.
/// @errors the errors of needy_schools.
[[nodiscard]] inline std::vector<SchoolIndex> schools_of_unknown_need(const Slice& slice,
                                                                      const std::optional<SchoolList>& given) {
    const SchoolSet needy = needy_schools(slice, given);
    std::vector<SchoolIndex> unknown;
    for (const SchoolIndex school : slice.school_indices())
        if (needy.is_unknown(school)) unknown.push_back(school);
    return unknown;
}

}  // namespace jiedui

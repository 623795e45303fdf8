// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Needy schools: the schools at which questions about need look.

#include <optional>
#include <string>
#include <vector>

#include "jiedui/base/error.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/model/school_set.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// The needy schools: `given`, or the schools of the network that are known to be weak if nothing is given.  An empty
/// set that is given stays empty.
/// @errors ErrorCode::other_network for a set of another network.
[[nodiscard]] inline SchoolSet needy_schools(const Slice& slice, const std::optional<SchoolSet>& given) {
    if (!given) return slice.network().schools_where({{"weak", {"yes"}}});
    if (given->network() != slice.network()) throw Error{ErrorCode::other_network, "needy"};
    return *given;
}

/// The schools of the slice of which it is not known whether they are needy, ascending.
/// @errors the errors of needy_schools.
[[nodiscard]] inline std::vector<SchoolIndex> schools_of_unknown_need(const Slice& slice,
                                                                      const std::optional<SchoolSet>& given) {
    const SchoolSet needy = needy_schools(slice, given);
    std::vector<SchoolIndex> unknown;
    for (const SchoolIndex school : slice.school_indices())
        if (needy.is_unknown(school)) unknown.push_back(school);
    return unknown;
}

/// The needy schools in words: `needy A B`, or `needy where weak` if nothing is given.
[[nodiscard]] inline std::string needy_in_words(const std::optional<SchoolSet>& given) {
    return given ? "needy " + text_of(*given) : "needy where weak";
}

}  // namespace jiedui

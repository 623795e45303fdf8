// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Needy schools: those that questions of need look at.

#include <optional>
#include <string>

#include "jiedui/base/error.hpp"
#include "jiedui/model/school_set.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// The schools given, or without any those known to be weak.
/// @errors ErrorCode::other_network for a set of another network.
[[nodiscard]] inline SchoolSet needy_schools(const Slice& slice, const std::optional<SchoolSet>& given) {
    if (!given) return slice.network().schools_where({{"weak", {"yes"}}});
    if (given->network() != slice.network()) throw Error{ErrorCode::other_network, "needy"};
    return *given;
}

/// Who is needy, in words: `needy A B`, `needy where weak`.
[[nodiscard]] inline std::string needy_in_words(const std::optional<SchoolSet>& given) {
    return given ? "needy " + text_of(*given) : "needy where weak";
}

}  // namespace jiedui

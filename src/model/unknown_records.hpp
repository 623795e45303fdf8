// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The error that ids name no record.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"
#include "model/made_ids.hpp"

namespace jiedui::detail {

/// Refuses the ids that no record of the table has: all of them, each with the nearest ones as long as a million
/// comparisons are enough.
template <class Record>
[[noreturn]] void refuse_ids(const RecordIds<Record>& names, const std::vector<std::string>& unknown) {
    std::vector<std::string> known;
    for (std::uint32_t row = 0; row < names.table().size(); ++row) known.push_back(names[row]);
    std::ranges::sort(known);
    constexpr std::size_t most_compared = 1'000'000;
    std::string hint;
    std::size_t compared = 0;
    for (const std::string& id : unknown) {
        const bool is_first = compared == 0;
        compared += known.size();
        const bool may_compare = is_first || compared <= most_compared;
        const std::vector<std::string> near = may_compare ? nearest(id, known) : std::vector<std::string>{};
        hint += (hint.empty() ? "" : "; ") + std::string{Record::table} + " has no " + in_quotes(id);
        if (!near.empty()) hint += ", but " + listed(near, "and");
    }
    throw Error{ErrorCode::unknown_record, unknown.front(), hint};
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// NearIds: which ids of a table are nearest to one that it does not have.

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/phrase.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {

/// Looks for ids that are near to unknown ones, as long as a million comparisons are enough.
class NearIds {
public:
    /// Whether so many more ids may be compared: not for ever, as that would take long.
    [[nodiscard]] bool may_compare(std::size_t ids) noexcept {
        constexpr std::size_t most = 1'000'000;
        compared_ += ids;
        return compared_ <= most;
    }

    /// The ids of a table, made once.
    [[nodiscard]] const std::vector<std::string>& ids_of(std::string_view table,
                                                         const std::function<std::vector<std::string>()>& make) {
        std::vector<std::string>& ids = ids_[std::string{table}];
        if (ids.empty()) ids = make();
        return ids;
    }

    /// The table, and those of its ids that are nearest.
    [[nodiscard]] static Phrase phrase_of(std::string_view table, std::string_view id,
                                          const std::vector<std::string>& ids) {
        std::vector<std::string> said{std::string{table}};
        for (std::string& each : nearest(id, ids, 2))
            if (2 * edit_distance(id, each) < edit_distance(id, "")) said.push_back(std::move(each));
        if (said.size() == 1) return phrase("table", std::move(said));
        return said.size() == 2 ? phrase("table_nearest_one", std::move(said))
                                : phrase("table_nearest_several", std::move(said));
    }

private:
    std::map<std::string, std::vector<std::string>> ids_;
    std::size_t compared_ = 0;
};

}  // namespace jiedui::detail

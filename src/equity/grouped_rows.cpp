// SPDX-License-Identifier: Apache-2.0
#include "equity/grouped_rows.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

#include "jiedui/base/error.hpp"
#include "jiedui/base/index.hpp"

namespace jiedui::equity {

void check_labels(std::string_view call, std::string_view name, std::size_t rows,
                  std::span<const std::uint32_t> groups) {
    const std::string subject = std::string{call}.append(": ").append(name);
    if (groups.size() != rows)
        throw Error{ErrorCode::unequal_columns, subject,
                    "there are " + std::to_string(rows) + " values and " + std::to_string(groups.size()) +
                        " labels; give one for each row"};
    const auto missing = static_cast<std::size_t>(std::ranges::count(groups, no_row));
    if (missing == 0) return;
    const auto first = std::ranges::find(groups, no_row) - groups.begin();
    throw Error{ErrorCode::missing_value, subject,
                std::to_string(missing) + " of " + std::to_string(rows) + " labels are missing, the first at place " +
                    std::to_string(first) + " (counted from 0); find them, or drop their rows with missing=\"drop\""};
}

GroupedRows::GroupedRows(const Sample& sample, std::span<const std::uint32_t> groups, std::size_t count)
    : ends_(count + 1), places_(groups.size()) {
    for (const std::uint32_t group : groups) ++ends_[group + 1];
    std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
    std::vector<std::size_t> next(ends_.begin(), ends_.end() - 1);
    for (std::size_t row = 0; row < groups.size(); ++row) places_[next[groups[row]]++] = row;
    rows_ = rows_of(sample, places_);
}

Sample GroupedRows::group(std::size_t number) const noexcept {
    const std::size_t begin = ends_[number];
    const std::size_t size = ends_[number + 1] - begin;
    const auto part = [&](const std::vector<double>& column) {
        return column.empty() ? Numbers{} : Numbers{column}.subspan(begin, size);
    };
    return {.values = part(rows_.values), .weights = part(rows_.weights), .rank_by = part(rows_.rank_by)};
}

std::span<const std::size_t> GroupedRows::places(std::size_t number) const noexcept {
    return std::span{places_}.subspan(ends_[number], ends_[number + 1] - ends_[number]);
}

Labels labels_of(std::span<const std::string> texts) {
    std::map<std::string_view, std::uint32_t> group_of;
    for (const std::string& text : texts) group_of.try_emplace(text, 0U);
    Labels labels;
    for (auto& [name, group] : group_of) {
        group = static_cast<std::uint32_t>(labels.names.size());
        labels.names.emplace_back(name);
    }
    for (const std::string& text : texts) labels.groups.push_back(group_of.at(text));
    return labels;
}

}  // namespace jiedui::equity

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
    : ends_(count + 1), grouped_{sample} {
    for (const std::uint32_t group : groups) ++ends_[group + 1];
    std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
    if (std::ranges::is_sorted(groups)) return;
    rows_ = {.values = scattered(sample.values, groups),
             .weights = scattered(sample.weights, groups),
             .rank_by = scattered(sample.rank_by, groups)};
    grouped_ = rows_.sample();
}

std::vector<double> GroupedRows::scattered(Numbers column, std::span<const std::uint32_t> groups) const {
    std::vector<double> numbers(column.size());
    if (column.empty()) return numbers;
    std::vector<std::size_t> next(ends_.begin(), ends_.end() - 1);
    for (std::size_t row = 0; row < groups.size(); ++row) numbers[next[groups[row]]++] = column[row];
    return numbers;
}

Sample GroupedRows::group(std::size_t number) const noexcept {
    const std::size_t begin = ends_[number];
    const std::size_t size = ends_[number + 1] - begin;
    const auto part = [&](Numbers column) { return column.empty() ? column : column.subspan(begin, size); };
    return {.values = part(grouped_.values), .weights = part(grouped_.weights), .rank_by = part(grouped_.rank_by)};
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

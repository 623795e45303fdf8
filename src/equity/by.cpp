// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/by.hpp"

#include "equity/checked_sample.hpp"
#include "equity/grouped_rows.hpp"
#include "equity/sum.hpp"
#include "jiedui/base/error.hpp"

namespace jiedui::equity {
namespace {

/// The measure of a group; nothing if the group has too few rows or does not define it.
[[nodiscard]] std::optional<double> value_there(const Measure& any, const Sample& group) {
    if (counted_rows(group) < any.demands().least) return std::nullopt;
    try {
        return any.of(group, group.values.size());
    } catch (const Error& error) {
        if (error.code() != ErrorCode::not_defined) throw;
        return std::nullopt;
    }
}

}  // namespace

std::vector<GroupValue> by(const Measure& any, const Sample& sample, const Labels& labels) {
    const Demands& demands = any.demands();
    check_labels(demands.name, "labels", sample.values.size(), labels.groups);
    Demands of_all = demands;
    of_all.least = 1;  // a group that has too few rows has no value
    const CheckedSample checked{of_all, sample};
    const GroupedRows grouped{checked.sample(), labels.groups, labels.names.size()};
    std::vector<GroupValue> rows;
    for (std::size_t number = 0; number < grouped.count(); ++number) {
        const Sample group = grouped.group(number);
        if (group.values.empty()) continue;
        GroupValue row{.group = static_cast<std::uint32_t>(number), .count = group.values.size()};
        const Totals totals = totals_of(group);
        row.weight = checked.weight_in_scale(totals.weight);
        if (totals.weight > 0) row.mean = checked.value_in_scale(totals.mean());
        if (demands.is_ratio) row.mean = checked.ratio_in_scale(total_of(group) / totals.weight);
        row.value = value_there(any, group);
        rows.push_back(row);
    }
    return rows;
}

}  // namespace jiedui::equity

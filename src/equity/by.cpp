// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/by.hpp"

#include "equity/checked_sample.hpp"
#include "equity/grouped_rows.hpp"
#include "equity/sum.hpp"
#include "jiedui/base/error.hpp"

namespace jiedui::equity {
namespace {

/// The measure of rows that were checked; nothing if there are too few or they do not define it.
[[nodiscard]] std::optional<double> value_there(const Measure& any, const Sample& checked) {
    const std::size_t rows = checked.values.size();
    if (rows < any.demands().least) return std::nullopt;
    try {
        return any.of(checked, rows);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::not_defined) throw;
        return std::nullopt;
    }
}

/// The row of a group; its scale is its own, however large the values of other groups are.
[[nodiscard]] GroupValue row_of(const Measure& any, std::size_t number, const Sample& group) {
    GroupValue row{.group = static_cast<std::uint32_t>(number), .count = group.values.size()};
    if (counted_rows(group) == 0) return row;
    Demands demands = any.demands();
    demands.least = 1;
    const CheckedSample checked{demands, group, Keep::counted_rows};
    const Totals totals = totals_of(checked.sample());
    row.weight = checked.weight_in_scale(totals.weight);
    row.mean = demands.is_ratio ? checked.ratio_in_scale(total_of(checked.sample()) / totals.weight)
                                : checked.value_in_scale(totals.mean());
    row.value = value_there(any, checked.sample());
    return row;
}

}  // namespace

std::vector<GroupValue> by(const Measure& any, const Sample& sample, const Labels& labels) {
    const Demands& demands = any.demands();
    check_labels(demands.name, "labels", sample.values.size(), labels.groups);
    Demands of_all = demands;
    of_all.least = 1;  // a group that has too few rows has no value
    check_sample(of_all, sample);
    const GroupedRows grouped{sample, labels.groups, labels.names.size()};
    std::vector<GroupValue> rows;
    for (std::size_t number = 0; number < grouped.count(); ++number) {
        const Sample group = grouped.group(number);
        if (!group.values.empty()) rows.push_back(row_of(any, number, group));
    }
    return rows;
}

}  // namespace jiedui::equity

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/decompose.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "equity/blocks.hpp"
#include "equity/checked_sample.hpp"
#include "equity/entropy.hpp"
#include "equity/grouped_rows.hpp"
#include "equity/sum.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/equity/cv.hpp"
#include "jiedui/equity/gini.hpp"
#include "jiedui/equity/theil_l.hpp"
#include "jiedui/equity/theil_t.hpp"

namespace jiedui::equity {
namespace {

[[nodiscard]] Demands demands_of(Decomposable which) {
    switch (which) {
        case Decomposable::theil_t: return TheilT{}.demands();
        case Decomposable::theil_l: return TheilL{}.demands();
        case Decomposable::gini: return Gini{}.demands();
        case Decomposable::squared_cv: return Cv{}.demands();
    }
    return {};
}

/// The measure of a group whose mean is above 0.
[[nodiscard]] double measure_there(Decomposable which, const Sample& rows_there) {
    Demands demands = demands_of(which);
    demands.least = 1;
    const CheckedSample checked{demands, rows_there, Keep::counted_rows};
    const Sample& group = checked.sample();
    const std::size_t rows = group.values.size();
    switch (which) {
        case Decomposable::theil_t: return TheilT{}.of(group, rows);
        case Decomposable::theil_l: return TheilL{}.of(group, rows);
        case Decomposable::gini: return Gini{}.of(group, rows);
        case Decomposable::squared_cv: {
            const double cv = Cv{}.of(group, rows);
            return cv * cv;
        }
    }
    return 0;
}

/// The rows of some columns from one place to another.
[[nodiscard]] Sample part_of(const Sample& sample, std::size_t begin, std::size_t end) {
    const auto part = [&](Numbers column) { return column.empty() ? column : column.subspan(begin, end - begin); };
    return {.values = part(sample.values), .weights = part(sample.weights)};
}

/// What a term is measured against: all rows, and the group around.
struct Around {
    Totals all;
    double parent_mean;
};

/// The term of a group in the part between groups; of the Gini coefficient that takes all groups,
/// see below.
[[nodiscard]] double between_term(Decomposable which, const GroupPart& group, const Around& around) {
    if (group.share_of_weight <= 0 || around.parent_mean == 0) return 0;
    const double mean = around.all.mean();
    switch (which) {
        case Decomposable::theil_t:
            return group.share_of_weight * (around.parent_mean / mean) *
                   EntropyTerms{around.parent_mean}.theil_t(group.mean);
        case Decomposable::theil_l: return group.share_of_weight * EntropyTerms{around.parent_mean}.theil_l(group.mean);
        case Decomposable::squared_cv: {
            const double distance = (group.mean - around.parent_mean) / mean;
            return group.share_of_weight * distance * distance;
        }
        case Decomposable::gini: break;
    }
    return 0;
}

/// The squared distances of a group's values from its mean, by weight, as a share of the squared
/// mean of all.
[[nodiscard]] double squares_within(const Sample& group, double group_mean, double mean) {
    Sum squares;
    Sum weight;
    each_row(group, [&](double value, double w) {
        const double distance = w > 0 ? (value - group_mean) / mean : 0;
        squares.add(w * distance * distance);
        weight.add(w);
    });
    return squares.value() / weight.value();
}

[[nodiscard]] double within_term(Decomposable which, const GroupPart& group, const Sample& rows, const Around& around) {
    if (group.share_of_weight <= 0) return 0;
    switch (which) {
        case Decomposable::theil_t: return group.share_of_total * group.value.value_or(0);
        case Decomposable::theil_l: return group.share_of_weight * group.value.value_or(0);
        case Decomposable::gini: return group.share_of_weight * group.share_of_total * group.value.value_or(0);
        case Decomposable::squared_cv:
            return group.share_of_weight * squares_within(rows, group.mean, around.all.mean());
    }
    return 0;
}

/// Fills the terms of groups that have one parent in the Gini coefficient between them.
/// @param factor share of weight times share of total of the parent.
void put_gini_between(std::span<GroupPart> siblings, double factor) {
    Rows columns;
    for (const GroupPart& each : siblings) {
        columns.values.push_back(each.mean);
        columns.weights.push_back(each.share_of_weight);
    }
    const std::vector<std::size_t> order = ascending(columns.values);
    Sum all_weight;
    Sum all_total;
    for (const GroupPart& each : siblings) {
        all_weight.add(each.share_of_weight);
        all_total.add(each.share_of_total);
    }
    if (all_weight.value() <= 0 || all_total.value() <= 0) return;
    Sum below;
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        Sum block;
        for (; end < order.size() && siblings[order[end]].mean == siblings[order[i]].mean; ++end)
            block.add(siblings[order[end]].share_of_weight);
        Sum above = all_weight;
        above.add(-block.value());
        const double difference = below.minus(above) + below.value();
        for (; i < end; ++i) {
            GroupPart& group = siblings[order[i]];
            group.between = factor * (group.share_of_total / all_total.value()) * (difference / all_weight.value());
        }
        below.add(block.value());
    }
}

/// Takes a measure apart, level by level.
class Decomposer {
public:
    Decomposer(Decomposable which, const CheckedSample& checked, std::span<const Labels> levels)
        : which_{which}, checked_{&checked}, levels_{levels} {
        std::vector<std::size_t> order(checked.sample().values.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return label_less(a, b); });
        order_ = std::move(order);
        rows_ = rows_of(checked.sample(), order_);
        all_ = totals_of(rows_.sample());
    }

    [[nodiscard]] Decomposition parts() {
        Decomposition parts;
        parts.total = measure_there(which_, rows_.sample());
        std::vector<std::size_t> ends{0, order_.size()};  // of the groups of the level before
        std::size_t first_parent = 0;
        for (std::size_t level = 0; level < levels_.size(); ++level) {
            const std::size_t first = parts.groups.size();
            ends = add_level(parts, level, ends, first_parent);
            first_parent = first;
            Sum between;
            Sum within;
            for (const GroupPart& each : std::span{parts.groups}.subspan(first)) {
                between.add(each.between);
                within.add(each.within);
            }
            parts.between.push_back(between.value());
            parts.within = within.value();
        }
        if (which_ == Decomposable::gini) {
            Sum rest;
            rest.add(parts.total);
            for (const double each : parts.between) rest.add(-each);
            rest.add(-parts.within);
            constexpr double rounding = 1e-15;
            parts.overlap = std::abs(rest.value()) <= rounding * parts.total ? 0 : rest.value();
        }
        return parts;
    }

private:
    [[nodiscard]] bool label_less(std::size_t a, std::size_t b) const {
        for (const Labels& level : levels_)
            if (level.groups[a] != level.groups[b]) return level.groups[a] < level.groups[b];
        return a < b;
    }

    /// Adds the groups of a level.
    /// @param parents where the groups of the level before end, with 0 in front; at level 0 all
    ///     rows.
    /// @param first_parent the row of the first group of the level before.
    /// @return where the groups of this level end, with 0 in front.
    [[nodiscard]] std::vector<std::size_t> add_level(Decomposition& parts, std::size_t level,
                                                     const std::vector<std::size_t>& parents,
                                                     std::size_t first_parent) const {
        std::vector<std::size_t> ends{0};
        const std::vector<std::uint32_t>& groups = levels_[level].groups;
        for (std::size_t p = 0; p + 1 < parents.size(); ++p) {
            const std::size_t first = parts.groups.size();
            const Totals around = totals_of(part_of(rows_.sample(), parents[p], parents[p + 1]));
            const auto parent = level == 0 ? no_row : static_cast<std::uint32_t>(first_parent + p);
            for (std::size_t begin = parents[p]; begin < parents[p + 1];) {
                std::size_t end = begin + 1;
                while (end < parents[p + 1] && groups[order_[end]] == groups[order_[begin]]) ++end;
                GroupPart group = group_of(begin, end, {.all = all_, .parent_mean = mean_of(around)});
                group.level = static_cast<std::uint32_t>(level);
                group.label = groups[order_[begin]];
                group.parent = parent;
                parts.groups.push_back(group);
                ends.push_back(begin = end);
            }
            if (which_ == Decomposable::gini)
                put_gini_between(std::span{parts.groups}.subspan(first),
                                 around.weight / all_.weight * (around.total / all_.total));
        }
        return ends;
    }

    [[nodiscard]] static double mean_of(const Totals& totals) { return totals.weight > 0 ? totals.mean() : 0; }

    [[nodiscard]] GroupPart group_of(std::size_t begin, std::size_t end, const Around& around) const {
        const Sample rows = part_of(rows_.sample(), begin, end);
        const Totals totals = totals_of(rows);
        GroupPart group{.count = end - begin,
                        .weight = totals.weight,
                        .mean = mean_of(totals),
                        .share_of_weight = totals.weight / all_.weight,
                        .share_of_total = totals.total / all_.total};
        if (group.mean > 0 && counted_rows(rows) > 0) group.value = measure_there(which_, rows);
        group.between = between_term(which_, group, around);
        group.within = within_term(which_, group, rows, around);
        group.weight = checked_->weight_in_scale(group.weight);
        group.mean = checked_->value_in_scale(group.mean);
        return group;
    }

    Decomposable which_;
    const CheckedSample* checked_;
    std::span<const Labels> levels_;
    std::vector<std::size_t> order_;
    Rows rows_{};
    Totals all_{};
};

}  // namespace

Decomposition decompose(Decomposable which, const Sample& sample, std::span<const Labels> levels) {
    check_number(!levels.empty(), "decompose", "by", 0, "has at least one column of labels");
    for (const Labels& each : levels) check_labels("decompose", "by", sample.values.size(), each.groups);
    const CheckedSample checked{demands_of(which), sample};
    return Decomposer{which, checked, levels}.parts();
}

}  // namespace jiedui::equity

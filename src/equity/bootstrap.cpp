// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/bootstrap.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "equity/checked_sample.hpp"
#include "equity/grouped_rows.hpp"
#include "equity/interval.hpp"
#include "equity/resampling.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/equity/bootstrap_difference.hpp"

namespace jiedui::equity {
namespace {

/// What is drawn: one column, or two of which the second is taken from the first.
struct Drawn {
    const Resampled* first;
    const Resampled* second = nullptr;
    bool is_paired = false;  ///< whether both take the same units

    [[nodiscard]] double difference(double of_first, double of_second) const {
        return second == nullptr ? of_first : of_first - of_second;
    }
    [[nodiscard]] double estimate() const {
        return difference(first->estimate(), second == nullptr ? 0 : second->estimate());
    }
};

/// Draws of a bootstrap, on one thread.
class BootstrapWorker {
public:
    BootstrapWorker(const Drawn& drawn, const Philox& philox, std::uint32_t stream)
        : drawn_{drawn}, philox_{philox}, stream_{stream}, times_(drawn.first->unit_count()) {
        if (drawn.second != nullptr && !drawn.is_paired) second_times_.resize(drawn.second->unit_count());
    }
    [[nodiscard]] double operator()(std::uint32_t draw) {
        DrawNumbers numbers{philox_, draw, stream_, DrawNumbers::Purpose::bootstrap};
        draw_units(numbers, times_);
        const double of_first = drawn_.first->value(times_, scratch_);
        if (drawn_.second == nullptr) return of_first;
        if (drawn_.is_paired) return of_first - drawn_.second->value(times_, scratch_);
        draw_units(numbers, second_times_);
        return of_first - drawn_.second->value(second_times_, scratch_);
    }

private:
    Drawn drawn_;
    Philox philox_;
    std::uint32_t stream_;
    std::vector<std::uint32_t> times_;
    std::vector<std::uint32_t> second_times_{};
    Rows scratch_{};
};

/// The influence of each unit on the estimate: of the units of the first column, then, if it has
/// units of its own, of the second.
[[nodiscard]] std::vector<double> influences(const Drawn& drawn, const DrawBatch& batch) {
    const bool is_independent = drawn.second != nullptr && !drawn.is_paired;
    const std::size_t of_first = drawn.first->unit_count();
    DrawBatch units = batch;
    units.draws = of_first + (is_independent ? drawn.second->unit_count() : 0);
    const std::vector<double> left_out = statistics_of(units, [&]() -> std::function<double(std::uint32_t)> {
        return [&, scratch = Rows{}](std::uint32_t unit) mutable {
            const auto without = [&scratch](const Resampled& column, std::size_t place) {
                std::vector<std::uint32_t> times(column.unit_count(), 1U);
                times[place] = 0;
                return column.value(times, scratch);
            };
            if (unit >= of_first) return -without(*drawn.second, unit - of_first);
            const double rest = without(*drawn.first, unit);
            return drawn.is_paired ? rest - without(*drawn.second, unit) : rest;
        };
    });
    std::vector<double> found = influences_of(std::span{left_out}.first(of_first));
    const std::vector<double> more = influences_of(std::span{left_out}.subspan(of_first));
    found.insert(found.end(), more.begin(), more.end());
    return found;
}

[[nodiscard]] Interval interval_of(const Drawn& drawn, const Draws& draws, std::uint32_t stream) {
    const std::string_view name = drawn.first->measure().demands().name;
    const Philox philox{draws.seed};
    const DrawBatch batch{.measure = name, .draws = draws.draws, .threads = draws.threads, .watch = draws.watch};
    const double estimate = drawn.estimate();
    std::vector<double> values = statistics_of(
        batch, [&]() -> std::function<double(std::uint32_t)> { return BootstrapWorker{drawn, philox, stream}; });
    if (draws.bounds == Bounds::percentile) return percentile_interval(estimate, std::move(values), draws.level);
    return bca_interval(name, estimate, std::move(values), draws.level, influences(drawn, batch));
}

/// Clusters as numbers without gaps, and how many there are.
struct UnitNumbers {
    std::vector<std::uint32_t> units{};
    std::size_t count = 0;
};

[[nodiscard]] UnitNumbers numbers_without_gaps(std::span<const std::uint32_t> groups, std::size_t group_count) {
    std::vector<std::uint32_t> number_of(group_count, no_row);
    for (const std::uint32_t group : groups) number_of[group] = 0;
    std::uint32_t count = 0;
    for (std::uint32_t& number : number_of)
        if (number != no_row) number = count++;
    UnitNumbers numbers{.count = count};
    for (const std::uint32_t group : groups) numbers.units.push_back(number_of[group]);
    return numbers;
}

void check_clusters(const Measure& any, const Sample& sample, const Labels& clusters) {
    if (!clusters.groups.empty() || !clusters.names.empty())
        check_labels(any.demands().name, "cluster", sample.values.size(), clusters.groups);
}

[[nodiscard]] Interval interval_of_rows(const Measure& any, const Sample& sample, const UnitNumbers& clusters,
                                        const Draws& draws, std::uint32_t stream) {
    const Resampled resampled{any, sample, clusters.units, clusters.count};
    if (resampled.unit_count() < 2)
        throw Error{ErrorCode::too_few_values, std::string{any.demands().name} + ": cluster",
                    "there is one cluster, and draws of one thing do not differ"};
    return interval_of({.first = &resampled}, draws, stream);
}

}  // namespace

Interval bootstrap(const Measure& any, const Sample& sample, const Draws& draws, const Labels& clusters) {
    check_draws(draws);
    check_clusters(any, sample, clusters);
    return interval_of_rows(any, sample, numbers_without_gaps(clusters.groups, clusters.names.size()), draws, 0);
}

std::vector<GroupInterval> bootstrap_by(const Measure& any, const Sample& sample, const Labels& labels,
                                        const Draws& draws, const Labels& clusters) {
    check_draws(draws);
    check_labels(any.demands().name, "by", sample.values.size(), labels.groups);
    check_clusters(any, sample, clusters);
    Demands of_all = any.demands();
    of_all.least = 1;
    check_sample(of_all, sample);
    const GroupedRows grouped{sample, labels.groups, labels.names.size()};
    std::vector<std::vector<std::uint32_t>> clusters_of(grouped.count());
    for (std::size_t i = 0; i < clusters.groups.size(); ++i)
        clusters_of[labels.groups[i]].push_back(clusters.groups[i]);
    std::vector<GroupInterval> rows;
    for (std::size_t number = 0; number < grouped.count(); ++number) {
        if (grouped.group(number).values.empty()) continue;
        GroupInterval row{.group = static_cast<std::uint32_t>(number)};
        try {
            row.interval = interval_of_rows(any, grouped.group(number),
                                            numbers_without_gaps(clusters_of[number], clusters.names.size()), draws,
                                            static_cast<std::uint32_t>(number));
        } catch (const Error& error) {
            const bool is_of_group = error.code() == ErrorCode::not_defined ||
                                     error.code() == ErrorCode::too_few_values ||
                                     error.code() == ErrorCode::bad_weights;
            if (!is_of_group) throw;
        }
        rows.push_back(row);
    }
    return rows;
}

Interval bootstrap_difference(const Measure& any, const Sample& first, const Sample& second, Pairing pairing,
                              const Draws& draws) {
    check_draws(draws);
    check_both(any, first, second);
    const bool is_paired = pairing == Pairing::paired;
    UnitNumbers pairs;
    if (is_paired) {
        check_pairs(any, first, second);
        for (std::size_t i = 0; i < first.values.size(); ++i) pairs.units.push_back(static_cast<std::uint32_t>(i));
        pairs.count = first.values.size();
    }
    const Resampled of_first{any, first, pairs.units, pairs.count};
    const Resampled of_second{any, second, pairs.units, pairs.count};
    return interval_of({.first = &of_first, .second = &of_second, .is_paired = is_paired}, draws, 0);
}

}  // namespace jiedui::equity

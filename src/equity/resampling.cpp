// SPDX-License-Identifier: Apache-2.0
#include "equity/resampling.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

#include "jiedui/base/error.hpp"
#include "jiedui/base/parallel.hpp"
#include "jiedui/equity/cv.hpp"

namespace jiedui::equity {
namespace {

/// A measure whose columns may be drawn again: a ratio becomes the `cv` of what each row has, by
/// weight, which is the same.
[[nodiscard]] Measure resampled_measure(const Measure& any) { return any.demands().is_ratio ? Measure{Cv{}} : any; }

[[nodiscard]] Rows resampled_rows(const Measure& any, const Sample& sample) {
    const CheckedSample checked{any.demands(), sample};
    Rows rows{.values = {checked.sample().values.begin(), checked.sample().values.end()},
              .weights = {checked.sample().weights.begin(), checked.sample().weights.end()},
              .rank_by = {sample.rank_by.begin(), sample.rank_by.end()}};
    if (any.demands().is_ratio)
        for (std::size_t i = 0; i < rows.values.size(); ++i) rows.values[i] /= rows.weights[i];
    return rows;
}

/// The places of rows by ascending rank, value and weight.
[[nodiscard]] std::vector<std::size_t> order_of(const Rows& rows) {
    const auto key = [&rows](std::size_t row) {
        return std::tuple{rows.rank_by.empty() ? 0 : rows.rank_by[row], rows.values[row],
                          rows.weights.empty() ? 0 : rows.weights[row], row};
    };
    std::vector<std::size_t> order(rows.values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, key);
    return order;
}

}  // namespace

Resampled::Resampled(const Measure& any, const Sample& sample, std::span<const std::uint32_t> units,
                     std::size_t unit_count)
    : measure_{resampled_measure(any)}, rows_{resampled_rows(any, sample)}, unit_count_{unit_count} {
    const std::vector<std::size_t> order = order_of(rows_);
    rows_ = rows_of(rows_.sample(), order);
    for (std::size_t i = 0; i < order.size(); ++i)
        units_.push_back(units.empty() ? static_cast<std::uint32_t>(i) : units[order[i]]);
    if (units.empty()) unit_count_ = order.size();
}

double Resampled::value(std::span<const std::uint32_t> times, Rows& scratch) const {
    const std::size_t n = units_.size();
    const bool is_weighted = !rows_.weights.empty();
    const bool is_ranked = !rows_.rank_by.empty();
    scratch.values.resize(n);
    scratch.weights.resize(n);
    if (is_ranked) scratch.rank_by.resize(n);
    std::size_t rows = 0;
    std::size_t kept = 0;  // rows that were not drawn have no part
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint32_t count = times[units_[i]];
        const double weight = is_weighted ? count * rows_.weights[i] : count;
        scratch.values[kept] = rows_.values[i];
        scratch.weights[kept] = weight;
        if (is_ranked) scratch.rank_by[kept] = rows_.rank_by[i];
        kept += weight > 0 ? 1U : 0U;
        rows += count;
    }
    if (kept == 0 || rows < measure_.demands().least) return std::numeric_limits<double>::quiet_NaN();
    const Sample drawn{.values = Numbers{scratch.values}.first(kept),
                       .weights = Numbers{scratch.weights}.first(kept),
                       .rank_by = is_ranked ? Numbers{scratch.rank_by}.first(kept) : Numbers{}};
    try {
        return measure_.of(drawn, rows);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::not_defined) throw;
        return std::numeric_limits<double>::quiet_NaN();
    }
}

void check_both(const Measure& any, const Sample& first, const Sample& second) {
    Demands demands = any.demands();
    demands.values_name = "first";
    demands.weights_name = "weights_first";
    check_sample(demands, first);
    demands.values_name = "second";
    demands.weights_name = "weights_second";
    check_sample(demands, second);
}

void draw_units(DrawNumbers& numbers, std::span<std::uint32_t> times) {
    std::ranges::fill(times, 0U);
    const auto count = static_cast<std::uint32_t>(times.size());
    for (std::uint32_t i = 0; i < count; ++i) ++times[numbers.below(count)];
}

std::vector<double> statistics_of(const DrawBatch& batch,
                                  const std::function<std::function<double(std::uint32_t)>()>& make_worker) {
    std::vector<double> statistics(batch.draws);
    in_parallel(statistics.size(),
                {.threads = batch.threads, .watch = batch.watch, .step = "draws", .items_at_once = 8}, [&] {
                    return [&statistics, statistic = make_worker()](std::size_t draw) {
                        statistics[draw] = statistic(static_cast<std::uint32_t>(draw));
                    };
                });
    const auto undefined = std::ranges::count_if(statistics, [](double value) { return std::isnan(value); });
    if (undefined > 0)
        refuse_undefined(batch.measure,
                         std::to_string(undefined) + " of " + std::to_string(batch.draws) +
                             " draws do not define it: they divide by 0, or have too few rows that count");
    return statistics;
}

}  // namespace jiedui::equity

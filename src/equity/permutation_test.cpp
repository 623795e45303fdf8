// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/permutation_test.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "equity/checked_sample.hpp"
#include "equity/resampling.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/equity/complete_rows.hpp"

namespace jiedui::equity {
namespace {

/// The rows of both columns, those of the first in front.
[[nodiscard]] Rows pooled(const Sample& first, const Sample& second) {
    const bool is_weighted = !first.weights.empty() || !second.weights.empty();
    Rows rows;
    for (const Sample* const each : {&first, &second}) {
        rows.values.insert(rows.values.end(), each->values.begin(), each->values.end());
        rows.rank_by.insert(rows.rank_by.end(), each->rank_by.begin(), each->rank_by.end());
        if (is_weighted && each->weights.empty()) rows.weights.resize(rows.values.size(), 1.0);
        rows.weights.insert(rows.weights.end(), each->weights.begin(), each->weights.end());
    }
    return rows;
}

/// Deals the pooled rows anew, on one thread.
class PermutationWorker {
public:
    PermutationWorker(const Resampled& rows, std::size_t first_count, bool is_paired, const Philox& philox)
        : rows_{&rows},
          first_count_{first_count},
          is_paired_{is_paired},
          philox_{philox},
          order_(rows.unit_count()),
          is_first_(rows.unit_count()),
          is_second_(rows.unit_count()) {}

    [[nodiscard]] double operator()(std::uint32_t draw) {
        DrawNumbers numbers{philox_, draw, 0, DrawNumbers::Purpose::permutation};
        is_paired_ ? swap_pairs(numbers) : deal(numbers);
        return difference();
    }

private:
    [[nodiscard]] double difference() {
        for (std::size_t i = 0; i < is_first_.size(); ++i) is_second_[i] = 1 - is_first_[i];
        return rows_->value(is_first_, scratch_) - rows_->value(is_second_, scratch_);
    }
    void swap_pairs(DrawNumbers& numbers) {
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < first_count_; ++i) {
            bits = i % 32 == 0 ? numbers.word() : bits >> 1U;
            is_first_[i] = bits & 1U;
            is_first_[first_count_ + i] = 1 - is_first_[i];
        }
    }
    void deal(DrawNumbers& numbers) {
        std::iota(order_.begin(), order_.end(), 0U);
        std::ranges::fill(is_first_, 0U);
        for (std::size_t i = 0; i < first_count_; ++i) {
            const std::size_t taken = i + numbers.below(static_cast<std::uint32_t>(order_.size() - i));
            std::swap(order_[i], order_[taken]);
            is_first_[order_[i]] = 1;
        }
    }

    const Resampled* rows_;
    std::size_t first_count_;
    bool is_paired_;
    Philox philox_;
    std::vector<std::uint32_t> order_;
    std::vector<std::uint32_t> is_first_;
    std::vector<std::uint32_t> is_second_;
    Rows scratch_{};
};

[[nodiscard]] bool is_as_extreme(Alternative alternative, double drawn, double observed) {
    const double rounding = 1e-12 * std::abs(observed);
    switch (alternative) {
        case Alternative::two_sided: return std::abs(drawn) >= std::abs(observed) - rounding;
        case Alternative::greater: return drawn >= observed - rounding;
        case Alternative::less: return drawn <= observed + rounding;
    }
    return true;
}

}  // namespace

void check_pairs(const Measure& any, const Sample& first, const Sample& second) {
    if (first.values.size() == second.values.size()) return;
    throw Error{ErrorCode::unequal_columns, std::string{any.demands().name} + ": second",
                "first has " + std::to_string(first.values.size()) + " rows, second has " +
                    std::to_string(second.values.size()) + "; paired columns have equally many"};
}

PermutationResult permutation_test(const Measure& any, const Sample& first, const Sample& second, Pairing pairing,
                                   const Permutations& permutations) {
    const auto most = static_cast<double>(std::numeric_limits<std::uint32_t>::max());
    const auto count = static_cast<double>(permutations.draws);
    check_number(count >= 1 && count <= most, "permutation_test", "draws", count,
                 "is at least 1, and at most " + number_text(most));
    const bool is_paired = pairing == Pairing::paired;
    if (is_paired) check_pairs(any, first, second);
    check_both(any, first, second);
    const Rows all = pooled(first, second);
    std::vector<std::uint32_t> units(all.values.size());
    std::iota(units.begin(), units.end(), 0U);
    const Resampled rows{any, all.sample(), units, units.size()};
    const Philox philox{permutations.seed};
    const std::size_t first_count = first.values.size();
    const double observed = any(first) - any(second);
    const std::vector<double> drawn = statistics_of({.measure = any.demands().name,
                                                     .draws = permutations.draws,
                                                     .threads = permutations.threads,
                                                     .watch = permutations.watch},
                                                    [&]() -> std::function<double(std::uint32_t)> {
                                                        return PermutationWorker{rows, first_count, is_paired, philox};
                                                    });
    std::size_t extreme = 1;  // the rows as they are
    for (const double each : drawn) extreme += is_as_extreme(permutations.alternative, each, observed) ? 1U : 0U;
    return {.difference = observed, .p_value = static_cast<double>(extreme) / (count + 1)};
}

}  // namespace jiedui::equity

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/complete_rows.hpp"

#include <cmath>

#include "equity/checked_sample.hpp"

namespace jiedui::equity {
namespace {

[[nodiscard]] std::vector<double> taken_from(Numbers column, std::span<const std::size_t> places) {
    std::vector<double> numbers;
    if (column.empty()) return numbers;
    numbers.reserve(places.size());
    for (const std::size_t place : places) numbers.push_back(column[place]);
    return numbers;
}

}  // namespace

std::vector<std::size_t> complete_rows(const Sample& sample) {
    check_lengths({.name = "complete_rows"}, sample);
    const auto has = [](Numbers column, std::size_t row) { return column.empty() || !std::isnan(column[row]); };
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < sample.values.size(); ++i)
        if (has(sample.values, i) && has(sample.weights, i) && has(sample.rank_by, i)) rows.push_back(i);
    return rows;
}

Rows rows_of(const Sample& sample, std::span<const std::size_t> places) {
    return {.values = taken_from(sample.values, places),
            .weights = taken_from(sample.weights, places),
            .rank_by = taken_from(sample.rank_by, places)};
}

}  // namespace jiedui::equity

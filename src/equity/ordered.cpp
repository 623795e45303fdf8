// SPDX-License-Identifier: Apache-2.0
#include "equity/ordered.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include "equity/radix_sort.hpp"

namespace jiedui::equity {
namespace {

/// Rows while they are put in order.
struct WeightedKey {
    double key;
    double weight;
};
struct KeyedRow {
    double key;
    double value;
    double weight;
};

}  // namespace

Ordered::Ordered(Numbers keys, const Sample& sample, bool keeps_values)
    : keys_{keys}, values_{sample.values}, weights_{sample.weights} {
    if (std::ranges::is_sorted(keys)) return;
    keeps_values ? sort_rows() : weights_.empty() ? sort_keys() : sort_weighted_keys();
}

void Ordered::sort_keys() {
    own_keys_.assign(keys_.begin(), keys_.end());
    sort_by_double(own_keys_, std::identity{});
    keys_ = values_ = own_keys_;
}

void Ordered::sort_weighted_keys() {
    std::vector<WeightedKey> rows(keys_.size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = {.key = keys_[i], .weight = weights_[i]};
    sort_by_double(rows, &WeightedKey::key);
    own_keys_.resize(rows.size());
    own_weights_.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        own_keys_[i] = rows[i].key;
        own_weights_[i] = rows[i].weight;
    }
    keys_ = values_ = own_keys_;
    weights_ = own_weights_;
}

void Ordered::sort_rows() {
    std::vector<KeyedRow> rows(keys_.size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = {.key = keys_[i], .value = values_[i], .weight = weight(i)};
    sort_by_double(rows, &KeyedRow::key);
    own_keys_.resize(rows.size());
    own_values_.resize(rows.size());
    own_weights_.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        own_keys_[i] = rows[i].key;
        own_values_[i] = rows[i].value;
        own_weights_[i] = rows[i].weight;
    }
    keys_ = own_keys_;
    values_ = own_values_;
    weights_ = own_weights_;
}

std::vector<std::size_t> ascending(Numbers column) {
    std::vector<std::size_t> order(column.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [column](std::size_t row) { return std::pair{column[row], row}; });
    return order;
}

}  // namespace jiedui::equity

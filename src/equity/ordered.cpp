// SPDX-License-Identifier: Apache-2.0
#include "equity/ordered.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace jiedui::equity {
namespace {

/// A row while it is put in order.
struct KeyedRow {
    double key;
    double value;
    double weight;
};

}  // namespace

Ordered::Ordered(Numbers keys, const Sample& sample, bool keeps_values)
    : keys_{keys}, values_{sample.values}, weights_{sample.weights} {
    if (std::ranges::is_sorted(keys)) return;
    if (!keeps_values && weights_.empty()) {
        own_keys_.assign(keys.begin(), keys.end());
        std::ranges::sort(own_keys_);
        keys_ = values_ = own_keys_;
        return;
    }
    std::vector<KeyedRow> rows;
    rows.reserve(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) rows.push_back({keys[i], values_[i], weight(i)});
    std::ranges::sort(rows, {}, &KeyedRow::key);
    const bool is_weighted = !weights_.empty();
    for (const KeyedRow& row : rows) {
        own_keys_.push_back(row.key);
        if (keeps_values) own_values_.push_back(row.value);
        if (is_weighted) own_weights_.push_back(row.weight);
    }
    keys_ = own_keys_;
    values_ = keeps_values ? own_values_ : own_keys_;
    if (is_weighted) weights_ = own_weights_;
}

std::vector<std::size_t> ascending(Numbers column) {
    std::vector<std::size_t> order(column.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [column](std::size_t row) { return std::pair{column[row], row}; });
    return order;
}

}  // namespace jiedui::equity

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Ordered: the rows of a sample by ascending value, or by ascending rank.

#include <cstddef>
#include <vector>

#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// Rows in ascending order of a column.  Columns that are in order already are looked at where they
/// are.
class Ordered {
public:
    /// The rows by ascending value.
    [[nodiscard]] static Ordered by_value(const Sample& sample) { return {sample.values, sample, false}; }
    /// The rows by ascending rank.
    [[nodiscard]] static Ordered by_rank(const Sample& sample) { return {sample.rank_by, sample, true}; }

    Ordered(const Ordered&) = delete;
    Ordered& operator=(const Ordered&) = delete;
    ~Ordered() = default;

    [[nodiscard]] std::size_t size() const noexcept { return keys_.size(); }
    /// What the rows are ordered by: the value or the rank.
    [[nodiscard]] double key(std::size_t i) const noexcept { return keys_[i]; }
    [[nodiscard]] double value(std::size_t i) const noexcept { return values_[i]; }
    [[nodiscard]] double weight(std::size_t i) const noexcept { return weights_.empty() ? 1.0 : weights_[i]; }
    /// The ordered columns; `rank_by` is empty.
    [[nodiscard]] Sample sample() const noexcept { return {.values = values_, .weights = weights_}; }

private:
    Ordered(Numbers keys, const Sample& sample, bool keeps_values);
    void sort_keys();
    void sort_weighted_keys();
    void sort_rows();

    Numbers keys_;
    Numbers values_;
    Numbers weights_;
    std::vector<double> own_keys_{};
    std::vector<double> own_values_{};
    std::vector<double> own_weights_{};
};

/// For each place of a column, in ascending order of its numbers, where the row stands.  Equal
/// numbers keep their order.
[[nodiscard]] std::vector<std::size_t> ascending(Numbers column);

}  // namespace jiedui::equity

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The bootstrap: between which bounds a measure lies, if the rows are a sample of more.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/watch.hpp"
#include "jiedui/equity/labels.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// How the bounds follow from the draws.
enum class Bounds : std::uint8_t {
    percentile,  ///< the quantiles of the draws
    bca          ///< quantiles that are moved for bias and for skewness; leaves out each row once
};

/// How to draw.
struct Draws {
    std::uint64_t draws;                 ///< how many; at least 2 / (1 − level), at most 2³² − 1
    std::uint64_t seed;                  ///< the key of the generator: the same seed gives the same draws
    double level = 0.95;                 ///< how many of 1 intervals shall hold the true value
    Bounds bounds = Bounds::percentile;  ///< how the bounds are found
    unsigned threads = 1;                ///< how many threads; 0: as many as the machine has
    Watch watch{};                       ///< asked now and then, with the step `draws`
};

/// A measure, and the bounds between which it lies.
struct Interval {
    double estimate = 0;  ///< the measure of the rows as they are
    double low = 0;       ///< the lower bound
    double high = 0;      ///< the upper bound
    friend bool operator==(const Interval&, const Interval&) = default;
};

/// The interval of a group.
struct GroupInterval {
    std::uint32_t group = 0;             ///< the number of the group
    std::optional<Interval> interval{};  ///< nothing if the group has too few rows or does not define the measure
    friend bool operator==(const GroupInterval&, const GroupInterval&) = default;
};

/// Between which bounds does a measure lie, if the rows are drawn from more?
///
/// A draw takes as many rows as there are, each with equal chance and put back; or as many
/// clusters, each with all its rows.  The result does not depend on the order of rows, nor on the
/// number of threads.
///
/// @param any the measure.
/// @param sample the columns.
/// @param draws how to draw.
/// @param clusters which rows are drawn together; without names: each row alone.
/// @complexity O(draws × n) beside one sort; with Bounds::bca O((draws + n) × n).
/// @errors those of the measure; ErrorCode::bad_number if a number of `draws` is impossible;
///     ErrorCode::too_few_values if there is only one cluster; ErrorCode::not_defined if a draw
///     does not define the measure, or, for Bounds::bca, if no draw lies on one side of the
///     estimate; ErrorCode::interrupted.
/// @source Efron and Tibshirani, «An introduction to the bootstrap» (1993), 13 and 14;
///     docs/equity/bootstrap.md.
[[nodiscard]] JIEDUI_API Interval bootstrap(const Measure& any, const Sample& sample, const Draws& draws,
                                            const Labels& clusters = {});

/// The same within each group.
/// @param labels the group of each row.
/// @return one row for each group that has rows, by ascending number.  Each group has draws of its
///     own.
[[nodiscard]] JIEDUI_API std::vector<GroupInterval> bootstrap_by(const Measure& any, const Sample& sample,
                                                                 const Labels& labels, const Draws& draws,
                                                                 const Labels& clusters = {});

}  // namespace jiedui::equity

namespace jiedui {

template <>
struct ClosedList<equity::Bounds> {
    static constexpr std::string_view name = "bounds_of_interval";
    static constexpr std::array<std::string_view, 2> words{"percentile", "bca"};
};

}  // namespace jiedui

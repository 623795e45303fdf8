// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Curve: which share of the total belongs to which share of the rows, point by point.

#include <vector>

namespace jiedui::equity {

/// The points of a Lorenz or concentration curve: from (0, 0) to (1, 1), ascending by the share of
/// the weight.  Between two points it is straight.
struct Curve {
    std::vector<double> share_of_weight{};  ///< which share of the weight is at or below the point
    std::vector<double> share_of_total{};   ///< which share of the total these rows have
    friend bool operator==(const Curve&, const Curve&) = default;
};

}  // namespace jiedui::equity

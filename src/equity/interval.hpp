// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Bounds from draws.

#include <span>
#include <string_view>
#include <vector>

#include "jiedui/equity/bootstrap.hpp"

namespace jiedui::equity {

/// Throws ErrorCode::bad_number if a number of `draws` is impossible.
void check_draws(const Draws& draws);

/// The quantiles of the draws, by straight lines between them.
[[nodiscard]] Interval percentile_interval(double estimate, std::vector<double> drawn, double level);

/// The same, moved for bias and skewness.
/// @param influences of each unit on the estimate.
/// @errors ErrorCode::not_defined if no draw lies on one side of the estimate.
[[nodiscard]] Interval bca_interval(std::string_view measure, double estimate, std::vector<double> drawn, double level,
                                    std::span<const double> influences);

/// The influence of each unit on an estimate.
/// @param left_out the estimate without each unit.
[[nodiscard]] std::vector<double> influences_of(std::span<const double> left_out);

/// The acceleration of an estimate: how skewed it is.
[[nodiscard]] double acceleration_of(std::span<const double> influences);

/// Which share of a standard normal lies below `z`; and below which z a share lies.
[[nodiscard]] double normal_share(double z) noexcept;
[[nodiscard]] double normal_quantile(double share) noexcept;

}  // namespace jiedui::equity

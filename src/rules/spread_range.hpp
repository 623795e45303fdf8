// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// range_of: between which bounds a difference coefficient lies, whatever the undecided schools have.

#include <limits>

#include "query/provision.hpp"

namespace jiedui::detail {

/// The least and the largest difference coefficient that is possible.
struct Range {
    double low = 0;
    double high = std::numeric_limits<double>::infinity();
};

/// The range of the coefficient where each undecided school whose pupils are known has from 0 to the largest amount
/// per pupil of the others; without bounds if the pupils of one are not known, or no school has anything.
///
/// The coefficient is quasiconvex in the amounts, so it is largest where each undecided school has nothing or the
/// largest amount.  With more than twelve such schools, any part of their pupils may have the largest amount, which can
/// only widen the range.
[[nodiscard]] Range range_of(const Provision& provision);

}  // namespace jiedui::detail

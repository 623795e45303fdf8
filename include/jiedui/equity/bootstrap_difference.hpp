// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The bootstrap of a difference: by how much one column is less equal than another.

#include <cstdint>

#include "jiedui/base/export.hpp"
#include "jiedui/equity/bootstrap.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// Whether rows of two columns belong together.
enum class Pairing : std::uint8_t {
    paired,      ///< row i of both is the same school: in two years, say
    independent  ///< the columns are of different schools
};

/// By how much does a measure differ between two columns?
///
/// @param any the measure.
/// @param first, second the columns; paired ones have equally many rows.
/// @param pairing whether a draw takes the same rows of both, or rows of each alone.
/// @param draws how to draw.
/// @return the measure of the first less that of the second.  Paired draws depend on the order of
///     the rows.
/// @complexity twice that of `bootstrap`; a draw of paired columns sorts none of them.
/// @errors those of `bootstrap`.
/// @source docs/equity/bootstrap_difference.md.
[[nodiscard]] JIEDUI_API Interval bootstrap_difference(const Measure& any, const Sample& first, const Sample& second,
                                                       Pairing pairing, const Draws& draws);

}  // namespace jiedui::equity

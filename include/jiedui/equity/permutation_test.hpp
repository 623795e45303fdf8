// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The permutation test: whether chance alone would make two columns differ so much.

#include <array>
#include <cstdint>
#include <string_view>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/watch.hpp"
#include "jiedui/equity/bootstrap_difference.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// Which difference counts against chance.
enum class Alternative : std::uint8_t {
    two_sided,  ///< one in either direction
    greater,    ///< the first column has more of the measure
    less        ///< the first column has less of it
};

/// How to permute.
struct Permutations {
    std::uint64_t draws;                               ///< how many, at least 1, at most 2³² − 1
    std::uint64_t seed;                                ///< the key of the generator
    Alternative alternative = Alternative::two_sided;  ///< which difference counts
    unsigned threads = 1;                              ///< how many threads; 0: as many as the machine has
    Watch watch{};                                     ///< asked now and then, with the step `draws`
};

/// A difference, and how often chance alone makes one as large.
struct PermutationResult {
    double difference = 0;  ///< the measure of the first column less that of the second
    double p_value = 1;     ///< the share of draws, with the rows as they are, that differ as much or more
    friend bool operator==(const PermutationResult&, const PermutationResult&) = default;
};

/// Would columns differ as much, if it were chance which row belongs to which?
///
/// @param any the measure.
/// @param first, second the columns; paired ones have equally many rows.
/// @param pairing paired: a draw swaps the two rows of each pair or not; independent: it deals all
///     rows anew.
/// @param permutations how to permute.
/// @return p is at least 1 / (draws + 1).
/// @complexity O(draws × n) beside one sort.
/// @errors those of the measure; ErrorCode::bad_number if there is no draw;
///     ErrorCode::unequal_columns if paired columns have different lengths; ErrorCode::not_defined
///     if a draw does not define the measure; ErrorCode::interrupted.
/// @source Phipson and Smyth, «Permutation p-values should never be zero» (2010);
///     docs/equity/permutation_test.md.
[[nodiscard]] JIEDUI_API PermutationResult permutation_test(const Measure& any, const Sample& first,
                                                            const Sample& second, Pairing pairing,
                                                            const Permutations& permutations);

}  // namespace jiedui::equity

namespace jiedui {

template <>
struct ClosedList<equity::Alternative> {
    static constexpr std::string_view name = "alternative";
    static constexpr std::array<std::string_view, 3> words{"two_sided", "greater", "less"};
};

}  // namespace jiedui

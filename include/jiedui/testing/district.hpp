// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Random counties: valid ledgers of any size.  The same seed gives the same ledger on every machine, in C++
/// and in Python.

#include <cstdint>
#include <functional>

#include "jiedui/base/export.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/records.hpp"

namespace jiedui::testing {

/// The size of a random county, and its years.
struct DistrictSize {
    std::int32_t schools = 40;       ///< how many schools, 2 to 1,000,000: one large urban, one weak rural, and others
    std::int32_t townships = 6;      ///< how many townships have rural schools at most, 1 to 1,000,000
    std::int32_t teachers = 6;       ///< how many teachers a school has on average, 0 to 1,000
    std::int32_t years = 3;          ///< in how many school years ties begin, 1 to 100
    std::int32_t first_year = 2003;  ///< the year in whose autumn the first ties begin, 1950 to 9000
};

/// A source of random numbers: called with an n of at least 1, it returns a number from 0 to n - 1.  The number
/// 0 always stands for the simplest choice.  Write your own to draw without a seed, for example from a fuzzer.
using Below = std::function<std::uint32_t(std::uint32_t n)>;

/// The random numbers of a seed: numbers of the Mersenne Twister of the C++ standard, modulo n.
[[nodiscard]] JIEDUI_API Below below_of(std::uint32_t seed);

/// Draws a valid county: schools, teachers, agreements, postings, transfers, needs and documents.  Stable, but
/// the same seed may give another county in the next version.
///
/// A ledger of these records has no findings, not even doubtful ones.  No teacher has two postings on the same
/// day.
///
/// @param seed the seed of the random numbers.
/// @param size how large the county is.
/// @errors ErrorCode::bad_number if a number in `size` is outside its range.
/// @complexity O(schools × (teachers + 10) × years) draws.
[[nodiscard]] JIEDUI_API Records district(std::uint32_t seed = 0, const DistrictSize& size = {});
/// Draws a valid county from the random numbers of `below`, as `district` with a seed does.
/// @errors ErrorCode::bad_number if a number in `size` is outside its range.
[[nodiscard]] JIEDUI_API Records district(const Below& below, const DistrictSize& size = {});

/// The settings for the ledger of a random county.  They declare its postings, agreements, transfers and
/// documents complete from the first autumn to three years after the last one, so that rules can say `not_met`.
/// @errors as for `district`.
[[nodiscard]] JIEDUI_API Settings district_settings(const DistrictSize& size = {});

/// The network of the county that `district` draws, with the settings of `district_settings`.  Stable.
/// @errors as for `district`.
[[nodiscard]] JIEDUI_API Network drawn_network(std::uint32_t seed = 0, const DistrictSize& size = {});

}  // namespace jiedui::testing

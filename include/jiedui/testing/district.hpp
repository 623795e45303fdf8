// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Drawn counties: sound ledgers of any size, the same for the same seed on every machine and in both languages.

#include <cstdint>
#include <functional>

#include "jiedui/base/export.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/records.hpp"

namespace jiedui::testing {

/// How large a drawn county is, and when.
struct DistrictSize {
    std::int32_t schools = 40;   ///< how many there are, 2 to 1,000,000: a large urban one, a weak rural one, others
    std::int32_t townships = 6;  ///< how many those in the country lie in, 1 to 1,000,000
    std::int32_t teachers = 6;   ///< how many a school has on average, 0 to 1,000
    std::int32_t years = 3;      ///< over how many school years ties begin, 1 to 100
    std::int32_t first_year = 2003;  ///< in whose autumn the first begin, 1950 to 9000
};

/// Gives a number from 0 to n - 1, where n is at least 1; 0 is always the plainest.  Whoever draws by other means than a seed, such
/// as a fuzzer, brings one.
using Below = std::function<std::uint32_t(std::uint32_t n)>;

/// The numbers of a seed: those of the Mersenne Twister, which the C++ standard fixes, and the rest of a division.
[[nodiscard]] JIEDUI_API Below below_of(std::uint32_t seed);

/// Draws a sound county: schools, teachers, agreements, postings, transfers, needs and papers.  Stable; what a seed draws may change
/// from one version to the next.
///
/// A ledger of it has no finding, not even a doubtful one.  Nobody is away twice at a time.
/// @errors ErrorCode::bad_number for a size out of its range.
/// @complexity O(schools × (teachers + 10) × years) draws.
[[nodiscard]] JIEDUI_API Records district(std::uint32_t seed = 0, const DistrictSize& size = {});
/// The same from other numbers.
[[nodiscard]] JIEDUI_API Records district(const Below& below, const DistrictSize& size = {});

/// What is said of the ledger of a drawn county: its postings, agreements, transfers and documents are complete from the first
/// autumn to three years after the last, so that rules can say `not_met`.
/// @errors as for district.
[[nodiscard]] JIEDUI_API Settings district_settings(const DistrictSize& size = {});

/// The network of a drawn county with these settings.  Stable.
/// @errors as for district.
[[nodiscard]] JIEDUI_API Network drawn_network(std::uint32_t seed = 0, const DistrictSize& size = {});

}  // namespace jiedui::testing

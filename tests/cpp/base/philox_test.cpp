// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/philox.hpp"

#include <array>
#include <cstdint>

#include <gtest/gtest.h>

namespace jiedui {
namespace {

// The known answers of Random123 (kat_vectors, philox4x32 10).
static_assert(Philox{std::array{0U, 0U}}({0U, 0U, 0U, 0U}) ==
              Philox::Words{0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U});
static_assert(Philox{std::array{0xffffffffU, 0xffffffffU}}({0xffffffffU, 0xffffffffU, 0xffffffffU, 0xffffffffU}) ==
              Philox::Words{0x408f276dU, 0x41c83b0eU, 0xa20bc7c6U, 0x6d5451fdU});
static_assert(Philox{std::array{0xa4093822U, 0x299f31d0U}}({0x243f6a88U, 0x85a308d3U, 0x13198a2eU, 0x03707344U}) ==
              Philox::Words{0xd16cfe09U, 0x94fdccebU, 0x5001e420U, 0x24126ea1U});

TEST(PhiloxOf, ASeedHasItsLowerHalfInTheFirstWordOfTheKey) {
    const Philox of_seed{std::uint64_t{0x299f'31d0'a409'3822U}};
    const Philox of_key{std::array{0xa4093822U, 0x299f31d0U}};
    EXPECT_EQ(of_seed({1, 2, 3, 4}), of_key({1, 2, 3, 4}));
}

TEST(PhiloxOf, EachWordOfACounterCounts) {
    const Philox philox{std::uint64_t{7}};
    const Philox::Words base = philox({0, 0, 0, 0});
    EXPECT_NE(philox({1, 0, 0, 0}), base);
    EXPECT_NE(philox({0, 1, 0, 0}), base);
    EXPECT_NE(philox({0, 0, 1, 0}), base);
    EXPECT_NE(philox({0, 0, 0, 1}), base);
    EXPECT_NE(Philox{std::uint64_t{8}}({0, 0, 0, 0}), base);
}

}  // namespace
}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/indicator_move.hpp"

#include <gtest/gtest.h>

#include "jiedui/base/error.hpp"
#include "support/errors.hpp"

namespace jiedui {
namespace {

const IndicatorMove heads{.indicator = "teachers"};
const IndicatorMove books{.indicator = "books",
                          .kind = TieKind::transfer,
                          .of = MovedAmount::quantity,
                          .unit = "books",
                          .channel = Channels::material(),
                          .takes = true};

TEST(IndicatorMove, IsWrittenAndReadBack) {
    EXPECT_EQ(text_of(heads), "teachers kind=posting of=heads");
    EXPECT_EQ(text_of(books), "books kind=transfer of=quantity unit=books channel=funds+materials takes=yes");
    EXPECT_EQ(indicator_move("teachers", {{"kind", "posting"}, {"of", "heads"}}), heads);
    EXPECT_EQ(
        indicator_move(
            "books",
            {{"kind", "transfer"}, {"of", "quantity"}, {"unit", "books"}, {"channel", "material"}, {"takes", "yes"}}),
        books);
}

TEST(IndicatorMove, MayCountPosts) {
    const IndicatorMove posts{.indicator = "teachers", .of = MovedAmount::fte};
    EXPECT_EQ(indicator_move("teachers", {{"kind", "posting"}, {"of", "fte"}}), posts);
    EXPECT_EQ(text_of(posts), "teachers kind=posting of=fte");
}

TEST(IndicatorMove, ThroughAChannelThatNoTransferHasIsRefused) {
    IndicatorMove move = books;
    for (const Channel channel : {Channel::staff, Channel::teaching}) {
        move.channel = channel;
        EXPECT_EQ(code_of([&] {
                      check_move(move);
                      return 0;
                  }),
                  ErrorCode::unfit_parameter);
    }
    move.channel = Channel::funds;
    EXPECT_NO_THROW(check_move(move));
}

TEST(IndicatorMove, OfAnAgreementIsRefused) {
    EXPECT_EQ(code_of([] {
                  check_move({.indicator = "books", .kind = TieKind::agreement});
                  return 0;
              }),
              ErrorCode::unfit_parameter);
}

TEST(IndicatorMove, NeedsAName) {
    EXPECT_EQ(code_of([] {
                  check_move({});
                  return 0;
              }),
              ErrorCode::unfit_parameter);
}

TEST(IndicatorMove, TwoThatCountTheSameAreRefused) {
    IndicatorMove other = books;
    EXPECT_EQ(code_of([&] {
                  check_moves({books, other});
                  return 0;
              }),
              ErrorCode::unfit_parameter);
    other.unit = "sets";
    EXPECT_NO_THROW(check_moves({books, other})) << "units tell them apart";
    other = books;
    other.channel = Channel::funds;
    IndicatorMove materials = books;
    materials.channel = Channel::materials;
    EXPECT_NO_THROW(check_moves({materials, other})) << "channels tell them apart";
    other.channel.reset();
    EXPECT_EQ(code_of([&] {
                  check_moves({books, other});
                  return 0;
              }),
              ErrorCode::unfit_parameter);
    other.indicator = "desks";
    EXPECT_NO_THROW(check_moves({books, other, heads}));
}

}  // namespace
}  // namespace jiedui

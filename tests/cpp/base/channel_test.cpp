// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/channel.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

namespace jiedui {
namespace {

using enum Channel;

static_assert(sizeof(Channels) == 1, "a column of sets is a column of bytes");

/// The set as a set of the standard, read through `contains` alone.
std::set<Channel> members(Channels channels) {
    std::set<Channel> found;
    for (const Channel each : {staff, teaching, funds, materials})
        if (channels.contains(each)) found.insert(each);
    return found;
}

TEST(Channel, IsWrittenAsLedgersWriteIt) {
    EXPECT_EQ(word_of(staff), "staff");
    EXPECT_EQ(word_of(teaching), "teaching");
    EXPECT_EQ(word_of(funds), "funds");
    EXPECT_EQ(word_of(materials), "materials");
}

TEST(Channels, AreNoneIfNothingIsSaid) {
    EXPECT_TRUE(Channels{}.is_empty());
    EXPECT_EQ(Channels{}.count(), 0);
    EXPECT_EQ(text_of(Channels{}), "");
    EXPECT_EQ(members({}), std::set<Channel>{});
}

TEST(Channels, OfOneChannelHoldThatOneOnly) {
    for (const Channel each : {staff, teaching, funds, materials}) {
        EXPECT_EQ(members(each), std::set{each});
        EXPECT_EQ(text_of(Channels{each}), word_of(each));
    }
}

TEST(Channels, ListTheirMembersInOrderHoweverTheyWereGiven) {
    EXPECT_EQ(text_of({materials, staff}), "staff+materials");
    EXPECT_EQ(text_of({funds, teaching, funds}), "teaching+funds");
    EXPECT_EQ(text_of(Channels::all()), "staff+teaching+funds+materials");
}

TEST(Channels, HaveTwoFamiliesThatShareNothingAndLeaveNothingOut) {
    EXPECT_EQ(text_of(Channels::teaching_staff()), "staff+teaching");
    EXPECT_EQ(text_of(Channels::material()), "funds+materials");
    EXPECT_EQ(Channels::teaching_staff() & Channels::material(), Channels{});
    EXPECT_EQ(Channels::teaching_staff() | Channels::material(), Channels::all());
}

TEST(Channels, AreFoundByTheNameOfAChannelOrAFamily) {
    EXPECT_EQ(Channels::find("staff"), Channels{staff});
    EXPECT_EQ(Channels::find("teaching"), Channels{teaching});
    EXPECT_EQ(Channels::find("funds"), Channels{funds});
    EXPECT_EQ(Channels::find("materials"), Channels{materials});
    EXPECT_EQ(Channels::find("teaching_staff"), (Channels{staff, teaching}));
    EXPECT_EQ(Channels::find("material"), (Channels{funds, materials}));
}

TEST(Channels, AreNotFoundByAnyOtherText) {
    for (const std::string_view word :
         {"", "Staff", "staff ", "staffs", "staff+teaching", "unknown", "all", "师资", "money"})
        EXPECT_EQ(Channels::find(word), std::nullopt) << word;
}

TEST(Channels, KeepTheirBitsApartAndForGood) {
    EXPECT_EQ(Channels{staff}.bits(), 0b0001);
    EXPECT_EQ(Channels{teaching}.bits(), 0b0010);
    EXPECT_EQ(Channels{funds}.bits(), 0b0100);
    EXPECT_EQ(Channels{materials}.bits(), 0b1000);
    EXPECT_EQ(Channels::all().bits(), 0b1111);
}

TEST(Channels, ForgetBitsThatStandForNoChannel) {
    EXPECT_EQ(Channels::from_bits(0xFF), Channels::all());
    EXPECT_TRUE(Channels::from_bits(0xF0).is_empty());
}

TEST(ChannelsLaw, OfEveryTwoSetsAgreeWithTheSetsOfTheStandard) {
    for (unsigned a = 0; a < 16; ++a) {
        const Channels left = Channels::from_bits(static_cast<std::uint8_t>(a));
        const std::set<Channel> in_left = members(left);
        EXPECT_EQ(left.bits(), a);
        EXPECT_EQ(left.count(), static_cast<int>(in_left.size()));
        EXPECT_EQ(left.is_empty(), in_left.empty());
        for (unsigned b = 0; b < 16; ++b) {
            const Channels right = Channels::from_bits(static_cast<std::uint8_t>(b));
            const std::set<Channel> in_right = members(right);
            std::set<Channel> in_either = in_left;
            std::set<Channel> in_both;
            std::set<Channel> in_left_only;
            for (const Channel each : in_right) in_either.insert(each);
            for (const Channel each : in_left) (in_right.contains(each) ? in_both : in_left_only).insert(each);
            EXPECT_EQ(members(left | right), in_either) << a << " " << b;
            EXPECT_EQ(members(left & right), in_both) << a << " " << b;
            EXPECT_EQ(members(left - right), in_left_only) << a << " " << b;
            EXPECT_EQ(right.contains(left), in_left_only.empty()) << a << " " << b;
            EXPECT_EQ(left == right, in_left == in_right) << a << " " << b;
            EXPECT_EQ(left < right, a < b);
        }
    }
}

TEST(Channels, ChangeInPlaceAsTheirOperatorsSay) {
    Channels channels{staff};
    channels |= {funds, teaching};
    EXPECT_EQ(text_of(channels), "staff+teaching+funds");
    channels &= Channels::teaching_staff();
    EXPECT_EQ(text_of(channels), "staff+teaching");
    channels -= staff;
    EXPECT_EQ(text_of(channels), "teaching");
}

}  // namespace
}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
// Every call that makes a slice, on one small network: what it keeps, and what it leaves out.
// docs/slicing.md shows these tests beside the same calls in Python.
#include <gtest/gtest.h>
#include <cstdint>
#include <jiedui/jiedui.hpp>
#include <jiedui/testing/text_network.hpp>
#include <set>
#include <string>
#include <vector>

using jiedui::Calendar;
using jiedui::Channel;
using jiedui::Channels;
using jiedui::Network;
using jiedui::Period;
using jiedui::SchoolSet;
using jiedui::Slice;
using jiedui::Standing;
using jiedui::TieIndex;

namespace {

const Calendar calendar;
const Network network = jiedui::testing::network_of(
    "A>B staff 2003-09-01..2003-12-31; A>C funds 2003-11-01..?; B>C ? 2003-10-01..; D>C materials;"
    " A>D staff planned; A>B posting x2 form=rotation 2003-09..2003-12;"
    " D>B transfer materials 2003-11-15..2003-11-15"
    " | schools A township=Hill; B township=Hill; C township=Vale weak=yes; D");
const Slice whole{network};

/// The ties that a slice keeps | those that it leaves out because data are missing.
std::string told(const Slice& slice) {
    std::set<std::string> kept;
    std::set<std::string> left_out;
    for (std::uint32_t i = 0; i < network.tie_count(); ++i) {
        const Standing standing = slice.standing(TieIndex{i});
        if (standing == Standing::inside) kept.insert(network.id(TieIndex{i}));
        if (standing == Standing::unknown_channel || standing == Standing::undecided)
            left_out.insert(network.id(TieIndex{i}));
    }
    std::string text;
    for (const std::string& each : kept) text += (text.empty() ? "" : " ") + each;
    text += " | ";
    for (const std::string& each : left_out) text += (text.ends_with("| ") ? "" : " ") + each;
    return text;
}

TEST(Slices, AtADay) {
    EXPECT_EQ(told(whole.at({2003, 11, 1})), "t1 t2 t3 | t4");
    EXPECT_EQ(told(whole.at({2003, 11, 2})), "t1 t3 | t2 t4");
}

TEST(Slices, DuringAPeriod) {
    const Period period = Period::inclusive({2003, 11, 1}, {2003, 12, 31});
    EXPECT_EQ(told(whole.during(period)), "t1 t2 t3 | t4");
}

TEST(Slices, ThroughoutAPeriod) {
    const Period period = Period::inclusive({2003, 11, 1}, {2003, 12, 31});
    EXPECT_EQ(told(whole.throughout(period)), "t1 t3 | t2 t4");
}

TEST(Slices, WithUndatedTies) { EXPECT_EQ(told(whole.at({2003, 11, 2}).with_undated()), "t1 t2 t3 t4 | "); }

TEST(Slices, OverSeveralPeriods) {
    const auto months = whole.over({calendar.period_of("2003-09"), calendar.period_of("2004-01")});
    const auto answer = months.ask(jiedui::Ties{});
    EXPECT_EQ(network.id(answer.rows.front().row.tie), "t1");
    EXPECT_EQ(network.id(answer.rows.back().row.tie), "t3");
}

TEST(Slices, ThroughChannels) {
    EXPECT_EQ(told(whole.through(Channels::material())), "t2 t4 | t3");
    EXPECT_EQ(told(whole.through({Channel::staff, Channel::funds})), "t1 t2 | t3");
}

TEST(Slices, WithUnknownChannels) { EXPECT_EQ(told(whole.through(Channel::staff).with_unknown_channel()), "t1 t3 | "); }

TEST(Slices, SetsOfSchools) {
    const SchoolSet hill = network.schools_where({{"township", {"Hill"}}});
    const SchoolSet weak = network.schools_where({{"weak", {"yes"}}});
    EXPECT_EQ(hill.size(), 2U);
    EXPECT_EQ(hill.unknown_count(), 1U);
    EXPECT_EQ((hill | weak).size(), 3U);
    EXPECT_EQ((weak - hill).schools(), std::vector{network.school_of("C")});
}

TEST(Slices, WithinASet) { EXPECT_EQ(told(whole.within(network.schools_where({{"township", {"Hill"}}}))), "t1 | "); }

TEST(Slices, WithoutASet) { EXPECT_EQ(told(whole.without(network.school_set({"A"}))), "t3 t4 | "); }

TEST(Slices, SupportedByASet) { EXPECT_EQ(told(whole.supported_by(network.school_set({"A"}))), "t1 t2 | "); }

TEST(Slices, SupportingASet) {
    EXPECT_EQ(told(whole.supporting(network.schools_where({{"weak", {"yes"}}}))), "t2 t3 t4 | t1");
}

TEST(Slices, WhereARecordHasAValue) {
    EXPECT_EQ(told(whole.all_kinds().where({"form", {"rotation"}})), "t6 | ");
    EXPECT_EQ(told(whole.where({"channel", {"staff", "materials"}})), "t1 t4 | t3");
}

TEST(Slices, OfKinds) {
    EXPECT_EQ(told(whole.agreed()), "t1 t2 t3 t4 | ");
    EXPECT_EQ(told(whole.delivered()), "t6 t7 | ");
    EXPECT_EQ(told(whole.all_kinds()), "t1 t2 t3 t4 t6 t7 | ");
}

TEST(Slices, WithPlans) {
    EXPECT_EQ(told(whole.planned()), "t5 | ");
    EXPECT_EQ(told(whole.with_planned()), "t1 t2 t3 t4 t5 | ");
}

TEST(Slices, FrozenForManyQuestions) {
    const Slice staff = whole.during(calendar.period_of("2003/2004")).through(Channel::staff);
    EXPECT_EQ(told(staff.frozen()), told(staff));
}

}  // namespace

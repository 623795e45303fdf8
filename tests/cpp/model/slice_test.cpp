// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/slice.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/query/roles.hpp"
#include "support/ask.hpp"
#include "support/errors.hpp"
#include "support/random_network.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

/// The ties that stand so to the slice that calls make.
std::string ties_that_are(Standing standing, const Network& network, const std::string& calls) {
    const Slice slice = slice_of(network, calls);
    std::vector<TieIndex> found;
    for (std::uint32_t tie = 0; tie < network.tie_count(); ++tie)
        if (slice.standing(TieIndex{tie}) == standing) found.push_back({tie});
    return shown(network, found);
}
std::string inside(const Network& network, const std::string& calls) {
    return ties_that_are(Standing::inside, network, calls);
}

TEST(Slice, LooksAtAgreementsThatAreNoPlansUnlessToldOtherwise) {
    const Network net = network_of(
        "A>B staff; A>B staff planned; A>B staff announced; A>B staff actual; A>B posting; A>B transfer funds; A>A "
        "staff");
    EXPECT_EQ(inside(net, ""), "t1 t3 t4");
    EXPECT_EQ(inside(net, "agreed"), "t1 t3 t4");
    EXPECT_EQ(inside(net, "delivered"), "t5 t6");
    EXPECT_EQ(inside(net, "all_kinds"), "t1 t3 t4 t5 t6");
    EXPECT_EQ(inside(net, "planned"), "t2");
    EXPECT_EQ(inside(net, "with_planned"), "t1 t2 t3 t4");
}

TEST(Slice, OfTwoChoosingCallsTheLastCounts) {
    const Network net = network_of("A>B staff; A>B staff planned; A>B posting planned; A>B posting");
    EXPECT_EQ(inside(net, "delivered; agreed"), inside(net, "agreed"));
    EXPECT_EQ(inside(net, "agreed; all_kinds; delivered"), inside(net, "delivered"));
    EXPECT_EQ(inside(net, "planned; with_planned"), inside(net, "with_planned"));
    EXPECT_EQ(inside(net, "with_planned; planned"), inside(net, "planned"));
    EXPECT_EQ(inside(net, "planned; delivered; with_planned; agreed"), "t1 t2");
}

TEST(Slice, ThroughLeavesOutUnknownChannelsAndCountsThem) {
    const Network net = network_of("A>B staff; A>B teaching; A>B funds; A>B materials; A>B ?; A>B posting");
    EXPECT_EQ(inside(net, ""), "t1 t2 t3 t4 t5");
    EXPECT_EQ(inside(net, "through staff"), "t1");
    EXPECT_EQ(inside(net, "through teaching_staff"), "t1 t2");
    EXPECT_EQ(inside(net, "through material staff"), "t1 t3 t4");
    EXPECT_EQ(inside(net, "all_kinds; through staff"), "t1 t6");  // a posting's channel is staff
    EXPECT_EQ(inside(net, "through staff teaching funds materials"), "t1 t2 t3 t4");
    EXPECT_EQ(ties_that_are(Standing::unknown_channel, net, "through staff"), "t5");
    EXPECT_EQ(inside(net, "through staff; with_unknown_channel"), "t1 t5");
    EXPECT_EQ(inside(net, "through teaching_staff; through staff funds"), "t1");
}

TEST(Slice, ThroughChannelsThatExcludeOneAnotherKeepsNothing) {
    const Network net = network_of("A>B staff; A>B funds; A>B ?");
    EXPECT_EQ(inside(net, "through staff; through funds; with_unknown_channel"), "");
    EXPECT_EQ(ties_that_are(Standing::unknown_channel, net, "through staff; through funds"), "");
}

TEST(Slice, NarrowsTiesByTheirEnds) {
    const Network net = network_of("A>B staff; B>C staff; C>A staff; A>C staff");
    EXPECT_EQ(inside(net, "within A B"), "t1");
    EXPECT_EQ(inside(net, "without C"), "t1");
    EXPECT_EQ(inside(net, "supported_by A"), "t1 t4");
    EXPECT_EQ(inside(net, "supporting A C"), "t4 t2 t3");
    EXPECT_EQ(inside(net, "supported_by A; supporting C"), "t4");
    EXPECT_EQ(inside(net, "supported_by A B; supported_by B C"), "t2");
    EXPECT_EQ(inside(net, "within"), "");
    EXPECT_EQ(inside(net, "without"), "t1 t4 t2 t3");
}

TEST(Slice, LeavesATieUndecidedWhoseEndMayBeInASet) {
    const Network net =
        network_of("A>B staff; A>C staff; C>B staff; D>A staff | schools A weak=no; B weak=yes; D weak=no");
    const auto stand = [&](const std::string& calls) {
        return inside(net, calls) + "|" + ties_that_are(Standing::undecided, net, calls);
    };
    EXPECT_EQ(stand("within weak=no"), "t4|t2");  // no filter says yes to t2, and none says no
    EXPECT_EQ(stand("within weak=yes"), "|t3");   // the others have an end that is surely not weak
    EXPECT_EQ(stand("without weak=yes"), "t4|t2");
    EXPECT_EQ(stand("without weak=no"), "|t3");
    EXPECT_EQ(stand("supporting weak=yes"), "t1 t3|t2");
    EXPECT_EQ(stand("supporting weak=no"), "t4|t2");
    EXPECT_EQ(stand("supported_by weak=yes"), "|t3");
    EXPECT_EQ(stand("supported_by weak=no"), "t1 t2 t4|t3");
    EXPECT_EQ(stand("supported_by weak=no; supporting weak=yes"), "t1|t2 t3");
    EXPECT_EQ(ask(net, "supporting weak=yes; left_out ties"), "0 0 1 1");
}

TEST(Slice, HasSchoolsOfUnknownMembershipWithoutASetAndNotWithinIt) {
    const Network net = network_of("A>B staff; A>C staff | schools A weak=no; B weak=yes");
    const auto schools_in = [&](const std::string& calls) { return shown(net, slice_of(net, calls).school_indices()); };
    EXPECT_EQ(schools_in("within weak=yes"), "B");
    EXPECT_EQ(schools_in("without weak=yes"), "A C");
    EXPECT_EQ(schools_in("without weak=no"), "B C");
    EXPECT_EQ(schools_in("supporting weak=yes"), "A B C");
    EXPECT_EQ(ask(net, "within weak=yes; left_out ties"), "0 0 0 1");
}

TEST(Slice, WithUndatedTakesSchoolsOfUnknownMembershipForMembers) {
    const Network net = network_of("A>B staff; A>C staff; C>B staff | schools A weak=no; B weak=yes");
    EXPECT_EQ(inside(net, "within weak=no; with_undated"), "t2");
    EXPECT_EQ(shown(net, slice_of(net, "within weak=no; with_undated").school_indices()), "A C");
    EXPECT_EQ(inside(net, "without weak=no; with_undated"), "t3");
    EXPECT_EQ(inside(net, "supporting weak=yes; with_undated"), "t1 t2 t3");
    EXPECT_EQ(ask(net, "within weak=no; with_undated; left_out ties"), "0 0 0 0");
}

TEST(Slice, CountsATieOfAnUnknownEndUnderTheFirstReason) {
    const Network net = network_of("A>A staff; A>A ?; B>A ?; B>A staff | schools B weak=yes");
    EXPECT_EQ(ask(net, "through staff; supporting weak=yes; left_out ties"), "2 1 1 1");
}

TEST(Slice, WhereKeepsTiesWithOneOfTheValues) {
    const Network net = network_of(
        "A>B staff basis=F8; A>B staff basis=F10 note=x; A>B staff; A>B posting form=rotation; A>B posting; A>B "
        "transfer");
    EXPECT_EQ(inside(net, "all_kinds; where basis=F8,F10"), "t1 t2");
    EXPECT_EQ(ties_that_are(Standing::undecided, net, "all_kinds; where basis=F8,F10"), "t3 t4 t5");
    EXPECT_EQ(ties_that_are(Standing::outside, net, "all_kinds; where basis=F8"), "t2 t6");  // transfers have none
    EXPECT_EQ(inside(net, "all_kinds; where form=rotation"), "t4");
    EXPECT_EQ(ties_that_are(Standing::undecided, net, "all_kinds; where form=rotation"), "t5");
    EXPECT_EQ(inside(net, "where note=x"), "t2");
    EXPECT_EQ(inside(net, "where note=x; with_undated"), "t1 t2 t3");
    EXPECT_EQ(inside(net, "where basis=F8; where note=x"), "");
}

TEST(Slice, WhereFindsRecordsByTheIdsMadeForThem) {
    const Network net{Ledger{Records{
        .schools = {{.id = "A", .name = "a"}, {.id = "B", .name = "b"}},
        .supports = {{.supporter = "A", .recipient = "B", .channel = Channel::staff},
                     {.supporter = "A", .recipient = "B", .channel = Channel::funds},
                     {.id = "K", .supporter = "A", .recipient = "B", .channel = Channel::funds}},
    }}};
    const auto ids = [&](const std::vector<std::string>& wanted) {
        return shown(net, Slice{net}.where({"id", wanted}).with_undated().outgoing(net.school_of("A")));
    };
    EXPECT_EQ(ids({"A>B/staff"}), "A>B/staff");
    EXPECT_EQ(ids({"K", "A>B/funds"}), "A>B/funds K");
    EXPECT_EQ(ids({"A>B"}), "");
}

TEST(Slice, DoesNotCountSchoolsAsUnknownThatItCannotHave) {
    const Network net = network_of("A>B staff; C>D staff | schools A weak=yes; C; D last_day=5");
    EXPECT_EQ(Slice{net}.supported_by(net.schools_where({{"weak", {"yes"}}})).unknown_schools().size(), 3U);
    const Slice few =
        Slice{net}.within(net.school_set({"A", "B"})).supported_by(net.schools_where({{"weak", {"yes"}}}));
    EXPECT_EQ(few.unknown_schools(), std::vector{net.school_of("B")});
    const Slice late = Slice{net}.at(day(9)).supported_by(net.schools_where({{"weak", {"yes"}}}));
    EXPECT_EQ(late.unknown_schools(), (std::vector{net.school_of("B"), net.school_of("C")}));
}

TEST(Slice, CountsATieLeftOutUnderTheFirstReason) {
    const Network net = network_of("A>A ? 0..?; A>B ? 0..?; A>B staff 0..?; A>A staff 5..; A>B ? 5..");
    const std::string calls = "through staff; at 3";
    EXPECT_EQ(ties_that_are(Standing::self_support, net, calls), "t1");
    EXPECT_EQ(ties_that_are(Standing::unknown_channel, net, calls), "t2");
    EXPECT_EQ(ties_that_are(Standing::undecided, net, calls), "t3");
    EXPECT_EQ(ties_that_are(Standing::outside, net, calls), "t4 t5");  // these begin later: a filter says no
    EXPECT_EQ(ties_that_are(Standing::undecided, net, calls + "; with_unknown_channel"), "t3 t2");
    EXPECT_EQ(inside(net, calls + "; with_unknown_channel; with_undated"), "t3 t2");
    EXPECT_EQ(ties_that_are(Standing::self_support, net, calls + "; with_unknown_channel; with_undated"), "t1");
}

TEST(Slice, TakesTiesAwayWithTheSchoolsThatAreClosed) {
    const Network net = network_of("A>B staff; A>C staff 0.. | schools B first_day=5 last_day=9");
    EXPECT_EQ(inside(net, ""), "t2 t1");
    EXPECT_EQ(inside(net, "at 4; with_undated"), "t2");
    EXPECT_EQ(inside(net, "at 9; with_undated"), "t2 t1");
    EXPECT_EQ(inside(net, "at 10; with_undated"), "t2");
    EXPECT_EQ(ties_that_are(Standing::undecided, net, "at 10"), "");
}

TEST(Slice, WalksItsTiesBothWaysInTheirOrder) {
    const Network net = network_of("A>B funds 0..9; A>B staff 5..9; A>B staff 0..9; C>B staff 3..9; B>B staff");
    const Slice slice{net};
    EXPECT_EQ(shown(net, slice.outgoing(net.school_of("A"))), "t3 t2 t1");
    EXPECT_EQ(shown(net, slice.incoming(net.school_of("B"))), "t3 t2 t1 t4");
    EXPECT_EQ(shown(net, slice.ties_at(net.school_of("B"))), "t3 t2 t1 t4");
    std::vector<TieIndex> walked;  // by kind, channel, first day and tie
    slice.each_incoming(net.school_of("B"), [&](SchoolIndex, TieIndex tie) { walked.push_back(tie); });
    EXPECT_EQ(shown(net, walked), "t3 t4 t2 t1");
    EXPECT_EQ(slice.vertex_count(), 3U);
}

TEST(Slice, WalksOneKindAfterTheOther) {
    const Network net = network_of(
        "A>B transfer funds 3..3; A>B posting 0..9; A>B materials 0..9; C>B transfer staff 3..3; A>B staff 5..9");
    EXPECT_EQ(inside(net, "all_kinds"), "t5 t3 t2 t1 t4");
    EXPECT_EQ(shown(net, Slice{net}.all_kinds().outgoing(net.school_of("A"))), "t5 t3 t2 t1");
    std::vector<TieIndex> walked;
    Slice{net}.all_kinds().each_incoming(net.school_of("B"), [&](SchoolIndex, TieIndex tie) { walked.push_back(tie); });
    EXPECT_EQ(shown(net, walked), "t5 t3 t2 t4 t1");
    EXPECT_EQ(inside(net, "delivered"), "t2 t1 t4");
    EXPECT_EQ(inside(net, "delivered; through staff"), "t2 t4");
    EXPECT_TRUE(Slice{net}.all_kinds().has(TieIndex{3}) && !Slice{net}.agreed().has(TieIndex{3}));
}

TEST(Slice, LooksAtNoTieOfAnotherKind) {
    const auto [network, records] = random_network(3, 6, 200);
    for (const TieKind kind : all_of_list<TieKind>()) {
        const Slice slice = Slice{network}.of_kinds({kind});
        std::vector<std::uint32_t> looked_at;
        for (std::uint32_t school = 0; school < network.school_count(); ++school)
            for (graph::EdgeCursor cursor = slice.first_edge(school); cursor.slot < cursor.end; ++cursor.slot)
                looked_at.push_back(cursor.slot);
        std::vector<std::uint32_t> of_kind;
        for (std::uint32_t t = 0; t < network.tie_count(); ++t)
            if (network.kind(TieIndex{t}) == kind) of_kind.push_back(t);
        EXPECT_FALSE(of_kind.empty());
        EXPECT_EQ(looked_at, of_kind);
    }
}

TEST(Slice, SaysInWordsWhatWasAsked) {
    const Network net = network_of("A>B staff 0..9; A>C staff basis=F8 | schools C weak=yes");
    EXPECT_EQ(Slice{net}.description(), "");
    EXPECT_EQ(slice_of(net, "at 5; through staff funds; delivered").description(),
              "at 1970-01-06, through staff+funds, of kind posting transfer");
    EXPECT_EQ(slice_of(net, "within A B; without B").description(), "within A B, without B");
    EXPECT_NE(slice_of(net, "within A").description(), slice_of(net, "within B").description());
    EXPECT_NE(slice_of(net, "supporting weak=yes").description(), slice_of(net, "supporting C").description());
}

TEST(Slice, RefusesWhatItCannotMean) {
    const Network net = network_of("A>B staff 0..9");
    const Network other = network_of("A>B staff 0..9");
    const SchoolSet foreign = other.school_set({"A"});
    EXPECT_EQ(code_of([&] { return Slice{net}.through(Channels{}); }), ErrorCode::no_channel);
    EXPECT_EQ(code_of([&] { return Slice{net}.within(foreign); }), ErrorCode::other_network);
    EXPECT_EQ(code_of([&] { return Slice{net}.without(foreign); }), ErrorCode::other_network);
    EXPECT_EQ(code_of([&] { return Slice{net}.supported_by(foreign); }), ErrorCode::other_network);
    EXPECT_EQ(code_of([&] { return Slice{net}.supporting(foreign); }), ErrorCode::other_network);
    EXPECT_EQ(code_of([&] { return Slice{net}.where({"colour", {"red"}}); }), ErrorCode::unknown_column);
    EXPECT_EQ(code_of([&] { return Slice{net}.where({"status", {"maybe"}}); }), ErrorCode::bad_word);
    EXPECT_EQ(code_of([&] { return Slice{net}.where({"first_day", {"soon"}}); }), ErrorCode::bad_word);
    EXPECT_EQ(code_of([&] { return Slice{net}.where({"basis", {"F8"}}); }), std::nullopt);
}

TEST(Slice, RefusesAConditionOnAColumnThatNoneOfItsKindsHas) {
    const Network net = network_of("A>B staff note=x; A>B posting form=rotation; A>B transfer");
    const auto code = [&](const std::string& calls) { return code_of([&] { return slice_of(net, calls); }); };
    EXPECT_EQ(code("where form=rotation"), ErrorCode::unknown_column);
    EXPECT_EQ(code("where form=rotation; delivered"), ErrorCode::unknown_column);  // it must be chosen before
    EXPECT_EQ(code("delivered; where form=rotation"), std::nullopt);
    EXPECT_EQ(code("delivered; where form=rotation; all_kinds"), std::nullopt);
    EXPECT_EQ(code("delivered; where form=rotation; agreed"), ErrorCode::unknown_column);
    EXPECT_EQ(code("where note=x"), std::nullopt);
    EXPECT_EQ(code("delivered; where note=x"), ErrorCode::unknown_column);
    EXPECT_EQ(code("where note=x; delivered"), ErrorCode::unknown_column);
    EXPECT_EQ(code("delivered; where basis=F8"), std::nullopt);
    const auto text = [&](const std::string& calls) -> std::string {
        try {
            (void)slice_of(net, calls);
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_NE(text("where form=rotation")
                  .find("only postings have it, and the slice looks at agreements: call delivered() or "
                        "all_kinds() first"),
              std::string::npos)
        << text("where form=rotation");
    EXPECT_NE(text("delivered; where note=x").find("call agreed() or all_kinds() first"), std::string::npos);
}

TEST(Slice, KeepsWhatItWasMadeFromAsItWas) {
    const Network net = network_of("A>B staff; A>B funds");
    const Slice whole{net};
    const Slice staff = whole.through(Channel::staff);
    EXPECT_EQ(whole.outgoing(SchoolIndex{0}).size(), 2U);
    EXPECT_EQ(staff.outgoing(SchoolIndex{0}).size(), 1U);
}

class SliceLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(SliceLaw, IsTheSameInWhateverOrderItWasNarrowed) {
    const auto [network, records] = random_network(GetParam(), 6, 20);
    std::mt19937 rng{GetParam()};
    for (int i = 0; i < 6; ++i) {
        std::vector<Call> calls = calls_of(random_calls(rng, 6, 6));
        const auto chooses = [](const Call& call) {
            return call.arguments.empty() && call.word != "within" && call.word != "without" &&
                   call.word != "supported_by" && call.word != "supporting";
        };
        std::erase_if(calls, chooses);
        const auto answer = [&] {  // of every kind, so that each column is there
            std::vector<Call> all{Call{"all_kinds", {}}};
            all.insert(all.end(), calls.begin(), calls.end());
            return ask(slice_of(network, all), Roles{});
        };
        const auto before = answer();
        shuffle(rng, calls);
        EXPECT_EQ(answer().rows, before.rows);
        EXPECT_EQ(answer().left_out(), before.left_out());
        const std::vector<Call> once = calls;
        calls.insert(calls.end(), once.begin(), once.end());  // nor does it matter to ask for the same twice
        EXPECT_EQ(answer().rows, before.rows);
        EXPECT_EQ(answer().left_out(), before.left_out());
    }
}
TEST_P(SliceLaw, WalksTheTiesThatStandInside) {
    const auto [network, records] = random_network(GetParam(), 6, 25);
    std::mt19937 rng{GetParam()};
    const Slice slice = slice_of(network, random_calls(rng, 6, 3));
    std::vector<TieIndex> out;
    std::vector<TieIndex> in;
    std::vector<TieIndex> may;
    for (std::uint32_t school = 0; school < network.school_count(); ++school) {
        std::ranges::copy(slice.outgoing(SchoolIndex{school}), std::back_inserter(out));
        std::ranges::copy(slice.incoming(SchoolIndex{school}), std::back_inserter(in));
        bool more = false;
        slice.each_left_out_outgoing(SchoolIndex{school}, [&](SchoolIndex, TieIndex tie) { may.push_back(tie); });
        slice.each_left_out_incoming(SchoolIndex{school}, [&](SchoolIndex, TieIndex) { more = true; });
        EXPECT_EQ(slice.may_have_more_to(SchoolIndex{school}), more);
    }
    std::ranges::sort(in);
    std::ranges::sort(out);  // school by school they stand in the order of kinds
    EXPECT_EQ(in, out);
    for (std::uint32_t tie = 0; tie < network.tie_count(); ++tie) {
        const Standing standing = slice.standing(TieIndex{tie});
        const bool may_be = standing == Standing::unknown_channel || standing == Standing::undecided;
        EXPECT_EQ(std::ranges::count(out, TieIndex{tie}) == 1, standing == Standing::inside);
        EXPECT_EQ(slice.has(TieIndex{tie}), standing == Standing::inside);
        EXPECT_EQ(std::ranges::count(may, TieIndex{tie}) == 1, may_be);
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, SliceLaw, ::testing::Range(0U, 100U));

}  // namespace
}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/successions.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "jiedui/detail/model/parts.hpp"
#include "jiedui/model/ledger_builder.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/slice.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

// Findings.

/// What is wrong or doubtful among successions, as `code:row column=value(expected)`.
[[nodiscard]] std::string found_in(const std::string& successions, Keep keep = Keep::all_or_nothing) {
    const auto shown = [](const std::vector<Finding>& findings) {
        std::string text;
        for (const Finding& each : findings)
            text += (text.empty() ? "" : "; ") + std::string{word_of(each.code)} + ":" + std::to_string(each.row) +
                    " " + each.column + "=" + each.value + "(" + jiedui::text_of(each.expected) + ")";
        return text;
    };
    try {
        return shown(Ledger{records_of("successions " + successions), {}, keep}.findings());
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::bad_ledger);
        return shown(error.findings());
    }
}

TEST(SuccessionFindings, RefuseRingsOfOneDay) {
    EXPECT_EQ(found_in("A>B rename 5; B>A rename 5"), "succession_ring:2 successor=A(row 1)");
    EXPECT_EQ(found_in("A>B rename 5; X>A merge 5; B>C merge 5; C>A recode 5; B>Y split 5"),
              "succession_ring:4 successor=A(rows 1 and 3)");
    EXPECT_EQ(found_in("A>B rename 5; C>D rename 5; B>A rename 5; D>C rename 5"),
              "succession_ring:3 successor=A(row 1); succession_ring:4 successor=C(row 2)");
    EXPECT_EQ(found_in("A>B rename 1970-01; B>A rename 1970-01-01"), "succession_ring:2 successor=A(row 1)");
}

TEST(SuccessionFindings, SeeNoRingInLinksOfSeveralDaysOrOfOneSchool) {
    EXPECT_EQ(found_in("A>B rename 5; B>A rename 6"), "");
    EXPECT_EQ(found_in("A>B rename 5; B>C rename 5; A>C merge 6"), "");
    EXPECT_EQ(found_in("A>A rename 5; A>A merge 5"), "");
    EXPECT_EQ(found_in("A>B merge 5; B>A reopen 5"), "");
}

TEST(SuccessionFindings, DropEveryRowOfARing) {
    EXPECT_EQ(found_in("A>B rename 5; B>A rename 5; A>C rename 6", Keep::valid),
              "succession_ring:2 successor=A(row 1)");
    const Ledger ledger{records_of("successions A>B rename 5; B>A rename 5; A>C rename 6"), {}, Keep::valid};
    EXPECT_EQ(ledger.table<Succession>().size(), 1U);
    EXPECT_EQ(ledger.dropped().size(), 2U);
}

TEST(SuccessionFindings, DoubtWhatNothingCanFollow) {
    const auto codes_in = [](const std::string& successions) {
        const Ledger ledger{records_of("successions " + successions)};
        std::string text;
        for (const Finding& each : ledger.findings()) {
            EXPECT_EQ(each.code, FindingCode::unclear_succession);
            EXPECT_FALSE(each.expected.empty());
            text += (text.empty() ? "" : "; ") + std::to_string(each.row) + " " + each.column + "=" + each.value;
        }
        return text;
    };
    EXPECT_EQ(codes_in("A>B close 5"), "1 successor=B");
    EXPECT_EQ(codes_in("A> merge 5; B> retype 5; C> recode 5; D> split 5"),
              "1 successor=; 2 successor=; 3 successor=; 4 successor=");
    EXPECT_EQ(codes_in("A>B 5; A> 6"), "1 kind=; 2 kind=");
    EXPECT_EQ(codes_in("A>B rename; A> close; A> reopen; A>B"), "1 day=; 2 day=; 3 day=; 4 kind=; 4 day=");
    EXPECT_EQ(codes_in("A>B rename 5; A>B merge 5; A>C merge 5"), "3 successor=C");
    EXPECT_EQ(codes_in("A> close 5; A> rename; A>A close; A>B split 5; A>C split 5; A> reopen 7; A>B rename 6"), "");
}

TEST(SuccessionFindings, ComeOnceWhereAKindIsNoWord) {
    LedgerBuilder builder;
    builder.add(School{.id = "A", .name = "A"}, 2);
    builder.add(Succession{.predecessor = "A"}, 2, false);
    builder.add(Finding{FindingCode::unknown_word, "successions", 2, "kind", "gone", {}});
    try {
        (void)builder.finish("test", Keep::all_or_nothing);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.findings().size(), 1U);
    }
}

// Following.

/// The ties of a network in their order: `id supporter>recipient first..last`.
[[nodiscard]] std::string ties_of(const Network& network) {
    std::string text;
    for (std::uint32_t t = 0; t < network.tie_count(); ++t) {
        const TieIndex tie{t};
        const auto number = [](Day day) {
            if (day.is_known()) return std::to_string(day.number());
            return std::string{day == Day::unknown() ? "?" : ""};
        };
        text += (text.empty() ? "" : "; ") + network.id(tie) + " " + std::string{network.id(network.supporter(tie))} +
                ">" + std::string{network.id(network.recipient(tie))} + " " + number(network.period(tie).first()) +
                ".." + number(network.period(tie).until() - 1);
    }
    return text;
}
[[nodiscard]] std::string followed(const std::string& text, int up_to) {
    return ties_of(network_of(text).following_successions(day(up_to)));
}

TEST(FollowingSuccessions, MovesOnlyThePartFromTheDayOn) {
    const std::string text = "A>X 0..9; A>X 5..9; A>X 0..4 | successions A>B rename 5";
    EXPECT_EQ(followed(text, 5), "t1 A>X 0..4; t3 A>X 0..4; t1@1970-01-06 B>X 5..9; t2 B>X 5..9");
    EXPECT_EQ(followed(text, 4), "t3 A>X 0..4; t1 A>X 0..9; t2 A>X 5..9");
}

TEST(FollowingSuccessions, GoesAlongChainsAndCutsAtBothEnds) {
    EXPECT_EQ(followed("A>X 0.. | successions A>B rename 3; X>Y merge 6; B>C recode 6", 9),
              "t1 A>X 0..2; t1@1970-01-04 B>X 3..5; t1@1970-01-07 C>Y 6..");
    EXPECT_EQ(followed("A>X 0..9 | successions A>B rename 3; B>C merge 3", 9), "t1 A>X 0..2; t1@1970-01-04 C>X 3..9");
    EXPECT_EQ(followed("A>X 7..9 | successions A>B rename 3; B>C merge 6", 9), "t1 C>X 7..9");
}

TEST(FollowingSuccessions, KeepsUnknownEndsAndMovesWhatIsSure) {
    EXPECT_EQ(followed("A>X 5..? | successions A>B rename 5", 9), "t1 B>X 5..?");
    EXPECT_EQ(followed("A>X 4..? | successions A>B rename 5", 9), "t1 A>X 4..?");
    EXPECT_EQ(followed("A>X ?..9 | successions A>B rename 5", 9), "t1 A>X ?..9");
    EXPECT_EQ(followed("A>X posting x3 4.. | successions X>Y merge 5", 9), "t1 A>X 4..4; t1@1970-01-06 A>Y 5..");
    EXPECT_EQ(followed("A>X transfer 5..5; A>X transfer 4..4 | successions X>Y merge 5", 9),
              "t2 A>X 4..4; t1 A>Y 5..5");
}

TEST(FollowingSuccessions, GuessesNoSplitAndNothingUnclear) {
    for (const std::string what :
         {"A>B split 5", "A>B rename", "A>B close 5", "A> close 5", "A>B merge 5; A>C merge 5"})
        EXPECT_EQ(followed("A>X 0..9 | successions " + what, 9), "t1 A>X 0..9") << what;
}

TEST(FollowingSuccessions, GivesTheSameNetworkWhereNothingMoves) {
    const Network net = network_of("A>X 0..4 | successions A>B rename 5");
    EXPECT_EQ(net.following_successions(day(9)), net);
    EXPECT_NE(network_of("A>X 0..5 | successions A>B rename 5").following_successions(day(9)), net);
}

TEST(FollowingSuccessions, MakesASelfSupportOfTwoSchoolsThatBecomeOne) {
    const Network net = network_of("A>B 0..9 | successions A>B merge 5").following_successions(day(9));
    EXPECT_EQ(ties_of(net), "t1 A>B 0..4; t1@1970-01-06 B>B 5..9");
    EXPECT_EQ(net.ledger().findings().at(0).code, FindingCode::self_support);
    EXPECT_EQ(Slice{net}.agreed().standing(TieIndex{1}), Standing::self_support);
}

TEST(FollowingSuccessions, NamesRecordsWithoutAnIdAsBefore) {
    Records records = records_of("A>X staff 0..9; A>X staff 0..9; A>X staff 0..3 | successions A>B rename 5");
    for (Support& each : records.supports) each.id = "";
    const Network net = network_of(records);
    const Network moved = net.following_successions(day(9));
    EXPECT_EQ(ties_of(net),
              "A>X/staff/1970-01-01 A>X 0..3; A>X/staff/1970-01-01#2 A>X 0..9; A>X/staff/1970-01-01#3 A>X 0..9");
    EXPECT_EQ(ties_of(moved),
              "A>X/staff/1970-01-01 A>X 0..3; A>X/staff/1970-01-01#2 A>X 0..4; A>X/staff/1970-01-01#3 A>X 0..4; "
              "A>X/staff/1970-01-01#2@1970-01-06 B>X 5..9; A>X/staff/1970-01-01#3@1970-01-06 B>X 5..9");
}

TEST(FollowingSuccessions, TakesNoIdThatARecordHas) {
    Records records = records_of("A>X 0..9; C>X 0..9 | successions A>B rename 5");
    records.supports[1].id = "t1@1970-01-06";
    EXPECT_EQ(ties_of(network_of(records).following_successions(day(9))),
              "t1 A>X 0..4; t1@1970-01-06#2 B>X 5..9; t1@1970-01-06 C>X 0..9");
}

TEST(FollowingSuccessions, KeepsAllElseThatTheLedgerSays) {
    Records records =
        records_of("A>X staff 2 unit=posts note=old 0..9; C>A 0.. | schools A duty=2; E | successions A>B rename 5");
    records.documents = {{.id = "D", .supports = {{"t1"}}}};
    const Network moved = Network{Ledger{records, {.district = "here"}}}.following_successions(day(9));
    const Ledger& ledger = moved.ledger();
    EXPECT_EQ(ledger.settings().district, "here");
    EXPECT_EQ(ledger.table<School>().size(), records.schools.size());
    EXPECT_EQ(ledger.table<Succession>()[0], records.successions[0]);
    EXPECT_EQ(ledger.table<Document>()[0].supports.items, (std::vector<std::string>{"t1", "t1@1970-01-06"}));
    Support part = records.supports[0];
    part.last_day = LastDay{Span{day(4)}};
    EXPECT_EQ(ledger.table<Support>()[0], part);
    part = records.supports[0];
    part.id = "t1@1970-01-06";
    part.part_of = "t1";
    part.supporter = "B";
    part.first_day = Span{day(5)};
    EXPECT_EQ(ledger.table<Support>()[1], part);
}

TEST(FollowingSuccessions, NamesTheFirstPartInEachLaterOne) {
    const Network net = network_of("A>X 0..9; C>X posting 0.. | successions A>B rename 3; B>D rename 5; C>E merge 6");
    const Network once = net.following_successions(day(3));
    const Network twice = once.following_successions(day(9));
    for (const Network& moved : {net.following_successions(day(9)), twice}) {
        const Parts parts{moved};
        ASSERT_EQ(parts.records().size(), 2U);
        std::set<std::size_t> counts;
        for (const auto& record : parts.records()) {
            counts.insert(record.size());
            EXPECT_FALSE(parts.is_later(record.front()));
            for (const TieIndex part : record) {
                EXPECT_EQ(parts.of(part), record);
                EXPECT_EQ(parts.is_later(part), part != record.front());
                EXPECT_EQ(parts.period(moved, part).first(), day(0));
            }
        }
        EXPECT_EQ(counts, (std::set<std::size_t>{2, 3}));
    }
    EXPECT_TRUE(Parts{net}.records().empty());
    EXPECT_EQ(Parts{net}.of(TieIndex{1}), std::vector{TieIndex{1}});
}

TEST(Parts, NameARecordThatIsWholeOrAFirstPart) {
    const auto findings = [](const char* first, const char* second) {
        Records records = records_of("A>X 0..4; A>X 5..9; A>X 10..14");
        records.supports[1].part_of = first;
        records.supports[2].part_of = second;
        std::string text;
        for (const Finding& each : Ledger{records, {}, Keep::valid}.findings())
            text += std::string{word_of(each.code)} + " " + each.table + ":" + std::to_string(each.row) + " " +
                    each.column + "=" + each.value + "(" + jiedui::text_of(each.expected) + ")";
        return text;
    };
    EXPECT_EQ(findings("t1", "t1"), "");
    EXPECT_EQ(findings("t1", "t9"),
              "unknown_id supports:3 part_of=t9(supports (later parts of other records left aside))");
    EXPECT_EQ(findings("t1", "t2"),
              "unknown_id supports:3 part_of=t2(supports (later parts of other records left aside))");
    EXPECT_EQ(findings("t1", "t3"),
              "unknown_id supports:3 part_of=t3(supports (later parts of other records left aside))");
}

TEST(Parts, AreDroppedWithTheirFirstPart) {
    Records records = records_of("A>X 0..4; A>X 5..9; A>X 10..14");
    records.supports[0].supporter = "nowhere";
    records.supports[1].part_of = "t1";
    const Ledger ledger{records, {}, Keep::valid};
    EXPECT_EQ(ledger.table<Support>().size(), 1U);
    EXPECT_EQ(ledger.dropped().size(), 2U);
}

TEST(FollowingSuccessions, IsAskedUpToAKnownDay) {
    for (const Day mark : {Day::unknown(), Day::running()}) {
        try {
            (void)network_of("A>B 0..").following_successions(mark);
            FAIL();
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::bad_day);
        }
    }
}

}  // namespace
}  // namespace jiedui

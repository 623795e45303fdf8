// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "jiedui/model/completeness.hpp"
#include "jiedui/rules/judge.hpp"
#include "jiedui/rules/who_must_rotate.hpp"
#include "support/ask.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

/// The network of a text, in whose ledger rows of a table were left out that may be of these days.
Network lacking(const std::string& text, const std::string& table, const Period& days) {
    Settings settings = settings_of(text);
    settings.gaps.push_back({table, days});
    return Network{Ledger{records_of(text), settings}};
}
const Period always{Day::unknown(), Day::running()};

Answer<Judge> judged(const Network& network, const std::string& rule) {
    return judge(policy_of(R"({"id": "p", "version": "1", "basis": "a notice", "rules": [{"id": "r", )" + rule + "}]}",
                           RuleKinds::built_in()),
                 Slice{network}.during(days(0, 9)), day(5));
}
std::string verdict_of(const Network& network, const std::string& rule) {
    return std::string{word_of(judged(network, rule).rows.at(0).verdict)};
}

TEST(LeftOutRows, OpenADutyOnTheDaysThatTheyMayConcern) {
    const std::string text = "A>B staff 0..30 | schools A duty=2; B duty=0";
    const Network net = lacking(text, "supports", days(5, 9));
    EXPECT_EQ(ask(network_of(text), "at 5; duties"), "A 2 1 1 not_met; B 0 0 0 met");
    EXPECT_EQ(ask(net, "at 5; duties"), "A 2 1 1 undecided; B 0 0 0 met");
    EXPECT_EQ(ask(net, "at 9; duties"), "A 2 1 1 undecided; B 0 0 0 met");
    EXPECT_EQ(ask(net, "at 4; duties"), "A 2 1 1 not_met; B 0 0 0 met");
    EXPECT_EQ(ask(net, "at 10; duties"), "A 2 1 1 not_met; B 0 0 0 met");
    EXPECT_EQ(ask(net, "duties"), "A 2 1 1 undecided; B 0 0 0 met");
    EXPECT_EQ(ask(net, "during 0..9; throughout 4..6; duties"), "A 2 1 1 not_met; B 0 0 0 met");  // not on day 4
    EXPECT_EQ(ask(net, "during 0..5; during 9..12; duties"), "A 2 1 1 undecided; B 0 0 0 met");
    EXPECT_EQ(ask(net, "during 0..5; during 10..12; duties"), "A 2 1 1 not_met; B 0 0 0 met");
}

TEST(LeftOutRows, OpenOnlyWhatLooksAtTiesOfTheirKind) {
    const std::string text = "A>B staff | schools A duty=2";
    for (const char* calls : {"", "all_kinds; ", "delivered; "}) {
        const std::string ask_duties = std::string{calls} + "duties";
        const std::string with_supports = ask(lacking(text, "supports", always), ask_duties);
        const std::string with_transfers = ask(lacking(text, "transfers", always), ask_duties);
        EXPECT_EQ(with_supports.ends_with("undecided"), std::string_view{calls} != "delivered; ") << calls;
        EXPECT_EQ(with_transfers.ends_with("undecided"), !std::string_view{calls}.empty()) << calls;
    }
    const Network net = lacking(text, "transfers", days(5, 9));  // a transfer is made on one day
    EXPECT_TRUE(ask(net, "all_kinds; throughout 6..6; duties").ends_with("undecided"));
    EXPECT_TRUE(ask(net, "delivered; throughout 6..7; duties").ends_with("not_met"));
}

TEST(LeftOutRows, OpenWhatIsMissingAndWhatIsCertain) {
    const Network net = lacking("A>B staff | schools A weak=yes; B weak=yes", "supports", always);
    EXPECT_EQ(ask(net, "coverage"), "A - 0 undecided -; B staff 1 yes -");
    EXPECT_EQ(ask(net, "coverage needed funds staff"), "A - 0 undecided staff+funds; B staff 1 undecided funds");
    EXPECT_EQ(ask(net, "through staff; coverage needed funds"), "A - 0 no funds; B staff 1 no funds");
    EXPECT_EQ(ask(net, "sole_supports"), "B A 1 no");
    EXPECT_EQ(ask(net, "roles"), "A supporter 0 1 no; B recipient 1 0 no");
}

TEST(LeftOutRows, MayBeWhatWasAgreedOrDelivered) {
    const std::string text = "A>B funds 0..9";
    EXPECT_EQ(ask(network_of(text), "delivery 20"), "t1 not_delivered 20; t1 no_successor 11");
    EXPECT_EQ(ask(lacking(text, "transfers", days(9, 9)), "delivery 20"), "t1 no_successor 11");
    EXPECT_EQ(ask(lacking(text, "transfers", days(10, 12)), "delivery 20"), "t1 not_delivered 20; t1 no_successor 11");
    EXPECT_EQ(ask(lacking(text, "transfers", days(10, 12)), "delivery 20 1"), "t1 no_successor 10");
    EXPECT_EQ(ask(lacking(text, "postings", always), "delivery 20"), "t1 not_delivered 20; t1 no_successor 11");
    EXPECT_EQ(ask(lacking(text, "supports", days(20, 20)), "delivery 20"), "t1 not_delivered 20");
    EXPECT_EQ(ask(lacking("A>B staff 0..", "postings", days(3, 4)), "delivery 20"), "");
    EXPECT_EQ(ask(lacking("A>B transfer funds 5..5", "supports", days(5, 5)), "delivery 20"), "");
    EXPECT_EQ(ask(lacking("A>B transfer funds 5..5", "supports", days(6, 9)), "delivery 20"), "t1 not_agreed 15");
}

TEST(LeftOutRows, OfDocumentsMayBeABasis) {
    const Network net = lacking("A>B staff basis=N1; B>C staff", "documents", days(0, 1));
    EXPECT_EQ(ask(net, "bases"), "N1 - undecided 1 0; - - undecided 1 0");
}

TEST(LeftOutRows, TakeWhatTheyCouldOverturnFromRules) {
    const std::string text =
        "A>B staff 0..9; A>B posting teacher=T1 0..9 | schools A division=x; B"
        " | teachers T1 home=A exempt=no | complete postings 0..99";
    const auto opens = [&](const std::string& rule, const std::string& table) {
        const std::string whole = verdict_of(network_of(text), rule);
        const std::string part = verdict_of(lacking(text, table, always), rule);
        EXPECT_TRUE(part == whole || part == "undecided") << rule;
        return whole + (part == whole ? " stays" : " opens");
    };
    EXPECT_EQ(opens(R"("kind": "no-ring")", "supports"), "met opens");
    EXPECT_EQ(opens(R"("kind": "no-double-duty")", "supports"), "met opens");
    EXPECT_EQ(opens(R"("kind": "no-ring")", "postings"), "met stays");
    EXPECT_EQ(opens(R"("kind": "no-double-booking")", "postings"), "met opens");
    EXPECT_EQ(opens(R"("kind": "duty", "parameters": {"recipients": 1})", "supports"), "met stays");
    EXPECT_EQ(opens(R"("kind": "duty", "parameters": {"recipients": 2})", "supports"), "not_met opens");
    EXPECT_EQ(opens(R"("kind": "coverage")", "supports"), "not_met opens");
    EXPECT_EQ(opens(R"("kind": "rotation-share", "parameters": {"share": 1})", "teachers"), "met opens");
    EXPECT_EQ(opens(R"("kind": "rotation-share", "parameters": {"share": 1})", "postings"), "met stays");
    EXPECT_EQ(opens(R"("kind": "minimum-term", "parameters": {"days": 3})", "postings"), "met stays");
    const Policy tenure = policy_of(
        R"({"id": "p", "version": "1", "rules": [{"id": "r", "kind": "tenure-limit", "parameters": {"years_at_school": 1}}]})",
        RuleKinds::built_in());
    const std::string idle = "A>B staff | teachers T1 home=A exempt=no joined=1960-01-01";
    EXPECT_EQ(who_must_rotate(tenure, Slice{network_of(idle)}, day(0)).rows.at(0).rotates, Certainty::no);
    EXPECT_EQ(who_must_rotate(tenure, Slice{lacking(idle, "postings", always)}, day(0)).rows.at(0).rotates,
              Certainty::undecided);
}

TEST(LeftOutRows, AreNamedByExplain) {
    const Network net = lacking("A>B staff 0..9 | schools A; B", "supports", days(3, 4));
    const auto answer = judged(net, R"("kind": "no-ring")");
    EXPECT_EQ(explain(answer, 0),
              "Rule r: undecided, as data are missing. A is in no ring. Rows of the table supports were left out, and "
              "they may decide this. Basis: a notice (not confirmed).");
    EXPECT_NE(explain(answer, 0, Language::zh).find("supports）有记录被排除在外，这些记录可能决定本项判定。"),
              std::string::npos);
    EXPECT_EQ(explain(judged(lacking("A>B staff 0..9", "supports", days(20, 29)), R"("kind": "no-ring")"), 0)
                  .find("left out"),
              std::string::npos);
}

TEST(LeftOutRows, OfSuccessionsMayHaveMovedTies) {
    const Network dated = lacking("A>B staff 0.. | schools A duty=2", "successions", days(5, 5));
    EXPECT_EQ(ask(dated, "at 7; duties"), "A 2 1 1 not_met");
    EXPECT_EQ(ask(dated.following_successions(day(9)), "at 7; duties"), "A 2 1 1 undecided");
    EXPECT_EQ(ask(dated.following_successions(day(9)), "at 4; duties"), "A 2 1 1 not_met");
    EXPECT_EQ(dated.following_successions(day(4)), dated);
    const Network moved = dated.following_successions(day(9));
    EXPECT_EQ(moved.following_successions(day(9)), moved);
}

}  // namespace
}  // namespace jiedui

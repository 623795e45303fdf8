// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/papers.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/query/filed_papers.hpp"
#include "support/ask.hpp"
#include "support/errors.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Papers, AreThereIfOneSurelyIs) {
    const Network net = network_of(
        "A>B | documents D1 kind=plan day=2003-09-01; D2 kind=plan day=2004-08-31; D3 kind=schedule day=2003-autumn; "
        "D4 kind=notice day=2003-10");
    EXPECT_EQ(ask(net, "papers"),
              "- 2003/2004 leadership 0 undecided; - 2003/2004 schedule 1 met; - 2003/2004 plan 2 met; - 2003/2004 "
              "inspection 0 undecided");
    EXPECT_EQ(ask(net, "papers notice plan notice"), "- 2003/2004 notice 1 met; - 2003/2004 plan 2 met");
    EXPECT_EQ(ask(net, "evidence 0 papers notice"), "D4");
}

TEST(Papers, AreMissingOnlyInACompleteSchoolYear) {
    const std::string plan = "A>B | documents D1 kind=plan day=2003-12-01";
    const auto asked = [&](const std::string& declared) {
        return ask(network_of(plan + " | complete " + declared), "papers inspection plan");
    };
    EXPECT_EQ(asked("documents 2003/2004"), "- 2003/2004 inspection 0 not_met; - 2003/2004 plan 1 met");
    const std::string open = "- 2003/2004 inspection 0 undecided; - 2003/2004 plan 1 met";
    EXPECT_EQ(asked("documents 2003-09-02..2004-08-31"), open);
    EXPECT_EQ(asked("documents 2003-09-01..2004-08-30"), open);
    EXPECT_EQ(asked("postings 2003/2004"), open);
    const std::string missing = "- 2003/2004 inspection 0 not_met; - 2003/2004 plan 1 met";
    EXPECT_EQ(asked("documents 2003-09-01..2004-08-31"), missing);
    EXPECT_EQ(asked("documents 2001-09-01.."), missing);
    EXPECT_EQ(asked("documents 2003-autumn; documents 2004-spring"), missing);
    EXPECT_EQ(asked("documents 2004-spring; documents 2003-09-01..2004-01-31"), missing);
    EXPECT_EQ(asked("documents 2003-09-01..2004-01-30; documents 2004-spring"), open);
}

TEST(Papers, StayOpenWhileADocumentMayBeOne) {
    const auto asked = [](const std::string& more) {
        return ask(network_of("A>B | complete documents 2001-09-01.. | documents D1 kind=plan day=2003-12-01; " + more),
                   "during 2003/2004; papers inspection");
    };
    EXPECT_EQ(asked("D2 kind=inspection day=2004-09-01"), "- 2003/2004 inspection 0 not_met");
    EXPECT_EQ(asked("D2 kind=inspection day=2003-08"), "- 2003/2004 inspection 0 not_met");
    EXPECT_EQ(asked("D2 day=2004-09-01"), "- 2003/2004 inspection 0 not_met");
    EXPECT_EQ(asked("D2 day=2004-08"), "- 2003/2004 inspection 0 undecided");
    EXPECT_EQ(asked("D2 kind=inspection"), "- 2003/2004 inspection 0 undecided");
    EXPECT_EQ(asked("D2"), "- 2003/2004 inspection 0 undecided");
    EXPECT_EQ(asked("D2; D3 kind=inspection day=2004-08"), "- 2003/2004 inspection 1 met");
}

TEST(Papers, AreAskedOfEachProgramme) {
    const std::string net =
        "A>B | complete documents 2003/2004 | documents D1 kind=plan day=2003-12-01 programme=west; D2 kind=schedule "
        "day=2003-12-02 programme=east";
    EXPECT_EQ(ask(network_of(net), "papers plan schedule"),
              "east 2003/2004 plan 0 not_met; east 2003/2004 schedule 1 met; west 2003/2004 plan 1 met; west 2003/2004 "
              "schedule 0 not_met");
    // one that does not say its programme is no programme of its own, and may be of any
    EXPECT_EQ(ask(network_of(net + "; D3 kind=plan day=2003-12-03"), "papers plan schedule"),
              "east 2003/2004 plan 0 undecided; east 2003/2004 schedule 1 met; west 2003/2004 plan 1 met; west "
              "2003/2004 schedule 0 not_met");
}

TEST(Papers, AreOfOneProgrammeWhereNobodySaysAny) {
    Records records = records_of("A>B | documents D1 kind=plan day=2003-12-01");
    records.documents[0].attributes.emplace_back("programme", "");
    EXPECT_EQ(ask(network_of(records), "papers plan"), "- 2003/2004 plan 1 met");
}

TEST(Papers, AreAskedOfTheSchoolYearsOfTheTime) {
    const Network net =
        network_of("A>B | documents D1 kind=plan day=2001-autumn; D2 kind=notice day=2004-08; D3 kind=plan");
    EXPECT_EQ(ask(net, "papers plan"),
              "- 2001/2002 plan 1 met; - 2002/2003 plan 0 undecided; - 2003/2004 plan 0 undecided");
    EXPECT_EQ(ask(net, "during 2001-08-31..2001-09-01; papers plan"),
              "- 2000/2001 plan 0 undecided; - 2001/2002 plan 1 met");
    EXPECT_EQ(ask(net, "during 2001-08-31..2001-09-01; at 2001-08-31; papers plan"), "- 2000/2001 plan 0 undecided");
    EXPECT_EQ(ask(net, "at 2001-08-31; at 2001-09-01; papers plan"), "");
    EXPECT_EQ(ask(net, "at 2002-03-01; delivered; without A; papers plan"), "- 2001/2002 plan 1 met");
}

TEST(Papers, HaveNoSchoolYearWithoutAnyKnownDay) {
    EXPECT_EQ(ask(network_of("A>B | documents D1 kind=plan"), "papers"), "");
    EXPECT_EQ(ask(network_of("A>B"), "papers"), "");
    EXPECT_EQ(ask(network_of("A>B"), "at 2003-09-01; papers plan"), "- 2003/2004 plan 0 undecided");
    EXPECT_EQ(ask(network_of("A>B | complete documents 2003/2004"), "at 2003-09-01; papers plan"),
              "- 2003/2004 plan 0 not_met");
}

TEST(Papers, AreOfTheSchoolYearsOfTheLedger) {
    Settings settings;
    settings.calendar = Calendar{{10, 1}, {3, 1}};
    const Records records = records_of("A>B | documents D1 kind=plan day=2003-09-30; D2 kind=plan day=2003-09");
    const Network net{Ledger{records, settings}};
    EXPECT_EQ(ask(net, "papers plan"), "- 2002/2003 plan 2 met");
    EXPECT_EQ(ask(net, "at 2003-10-01; papers plan"), "- 2003/2004 plan 0 undecided");
    settings.calendar = Calendar{{9, 15}, {3, 1}};  // the month belongs to two years
    const Network other{Ledger{records, settings}};
    EXPECT_EQ(ask(other, "papers plan"), "- 2002/2003 plan 0 undecided; - 2003/2004 plan 1 met");
    const Network month{Ledger{records_of("A>B | documents D1 kind=plan day=2003-09"), settings}};
    EXPECT_EQ(ask(month, "papers plan"), "- 2002/2003 plan 0 undecided; - 2003/2004 plan 0 undecided");
}

TEST(Papers, AreAskedAtTheEndsOfTheCalendar) {
    const Network net = network_of("A>B | documents D1 kind=plan");
    EXPECT_EQ(ask(net, "at 9998-12-31; papers plan"), "- 9998/9999 plan 0 undecided");
    EXPECT_EQ(ask(net, "at 9999-12-31; papers plan"), "");  // its school year ends when no day can be told
    EXPECT_EQ(ask(net, "at 0001-08-31; papers plan"), "");
}

TEST(Papers, SayWhatWasAsked) {
    const Network net = network_of("A>B");
    EXPECT_EQ(ask(net, Papers{}).about().question, "papers");
    EXPECT_EQ(ask(net, Papers{{{DocumentKind::plan, DocumentKind::notice}}}).about().question,
              "papers, kinds plan notice");
    EXPECT_EQ(code_of([&] { return ask(net, Papers{std::vector<DocumentKind>{}}); }), ErrorCode::bad_word);
}

TEST(FiledPapers, ListsWhatIsOneAndWhatMayBe) {
    const Network net = network_of(
        "A>B | documents D3 kind=plan day=5 programme=east; D2 kind=plan programme=east; D1 kind=plan day=6; D4 "
        "kind=plan day=7 programme=west; D5 programme=east day=8");
    const PaperFile file{net.ledger()};
    EXPECT_EQ(file.programmes(), (std::vector<std::string>{"east", "west"}));
    const auto ids = [&](const std::vector<std::uint32_t>& rows) {
        std::string text;
        for (const std::uint32_t row : rows) text += net.ledger().table<Document>().get<&Document::id>(row) + " ";
        return text;
    };
    const PaperFound of_east = file.find({DocumentKind::plan, DayRange{day(0), day(10)}, "east"});
    EXPECT_EQ(ids(of_east.sure) + "/ " + ids(of_east.possible), "D3 / D1 D2 D5 ");
    const PaperFound of_any = file.find({DocumentKind::plan, DayRange{day(0), day(7)}, {}});
    EXPECT_EQ(ids(of_any.sure) + "/ " + ids(of_any.possible), "D1 D3 / D2 ");
    const PaperFound of_none = file.find({DocumentKind::plan, {}, "north"});
    EXPECT_EQ(ids(of_none.sure) + "/ " + ids(of_none.possible), "/ D1 ");
}

}  // namespace
}  // namespace jiedui

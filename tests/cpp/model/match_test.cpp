// SPDX-License-Identifier: Apache-2.0
#include "model/match.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/model/ledger_builder.hpp"
#include "support/errors.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

/// What each record of a table says to a condition, in the order of the text: y, n or ?; `none` without the column.
template <class Record>
std::string matched(const std::string& network, const Condition& condition) {
    const Ledger ledger{records_of(network)};
    const auto found = match(ledger.table<Record>(), condition, Calendar{});
    if (!found) return "none";
    std::string text;
    for (const Certainty each : *found) text += each == Certainty::yes ? 'y' : each == Certainty::no ? 'n' : '?';
    return text;
}

TEST(Match, FindsOneOfSeveralValuesAndLeavesUnknownOnesUndecided) {
    const std::string network = "A>B staff basis=F8; A>B basis=F9; A>B funds basis=F10; A>B";
    EXPECT_EQ(matched<Support>(network, {"basis", {"F8", "F10"}}), "yny?");
    EXPECT_EQ(matched<Support>(network, {"basis", {}}), "nnnn");
    EXPECT_EQ(matched<Support>(network, {"channel", {"staff"}}), "y?n?");
    EXPECT_EQ(matched<Support>(network, {"supporter", {"A"}}), "yyyy");
    EXPECT_EQ(matched<Support>(network, {"colour", {"red"}}), "none");
}

TEST(Match, ReadsNumbersDaysAndTruthAsWhatTheyMean) {
    const std::string schools =
        "schools A duty=2 weak=yes latitude=32.50 first_day=2003-09 last_day=2004-06-30; "
        "B duty=3 weak=no latitude=1 first_day=2003-09-01 last_day=; C";
    EXPECT_EQ(matched<School>(schools, {"duty", {"2.0"}}), "yn?");
    EXPECT_EQ(matched<School>(schools, {"weak", {"yes"}}), "yn?");
    EXPECT_EQ(matched<School>(schools, {"latitude", {"32.5"}}), "yn?");
    EXPECT_EQ(matched<School>(schools, {"first_day", {"2003年9月"}}), "yn?");
    EXPECT_EQ(matched<School>(schools, {"first_day", {"2003-09-01"}}), "ny?");  // a month is not its first day
    EXPECT_EQ(matched<School>(schools, {"last_day", {"2004-06-30"}}), "yn?");   // running is surely another day
}

TEST(Match, LooksAtEveryItemOfAList) {
    EXPECT_EQ(matched<School>("schools A aliases=one+two; B aliases=three; C", {"aliases", {"two"}}), "yn?");
}

TEST(Match, RefusesValuesThatTheColumnCannotHave) {
    const std::string network = "A>B posting | schools A; B";
    const auto refused = [&](const Condition& condition) {
        return code_of([&] { return matched<Posting>(network, condition); });
    };
    EXPECT_EQ(refused({"form", {"walking"}}), ErrorCode::bad_word);
    EXPECT_EQ(refused({"count", {"many"}}), ErrorCode::bad_word);
    EXPECT_EQ(refused({"share", {"half"}}), ErrorCode::bad_word);
    EXPECT_EQ(refused({"first_day", {"soon"}}), ErrorCode::bad_word);
    EXPECT_EQ(code_of([&] { return matched<School>(network, {"weak", {"maybe"}}); }), ErrorCode::bad_word);
    EXPECT_EQ(code_of([&] { return matched<School>(network, {"latitude", {"north"}}); }), ErrorCode::bad_word);
    EXPECT_EQ(refused({"form", {"rotation"}}), std::nullopt);
}

TEST(Match, TreatsAColumnThatTheSourceDidNotHaveAsUnknown) {
    LedgerBuilder builder;
    builder.add(School{.id = "A", .name = "a"}, 1);
    builder.table<School>().mark_absent(column_place<School, &School::weak>());
    const Ledger ledger = builder.finish("", Keep::all_or_nothing);
    EXPECT_EQ(match(ledger.table<School>(), {"weak", {"yes"}}, Calendar{}), std::vector{Certainty::undecided});
    EXPECT_TRUE(match(ledger.table<School>(), {"duty", {"1"}}, Calendar{}));
    const auto names = column_names(ledger.table<School>());
    EXPECT_EQ(std::ranges::count(names, "weak"), 0);
    EXPECT_EQ(std::ranges::count(names, "duty"), 1);
}

TEST(Match, ComparesAttributesAsTexts) {
    Records records = records_of("A>B; A>B; A>B");
    const std::array<const char*, 3> notes{"7", "007", "7.0"};
    for (std::size_t i = 0; i < 3; ++i) records.supports[i].attributes = {{"note", notes[i]}};
    const Ledger ledger{records};
    for (std::size_t i = 0; i < 3; ++i) {
        std::vector<Certainty> expected(3, Certainty::no);
        expected[i] = Certainty::yes;
        EXPECT_EQ(match(ledger.table<Support>(), {"note", {notes[i]}}, Calendar{}), expected) << notes[i];
    }
}

TEST(Match, ListsAttributesBehindTheColumns) {
    const Ledger ledger{records_of("A>B note=x")};
    EXPECT_EQ(column_names(ledger.table<Support>()).back(), "note");
    EXPECT_EQ(column_names(ledger.table<Posting>()).size(), column_count<Posting>);
}

}  // namespace
}  // namespace jiedui

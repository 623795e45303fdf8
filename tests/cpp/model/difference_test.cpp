// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/difference.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "jiedui/model/ledger_builder.hpp"
#include "oracle/difference_naive.hpp"
#include "support/errors.hpp"
#include "support/random_ledger.hpp"
#include "support/random_network.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

/// `what table id.field before>after`, by semicolons; `-` where there is no record, `#` behind what is paired by content.
[[nodiscard]] std::string shown(const Difference& difference) {
    const auto text = [](const std::optional<CellText>& cell) { return cell ? cell->text : "-"; };
    std::string all;
    for (const Change& each : difference.rows()) {
        all += (all.empty() ? "" : "; ") + std::string{word_of(each.what)} + " " + each.table + " " +
               each.id.value_or("-") + "." + each.field + " " + text(each.before) + ">" + text(each.after);
        if (each.paired_by == PairedBy::content) all += " #";
    }
    return all;
}

[[nodiscard]] Records two_schools() {
    Records records;
    records.schools = {{.id = "A", .name = "Alpha"}, {.id = "B", .name = "Beta"}, {.id = "C", .name = "Gamma"}};
    return records;
}
[[nodiscard]] Support support(std::string id, std::string supporter, std::string recipient) {
    return {.id = std::move(id), .supporter = std::move(supporter), .recipient = std::move(recipient)};
}
[[nodiscard]] Ledger ledger_of(std::vector<Support> supports) {
    Records records = two_schools();
    records.supports = std::move(supports);
    return Ledger{records};
}
[[nodiscard]] std::string between(std::vector<Support> before, std::vector<Support> after) {
    return shown(difference(ledger_of(std::move(before)), ledger_of(std::move(after))));
}
[[nodiscard]] std::string said(std::vector<Support> before, std::vector<Support> after,
                               Language language = Language::en) {
    const auto sentences = difference(ledger_of(std::move(before)), ledger_of(std::move(after))).summary(language);
    std::string all;
    for (const std::string& each : sentences) all += (all.empty() ? "" : " | ") + each;
    return all;
}
[[nodiscard]] Support lasting(std::string last_day) {
    Support each = support("K1", "A", "B");
    each.last_day = last_day_in(last_day);
    return each;
}

TEST(Difference, HasNoRowsBetweenALedgerAndItself) {
    EXPECT_EQ(between({}, {}), "");
    EXPECT_EQ(between({support("K1", "A", "B")}, {support("K1", "A", "B")}), "");
    EXPECT_TRUE(difference(Ledger{Records{}}, Ledger{Records{}}).summary().empty());
}

TEST(Difference, TellsEachFieldThatSaysSomethingOfARecordThatCameOrWent) {
    EXPECT_EQ(between({}, {support("K1", "A", "B")}),
              "added supports K1.id ->K1; added supports K1.supporter ->A; added supports K1.recipient ->B");
    EXPECT_EQ(between({lasting("")}, {}),
              "removed supports K1.id K1>-; removed supports K1.supporter A>-; removed supports K1.recipient B>-; "
              "removed supports K1.last_day >-");
}

TEST(Difference, TellsAnEndThatIsRunningUnknownOrKnownApart) {
    EXPECT_EQ(between({lasting("?")}, {lasting("")}), "changed supports K1.last_day ?>");
    EXPECT_EQ(between({lasting("")}, {lasting("?")}), "changed supports K1.last_day >?");
    EXPECT_EQ(between({lasting("")}, {lasting("1970-01")}), "changed supports K1.last_day >1970-01");
    EXPECT_EQ(between({lasting("1970-01-31")}, {lasting("1970-01")}),
              "changed supports K1.last_day 1970-01-31>1970-01");
}

TEST(Difference, FindsRecordsByTheirIdWhereverTheyStand) {
    EXPECT_EQ(
        between({support("K1", "A", "B"), support("K2", "B", "C")}, {support("K2", "B", "C"), support("K1", "A", "C")}),
        "changed supports K1.recipient B>C");
}

TEST(Difference, FindsRecordsWithoutAnIdByContentAndSaysSo) {
    Support funded = support("", "A", "B");
    funded.amount = Thousandths{2000};
    EXPECT_EQ(between({support("", "A", "B")}, {funded}), "changed supports A>B.amount >2 #");
    EXPECT_EQ(between({support("", "A", "B")}, {support("", "A", "C")}),
              "removed supports A>B.supporter A>- #; removed supports A>B.recipient B>- #; "
              "added supports A>C.supporter ->A #; added supports A>C.recipient ->C #");
}

TEST(Difference, PairsEqualOnesFirstWhereSeveralAreAlike) {
    Support first = support("", "A", "B");
    Support second = first;
    second.basis = "F8";
    Support third = first;
    third.basis = "F9";
    EXPECT_EQ(between({first, second}, {second}),
              "removed supports A>B.supporter A>- #; removed supports A>B.recipient B>- #");
    EXPECT_EQ(between({first, second, first}, {first, third, first}), "changed supports A>B#3.basis F8>F9 #");
    EXPECT_EQ(between({first, first, first}, {first, first}),
              "removed supports A>B#3.supporter A>- #; removed supports A>B#3.recipient B>- #");
}

TEST(Difference, TakesARecordThatGotAnIdForAnotherOne) {
    EXPECT_EQ(between({support("", "A", "B")}, {support("A>B", "A", "B")}),
              "added supports A>B.id ->A>B; added supports A>B.supporter ->A; added supports A>B.recipient ->B; "
              "removed supports A>B.supporter A>- #; removed supports A>B.recipient B>- #");
}

TEST(Difference, TellsAttributesAndColumnsOfThem) {
    Support noted = support("K1", "A", "B");
    noted.attributes = {{"remark", "new"}};
    EXPECT_EQ(between({support("K1", "A", "B")}, {noted}),
              "added supports -.remark ->; changed supports K1.remark >new");
    EXPECT_EQ(between({noted}, {support("K1", "A", "B")}),
              "removed supports -.remark >-; changed supports K1.remark new>");
    LedgerBuilder builder;
    for (const School& school : two_schools().schools) builder.add(school);
    builder.table<Support>().attribute("empty");
    const Ledger declared = builder.finish("declared", Keep::all_or_nothing);
    EXPECT_EQ(shown(difference(ledger_of({}), declared)), "added supports -.empty ->");
    EXPECT_EQ(apply(difference(ledger_of({}), declared), ledger_of({})), declared);
}

TEST(Difference, TellsSettings) {
    const Ledger before{two_schools(), {.district = "east"}};
    const Ledger after{
        two_schools(),
        {.district = "west", .calendar = Calendar{{8, 15}, {3, 1}}, .complete = {{"supports", days(0, 9)}}}};
    EXPECT_EQ(shown(difference(before, after)),
              "changed settings -.district east>west; "
              "changed settings -.calendar autumn 09-01, spring 02-01>autumn 08-15, spring 03-01; "
              "changed settings -.complete >supports 1970-01-01..1970-01-10");
    EXPECT_EQ(apply(difference(before, after), before), after);
}

TEST(Difference, TellsTheCalendarAndNotEachTermThatItMoves) {
    const auto ledger = [](const Calendar& calendar) {
        Records records = two_schools();
        records.supports = {support("K1", "A", "B")};
        records.supports[0].first_day = calendar.span_of("2003-autumn");
        return Ledger{records, {.calendar = calendar}};
    };
    const Ledger before = ledger({});
    const Ledger after = ledger(Calendar{{8, 15}, {3, 1}});
    EXPECT_EQ(shown(difference(before, after)),
              "changed settings -.calendar autumn 09-01, spring 02-01>autumn 08-15, spring 03-01");
    EXPECT_EQ(apply(difference(before, after), before), after);
    const Difference same = difference(before, before.with_records({.schools = {{.id = "D", .name = "Delta"}}}));
    EXPECT_EQ(code_of([&] { return apply(same, after); }), ErrorCode::other_ledger);
}

TEST(Difference, LeavesTeachersToThePostingsThatNameThem) {
    Records before = two_schools();
    before.postings = {{.id = "P1", .home = "A", .host = "B", .teacher = RefTo<Teacher>{"T1"}}};
    Records after = before;
    after.postings[0].teacher = RefTo<Teacher>{"T2"};
    const Ledger named{after};
    EXPECT_EQ(shown(difference(Ledger{before}, named)), "changed postings P1.teacher T1>T2");
    EXPECT_EQ(apply(difference(Ledger{before}, named), Ledger{before}), named);
    EXPECT_FALSE(apply(difference(Ledger{before}, named), Ledger{before}).are_teachers_listed());
    after.teachers = {{.id = "T2", .name = "Li"}};
    const Ledger listed{after};
    const Difference change = difference(Ledger{before}, listed);
    EXPECT_EQ(apply(change, Ledger{before}), listed);
    EXPECT_EQ(apply(inverse(change), listed), Ledger{before});
    EXPECT_FALSE(apply(inverse(change), listed).are_teachers_listed());
}

// A summary in words.

TEST(Summary, SaysInBothLanguagesWhatHappened) {
    using enum Language;
    EXPECT_EQ(said({}, {support("K1", "A", "B")}), "Support 'K1' was added.");
    EXPECT_EQ(said({}, {support("K1", "A", "B")}, zh), "结对关系“K1”：新增。");
    EXPECT_EQ(said({support("K1", "A", "B")}, {}), "Support 'K1' was removed.");
    EXPECT_EQ(said({support("K1", "A", "B")}, {}, zh), "结对关系“K1”：删除。");
    EXPECT_EQ(said({support("K1", "A", "B")}, {support("K1", "A", "C")}),
              "Support 'K1' was re-targeted from 'B' to 'C'.");
    EXPECT_EQ(said({support("K1", "A", "B")}, {support("K1", "A", "C")}, zh),
              "结对关系“K1”：改换受援学校，由“B”改为“C”。");
    EXPECT_EQ(said({support("K1", "A", "B")}, {support("K1", "C", "B")}),
              "Support 'K1' moved: supporter from 'A' to 'C'.");
    EXPECT_EQ(said({support("K1", "A", "B")}, {support("K1", "C", "B")}, zh),
              "结对关系“K1”：调动：支援学校由“A”改为“C”。");
}

TEST(Summary, SaysWhetherAnEndCameWentFurtherOrCloser) {
    using enum Language;
    EXPECT_EQ(said({lasting("")}, {lasting("9")}), "Support 'K1' ended: last day from running to '1970-01-10'.");
    EXPECT_EQ(said({lasting("?")}, {lasting("9")}, zh), "结对关系“K1”：结束：结束日期由不详改为“1970-01-10”。");
    EXPECT_EQ(said({lasting("8")}, {lasting("9")}),
              "Support 'K1' was extended: last day from '1970-01-09' to '1970-01-10'.");
    EXPECT_EQ(said({lasting("9")}, {lasting("")}, zh), "结对关系“K1”：延长：结束日期由“1970-01-10”改为未截止。");
    EXPECT_EQ(said({lasting("9")}, {lasting("8")}),
              "Support 'K1' was shortened: last day from '1970-01-10' to '1970-01-09'.");
    EXPECT_EQ(said({lasting("9")}, {lasting("8")}, zh), "结对关系“K1”：缩短：结束日期由“1970-01-10”改为“1970-01-09”。");
    for (const auto& [before, after] : {std::pair{"9", "?"}, {"", "?"}, {"?", ""}, {"1970-01-31", "1970-01"}})
        EXPECT_EQ(said({lasting(before)}, {lasting(after)}).find("Support 'K1' changed: last day from "), 0U)
            << before << " " << after;
}

TEST(Summary, SaysSeveralThingsOfOneRecordInOneSentence) {
    Support after = support("K1", "C", "A");
    after.last_day = last_day_in("9");
    after.basis = "F8";
    EXPECT_EQ(said({lasting("")}, {after}),
              "Support 'K1' was re-targeted from 'B' to 'A', moved: supporter from 'A' to 'C', ended: last day from "
              "running to '1970-01-10', changed: basis from unknown to 'F8'.");
}

TEST(Summary, SaysOfPostingsAndTeachersThatTheyMoved) {
    Records before = two_schools();
    before.teachers = {{.id = "T1", .name = "Li", .home = RefTo<School>{"A"}}};
    before.postings = {{.id = "P1", .home = "A", .host = "B", .teacher = RefTo<Teacher>{"T1"}}};
    Records after = before;
    after.teachers[0].home = RefTo<School>{"B"};
    after.postings[0].host = "C";
    const Difference change = difference(Ledger{before}, Ledger{after});
    EXPECT_EQ(change.summary(), (std::vector<std::string>{"Teacher 'T1' moved: home from 'A' to 'B'.",
                                                          "Posting 'P1' moved: host from 'B' to 'C'."}));
    EXPECT_EQ(change.summary(Language::zh), (std::vector<std::string>{"教师“T1”：调动：所在学校由“A”改为“B”。",
                                                                      "派出记录“P1”：调动：接收学校由“B”改为“C”。"}));
}

// Apply.

TEST(Apply, LeavesAloneWhatTheDifferenceDoesNotTouch) {
    const Difference change = difference(ledger_of({support("K1", "A", "B"), support("K2", "B", "C")}),
                                         ledger_of({support("K1", "A", "C"), support("K2", "B", "C")}));
    Support funded = support("K1", "A", "B");
    funded.amount = Thousandths{1000};
    Support moved = funded;
    moved.recipient = "C";
    EXPECT_EQ(apply(change, ledger_of({support("K3", "C", "A"), funded})), ledger_of({moved, support("K3", "C", "A")}));
}

TEST(Apply, RefusesALedgerThatIsNotAsBefore) {
    const Difference change = difference(ledger_of({support("K1", "A", "B")}), ledger_of({support("K1", "A", "C")}));
    const auto code = [&](const Difference& each, const Ledger& ledger) {
        return code_of([&] { return apply(each, ledger); });
    };
    EXPECT_EQ(code(change, ledger_of({})), ErrorCode::other_ledger);
    EXPECT_EQ(code(change, ledger_of({support("K1", "B", "B")})), std::nullopt);
    EXPECT_EQ(code(change, ledger_of({support("K1", "A", "A")})), ErrorCode::other_ledger);
    EXPECT_EQ(code(change, change.after()), ErrorCode::other_ledger);
    const Difference added = difference(ledger_of({}), ledger_of({support("K1", "A", "B")}));
    EXPECT_EQ(code(added, ledger_of({support("K1", "A", "C")})), ErrorCode::other_ledger);
    const Difference named = difference(Ledger{two_schools(), {.district = "east"}}, Ledger{two_schools(), {}});
    EXPECT_EQ(code(named, Ledger{two_schools(), {.district = "west"}}), ErrorCode::other_ledger);
}

TEST(Apply, NamesRecordFieldAndBothValues) {
    const Difference change = difference(ledger_of({support("K1", "A", "B")}), ledger_of({support("K1", "A", "C")}));
    try {
        static_cast<void>(apply(change, ledger_of({support("K1", "A", "A")})));
        FAIL();
    } catch (const Error& error) {
        for (const char* part : {"supports", "'K1'", "recipient", "'A'", "'B'"})
            EXPECT_NE(std::string{error.what()}.find(part), std::string::npos) << part << " in " << error.what();
    }
}

TEST(Apply, ChecksWhatComesOfIt) {
    Records less = two_schools();
    less.schools.pop_back();
    const Difference change = difference(ledger_of({}), Ledger{less});
    EXPECT_EQ(code_of([&] { return apply(change, ledger_of({support("K1", "A", "C")})); }), ErrorCode::bad_ledger);
}

// Laws on drawn ledgers.

/// The rows as the definition tells them: without ids, settings and columns.
[[nodiscard]] Told told(const Difference& difference) {
    const auto text = [](const std::optional<CellText>& cell) { return cell ? cell->text : "-"; };
    Told told;
    for (const Change& each : difference.rows())
        if (each.id)
            told.insert({each.table, each.field, text(each.before), text(each.after), std::string{word_of(each.what)}});
    return told;
}

/// A ledger with some records of another left out, doubled, moved or of another order: made ids differ, alike ones are many.
[[nodiscard]] Ledger edited(const Ledger& ledger, unsigned seed) {
    std::mt19937 rng{seed};
    Records records = records_in(ledger);
    std::erase_if(records.supports, [&](const Support&) { return below(rng, 3) == 0; });
    std::erase_if(records.claims, [&](const Claim&) { return below(rng, 3) == 0; });
    for (auto& each : records.supports) {
        if (below(rng, 3) == 0) each.last_day = LastDay::running();
        if (below(rng, 3) == 0) each.basis = "F" + std::to_string(below(rng, 3));
        if (below(rng, 6) == 0) each.recipient = "S" + std::to_string(below(rng, 3));
    }
    const auto double_some = [&](auto& all) {
        for (std::size_t i = 0, count = all.size(); i < count; ++i) {
            if (below(rng, 2) == 0) continue;
            auto copy = all[i];
            if constexpr (requires { copy.id; }) copy.id.clear();
            all.push_back(copy);
            if constexpr (requires { copy.basis; }) copy.basis = std::nullopt;
            if (below(rng, 2) == 0) all.push_back(copy);
        }
    };
    double_some(records.supports);
    double_some(records.postings);
    double_some(records.needs);
    double_some(records.claims);
    return Ledger{shuffled(rng, std::move(records)), ledger.settings()};
}

class DifferenceLaw : public ::testing::TestWithParam<unsigned> {
protected:
    static void expect_laws(const Ledger& before, const Ledger& after) {
        const Difference change = difference(before, after);
        EXPECT_EQ(told(change), difference_naive(records_in(before), records_in(after)));
        EXPECT_EQ(change.rows().empty(), before.fingerprint() == after.fingerprint());
        EXPECT_EQ(apply(change, before), after);
        EXPECT_EQ(apply(inverse(change), after), before);
        EXPECT_TRUE(inverse(inverse(change)).rows() == change.rows());
        EXPECT_EQ(change.summary().size(), change.summary(Language::zh).size());
    }
};

TEST_P(DifferenceLaw, HoldsBetweenLedgersThatHaveLittleInCommon) {
    expect_laws(random_ledger(GetParam()), random_ledger(GetParam() + 1));
}

TEST_P(DifferenceLaw, HoldsBetweenALedgerAndWhatBecameOfIt) {
    const Ledger before = edited(random_ledger(GetParam()), GetParam());
    expect_laws(before, edited(before, GetParam() + 1));
    expect_laws(before, before);
}

TEST_P(DifferenceLaw, DoesNotHangOnTheOrderOfRows) {
    std::mt19937 rng{GetParam()};
    const Ledger ledger = edited(random_ledger(GetParam()), GetParam());
    const Ledger other = edited(ledger, GetParam() + 7);
    const Ledger mixed{shuffled(rng, records_in(other)), other.settings()};
    EXPECT_EQ(shown(difference(ledger, mixed)), shown(difference(ledger, other)));
    EXPECT_TRUE(difference(other, mixed).rows().empty());
}

INSTANTIATE_TEST_SUITE_P(Seeds, DifferenceLaw, ::testing::Range(0U, 100U));

}  // namespace
}  // namespace jiedui

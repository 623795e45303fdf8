// SPDX-License-Identifier: Apache-2.0
// with_records, without_records, as_known_on.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "io/folder.hpp"
#include "jiedui/io/read_ledger.hpp"
#include "jiedui/model/difference.hpp"
#include "jiedui/model/ledger_builder.hpp"
#include "oracle/difference_naive.hpp"
#include "support/errors.hpp"
#include "support/random_ledger.hpp"
#include "support/random_network.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

using tests::shown;

[[nodiscard]] Support support(std::string id, std::string supporter, std::string recipient) {
    return {.id = std::move(id), .supporter = std::move(supporter), .recipient = std::move(recipient)};
}
[[nodiscard]] Ledger ledger_of(std::vector<Support> supports, std::vector<Document> documents = {}) {
    Records records;
    records.schools = {{.id = "A", .name = "Alpha"}, {.id = "B", .name = "Beta"}, {.id = "C", .name = "Gamma"}};
    records.supports = std::move(supports);
    records.documents = std::move(documents);
    return Ledger{records, {.district = "叶集"}};
}
template <class Call>
[[nodiscard]] std::string findings_of(Call&& call) {
    try {
        return shown(call().findings());
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::bad_ledger) << error.what();
        return shown(error.findings());
    }
}
[[nodiscard]] std::string what(const auto& call) {
    try {
        static_cast<void>(call());
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

// More records.

TEST(WithRecords, StandBehindThoseThatAreThere) {
    const Ledger more = ledger_of({support("K1", "A", "B")}).with_records({.supports = {support("K2", "B", "C")}});
    EXPECT_EQ(more, ledger_of({support("K1", "A", "B"), support("K2", "B", "C")}));
    EXPECT_EQ(ledger_of({}).with_records({}), ledger_of({}));
}

TEST(WithRecords, AreCountedBehindThoseThatAreThere) {
    const Ledger ledger = ledger_of({support("K1", "A", "B")});
    EXPECT_EQ(findings_of([&] { return ledger.with_records({.supports = {support("K2", "A", "D")}}); }),
              "unknown_id supports:2 recipient=D");
    EXPECT_EQ(findings_of([&] { return ledger.with_records({.supports = {support("K1", "A", "C")}}); }),
              "duplicate_id supports:2 id=K1");
    EXPECT_EQ(findings_of([&] { return ledger.with_records({.supports = {support("K2", "C", "C")}}); }),
              "self_support supports:2 =C");
}

TEST(WithRecords, MayNameWhatComesWithThem) {
    const Ledger more =
        ledger_of({}).with_records({.schools = {{.id = "D", .name = "Delta"}}, .supports = {support("K1", "A", "D")}});
    EXPECT_EQ(more.table<School>().size(), 4U);
    EXPECT_EQ(more.table<Support>().get<&Support::recipient>(0).id, "D");
}

TEST(WithRecords, MustNotTakeTheMadeIdThatADocumentNames) {
    Support first = support("", "A", "B");
    first.basis = "F9";
    Support earlier = support("", "A", "B");
    earlier.basis = "F8";
    const Ledger ledger = ledger_of({first}, {{.id = "D1", .supports = {{"A>B"}}}});
    EXPECT_EQ(findings_of([&] { return ledger.with_records({.supports = {earlier}}); }),
              "renamed_id documents:1 supports=A>B");
    Support later = first;
    later.basis = "G";
    EXPECT_EQ(ledger.with_records({.supports = {later}}).id_of(TieKind::agreement, 1), "A>B#2");
}

TEST(WithRecords, BringColumnsInWhichTheySaySomething) {
    LedgerBuilder builder;
    builder.add(School{.id = "A", .name = "Alpha"});
    builder.table<Support>().mark_absent(column_place<Support, &Support::basis>());
    builder.table<Support>().mark_absent(column_place<Support, &Support::unit>());
    Support noted = support("K1", "A", "A");
    noted.basis = "F8";
    const Ledger more = builder.finish("built", Keep::all_or_nothing).with_records({.supports = {noted}});
    EXPECT_TRUE((more.table<Support>().has_column(column_place<Support, &Support::basis>())));
    EXPECT_FALSE((more.table<Support>().has_column(column_place<Support, &Support::unit>())));
}

TEST(WithRecords, LeaveTeachersToPostingsUntilSomeAreListed) {
    Records records = records_in(ledger_of({}));
    records.postings = {{.id = "P1", .home = "A", .host = "B", .teacher = RefTo<Teacher>{"T1"}}};
    const Ledger ledger{records};
    const Ledger more =
        ledger.with_records({.postings = {{.id = "P2", .home = "A", .host = "B", .teacher = RefTo<Teacher>{"T0"}}}});
    EXPECT_FALSE(more.are_teachers_listed());
    EXPECT_EQ(more.table<Teacher>().size(), 2U);
    const Ledger listed = more.with_records({.teachers = {{.id = "T0", .name = "Li"}, {.id = "T2", .name = "Wu"}}});
    EXPECT_TRUE(listed.are_teachers_listed());
    ASSERT_EQ(listed.table<Teacher>().size(), 3U);
    EXPECT_EQ(listed.table<Teacher>()[0].name, "Li");
    EXPECT_EQ(listed.table<Teacher>()[2], Teacher{.id = "T1"});
}

TEST(WithRecords, KeepWhatIsKnownOfTeachersByName) {
    const std::vector<TableInput> tables{
        Sheet{.name = "schools", .rows = {{"id", "name"}, {"A", "Alpha"}, {"B", "Beta"}}},
        Sheet{.name = "postings", .rows = {{"home", "host", "teacher", "last_day"}, {"A", "B", "李", ""}}}};
    const Ledger ledger = read_ledger(tables, "", {.teachers_by = NamedBy::name});
    EXPECT_EQ(ledger.with_records({}), ledger);
    const Ledger same = ledger.with_records({});
    EXPECT_EQ(same.table<Teacher>()[0].name, "李");
    EXPECT_EQ(ledger.as_known_on(day(0)), ledger);
    EXPECT_EQ(apply(difference(ledger, ledger), ledger), ledger);
}

// Tables in memory.

TEST(WithTables, AreReadAsAnyTable) {
    const Sheet more{.name = "结对", .rows = {{"支援学校", "受援学校", "渠道", "last_day"}, {"B", "C", "师资", "?"}}};
    Support staff = support("", "B", "C");
    staff.channel = Channel::staff;
    EXPECT_EQ(with_records(ledger_of({support("K1", "A", "B")}), {more}), ledger_of({support("K1", "A", "B"), staff}));
}

TEST(WithTables, CountRowsBehindThoseThatAreThere) {
    const Ledger ledger = ledger_of({support("K1", "A", "B")});
    const auto wrong = [&](std::vector<std::vector<std::string>> rows) {
        return findings_of(
            [&] { return with_records(ledger, {Sheet{.name = "supports", .rows = rows, .first_row = 0}}); });
    };
    EXPECT_EQ(wrong({{"supporter", "recipient"}, {"A", "C"}, {"A", "D"}}), "unknown_id supports:3 recipient=D");
    EXPECT_EQ(wrong({{"supporter", "recipient", "first_day"}, {"A", "", "soon"}}),
              "missing_value supports:2 recipient=; bad_day supports:2 first_day=soon");
    EXPECT_EQ(wrong({{"supporter", "first_day"}, {"A", ""}}), "missing_column supports recipient=");
    EXPECT_EQ(wrong({{"supporter", "recipient", "chanel"}, {"A", "C", "staff"}}), "unknown_column supports =chanel");
    EXPECT_EQ(wrong({{"supporter", "recipient"}}), "");
}

TEST(WithTables, TakeAttributesThatTheLedgerHas) {
    Support noted = support("K1", "A", "B");
    noted.attributes = {{"remark", "old"}};
    const Sheet more{.name = "supports",
                     .rows = {{"supporter", "recipient", "remark", "last_day"}, {"B", "C", "new", "?"}}};
    const Ledger ledger = with_records(ledger_of({noted}), {more});
    EXPECT_EQ(ledger.table<Support>()[1].attributes, (Attributes{{"remark", "new"}}));
}

TEST(WithTables, CompareNamesBesideIdsWithThoseOfTheLedger) {
    const Sheet more{.name = "supports",
                     .rows = {{"supporter", "supporter_name", "recipient", "last_day"}, {"A", "Beta", "C", "?"}},
                     .first_row = 0};
    EXPECT_EQ(findings_of([&] { return with_records(ledger_of({}), {more}); }),
              "name_differs supports:1 supporter_name=Beta");
}

TEST(WithTables, NameTheTableThatNoLedgerHas) {
    const auto add = [] { return with_records(ledger_of({}), {Sheet{.name = "suports", .rows = {{"id"}}}}); };
    EXPECT_EQ(code_of(add), ErrorCode::unknown_table);
    EXPECT_NE(what(add).find("'supports'"), std::string::npos) << what(add);
}

TEST(WithTables, LeaveColumnsAsTheyAre) {
    LedgerBuilder builder;
    builder.add(School{.id = "A", .name = "Alpha"});
    builder.table<Support>().mark_absent(column_place<Support, &Support::basis>());
    builder.table<Support>().mark_absent(column_place<Support, &Support::unit>());
    const Ledger ledger = builder.finish("built", Keep::all_or_nothing);
    const Sheet more{.name = "supports",
                     .rows = {{"supporter", "recipient", "basis", "last_day"}, {"A", "A", "F8", ""}}};
    const Ledger added = with_records(ledger, {more});
    EXPECT_TRUE((added.table<Support>().has_column(column_place<Support, &Support::basis>())));
    EXPECT_FALSE((added.table<Support>().has_column(column_place<Support, &Support::unit>())));
    EXPECT_TRUE((added.table<Support>().has_column(column_place<Support, &Support::status>())));
}

// Fewer records.

TEST(WithoutRecords, LeavesTheOthersInTheirOrder) {
    const Ledger ledger = ledger_of({support("K1", "A", "B"), support("K2", "B", "C"), support("K3", "C", "A")});
    EXPECT_EQ(ledger.without_records({{"supports", {"K2", "K2"}}}),
              ledger_of({support("K1", "A", "B"), support("K3", "C", "A")}));
    EXPECT_EQ(ledger.without_records({{"supports", {"K3", "K1", "K2"}}}), ledger_of({}));
    EXPECT_EQ(ledger.without_records({}), ledger);
    EXPECT_EQ(ledger.without_records({{"supports", {}}}), ledger);
}

TEST(WithoutRecords, TakesMadeIds) {
    Records records = records_in(ledger_of({support("", "A", "B"), support("", "A", "B")}));
    records.needs = {{.school = "A", .subject = "art"}, {.school = "A", .subject = "art"}};
    records.documents = {{.id = "D1"}};
    records.claims = {{.document = "D1", .what = "persons", .amount = Thousandths{1000}}};
    records.indicators = {
        {.school = "A", .stage = Stage::junior, .school_year = span_in("2003/2004"), .indicator = "books"}};
    records.successions = {{.predecessor = "A", .successor = RefTo<School>{"B"}, .day = span_in("5")}};
    const Ledger ledger{records};
    const Ledger less = ledger.without_records({{"supports", {"A>B#2"}},
                                                {"needs", {"A/art"}},
                                                {"claims", {"D1/persons"}},
                                                {"indicators", {"A/junior/2003/2004/books"}},
                                                {"successions", {"A>B/1970-01-06"}}});
    EXPECT_EQ(less.table<Support>().size(), 1U);
    EXPECT_EQ(less.table<Need>().size(), 1U);
    EXPECT_EQ(less.table<Claim>().size(), 0U);
    EXPECT_EQ(less.table<Indicator>().size(), 0U);
    EXPECT_EQ(less.table<Succession>().size(), 0U);
}

TEST(WithoutRecords, RefusesWhatIsNotThereAndNamesTheNearest) {
    const Ledger ledger = ledger_of({support("K-one", "A", "B"), support("K-two", "B", "C")});
    const auto drop = [&](IdsByTable ids) { return [&, ids] { return ledger.without_records(ids); }; };
    EXPECT_EQ(code_of(drop({{"supports", {"K-oen"}}})), ErrorCode::unknown_record);
    EXPECT_NE(what(drop({{"supports", {"K-oen"}}})).find("'K-one'"), std::string::npos);
    for (const char* part : {"'K-oen'", "'K-twoo'", "'K-two'"})
        EXPECT_NE(what(drop({{"supports", {"K-oen", "K-twoo"}}})).find(part), std::string::npos) << part;
    EXPECT_EQ(code_of(drop({{"suports", {}}})), ErrorCode::unknown_table);
    EXPECT_NE(what(drop({{"suports", {}}})).find("'supports'"), std::string::npos);
    EXPECT_EQ(code_of(drop({{"supports", {"k-one"}}})), ErrorCode::unknown_record);
}

TEST(WithoutRecords, RefusesALedgerInWhichOthersNameWhatGoes) {
    const Ledger ledger = ledger_of({support("K1", "A", "B")}, {{.id = "D1", .supports = {{"K1"}}}});
    EXPECT_EQ(findings_of([&] { return ledger.without_records({{"schools", {"B"}}}); }),
              "unknown_id supports:1 recipient=B");
    EXPECT_EQ(findings_of([&] { return ledger.without_records({{"supports", {"K1"}}}); }),
              "unknown_id documents:1 supports=K1");
    EXPECT_EQ(ledger.without_records({{"supports", {"K1"}}, {"documents", {"D1"}}}), ledger_of({}));
}

TEST(WithoutRecords, DoesNotGiveTheMadeIdThatADocumentNamesToAnother) {
    const Ledger ledger =
        ledger_of({support("", "A", "B"), support("", "A", "B")}, {{.id = "D1", .supports = {{"A>B"}}}});
    EXPECT_EQ(findings_of([&] { return ledger.without_records({{"supports", {"A>B"}}}); }),
              "renamed_id documents:1 supports=A>B");
    EXPECT_EQ(ledger.without_records({{"supports", {"A>B#2"}}}),
              ledger_of({support("", "A", "B")}, {{.id = "D1", .supports = {{"A>B"}}}}));
}

TEST(WithoutRecords, LeavesNoTeachersBehindWhoWereTakenAway) {
    Records records = records_in(ledger_of({}));
    records.teachers = {{.id = "T1", .name = "Li"}};
    records.postings = {{.id = "P1", .home = "A", .host = "B", .teacher = RefTo<Teacher>{"T1"}}};
    const Ledger ledger{records};
    EXPECT_EQ(findings_of([&] { return ledger.without_records({{"teachers", {"T1"}}}); }),
              "unknown_id postings:1 teacher=T1");
    const Ledger less = ledger.without_records({{"teachers", {"T1"}}, {"postings", {"P1"}}});
    EXPECT_EQ(less.table<Teacher>().size(), 0U);
    EXPECT_TRUE(less.are_teachers_listed());
}

// A ledger as it was known.

[[nodiscard]] Support known(std::string id, std::string recorded, std::string withdrawn) {
    Support each = support(std::move(id), "A", "B");
    each.recorded_on = span_in(recorded);
    each.withdrawn_on = span_in(withdrawn);
    return each;
}
[[nodiscard]] std::string ids_on(int number, const std::vector<Support>& supports) {
    const Ledger ledger = ledger_of(supports).as_known_on(day(number));
    std::string ids;
    for (std::size_t row = 0; row < ledger.table<Support>().size(); ++row)
        ids += ledger.table<Support>().get<&Support::id>(row);
    return ids;
}

TEST(AsKnownOn, CountsTheDayOnWhichARecordCameAndNotThatOnWhichItLeft) {
    const std::vector<Support> supports{known("K", "5", "8")};
    EXPECT_EQ(ids_on(4, supports), "");
    EXPECT_EQ(ids_on(5, supports), "K");
    EXPECT_EQ(ids_on(7, supports), "K");
    EXPECT_EQ(ids_on(8, supports), "");
    EXPECT_EQ(ids_on(5, {known("K", "5", "5")}), "");
}

TEST(AsKnownOn, TakesWhatIsNotSaidForKnownAndNotWithdrawn) {
    EXPECT_EQ(ids_on(0, {known("a", "", ""), known("b", "", "1"), known("c", "1", ""), known("d", "", "0")}), "ab");
}

TEST(AsKnownOn, LeavesOutWhatACoarserValueLeavesOpen) {
    const std::vector<Support> supports{known("a", "1970-01", ""), known("b", "", "1970-01"), known("c", "", "")};
    EXPECT_EQ(ids_on(-1, supports), "bc");
    EXPECT_EQ(ids_on(0, supports), "c");
    EXPECT_EQ(ids_on(29, supports), "c");
    EXPECT_EQ(ids_on(30, supports), "ac");
    const Ledger ledger = ledger_of(supports).as_known_on(day(0));
    EXPECT_EQ(shown(ledger.findings()),
              "undecided_record supports:1 recorded_on=1970-01; undecided_record supports:2 withdrawn_on=1970-01");
    EXPECT_EQ(ledger.dropped(), (std::vector<DroppedRow>{{"supports", 1}, {"supports", 2}}));
    EXPECT_TRUE(ledger_of({known("K", "5", "")}).as_known_on(day(0)).dropped().empty());
}

TEST(AsKnownOn, LeavesOutWhatNamesARecordThatWasNotKnown) {
    Records records = records_in(ledger_of({support("K1", "A", "B"), support("K2", "A", "C")}));
    records.schools[1].recorded_on = span_in("5");
    records.teachers = {{.id = "T1", .name = "Li", .recorded_on = span_in("5")}};
    records.postings = {{.id = "P1", .home = "A", .host = "C", .teacher = RefTo<Teacher>{"T1"}}};
    const Ledger ledger = Ledger{records}.as_known_on(day(4));
    EXPECT_EQ(shown(ledger.findings()), "unknown_id supports:1 recipient=B; unknown_id postings:1 teacher=T1");
    EXPECT_EQ(ledger.dropped(), (std::vector<DroppedRow>{{"supports", 1}, {"postings", 1}}));
    EXPECT_EQ(ledger.table<Teacher>().size(), 0U);
    EXPECT_EQ(Ledger{records}.as_known_on(day(5)), Ledger{records});
}

TEST(AsKnownOn, RefusesMarks) {
    EXPECT_EQ(code_of([] { return ledger_of({}).as_known_on(Day::unknown()); }), ErrorCode::bad_day);
    EXPECT_EQ(code_of([] { return ledger_of({}).as_known_on(Day::running()); }), ErrorCode::bad_day);
}

// Laws on drawn ledgers.

class WhatIfLaw : public ::testing::TestWithParam<unsigned> {};

/// The made ids of every record by table, as the ledger says them or the definition makes them.
[[nodiscard]] IdsByTable tie_ids(const Ledger& ledger) {
    IdsByTable ids;
    for (std::uint32_t row = 0; row < ledger.table<Support>().size(); ++row)
        ids["supports"].push_back(ledger.id_of(TieKind::agreement, row));
    for (std::uint32_t row = 0; row < ledger.table<Posting>().size(); ++row)
        ids["postings"].push_back(ledger.id_of(TieKind::posting, row));
    for (std::uint32_t row = 0; row < ledger.table<Transfer>().size(); ++row)
        ids["transfers"].push_back(ledger.id_of(TieKind::transfer, row));
    return ids;
}

TEST_P(WhatIfLaw, WhatIsTakenAwayAndGivenBackIsThereAgain) {
    std::mt19937 rng{GetParam()};
    const Ledger ledger = random_ledger(GetParam());
    IdsByTable taken = tie_ids(ledger);
    Records left = records_in(ledger);
    Records given;
    const auto split = [&](auto member, const char* table) {
        auto& ids = taken[table];
        auto& rows = left.*member;
        std::vector<std::string> some;
        std::remove_cvref_t<decltype(rows)> kept;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const bool goes = below(rng, 2) == 0;
            (goes ? given.*member : kept).push_back(rows[row]);
            if (goes) some.push_back(ids[row]);
        }
        rows = kept;
        ids = some;
    };
    split(&Records::supports, "supports");
    split(&Records::postings, "postings");
    split(&Records::transfers, "transfers");
    const Ledger less = ledger.without_records(taken);
    EXPECT_EQ(records_in(less), left);
    EXPECT_EQ(less.settings(), ledger.settings());
    const Ledger again = less.with_records(given);
    EXPECT_TRUE(difference(ledger, again).rows().empty());
    EXPECT_EQ(again.fingerprint(), ledger.fingerprint());
}

INSTANTIATE_TEST_SUITE_P(Seeds, WhatIfLaw, ::testing::Range(0U, 100U));

}  // namespace
}  // namespace jiedui

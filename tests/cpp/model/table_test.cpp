// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/table.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/model/ledger.hpp"
#include "support/random_network.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Table, GivesBackWhatWasPutIn) {
    const School whole = records_of(
                             "schools A name=二小 kind=junior locale=town township=t division=d weak=no duty=0 "
                             "latitude=-1.5 longitude=0 "
                             "pupils_primary=0 pupils_junior=4294967294 first_day=2003-autumn last_day= aliases=x+y "
                             "recorded_on=3 note=z")
                             .schools[0];
    Table<School> table;
    table.append(School{.id = "B", .name = "b"});
    table.append(whole);
    table.append(School{.id = "C", .name = "c"});
    table.finish();
    ASSERT_EQ(table.size(), 3U);
    EXPECT_EQ(table[1], whole);
    EXPECT_EQ(table[0], (School{.id = "B", .name = "b"}));
    EXPECT_EQ(table[2], (School{.id = "C", .name = "c"}));
    EXPECT_EQ(table.get<&School::weak>(1), false);  // known, and not the same as unknown
    EXPECT_EQ(table.get<&School::weak>(0), std::nullopt);
    EXPECT_EQ(table.get<&School::duty>(1), 0U);
    EXPECT_EQ(table.get<&School::duty>(2), std::nullopt);
    EXPECT_TRUE(table.get<&School::last_day>(1).is_running());
    EXPECT_FALSE(table.get<&School::last_day>(0).is_running());
}

TEST(Table, KeepsItsRowsWhereMoreComeAfterItsEnd) {
    const Records records = records_of(
        "A>B staff 2 unit=yuan 2003-09.. basis=F1 note=x; B>A funds 3 ..2004-06 unit=cny basis=F2 note=y; A>B 4 ?..? | "
        "schools A weak=yes duty=2; B township=east");
    for (std::size_t cut = 0; cut <= records.supports.size(); ++cut) {
        Table<Support> table;
        for (std::size_t row = 0; row < records.supports.size(); ++row) {
            if (row == cut) table.finish();
            table.append(records.supports[row]);
        }
        table.finish();
        table.finish();
        ASSERT_EQ(table.size(), records.supports.size());
        for (std::size_t row = 0; row < table.size(); ++row) EXPECT_EQ(table[row], records.supports[row]) << cut;
    }
}

TEST(Table, KnowsAttributesByTheirNamesInTheirOrder) {
    Table<Support> table;
    table.append(Support{.supporter = "A", .recipient = "B", .attributes = {{"second", "2"}, {"first", "1"}}});
    table.append(Support{.supporter = "A", .recipient = "B", .attributes = {{"first", "3"}}});
    table.attribute("empty");
    table.finish();
    ASSERT_EQ(table.attributes().size(), 3U);
    EXPECT_EQ(table.attributes()[0].name, "second");
    EXPECT_EQ(table.attributes()[1].name, "first");
    EXPECT_EQ(table.attributes()[2].name, "empty");
    EXPECT_EQ(table[1].attributes, (Attributes{{"first", "3"}}));
    EXPECT_EQ(table.attributes()[2].words[0], std::nullopt);
}

TEST(Table, RemembersWhichColumnsTheSourceHad) {
    Table<Support> table;
    EXPECT_TRUE(table.has_column(0));
    table.mark_absent(0);
    EXPECT_FALSE(table.has_column(0));
    EXPECT_TRUE(table.has_column(1));
}

TEST(Table, WithoutRowsIsEmpty) {
    Table<Claim> table;
    table.finish();
    EXPECT_EQ(table.size(), 0U);
    EXPECT_TRUE(table.attributes().empty());
}

class TableLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(TableLaw, GivesBackEveryRecordOfALedger) {
    const auto [network, records] = random_network(GetParam(), 9, 40);
    const auto expect_same = [&]<class Record>(std::vector<Record> Records::* member) {
        const Table<Record>& table = network.ledger().table<Record>();
        const std::vector<Record>& rows = records.*member;
        if constexpr (!std::same_as<Record, Teacher>) {  // those are made of postings
            ASSERT_EQ(table.size(), rows.size());
            for (std::size_t row = 0; row < rows.size(); ++row) {
                Record expected = rows[row];  // an empty attribute says only that there is the column
                std::erase_if(expected.attributes, [](const auto& each) { return each.second.empty(); });
                EXPECT_EQ(table[row], expected);
            }
        }
    };
    each_table(expect_same);
}
INSTANTIATE_TEST_SUITE_P(Seeds, TableLaw, ::testing::Range(0U, 40U));

}  // namespace
}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
// Numbers that stand for days, as cells of every column of every table.
#include "jiedui/io/number_day.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "io/one_table.hpp"
#include "jiedui/io/read_ledger.hpp"
#include "jiedui/io/table_input.hpp"

namespace jiedui {
namespace {

/// What is wrong in a column of which the first cell is such a number.
template <class Record>
[[nodiscard]] std::vector<Phrase> asked_for(std::string_view column, const std::string& number) {
    Sheet sheet{.name = std::string{Record::table}, .rows = {{std::string{column}}, {number}}, .numbers = {{}, {0}}};
    for (const std::string_view each : Record::required_columns) {
        if (each == column) continue;
        sheet.rows[0].emplace_back(each);
        sheet.rows[1].push_back(tests::sound_value(each, 1));
    }
    std::vector<TableInput> tables{sheet};
    const auto add = [&](Sheet other) {
        if (other.name != sheet.name) tables.emplace_back(std::move(other));
    };
    add({.name = "schools", .rows = {{"id", "name"}, {"A", "Alpha"}, {"B", "Beta"}}});
    add({.name = "supports", .rows = {{"supporter", "recipient", "last_day"}}});
    std::vector<Phrase> asked;
    try {
        (void)read_ledger(tables);
    } catch (const Error& refused) {
        for (const Finding& each : refused.findings())
            if (each.code == FindingCode::bad_day && each.column == column) asked.push_back(each.expected);
    }
    return asked;
}

TEST(NumberDay, IsRefusedInEachColumnOfDaysAndNoOtherWhereItMayBeTwoMonths) {
    const Phrase either = either_month("2003.1");
    ASSERT_EQ(text_of(either), "'2003-01' or '2003-10' as text: the number may mean either");
    std::size_t of_days = 0;
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        each_column<Record>([&]<class I>(I, const auto& column) {
            const std::vector<Phrase> asked = asked_for<Record>(column.name, "2003.1");
            EXPECT_EQ(std::ranges::count(asked, either), holds_days<Record>(column.name) ? 1 : 0)
                << Record::table << "." << column.name;
            const std::vector<Phrase> september = asked_for<Record>(column.name, "2003.9");
            EXPECT_EQ(std::ranges::count(september, either), 0) << Record::table << "." << column.name;
            if (holds_days<Record>(column.name)) ++of_days;
        });
        EXPECT_FALSE(holds_days<Record>("an attribute"));
        EXPECT_FALSE(holds_days<Record>(""));
    });
    EXPECT_GT(of_days, 20U);
}

TEST(NumberDay, MayBeTwoMonthsInOneFormAlone) {
    for (const std::string_view other :
         {"", "1", ".1", "2003", "2003.", "2003.0", "2003.01", "2003.10", "2003.11", "2003.12", "2003.9", "203.1",
          "12003.1", "-203.1", "2003,1", "2003-1", "200.1"})
        EXPECT_TRUE(either_month(other).empty()) << other;
    for (const std::string year : {"1900", "2003", "2099", "0000", "9999"})
        EXPECT_EQ(text_of(either_month(year + ".1")),
                  "'" + year + "-01' or '" + year + "-10' as text: the number may mean either");
}

}  // namespace
}  // namespace jiedui

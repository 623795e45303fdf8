// SPDX-License-Identifier: Apache-2.0
// A value is judged alike, whether a cell of a file or a record of a program gives it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/folder.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/model/ledger_builder.hpp"

namespace jiedui {
namespace {

/// What is found, without the row: files have a header.
[[nodiscard]] std::vector<std::string> told(const std::vector<Finding>& findings) {
    std::vector<std::string> all;
    for (const Finding& each : findings)
        all.push_back(std::string{word_of(each.code)} + " " + each.table + "." + each.column + "=" + each.value + ": " +
                      text_of(each.expected));
    return all;
}
[[nodiscard]] std::vector<std::string> told(const std::function<Ledger()>& make) {
    try {
        return told(make().findings());
    } catch (const Error& error) {
        return told(error.findings());
    }
}

/// A ledger with one doubtful cell: in a file, and in records.
struct Example {
    std::string_view file;
    std::string rows;
    Records records;
    std::string expected;  ///< what is found
};

[[nodiscard]] Records with_school(const School& school) {
    Records records;
    records.schools = {{.id = "A", .name = "East"}, school};
    return records;
}
[[nodiscard]] Records with_indicator(const Indicator& indicator) {
    Records records;
    records.schools = {{.id = "A", .name = "East"}};
    records.indicators = {indicator};
    return records;
}

[[nodiscard]] std::vector<Example> examples() {
    const auto school = [](std::string columns, std::string cells) {
        return "id,name," + columns + "\nA,East," +
               std::string(static_cast<std::size_t>(std::ranges::count(columns, ',')), ',') + "\nB," + cells + "\n";
    };
    const Span year = Calendar{}.span_of("2003/2004");
    return {
        {"schools.csv", school("latitude", "West,90"), with_school({.id = "B", .name = "West", .latitude = 90}), ""},
        {"schools.csv", school("latitude", "West,90.5"), with_school({.id = "B", .name = "West", .latitude = 90.5}),
         "bad_number schools.latitude=90.5: degrees from -90 to 90"},
        {"schools.csv", school("longitude", "West,-180"), with_school({.id = "B", .name = "West", .longitude = -180}),
         ""},
        {"schools.csv", school("longitude", "West,-180.5"),
         with_school({.id = "B", .name = "West", .longitude = -180.5}),
         "bad_number schools.longitude=-180.5: degrees from -180 to 180"},
        {"schools.csv", school("duty", "West,4294967294"), with_school({.id = "B", .name = "West", .duty = no_row - 1}),
         ""},
        {"schools.csv", school("duty", "West,4294967295"), with_school({.id = "B", .name = "West", .duty = no_row}),
         "bad_number schools.duty=4294967295: a whole number from 0 to 4294967294"},
        {"schools.csv", school("township", ",North"), with_school({.id = "B", .township = "North"}),
         "missing_value schools.name=: "},
        {"schools.csv", school("township", "12,North"), with_school({.id = "B", .name = "12", .township = "North"}),
         "number_for_text schools.name=12: "},
        {"indicators.csv", "school,stage,school_year,indicator,amount\nA,primary,2003/2004,books,1\n",
         with_indicator({.school = "A",
                         .stage = Stage::primary,
                         .school_year = year,
                         .indicator = "books",
                         .amount = Thousandths{1000}}),
         ""},
        {"indicators.csv", "school,stage,school_year,indicator,amount\nA,primary,2003-09,books,1\n",
         with_indicator({.school = "A",
                         .stage = Stage::primary,
                         .school_year = Calendar{}.span_of("2003-09"),
                         .indicator = "books",
                         .amount = Thousandths{1000}}),
         "bad_day indicators.school_year=2003-09: a school year, e.g. 2003/2004"},
        {"indicators.csv", "school,stage,school_year,indicator,amount\nA,,2003/2004,books,1\n",
         with_indicator({.school = "A", .school_year = year, .indicator = "books", .amount = Thousandths{1000}}), ""},
        {"indicators.csv", "school,school_year,indicator,amount\nA,,books,1\n",
         with_indicator({.school = "A", .indicator = "books", .amount = Thousandths{1000}}),
         "missing_value indicators.school_year=: "},
    };
}

TEST(SameFindings, AreToldOfCellsAndOfRecords) {
    for (const Example& each : examples()) {
        std::vector<std::pair<std::string_view, std::string_view>> files{
            {"schools.csv", "id,name\nA,East\n"}, {"supports.csv", "supporter,recipient,last_day\n"}};
        if (each.file == "schools.csv")
            files.front().second = each.rows;
        else
            files.emplace_back(each.file, each.rows);
        const std::vector<std::string> expected =
            each.expected.empty() ? std::vector<std::string>{} : std::vector{each.expected};
        EXPECT_EQ(told([&] { return Ledger{each.records}; }), expected);
        EXPECT_EQ(told([&] { return tests::ledger_of(files); }), expected) << each.rows;
    }
}

/// Schools and teachers that go by name need no id; but a file that has a column of ids must fill it.
TEST(SameFindings, AskForNoIdWhereNamesAreRead) {
    const auto read = [](std::string_view schools, std::string_view teachers) {
        const tests::Folder folder{{{"schools.csv", schools},
                                    {"teachers.csv", teachers},
                                    {"postings.csv", "home,host,teacher,last_day\nEast,West,Li,\n"}}};
        return read_ledger(folder.path(), {.schools_by = NamedBy::name, .teachers_by = NamedBy::name});
    };
    const Ledger ledger = read("name\nEast\nWest\n", "name,home\nLi,East\n");
    EXPECT_EQ(ledger.table<School>().get<&School::id>(0), "East");
    EXPECT_EQ(ledger.table<Posting>().get<&Posting::teacher>(0)->id, "East/Li");
    EXPECT_EQ(told([&] { return read("name\nEast\nWest\n", "id,name,home\n,Li,East\n"); }),
              std::vector<std::string>{"missing_value teachers.id=: "});
    EXPECT_EQ(told([&] { return read("name\nEast\nWest\n", "name,home\nLi,East\n,West\n"); }),
              std::vector<std::string>{"missing_value teachers.name=: "});
}

/// Where ids are read, each school needs one.
TEST(SameFindings, AskForAnIdWhereIdsAreRead) {
    EXPECT_EQ(told([] {
                  return tests::ledger_of(
                      {{"schools.csv", "id,name\n,East\n"}, {"supports.csv", "supporter,recipient,last_day\n"}});
              }),
              std::vector<std::string>{"missing_value schools.id=: "});
    Records records;
    records.schools = {{.name = "East"}};
    EXPECT_EQ(told([&] { return Ledger{records}; }), std::vector<std::string>{"missing_value schools.id=: "});
}

}  // namespace
}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/finding_list.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace jiedui {
namespace {

using enum FindingCode;

Finding finding_in(std::uint32_t row, FindingCode code = bad_day, std::string column = "day") {
    return {code, "supports", row, std::move(column), "x", {}};
}

std::uint64_t total_of(const std::vector<Finding>& findings) {
    return std::accumulate(findings.begin(), findings.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const Finding& each) { return sum + each.count + each.unlisted; });
}

/// `row xcount+unlisted`, by spaces.
std::string shown(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& each : findings)
        text += (text.empty() ? "" : " ") + std::to_string(each.row) + "x" + std::to_string(each.count) +
                (each.unlisted > 0 ? "+" + std::to_string(each.unlisted) : "");
    return text;
}

TEST(FindingList, KeepsFindingsAsTheyCome) {
    FindingList list;
    list.add(finding_in(3));
    list.add(finding_in(2));
    list.add(finding_in(2));
    EXPECT_EQ(shown(list.take()), "3x1 2x1 2x1");
    EXPECT_EQ(shown(list.take()), "");
}

TEST(FindingList, CountsWhatHasOneCause) {
    FindingList list;
    int made = 0;
    const auto expected = [&made] { return Phrase{std::to_string(++made)}; };
    list.add("a", finding_in(2), expected);
    list.add("b", finding_in(3), expected);
    list.add("a", finding_in(4, bad_number, "amount"), expected);
    list.add("a", finding_in(5), expected);
    const std::vector<Finding> findings = list.take();
    EXPECT_EQ(shown(findings), "2x3 3x1");
    EXPECT_EQ(findings[0].expected, "1");
    EXPECT_EQ(findings[1].expected, "2");
    EXPECT_EQ(made, 2);
}

TEST(FindingList, PutsACauseAtItsFirstRow) {
    FindingList list;
    list.add("a", finding_in(7), {});
    list.add("a", finding_in(5, bad_day, "other"), {});
    list.add("a", finding_in(6), {});
    const std::vector<Finding> findings = list.take();
    EXPECT_EQ(shown(findings), "5x3");
    EXPECT_EQ(findings[0].column, "other");
}

TEST(FindingList, ListsAThousandOfAKindAndCountsTheRest) {
    for (const std::uint32_t extra : {0U, 1U, 5000U}) {
        FindingList list;
        int made = 0;
        const auto expected = [&made] { return Phrase{std::to_string(++made)}; };
        const auto count = static_cast<std::uint32_t>(FindingList::most_of_a_kind) + extra;
        for (std::uint32_t row = 0; row < count; ++row) list.add({}, finding_in(row + 2), expected);
        const std::vector<Finding> findings = list.take();
        ASSERT_EQ(findings.size(), FindingList::most_of_a_kind);
        EXPECT_EQ(findings.back().unlisted, extra);
        EXPECT_EQ(findings.front().unlisted, 0U);
        EXPECT_EQ(total_of(findings), count);
        EXPECT_EQ(made, 1000) << "texts that nobody sees are not made";
    }
}

TEST(FindingList, CountsEachKindByItself) {
    FindingList list;
    for (std::uint32_t row = 1; row <= 1500; ++row) {
        list.add(finding_in(row));
        list.add(finding_in(row, bad_number));
        list.add(finding_in(row, bad_day, "other"));
    }
    const std::vector<Finding> findings = list.take();
    EXPECT_EQ(findings.size(), 3000U);
    EXPECT_EQ(total_of(findings), 4500U);
}

TEST(FindingList, CountsFilesAndKeysOfSettingsAsOneKind) {
    FindingList list;
    for (int i = 0; i < 1200; ++i) {
        list.add({unknown_file, std::to_string(i) + ".csv", 0, "", "", {}});
        list.add({bad_setting, "ledger.json", 0, "/" + std::to_string(i), "", {}});
    }
    EXPECT_EQ(list.take().size(), 2000U);
}

TEST(FindingList, NamesTheFirstThreeSettingsOfACause) {
    const auto added = [](const std::vector<std::pair<std::string, std::string>>& places) {
        FindingList list;
        for (const auto& [place, value] : places)
            list.add("cause", {bad_setting, "ledger.json", 0, place, value, {}}, {});
        const std::vector<Finding> findings = list.take();
        EXPECT_EQ(findings.size(), 1U);
        EXPECT_EQ(findings.at(0).count, places.size());
        return findings.at(0).column + " = " + findings.at(0).value;
    };
    EXPECT_EQ(added({{"/a", "1"}}), "/a = 1");
    EXPECT_EQ(added({{"/a", "1"}, {"/b", "1"}}), "/a, /b = 1");
    EXPECT_EQ(added({{"/", "1"}, {"/", "2"}, {"/", "3"}}), "/ = 1, 2, 3");
    EXPECT_EQ(added({{"/", "1"}, {"/", "2"}, {"/", "3"}, {"/", "4"}, {"/", "5"}}), "/ = 1, 2, 3, …");
    EXPECT_EQ(added({{"/", "1"}, {"/", "1"}, {"/", "1"}, {"/", "1"}}), "/ = 1");
    EXPECT_EQ(added({{"/", "1"}, {"/", "1"}, {"/", "1"}, {"/", "1"}, {"/", "2"}}), "/ = 1, …");
}

TEST(FindingList, CountsACauseThatIsListedBehindTheThousandth) {
    FindingList list;
    list.add("first", finding_in(1), {});
    for (std::uint32_t row = 2; row <= 1001; ++row) list.add(finding_in(row));
    list.add("first", finding_in(1002), {});
    list.add("new", finding_in(1003), {});
    list.add("new", finding_in(1004), {});
    const std::vector<Finding> findings = list.take();
    EXPECT_EQ(findings.front().count, 2U);
    EXPECT_EQ(findings.back().unlisted, 3U);
    EXPECT_EQ(total_of(findings), 1004U);
}

TEST(FindingList, JoinsWhatIsWrongInEveryRowFromTenRowsOn) {
    for (const std::uint32_t rows : {9U, 10U, 2500U}) {
        FindingList list;
        for (std::uint32_t row = rows; row > 0; --row) list.add(finding_in(row + 1));
        list.add(finding_in(7, bad_number));
        list.join_whole("supports", rows);
        const std::vector<Finding> findings = list.take();
        EXPECT_EQ(total_of(findings), rows + 1);
        if (rows < FindingList::fewest_rows)
            EXPECT_EQ(findings.size(), rows + 1);
        else
            EXPECT_EQ(findings.size(), 2U);
    }
}

TEST(FindingList, JoinsAtTheFirstRow) {
    FindingList list;
    for (std::uint32_t row = 11; row >= 2; --row) list.add(finding_in(row));
    list.join_whole("supports", 10);
    EXPECT_EQ(shown(list.take()), "2x10");
}

TEST(FindingList, JoinsNothingWhereARowIsSound) {
    FindingList list;
    for (std::uint32_t row = 2; row <= 11; ++row) list.add(finding_in(row));
    list.join_whole("supports", 11);
    list.join_whole("postings", 10);
    EXPECT_EQ(list.take().size(), 10U);
}

TEST(CauseOf, IsEqualOnlyForEqualParts) {
    EXPECT_EQ(cause_of({"a", "b"}), cause_of({"a", "b"}));
    EXPECT_NE(cause_of({"a", "b"}), cause_of({"ab"}));
    EXPECT_NE(cause_of({"a", "b"}), cause_of({"ab", ""}));
    EXPECT_NE(cause_of({"1:a"}), cause_of({"1", "a"}));
    EXPECT_NE(cause_of({""}), cause_of({}));
}

}  // namespace
}  // namespace jiedui

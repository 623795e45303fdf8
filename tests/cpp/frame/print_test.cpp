// SPDX-License-Identifier: Apache-2.0
#include "jiedui/frame/print.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "jiedui/query/roles.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

template <class Shown>
[[nodiscard]] std::string printed(const Shown& shown) {
    std::ostringstream out;
    out << shown;
    return out.str();
}

TEST(Print, PutsTheColumnsOfAnAnswerSideBySide) {
    const Network net = network_of("town>h staff 0..9");
    EXPECT_EQ(printed(ask(net, Roles{})),
              "school  role       supporters  recipients  certain\n"
              "h       recipient  1           0           yes\n"
              "town    supporter  0           1           yes\n");
}

TEST(Print, ShowsThePeriodOfEachRow) {
    const Network net = network_of("A>B staff 0..9");
    const auto over = Slice{net}.over({{{day(20), day(30)}, "later"}}).ask(Roles{});
    EXPECT_EQ(printed(over),
              "period  school  role     supporters  recipients  certain\n"
              "later   A       neither  0           0           yes\n"
              "later   B       neither  0           0           yes\n");
}

TEST(Print, ShowsTheRecordsOfATableAndCountsChineseAsWide) {
    const Ledger ledger{
        {.documents = {{.id = "d1", .title = "\u5b9e\u65bd\u65b9\u6848", .attributes = {{"office", "x"}}},
                       {.id = "d22"}}}};
    const std::string text = printed(ledger.table<Document>());
    const auto line = [&](std::size_t from) { return text.substr(from, text.find('\n', from) - from); };
    const std::size_t second = text.find('\n') + 1;
    EXPECT_TRUE(line(0).starts_with("id   number  title     day"));
    EXPECT_TRUE(line(second).starts_with("d1   -       \u5b9e\u65bd\u65b9\u6848  -"));
    EXPECT_TRUE(line(second).ends_with("  x"));
    EXPECT_TRUE(line(text.find('\n', second) + 1).ends_with("  -"));
}

TEST(Print, OfNoRowsIsTheLineOfNames) {
    const Network net = network_of("A>B staff 0..9");
    const SchoolSet none{net};
    EXPECT_EQ(printed(ask(Slice{net}.within(none), Roles{})), "school  role  supporters  recipients  certain\n");
}

}  // namespace
}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
// A question of one's own: asked, framed, explained and tested like those of the library.
#include <gtest/gtest.h>
#include <algorithm>
#include <array>
#include <cstdint>
#include <jiedui/jiedui.hpp>
#include <jiedui/testing/ask.hpp>
#include <jiedui/testing/text_network.hpp>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace jd = jiedui;

/// Which schools support so many others, or more?
struct Busy {
    std::uint32_t recipients = 2;

    static constexpr std::string_view name = "busy";
    static constexpr jd::QuestionText text{.asks = "Find the schools that support so many others, or more.",
                                           .rows = "One row per such school, by school.",
                                           .evidence = "The ties that the school gives."};
    static constexpr jd::Columns columns{jd::Column{"recipients", jd::Role::count, jd::Unit::schools, &Busy::recipients,
                                                    "How many others it supports at least."}};

    struct Row {
        jd::SchoolIndex school;
        std::uint32_t recipients = 0;

        static constexpr jd::Columns columns{jd::Column{"school", jd::Role::school, &Row::school, "The school."},
                                             jd::Column{"recipients", jd::Role::count, jd::Unit::schools,
                                                        &Row::recipients, "How many others it supports."}};
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const jd::Slice& slice) const {
        std::vector<Row> rows;
        for (const jd::SchoolIndex school : slice.school_indices()) {
            std::vector<jd::SchoolIndex> others;
            slice.each_outgoing(school, [&](jd::SchoolIndex recipient, jd::TieIndex) { others.push_back(recipient); });
            const auto count = static_cast<std::uint32_t>(jd::ascending(others).size());
            if (count >= recipients) rows.push_back({school, count});
        }
        return rows;
    }
    [[nodiscard]] std::vector<jd::TieIndex> evidence(const jd::Slice& slice, std::span<const Row> rows,
                                                     std::size_t row) const {
        return slice.outgoing(rows[row].school);
    }
};

namespace {

const jd::Network& network() {
    static const jd::Network made = jiedui::testing::network_of("A>B staff 0..9; A>C funds 0..9; B>C staff 0..9");
    return made;
}

TEST(MyQuestion, IsAskedLikeAnyOther) {
    const auto answer = jd::ask(network(), Busy{});
    ASSERT_EQ(answer.rows.size(), 1U);
    EXPECT_EQ(network().id(answer.rows[0].school), "A");
    EXPECT_EQ(answer.evidence(0).size(), 2U);
    EXPECT_EQ(answer.about().question, "busy");
    EXPECT_EQ(jd::ask(network(), Busy{.recipients = 1}).about().question, "busy, recipients 1");
    std::ostringstream table;
    table << answer;
    EXPECT_EQ(table.str(), "school  recipients\nA       2\n");
}

TEST(MyQuestion, IsAskedOfEveryPeriod) {
    const jd::Period first{jd::Day{1970, 1, 1}, jd::Day{1970, 1, 5}};
    const jd::Period later{jd::Day{1971, 1, 1}, jd::Day{1972, 1, 1}};
    const auto answer = jd::Slice{network()}.over({{first, "first"}, {later, "later"}}).ask(Busy{});
    ASSERT_EQ(answer.rows.size(), 1U);
    EXPECT_EQ(answer.rows[0].period, "first");
}

TEST(MyQuestion, IsAskedAsText) {
    const std::array mine{jd::any_question<Busy>()};
    const auto answer = jiedui::testing::ask(jd::Slice{network()}, "busy 1", mine);
    EXPECT_EQ(jd::csv_of(answer->frame(false)), "school,recipients\nA,2\nB,1\n");
}

}  // namespace

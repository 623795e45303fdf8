// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/over.hpp"

#include <gtest/gtest.h>

#include "support/errors.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

/// Which ties does the slice have?  It fails where it is told to.
struct Seen {
    bool fails = false;

    static constexpr std::string_view name = "seen";
    static constexpr QuestionText text{.asks = "Find the ties of the slice."};
    static constexpr Columns columns{Column{"fails", Role::flag, &Seen::fails, "Whether it throws."}};
    struct Row {
        TieIndex tie;
        static constexpr Columns columns{Column{"tie", Role::tie, &Row::tie, "The tie."}};
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const {
        if (fails) throw Error{ErrorCode::bad_word, slice.description()};
        std::vector<Row> rows;
        for (std::uint32_t t = 0; t < slice.network().tie_count(); ++t)
            if (slice.has(TieIndex{t})) rows.push_back({TieIndex{t}});
        return rows;
    }
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice&, std::span<const Row> rows, std::size_t row) const {
        return {rows[row].tie};
    }
};

std::string shown(const Network& network, const AnswerOver<Seen>& answer) {
    std::string text;
    for (const auto& each : answer.rows)
        text += (text.empty() ? "" : "; ") + each.period + " " + network.id(each.row.tie);
    return text;
}

const Network net = network_of("A>B staff 0..9; B>C staff 5..; C>D staff 8..?");

TEST(Over, AsksOnceForEachPeriodInTheOrderGiven) {
    const auto answer = Slice{net}.over({{days(8, 9), "late"}, {days(0, 1), "early"}, days(30, 31)}).ask(Seen{});
    EXPECT_EQ(shown(net, answer), "late t1; late t2; late t3; early t1; 1970-01-31..1970-02-01 t2");
    EXPECT_EQ(answer.answers.size(), 3U);
    EXPECT_EQ(answer.ties(2), std::vector{TieIndex{2}});
    EXPECT_EQ(answer.ties(3), std::vector{TieIndex{0}});
    EXPECT_EQ(answer.about().question, "seen");
    EXPECT_EQ(answer.about().slice, "over late, early, 1970-01-31..1970-02-01");
}

TEST(Over, CountsWhatWasLeftOutOnce) {
    const auto answer = Slice{net}.through(Channel::staff).over({days(30, 31), days(40, 41), days(0, 1)}).ask(Seen{});
    EXPECT_EQ(answer.left_out(), (LeftOut{.undecided = 1}));
    EXPECT_EQ(answer.left_out_ties(Standing::undecided), std::vector{TieIndex{2}});
    EXPECT_EQ(answer.about().slice,
              "through staff, over 1970-01-31..1970-02-01, 1970-02-10..1970-02-11, 1970-01-01..1970-01-02");
}

TEST(Over, OfNoPeriodHasNoRows) {
    const auto answer = Slice{net}.over({}).ask(Seen{});
    EXPECT_TRUE(answer.rows.empty());
    EXPECT_EQ(answer.left_out(), LeftOut{});
    EXPECT_EQ(answer.about().question, "seen");
}

TEST(Over, NarrowsASliceFurther) {
    EXPECT_EQ(shown(net, Slice{net}.at(day(6)).over({{days(0, 3), "x"}, {days(5, 9), "y"}}).ask(Seen{})),
              "x t1; y t1; y t2");
}

TEST(Over, RefusesPeriodsOfUnknownBounds) {
    EXPECT_EQ(code_of([] { return Slice{net}.over({Period{day(3), Day::running()}}); }), ErrorCode::unknown_bound);
    EXPECT_EQ(code_of([] { return Slice{net}.over({days(0, 1), Period{Day::unknown(), day(3)}}); }),
              ErrorCode::unknown_bound);
}

TEST(Over, GivesTheSameAtEveryNumberOfThreads) {
    std::vector<NamedPeriod> periods;
    for (int i = 0; i < 40; ++i) periods.emplace_back(days(i, i + 2));
    const auto alone = Slice{net}.over(periods).ask(Seen{});
    for (const unsigned threads : {0U, 2U, 7U})
        EXPECT_EQ(Slice{net}.over(periods).ask(Seen{}, {.threads = threads}).rows, alone.rows);
}

TEST(Over, PassesOnWhatAQuestionThrowsAndEndsWhenTheWatchSaysSo) {
    std::vector<NamedPeriod> periods(20, days(0, 1));
    EXPECT_EQ(code_of([&] { return Slice{net}.over(periods).ask(Seen{.fails = true}, {.threads = 3}).rows.size(); }),
              ErrorCode::bad_word);
    const auto no_more = [](const Progress& progress) { return progress.rows < 2; };
    EXPECT_EQ(code_of([&] { return Slice{net}.over(periods).ask(Seen{}, {.watch = no_more}).rows.size(); }),
              ErrorCode::interrupted);
}

TEST(Over, DescribesItsRowsWithThePeriodBeforeThem) {
    EXPECT_EQ(column_count<InPeriod<Seen::Row>>, 2U);
    EXPECT_EQ(get<0>(InPeriod<Seen::Row>::columns).name, "period");
    EXPECT_EQ(get<1>(InPeriod<Seen::Row>::columns).name, "tie");
    const InPeriod<Seen::Row> row{"p", {TieIndex{7}}};
    EXPECT_EQ(std::invoke(get<1>(InPeriod<Seen::Row>::columns).member, row), TieIndex{7});
}

}  // namespace
}  // namespace jiedui

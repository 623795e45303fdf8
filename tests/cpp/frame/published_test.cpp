// SPDX-License-Identifier: Apache-2.0
#include "jiedui/frame/published.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/frame/csv.hpp"
#include "jiedui/query/claims.hpp"
#include "jiedui/query/dependence.hpp"
#include "jiedui/query/schools.hpp"
#include "jiedui/query/sole_supports.hpp"
#include "jiedui/query/ties.hpp"
#include "support/errors.hpp"
#include "support/random_network.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

/// Ids backwards: enough to be told apart, and in another order.
[[nodiscard]] std::string backwards(std::string_view id) { return "*" + std::string{id.rbegin(), id.rend()}; }

/// Pupils as they are, and answers about persons too, so that a test sees what else is done.
[[nodiscard]] Publishing exact(std::uint64_t smallest_cell) {
    return {.pseudonym = backwards, .smallest_cell = smallest_cell, .persons = true, .pupils_step = 1};
}

[[nodiscard]] std::string csv_of_published(const Frame& frame, std::uint64_t smallest_cell,
                                           std::vector<std::string> keep = {}, bool totals = false) {
    Publishing how = exact(smallest_cell);
    how.keep = std::move(keep);
    how.totals = totals;
    return csv_of(published(frame, how));
}

[[nodiscard]] FrameColumn ids(const std::vector<std::string>& words) {
    FrameColumn column{.name = "school", .role = Role::school, .words = words};
    for (std::size_t i = 0; i < words.size(); ++i) column.numbers.push_back(static_cast<std::int64_t>(i));
    return column;
}
[[nodiscard]] FrameColumn numbers(std::string name, Role role, std::vector<std::int64_t> values) {
    return {.name = std::move(name), .role = role, .kind = FrameKind::integer, .numbers = std::move(values)};
}
/// Numbers of the unit that a column of role `unit` says, the same in each row.
[[nodiscard]] Frame amounts(const std::string& unit, std::vector<std::int64_t> values) {
    FrameColumn amount = numbers("amount", Role::amount, std::move(values));
    amount.unit = Unit::of_row;
    FrameColumn units{.name = "unit", .role = Role::unit, .words = {unit}};
    units.numbers.resize(amount.numbers.size());
    const std::size_t rows = units.numbers.size();
    return {{std::move(amount), std::move(units)}, rows};
}

TEST(Published, ReplacesIdsAndDropsWhatTellsWhoIsWho) {
    const Network net = network_of("ab>cd staff | schools ab weak=yes; cd duty=2 township=east");
    EXPECT_EQ(csv_of_published(frame_of(ask(Slice{net}.agreed(), Ties{})), 10),
              "row,tie_kind,tie,supporter,recipient,channel,status,first_day,first_day_text,last_day,last_day_text,"
              "amount,unit\nwhole,agreement,*1t,*ba,*dc,staff,,,,,?,,\n");
    const std::string schools = csv_of_published(frame_of(ask(Slice{net}.agreed(), Schools{})), 10);
    EXPECT_EQ(schools.find("east"), std::string::npos);
    EXPECT_EQ(schools.find("name"), std::string::npos);
    EXPECT_EQ(schools.find("latitude"), std::string::npos);
    EXPECT_NE(csv_of_published(frame_of(ask(Slice{net}.agreed(), Schools{})), 10, {"township"}).find("east"),
              std::string::npos);
}

TEST(Published, StandsInAnOrderDrawnFromAllThatARowSays) {
    const auto drawn = [](std::string_view text) {
        return std::string{text.ends_with("30") ? "b" : text.ends_with("20") ? "c" : "a"} + std::string{text};
    };
    const Frame frame{{ids({"a1", "b3", "c2"}), numbers("pupils", Role::count_of_pupils, {30, 20, 10})}, 3};
    Publishing how = exact(5);
    how.pseudonym = drawn;
    how.keep = {"school"};
    EXPECT_EQ(csv_of(published(frame, how)), "row,school,pupils\nwhole,c2,10\nwhole,a1,30\nwhole,b3,20\n");
}

TEST(Published, KeepsWordsInTheOrderOfTheRows) {
    const Frame frame{{ids({"a1", "b3", "c2"}), numbers("pupils", Role::count_of_pupils, {30, 20, 10})}, 3};
    const Frame shown = published(frame, exact(5));
    EXPECT_EQ(shown.columns[0].words, std::vector<std::string>{"whole"});
    EXPECT_EQ(shown.columns[1].words, (std::vector<std::string>{"*2c", "*3b", "*1a"}));
    EXPECT_EQ(shown.columns[1].numbers, (std::vector<std::int64_t>{0, 1, 2}));
}

TEST(Published, SuppressesEveryNumberOfPeopleInASmallRow) {
    const Frame frame{{ids({"a", "b"}), numbers("heads", Role::count_of_people, {4, 50}),
                       numbers("required", Role::count_of_people, {10, 70}), numbers("rate", Role::share, {1, 1}),
                       numbers("money", Role::money, {4000, 5000}), numbers("ties", Role::count_of_ties, {4, 50}),
                       numbers("partners", Role::count, {1, 2}), numbers("hops", Role::place, {1, 1})},
                      2};
    EXPECT_EQ(csv_of_published(frame, 5),
              "row,school,heads,required,rate,money,ties,partners,hops\n"
              "suppressed,*a,,,,,,1,1\nsuppressed,*b,,,,,,2,1\n");  // b, too, as the sum of heads may be known
}

TEST(Published, TakesANumberOfUnknownKindForPeople) {
    for (const std::string unit : {"", "schools or pupils", "who knows", "people", "FTE"})
        EXPECT_EQ(published(amounts(unit, {4, 0, 50}), exact(10)).columns[0].words.size(), 2U) << unit;
    for (const std::string unit : {"schools", "documents", "km", "days", "CNY", "year", "share"})
        EXPECT_FALSE(published(amounts(unit, {4, 0, 50}), exact(10)).columns[1].may_miss) << unit;
    Frame without_unit = amounts("schools", {4, 0, 50});
    without_unit.columns.pop_back();
    EXPECT_EQ(published(without_unit, exact(10)).columns[0].words.size(), 2U);
    const Frame ties{{ids({"a", "b", "c"}), numbers("ties", Role::count_of_ties, {4, 0, 50})}, 3};
    Publishing how = exact(10);
    EXPECT_TRUE(published(ties, how).columns[2].may_miss);
    how.ties_are_people = false;
    EXPECT_FALSE(published(ties, how).columns[2].may_miss);
}

TEST(Published, HidesADifferenceOfFewPeople) {
    const Frame frame{{ids({"a"}), numbers("pupils", Role::count_of_pupils, {704}),
                       numbers("pupils_covered", Role::count_of_pupils, {700})},
                      1};
    EXPECT_EQ(csv_of_published(frame, 5), "row,school,pupils,pupils_covered\nsuppressed,*a,,\n");
    EXPECT_EQ(csv_of_published(frame, 4), "row,school,pupils,pupils_covered\nwhole,*a,704,700\n");
}

TEST(Published, HidesAStepOfFewPeople) {
    const Frame frame{
        {numbers("rank", Role::place, {1, 2, 3}), numbers("lost", Role::count_of_people, {100, 104, 150})}, 3};
    const Frame shown = published(frame, exact(5));
    for (std::size_t row = 0; row < 3; ++row) {
        const std::int64_t rank = shown.columns[1].numbers[row];
        EXPECT_TRUE(rank != 2 || !shown.columns[2].is_present(row));
    }
}

TEST(Published, RoundsPupilsAndShares) {
    FrameColumn rate{.name = "rate", .role = Role::share, .kind = FrameKind::real, .reals = {0.123, 0.001, 0.996}};
    const Frame frame{{ids({"a", "b", "c"}), numbers("pupils", Role::count_of_pupils, {312, 12, 0}), rate}, 3};
    Publishing how{.pseudonym = backwards};
    EXPECT_EQ(csv_of(published(frame, how)),
              "row,school,pupils,rate\nwhole,*b,50,0.01\nwhole,*a,300,0.12\nwhole,*c,0,1\n");
    how.pupils_step = 100;
    const Frame shown = published(frame, how);
    EXPECT_EQ(shown.columns[2].numbers, (std::vector<std::int64_t>{100, 300, 0}));
    EXPECT_TRUE(shown.columns[2].doc.ends_with("Rounded to 100."));
}

TEST(Published, CountsNobodyAsNobodyAndUnknownAsUnknown) {
    FrameColumn heads = numbers("heads", Role::count_of_people, {0, 0, 10});
    heads.may_miss = true;
    heads.present = {1, 0, 1};
    const Frame frame{{ids({"a", "b", "c"}), heads}, 3};
    EXPECT_EQ(published(frame, exact(10)).columns[0].words, std::vector<std::string>{"whole"});
}

TEST(Published, ReadsTheUnitBesideAQuantity) {
    const Network net = network_of("A>B staff 3 unit=heads; A>B funds 3 unit=yuan; A>B materials 3");
    const std::string csv = csv_of_published(frame_of(ask(Slice{net}.agreed(), Ties{})), 5);
    EXPECT_EQ(std::ranges::count(csv, '\n'), 4);
    EXPECT_NE(csv.find("suppressed,agreement,*1t,*A,*B,staff,,,,,?,,heads\n"), std::string::npos) << csv;
    EXPECT_NE(csv.find("whole,agreement,*2t,*A,*B,funds,,,,,?,3,yuan\n"), std::string::npos) << csv;
    EXPECT_NE(csv.find("suppressed,agreement,*3t,*A,*B,materials,,,,,?,,\n"), std::string::npos) << csv;
}

TEST(Published, LeavesPeriodsUnitsAndRules) {
    FrameColumn period{.name = "period", .role = Role::period, .words = {"2003-autumn"}};
    period.numbers = {0};
    FrameColumn rule{.name = "rule", .role = Role::rule, .words = {"duty"}};
    rule.numbers = {0};
    FrameColumn unit{.name = "unit", .role = Role::unit, .words = {"yuan"}};
    unit.numbers = {0};
    EXPECT_EQ(csv_of_published(Frame{{period, rule, unit, ids({"a"})}, 1}, 5),
              "row,period,rule,unit,school\nwhole,2003-autumn,duty,yuan,*a\n");
}

TEST(Published, KeepsIdsThatAreAskedFor) {
    EXPECT_EQ(csv_of_published(Frame{{ids({"a"})}, 1}, 5, {"school"}), "row,school\nwhole,a\n");
}

TEST(Published, SuppressesFurtherRowsWhereASumMayBeKnown) {
    const Frame frame{{ids({"a", "b", "c"}), numbers("heads", Role::count_of_people, {3, 40, 20})}, 3};
    for (const bool totals : {false, true}) {
        const std::string csv = csv_of_published(frame, 5, {}, totals);
        EXPECT_NE(csv.find("suppressed,*a,\n"), std::string::npos) << csv;
        EXPECT_NE(csv.find("whole,*b,40\n"), std::string::npos) << csv;
        EXPECT_NE(csv.find("suppressed,*c,\n"), std::string::npos) << csv;
        EXPECT_EQ(csv.ends_with("total,,63\n"), totals) << csv;
    }
}

TEST(Published, SuppressesWithinAGroupThatMayBeSummed) {
    FrameColumn group{.name = "group", .role = Role::text, .words = {"east", "west"}};
    group.numbers = {0, 0, 1, 1};
    const Frame frame{{ids({"a", "b", "c", "d"}), group, numbers("heads", Role::count_of_people, {3, 40, 20, 30})}, 4};
    const Frame shown = published(frame, exact(5));
    std::map<std::string, bool> gone;
    for (std::size_t row = 0; row < 4; ++row)
        gone[cell_text_of(shown.columns[1], row)] = !shown.columns[2].is_present(row);
    EXPECT_EQ(gone, (std::map<std::string, bool>{{"*a", true}, {"*b", true}, {"*c", false}, {"*d", false}}));
}

// Ten cells of one person each would each be known to be one, as no other number is gone.
TEST(Published, KnowsThatEachOfManySmallCellsIsOnePersonAtLeast) {
    std::vector<std::string> names;
    std::vector<std::int64_t> heads(11, 1);
    heads.push_back(50);
    for (unsigned row = 0; row < heads.size(); ++row) names.push_back(drawn_id(row));
    const Frame frame{{ids(names), numbers("heads", Role::count_of_people, heads)}, heads.size()};
    EXPECT_EQ(published(frame, exact(10)).columns[0].words, std::vector<std::string>{"suppressed"});
}

TEST(Published, HidesATotalThatTellsTheOnlyCell) {
    const Frame one{{ids({"a"}), numbers("heads", Role::count_of_people, {3})}, 1};
    EXPECT_EQ(csv_of_published(one, 5, {}, true), "row,school,heads\nsuppressed,*a,\ntotal,,\n");
    const Frame zeros{{ids({"a", "b"}), numbers("heads", Role::count_of_people, {0, 0})}, 2};
    EXPECT_EQ(csv_of_published(zeros, 5, {}, true), "row,school,heads\nwhole,*a,0\nwhole,*b,0\ntotal,,0\n");
    const Frame none{{ids({}), numbers("heads", Role::count_of_people, {})}, 0};
    EXPECT_EQ(csv_of_published(none, 5, {}, true), "row,school,heads\ntotal,,0\n");
}

TEST(Published, RefusesRowsOfSinglePersonsUnlessAsked) {
    const Network net = network_of("A>B staff; A>B posting teacher=t1 2003-09..2004-06");
    Publishing how{.pseudonym = backwards};
    EXPECT_EQ(code_of([&] { return published(ask(Slice{net}.delivered(), Ties{}), how); }), ErrorCode::bad_word);
    EXPECT_EQ(published(ask(Slice{net}.agreed(), Ties{}), how).rows, 1U);
    how.persons = true;
    EXPECT_EQ(published(ask(Slice{net}.delivered(), Ties{}), how).rows, 1U);
    FrameColumn teacher = ids({"t1"});
    teacher.role = Role::teacher;
    how.persons = false;
    EXPECT_EQ(code_of([&] { return published(Frame{{teacher}, 1}, how); }), ErrorCode::bad_word);
}

TEST(Published, CountsTiesOfPostingsAsPeople) {
    const Network net = network_of("A>B staff; A>B teaching; A>B posting teacher=t1 2003-09..2004-06");
    const Publishing how{.pseudonym = backwards};
    EXPECT_FALSE(has_postings(Slice{net}.agreed()));
    EXPECT_TRUE(has_postings(Slice{net}.delivered()));
    EXPECT_EQ(published(ask(Slice{net}.agreed(), SoleSupports{}), how).columns[0].words,
              std::vector<std::string>{"whole"});
    EXPECT_EQ(published(ask(Slice{net}.delivered(), SoleSupports{}), how).columns[0].words,
              std::vector<std::string>{"suppressed"});
}

TEST(Published, RefusesWhatItCannotDo) {
    const Frame frame{{ids({"a", "b"})}, 2};
    EXPECT_EQ(code_of([&] { return published(frame, {backwards, 0}); }), ErrorCode::bad_number);
    EXPECT_EQ(code_of([&] { return published(frame, {.pseudonym = backwards, .pupils_step = 0}); }),
              ErrorCode::bad_number);
    EXPECT_EQ(code_of([&] { return published(frame, {backwards, 5, {"town"}}); }), ErrorCode::unknown_column);
    const auto same = [](std::string_view) { return std::string{"x"}; };
    EXPECT_EQ(code_of([&] { return published(frame, {same, 5}); }), ErrorCode::bad_word);
    const auto itself = [](std::string_view id) { return std::string{id}; };
    EXPECT_EQ(code_of([&] { return published(frame, {itself, 5}); }), ErrorCode::bad_word);
    EXPECT_EQ(code_of([&] { return published(frame, {}); }), ErrorCode::bad_word);
}

TEST(Published, RefusesAKeyThatCanBeGuessed) {
    for (const std::string& key :
         {std::string{}, std::string{"0123456789abcde"}, std::string(20, '\0'), std::string{"aaaaaaaaaaaaaaaaaaaa"},
          std::string{"\u5bc6\u5bc6\u5bc6\u5bc6\u5bc6\u5bc6"}})
        EXPECT_EQ(code_of([&] { return check_key(key), 0; }), ErrorCode::bad_word) << key;
    EXPECT_NO_THROW(check_key("0123456789abcdef"));
    EXPECT_NO_THROW(check_key("\u5bc6\u7801\u5bc6\u7801\u5bc6\u7801"));
}

/// Linear equations over the cells that are gone, as an attacker has them.
class Equations {
public:
    explicit Equations(std::size_t unknowns) : unknowns_{unknowns} {}
    /// The unknowns, each with its factor.
    void add(const std::map<std::size_t, double>& terms) {
        std::vector<double> row(unknowns_, 0);
        for (const auto& [unknown, factor] : terms) row[unknown] += factor;
        rows_.push_back(std::move(row));
    }
    /// Whether the equations leave one value for an unknown: by elimination.
    [[nodiscard]] bool determine(std::size_t unknown) const {
        std::vector<std::vector<double>> rows = rows_;
        std::size_t rank = 0;
        for (std::size_t column = 0; column < unknowns_; ++column) {
            const auto pivot = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(rank), rows.end(),
                                            [&](const auto& row) { return std::abs(row[column]) > 1e-9; });
            if (pivot == rows.end()) continue;
            std::swap(*pivot, rows[rank]);
            for (std::size_t other = 0; other < rows.size(); ++other) {
                if (other == rank) continue;
                const double factor = rows[other][column] / rows[rank][column];
                for (std::size_t i = 0; i < unknowns_; ++i) rows[other][i] -= factor * rows[rank][i];
            }
            ++rank;
        }
        return std::ranges::any_of(rows, [&](const auto& row) {
            const auto count = std::ranges::count_if(row, [](double each) { return std::abs(each) > 1e-9; });
            return count == 1 && std::abs(row[unknown]) > 1e-9;
        });
    }

private:
    std::size_t unknowns_;
    std::vector<std::vector<double>> rows_;
};

// Three counts of which the first is the sum of the others, and totals: an attacker knows both kinds of equations.
TEST(Published, CannotBeSolvedForASmallCell) {
    std::mt19937 rng{5};
    unsigned suppressed = 0;
    unsigned totals = 0;
    for (unsigned turn = 0; turn < 400; ++turn) {
        const unsigned rows = 1 + below(rng, 8);
        const std::uint64_t smallest = 1 + below(rng, 6);
        const unsigned most = 1 + below(rng, 20);
        std::vector<std::string> names;
        std::array<std::vector<std::int64_t>, 3> cells;
        for (unsigned row = 0; row < rows; ++row) {
            names.push_back(drawn_id(row));
            cells[1].push_back(below(rng, most));
            cells[2].push_back(below(rng, most));
            cells[0].push_back(cells[1].back() + cells[2].back());
        }
        const Frame frame{
            {ids(names), numbers("required", Role::count_of_people, cells[0]),
             numbers("present", Role::count_of_people, cells[1]), numbers("left", Role::count_of_people, cells[2])},
            rows};
        Publishing how = exact(smallest);
        how.totals = true;
        const Frame shown = published(frame, how);
        ASSERT_EQ(shown.rows, rows + 1);
        std::vector<std::size_t> place(rows + 1, rows);  // where each row stands; the total stands last
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t i = 0; i < rows; ++i)
                if (cell_text_of(shown.columns[1], i) == backwards(names[row])) place[row] = i;
        const auto is_gone = [&](std::size_t row, std::size_t column) {
            return !shown.columns[column + 2].is_present(place[row]);
        };
        Equations equations{std::size_t{3} * rows};
        for (std::size_t row = 0; row < rows; ++row) {
            std::map<std::size_t, double> terms;
            for (std::size_t column = 0; column < 3; ++column)
                if (is_gone(row, column)) terms[3 * row + column] = column == 0 ? 1 : -1;
            equations.add(terms);
        }
        for (std::size_t column = 0; column < 3; ++column) {
            if (is_gone(rows, column)) continue;
            ++totals;
            std::map<std::size_t, double> terms;
            double sum = 0;
            for (std::size_t row = 0; row < rows; ++row)
                if (is_gone(row, column)) {
                    terms[3 * row + column] = 1;
                    sum += static_cast<double>(cells[column][row]);
                }
            EXPECT_TRUE(sum == 0 || sum >= static_cast<double>(smallest + terms.size() - 1)) << turn;
            EXPECT_EQ(shown.columns[column + 2].numbers.back(),
                      std::accumulate(cells[column].begin(), cells[column].end(), std::int64_t{0}));
            equations.add(terms);
        }
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t column = 0; column < 3; ++column) {
                const std::int64_t count = cells[column][row];
                EXPECT_TRUE(is_gone(row, column) || count == 0 || count >= static_cast<std::int64_t>(smallest));
                if (!is_gone(row, column) || count == 0) continue;
                ++suppressed;
                EXPECT_FALSE(equations.determine(3 * row + column)) << turn << " " << row << " " << column;
            }
    }
    EXPECT_GT(suppressed, 400U);
    EXPECT_GT(totals, 100U);
}

TEST(Published, TakesTheAnswersOfDrawnNetworks) {
    for (unsigned seed = 0; seed < 40; ++seed) {
        const Network net = random_network(seed, 8, 25).network;
        for (const Frame& frame :
             {frame_of(ask(Slice{net}.agreed(), Dependence{})), frame_of(ask(Slice{net}.all_kinds(), Ties{})),
              frame_of(ask(Slice{net}.agreed(), Schools{})), frame_of(ask(Slice{net}.agreed(), Claims{})),
              frame_of(ask(Slice{net}.agreed(), Dependence{}), true)}) {
            Publishing how = exact(300);
            how.totals = true;
            const Frame shown = published(frame, how);
            EXPECT_EQ(shown.rows, frame.rows + 1);
            for (const FrameColumn& column : shown.columns) {
                EXPECT_TRUE(column.role != Role::name && column.role != Role::text) << column.name;
                if (column.unit != Unit::pupils) continue;
                for (std::size_t row = 0; row + 1 < shown.rows; ++row)
                    EXPECT_TRUE(!column.is_present(row) || column.numbers[row] == 0 || column.numbers[row] >= 300);
            }
        }
    }
}

}  // namespace
}  // namespace jiedui

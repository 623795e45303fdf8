// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/published.hpp"

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

#include "jiedui/io/write_csv.hpp"
#include "jiedui/query/claims.hpp"
#include "jiedui/query/dependence.hpp"
#include "jiedui/query/schools.hpp"
#include "jiedui/query/ties.hpp"
#include "support/errors.hpp"
#include "support/random_network.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

/// Ids backwards: enough to be told apart, and in another order.
[[nodiscard]] std::string backwards(std::string_view id) { return "*" + std::string{id.rbegin(), id.rend()}; }

[[nodiscard]] std::string csv_of_published(const Frame& frame, std::uint64_t smallest_cell,
                                           std::vector<std::string> keep = {}, bool totals = false) {
    return csv_of(published(frame, {backwards, smallest_cell, std::move(keep), totals}));
}

[[nodiscard]] FrameColumn ids(const std::vector<std::string>& words) {
    FrameColumn column{.name = "school", .unit = "id", .is_free = true, .words = words};
    for (std::size_t i = 0; i < words.size(); ++i) column.numbers.push_back(static_cast<std::int64_t>(i));
    return column;
}
[[nodiscard]] FrameColumn numbers(std::string name, std::string unit, std::vector<std::int64_t> values) {
    return {.name = std::move(name), .unit = std::move(unit), .kind = FrameKind::integer, .numbers = std::move(values)};
}

TEST(Published, ReplacesIdsAndDropsWhatTellsWhoIsWho) {
    const Network net = network_of("ab>cd staff | schools ab weak=yes; cd duty=2 township=east");
    EXPECT_EQ(csv_of_published(frame_of(ties(net.agreed())), 10),
              "row,tie_kind,tie,supporter,recipient,channel,status,first_day,first_day_text,last_day,last_day_text,"
              "amount,unit\nwhole,agreement,*1t,*ba,*dc,staff,,,,,?,,\n");
    const std::string schools = csv_of_published(frame_of(jiedui::schools(net.agreed())), 10);
    EXPECT_EQ(schools.find("east"), std::string::npos);
    EXPECT_EQ(schools.find("name"), std::string::npos);
    EXPECT_EQ(schools.find("latitude"), std::string::npos);
    EXPECT_NE(csv_of_published(frame_of(jiedui::schools(net.agreed())), 10, {"township"}).find("east"),
              std::string::npos);
}

TEST(Published, StandsInTheOrderOfPseudonyms) {
    const Frame frame{{ids({"a1", "b3", "c2"}), numbers("pupils", "pupils", {30, 20, 10})}, 3};
    EXPECT_EQ(csv_of_published(frame, 5), "row,school,pupils\nwhole,*1a,30\nwhole,*2c,10\nwhole,*3b,20\n");
}

TEST(Published, SuppressesEveryNumberOfPeopleInASmallRow) {
    FrameColumn rate{.name = "rate", .unit = "", .kind = FrameKind::real, .reals = {0.4, 0.5}};
    const Frame frame{{ids({"a", "b"}), numbers("heads", "heads", {4, 5}), numbers("required", "posts", {10, 10}), rate,
                       numbers("money", "CNY", {4000, 5000}), numbers("partners", "schools", {1, 2}),
                       numbers("hops", "ties", {1, 1})},
                      2};
    EXPECT_EQ(csv_of_published(frame, 5),
              "row,school,heads,required,rate,money,partners,hops\n"
              "suppressed,*a,,,,,1,1\nsuppressed,*b,,,,,2,1\n");  // a rate without a unit might count people itself
    const Frame with_unit = [&] {
        Frame other = frame;
        other.columns[3].unit = "share";
        return other;
    }();
    EXPECT_EQ(csv_of_published(with_unit, 5),
              "row,school,heads,required,rate,money,partners,hops\n"
              "suppressed,*a,,,,,1,1\nwhole,*b,5,10,0.5,5000,2,1\n");
}

TEST(Published, CountsNobodyAsFewAndUnknownAsUnknown) {
    FrameColumn heads = numbers("heads", "heads", {0, 0, 10});
    heads.may_miss = true;
    heads.present = {1, 0, 1};
    const Frame frame{{ids({"a", "b", "c"}), heads}, 3};
    EXPECT_EQ(csv_of_published(frame, 10), "row,school,heads\nsuppressed,*a,\nwhole,*b,\nwhole,*c,10\n");
}

TEST(Published, ReadsTheUnitBesideAQuantity) {
    const Network net = network_of("A>B staff 3 unit=heads; A>B funds 3 unit=yuan; A>B materials 3");
    const std::string csv = csv_of_published(frame_of(ties(net.agreed())), 5);
    EXPECT_EQ(std::ranges::count(csv, '\n'), 4);
    EXPECT_NE(csv.find("suppressed,agreement,*1t,*A,*B,staff,,,,,?,,heads\n"), std::string::npos) << csv;
    EXPECT_NE(csv.find("whole,agreement,*2t,*A,*B,funds,,,,,?,3,yuan\n"), std::string::npos) << csv;
    EXPECT_NE(csv.find("suppressed,agreement,*3t,*A,*B,materials,,,,,?,,\n"), std::string::npos) << csv;
}

TEST(Published, SuppressesASecondRowWhereATotalIsPrinted) {
    const Frame frame{{ids({"a", "b", "c"}), numbers("heads", "heads", {3, 40, 20})}, 3};
    EXPECT_EQ(csv_of_published(frame, 5), "row,school,heads\nsuppressed,*a,\nwhole,*b,40\nwhole,*c,20\n");
    EXPECT_EQ(csv_of_published(frame, 5, {}, true),
              "row,school,heads\nsuppressed,*a,\nwhole,*b,40\nsuppressed,*c,\ntotal,,63\n");
}

TEST(Published, HidesATotalThatTellsTheOnlyCell) {
    const Frame one{{ids({"a"}), numbers("heads", "heads", {3})}, 1};
    EXPECT_EQ(csv_of_published(one, 5, {}, true), "row,school,heads\nsuppressed,*a,\ntotal,,\n");
    const Frame zeros{{ids({"a", "b"}), numbers("heads", "heads", {0, 0})}, 2};
    EXPECT_EQ(csv_of_published(zeros, 5, {}, true), "row,school,heads\nsuppressed,*a,\nsuppressed,*b,\ntotal,,\n");
    const Frame none{{ids({}), numbers("heads", "heads", {})}, 0};
    EXPECT_EQ(csv_of_published(none, 5, {}, true), "row,school,heads\ntotal,,0\n");
}

TEST(Published, RefusesWhatItCannotDo) {
    const Frame frame{{ids({"a", "b"})}, 2};
    EXPECT_EQ(code_of([&] { return published(frame, {backwards, 0}); }), ErrorCode::bad_number);
    EXPECT_EQ(code_of([&] { return published(frame, {backwards, 5, {"town"}}); }), ErrorCode::unknown_column);
    const auto same = [](std::string_view) { return std::string{"x"}; };
    EXPECT_EQ(code_of([&] { return published(frame, {same, 5}); }), ErrorCode::bad_word);
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
        const Frame frame{{ids(names), numbers("required", "posts", cells[0]), numbers("present", "posts", cells[1]),
                           numbers("left", "posts", cells[2])},
                          rows};
        const Frame shown = published(frame, {backwards, smallest, {}, true});
        ASSERT_EQ(shown.rows, rows + 1);
        // every name is one letter, so rows keep their order
        const auto is_gone = [&](std::size_t row, std::size_t column) {
            return !shown.columns[column + 2].is_present(row);
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
            EXPECT_TRUE(terms.empty() || sum >= static_cast<double>(smallest));  // else each is known to be small
            EXPECT_EQ(shown.columns[column + 2].numbers.back(),
                      std::accumulate(cells[column].begin(), cells[column].end(), std::int64_t{0}));
            equations.add(terms);
        }
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t column = 0; column < 3; ++column) {
                const bool is_small = cells[column][row] < static_cast<std::int64_t>(smallest);
                EXPECT_TRUE(is_gone(row, column) || !is_small);
                if (!is_gone(row, column)) continue;
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
             {frame_of(dependence(net.agreed())), frame_of(ties(net.all_kinds())), frame_of(schools(net.agreed())),
              frame_of(claims(net.agreed())), frame_of(dependence(net.agreed()), true)}) {
            const Frame shown = published(frame, {backwards, 300, {}, true});
            EXPECT_EQ(shown.rows, frame.rows + 1);
            for (const FrameColumn& column : shown.columns) {
                EXPECT_TRUE(column.unit == "id" || !column.is_free) << column.name;
                if (column.unit != "pupils") continue;
                for (std::size_t row = 0; row + 1 < shown.rows; ++row)
                    EXPECT_TRUE(!column.is_present(row) || column.numbers[row] >= 300);
            }
        }
    }
}

}  // namespace
}  // namespace jiedui

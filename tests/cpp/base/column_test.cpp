// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/column.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/base/index.hpp"

namespace jiedui {
namespace {

/// A row like those of the answers: two columns of one type, a method, an optional.
struct Visit {
    SchoolIndex host;
    SchoolIndex guest;
    int lessons = 0;
    std::optional<std::string> note;
    int not_a_column = 0;

    [[nodiscard]] int minutes() const { return 40 * lessons; }

    static constexpr Columns columns{
        Column{"host", Role::school, &Visit::host, "The school visited."},
        Column{"guest", Role::school, &Visit::guest, "The school that visits."},
        Column{"lessons", Role::count, Unit::items, &Visit::lessons, "Lessons given."},
        Column{"note", Role::text, &Visit::note, "What was written down."},
        Column{"minutes", Role::count, Unit::items, &Visit::minutes, "Minutes of teaching."}};
};

struct Plain {
    int columns = 0;
};
struct Empty {
    static constexpr Columns<> columns{};
};

static_assert(described<Visit> && described<Empty>);
static_assert(!described<Plain> && !described<int>);
static_assert(column_count<Visit> == 5 && column_count<Empty> == 0);

static_assert(std::is_same_v<column_value<Visit, 0>, SchoolIndex>);
static_assert(std::is_same_v<column_value<Visit, 2>, int>);
static_assert(std::is_same_v<column_value<Visit, 3>, std::optional<std::string>>);
static_assert(std::is_same_v<column_value<Visit, 4>, int>, "what a member function returns");

static_assert(column_place<Visit, &Visit::host>() == 0, "of two columns of one type the one asked for");
static_assert(column_place<Visit, &Visit::guest>() == 1);
static_assert(column_place<Visit, &Visit::minutes>() == 4);
static_assert(column_place<Visit, &Visit::not_a_column>() == column_count<Visit>, "behind the last if it has none");

TEST(Column, IsVisitedInTheOrderOfTheDescription) {
    std::string text;
    std::vector<std::size_t> places;
    each_column<Visit>([&]<class I>(I, const auto& column) {
        places.push_back(I::value);
        text +=
            std::string{column.name} + "[" + std::string{word_of(column.role)} + "] " + std::string{column.doc} + " ";
    });
    EXPECT_EQ(places, (std::vector<std::size_t>{0, 1, 2, 3, 4}));
    EXPECT_EQ(text,
              "host[school] The school visited. guest[school] The school that visits. lessons[count] Lessons given. "
              "note[text] What was written down. minutes[count] Minutes of teaching. ");
}

TEST(Column, CountsInAUnitOfItsRole) {
    for (const Role role : all_of_list<Role>())
        for (const Unit unit : all_of_list<Unit>()) {
            const auto make = [&] { return Column{"lessons", role, unit, &Visit::lessons, "Lessons given."}; };
            if (fits(role, unit))
                EXPECT_EQ(make().unit, unit);
            else
                EXPECT_THROW(static_cast<void>(make()), std::invalid_argument);
            const bool is_of_another = role != Role::place && unit != Unit::none && role_of(unit) != role;
            EXPECT_FALSE(is_of_another && fits(role, unit)) << word_of(role) << " " << word_of(unit);
        }
    const Column ties{"lessons", Role::count_of_ties, &Visit::lessons, "Lessons given."};
    EXPECT_EQ(ties.unit, Unit::ties);
    const auto unsaid = [] { return Column{"lessons", Role::count, &Visit::lessons, "Lessons given."}; };
    EXPECT_THROW(static_cast<void>(unsaid()), std::invalid_argument) << "counts of what?";
}

TEST(Column, ReadsItsOwnValueFromARow) {
    const Visit row{.host = SchoolIndex{4}, .guest = SchoolIndex{9}, .lessons = 3, .note = "rain"};
    EXPECT_EQ(std::invoke(get<0>(Visit::columns).member, row), SchoolIndex{4});
    EXPECT_EQ(std::invoke(get<1>(Visit::columns).member, row), SchoolIndex{9});
    EXPECT_EQ(std::invoke(get<2>(Visit::columns).member, row), 3);
    EXPECT_EQ(std::invoke(get<3>(Visit::columns).member, row), "rain");
    EXPECT_EQ(std::invoke(get<4>(Visit::columns).member, row), 120);
}

TEST(Column, IsNotVisitedWhereThereIsNone) {
    int visits = 0;
    each_column<Empty>([&](auto, const auto&) { ++visits; });
    EXPECT_EQ(visits, 0);
}

}  // namespace
}  // namespace jiedui

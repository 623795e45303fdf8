// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/column.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "jiedui/base/role.hpp"
#include "jiedui/frame/csv.hpp"
#include "jiedui/frame/frame.hpp"
#include "jiedui/frame/in_language.hpp"
#include "jiedui/frame/published.hpp"
#include "jiedui/model/records.hpp"
#include "jiedui/query/questions.hpp"
#include "jiedui/rules/judgement.hpp"
#include "jiedui/rules/who_must_rotate.hpp"

namespace jiedui {
namespace {

/// A column, and whose it is.
struct Described {
    std::string owner;
    FrameColumn column;
};

template <described Row>
void add_columns(std::vector<Described>& all, const std::string& owner) {
    Frame frame;
    detail::declare_columns<Row>(frame, true);
    for (FrameColumn& each : frame.columns) all.push_back({owner, std::move(each)});
}

/// The columns of every question, of judgements and of every table.
std::vector<Described> all_columns() {
    std::vector<Described> all;
    for (const AnyQuestion& question : questions())
        for (const FrameColumn& each : question.columns) all.push_back({std::string{question.name}, each});
    add_columns<Judgement>(all, "judge");
    add_columns<WhoMustRotate::Row>(all, "who_must_rotate");
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        add_columns<Record>(all, "table " + std::string{Record::table});
    });
    return all;
}

bool holds_numbers(const FrameColumn& column) {
    return column.kind == FrameKind::integer || column.kind == FrameKind::real || column.kind == FrameKind::decimal;
}

TEST(Columns, HaveARoleThatFitsTheirCellsAndTheirUnit) {
    std::size_t numbers = 0;
    for (const auto& [owner, column] : all_columns()) {
        const std::string name = owner + "." + column.name;
        EXPECT_EQ(holds_numbers(column), is_number(column.role)) << name;
        EXPECT_TRUE(fits(column.role, column.unit)) << name;
        EXPECT_EQ(column.kind == FrameKind::boolean, column.role == Role::flag) << name;
        EXPECT_TRUE(column.kind != FrameKind::day || column.role == Role::day) << name;
        EXPECT_TRUE(!is_id(column.role) || column.kind == FrameKind::text || column.kind == FrameKind::texts) << name;
        EXPECT_TRUE(column.doc.ends_with('.')) << name;
        if (holds_numbers(column)) ++numbers;
    }
    EXPECT_GT(numbers, 60U);
}

TEST(Columns, WithAmountsOfARowHaveItsUnitBesideThem) {
    for (const auto& [owner, column] : all_columns()) {
        if (column.unit != Unit::of_row) continue;
        const auto is_unit = [&](const Described& each) {
            return each.owner == owner && each.column.role == Role::unit;
        };
        const auto all = all_columns();
        EXPECT_EQ(std::ranges::count_if(all, is_unit), 1) << owner << "." << column.name;
    }
}

bool has_chinese(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
}

/// The columns of `Row` in Chinese, with every word that may stand in them.
template <described Row>
void expect_chinese(const std::string& of) {
    Frame frame;
    detail::declare_columns<Row>(frame, true);
    std::size_t place = 0;
    each_column<Row>([&]<class I>(I, const auto& column) {
        using Value = column_value<Row, I::value>;
        place = static_cast<std::size_t>(std::ranges::find(frame.columns, column.name, &FrameColumn::name) -
                                         frame.columns.begin());
        if (place == frame.columns.size()) return;
        const auto add_words = [&]<class Word>(std::type_identity<Word>) {
            if constexpr (closed_list<Word>)
                for (const std::string_view word : ClosedList<Word>::words)
                    frame.columns[place].words.emplace_back(word);
        };
        if constexpr (requires { typename Value::value_type; })
            add_words(std::type_identity<typename Value::value_type>{});
        else
            add_words(std::type_identity<Value>{});
    });
    const Frame shown = in_language(frame, of, Language::zh);
    std::set<std::string> names;
    for (const FrameColumn& column : shown.columns) {
        EXPECT_TRUE(has_chinese(column.name)) << of << "." << column.name;
        EXPECT_TRUE(names.insert(column.name).second) << of << ": two columns " << column.name;
        for (const std::string& word : column.words)
            EXPECT_TRUE(has_chinese(word)) << of << "." << column.name << ": " << word;
    }
    EXPECT_EQ(in_language(frame, of, Language::en).columns.front().name, frame.columns.front().name);
}
template <class... Question>
void expect_chinese(TypeList<Question...>) {
    (expect_chinese<typename Question::Row>("answers/" + std::string{Question::name}), ...);
}

TEST(Columns, AndTheirWordsAreCalledInChinese) {
    expect_chinese(Questions{});
    expect_chinese<Judgement>("answers/judge");
    expect_chinese<WhoMustRotate::Row>("answers/who_must_rotate");
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        expect_chinese<Record>("columns/" + std::string{Record::table});
    });
}

TEST(InLanguage, SaysYesAndDaysInWords) {
    FrameColumn weak{
        .name = "weak", .role = Role::flag, .list = "yes_no", .kind = FrameKind::boolean, .numbers = {1, 0}};
    FrameColumn day{.name = "first_day_text", .role = Role::day, .words = {"2003-autumn", "?"}};
    day.numbers = {0, 1};
    FrameColumn own{.name = "remark", .role = Role::text, .words = {"yes"}};
    own.numbers = {0, 0};
    EXPECT_EQ(csv_of(in_language(Frame{{weak, day, own}, 2}, "columns/schools", Language::zh)),
              "是否薄弱学校,建校日期（文本）,remark\n是,2003年秋期,yes\n否,不详,yes\n");
}

/// A number of one row that `published` suppresses, as a column of that role shows it.
bool stays_in_a_suppressed_row(Role role) {
    FrameColumn heads{.name = "heads", .role = Role::count_of_people, .kind = FrameKind::integer, .numbers = {3}};
    FrameColumn number{.name = "number", .role = role, .kind = FrameKind::integer, .numbers = {3}};
    const Publishing how{.pseudonym = [](std::string_view id) { return "*" + std::string{id}; }, .keep = {"number"}};
    const Frame shown = published(Frame{{heads, number}, 1}, how);
    EXPECT_FALSE(shown.columns.at(1).is_present(0)) << "three people are few";
    return shown.columns.at(2).is_present(0);
}

TEST(Columns, StayInASuppressedRowOnlyIfTheyTellNothingOfPeople) {
    for (const Role role : all_of_list<Role>()) {
        if (!is_number(role)) continue;
        const bool tells_nothing = role == Role::coordinate || role == Role::place || role == Role::count;
        EXPECT_EQ(stays_in_a_suppressed_row(role), tells_nothing) << word_of(role);
    }
}

// What each number of an answer counts, said once more: a column that changes its role changes what leaves the house.
TEST(Columns, OfAnswersThatCountPeopleAreThese) {
    std::vector<std::string> people;
    for (const auto& [owner, column] : all_columns())
        if (find_question(owner) != nullptr && owner != "schools" &&
            (column.role == Role::count_of_people || column.role == Role::count_of_pupils ||
             column.role == Role::amount))
            people.push_back(owner + "." + column.name);
    const std::vector<std::string> expected{"summary.value",
                                            "coverage_rates.pupils",
                                            "coverage_rates.pupils_covered",
                                            "dependence.pupils",
                                            "critical_sets.lost",
                                            "flows.heads",
                                            "amount_flows.amount",
                                            "presence.postings",
                                            "presence.heads",
                                            "presence.teachers",
                                            "presence.fte",
                                            "head_counts.persons",
                                            "head_counts.person_times",
                                            "head_counts.unnamed",
                                            "indicators.amount",
                                            "indicators.pupils",
                                            "effect.moved",
                                            "effect_by_tie.moved",
                                            "panel.heads",
                                            "floor_at_home.required",
                                            "floor_at_home.left",
                                            "uncovered_subjects.required",
                                            "uncovered_subjects.present",
                                            "ties.amount",
                                            "claims.stated",
                                            "claims.recorded",
                                            "documents.postings",
                                            "bases.postings"};
    const auto sorted = [](std::vector<std::string> names) {
        std::ranges::sort(names);
        return names;
    };
    EXPECT_EQ(sorted(people), sorted(expected));
}

}  // namespace
}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
// What a ledger accepts from records, it can write, save and read again; all else is a finding that names the field.
#include <gtest/gtest.h>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "io/folder.hpp"
#include "jiedui/frame/csv.hpp"
#include "jiedui/frame/frame.hpp"
#include "jiedui/io/snapshot.hpp"
#include "jiedui/io/write_ledger.hpp"
#include "jiedui/model/ledger.hpp"
#include "support/random_network.hpp"

namespace jiedui {
namespace {

/// The values that a field of one type is given, good ones and bad ones.
template <class T>
struct Values;
template <closed_list Enum>
struct Values<Enum> {
    static std::vector<Enum> all() {
        std::vector<Enum> values{static_cast<Enum>(77), static_cast<Enum>(254), static_cast<Enum>(255)};
        for (std::size_t i = 0; i <= ClosedList<Enum>::words.size(); ++i) values.push_back(static_cast<Enum>(i));
        return values;
    }
};
template <>
struct Values<bool> {
    static std::vector<bool> all() { return {false, true}; }
};
template <>
struct Values<std::uint32_t> {
    static std::vector<std::uint32_t> all() { return {0, 1, 4'294'967'294U, 4'294'967'295U}; }
};
template <>
struct Values<double> {
    static std::vector<double> all() {
        using Limits = std::numeric_limits<double>;
        return {0.1, -0.0, 1e-300, 90, -90, 90.5, 180, -180.5, Limits::infinity(), Limits::quiet_NaN(), Limits::max()};
    }
};
template <>
struct Values<Thousandths> {
    static std::vector<Thousandths> all() {
        std::vector<Thousandths> values;
        for (const std::int64_t each :
             {std::int64_t{0}, std::int64_t{250}, std::int64_t{1000}, std::int64_t{-500}, largest_number.value,
              largest_number.value + 1, std::numeric_limits<std::int64_t>::min(),
              std::numeric_limits<std::int64_t>::max()})
            values.push_back({each});
        return values;
    }
};
template <>
struct Values<std::string> {
    static std::vector<std::string> all() {
        std::vector<std::string> values{"",
                                        "a",
                                        " a",
                                        "a ",
                                        "\n",
                                        "a\nb",
                                        "\r",
                                        "\t",
                                        "?",
                                        "a|b",
                                        "a,b",
                                        "\"",
                                        "'",
                                        "=1+1",
                                        "12",
                                        "12.5",
                                        "校",
                                        "ＡＢ",
                                        "\xFF",
                                        "a\xE5",
                                        "\xC2\xA0",
                                        "\xE3\x80\x80x",
                                        "\xEF\xBB\xBFmark",
                                        "a>b"};
        values.emplace_back("a\0b", 3);
        values.emplace_back(500, 'x');
        return values;
    }
};
template <>
struct Values<TextList> {
    static std::vector<TextList> all() {
        return {{},        {{"North"}},     {{"North", "一中"}}, {{""}},     {{"a", ""}}, {{"a|b"}},
                {{"a;b"}}, {{"a；b"}},      {{"a、b"}},          {{"a,b"}},  {{"a b"}},   {{" a"}},
                {{"?"}},   {{"?", "a"}},    {{"\xFF"}},          {{"a\nb"}}, {{"S1"}},    {{"S1", "S1"}},
                {{"\n"}},  {{"S1", "none"}}};
    }
};
template <class Days>
    requires std::derived_from<Days, Span>
struct Values<Days> {
    static std::vector<Days> all() {
        const Day day{2003, 9, 10};
        const Calendar other{{8, 15}, {3, 1}};
        std::vector<Days> values{
            Days{},
            Days{Span{day}},
            Days{Span{Day::running()}},
            Days{Span{Day::first()}},
            Days{Span{Day::last()}},
            Days{Span{Day::last() + 1}},
            Days{Span{Day::first() - 1}},
            Days{Span{Day::from_number(5'000'000)}},
            Days{Span{Day::from_number(-5'000'000)}},
            Days{Span{day, day - 9, Precision::day}},
            Days{Span{day, day + 2, Precision::day}},
            Days{Span{day, day, Precision::month}},
            Days{Span{day, day + 20, Precision::month}},
            Days{Span{Day{2003, 9, 1}, Day{2003, 9, 29}, Precision::month}},
            Days{Span{day, day, Precision::autumn}},
            Days{Span{day, day, static_cast<Precision>(5)}},
            Days{Span{day, day, static_cast<Precision>(7)}},
            Days{Span{Day{9999, 9, 1}, Day::last(), Precision::autumn}},
        };
        if constexpr (std::same_as<Days, LastDay>) values.push_back(LastDay::running());
        for (const std::string_view text : {"2003-09", "2003-autumn", "2004-spring", "2003/2004"}) {
            values.push_back(Days{Calendar{}.span_of(text)});
            values.push_back(Days{other.span_of(text)});
        }
        return values;
    }
};
template <class Record>
struct Values<RefTo<Record>> {
    static std::vector<RefTo<Record>> all() {
        return {"A", "B", "C", "D1", "T1", "nobody", "", " A", "?", "\xFF", "A|B"};
    }
};
template <class T>
struct Values<std::optional<T>> {
    static std::vector<std::optional<T>> all() {
        std::vector<std::optional<T>> values{std::nullopt};
        for (const T& each : Values<T>::all()) values.emplace_back(each);
        return values;
    }
};

/// A record of each table that says no more than it must, and names those of `records_with`.
void fill(School& school) { school = {.id = "C", .name = "Gamma"}; }
void fill(Support& support) { support = {.id = "S2", .supporter = "A", .recipient = "B"}; }
void fill(Teacher& teacher) { teacher = {.id = "T2"}; }
void fill(Posting& posting) { posting = {.id = "P2", .home = "A", .host = "B"}; }
void fill(Transfer& transfer) { transfer = {.id = "F2", .supporter = "A", .recipient = "B"}; }
void fill(Need& need) { need = {.school = "A", .subject = "x"}; }
void fill(Indicator& indicator) {
    indicator = {
        .school = "A", .stage = Stage::junior, .school_year = Calendar{}.span_of("2003/2004"), .indicator = "x"};
}
void fill(Document& document) { document = {.id = "D2"}; }
void fill(Claim& claim) { claim = {.document = "D1", .what = "x", .amount = Thousandths{1}}; }
void fill(Succession& succession) { succession = {.predecessor = "A"}; }

template <class Record>
[[nodiscard]] std::vector<Record>& rows_in(Records& records) {
    std::vector<Record>* rows = nullptr;
    each_table([&](auto member) {
        if constexpr (std::same_as<decltype(member), std::vector<Record> Records::*>) rows = &(records.*member);
    });
    return *rows;
}

/// A sound ledger with one record more, the last of its table.
template <class Record>
[[nodiscard]] Records records_with(const Record& record, bool lists_teachers = true) {
    Records records{.schools = {{.id = "A", .name = "Alpha"}, {.id = "B", .name = "Beta"}},
                    .supports = {{.id = "S1", .supporter = "A", .recipient = "B"}},
                    .documents = {{.id = "D1"}}};
    if (lists_teachers) records.teachers = {{.id = "T1"}};
    rows_in<Record>(records).push_back(record);
    return records;
}

[[nodiscard]] std::string shown(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& each : findings) text += explain(each) + "\n";
    return text;
}

/// What a refused ledger is refused for; nothing if it is accepted, after it was looked at from every side.
[[nodiscard]] std::optional<std::vector<Finding>> refused_for(const Records& records, const Settings& settings = {}) {
    std::optional<Ledger> ledger;
    try {
        ledger.emplace(records, settings);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::bad_ledger) << error.what();
        std::vector<Finding> errors;
        for (const Finding& each : error.findings()) {
            EXPECT_FALSE(explain(each).empty() || explain(each, Language::zh).empty());
            if (each.severity() == Severity::error) errors.push_back(each);
        }
        EXPECT_FALSE(errors.empty());
        return errors;
    }
    each_table([&]<class Record>(std::vector<Record> Records::* member) {
        EXPECT_FALSE(csv_of(frame_of<Record>(*ledger)).empty());
        if (std::same_as<Record, Teacher> && !ledger->are_teachers_listed()) return;
        for (std::uint32_t row = 0; row < (records.*member).size(); ++row) {
            EXPECT_EQ(ledger->table<Record>()[row], (records.*member)[row]) << "what is kept is what was given";
        }
    });
    EXPECT_EQ(ledger_from_snapshot(snapshot_of(*ledger)), *ledger);
    const tests::Folder folder;
    try {
        write_ledger(*ledger, folder.path() / "ledger");
        EXPECT_EQ(read_ledger(folder.path() / "ledger"), *ledger);
    } catch (const Error& error) {
        ADD_FAILURE() << error.what();
    }
    return std::nullopt;
}

[[nodiscard]] bool names(const std::vector<Finding>& findings, std::string_view table, std::string_view column) {
    return std::ranges::any_of(
        findings, [&](const Finding& each) { return each.table == table && each.column == column && each.row > 0; });
}

template <class Record>
class RecordsLaw : public ::testing::Test {};
using AllRecords =
    ::testing::Types<School, Support, Teacher, Posting, Transfer, Need, Indicator, Document, Claim, Succession>;
TYPED_TEST_SUITE(RecordsLaw, AllRecords);

TYPED_TEST(RecordsLaw, EachValueOfEachFieldIsRefusedByNameOrComesBack) {
    std::size_t accepted = 0;
    std::size_t refused = 0;
    each_column<TypeParam>([&]<class I>(I, const auto& column) {
        std::size_t place = 0;
        for (const auto& value : Values<column_value<TypeParam, I::value>>::all()) {
            SCOPED_TRACE(std::string{column.name} + ", value " + std::to_string(place++));
            TypeParam record;
            fill(record);
            record.*column.member = value;
            const auto findings = refused_for(records_with(record));
            ++(findings ? refused : accepted);
            if (findings) {
                EXPECT_TRUE(names(*findings, TypeParam::table, column.name)) << shown(*findings);
            }
        }
    });
    EXPECT_GT(accepted, 10U);
    EXPECT_GT(refused, 10U);
}

TYPED_TEST(RecordsLaw, DrawnRecordsAreRefusedByAFieldOrComeBack) {
    std::mt19937 rng{1};
    for (int i = 0; i < 60; ++i) {
        SCOPED_TRACE(i);
        TypeParam record;
        fill(record);
        std::vector<std::string> drawn;
        each_column<TypeParam>([&]<class I>(I, const auto& column) {
            if (below(rng, 3) != 0) return;
            const auto values = Values<column_value<TypeParam, I::value>>::all();
            record.*column.member = values[below(rng, static_cast<unsigned>(values.size()))];
            drawn.emplace_back(column.name);
        });
        const auto findings = refused_for(records_with(record, below(rng, 2) == 0));
        if (!findings) continue;
        const bool is_named = std::ranges::any_of(
            drawn, [&](const std::string& column) { return names(*findings, TypeParam::table, column); });
        EXPECT_TRUE(is_named) << ::jiedui::shown(*findings);
    }
}

TYPED_TEST(RecordsLaw, EachAttributeIsRefusedByNameOrComesBack) {
    const std::vector<std::string> texts = Values<std::string>::all();
    for (const std::string& text : texts) {
        TypeParam record;
        fill(record);
        record.attributes = {{"fact", text}};
        if (text.empty()) {  // says only that there is the column
            const Ledger ledger{records_with(record)};
            EXPECT_EQ(ledger.table<TypeParam>().attributes().front().name, "fact");
            continue;
        }
        if (const auto findings = refused_for(records_with(record))) {
            EXPECT_TRUE(names(*findings, TypeParam::table, "fact")) << shown(*findings);
        }
    }
    for (const std::string_view name : {"", " x", "x ", "x\xFF", "recorded_on", "recorded_on_text"}) {
        TypeParam record;
        fill(record);
        record.attributes = {{std::string{name}, "y"}};
        EXPECT_TRUE(refused_for(records_with(record)).has_value()) << name;
    }
    TypeParam record;
    fill(record);
    record.attributes = {{"fact", "x"}, {"other", "y"}, {"fact", "z"}};
    EXPECT_TRUE(names(refused_for(records_with(record)).value(), TypeParam::table, "fact"));
}

TEST(Records, AreDroppedWhereABadOneMayBe) {
    Records records = records_with(School{.id = "C", .name = "Gamma", .kind = static_cast<SchoolKind>(77)});
    records.supports.push_back({.supporter = "A", .recipient = "B", .channel = static_cast<Channel>(9)});
    records.supports.push_back({.supporter = "A", .recipient = "B", .first_day = Span{Day::running()}});
    const Ledger ledger{records, {}, Keep::valid};
    EXPECT_EQ(ledger.table<School>().size(), 2U);
    EXPECT_EQ(ledger.table<Support>().size(), 1U);
    EXPECT_EQ(ledger.dropped().size(), 3U);
}

TEST(Records, ThatAreAlikeAreToldAlsoBehindABadOne) {
    Records records = records_with(School{.id = "C", .name = "Gamma"});
    records.supports = {{.supporter = "A", .recipient = "B", .channel = static_cast<Channel>(9)},
                        {.supporter = "A", .recipient = "B", .channel = Channel::staff},
                        {.supporter = "A", .recipient = "B", .channel = Channel::staff}};
    const Ledger ledger{records, {}, Keep::valid};
    EXPECT_EQ(ledger.table<Support>().size(), 2U);
    const auto is_same = [](const Finding& each) { return each.code == FindingCode::same_record; };
    const auto found = std::ranges::find_if(ledger.findings(), is_same);
    ASSERT_NE(found, ledger.findings().end());
    EXPECT_EQ(found->row, 3U);
    EXPECT_EQ(text_of(found->expected), "2");
}

TEST(Records, SettingsAreRefusedOrComeBack) {
    const Day day{2003, 9, 1};
    const std::vector<Settings> bad{
        {.district = "\xFF"},
        {.complete = {{"nothing", Period::of_day(day)}}},
        {.complete = {{"", Period::of_day(day)}}},
        {.complete = {{"supports", {Day::unknown(), Day::running()}}}},
        {.complete = {{"supports", {Day::unknown(), day}}}},
        {.complete = {{"supports", {day, Day::unknown()}}}},
        {.complete = {{"supports", {Day::from_number(-5'000'000), day}}}},
        {.complete = {{"supports", {day, Day::from_number(5'000'000)}}}},
    };
    for (const Settings& each : bad) {
        const auto findings = refused_for(records_with(Teacher{.id = "T2"}), each).value();
        ASSERT_EQ(findings.size(), 1U);
        EXPECT_EQ(findings.front().table, "ledger.json");
        EXPECT_EQ(findings.front().code, FindingCode::bad_setting);
        EXPECT_EQ(findings.front().column.rfind(each.complete.empty() ? "/district" : "/complete/0", 0), 0U);
    }
    for (const Period& period :
         {Period::of_day(day), Period{day, Day::running()}, Period{Day::first(), Day::last() + 1}})
        EXPECT_EQ(
            refused_for(records_with(Teacher{.id = "T2"}), {.district = " 县\n", .complete = {{"supports", period}}}),
            std::nullopt);
}

/// The signs at which readers divide the cells of a column.
[[nodiscard]] std::vector<std::string> signs_of(std::string_view column) {
    std::ifstream file{"src/io/aliases.json", std::ios::binary};
    const std::string all{std::istreambuf_iterator<char>{file}, {}};
    std::size_t place = all.find("\"" + std::string{column} + "\": [", all.find("\"split\""));
    if (place == std::string::npos) return {};
    place = all.find('[', place);
    const std::size_t end = all.find(']', place);
    std::vector<std::string> signs;
    for (std::size_t open = all.find('"', place); open < end; open = all.find('"', place)) {
        place = all.find('"', open + 1) + 1;
        signs.push_back(all.substr(open + 1, place - open - 2));
    }
    return signs;
}

// The signs that part the items of lists in files are written down twice: as data for readers, and for whoever has no files.
TEST(Records, ListsKnowEverySignThatPartsItemsInFiles) {
    EXPECT_GE(signs_of("schools.aliases").size(), 4U);
    EXPECT_GE(signs_of("documents.supports").size(), 7U);
    for (const std::string& sign : signs_of("schools.aliases"))
        EXPECT_TRUE(refused_for(records_with(School{.id = "C", .name = "c", .aliases = {{"a" + sign + "b"}}}))) << sign;
    for (const std::string& sign : signs_of("documents.supports")) {
        Records records = records_with(Document{.id = "D2", .supports = {{"S" + sign + "1"}}});
        records.supports.front().id = "S" + sign + "1";
        EXPECT_TRUE(refused_for(records)) << sign;
    }
}

}  // namespace
}  // namespace jiedui

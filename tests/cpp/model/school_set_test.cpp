// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/school_set.hpp"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/errors.hpp"
#include "support/random_network.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

/// Members, `|`, and those of whom nobody knows.
std::string text(const SchoolSet& set) {
    return shown(set.network(), set.schools()) + "|" + shown(set.network(), set.unknown());
}

TEST(SchoolSet, SelectsNoUnknownValuesAndCountsThem) {
    const Network net = network_of("schools A weak=yes duty=2; B weak=no duty=2; C duty=1; D weak=yes");
    EXPECT_EQ(text(net.schools_where({{"weak", {"yes"}}})), "A D|C");
    EXPECT_EQ(text(net.schools_where({{"weak", {"no"}}})), "B|C");
    EXPECT_EQ(text(net.schools_where({{"weak", {"yes", "no"}}})), "A B D|C");
    EXPECT_EQ(text(net.schools_where({{"weak", {}}})), "|");
    EXPECT_EQ(net.schools_where({{"weak", {"yes"}}}).size(), 2U);
    EXPECT_EQ(net.schools_where({{"weak", {"yes"}}}).unknown_count(), 1U);
}

TEST(SchoolSet, SelectsByAllConditionsTogether) {
    const Network net = network_of("schools A weak=yes duty=2; B weak=no; C duty=2; D duty=1; E");
    // of C nobody knows whether it is weak, of B nobody needs to know its duty
    EXPECT_EQ(text(net.schools_where({{"weak", {"yes"}}, {"duty", {"2"}}})), "A|C E");
    EXPECT_EQ(text(net.schools_where({})), "A B C D E|");
}

TEST(SchoolSet, SaysOfEachSchoolWhetherItBelongs) {
    const Network net = network_of("schools A weak=yes; B weak=no; C");
    const auto said = [&](const SchoolSet& set) {
        std::string words;
        for (const char* const id : {"A", "B", "C"})
            words += std::string{word_of(set.membership(net.school_of(id)))} + " ";
        return words;
    };
    const SchoolSet weak = net.schools_where({{"weak", {"yes"}}});
    EXPECT_EQ(said(weak), "yes no undecided ");
    EXPECT_EQ(said(~weak), "no yes undecided ");
}

TEST(SchoolSet, TakesATextThatNoSchoolHasForAMistake) {
    const Network net = network_of("schools A township=east weak=no; B township=west weak=no size=large; C weak=no");
    const auto code = [&](const char* column, const std::vector<std::string>& values) {
        return code_of([&] { return net.schools_where({{column, values}}); });
    };
    EXPECT_EQ(code("township", {"east"}), std::nullopt);
    EXPECT_EQ(code("township", {"eest"}), ErrorCode::unknown_value);
    EXPECT_EQ(code("township", {"east", "wset"}), ErrorCode::unknown_value);  // each of several
    EXPECT_EQ(code("size", {"lagre"}), ErrorCode::unknown_value);             // an attribute
    EXPECT_EQ(code("id", {"D"}), ErrorCode::unknown_value);
    EXPECT_EQ(code("name", {"nobody"}), ErrorCode::unknown_value);
    EXPECT_EQ(code("division", {"x"}), std::nullopt);  // nobody says a division: all are unknown
    EXPECT_EQ(net.schools_where({{"division", {"x"}}}).unknown_count(), 3U);
    EXPECT_EQ(code("weak", {"yes"}), std::nullopt);  // a right word, of which there is none
    EXPECT_EQ(code("duty", {"7"}), std::nullopt);    // nor is a number a word
    EXPECT_EQ(code("township", {}), std::nullopt);
    try {
        (void)net.schools_where({{"township", {"esat"}}});
    } catch (const Error& error) {
        EXPECT_EQ(error.subject(), "esat");
        const std::string text = error.what();
        EXPECT_NE(text.find("township; the nearest values are 'east' and 'west'"), std::string::npos) << text;
    }
}

TEST(SchoolSet, AComplementKeepsTheUnknown) {
    const Network net = network_of("schools A weak=yes; B weak=no; C");
    const SchoolSet weak = net.schools_where({{"weak", {"yes"}}});
    EXPECT_EQ(text(~weak), "B C|C");
    EXPECT_EQ(text(~~weak), "A|C");
    EXPECT_TRUE((~weak).contains(net.school_of("C")));
    EXPECT_TRUE((~weak).is_unknown(net.school_of("C")));
    EXPECT_FALSE(weak.contains(net.school_of("C")));
}

TEST(SchoolSet, CarriesTheUnknownUnlessTheOtherSetDecides) {
    const Network net = network_of("schools A weak=yes; B weak=no; C; D");
    const SchoolSet weak = net.schools_where({{"weak", {"yes"}}});
    const SchoolSet abc = net.school_set({"A", "B", "C"});
    EXPECT_EQ(text(weak & abc), "A|C");
    EXPECT_EQ(text(weak | abc), "A B C|D");
    EXPECT_EQ(text(weak - abc), "|D");
    EXPECT_EQ(text(abc - weak), "B C|C");
}

TEST(SchoolSet, FromIdsKnowsAllAndTakesEachOnce) {
    const Network net = network_of("schools A; B; C");
    EXPECT_EQ(text(net.school_set({"C", "A", "C"})), "A C|");
    EXPECT_EQ(text(net.school_set(std::vector<std::string>{})), "|");
    EXPECT_EQ(text(SchoolSet{net}), "|");
    EXPECT_EQ(SchoolSet{net}, net.school_set(std::vector<std::string>{}));
    EXPECT_EQ(code_of([&] { return net.school_set({"A", "X"}); }), ErrorCode::unknown_school);
}

TEST(SchoolSet, OfSeveralWordsOfBitsHasNoSchoolsBehindTheLast) {
    std::string schools = "schools ";
    for (int i = 100; i < 230; ++i) schools += "S" + std::to_string(i) + ";";
    for (const int last : {229, 227}) {  // 130 and 128 schools: a broken last word, and a full one
        const Network net = network_of(schools.substr(0, schools.find("S" + std::to_string(last)) + 4));
        const SchoolSet one = net.school_set({"S163", "S164"});
        EXPECT_EQ((~one).size(), net.school_count() - 2);
        EXPECT_EQ(text(~~one), "S163 S164|");
        EXPECT_EQ((~SchoolSet{net}).schools().size(), net.school_count());
        EXPECT_EQ((~SchoolSet{net} & one), one);
    }
}

TEST(SchoolSet, RefusesASetOfAnotherNetwork) {
    const Network a = network_of("schools A");
    const Network b = network_of("schools A");
    EXPECT_EQ(code_of([&] { return a.school_set({"A"}) & b.school_set({"A"}); }), ErrorCode::other_network);
    EXPECT_EQ(code_of([&] { return a.school_set({"A"}) | b.school_set({"A"}); }), ErrorCode::other_network);
    EXPECT_EQ(code_of([&] { return a.school_set({"A"}) - b.school_set({"A"}); }), ErrorCode::other_network);
    EXPECT_NE(a.school_set({"A"}), b.school_set({"A"}));
    const Network same = a;  // another handle on the same store
    EXPECT_EQ(a.school_set({"A"}), same.school_set({"A"}));
}

TEST(SchoolSet, IsFixedWhenMadeAndOwnsItsNetwork) {
    const SchoolSet set = [] { return network_of("schools A; B").school_set({"B"}); }();
    EXPECT_EQ(text(set), "B|");
}

TEST(SchoolSet, SaysWhichSchoolsItHas) {
    const Network net = network_of("schools A weak=yes; B; C weak=yes");
    EXPECT_EQ(text_of(net.school_set({"C", "A"})), "A C");
    EXPECT_EQ(text_of(SchoolSet{net}), "no school");
    EXPECT_EQ(text_of(net.schools_where({{"weak", {"yes"}}})), "A C, perhaps B");
    std::string many = "schools ";
    for (char id = 'a'; id < 'p'; ++id) many += std::string{id} + ";";
    const Network big = network_of(many);
    EXPECT_NE(text_of(~big.school_set({"a"})), text_of(~big.school_set({"b"})));
    EXPECT_EQ(text_of(~big.school_set({"a"})).substr(0, 12), "14 schools (");
}

class SchoolSetLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(SchoolSetLaw, IsTheThreeValuedLogicSchoolBySchool) {
    const auto [network, records] = random_network(GetParam(), 26, 1);
    const auto certainty = [](const SchoolSet& set, SchoolIndex school) {
        return set.is_unknown(school) ? Certainty::undecided : set.contains(school) ? Certainty::yes : Certainty::no;
    };
    const std::vector sets{network.schools_where({{"weak", {"yes"}}}), ~network.schools_where({{"weak", {"yes"}}}),
                           network.schools_where({{"duty", {"1", "2"}}}), ~network.schools_where({{"duty", {"1"}}}),
                           network.school_set({"A", "C", "Z"})};
    for (const SchoolSet& a : sets)
        for (const SchoolSet& b : sets)
            for (std::uint32_t i = 0; i < network.school_count(); ++i) {
                const SchoolIndex school{i};
                const Certainty x = certainty(a, school);
                const Certainty y = certainty(b, school);
                EXPECT_EQ(certainty(a & b, school), std::min(x, y));
                EXPECT_EQ(certainty(a | b, school), std::max(x, y));
                EXPECT_EQ(certainty(~a, school), static_cast<Certainty>(2 - static_cast<int>(x)));
                EXPECT_EQ(a - b, a & ~b);
                EXPECT_EQ(a & b, b & a);
                EXPECT_EQ(a | b, b | a);
                EXPECT_EQ(~(a & b), ~a | ~b);
            }
}
INSTANTIATE_TEST_SUITE_P(Seeds, SchoolSetLaw, ::testing::Range(0U, 60U));

}  // namespace
}  // namespace jiedui

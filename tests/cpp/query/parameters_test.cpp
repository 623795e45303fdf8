// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/parameters.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <set>
#include <string>
#include <vector>

#include "jiedui/query/questions.hpp"
#include "support/errors.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

const Network net = network_of("A>B staff 0..9 | schools A; B weak=yes township=east");

/// What is said of arguments that do not fit; nothing if they do.
template <question Question>
std::string refusal(const Arguments& arguments) {
    try {
        static_cast<void>(question_from<Question>(arguments));
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::unfit_parameter);
        return error.what();
    }
    return {};
}

TEST(Parameters, SayNameKindAndDefault) {
    const auto forms = parameters_of<Service>();
    ASSERT_EQ(forms.size(), 5U);
    EXPECT_EQ(forms[0].name, "until");
    EXPECT_EQ(forms[0].kind, ParameterKind::day);
    EXPECT_TRUE(forms[0].is_required);
    EXPECT_EQ(forms[1].kind, ParameterKind::schools);
    EXPECT_FALSE(forms[1].is_required);
    EXPECT_EQ(forms[2].default_text, "365 days");
    EXPECT_EQ(forms[3].kind, ParameterKind::words);
    EXPECT_EQ(std::vector<std::string>(forms[3].words.begin(), forms[3].words.begin() + 2),
              (std::vector<std::string>{"support_teaching", "post_replacing"}));
    EXPECT_EQ(forms[4].default_text, "no");
    EXPECT_TRUE(parameters_of<Rings>().empty());
}

TEST(Parameters, FillTheQuestion) {
    const auto asked =
        question_from<CoverageRates>({{"by", std::string{"township"}}, {"needed", Channels{Channel::staff}}});
    EXPECT_EQ(asked.by, "township");
    EXPECT_EQ(asked.needed, Channels{Channel::staff});
    EXPECT_FALSE(asked.needy);
    const auto kinds = question_from<Papers>({{"kinds", std::vector<std::string>{"plan", "notice"}}}).kinds;
    EXPECT_EQ(kinds, (std::vector{DocumentKind::plan, DocumentKind::notice}));
}

TEST(Parameters, RefuseWhatDoesNotFit) {
    EXPECT_NE(refusal<Rings>({{"by", std::string{"x"}}}).find("it has no parameter 'by'; it takes none"),
              std::string::npos);
    EXPECT_NE(refusal<Flows>({{"of", true}, {"by", std::string{"x"}}}).find("it has no parameter 'of'; it has 'by'"),
              std::string::npos);
    EXPECT_NE(refusal<Flows>({}).find("it needs 'by'"), std::string::npos);
    EXPECT_NE(refusal<Flows>({{"by", true}}).find("'by' is a text, not a flag"), std::string::npos);
    EXPECT_EQ(refusal<Flows>({{"by", std::string{"township"}}}), "");
    EXPECT_EQ(code_of([] { return question_from<Papers>({{"kinds", std::vector<std::string>{"novel"}}}); }),
              ErrorCode::bad_word);
}

TEST(Parameters, TakeCountsUpToTheirBound) {
    const auto hops = [](std::uint64_t count) {
        return question_from<Reach>({{"school", SchoolIndex{0}}, {"max_hops", count}}).max_hops;
    };
    constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
    EXPECT_EQ(hops(most - 1), most - 1);
    EXPECT_EQ(hops(most), most);
    EXPECT_EQ(hops(most + 1), most);
    const auto grace = [](std::uint64_t count) { return question_from<NotReturned>({{"grace", count}}).grace; };
    EXPECT_EQ(grace(2'147'483'647), 2'147'483'647);
    EXPECT_EQ(code_of([&] { return grace(2'147'483'648); }), ErrorCode::bad_number);
}

TEST(Questions, AreListedOnceByNameAndFound) {
    std::set<std::string_view> names;
    for (const AnyQuestion& each : questions()) {
        EXPECT_TRUE(names.insert(each.name).second) << each.name;
        EXPECT_EQ(find_question(each.name), &each);
        EXPECT_FALSE(each.columns.empty()) << each.name;
        for (const std::string_view text : {each.text.asks, each.text.rows, each.text.evidence, each.text.cost})
            EXPECT_TRUE(text.ends_with('.')) << each.name << ": " << text;
        for (const QuestionParameter& parameter : each.parameters)
            EXPECT_TRUE(parameter.doc.ends_with('.')) << each.name;
        for (const FrameColumn& column : each.columns) EXPECT_TRUE(column.doc.ends_with('.')) << each.name;
    }
    EXPECT_EQ(find_question("ring"), nullptr);
}

TEST(WordsOf, NameWhatDiffersFromTheDefault) {
    EXPECT_EQ(words_of(Rings{}, net), "rings");
    EXPECT_EQ(words_of(Reach{.school = net.school_of("A")}, net), "reach, school A");
    EXPECT_EQ(words_of(NotReturned{}, net), "not_returned");
    EXPECT_EQ(words_of(NotReturned{.grace = 3}, net), "not_returned, grace 3");
    EXPECT_EQ(words_of(CriticalSets{.share = 0, .by_pupils = true}, net), "critical_sets, share 0, by_pupils");
    EXPECT_EQ(words_of(CoverageRates{.by = "town ship", .needy = net.school_set({"B"})}, net),
              "coverage_rates, by 'town ship', needy B");
    EXPECT_EQ(words_of(Withdraw{.schools = {net.school_of("B"), net.school_of("A"), net.school_of("B")}}, net),
              "withdraw, schools A B");
}

}  // namespace
}  // namespace jiedui

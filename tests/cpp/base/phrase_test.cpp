// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/phrase.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/finding.hpp"
#include "jiedui/words/sentence.hpp"

namespace jiedui {
namespace {

/// The gaps of a text, once each.
std::set<std::string_view> gaps_of(std::string_view text) {
    std::set<std::string_view> gaps;
    for (std::size_t i = 0; (i = text.find('{', i)) != std::string_view::npos; ++i) {
        std::string_view gap = text.substr(i + 1, text.find_first_of(":}", i) - i - 1);  // without its list
        if (gap.size() == 2) gap.remove_prefix(1);  // between quotes, as a sentence or a table
        if (gap != "…") gaps.insert(gap);
    }
    return gaps;
}

bool has_chinese(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
}

/// Every sentence of the library.
std::vector<detail::Sentence> all_sentences() {
    std::vector<detail::Sentence> all;
    for (const auto group :
         {detail::sentences_of_reading(), detail::sentences_of_policies(), detail::sentences_of_judgements(),
          detail::sentences_of_findings(), detail::sentences_of_differences()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

TEST(Sentences, HaveTheSameGapsInBothLanguages) {
    for (const auto& [id, en, zh] : all_sentences()) {
        const bool names_the_column_otherwise = id == "place/here" || id == "near_column";
        EXPECT_TRUE(names_the_column_otherwise || gaps_of(en) == gaps_of(zh)) << id;
    }
}

TEST(Sentences, AreChineseWhereTheyAreMoreThanGaps) {
    for (const auto& [id, en, zh] : all_sentences()) {
        EXPECT_FALSE(en.empty() || zh.empty()) << id;
        EXPECT_TRUE(en == zh || has_chinese(zh)) << id;
    }
}

TEST(Sentences, OfPhrasesStandThereOnceUnderTheIdsOfTheList) {
    std::multiset<std::string_view> ids;
    for (const auto group :
         {detail::sentences_of_reading(), detail::sentences_of_policies(), detail::sentences_of_judgements()})
        for (const detail::Sentence& each : group) ids.insert(each.id);
    EXPECT_EQ(ids, (std::multiset<std::string_view>{detail::phrase_ids.begin(), detail::phrase_ids.end()}));
    EXPECT_EQ(std::set<std::string_view>(ids.begin(), ids.end()).size(), ids.size());
}

TEST(Sentences, OfFindingsAreThereForEachCode) {
    std::set<std::string_view> ids;
    for (const detail::Sentence& each : detail::sentences_of_findings()) EXPECT_TRUE(ids.insert(each.id).second);
    for (const std::string_view code : ClosedList<FindingCode>::words) EXPECT_TRUE(ids.contains(code)) << code;
    for (const std::string_view id : ids) {
        const std::string_view code = id.substr(0, id.find('/'));
        EXPECT_TRUE(find_word<FindingCode>(code) || code == "more" || code == "place") << id;
    }
}

TEST(Phrase, SaysATextAsItStands) {
    const Phrase text{"{or} and {0}"};
    for (const Language language : all_of_list<Language>()) EXPECT_EQ(text_of(text, language), "{or} and {0}");
    EXPECT_EQ(text_of(Phrase{}), "");
    EXPECT_TRUE(Phrase{}.empty());
    EXPECT_TRUE(Phrase{""}.empty());
    EXPECT_FALSE(text.empty());
}

TEST(Phrase, SaysWordsOfAListAsEachLanguageCallsThem) {
    const auto both = [](const Phrase& words) { return text_of(words) + " | " + text_of(words, Language::zh); };
    EXPECT_EQ(both(phrase("one_of_words", {"channel", "staff", "funds"})), "'staff' or 'funds' | “师资”或“资金”");
    EXPECT_EQ(both(phrase("one_of_words", {"columns/teachers", "home", "seniority"})),
              "'home' or 'seniority' | “所在学校”或“seniority”");
    EXPECT_EQ(both(phrase("one_of_words_and_one_meant", {"channel", "钱", "funds", "funds", "staff"})),
              "'funds' or 'staff' ('钱' means 'funds') | “资金”或“师资”（“钱”即“资金”）");
    EXPECT_EQ(
        both(phrase("form_unknown", {"P1", "rotation", "exchange"})),
        "the form of P1 is not known; 'rotation' or 'exchange' are allowed | P1 的交流形式不详；允许“轮岗”或“交流”");
}

TEST(Phrase, ListsItsArguments) {
    const auto both = [](std::vector<std::string> words) {
        const Phrase list = phrase("one_of_quoted", std::move(words));
        return text_of(list) + " | " + text_of(list, Language::zh);
    };
    EXPECT_EQ(both({"a"}), "'a' | “a”");
    EXPECT_EQ(both({"a", "b"}), "'a' or 'b' | “a”或“b”");
    EXPECT_EQ(both({"a", "b", "c"}), "'a', 'b' or 'c' | “a”、“b”或“c”");
    EXPECT_EQ(text_of(phrase("rows", {"2", "5", "7"})), "rows 2, 5 and 7");
    EXPECT_EQ(text_of(phrase("rows", {"2", "5", "7"}), Language::zh), "第 2、5、7 行");
}

TEST(Phrase, FillsNumberedGapsBeforeItLists) {
    const Phrase near = phrase("one_of_words_and_one_meant", {"channel", "实物", "materials", "materials", "staff"});
    EXPECT_EQ(text_of(near), "'materials' or 'staff' ('实物' means 'materials')");
    EXPECT_EQ(text_of(near, Language::zh), "“物资”或“师资”（“实物”即“物资”）");
    EXPECT_EQ(text_of(phrase("table_nearest_one", {"schools", "A"}), Language::zh), "学校表（schools），最接近的是“A”");
}

TEST(Phrase, QuotesWhatHoldsQuotesAndGaps) {
    EXPECT_EQ(text_of(phrase("table_has", {"supports", "a'b{0}"})), "supports has 'a''b{0}'");
    EXPECT_EQ(text_of(phrase("row")), "row ");
}

TEST(Phrase, IsFoundByItsId) {
    EXPECT_EQ(Phrase::known("header_of_either_side"), phrase("header_of_either_side"));
    EXPECT_EQ(text_of(Phrase::known("header_of_either_side"), Language::zh), "结对双方都可这样称呼");
    EXPECT_EQ(Phrase::known("our own reason"), Phrase{"our own reason"});
}

TEST(Phrase, IsEqualInTextOrInEnglish) {
    EXPECT_EQ(phrase("row", {"2"}), phrase("row", {"2"}));
    EXPECT_NE(phrase("row", {"2"}), phrase("row", {"3"}));
    EXPECT_NE(phrase("row", {"2"}), Phrase{"row 2"});
    EXPECT_EQ(phrase("row", {"2"}), "row 2");
}

TEST(TableIn, NamesTablesInChineseAndLeavesFilesAlone) {
    EXPECT_EQ(table_in("supports", Language::en), "supports");
    EXPECT_EQ(table_in("supports", Language::zh), "结对关系表（supports）");
    EXPECT_EQ(table_in("x.csv", Language::zh), "x.csv");
}

}  // namespace
}  // namespace jiedui

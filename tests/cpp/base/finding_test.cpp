// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/finding.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace jiedui {
namespace {

using enum FindingCode;

/// A finding whose every part can be told in its text.
Finding finding_of(FindingCode code) {
    return {.code = code,
            .table = "the-table",
            .row = 4711,
            .column = "the-column",
            .value = "the-value",
            .expected = {"the-expected"}};
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// What the text of a finding must name beside its place; the compiler asks for a new code here.
struct Named {
    bool value = false;
    bool expected = false;
};
Named named_by(FindingCode code) {
    switch (code) {
        case empty_table:
        case bad_encoding:
        case mixed_encoding:
        case nul_byte:
        case unclosed_quote:
        case open_end_assumed: return {};
        case same_table:
        case missing_column:
        case unknown_file: return {.expected = true};
        case unnamed_column:
        case bad_text:
        case misplaced_quote:
        case missing_value:
        case number_for_text:
        case self_support:
        case undivided_amount:
        case renamed_id:
        case made_schools:
        case merged_number:
        case error_value:
        case long_number:
        case like_total:
        case unit_above:
        case assumed_days:
        case several_people:
        case unused_column:
        case looks_endless:
        case open_school_year: return {.value = true};
        case hidden_sheet: return {.value = true};
        case unread_sheet: return {};
        case same_record: return {.expected = true};
        case rows_left_out:
        case assumed_column:
        case assumed_value:
        case assumed_unit:
        case unit_differs:
        case assumed_table:
        case several_records:
        case joined_sheets:
        case total_differs: return {.value = true, .expected = true};
        case missing_table:
        case ambiguous_column:
        case same_column:
        case bad_setting:
        case row_length:
        case unknown_word:
        case bad_day:
        case bad_number:
        case several_values:
        case too_large:
        case missing_unit:
        case per_pupil:
        case unreadable_column:
        case duplicate_id:
        case unknown_id:
        case last_before_first:
        case unknown_name:
        case ambiguous_name:
        case succession_ring:
        case unclear_succession:
        case before_opening:
        case after_closing:
        case same_name:
        case long_running:
        case name_differs:
        case near_column:
        case backbone_differs:
        case no_posting:
        case unknown_column:
        case would_change:
        case undecided_record: return {.value = true, .expected = true};
    }
    return {};
}

TEST(Explain, NamesTableRowAndColumnOfEveryFinding) {
    for (const FindingCode code : all_of_list<FindingCode>()) {
        const std::string text = explain(finding_of(code));
        const bool is_elsewhere = code == near_column;  // its column is not there
        EXPECT_EQ(text.find(is_elsewhere ? "the-table, row 4711: " : "the-table, row 4711, the-column: "), 0U) << text;
    }
}

TEST(Explain, NamesTheValueAndWhatWasExpectedWhereTheyMatter) {
    for (const FindingCode code : all_of_list<FindingCode>()) {
        const std::string text = explain(finding_of(code));
        const Named named = named_by(code);
        EXPECT_EQ(has(text, "the-value"), named.value) << text;
        EXPECT_EQ(has(text, "the-expected"), named.expected) << text;
    }
}

TEST(Explain, LeavesNoGapAndEndsItsLastSentence) {
    std::set<std::string> texts;
    for (const FindingCode code : all_of_list<FindingCode>()) {
        const std::string text = explain(finding_of(code));
        EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << text;
        EXPECT_FALSE(has(text, "  ")) << text;
        EXPECT_TRUE(text.ends_with('.') || text.ends_with('?')) << text;
        EXPECT_TRUE(texts.insert(text).second) << word_of(code) << " says what another says";
    }
}

TEST(Explain, SaysWhatIsWrongAndThenHowToMendIt) {
    for (const FindingCode code : all_of_list<FindingCode>()) {
        const std::string text = explain(finding_of(code));
        EXPECT_TRUE(has(text, ". ")) << "one sentence only: " << text;
    }
}

TEST(Explain, NamesTheColumnThatAWholeTableLacks) {
    for (const FindingCode code : {missing_column, open_end_assumed, same_column}) {
        Finding finding = finding_of(code);
        finding.row = 0;
        const std::string text = explain(finding);
        EXPECT_EQ(text.find("the-table: "), 0U) << text;
        EXPECT_TRUE(has(text, "the-column")) << text;
    }
}

TEST(Explain, NamesTheKeyOfASettingThoughAFileOfSettingsHasNoRows) {
    Finding finding = finding_of(bad_setting);
    finding.row = 0;
    EXPECT_EQ(explain(finding).find("the-table, the-column: "), 0U) << explain(finding);
}

TEST(Explain, SaysHowManySettingsOfACauseThereAre) {
    Finding finding = finding_of(bad_setting);
    finding.row = 0;
    finding.count = 4;
    EXPECT_TRUE(has(explain(finding), "Mend or remove each of them. There are 4 of them.")) << explain(finding);
    EXPECT_TRUE(has(explain(finding, Language::zh), "请改正或删除。共 4 处。")) << explain(finding, Language::zh);
}

TEST(Explain, GivesThePlaceAsFarAsItIsKnown) {
    const auto place_of = [](std::string_view table, std::uint32_t row, std::string_view column) {
        Finding finding;
        finding.code = bad_encoding;
        finding.table = table;
        finding.row = row;
        finding.column = column;
        const std::string text = explain(finding);
        return text.substr(0, text.find("the text is in"));
    };
    EXPECT_EQ(place_of("supports", 7, "channel"), "supports, row 7, channel: ");
    EXPECT_EQ(place_of("supports", 7, ""), "supports, row 7: ");
    EXPECT_EQ(place_of("supports", 0, ""), "supports: ");
    EXPECT_EQ(place_of("supports", 4'294'967'295U, ""), "supports, row 4294967295: ");
    EXPECT_EQ(place_of("", 7, "channel"), "row 7, channel: ");
    EXPECT_EQ(place_of("", 0, ""), "");
}

TEST(Explain, TakesWhatStandsInACellAsItStands) {
    const Finding finding{
        .code = unknown_word, .table = "supports", .row = 2, .column = "{v}", .value = "{e}", .expected = {"{c}"}};
    EXPECT_EQ(explain(finding),
              "supports, row 2, {v}: {v} is '{e}', which is not one of its words. Use {c}, or leave it empty if it is "
              "unknown.");
}

bool has_chinese(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
}

TEST(ExplainInChinese, NamesWhatTheEnglishTextNames) {
    for (const FindingCode code : all_of_list<FindingCode>()) {
        const std::string text = explain(finding_of(code), Language::zh);
        const Named named = named_by(code);
        const bool is_a_column = code == near_column;  // the missing one, which is said in Chinese
        EXPECT_EQ(text.find("the-table，第 4711 行，“the-column”："), is_a_column ? std::string::npos : 0U) << text;
        EXPECT_EQ(text.find("the-table，第 4711 行"), 0U) << text;
        EXPECT_EQ(has(text, "the-value"), named.value) << text;
        EXPECT_EQ(has(text, "the-expected"), named.expected && !is_a_column) << text;
    }
}

TEST(ExplainInChinese, IsChineseThroughoutAndEndsItsLastSentence) {
    std::set<std::string> texts;
    for (const FindingCode code : all_of_list<FindingCode>()) {
        Finding finding = finding_of(code);
        for (const std::string_view value : {"the-value", ""}) {
            finding.value = value;
            const std::string text = explain(finding, Language::zh);
            EXPECT_TRUE(has_chinese(text)) << text;
            EXPECT_EQ(text.find_first_of("{}?,;"), std::string::npos) << "no gaps and no half-width signs: " << text;
            EXPECT_TRUE(text.ends_with("。")) << text;
            EXPECT_TRUE(has(text, "。请") || has(text, "。如") || has(text, "，请") || has(text, "。两者"))
                << "how to mend it: " << text;
        }
        EXPECT_TRUE(texts.insert(explain(finding_of(code), Language::zh)).second) << word_of(code);
    }
}

TEST(ExplainInChinese, CallsTablesAndColumnsAsOfficialsDo) {
    Finding finding = finding_of(missing_value);
    finding.table = "postings";
    finding.column = "home";
    EXPECT_EQ(explain(finding, Language::zh).find("派出记录表（postings），第 4711 行，派出学校（home）："), 0U);
    finding.cell = "支教!B7";
    EXPECT_EQ(explain(finding, Language::zh).find("派出记录表（postings），支教!B7 单元格，派出学校（home）："), 0U);
    finding = finding_of(missing_column);
    finding.row = 0;
    finding.column = "supporter, recipient";
    EXPECT_TRUE(has(explain(finding, Language::zh), "支援学校（supporter）、受援学校（recipient）"));
}

TEST(Explain, SaysHowManyMoreThereAre) {
    Finding finding = finding_of(unknown_id);
    finding.count = 2;
    EXPECT_TRUE(explain(finding).ends_with(". There is 1 more place like this."));
    finding.count = 41;
    EXPECT_TRUE(explain(finding).ends_with(". There are 40 more places like this."));
    finding.unlisted = 7;
    EXPECT_TRUE(explain(finding).ends_with(". There are 7 more of this kind; they are counted, but not listed."));
    EXPECT_TRUE(explain(finding, Language::zh).ends_with("。另有 40 处相同。同类问题还有 7 处，只计数，不逐条列出。"));
}

TEST(Finding, IsAnErrorUpToTheLastCodeThatRefusesALedger) {
    const std::set<FindingCode> doubtful{
        open_end_assumed, self_support,     before_opening,  after_closing,  same_name,          same_record,
        long_running,     name_differs,     unknown_file,    no_posting,     unclear_succession, undecided_record,
        near_column,      backbone_differs, looks_endless,   rows_left_out,  assumed_column,     assumed_value,
        assumed_days,     assumed_unit,     several_records, joined_sheets,  made_schools,       unread_sheet,
        hidden_sheet,     merged_number,    error_value,     long_number,    total_differs,      like_total,
        unit_above,       unit_differs,     assumed_table,   several_people, open_school_year,   unused_column};
    for (const FindingCode code : all_of_list<FindingCode>())
        EXPECT_EQ(finding_of(code).severity(), doubtful.contains(code) ? Severity::doubtful : Severity::error)
            << word_of(code);
}

TEST(Finding, IsEqualOnlyInAllItsParts) {
    const Finding finding = finding_of(bad_day);
    EXPECT_EQ(finding, finding_of(bad_day));
    EXPECT_NE(finding, finding_of(bad_number));
    for (std::string Finding::* const part : {&Finding::table, &Finding::column, &Finding::value, &Finding::cell}) {
        Finding other = finding;
        other.*part = "other";
        EXPECT_NE(finding, other);
    }
    Finding other = finding;
    other.row = 1;
    EXPECT_NE(finding, other);
    other = finding;
    other.expected = phrase("one_of_quoted", {"the-expected"});
    EXPECT_NE(finding, other);
    other = finding;
    other.count = 2;
    EXPECT_NE(finding, other);
}

TEST(Finding, HasAWordForTheFirstAndTheLastOfItsCodes) {
    EXPECT_EQ(word_of(missing_table), "missing_table");
    EXPECT_EQ(word_of(last_before_first), "last_before_first");
    EXPECT_EQ(word_of(open_end_assumed), "open_end_assumed");
    EXPECT_EQ(word_of(name_differs), "name_differs");
    EXPECT_EQ(word_of(no_posting), "no_posting");
    EXPECT_EQ(word_of(unclear_succession), "unclear_succession");
    EXPECT_EQ(word_of(undecided_record), "undecided_record");
    EXPECT_EQ(word_of(looks_endless), "looks_endless");
    EXPECT_EQ(all_of_list<FindingCode>().back(), unused_column);
    EXPECT_EQ(word_of(Severity::error), "error");
    EXPECT_EQ(word_of(Severity::doubtful), "doubtful");
}

}  // namespace
}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
// The catalogue of checks: everything that records can have wrong is found, and each code stands there once.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/error.hpp"
#include "jiedui/model/ledger_builder.hpp"

namespace jiedui {
namespace {

using Findings = std::vector<Finding>;

[[nodiscard]] Span span(std::string_view text) { return Calendar{}.span_of(text); }

/// What `make` finds, whether the ledger is refused or not.
[[nodiscard]] Findings found_by(const std::function<Ledger()>& make) {
    try {
        return make().findings();
    } catch (const Error& error) {
        return error.findings();
    }
}

[[nodiscard]] Findings found_in(const Records& records, const Settings& settings = {}) {
    return found_by([&] { return Ledger{records, settings}; });
}

/// What is found in records that call schools by name.
[[nodiscard]] Findings found_by_name(const Records& records) {
    return found_by([&] {
        LedgerBuilder builder{{}, {.schools = NamedBy::name}};
        each_table([&](auto member) {
            for (const auto& record : records.*member) builder.add(record);
        });
        return builder.finish("by name", Keep::all_or_nothing);
    });
}

/// Two schools of one name, one of which opened in 2004 and closed in 2005.
[[nodiscard]] Records two_schools() {
    Records records;
    records.schools = {{.id = "A", .name = "East"},
                       {.id = "B", .name = "West", .first_day = span("2004-01-01"), .last_day = span("2005-12-31")}};
    return records;
}

[[nodiscard]] Findings found_with_school(const School& school) {
    Records records = two_schools();
    records.schools.push_back(school);
    return found_in(records);
}
[[nodiscard]] Findings found_with_support(const Support& support) {
    Records records = two_schools();
    records.supports.push_back(support);
    return found_in(records);
}
[[nodiscard]] Findings found_with_successions(const std::vector<Succession>& successions) {
    Records records = two_schools();
    records.successions = successions;
    return found_in(records);
}

[[nodiscard]] Findings found_with_backbone() {
    Records records = two_schools();
    records.teachers = {{.id = "T", .backbone = Backbone::no}};
    records.postings = {{.home = "A", .host = "B", .teacher = "T", .backbone = Backbone::county}};
    return found_in(records);
}

[[nodiscard]] Findings found_with_renamed() {
    Records records = two_schools();
    records.supports = {{.supporter = "A", .recipient = "B", .basis = "2"}};
    records.documents = {{.id = "D", .supports = {{"A>B"}}}};
    const Ledger ledger{records};
    Records more;
    more.supports = {{.supporter = "A", .recipient = "B", .basis = "1"}};
    return found_by([&] { return ledger.with_records(more); });
}

/// Records that show a code, and what is found in them; nothing of a code that only files, or calls, can show.
[[nodiscard]] std::optional<Findings> found_with(FindingCode code) {
    using enum FindingCode;
    const std::string no_text = "\xff";
    switch (code) {
        case bad_setting: return found_in(two_schools(), {.district = no_text});
        case same_column: return found_with_school({.id = "C", .name = "C", .attributes = {{"name", "c"}}});
        case missing_value: return found_with_school({.id = "C"});
        case unknown_word: return found_with_school({.id = "C", .name = "C", .kind = static_cast<SchoolKind>(200)});
        case bad_text: return found_with_school({.id = "C", .name = no_text});
        case bad_day:
            return found_with_school(
                {.id = "C", .name = "C", .first_day = Span{Day::last(), Day::last() + 1, Precision::day}});
        case bad_number: return found_with_school({.id = "C", .name = "C", .latitude = 91});
        case number_for_text: return found_with_school({.id = "C", .name = "12"});
        case duplicate_id: return found_with_school({.id = "A", .name = "C"});
        case would_change: return found_with_school({.id = "C", .name = " C"});
        case same_name: return found_with_school({.id = "C", .name = "East"});
        case same_record: {
            Records records = two_schools();
            records.supports = {{.supporter = "A", .recipient = "B", .first_day = span("2005-01-01")},
                                {.supporter = "A", .recipient = "B", .first_day = span("2005-01-01")}};
            return found_in(records);
        }
        case unknown_id: return found_with_support({.supporter = "A", .recipient = "Z"});
        case self_support: return found_with_support({.supporter = "A", .recipient = "A"});
        case last_before_first:
            return found_with_support(
                {.supporter = "A", .recipient = "B", .first_day = span("2005-01-02"), .last_day = span("2005-01-01")});
        case before_opening:
            return found_with_support({.supporter = "A", .recipient = "B", .first_day = span("2003-01-01")});
        case after_closing:
            return found_with_support({.supporter = "A", .recipient = "B", .first_day = span("2006-01-01")});
        case open_school_year:
            return found_with_support({.supporter = "A",
                                       .recipient = "B",
                                       .first_day = span("2004-2005学年"),
                                       .last_day = LastDay::running()});
        case looks_endless:
            return found_with_support({.supporter = "A", .recipient = "B", .last_day = span("9999-12-31")});
        case long_running: {
            Records records = two_schools();
            records.schools[0].first_day = span("2015-01-01");
            records.supports = {
                {.supporter = "A", .recipient = "B", .first_day = span("2004-01-01"), .last_day = LastDay::running()}};
            return found_in(records);
        }
        case unknown_name: {
            Records records = two_schools();
            records.supports = {{.supporter = "East", .recipient = "North"}};
            return found_by_name(records);
        }
        case ambiguous_name: {
            Records records = two_schools();
            records.schools[1] = {.id = "B", .name = "East"};
            records.supports = {{.supporter = "East", .recipient = "A"}};
            return found_by_name(records);
        }
        case succession_ring:
            return found_with_successions(
                {{.predecessor = "A", .successor = "B", .day = span("2004-01-01"), .kind = SuccessionKind::merge},
                 {.predecessor = "B", .successor = "A", .day = span("2004-01-01"), .kind = SuccessionKind::merge}});
        case unclear_succession:
            return found_with_successions({{.predecessor = "A", .successor = "B", .kind = SuccessionKind::rename}});
        case backbone_differs: return found_with_backbone();
        case renamed_id: return found_with_renamed();
        case missing_table:
        case empty_table:
        case same_table:
        case missing_column:
        case ambiguous_column:
        case unreadable_column:
        case unnamed_column:
        case bad_encoding:
        case mixed_encoding:
        case nul_byte:
        case too_large:
        case unclosed_quote:
        case misplaced_quote:
        case missing_unit:
        case row_length:
        case several_values:
        case undivided_amount:
        case per_pupil:
        case unknown_column:
        case open_end_assumed:
        case name_differs:
        case unknown_file:
        case no_posting:
        case undecided_record:
        case near_column:
        case rows_left_out:
        case assumed_column:
        case assumed_value:
        case assumed_days:
        case assumed_unit:
        case several_records:
        case joined_sheets:
        case made_schools:
        case unread_sheet:
        case hidden_sheet:
        case merged_number:
        case error_value:
        case long_number:
        case total_differs:
        case like_total:
        case unit_above:
        case unit_differs:
        case assumed_table:
        case several_people:
        case unused_column: return std::nullopt;
    }
    return std::nullopt;
}

[[nodiscard]] std::vector<FindingCode> all_codes() {
    std::vector<FindingCode> codes;
    for (std::size_t i = 0; i < ClosedList<FindingCode>::words.size(); ++i)
        codes.push_back(static_cast<FindingCode>(i));
    return codes;
}

TEST(Catalogue, HasEachCodeOnceThatRecordsCanShow) {
    std::vector<FindingCode> shown;
    for (const FindingCode code : all_codes())
        if (found_with(code)) shown.push_back(code);
    std::vector<FindingCode> listed{LedgerBuilder::codes().begin(), LedgerBuilder::codes().end()};
    std::ranges::sort(listed);
    EXPECT_EQ(listed, shown);
}

TEST(Catalogue, FindsWhatRecordsShow) {
    for (const FindingCode code : LedgerBuilder::codes()) {
        const Findings found = found_with(code).value_or(Findings{});
        EXPECT_EQ(std::ranges::count(found, code, &Finding::code), 1) << word_of(code);
    }
}

/// Whatever is found in records is of a code that the catalogue lists.
TEST(Catalogue, FindsNothingElse) {
    const auto listed = LedgerBuilder::codes();
    for (const FindingCode code : all_codes())
        for (const Finding& each : found_with(code).value_or(Findings{}))
            EXPECT_NE(std::ranges::find(listed, each.code), listed.end()) << word_of(each.code);
}

}  // namespace
}  // namespace jiedui

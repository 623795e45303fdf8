// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Findings as a frame: a table of what is wrong or doubtful in a ledger.

#include <cstdint>
#include <string>
#include <vector>

#include "jiedui/base/column.hpp"
#include "jiedui/base/finding.hpp"
#include "jiedui/frame/frame.hpp"

namespace jiedui {

/// A finding as a row of a table, with its texts in one language.
struct FindingRow {
    FindingCode code = FindingCode::missing_table;
    Severity severity = Severity::error;
    std::string table{};
    std::uint32_t row = 0;
    std::string column{};
    std::string cell{};
    std::string value{};
    std::string expected{};
    std::uint64_t count = 0;
    std::uint64_t unlisted = 0;
    std::string explanation{};

    static constexpr Columns columns{
        Column{"code", Role::word, &FindingRow::code, "What it is; stable."},
        Column{"severity", Role::word, &FindingRow::severity,
               "An error refuses the ledger, a doubtful finding is only listed."},
        Column{"table", Role::text, &FindingRow::table, "The table, or the file if it is no table."},
        Column{"row", Role::place, &FindingRow::row, "The row as the source counts it, from 1; 0 for a whole table."},
        Column{"column", Role::text, &FindingRow::column, "The column, as the library or as the file calls it."},
        Column{"cell", Role::text, &FindingRow::cell, "Where it stands in a workbook: sheet and cell."},
        Column{"value", Role::text, &FindingRow::value, "What stands there."},
        Column{"expected", Role::text, &FindingRow::expected, "What was expected, or the other place."},
        Column{"count", Role::count, Unit::places, &FindingRow::count,
               "In how many places it is so, this one among them."},
        Column{"unlisted", Role::count, Unit::findings, &FindingRow::unlisted,
               "How many more there are of its code, table and column that are not listed."},
        Column{"explanation", Role::text, &FindingRow::explanation,
               "Where and what, what was expected, and how to mend it."},
    };
    friend bool operator==(const FindingRow&, const FindingRow&) = default;
};

/// Makes a row of a finding.
/// @param language the language of `expected` and `explanation`; default: English.
[[nodiscard]] inline FindingRow row_of(const Finding& finding, Language language = Language::en) {
    return {.code = finding.code,
            .severity = finding.severity(),
            .table = finding.table,
            .row = finding.row,
            .column = finding.column,
            .cell = finding.cell,
            .value = finding.value,
            .expected = text_of(finding.expected, language),
            .count = finding.count,
            .unlisted = finding.unlisted,
            .explanation = explain(finding, language)};
}

/// The findings as columns of FindingRow: one row per finding, in the order of `findings`.
/// @param language the language of the columns `expected` and `explanation`; default: English.
/// @complexity O(findings).
[[nodiscard]] inline Frame frame_of(const std::vector<Finding>& findings, Language language = Language::en) {
    Frame frame;
    detail::declare_columns<FindingRow>(frame, false);
    frame.rows = findings.size();
    auto builders = detail::builders_of(frame);
    for (const Finding& each : findings) {
        const FindingRow row = row_of(each, language);
        std::size_t place = 0;
        each_column<FindingRow>([&]<class I>(I, const auto& column) {
            using Value = column_value<FindingRow, I::value>;
            detail::FrameCell<Value>::put(&builders[place++], row.*column.member, nullptr);
        });
    }
    return frame;
}

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Ledgers of which one table is under test: its header, or the cells of one column.

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "io/folder.hpp"
#include "jiedui/model/cell_text.hpp"

namespace jiedui::tests {

inline constexpr std::string_view no_support = "supporter,recipient,last_day\n";

[[nodiscard]] inline std::string quoted(const std::string& text) {
    std::string doubled;
    for (const char c : text) doubled += c == '"' ? "\"\"" : std::string{c};
    return "\"" + doubled + "\"";
}

/// The file of a table, beside what makes a ledger of it.
[[nodiscard]] inline Ledger ledger_with(std::string_view table, const std::string& csv) {
    Folder::Files files{{"schools.csv", two_schools}, {"supports.csv", no_support}};
    const std::string name = std::string{table} + ".csv";
    std::erase_if(files, [&](const auto& file) { return file.first == name; });
    files.emplace_back(name, csv);
    return read_ledger(Folder{files}.path());
}

/// Values that make a sound row of a table, by required column.
[[nodiscard]] inline std::string sound_value(std::string_view column, std::size_t row) {
    if (column == "id" || column == "name") return "x" + std::to_string(row);
    if (column == "stage") return "primary";
    if (column == "school_year") return "2003/2004";
    if (column == "subject" || column == "indicator") return "other";
    return row % 2 == 0 ? "A" : "B";
}

/// Reads each text as a cell of a column, and gives what it became.
template <class Record>
[[nodiscard]] std::vector<std::string> read_as(std::string_view column, const std::vector<std::string>& texts) {
    std::string csv{column};
    for (const std::string_view each : Record::required_columns)
        if (each != column) csv += "," + std::string{each};
    for (std::size_t row = 0; row < texts.size(); ++row) {
        csv += "\n" + quoted(texts[row]);
        for (const std::string_view each : Record::required_columns)
            if (each != column) csv += "," + sound_value(each, row);
    }
    if constexpr (std::same_as<Record, School>) csv += "\n,A,Alpha\n,B,Beta";
    const Ledger ledger = ledger_with(Record::table, csv + "\n");
    std::vector<std::string> values;
    each_column<Record>([&]<class I>(I, const auto& described) {
        if (described.name != column) return;
        for (std::size_t row = 0; row < texts.size(); ++row)
            values.push_back(cell_text(ledger.table<Record>().template value<I::value>(row)));
    });
    return values;
}

}  // namespace jiedui::tests

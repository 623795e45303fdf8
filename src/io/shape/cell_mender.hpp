// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// CellMender: what a shape makes of the cells of one column, before they are read.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "io/header.hpp"
#include "io/shape/layout_words.hpp"

namespace jiedui::detail {

/// What a cell became.
struct Mended {
    std::string text{};
    bool is_assumed = false;  ///< whether it is another text than that of the cell, which a finding must say
    bool is_common = false;   ///< whether all cells of the column that are mended so share one finding
};

/// Mends cells.
class CellMender {
public:
    using Names = std::map<std::string, std::string, std::less<>>;
    CellMender(const TableShape& table, const LayoutWords& words, const Names& names)
        : table_{table}, words_{words}, names_{names} {}

    /// @param column what the column holds.
    /// @param is_number whether the workbook has the cell as a number.
    [[nodiscard]] Mended mend(std::string_view column, std::string_view cell, bool is_number) const;
    /// Whether a column of the table holds days.
    [[nodiscard]] bool is_day(std::string_view column) const;

private:
    const TableShape& table_;
    const LayoutWords& words_;
    const Names& names_;
};

/// A day that a spreadsheet counts from 1900: 44440 is 2021-09-01; nothing if the number is none of our time.
[[nodiscard]] std::optional<std::string> serial_day(std::string_view number);

/// The first and the last day of a span that is told in words, as two days or a term: 2022年9月起三年,
/// 2022-2023学年第一学期; nothing if it is not told so.
[[nodiscard]] std::optional<std::string> span_in_words(std::string_view text);

/// A day, or several, whose numbers are Chinese, with digits: 二〇二二年九月; the same text if it has none.
[[nodiscard]] std::string days_with_digits(std::string_view text);

/// A whole number that is told in words or with its unit: 三人, 3名; nothing if the text is none, or plain digits.
[[nodiscard]] std::optional<std::string> count_in_words(std::string_view text);

/// A name of a person without the blanks inside it: 王 芳; the same text if there are none, or if it is not in Chinese.
[[nodiscard]] std::string person_without_blanks(std::string_view name);

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
// A shape in words, for a person who checks it.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/phrase.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/io/shape.hpp"
#include "words/nouns.hpp"

namespace jiedui {
namespace {

template <closed_list Enum>
[[nodiscard]] std::string said(Enum value, Language language) {
    const std::string_view chinese =
        language == Language::zh ? detail::chinese_of(ClosedList<Enum>::name, word_of(value)) : std::string_view{};
    return std::string{chinese.empty() ? word_of(value) : chinese};
}

/// A text with blanks behind it: Chinese characters take two places each.
[[nodiscard]] std::string padded(std::string text, std::size_t width) {
    std::size_t places = 0;
    for (const char each : text) {
        const auto byte = static_cast<unsigned char>(each);
        places += byte < 0x80U ? 1U : byte >= 0xE0U ? 2U : 0U;
    }
    text.append(places < width ? width - places : 1, ' ');
    return text;
}

[[nodiscard]] std::string row_list(const std::vector<std::uint32_t>& rows) {
    constexpr std::size_t most = 12;
    std::string text;
    for (std::size_t i = 0; i < std::min(rows.size(), most); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(rows[i]);
    return rows.size() > most ? text + ", …" : text;
}

[[nodiscard]] std::string line_of(const ShapeColumn& column, const std::string& table, Language language) {
    constexpr std::size_t width = 28;
    const bool is_column = !detail::chinese_column("columns/" + table, column.holds).empty();
    std::string holds = column.holds.empty() ? text_of(phrase("shape_not_read"), language)
                        : is_column          ? detail::column_in(table, column.holds, language)
                                             : text_of(phrase("the_attribute", {column.holds}), language);
    if (!column.of.empty()) holds += ", " + detail::column_in(table, column.of_column, language) + " = " + column.of;
    if (!column.unit.empty()) holds += " (" + column.unit + ")";
    if (column.has_several) holds += text_of(phrase("shape_several"), language);
    return "  " + padded(column.at, 4) + padded(printable(column.header), width) + padded(holds, width) +
           said(column.why, language) + "\n";
}

[[nodiscard]] std::string text_of_sheet(const SheetShape& sheet, Language language) {
    const std::string why = said(sheet.why, language);
    if (sheet.table.empty()) return text_of(phrase("shape_unread", {sheet.sheet, why}), language) + "\n";
    std::string text = text_of(phrase("shape_sheet", {sheet.sheet, sheet.table, why}), language) + "\n";
    text += "  " + text_of(phrase("shape_header", {row_list(sheet.header)}), language) + "\n";
    for (const SkippedRows& each : sheet.skip)
        text += "  " + text_of(phrase("shape_skip", {said(each.use, language), row_list(each.rows)}), language) + "\n";
    for (const auto& [column, value] : sheet.values)
        text += "  " +
                text_of(phrase("shape_value", {detail::column_in(sheet.table, column, language), value}), language) +
                "\n";
    for (const ShapeColumn& each : sheet.columns) text += line_of(each, sheet.table, language);
    return text;
}

}  // namespace

std::string explain(const Shape& shape, Language language) {
    std::string text;
    for (const SheetShape& each : shape.sheets) text += (text.empty() ? "" : "\n") + text_of_sheet(each, language);
    if (shape.makes_schools) text += "\n" + text_of(phrase("shape_makes_schools"), language) + "\n";
    if (!shape.names.empty()) text += "\n" + text_of(phrase("shape_names"), language) + "\n";
    for (const auto& [written, name] : shape.names)
        text += "  " + padded(printable(written), 28) + printable(name) + "\n";
    return text;
}

}  // namespace jiedui

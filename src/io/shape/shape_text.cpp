// SPDX-License-Identifier: Apache-2.0
// A shape in words, for a person who checks it.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
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

/// How many places of a line a text takes: Chinese characters take two each.
[[nodiscard]] std::size_t width_of(std::string_view text) {
    std::size_t places = 0;
    for (const char each : text) {
        const auto byte = static_cast<unsigned char>(each);
        const bool goes_on = byte >= 0x80U && byte < 0xC0U;
        places += goes_on ? 0U : byte >= 0xE0U ? 2U : 1U;
    }
    return places;
}

/// Lines of cells, two blanks between columns.
[[nodiscard]] std::string aligned(const std::vector<std::vector<std::string>>& lines) {
    std::vector<std::size_t> widths;
    for (const auto& line : lines) {
        widths.resize(std::max(widths.size(), line.size()));
        for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width_of(line[i]));
    }
    std::string text;
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            text += "  " + line[i];
            if (i + 1 < line.size()) text.append(widths[i] - width_of(line[i]), ' ');
        }
        text += '\n';
    }
    return text;
}

[[nodiscard]] std::string row_list(const std::vector<std::uint32_t>& rows) {
    constexpr std::size_t most = 12;
    std::string text;
    for (std::size_t i = 0; i < std::min(rows.size(), most); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(rows[i]);
    return rows.size() > most ? text + ", …" : text;
}

/// What a column was taken for, as cells of a line.
[[nodiscard]] std::vector<std::string> line_of(const ShapeColumn& column, const std::string& table, Language language) {
    const bool is_column = !detail::chinese_column("columns/" + table, column.holds).empty();
    std::string holds = column.holds.empty() ? text_of(phrase("shape_not_read"), language)
                        : is_column          ? detail::column_in(table, column.holds, language)
                                             : text_of(phrase("the_attribute", {column.holds}), language);
    if (!column.of.empty()) holds += ", " + detail::column_in(table, column.of_column, language) + " = " + column.of;
    if (!column.unit.empty()) holds += language == Language::zh ? "（" + column.unit + "）" : " (" + column.unit + ")";
    if (column.has_several) holds += text_of(phrase("shape_several"), language);
    return {column.at, printable(column.header), std::move(holds), said(column.why, language)};
}

[[nodiscard]] std::string text_of_sheet(const SheetShape& sheet, Language language) {
    const std::string why = said(sheet.why, language);
    if (sheet.table.empty()) return text_of(phrase("shape_unread", {sheet.sheet, why}), language) + "\n";
    std::string text = text_of(phrase("shape_sheet", {sheet.sheet, sheet.table, why}), language) + "\n";
    text += "  " + text_of(phrase("shape_header", {row_list(sheet.header)}), language) + "\n";
    std::vector<SkippedRows> skip = sheet.skip;
    std::ranges::sort(skip, {}, &SkippedRows::rows);
    for (const SkippedRows& each : skip)
        text += "  " + text_of(phrase("shape_skip", {said(each.use, language), row_list(each.rows)}), language) + "\n";
    for (const auto& [column, value] : sheet.values)
        text += "  " +
                text_of(phrase("shape_value", {detail::column_in(sheet.table, column, language), value}), language) +
                "\n";
    std::vector<std::vector<std::string>> lines;
    for (const ShapeColumn& each : sheet.columns) lines.push_back(line_of(each, sheet.table, language));
    return text + aligned(lines);
}

}  // namespace

std::string explain(const Shape& shape, Language language) {
    std::string text;
    for (const SheetShape& each : shape.sheets) text += (text.empty() ? "" : "\n") + text_of_sheet(each, language);
    if (shape.makes_schools) text += "\n" + text_of(phrase("shape_makes_schools"), language) + "\n";
    if (!shape.names.empty()) text += "\n" + text_of(phrase("shape_names"), language) + "\n";
    std::vector<std::vector<std::string>> names;
    for (const auto& [written, name] : shape.names) names.push_back({printable(written), printable(name)});
    text += aligned(names);
    if (text.ends_with('\n')) text.pop_back();
    return text;
}

}  // namespace jiedui

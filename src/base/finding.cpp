// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/finding.hpp"

#include <string>
#include <string_view>

#include "base/finding_texts.hpp"
#include "base/words_zh.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui {

std::string_view detail::sentence_en(const Finding& finding) noexcept {
    using enum FindingCode;
    const bool is_empty = finding.value.empty();
    const bool is_header = finding.column.empty();
    switch (finding.code) {
        case missing_table:
            return is_empty
                       ? "the ledger has no table {e}. Add a file, sheet or frame that is called so, with at least "
                         "its required columns."
                       : "the ledger has no table {e}, and the name '{v}' means none. Rename it if it is that table, "
                         "else add the table.";
        case empty_table: return "the table is empty. Give it a header, or remove it.";
        case same_table: return "it holds the same table as '{e}'. Keep one of them, or join them.";
        case missing_column:
            return "no header means {c}, which the table needs. Add the column, or name an alias of it in ledger.json; "
                   "found: {e}.";
        case ambiguous_column: return "the header '{v}' is not clear: {e}. Mend the header or its column.";
        case same_column: return "'{v}' and '{e}' both mean {c}. Remove or rename one.";
        case unreadable_column: return "the column {c} holds {v}, which cannot be read as cells. Give {e}.";
        case unnamed_column:
            return "there are values below an empty header, first '{v}'. Name the column, or empty it.";
        case bad_encoding: return "the text is neither UTF-8 nor GB18030. Save the file as UTF-8.";
        case mixed_encoding:
            return "the text is not UTF-8 here, and is in other lines. Save the whole file in one encoding.";
        case nul_byte:
            return "there is a zero byte in the text. Is the file damaged, or not a text file? Save it as UTF-8.";
        case too_large:
            return "the row has more {v} than the {e} that may be read. Is a quote missing, or is it not a table? Else "
                   "raise the cap.";
        case missing_unit:
            return "{c} is '{v}' in no stated unit, and {e}. Name the unit in the header or a unit column.";
        case unclosed_quote:
            return "the quote opened here is never closed. Close it, or double quotes that belong to the text.";
        case misplaced_quote:
            return "text follows a closing quote: '{v}'. Quote the whole cell and double the quotes inside it.";
        case bad_setting:
            return finding.count == 1 ? "{v} is not understood; expected {e}. Mend or remove it."
                                      : "not understood: {v}; expected {e}. Mend or remove each of them.";
        case row_length:
            return "cells in the row: {v}, in the header: {e}. Quote cells that hold commas, or add what is missing.";
        case missing_value:
            return is_empty ? "{c} is required, and empty. Fill it in, or remove the row."
                            : "{c} is required, and is '{v}'. Fill it in, or remove the row.";
        case unknown_word:
            return "{c} is '{v}', which is not one of its words. Use {e}, or leave it empty if it is unknown.";
        case bad_text:
            return is_header
                       ? "the header '{v}' has bytes that are not text, shown as ?. Write it in UTF-8, without zero "
                         "bytes."
                       : "{c} is '{v}', where ? stands for bytes that are not text. Write it in UTF-8, without zero "
                         "bytes.";
        case bad_day: return "{c} is '{v}'. Write {e}.";
        case bad_number: return "{c} is '{v}'. Expected {e}.";
        case number_for_text:
            return "{c} is the number '{v}' where a text is wanted. Write the name; are the columns shifted?";
        case several_values: return "{c} holds several values: '{v}'. Write a row for each, {e}.";
        case undivided_amount:
            return "{c} is one amount for several channels: '{v}'. Write a row for each channel, with its own amount.";
        case per_pupil:
            return "{c} is '{v}', a ratio, and its total is not exact or the pupils are missing. Give the total, {e}.";
        case duplicate_id: return "the id '{v}' stands in row {e} already. Give each row an id of its own.";
        case unknown_id: return "{c} is '{v}', which is not an id in {e}. Mend the id, or add the record.";
        case last_before_first: return "{c} is '{v}', before the first day {e}. Exchange or mend the days.";
        case unknown_name:
            return "{c} is the name '{v}', which no record there has: {e}. Mend the name, or the record that should "
                   "have it.";
        case ambiguous_name:
            return "{c} is the name '{v}', which several have: {e}. Give the one meant an alias of its own, or write "
                   "ids.";
        case succession_ring:
            return "{c} is '{v}', which came before itself: on that day the successions of {e} and this one close a "
                   "ring. "
                   "Mend a day or an end of one of them.";
        case unknown_column:
            return "the ledger has no column '{v}' here, and records that are added bring none. Use {e}, or leave it "
                   "out.";
        case renamed_id:
            return "{c} is '{v}', which was made for another record than the one that is called so now. Give the "
                   "records ids of their own, or leave the document out.";
        case would_change:
            return is_header ? "the attribute '{v}' would come back from a file as another; expected {e}. Rename it."
                             : "{c} is '{v}', which would come back from a file as something else; expected {e}. "
                               "Change the value.";
        case open_end_assumed:
            return "there is no column {c}, so every end is unknown and nothing is surely in force after its first "
                   "day. "
                   "Add the column, or say in ledger.json what a missing one means.";
        case self_support: return "'{v}' supports itself, which no answer counts. Mend one end if that is a slip.";
        case before_opening: return "in force on {v}, before the school {e} opened. Mend one of the days.";
        case after_closing:
            return is_empty ? "in force without an end, though the school {e} closed. Mend one of the days."
                            : "in force on {v}, after the school {e} closed. Mend one of the days.";
        case same_name:
            return "the name '{v}' is that of row {e} too. Ids keep them apart; look-ups by name find both.";
        case long_running:
            return "left running since {v}, ten years and more before the ledger's latest day {e}. Enter its last day "
                   "if it has ended.";
        case unknown_file:
            return "the name means no table, so it was not read. Call it after a table, e.g. {e}, or move it away.";
        case no_posting:
            return "{c} is '{e}': there was no posting, and the row was left out; rows of that sort: {v}. Remove "
                   "them, or mend the word.";
        case unclear_succession:
            return is_empty ? "{c} is unknown, so the succession is not followed: {e}. Fill it in."
                            : "{c} is '{v}', so the succession is not followed: {e}. Mend it, or the kind.";
        case undecided_record:
            return "{c} is '{v}', so it is open whether the record was known on {e}, and it was left out. Enter "
                   "the day, or ask for another one.";
        case name_differs: return "{c} is '{v}', but the id beside it belongs to '{e}'. Mend the id or the name.";
        case near_column:
            return "the header '{v}' is not a column and was kept as an attribute; nearest to it is '{e}', which the "
                   "table does not have. Mend the header if that is a slip.";
        case backbone_differs:
            return "{c} is '{v}', but the record of the teacher says '{e}'. Mend the one that is wrong; until then "
                   "rules "
                   "leave open whether this teacher counts as a backbone teacher.";
        case looks_endless:
            return "{c} is {v}, which is read as that day, and looks like «no end». Leave the cell empty if the record "
                   "is still running, or write ? if its end is unknown.";
    }
    return "{v}";
}

namespace {

[[nodiscard]] bool names_column(const Finding& finding) noexcept {
    return (finding.row > 0 || finding.code == FindingCode::bad_setting) && !finding.column.empty();
}

[[nodiscard]] std::string place_en(const Finding& finding) {
    std::string place = printable(finding.table);
    if (!finding.cell.empty())
        place += (place.empty() ? "" : ", ") + printable(finding.cell);
    else if (finding.row > 0)
        place += (place.empty() ? "row " : ", row ") + std::to_string(finding.row);
    if (names_column(finding)) place += ", " + printable(finding.column);
    return place.empty() ? place : place + ": ";
}

[[nodiscard]] std::string place_zh(const Finding& finding) {
    std::string place = printable(table_in(finding.table, Language::zh));
    const auto add = [&](const std::string& part) { place += (place.empty() ? "" : "，") + part; };
    if (!finding.cell.empty())
        add(printable(finding.cell) + (names_column(finding) ? " 单元格" : ""));
    else if (finding.row > 0)
        add("第 " + std::to_string(finding.row) + " 行");
    if (names_column(finding)) add(printable(detail::column_zh(finding.table, finding.column)));
    return place.empty() ? place : place + "：";
}

/// The column, where the place has not named it already.
[[nodiscard]] std::string column_in_zh(const Finding& finding) {
    const bool names_another = finding.code == FindingCode::same_column || finding.code == FindingCode::near_column;
    const bool is_here = names_column(finding) && !names_another;
    return is_here ? "此处" : printable(detail::column_zh(finding.table, finding.column));
}

/// What stands there, where the library says it in words of its own.
[[nodiscard]] std::string value_zh(const Finding& finding) {
    const bool is_type = finding.code == FindingCode::unreadable_column;
    const std::string_view chinese = is_type ? detail::chinese_of("types", finding.value) : std::string_view{};
    return chinese.empty() ? printable(finding.value) : std::string{chinese};
}

/// What the gaps of a sentence hold.
struct Blanks {
    std::string value, column, expected;
};

[[nodiscard]] std::string filled(std::string_view sentence, const Blanks& with) {
    std::string text;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const std::string_view gap = sentence.substr(i, 3);
        const bool is_gap = gap == "{v}" || gap == "{c}" || gap == "{e}";
        if (!is_gap) {
            text += sentence[i];
            continue;
        }
        text += gap == "{v}" ? with.value : gap == "{c}" ? with.column : with.expected;
        i += 2;
    }
    return text;
}

/// Whether the first few of its cause are named, and not one alone.
[[nodiscard]] bool names_several(const Finding& finding) noexcept {
    return finding.code == FindingCode::bad_setting && finding.count > 1;
}

/// How many more there are, and how many of them stand nowhere.
[[nodiscard]] std::string more_en(const Finding& finding) {
    std::string text;
    if (names_several(finding))
        text += " There are " + std::to_string(finding.count) + " of them.";
    else if (finding.count > 1)
        text += " The same is so in " + std::to_string(finding.count - 1) +
                (finding.count == 2 ? " more place." : " more places.");
    if (finding.unlisted > 0)
        text +=
            " Of this kind there are " + std::to_string(finding.unlisted) + " more, which are counted and not listed.";
    return text;
}
[[nodiscard]] std::string more_zh(const Finding& finding) {
    std::string text;
    if (names_several(finding))
        text += "共 " + std::to_string(finding.count) + " 处。";
    else if (finding.count > 1)
        text += "另有 " + std::to_string(finding.count - 1) + " 处相同。";
    if (finding.unlisted > 0) text += "同类问题还有 " + std::to_string(finding.unlisted) + " 处，只计数，不逐条列出。";
    return text;
}

}  // namespace

std::string explain(const Finding& finding, Language language) {
    const std::string expected = text_of(finding.expected, language);
    const std::string value = printable(finding.value);
    switch (language) {
        case Language::en:
            return place_en(finding) +
                   filled(detail::sentence_en(finding), {value, printable(finding.column), expected}) +
                   more_en(finding);
        case Language::zh:
            return place_zh(finding) +
                   filled(detail::sentence_zh(finding), {value_zh(finding), column_in_zh(finding), expected}) +
                   more_zh(finding);
    }
    return {};
}

}  // namespace jiedui

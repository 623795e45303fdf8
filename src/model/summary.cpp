// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <concepts>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/words_zh.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/records.hpp"
#include "model/difference_store.hpp"

namespace jiedui::detail {
namespace {

/// What records of a table are called in English.
struct Noun {
    std::string_view table;
    std::string_view noun;
};
constexpr Noun nouns[]{{"schools", "School"},         {"supports", "Support"},    {"teachers", "Teacher"},
                       {"postings", "Posting"},       {"transfers", "Transfer"},  {"needs", "Need"},
                       {"indicators", "Indicator"},   {"documents", "Document"},  {"claims", "Claim"},
                       {"successions", "Succession"}, {settings_table, "Setting"}};

[[nodiscard]] std::string noun_of(std::string_view table, Language language) {
    if (language == Language::en) return std::string{std::ranges::find(nouns, table, &Noun::table)->noun};
    if (table == settings_table) return "设置";
    std::string_view chinese = chinese_of("tables", table);
    chinese.remove_suffix(std::string_view{"表"}.size());
    return std::string{chinese};
}

/// The list whose words stand in a column; empty if any text may.
template <class Value>
[[nodiscard]] constexpr std::string_view list_of(std::string_view column) noexcept {
    if constexpr (requires { typename Value::value_type; } && !std::same_as<Value, std::string>)
        return list_of<typename Value::value_type>(column);
    else if constexpr (closed_list<Value>)
        return ClosedList<Value>::name;
    else if (std::same_as<Value, bool> || column == "exempt")
        return "yes_no";
    else
        return column == "subject" || column == "indicator" || column == "unit" ? column : std::string_view{};
}
[[nodiscard]] std::string_view list_of(const Change& row) {
    std::string_view list;
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        if (row.table != Record::table) return;
        each_column<Record>([&]<class I>(I, const auto& column) {
            if (column.name == row.field) list = list_of<column_value<Record, I::value>>(column.name);
        });
    });
    return list;
}

[[nodiscard]] std::string quoted_in(std::string_view text, Language language) {
    return language == Language::zh ? "“" + printable(text) + "”" : in_quotes(text, most_shown);
}

[[nodiscard]] bool is_end_of_tie(const Change& row) noexcept {
    const bool is_tie = row.table == Support::table || row.table == Posting::table || row.table == Transfer::table;
    const bool is_home = row.field == "home";
    return is_home || (is_tie && (row.field == "supporter" || row.field == "recipient" || row.field == "host"));
}

/// Says in one language what happened to one subject.
class Teller {
public:
    explicit Teller(Language language) : language_{language} {}

    [[nodiscard]] std::string sentence(std::span<const Change> rows, EndMove end) const {
        const Change& first = rows.front();
        if (!first.id && first.table != settings_table) return of_column(first);
        const std::string subject = noun_of(first.table, language_) + say(" ", "") +
                                    quoted_in(first.id ? *first.id : word("settings", first.field), language_);
        switch (first.what) {
            case ChangeKind::added: return subject + say(" was added.", "：新增。");
            case ChangeKind::removed: return subject + say(" was removed.", "：删除。");
            case ChangeKind::changed: break;
        }
        std::string text;
        for (const std::string& each : parts_of(rows, end)) text += (text.empty() ? "" : say(", ", "；")) + each;
        return subject + say(" ", "：") + text + say(".", "。");
    }

private:
    [[nodiscard]] std::string say(std::string_view en, std::string_view zh) const {
        return std::string{language_ == Language::zh ? zh : en};
    }

    [[nodiscard]] std::string of_column(const Change& row) const {
        const bool is_new = row.what == ChangeKind::added;
        if (language_ == Language::zh)
            return std::string{chinese_of("tables", row.table)} + "：" + (is_new ? "新增列" : "删除列") +
                   quoted_in(column_of(row), language_) + "。";
        return "Column " + in_quotes(row.field, most_shown) + " of " + row.table + " was " +
               (is_new ? "added." : "removed.");
    }

    [[nodiscard]] std::string cell(const Change& row, const std::optional<CellText>& cell) const {
        const std::string text = cell ? cell->text : "";
        const bool is_end = row.field == "last_day";
        if (is_end && text.empty()) return say("running", "未截止");
        if (is_end && text == "?") return say("unknown", "不详");
        if (text.empty()) return row.table == settings_table ? say("empty", "空") : say("unknown", "不详");
        return quoted_in(in_words(row, text), language_);
    }
    /// What a list calls a word in this language; the word itself if it is not one of the list.
    [[nodiscard]] std::string word(std::string_view list, std::string_view token) const {
        const std::string_view chinese = language_ == Language::zh ? chinese_of(list, token) : std::string_view{};
        return std::string{chinese.empty() ? token : chinese};
    }
    [[nodiscard]] std::string in_words(const Change& row, const std::string& text) const {
        if (row.table != settings_table) return word(list_of(row), text);
        return row.field == "district" ? text : setting_in_words(text);
    }
    /// `autumn 09-01, spring 02-01` or `postings 2003-09-01..2004-08-31`, word by word.
    [[nodiscard]] std::string setting_in_words(std::string_view text) const {
        std::string said;
        while (!text.empty()) {
            const std::size_t blank = std::min(text.find(' '), text.size());
            said += word("settings", word("tables", text.substr(0, blank)));
            said += text.substr(blank, 1);
            text.remove_prefix(std::min(blank + 1, text.size()));
        }
        return said;
    }
    [[nodiscard]] std::string from_to(const Change& row) const {
        return say("from ", "由") + cell(row, row.before) + say(" to ", "改为") + cell(row, row.after);
    }
    [[nodiscard]] std::string field(const Change& row) const {
        if (language_ == Language::en) return (row.field == "last_day" ? "last day" : row.field) + " ";
        const std::string column = column_of(row);
        return column == row.field ? quoted_in(column, language_) : column;
    }
    /// What a column or a setting is called; an attribute as the ledger calls it.
    [[nodiscard]] std::string column_of(const Change& row) const {
        return word(row.table == settings_table ? "settings" : "columns/" + row.table, row.field);
    }

    [[nodiscard]] std::vector<std::string> parts_of(std::span<const Change> rows, EndMove end) const {
        std::vector<std::string> parts;
        std::string moved;
        std::string others;
        const auto join = [&](std::string& list, const Change& row) {
            list += (list.empty() ? "" : say(" and ", "，")) + field(row) + from_to(row);
        };
        for (const Change& row : rows) {
            if (row.table == Support::table && row.field == "recipient")
                parts.push_back(say("was re-targeted ", "改换受援学校，") + from_to(row));
            else if (is_end_of_tie(row))
                join(moved, row);
            else if (row.field != "last_day" || end == EndMove::none)
                join(others, row);
        }
        if (!moved.empty()) parts.push_back(say("moved: ", "调动：") + moved);
        for (const Change& row : rows)
            if (row.field == "last_day" && end != EndMove::none) parts.push_back(of_end(row, end));
        if (!others.empty()) parts.push_back(say("changed: ", "变更：") + others);
        return parts;
    }

    [[nodiscard]] std::string of_end(const Change& row, EndMove end) const {
        switch (end) {
            case EndMove::ended: return say("ended: ", "结束：") + field(row) + from_to(row);
            case EndMove::extended: return say("was extended: ", "延长：") + field(row) + from_to(row);
            case EndMove::shortened: return say("was shortened: ", "缩短：") + field(row) + from_to(row);
            case EndMove::none: break;
        }
        return {};
    }

    Language language_;
};

}  // namespace

std::vector<std::string> summary(const DifferenceStore& store, Language language) {
    const Teller teller{language};
    std::vector<std::string> sentences;
    for (std::size_t i = 0; i < store.subjects.size(); ++i) {
        const std::size_t first = store.subjects[i].first_row;
        const std::size_t end = i + 1 < store.subjects.size() ? store.subjects[i + 1].first_row : store.rows.size();
        sentences.push_back(teller.sentence(std::span{store.rows}.subspan(first, end - first), store.subjects[i].end));
    }
    return sentences;
}

}  // namespace jiedui::detail

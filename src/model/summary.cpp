// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <concepts>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/text.hpp"
#include "jiedui/detail/model/word_list.hpp"
#include "jiedui/model/records.hpp"
#include "jiedui/words/sentence.hpp"
#include "model/difference_store.hpp"
#include "words/nouns.hpp"

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

[[nodiscard]] std::string_view list_of(const Change& row) {
    std::string_view list;
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        if (row.table != Record::table) return;
        each_column<Record>([&]<class I>(I, const auto& column) {
            if (column.name == row.field) list = list_of_words<column_value<Record, I::value>>(column.name);
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
        const std::string subject = noun_of(first.table, language_) + (language_ == Language::en ? " " : "") +
                                    quoted_in(first.id ? *first.id : word("settings", first.field), language_);
        switch (first.what) {
            case ChangeKind::added: return say("added", {subject});
            case ChangeKind::removed: return say("removed", {subject});
            case ChangeKind::changed: break;
        }
        return say("changed", {subject, joined(parts_of(rows, end), language_ == Language::en ? ", " : "；")});
    }

private:
    [[nodiscard]] std::string say(std::string_view id, const std::vector<std::string>& parts = {}) const {
        return filled(*find_sentence(sentences_of_differences(), id), parts, language_);
    }
    [[nodiscard]] static std::string joined(std::span<const std::string> parts, std::string_view between) {
        std::string text;
        for (const std::string& each : parts) text.append(text.empty() ? "" : between).append(each);
        return text;
    }

    [[nodiscard]] std::string of_column(const Change& row) const {
        const bool is_new = row.what == ChangeKind::added;
        const bool is_english = language_ == Language::en;
        const std::string table = is_english ? row.table : std::string{chinese_of("tables", row.table)};
        return say(is_new ? "column_added" : "column_removed", {is_english ? row.field : column_of(row), table});
    }

    [[nodiscard]] std::string cell(const Change& row, const std::optional<CellText>& cell) const {
        const std::string text = cell ? cell->text : "";
        const bool is_end = row.field == "last_day";
        if (is_end && text.empty()) return say("running");
        if (is_end && text == "?") return say("unknown");
        if (text.empty()) return row.table == settings_table ? say("empty") : say("unknown");
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
    /// From what to what; of which field, unless the words before say it.
    [[nodiscard]] std::string from_to(const Change& row, const std::string& of_field = {}) const {
        return say("from_to", {of_field, cell(row, row.before), cell(row, row.after)});
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
        std::vector<std::string> moved;
        std::vector<std::string> others;
        for (const Change& row : rows) {
            if (row.table == Support::table && row.field == "recipient")
                parts.push_back(say("retargeted", {from_to(row)}));
            else if (is_end_of_tie(row))
                moved.push_back(from_to(row, field(row)));
            else if (row.field != "last_day" || end == EndMove::none)
                others.push_back(from_to(row, field(row)));
        }
        const std::string_view between = language_ == Language::en ? " and " : "，";
        if (!moved.empty()) parts.push_back(say("moved", {joined(moved, between)}));
        for (const Change& row : rows)
            if (row.field == "last_day" && end != EndMove::none) parts.push_back(of_end(row, end));
        if (!others.empty()) parts.push_back(say("fields", {joined(others, between)}));
        return parts;
    }

    [[nodiscard]] std::string of_end(const Change& row, EndMove end) const {
        const std::string what = from_to(row, field(row));
        switch (end) {
            case EndMove::ended: return say("ended", {what});
            case EndMove::extended: return say("extended", {what});
            case EndMove::shortened: return say("shortened", {what});
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

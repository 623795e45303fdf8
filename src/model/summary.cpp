// SPDX-License-Identifier: Apache-2.0
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/text.hpp"
#include "model/difference_store.hpp"

namespace jiedui::detail {
namespace {

/// A word in both languages.
struct Word {
    std::string_view key;
    std::string_view en;
    std::string_view zh;
};

constexpr Word nouns[]{{"schools", "School", "学校"},       {"supports", "Support", "结对关系"},
                       {"teachers", "Teacher", "教师"},     {"postings", "Posting", "派出记录"},
                       {"transfers", "Transfer", "拨付"},   {"needs", "Need", "学科需求"},
                       {"indicators", "Indicator", "指标"}, {"documents", "Document", "文件"},
                       {"claims", "Claim", "文中数据"},     {"successions", "Succession", "学校变更"},
                       {"settings", "Setting", "设置"}};
constexpr Word fields[]{{"supporter", "supporter", "支援学校"},
                        {"recipient", "recipient", "受援学校"},
                        {"home", "home", "派出学校"},
                        {"host", "host", "接收学校"},
                        {"last_day", "last day", "截止日期"}};

[[nodiscard]] std::string word(std::span<const Word> words, std::string_view key, Language language) {
    for (const Word& each : words)
        if (each.key == key) return std::string{language == Language::zh ? each.zh : each.en};
    return printable(key);
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
        const std::string subject =
            word(nouns, first.table, language_) + say(" ", "") + quoted_in(first.id.value_or(first.field), language_);
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
            return word(nouns, row.table, language_) + "表：" + (is_new ? "新增列" : "删除列") +
                   quoted_in(row.field, language_) + "。";
        return "Column " + in_quotes(row.field, most_shown) + " of " + row.table + " was " +
               (is_new ? "added." : "removed.");
    }

    [[nodiscard]] std::string cell(const Change& row, const std::optional<CellText>& cell) const {
        const std::string text = cell ? cell->text : "";
        const bool is_end = row.field == "last_day";
        if (is_end && text.empty()) return say("running", "未截止");
        if (is_end && text == "?") return say("unknown", "不详");
        if (text.empty()) return row.table == settings_table ? say("empty", "空") : say("unknown", "不详");
        return quoted_in(text, language_);
    }
    [[nodiscard]] std::string from_to(const Change& row) const {
        return say("from ", "由") + cell(row, row.before) + say(" to ", "改为") + cell(row, row.after);
    }
    [[nodiscard]] std::string field(const Change& row) const {
        return word(fields, row.field, language_) + say(" ", "");
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
            case EndMove::ended: return say("ended: last day ", "结束：截止日期") + from_to(row);
            case EndMove::extended: return say("was extended: last day ", "延长：截止日期") + from_to(row);
            case EndMove::shortened: return say("was shortened: last day ", "缩短：截止日期") + from_to(row);
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

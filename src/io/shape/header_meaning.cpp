// SPDX-License-Identifier: Apache-2.0
// What a header of one row or two means in a table.
#include <algorithm>
#include <array>

#include "base/folded_header.hpp"
#include "io/bracket.hpp"
#include "io/shape/layout_words.hpp"
#include "io/shape/sheet_sniffer.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

constexpr int weight_of_column = 3;

/// Headers below another one that say nothing by themselves: 派出学校 | 名称.
[[nodiscard]] bool says_little(std::string_view folded_text) {
    constexpr std::array words{"名称", "学校", "校名", "学校名称", "单位", "name", "全称"};
    return std::ranges::find(words, folded_text) != words.end();
}
/// Headers below another one that tell of a person or a number beside it.
[[nodiscard]] bool tells_of_people(std::string_view folded_text) {
    constexpr std::array words{"校长", "联系人", "电话",     "负责人",   "联系电话",
                               "手机", "责任人", "分管领导", "principal"};
    return std::ranges::find(words, folded_text) != words.end();
}

/// Whether a header over others speaks of all teachers, and of no subject.
[[nodiscard]] bool is_of_all(std::string_view folded_text) {
    constexpr std::array<std::string_view, 8> words{"教师", "教职工", "总", "全", "学生", "其中", "编制", "备注"};
    return std::ranges::any_of(words,
                               [&](std::string_view each) { return folded_text.find(each) != std::string_view::npos; });
}

/// Whether a column holds numbers that have a unit.
[[nodiscard]] bool is_amount(std::string_view column) {
    constexpr std::array<std::string_view, 6> amounts{"amount",     "count",    "quantity",
                                                      "value_yuan", "required", "on_hand"};
    return std::ranges::find(amounts, column) != amounts.end();
}

/// Which of two days a header below that of both says: 支教时间 | 起; empty if it says neither.
[[nodiscard]] std::string_view day_of_both(std::string_view folded_text) {
    constexpr std::array firsts{"起", "始", "自", "从", "开始", "起始", "from", "start"};
    constexpr std::array lasts{"止", "至", "到", "讫", "结束", "终止", "to", "end"};
    if (std::ranges::find(firsts, folded_text) != firsts.end()) return "first_day";
    return std::ranges::find(lasts, folded_text) != lasts.end() ? "last_day" : "";
}

/// A header without the number at its end: 受援学校2, 受援学校（二）, 受援学校②; empty if it has none.
[[nodiscard]] std::string without_number(std::string_view folded_text) {
    constexpr std::array circled{"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"};
    std::vector<std::string_view> all = characters_of(folded_text);
    std::size_t end = all.size();
    const auto is_bracket = [](std::string_view each) {
        return each == "(" || each == ")" || each == "." || each == "-";
    };
    while (end > 0 && is_bracket(all[end - 1])) --end;
    const std::size_t last = end;
    while (end > 0 && (is_digit(all[end - 1]) || chinese_number(all[end - 1]) ||
                       std::ranges::find(circled, all[end - 1]) != circled.end()))
        --end;
    if (end == last) return {};
    while (end > 0 && is_bracket(all[end - 1])) --end;
    std::string text;
    for (std::size_t i = 0; i < end; ++i) text += all[i];
    return text;
}

}  // namespace

HeaderMeaning LayoutWords::plain_meaning(const TableShape& table, const std::string& text) const {
    if (text.empty()) return {};
    const std::string name{table.name};
    HeaderMeaning meaning{.why = ColumnReason::header, .weight = weight_of_column};
    const auto is_in = [&](const std::string& list) {
        const std::string* const found = aliases_.find(list, text);
        if (found != nullptr) meaning.holds = *found;
        return found != nullptr;
    };
    if (is_in("headers/" + name) || is_in("every_table")) {
        if (const auto* const unit = aliases_.find("units/of_headers", text)) meaning.unit = *unit;
        if (const auto split = split_bracket(text); split && aliases_.yuan_in(split->second))
            meaning.unit = split->second;
        return meaning;
    }
    if (table.has_totals && is_in("values/indicator")) return meaning;
    meaning.why = ColumnReason::likely;
    meaning.weight = 2;
    if (is_in("likely/" + name)) return meaning;
    meaning.why = ColumnReason::header;
    meaning.weight = 1;
    return is_in("attributes") ? meaning : HeaderMeaning{};
}

std::string LayoutWords::known_unit_in(std::string_view text) const {
    const std::string plain = without_blanks(text);
    std::string_view rest = plain;
    for (const std::string_view word : {"计量单位", "金额单位", "单位", ":"})
        if (rest.starts_with(word)) rest.remove_prefix(word.size());
    for (const std::string_view sign : {",", ";", "、"}) rest = rest.substr(0, rest.find(sign));
    const bool is_known = aliases_.yuan_in(rest) || aliases_.find("units/people", folded(rest)) != nullptr ||
                          aliases_.find("units/goods", folded(rest)) != nullptr;
    return is_known ? std::string{rest} : std::string{};
}

/// What a header means whose end is `said` in brackets, or behind a sign.
HeaderMeaning LayoutWords::with_unit(const TableShape& table, const std::string& header,
                                     const std::string& said) const {
    HeaderMeaning meaning = plain_meaning(table, folded_header(header));
    if (meaning.holds.empty()) {  // 金额（千元）（含税）
        if (const auto split = split_bracket(header); split && !known_unit_in(split->second).empty())
            return with_unit(table, split->first, split->second);
        return meaning;
    }
    if (is_mark(said) || chinese_number(said)) {
        meaning.why = ColumnReason::numbered;
        return meaning;
    }
    const std::string unit = known_unit_in(said);
    const bool is_of_goods = aliases_.find("units/goods", folded(unit)) != nullptr;
    if (!unit.empty() && (!is_of_goods || is_amount(meaning.holds)))
        meaning.unit = unit;
    else if (is_amount(meaning.holds))  // the reader of cells refuses a unit that it does not know
        meaning.unit = said;
    return meaning;
}

HeaderMeaning LayoutWords::meaning_of_one(const TableShape& table, std::string_view header) const {
    const std::string text = folded_header(trimmed(header));
    HeaderMeaning meaning = plain_meaning(table, text);
    if (!meaning.holds.empty()) return meaning;
    if (const auto split = split_bracket(header)) {
        meaning = with_unit(table, split->first, split->second);
        if (!meaning.holds.empty()) return meaning;
    }
    const std::string plain = narrowed(header);
    for (const std::string_view sign : {"/", ":", "\n", " ", "单位"}) {  // 金额/万元
        const std::size_t at = plain.find(sign);
        if (at == std::string::npos || at == 0 ||
            known_unit_in(std::string_view{plain}.substr(at + (sign == "单位" ? 0 : 1))).empty())
            continue;
        meaning = with_unit(table, plain.substr(0, at), plain.substr(at + (sign == "单位" ? 0 : 1)));
        if (!meaning.holds.empty()) return meaning;
    }
    meaning = plain_meaning(table, without_number(text));
    if (meaning.weight < weight_of_column) return {};
    meaning.why = ColumnReason::numbered;
    return meaning;
}

/// What a header says that is a channel, with what was done before it: 师资, 捐赠资金（万元）.
HeaderMeaning LayoutWords::channel_meaning(std::string_view header) const {
    const auto split = split_bracket(header);
    const std::string plain = without_blanks(split ? std::string_view{split->first} : header);
    constexpr std::array<std::string_view, 3> people{"教师", "人员",
                                                     "teachers"};  // alone, they may be how large a school is
    if (std::ranges::find(people, plain) != people.end()) return {};
    std::string_view word = plain;
    for (const std::string_view done : {"捐赠", "派出", "选派", "支援", "帮扶", "提供"})
        if (word.starts_with(done) && word.size() > done.size()) word.remove_prefix(done.size());
    const std::string* const channel = aliases_.find("values/channel", folded(word));
    if (channel == nullptr) return {};
    return {.holds = "amount",
            .of = *channel,
            .of_column = "channel",
            .unit = split ? split->second : std::string{},
            .why = ColumnReason::group,
            .weight = weight_of_column};
}

HeaderMeaning LayoutWords::meaning_of(const TableShape& table, std::string_view upper, std::string_view lower) const {
    constexpr std::array<std::string_view, 5> numbers{"amount", "count", "quantity", "value_yuan", "share"};
    const std::string above = folded_header(trimmed(upper));
    const std::string below = folded_header(trimmed(lower));
    if (below.empty() || above == below) return meaning_of_one(table, upper);
    if (above.empty()) return meaning_of_one(table, lower);
    HeaderMeaning both = plain_meaning(table, above + below);
    if (!both.holds.empty()) {
        if (both.why == ColumnReason::header) both.why = ColumnReason::two_rows;
        return both;
    }
    const HeaderMeaning top = meaning_of_one(table, upper);
    HeaderMeaning bottom = meaning_of_one(table, lower);
    const std::string* const subject = aliases_.find("values/subject", folded(trimmed(upper)));
    const bool has_subjects = std::ranges::find(table.columns, "subject") != table.columns.end();
    const bool is_of_needs = table.name == "needs" && top.holds.empty() && bottom.weight > 0;
    const bool is_other_subject = is_of_needs && subject == nullptr;
    if (is_other_subject && (is_total(upper) || is_of_all(above))) return {};
    if (has_subjects && bottom.weight > 0 && (subject != nullptr || is_other_subject)) {
        bottom.of = subject != nullptr ? *subject : std::string{trimmed(upper)};
        bottom.of_column = "subject";
        bottom.why = is_other_subject ? ColumnReason::likely : ColumnReason::group;
        return bottom;
    }
    const std::string* const below_subject = aliases_.find("values/subject", below);
    if (has_subjects && is_amount(top.holds) && below_subject != nullptr)  // 人数 | 语文
        return {.holds = top.holds,
                .of = *below_subject,
                .of_column = "subject",
                .unit = top.unit,
                .why = ColumnReason::group,
                .weight = top.weight};
    if (top.holds == "count" || (top.holds == "amount" && table.name == "supports"))  // 人数 | 计划, 其中骨干
        return below == "实际" || below == "总数" || is_total(lower) ? top : HeaderMeaning{};
    if (table.name == "supports" && top.holds == "channel")
        if (HeaderMeaning channel = channel_meaning(lower); !channel.holds.empty()) return channel;
    if (!top.holds.empty() && says_little(below)) {
        HeaderMeaning meaning = top;
        if (meaning.why == ColumnReason::header) meaning.why = ColumnReason::two_rows;
        return meaning;
    }
    if (tells_of_people(below)) return {};
    if (top.holds == "first_and_last_day") {
        const std::string_view day = day_of_both(below);
        if (day.empty()) return {};
        return {.holds = std::string{day}, .why = ColumnReason::two_rows, .weight = top.weight};
    }
    const bool is_of_school = names_school(top.holds) && std::ranges::find(numbers, bottom.holds) != numbers.end();
    if (is_of_school) return {};  // 支援学校 | 教师人数: how large the school is
    if (bottom.why == ColumnReason::header) bottom.why = ColumnReason::two_rows;
    return bottom;
}

}  // namespace jiedui::detail

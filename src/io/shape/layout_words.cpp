// SPDX-License-Identifier: Apache-2.0
#include "io/shape/layout_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <tuple>

#include "base/folded_header.hpp"
#include "io/bracket.hpp"
#include "io/shape/sheet_sniffer.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

constexpr int weight_of_column = 3;

[[nodiscard]] bool is_digit(std::string_view text) {
    return text.size() == 1 && std::isdigit(static_cast<unsigned char>(text.front())) != 0;
}

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

/// What stands before a number or a remark: 合计 of 合计（3所）.
[[nodiscard]] std::string_view before_number(std::string_view folded_text) {
    return folded_text.substr(0, folded_text.find_first_of(":(0123456789"));
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

/// Four digits that are a year of our time.
[[nodiscard]] std::optional<int> year_at(std::string_view text, std::size_t at) {
    if (at + 4 > text.size()) return std::nullopt;
    int year = 0;
    for (const char each : text.substr(at, 4)) {
        if (std::isdigit(static_cast<unsigned char>(each)) == 0) return std::nullopt;
        year = 10 * year + (each - '0');
    }
    const bool is_longer = at + 4 < text.size() && std::isdigit(static_cast<unsigned char>(text[at + 4])) != 0;
    return is_longer || year < 1950 || year > 2100 ? std::nullopt : std::optional{year};
}

}  // namespace

std::vector<std::string_view> characters_of(std::string_view text) {
    std::vector<std::string_view> characters;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const std::size_t size = byte < 0x80U ? 1 : byte < 0xE0U ? 2 : byte < 0xF0U ? 3 : 4;
        characters.push_back(text.substr(i, size));
        i += size;
    }
    return characters;
}

std::optional<std::uint32_t> chinese_number(std::string_view text) {
    constexpr std::array digits{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    std::uint32_t tens = 0;
    std::uint32_t ones = 0;
    bool has_ones = false;
    bool has_ten = false;
    for (const std::string_view each : characters_of(text)) {
        if (each == "十" && !has_ten) {
            has_ten = true;
            tens = has_ones ? ones : 1;
            ones = 0;
            has_ones = false;
            continue;
        }
        const std::string_view digit = each == "两" ? std::string_view{"二"} : each;
        const auto found = std::ranges::find(digits, digit);
        if (found == digits.end() || has_ones) return std::nullopt;
        ones = static_cast<std::uint32_t>(found - digits.begin());
        has_ones = true;
    }
    if (!has_ten && !has_ones) return std::nullopt;
    return 10 * tens + ones;
}

bool is_mark(std::string_view text) {
    constexpr std::array marks{"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"};
    if (std::ranges::find(marks, text) != marks.end()) return true;
    return !text.empty() && text.size() <= 2 &&
           std::ranges::all_of(text, [](char each) { return std::isdigit(static_cast<unsigned char>(each)) != 0; });
}

bool begins_section(std::string_view text) {
    const std::vector<std::string_view> all = characters_of(text);
    std::size_t i = 0;
    const bool has_bracket = !all.empty() && (all[0] == "（" || all[0] == "(");
    if (has_bracket) ++i;
    const std::size_t first = i;
    while (i < all.size() && (chinese_number(all[i]) || is_digit(all[i]))) ++i;
    if (i == first || i >= all.size()) return false;
    if (has_bracket) return all[i] == "）" || all[i] == ")";
    return all[i] == "、" || all[i] == "．" || (all[i] == "." && i + 1 < all.size() && !is_digit(all[i + 1]));
}

std::optional<std::string> span_named_in(std::string_view given) {
    const std::string text = without_blanks(given);
    std::optional<std::string> found;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto year = year_at(text, i);
        if (!year || (i > 0 && std::isdigit(static_cast<unsigned char>(text[i - 1])) != 0)) continue;
        if (found) return std::nullopt;
        std::string_view rest = std::string_view{text}.substr(i + 4);
        const std::string this_year = std::to_string(*year);
        const auto skip = [&rest](std::string_view word) {
            const bool is_there = rest.starts_with(word);
            if (is_there) rest.remove_prefix(word.size());
            return is_there;
        };
        const bool has_year = skip("年");
        if (skip("-") || skip("—") || skip("–") || skip("~") || skip("至") || skip("/") || skip("－")) {
            (void)skip("—");
            const auto second = year_at(rest, 0);
            if (second && *second == *year + 1 && !rest.substr(4).starts_with("年")) {
                found = this_year + "/" + std::to_string(*second);
                i = text.size() - rest.size() + 3;
                continue;
            }
            return std::nullopt;
        }
        if (skip("秋"))
            found = this_year + "-autumn";
        else if (skip("春"))
            found = this_year + "-spring";
        else if (has_year || skip("学年") || rest.empty())
            found = this_year + "/" + std::to_string(*year + 1);
        else
            continue;
        if (has_year && !rest.empty() && is_digit(rest.substr(0, 1))) return std::nullopt;  // a day, or a month
        i += 3;
    }
    return found;
}

bool is_total_of_some(std::string_view folded_text) {
    constexpr std::array ends{"合计", "小计", "总计"};
    constexpr std::string_view in_all = "共";
    const std::string_view text = before_number(folded_text);
    if (text == in_all && text.size() < folded_text.size()) return true;  // 共8所
    return std::ranges::any_of(ends, [&](std::string_view end) { return text.ends_with(end); });
}

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
    const bool is_other_subject = table.name == "needs" && top.holds.empty() && bottom.weight > 0;
    if (is_other_subject && is_total(upper)) return {};
    if (has_subjects && bottom.weight > 0 && (subject != nullptr || is_other_subject)) {
        bottom.of = subject != nullptr ? *subject : std::string{trimmed(upper)};
        bottom.of_column = "subject";
        bottom.why = ColumnReason::group;
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
    if (is_amount(top.holds) && (below == "实际" || below == "计划"))  // 人数 | 计划
        return below == "实际" ? top : HeaderMeaning{};
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

std::string LayoutWords::table_called(std::string_view sheet) const {
    const std::string text = folded_header(sheet);
    if (const std::string* const table = aliases_.find("sheets", text)) return *table;
    std::string best;
    // A list of teachers or schools may be one of postings or pairs; the longest word counts, and of two as long the
    // last: 外派教师名册, 帮扶资金.
    std::tuple<bool, std::size_t, std::size_t> most;
    for (const auto& [word, table] : aliases_.words("sheet_words")) {
        const std::size_t at = text.rfind(word);
        if (at == std::string::npos) continue;
        const std::tuple found{table != "teachers" && table != "schools", word.size(), at};
        if (found < most) continue;
        most = found;
        best = table;
    }
    return best;
}

bool LayoutWords::is_called(std::string_view sheet, std::string_view table) const {
    const std::string* const found = aliases_.find("sheets", folded_header(sheet));
    return found != nullptr && *found == table;
}

std::string LayoutWords::unit_in(std::string_view given) const {
    const std::string text = without_blanks(given);
    if (aliases_.yuan_in(text)) return text;
    constexpr std::string_view word = "单位:";
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        std::string_view rest = std::string_view{text}.substr(at + word.size());
        rest = rest.substr(0, std::min(rest.find(')'), rest.find(word)));
        while (!rest.empty()) {  // 单位：人、万元
            const std::size_t end = rest.find_first_of(",;/");
            const std::size_t comma = std::min(end, rest.find("、"));
            const std::string_view part = rest.substr(0, comma);
            if (aliases_.yuan_in(part)) return std::string{part};
            const std::size_t yuan = part.find("元");  // another text follows: 单位：万元 填报单位：…
            const std::string_view unit =
                yuan == std::string_view::npos ? "" : part.substr(0, yuan + std::string_view{"元"}.size());
            if (!unit.empty() && aliases_.yuan_in(unit)) return std::string{unit};
            if (comma == std::string_view::npos) break;
            rest.remove_prefix(comma + (comma == end ? 1 : std::string_view{"、"}.size()));
        }
    }
    for (std::size_t open = text.find('('); open != std::string::npos; open = text.find('(', open + 1)) {
        const std::size_t close = text.find(')', open);  // 资金统计表（万元）
        if (close == std::string::npos) break;
        const std::string inner = text.substr(open + 1, close - open - 1);
        if (aliases_.yuan_in(inner)) return inner;
    }
    return {};
}

bool LayoutWords::names_unit(std::string_view given) {
    const std::string text = without_blanks(given);
    const std::size_t at = text.find("单位:");
    return at != std::string::npos && text.find("元", at) != std::string::npos;
}

bool LayoutWords::is_total(std::string_view given) const {
    const std::string text = folded(given);
    return is_total_of_some(text) || aliases_.find("rows/total", text) != nullptr ||
           aliases_.find("rows/total", before_number(text)) != nullptr;
}

bool LayoutWords::is_ditto(std::string_view text) const {
    return aliases_.find("cells/ditto", folded(text)) != nullptr;
}

bool is_labelled(std::string_view given) {
    constexpr std::size_t longest = 8;
    const std::string text = without_blanks(given);
    const std::size_t at = text.find(':');
    return at != std::string::npos && at > 0 && characters_of(std::string_view{text}.substr(0, at)).size() <= longest;
}

bool LayoutWords::is_note(std::string_view given) const {
    const std::string text = folded(given);
    return std::ranges::any_of(aliases_.words("rows/note"),
                               [&](const auto& each) { return text.starts_with(each.first); });
}

bool LayoutWords::is_yes(std::string_view text) const { return aliases_.find("cells/yes", folded(text)) != nullptr; }

bool LayoutWords::is_no(std::string_view text) const { return aliases_.find("cells/no", folded(text)) != nullptr; }

bool LayoutWords::is_nothing(std::string_view text) const {
    return aliases_.find("cells/nothing", folded(text)) != nullptr;
}

}  // namespace jiedui::detail

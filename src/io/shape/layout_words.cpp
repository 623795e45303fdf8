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

/// What stands before a number or a remark: 合计 of 合计（3所）.
[[nodiscard]] std::string_view before_number(std::string_view folded_text) {
    return folded_text.substr(0, folded_text.find_first_of(":(0123456789"));
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

bool is_digit(std::string_view text) {
    return text.size() == 1 && std::isdigit(static_cast<unsigned char>(text.front())) != 0;
}

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
    std::string text = without_blanks(given);
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

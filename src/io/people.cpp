// SPDX-License-Identifier: Apache-2.0
#include "io/people.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <vector>

#include "base/immortal.hpp"
#include "io/cell.hpp"
#include "io/shape/layout_words.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

/// 张三等, 张三等3人, 张三等三名教师.
[[nodiscard]] bool ends_with_others(std::string_view cell) {
    constexpr std::string_view others = "等";
    const std::size_t at = cell.find(others);
    if (at == std::string_view::npos || at == 0) return false;
    const std::string_view rest = trimmed(cell.substr(at + others.size()));
    constexpr std::array counters{"人", "名", "位", "教师", "老师", "同志"};
    return rest.empty() || std::ranges::any_of(counters, [&](std::string_view each) {
               return rest.find(each) != std::string_view::npos;
           });
}

/// 教师3, 王芳(2人), 王芳（女）, 1.赵云 2.孙红.
[[nodiscard]] bool says_more_than_a_name(std::string_view cell) {
    const bool has_digit = std::ranges::any_of(cell, [](char each) { return each >= '0' && each <= '9'; });
    const bool is_chinese =
        std::ranges::any_of(cell, [](char each) { return static_cast<unsigned char>(each) >= 0xE0U; });
    return is_chinese && (has_digit || without_blanks(cell).ends_with(')'));
}

/// A name without what stands in brackets behind it: 王芳（数学）.
[[nodiscard]] std::string without_remark(std::string_view name) {
    std::string text = without_blanks(name);  // with narrow brackets
    if (text.ends_with(')')) text.resize(std::min(text.find('('), text.size()));
    return text;
}

}  // namespace

std::vector<std::string> names_in(std::string_view cell) {
    static const Immortal<std::vector<std::string>> separators{
        std::initializer_list<std::string>{"、", "，", ",", "；", ";", "/", "／", "|", "\n", "和", "与", "及"}};
    return parts_of(cell, separators.value);
}

bool is_like_person(std::string_view text) {
    constexpr std::size_t fewest = 2;
    constexpr std::size_t most = 4;
    const std::string plain = without_blanks(text);
    const auto is_chinese = [](std::string_view each) { return each.size() == 3 && each >= "一" && each <= "龥"; };
    const auto all = characters_of(plain);
    return all.size() >= fewest && all.size() <= most && std::ranges::all_of(all, is_chinese);
}

bool is_like_people(std::string_view cell) {
    if (says_more_than_a_name(cell)) return true;
    const std::vector<std::string> parts = names_in(cell);
    const auto is_person = [](const std::string& part) { return is_like_person(without_remark(part)); };
    if (parts.size() > 1 && std::ranges::all_of(parts, is_person)) return true;
    static const Immortal<std::vector<std::string>> blanks{std::initializer_list<std::string>{" ", "　"}};
    const std::vector<std::string> words = parts_of(cell, blanks.value);  // 赵敏 孙丽, but not 王 芳
    return (words.size() > 1 && std::ranges::all_of(words, &is_like_person)) || ends_with_others(cell);
}

}  // namespace jiedui::detail

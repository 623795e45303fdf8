// SPDX-License-Identifier: Apache-2.0
#include "jiedui/frame/in_language.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "words/nouns.hpp"

namespace jiedui {
namespace {

/// The ends that stand behind the name of a column that has another beside it.
constexpr auto ends = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"_name", "名称"}, {"_kind", "类型"}, {"_text", "（文本）"}});

[[nodiscard]] std::string noun_of(std::string_view of, std::string_view column) {
    if (const std::string_view known = detail::chinese_column(of, column); !known.empty()) return std::string{known};
    for (const auto& [end, chinese] : ends) {
        if (!column.ends_with(end)) continue;
        const std::string_view before = detail::chinese_column(of, column.substr(0, column.size() - end.size()));
        if (!before.empty()) return std::string{before} + std::string{chinese};
    }
    return std::string{column};
}

/// The text of a day in Chinese: `2003-autumn` is 2003年秋期, `2003/2004` 2003/2004学年, `?` 不详.
[[nodiscard]] std::string day_in_chinese(const std::string& text) {
    const auto before = [&](std::string_view end) { return text.substr(0, text.size() - end.size()); };
    if (text == "?") return "不详";
    if (text.ends_with("-autumn")) return before("-autumn") + "年秋期";
    if (text.ends_with("-spring")) return before("-spring") + "年春期";
    if (text.size() == 9 && text[4] == '/') return text + "学年";
    return text;
}

void put_words_in_chinese(FrameColumn& column) {
    const bool is_day = column.role == Role::day || column.role == Role::period;
    for (std::string& word : column.words) {
        if (is_day) {
            word = day_in_chinese(word);
        } else if (const std::string_view chinese = detail::chinese_of(column.list, word); !chinese.empty()) {
            word = chinese;
        }
    }
}

}  // namespace

Frame in_language(Frame frame, std::string_view of, Language language) {
    if (language == Language::en) return frame;
    for (FrameColumn& column : frame.columns) {
        if (column.is_attribute) continue;
        column.name = noun_of(of, column.name);
        if (column.kind == FrameKind::boolean) {
            column.kind = FrameKind::text;
            column.words = {"no", "yes"};
        }
        if (!column.list.empty() || column.role == Role::day || column.role == Role::period)
            put_words_in_chinese(column);
    }
    return frame;
}

std::vector<std::string> words_of_list(std::string_view list, Language language) {
    std::vector<std::string> words;
    if (list.empty()) return words;
    for (const auto all : {detail::chinese_words(), detail::chinese_words_of_answers()})
        for (const detail::ChineseWord& each : all)
            if (each.list == list) words.emplace_back(language == Language::en ? each.word : each.chinese);
    return words;
}

}  // namespace jiedui

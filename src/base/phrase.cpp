// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/phrase.hpp"

#include <algorithm>
#include <span>

#include "jiedui/base/text.hpp"

namespace jiedui {
namespace {

/// The texts as a list: `'a', 'b' or 'c'`, “a”、“b”或“c”.
[[nodiscard]] std::string list_of(std::span<const std::string> words, std::string_view gap, Language language) {
    const bool is_english = language == Language::en;
    const bool is_quoted = gap != "all";
    const std::string_view before_last = is_english    ? (gap == "or" ? " or " : " and ")
                                         : gap == "or" ? "或"
                                         : is_quoted   ? "和"
                                                       : "、";
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? before_last : is_english ? ", " : "、";
        if (!is_quoted)
            text += printable(words[i]);
        else
            text += is_english ? in_quotes(words[i], most_shown) : "“" + printable(words[i]) + "”";
    }
    return text;
}

/// How many arguments a text numbers.
[[nodiscard]] std::size_t numbered_in(std::string_view text) noexcept {
    std::size_t count = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if (text[i + 1] == '}' && text[i] >= '0' && text[i] <= '9')
            count = std::max(count, static_cast<std::size_t>(text[i] - '0') + 1);
    return count;
}

/// What stands in a gap; `{…}` itself if it is none.
[[nodiscard]] std::string filling(std::string_view gap, std::size_t numbered, std::span<const std::string> arguments,
                                  Language language) {
    if (gap == "or" || gap == "and" || gap == "all")
        return list_of(arguments.subspan(std::min(numbered, arguments.size())), gap, language);
    const bool is_number = !gap.empty() && gap.size() <= 2 && gap.back() >= '0' && gap.back() <= '9';
    if (!is_number) return "{" + std::string{gap} + "}";
    const auto place = static_cast<std::size_t>(gap.back() - '0');
    const std::string argument = place < arguments.size() ? arguments[place] : "";
    if (gap.front() == 'q') return in_quotes(argument, most_shown);
    if (gap.front() == 's') return printable(argument, most_said);
    return printable(gap.front() == 't' ? table_in(argument, language) : argument);
}

}  // namespace

Phrase Phrase::known(std::string english) {
    const auto found = std::ranges::find(detail::phrase_texts, std::string_view{english}, &detail::PhraseText::en);
    if (found == detail::phrase_texts.end()) return Phrase{std::move(english)};
    return {static_cast<std::size_t>(found - detail::phrase_texts.begin()), {}};
}

std::string text_of(const Phrase& phrase, Language language) {
    if (phrase.empty()) return {};
    const detail::PhraseText& texts = detail::phrase_texts[phrase.place_];
    const std::string_view text = language == Language::en ? texts.en : texts.zh;
    const std::size_t numbered = numbered_in(texts.en);
    std::string said;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t end = text[i] == '{' ? text.find('}', i) : std::string_view::npos;
        if (end == std::string_view::npos) {
            said += text[i];
            continue;
        }
        said += filling(text.substr(i + 1, end - i - 1), numbered, phrase.arguments_, language);
        i = end;
    }
    return printable(said, most_said);
}

}  // namespace jiedui

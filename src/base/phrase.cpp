// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/phrase.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "base/words_zh.hpp"
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
        if ((text[i + 1] == '}' || text[i + 1] == ':') && text[i] >= '0' && text[i] <= '9')
            count = std::max(count, static_cast<std::size_t>(text[i] - '0') + 1);
    return count;
}

/// What fills the gaps of a phrase, in a language.
class Filling {
public:
    Filling(std::span<const std::string> arguments, std::size_t numbered, Language language)
        : arguments_{arguments}, numbered_{numbered}, language_{language} {}

    /// What stands in a gap; `{…}` itself if it is none.
    [[nodiscard]] std::string of(std::string_view gap) const {
        const std::size_t colon = gap.find(':');
        const std::string_view list = colon == std::string_view::npos ? std::string_view{} : gap.substr(colon + 1);
        const std::string_view what = gap.substr(0, colon);
        if (what == "or" || what == "and" || what == "all") return list_of(rest(list), what, language_);
        const bool is_number = !what.empty() && what.size() <= 2 && is_digit(what.back());
        if (!is_number) return "{" + std::string{gap} + "}";
        const std::string argument = word(list, argument_at(what.back()));
        if (what.front() == 'q') return in_quotes(argument, most_shown);
        if (what.front() == 's') return printable(argument, most_said);
        return printable(what.front() == 't' ? table_in(argument, language_) : argument);
    }

private:
    [[nodiscard]] static bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
    [[nodiscard]] std::string argument_at(char digit) const {
        const auto place = static_cast<std::size_t>(digit - '0');
        return place < arguments_.size() ? arguments_[place] : "";
    }
    /// The arguments behind those that are numbered, as words of a list.
    [[nodiscard]] std::vector<std::string> rest(std::string_view list) const {
        std::vector<std::string> words;
        for (std::size_t i = numbered_; i < arguments_.size(); ++i) words.push_back(word(list, arguments_[i]));
        return words;
    }
    [[nodiscard]] std::string word(std::string_view list, std::string token) const {
        if (list.empty() || language_ == Language::en) return token;
        const std::string_view chinese =
            list.size() == 1 ? detail::chinese_of(argument_at(list.front()), token) : detail::chinese_of(list, token);
        return chinese.empty() ? token : std::string{chinese};
    }

    std::span<const std::string> arguments_;
    std::size_t numbered_;
    Language language_;
};

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
    const Filling filling{phrase.arguments_, numbered_in(texts.en), language};
    std::string said;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t end = text[i] == '{' ? text.find('}', i) : std::string_view::npos;
        if (end == std::string_view::npos) {
            said += text[i];
            continue;
        }
        said += filling.of(text.substr(i + 1, end - i - 1));
        i = end;
    }
    return printable(said, most_said);
}

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/phrase.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "jiedui/base/text.hpp"
#include "jiedui/words/sentence.hpp"
#include "words/nouns.hpp"

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

/// The sentence of each id of a phrase.
[[nodiscard]] const detail::Sentence& sentence_at(std::size_t place) noexcept {
    static const auto sentences = [] {
        std::array<const detail::Sentence*, detail::phrase_ids.size()> found{};
        for (const auto group :
             {detail::sentences_of_reading(), detail::sentences_of_policies(), detail::sentences_of_judgements()})
            for (const detail::Sentence& each : group)
                if (const std::size_t at = detail::place_of_phrase(each.id); at < found.size()) found[at] = &each;
        return found;
    }();
    return *sentences[place];
}

}  // namespace

const detail::Sentence* detail::find_sentence(std::span<const Sentence> sentences, std::string_view id) noexcept {
    const auto found = std::ranges::find(sentences, id, &Sentence::id);
    return found == sentences.end() ? nullptr : &*found;
}

std::string detail::filled(const Sentence& sentence, std::span<const std::string> arguments, Language language) {
    const std::string_view text = sentence.in(language);
    const Filling filling{arguments, numbered_in(sentence.en), language};
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
    return said;
}

Phrase Phrase::known(std::string id) {
    const std::size_t place = detail::place_of_phrase(id);
    return place < detail::phrase_ids.size() ? Phrase{place, {}} : Phrase{std::move(id)};
}

std::string text_of(const Phrase& phrase, Language language) {
    if (phrase.empty()) return {};
    return printable(detail::filled(sentence_at(phrase.place_), phrase.arguments_, language), most_said);
}

std::string table_in(std::string_view table, Language language) {
    const std::string_view chinese =
        language == Language::zh ? detail::chinese_of("tables", table) : std::string_view{};
    return chinese.empty() ? std::string{table} : std::string{chinese} + "（" + std::string{table} + "）";
}

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/finding.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "jiedui/base/text.hpp"
#include "jiedui/words/sentence.hpp"
#include "words/nouns.hpp"

namespace jiedui {
namespace {

[[nodiscard]] const detail::Sentence* sentence_called(std::string_view id) noexcept {
    return detail::find_sentence(detail::sentences_of_findings(), id);
}

/// Says one finding in one language.
class FindingTeller {
public:
    FindingTeller(const Finding& finding, Language language) : finding_{finding}, language_{language} {}

    [[nodiscard]] std::string all() const {
        const std::array<std::string, 3> arguments{value(), column(), text_of(finding_.expected, language_)};
        return place() + detail::filled(sentence(), arguments, language_) + more();
    }

private:
    /// The sentence of the code: where there is one, that for an empty value, for a header or for several mistakes.
    [[nodiscard]] const detail::Sentence& sentence() const {
        const std::string code{word_of(finding_.code)};
        const std::array<std::pair<std::string_view, bool>, 3> ends{{{"/empty", finding_.value.empty()},
                                                                     {"/header", finding_.column.empty()},
                                                                     {"/several", finding_.count > 1}}};
        for (const auto& [end, is_so] : ends)
            if (const detail::Sentence* const found = is_so ? sentence_called(code + std::string{end}) : nullptr)
                return *found;
        return *sentence_called(code);
    }
    [[nodiscard]] std::string say(std::string_view id, std::string argument = {}) const {
        return detail::filled(*sentence_called(id), std::span{&argument, 1}, language_);
    }

    /// The column of a near_column is not the one where it stands.
    [[nodiscard]] bool names_column() const noexcept {
        const bool has_place = finding_.row > 0 || finding_.code == FindingCode::bad_setting;
        return has_place && finding_.code != FindingCode::near_column && !finding_.column.empty();
    }
    [[nodiscard]] std::string place() const {
        std::string place = printable(table_in(finding_.table, language_));
        const auto add = [&](const std::string& part) { place += (place.empty() ? "" : say("place/and")) + part; };
        if (!finding_.cell.empty())
            add(say(names_column() ? "place/cell_of_column" : "place/cell", finding_.cell));
        else if (finding_.row > 0)
            add(say("place/row", std::to_string(finding_.row)));
        if (names_column()) add(printable(detail::column_in(finding_.table, finding_.column, language_)));
        return place.empty() ? place : place + say("place/end");
    }
    /// The column, where the place has not named it already in this language.
    [[nodiscard]] std::string column() const {
        const std::string name = detail::column_in(finding_.table, finding_.column, language_);
        return names_column() && finding_.code != FindingCode::same_column ? say("place/here", name) : name;
    }
    /// What stands there; where the library says it in words of its own, in this language.
    [[nodiscard]] std::string value() const {
        const bool is_of_ours =
            finding_.code == FindingCode::unreadable_column || finding_.code == FindingCode::too_large;
        const std::string_view chinese =
            is_of_ours && language_ == Language::zh ? detail::chinese_of("types", finding_.value) : std::string_view{};
        return chinese.empty() ? finding_.value : std::string{chinese};
    }
    /// How many more there are, and how many of them stand nowhere.
    [[nodiscard]] std::string more() const {
        std::string text;
        const auto add = [&](std::string_view id, std::uint64_t count) {
            text.append(language_ == Language::en ? " " : "").append(say(id, std::to_string(count)));
        };
        if (finding_.code == FindingCode::bad_setting && finding_.count > 1)
            add("more/of_them", finding_.count);  // the first few are named
        else if (finding_.count > 1)
            add(finding_.count == 2 ? "more/one" : "more/several", finding_.count - 1);
        if (finding_.unlisted > 0) add("more/unlisted", finding_.unlisted);
        return text;
    }

    const Finding& finding_;
    Language language_;
};

}  // namespace

std::string explain(const Finding& finding, Language language) { return FindingTeller{finding, language}.all(); }

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/testing/ask.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <functional>
#include <map>
#include <system_error>
#include <utility>
#include <vector>

#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/query/questions.hpp"
#include "jiedui/testing/text_network.hpp"
#include "testing/text_words.hpp"

namespace jiedui::testing {
namespace {

using Words = std::span<const std::string>;

template <class Number>
[[nodiscard]] Number number_in(const std::string& word, const QuestionParameter& form) {
    Number number{};
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc{} || end != word.data() + word.size())
        throw Error{ErrorCode::bad_word, word, std::string{form.name} + " is a number"};
    return number;
}

/// Ids (`A B`), or the values that columns must have (`weak=yes kind=primary,complete`).
[[nodiscard]] SchoolList schools_in(const Network& network, Words words) {
    if (words.empty() || words.front().find('=') == std::string::npos)
        return std::vector<std::string>(words.begin(), words.end());
    std::vector<Condition> conditions;
    for (const std::string& word : words) {
        const std::size_t sign = word.find('=');
        if (sign == std::string::npos) throw Error{ErrorCode::bad_word, word, "either ids, or values as `weak=yes`"};
        Condition condition{word.substr(0, sign), {}};
        for (const std::string_view value : detail::pieces_of(std::string_view{word}.substr(sign + 1), ','))
            condition.values.emplace_back(value);
        conditions.push_back(std::move(condition));
    }
    return network.schools_where(conditions);
}

[[nodiscard]] Channels channels_in(Words words) {
    Channels channels;
    for (const std::string& word : words) {
        const auto found = Channels::find(word);
        if (!found) throw Error{ErrorCode::bad_channel, word};
        channels |= *found;
    }
    return channels;
}

/// What moves indicators: `books kind=transfer of=quantity unit=books teachers kind=posting of=heads`.
[[nodiscard]] IndicatorMoves moves_in(Words words) {
    IndicatorMoves moves;
    for (auto word = words.begin(); word != words.end();) {
        const std::string& indicator = *word++;
        std::map<std::string, std::string, std::less<>> fields;
        for (; word != words.end() && word->find('=') != std::string::npos; ++word) {
            const std::size_t sign = word->find('=');
            fields.insert_or_assign(word->substr(0, sign), word->substr(sign + 1));
        }
        moves.push_back(indicator_move(indicator, fields));
    }
    return moves;
}

/// @pre a kind of one word has exactly one.
[[nodiscard]] Argument argument_in(const QuestionParameter& form, const Network& network, Words words) {
    switch (form.kind) {
        case ParameterKind::flag: return words.empty();  // a word is `no`
        case ParameterKind::count: return number_in<std::uint64_t>(words.front(), form);
        case ParameterKind::number: return number_in<double>(words.front(), form);
        case ParameterKind::text: return words.front();
        case ParameterKind::school: return network.school_of(words.front());
        case ParameterKind::schools: return schools_in(network, words);
        case ParameterKind::channels: return channels_in(words);
        case ParameterKind::day: return span_in(words.front()).first();
        case ParameterKind::days: {
            std::vector<Day> days;
            for (const std::string& word : words) days.push_back(span_in(word).first());
            return days;
        }
        case ParameterKind::words: return std::vector<std::string>(words.begin(), words.end());
        case ParameterKind::length: {
            std::string length;
            for (const std::string& word : words) length.append(length.empty() ? "" : " ").append(word);
            return threshold_of(length);
        }
        case ParameterKind::span: return span_in(words.front());
        case ParameterKind::spans: {
            std::vector<Span> spans;
            for (const std::string& word : words) spans.push_back(span_in(word));
            return spans;
        }
        case ParameterKind::word: return Word{words.front()};
        case ParameterKind::moves: return moves_in(words);
    }
    return false;
}

[[nodiscard]] bool takes_several(ParameterKind kind) noexcept {
    switch (kind) {
        case ParameterKind::schools:
        case ParameterKind::channels:
        case ParameterKind::days:
        case ParameterKind::words:
        case ParameterKind::length:
        case ParameterKind::spans:
        case ParameterKind::moves: return true;
        case ParameterKind::flag:
        case ParameterKind::count:
        case ParameterKind::number:
        case ParameterKind::text:
        case ParameterKind::school:
        case ParameterKind::day:
        case ParameterKind::span:
        case ParameterKind::word: return false;
    }
    return false;
}

}  // namespace

Arguments arguments_in(const AnyQuestion& question, const Network& network, std::span<const std::string> words) {
    const std::vector<QuestionParameter>& forms = question.parameters;
    Arguments arguments;
    auto form = forms.begin();  // whose turn it is
    for (auto word = words.begin(); word != words.end();) {
        const auto named = std::ranges::find(forms, *word, &QuestionParameter::name);
        if (named != forms.end()) form = named;
        if (form == forms.end())
            throw Error{ErrorCode::bad_word, *word, std::string{question.name} + " takes no further words"};
        const auto begin = named != forms.end() ? word + 1 : word;
        const auto is_name = [&](const std::string& each) {
            return std::ranges::find(forms, each, &QuestionParameter::name) != forms.end();
        };
        auto end = begin;
        if (takes_several(form->kind))
            end = std::find_if(begin, words.end(), is_name);
        else if (begin != words.end() && (form->kind != ParameterKind::flag || *begin == "no"))
            ++end;
        if (begin == end && form->kind != ParameterKind::flag && !takes_several(form->kind))
            throw Error{ErrorCode::bad_word, std::string{form->name}, "a value follows it"};
        if (form->kind == ParameterKind::flag && named == forms.end())
            throw Error{ErrorCode::bad_word, *word, "'" + std::string{form->name} + "' is a flag: its name alone"};
        arguments.insert_or_assign(std::string{form->name}, argument_in(*form, network, {begin, end}));
        word = end;
        ++form;
    }
    for (const QuestionParameter& each : forms)
        if (each.is_required && takes_several(each.kind) && !arguments.contains(each.name))
            arguments.emplace(each.name, argument_in(each, network, {}));
    return arguments;
}

std::unique_ptr<const AnyAnswer> ask(const Slice& slice, std::string_view text,
                                     std::span<const AnyQuestion> questions) {
    std::vector<std::string> words;
    for (const std::string_view piece : detail::pieces_of(text, ' ')) words.emplace_back(piece);
    const auto question =
        std::ranges::find(questions, words.empty() ? std::string_view{} : words.front(), &AnyQuestion::name);
    if (question == questions.end()) {
        std::vector<std::string> names;
        for (const AnyQuestion& each : questions) names.emplace_back(each.name);
        throw Error{ErrorCode::bad_word, std::string{text}, "a question begins with one of " + listed(names)};
    }
    return question->ask(slice, arguments_in(*question, slice.network(), Words{words}.subspan(1)), {});
}

std::unique_ptr<const AnyAnswer> ask(const Slice& slice, std::string_view text) {
    return ask(slice, text, questions());
}

}  // namespace jiedui::testing

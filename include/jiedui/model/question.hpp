// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// question: what a struct must have to be a question that a slice can be asked.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/base/watch.hpp"
#include "jiedui/detail/base/has_default.hpp"
#include "jiedui/model/cell_text.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/record_ref.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/model/school_set.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// The documentation of a question, in sentences.  A text may be empty.
struct QuestionText {
    std::string_view asks{};      ///< what the question finds, in one sentence
    std::string_view rows{};      ///< what one row is, and in which order rows come
    std::string_view evidence{};  ///< the records that a row rests on
    std::string_view notes{};     ///< how unclear cases are decided
    std::string_view errors{};    ///< which input is an error, apart from unknown ids and days
    std::string_view cost{};      ///< time, and memory if it matters
    std::string_view source{};    ///< literature or documents
};

/// How a question is computed.  The answer does not depend on it.
struct Work {
    unsigned threads = 1;  ///< the largest number of threads; 0: as many as the machine has
    Watch watch{};         ///< hears of progress, and can end the work
};

/// A question that may take long and can use several threads.
template <class Question>
concept threaded_question = requires(const Question& question, const Slice& slice, const Work& work) {
    { question.ask(slice, work) } -> std::same_as<std::vector<typename Question::Row>>;
};
/// A question that may take long and uses one thread.
template <class Question>
concept watched_question = requires(const Question& question, const Slice& slice, const Watch& watch) {
    { question.ask(slice, watch) } -> std::same_as<std::vector<typename Question::Row>>;
};
/// A question that is answered quickly.
template <class Question>
concept quick_question = requires(const Question& question, const Slice& slice) {
    { question.ask(slice) } -> std::same_as<std::vector<typename Question::Row>>;
};

/// A question: a plain struct whose members are its parameters, described by `columns`.  It has a `name`, a `text`
/// for people (a QuestionText), a described struct `Row`, and two functions:
///
/// - `std::vector<Row> ask(const Slice&) const` makes the rows.  A question that may take long has a second argument:
///   a Watch if it reports progress, a Work if it can use several threads, too.
/// - `evidence(const Slice&, std::span<const Row> rows, std::size_t row) const` gives the records on which one row
///   rests: a `std::vector<TieIndex>` if they are ties, else an Evidence.
///
/// Beyond the syntax: both functions depend only on their arguments and the parameters.  A question may have four
/// more functions.  `looked_at` gets the slice of the caller; all other functions get the slice that `looked_at`
/// returns:
///
/// - `Slice looked_at(const Slice&) const`, for a question that chooses the kinds of ties itself: the slice that it
///   looks at.
/// - `std::vector<SchoolIndex> unknown_schools(const Slice&) const`: the schools that the question cannot judge,
///   ascending.
/// - `std::vector<Slice> slices(const Slice&) const`, for a question that looks at several slices: the slices whose
///   left-out ties are counted.
/// - `std::string words() const`: the question in words for `about`, if its name and parameters are not enough.
template <class Question>
concept question =
    described<Question> && described<typename Question::Row> && std::equality_comparable<typename Question::Row> &&
    (quick_question<Question> || watched_question<Question> || threaded_question<Question>) &&
    requires(const Question& asked, const Slice& slice, std::span<const typename Question::Row> rows) {
        { Question::name } -> std::convertible_to<std::string_view>;
        { Question::text } -> std::convertible_to<const QuestionText&>;
        { asked.evidence(slice, rows, std::size_t{}) } -> std::convertible_to<Evidence>;
    };

namespace detail {

/// A parameter in words: `north`, `2003-10-15`, `A B`.
template <class Value>
[[nodiscard]] std::string argument_text(const Value& value, const Network& network) {
    if constexpr (std::same_as<Value, bool>)
        return value ? "yes" : "no";
    else if constexpr (std::is_arithmetic_v<Value>)
        return cell_text(value);
    else if constexpr (std::same_as<Value, std::string>)
        return in_quotes_if_needed(value);
    else if constexpr (std::same_as<Value, SchoolIndex>)
        return in_quotes_if_needed(network.id(value));
    else if constexpr (std::same_as<Value, NamedSchool>)
        return in_quotes_if_needed(network.id(value.in(network)));
    else if constexpr (std::same_as<Value, SchoolList>)
        return text_of(value.set_in(network, "schools"));  // in any order, each once
    else if constexpr (closed_list<Value>)
        return std::string{word_of(value)};
    else if constexpr (requires { value.begin(); }) {
        std::string text;
        for (const auto& each : value) text += (text.empty() ? "" : " ") + argument_text(each, network);
        return text;
    } else {
        return text_of(value);
    }
}

/// Adds a parameter to the words of a question; nothing for an optional without a value.
template <class Value>
void add_argument(std::string& words, std::string_view name, const Value& value, const Network& network) {
    if constexpr (std::same_as<Value, bool>) {
        words.append(", ").append(name).append(value ? "" : " no");
    } else if constexpr (requires { value.has_value(); }) {
        if (value) add_argument(words, name, *value, network);
    } else {
        words.append(", ").append(name).append(" ").append(argument_text(value, network));
    }
}

}  // namespace detail

/// A question in words: its name, then each parameter whose value is not the default, in the order of `columns`:
/// `coverage_rates, by township, needed staff`.
template <question Question>
[[nodiscard]] std::string words_of(const Question& question, const Network& network) {
    if constexpr (requires { question.words(); }) return question.words();
    std::string words{Question::name};
    each_column<Question>([&]<class I, class C>(I, const C& column) {
        using Value = column_value<Question, I::value>;
        const Value& value = std::invoke(column.member, question);
        if constexpr (has_default<Value> && std::equality_comparable<Value>)
            if (value == std::invoke(column.member, Question{})) return;
        detail::add_argument(words, column.name, value, network);
    });
    return words;
}

}  // namespace jiedui

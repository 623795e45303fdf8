// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Parameters of questions by name, for callers such as Python that do not know the C++ type.

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/channel.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/query/indicator_move.hpp"
#include "jiedui/query/service_threshold.hpp"

namespace jiedui {

/// What sort of value a parameter takes, in the order of the alternatives of Argument.
enum class ParameterKind : std::uint8_t {
    flag,      ///< yes or no
    count,     ///< a whole number, 0 or more
    number,    ///< a number with decimals
    text,      ///< one text, such as the name of a column
    school,    ///< one school
    schools,   ///< one or several schools, or a SchoolSet
    channels,  ///< channels or families of channels
    day,       ///< one day
    days,      ///< one or several days
    words,     ///< words of a closed list
    length,    ///< a length of time: days, months or terms
    span,      ///< a span of days, such as a school year
    spans,     ///< one or several spans of days
    word,      ///< one word of a closed list
    moves      ///< how records move indicators
};
template <>
struct ClosedList<ParameterKind> {
    static constexpr std::string_view name = "parameter_kind";
    static constexpr std::array<std::string_view, 15> words{"flag",    "count",    "number", "text", "school",
                                                            "schools", "channels", "day",    "days", "words",
                                                            "length",  "span",     "spans",  "word", "moves"};
};

/// A word of a closed list, for a parameter of which the list is not known yet.
struct Word {
    std::string text{};
    friend bool operator==(const Word&, const Word&) = default;
};

/// A value for a parameter.  Its kind (ParameterKind) says which alternative must be used.
using Argument =
    std::variant<bool, std::uint64_t, double, std::string, SchoolIndex, SchoolList, Channels, Day, std::vector<Day>,
                 std::vector<std::string>, ServiceThreshold, Span, std::vector<Span>, Word, IndicatorMoves>;

/// Values for the parameters of a question, by name.
using Arguments = std::map<std::string, Argument, std::less<>>;

/// The description of one parameter of a question.
struct QuestionParameter {
    std::string_view name;
    ParameterKind kind;
    std::string_view unit;                      ///< the unit of a count; empty if it has none
    std::string_view doc;                       ///< its meaning, in one sentence
    bool is_required;                           ///< whether it must be given
    std::string default_text;                   ///< the default as text; empty if there is no default value
    std::span<const std::string_view> words{};  ///< for the kinds `word` and `words`: those that are allowed
};

namespace detail {

/// Refuses a word that a parameter does not allow; of one that is the Chinese name of a word it says which.
/// @errors ErrorCode::bad_word.
[[noreturn]] JIEDUI_API void refuse_word(const std::string& word, std::string_view list, std::string_view name,
                                         std::span<const std::string_view> allowed);

/// How a member of type `Value` is filled from an Argument: its `kind`, and the function `value_of`.
template <class Value>
struct ArgumentOf;

template <class Value, ParameterKind Kind>
struct SameArgument {
    static constexpr ParameterKind kind = Kind;
    [[nodiscard]] static Value value_of(const Argument& argument, std::string_view) {
        return std::get<static_cast<std::size_t>(Kind)>(argument);
    }
};
template <>
struct ArgumentOf<bool> : SameArgument<bool, ParameterKind::flag> {};
/// A count above 2^32 - 1 is read as 2^32 - 1, because there are never more schools or ties.
template <>
struct ArgumentOf<std::uint32_t> {
    static constexpr ParameterKind kind = ParameterKind::count;
    [[nodiscard]] static std::uint32_t value_of(const Argument& argument, std::string_view) {
        constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
        return static_cast<std::uint32_t>(std::min(most, std::get<std::uint64_t>(argument)));
    }
};
template <>
struct ArgumentOf<std::uint64_t> : SameArgument<std::uint64_t, ParameterKind::count> {};
template <>
struct ArgumentOf<double> : SameArgument<double, ParameterKind::number> {};
template <>
struct ArgumentOf<std::string> : SameArgument<std::string, ParameterKind::text> {};
template <>
struct ArgumentOf<NamedSchool> : SameArgument<SchoolIndex, ParameterKind::school> {};
template <>
struct ArgumentOf<SchoolList> : SameArgument<SchoolList, ParameterKind::schools> {};
template <>
struct ArgumentOf<Channels> : SameArgument<Channels, ParameterKind::channels> {};
template <>
struct ArgumentOf<Day> : SameArgument<Day, ParameterKind::day> {};
template <>
struct ArgumentOf<std::vector<Day>> : SameArgument<std::vector<Day>, ParameterKind::days> {};
template <>
struct ArgumentOf<ServiceThreshold> : SameArgument<ServiceThreshold, ParameterKind::length> {};
template <>
struct ArgumentOf<Span> : SameArgument<Span, ParameterKind::span> {};
template <>
struct ArgumentOf<std::vector<Span>> : SameArgument<std::vector<Span>, ParameterKind::spans> {};
template <>
struct ArgumentOf<IndicatorMoves> : SameArgument<IndicatorMoves, ParameterKind::moves> {};
/// A number of days, which must fit into 31 bits because days are signed numbers elsewhere.
template <>
struct ArgumentOf<std::int32_t> {
    static constexpr ParameterKind kind = ParameterKind::count;
    [[nodiscard]] static std::int32_t value_of(const Argument& argument, std::string_view name) {
        const auto count = std::get<std::uint64_t>(argument);
        if (count > static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max()))
            throw Error{ErrorCode::bad_number, std::to_string(count), std::string{name} + " is 2147483647 at most"};
        return static_cast<std::int32_t>(count);
    }
};
template <closed_list Enum>
struct ArgumentOf<Enum> {
    static constexpr ParameterKind kind = ParameterKind::word;
    static constexpr std::span<const std::string_view> words{ClosedList<Enum>::words};
    [[nodiscard]] static Enum value_of(const Argument& argument, std::string_view name) {
        return value_of_word(std::get<Word>(argument).text, name);
    }
    [[nodiscard]] static Enum value_of_word(const std::string& word, std::string_view name) {
        if (const auto found = find_word<Enum>(word)) return *found;
        refuse_word(word, ClosedList<Enum>::name, name, words);
    }
};
template <closed_list Enum>
struct ArgumentOf<std::vector<Enum>> {
    static constexpr ParameterKind kind = ParameterKind::words;
    static constexpr std::span<const std::string_view> words = ArgumentOf<Enum>::words;
    [[nodiscard]] static std::vector<Enum> value_of(const Argument& argument, std::string_view name) {
        std::vector<Enum> values;
        for (const std::string& word : std::get<std::vector<std::string>>(argument))
            values.push_back(ArgumentOf<Enum>::value_of_word(word, name));
        return values;
    }
};
template <class Value>
struct ArgumentOf<std::optional<Value>> : ArgumentOf<Value> {};

template <class Value>
[[nodiscard]] std::string default_text_of(const Value& value) {
    constexpr bool is_optional = requires { value.has_value(); };
    if constexpr (!has_default<Value> || is_optional)
        return {};
    else if constexpr (requires { cell_text(value); })
        return cell_text(value);
    else
        return text_of(value);
}

}  // namespace detail

/// The parameters of a question, in the order of its `columns`; empty if it has none.
template <question Question>
[[nodiscard]] std::vector<QuestionParameter> parameters_of() {
    std::vector<QuestionParameter> forms;
    each_column<Question>([&]<class I, class C>(I, const C& column) {
        using Value = column_value<Question, I::value>;
        using As = detail::ArgumentOf<Value>;
        QuestionParameter form{column.name, As::kind, word_of(column.unit), column.doc, !has_default<Value>, {}};
        if constexpr (has_default<Value>)
            form.default_text = detail::default_text_of(std::invoke(column.member, Question{}));
        if constexpr (requires { As::words; }) form.words = As::words;
        forms.push_back(std::move(form));
    });
    return forms;
}

namespace detail {

/// Checks that arguments fit the parameters of a question.
/// @errors ErrorCode::unfit_parameter if a name is not a parameter, if a required parameter is missing, or if a value
///     is of another kind.
JIEDUI_API void check_arguments(std::string_view question, std::span<const QuestionParameter> forms,
                                const Arguments& arguments);

}  // namespace detail

/// A question whose parameters have these values.  A parameter that is not given keeps its default.
/// @errors ErrorCode::unfit_parameter if a name is not a parameter, if a required parameter is missing, or if a value
///     is of another kind; ErrorCode::bad_word for a word that the parameter does not allow; ErrorCode::bad_number
///     for a number of days above 2147483647.
template <question Question>
[[nodiscard]] Question question_from(const Arguments& arguments) {
    detail::check_arguments(Question::name, parameters_of<Question>(), arguments);
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        Question asked{};
        [[maybe_unused]] const auto fill = [&]<std::size_t Place> {
            using Value = column_value<Question, Place>;
            const auto& column = get<Place>(Question::columns);
            if (const auto found = arguments.find(column.name); found != arguments.end())
                asked.*column.member = detail::ArgumentOf<Value>::value_of(found->second, column.name);
        };
        (fill.template operator()<I>(), ...);
        return asked;
    }(std::make_index_sequence<column_count<Question>>{});
}

}  // namespace jiedui

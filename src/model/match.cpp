// SPDX-License-Identifier: Apache-2.0
#include "model/match.hpp"

#include <algorithm>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <type_traits>

#include "jiedui/base/text.hpp"

namespace jiedui {
namespace {

template <class T>
struct Inner {
    using Type = T;
};
template <class T>
struct Inner<std::optional<T>> {
    using Type = T;
};

[[noreturn]] void refuse(const Condition& condition, const std::string& value, std::string_view expected) {
    throw Error{ErrorCode::bad_word, value, "column " + condition.column + " wants " + std::string{expected}};
}

/// The values of a condition as cells of a column of type `T` write them.
template <class T>
[[nodiscard]] std::vector<std::string> canonical(const Condition& condition, const Calendar& calendar) {
    std::vector<std::string> values;
    for (const std::string& value : condition.values) {
        if constexpr (std::same_as<T, bool>) {
            if (value != "yes" && value != "no") refuse(condition, value, "'yes' or 'no'");
            values.push_back(value);
        } else if constexpr (closed_list<T>) {
            const auto& words = ClosedList<T>::words;
            if (!find_word<T>(value)) refuse(condition, value, listed({words.begin(), words.end()}));
            values.push_back(value);
        } else if constexpr (std::integral<T> || std::same_as<T, Thousandths>) {
            const auto number = find_thousandths(value);
            if (!number) refuse(condition, value, "a number");
            values.push_back(text_of(*number));
        } else if constexpr (std::same_as<T, double>) {
            double number = 0;
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
            if (error != std::errc{} || end != value.data() + value.size()) refuse(condition, value, "a number");
            values.push_back(cell_text(number));
        } else if constexpr (std::derived_from<T, Span>) {
            const auto span = calendar.find_span(value);
            if (!span) refuse(condition, value, "a day, month, term, year or school year");
            values.push_back(text_of(*span));
        } else {
            values.push_back(value);
        }
    }
    return values;
}

[[nodiscard]] Certainty is_among(const std::string& text, const std::vector<std::string>& values) {
    return std::ranges::find(values, text) != values.end() ? Certainty::yes : Certainty::no;
}

[[nodiscard]] Certainty meets(const TextList& list, const std::vector<std::string>& values) {
    if (list.items.empty()) return Certainty::undecided;
    Certainty found = Certainty::no;
    for (const std::string& item : list.items) found = std::max(found, is_among(item, values));
    return found;
}
[[nodiscard]] Certainty meets(const std::string& text, const std::vector<std::string>& values) {
    return text.empty() ? Certainty::undecided : is_among(text, values);
}
[[nodiscard]] Certainty meets(const Span& span, const std::vector<std::string>& values) {
    return span.is_known() ? is_among(text_of(span), values) : Certainty::undecided;
}
[[nodiscard]] Certainty meets(const LastDay& day, const std::vector<std::string>& values) {
    if (day.is_running()) return Certainty::no;
    return day.is_known() ? is_among(text_of(day), values) : Certainty::undecided;
}
template <class Record>
[[nodiscard]] Certainty meets(const RefTo<Record>& ref, const std::vector<std::string>& values) {
    return is_among(ref.id, values);
}
template <class T>
[[nodiscard]] Certainty meets(const std::optional<T>& value, const std::vector<std::string>& values) {
    return value ? is_among(cell_text(*value), values) : Certainty::undecided;
}

/// Words are looked at once each, not once a row.
[[nodiscard]] std::vector<Certainty> meet_words(const WordStore& store, std::size_t rows,
                                                const std::vector<std::string>& values) {
    std::vector<Certainty> of_word;
    for (std::size_t code = 0; code < store.words().size(); ++code)
        of_word.push_back(is_among(std::string{store.words()[code]}, values));
    std::vector<Certainty> found(rows, Certainty::undecided);
    for (std::size_t row = 0; row < rows; ++row)
        if (const std::uint32_t code = store.code_of(row); code != no_row) found[row] = of_word[code];
    return found;
}

template <class Record, std::size_t I>
[[nodiscard]] std::vector<Certainty> meet_column(const Table<Record>& table, const Condition& condition,
                                                 const Calendar& calendar) {
    using Value = column_value<Record, I>;
    const auto values = canonical<typename Inner<Value>::Type>(condition, calendar);
    if constexpr (std::same_as<Value, std::optional<std::string>>)
        return meet_words(table.template store<I>(), table.size(), values);
    std::vector<Certainty> found(table.size());
    for (std::size_t row = 0; row < found.size(); ++row) found[row] = meets(table.template value<I>(row), values);
    return found;
}

}  // namespace

template <described Record>
std::optional<std::vector<Certainty>> match(const Table<Record>& table, const Condition& condition,
                                            const Calendar& calendar) {
    std::optional<std::vector<Certainty>> found;
    each_column<Record>([&]<class I>(I, const auto& column) {
        if (column.name == condition.column) found = meet_column<Record, I::value>(table, condition, calendar);
    });
    for (const AttributeColumn& each : table.attributes())
        if (!found && each.name == condition.column) found = meet_words(each.words, table.size(), condition.values);
    if (found && condition.values.empty()) std::ranges::fill(*found, Certainty::no);
    return found;
}

template <described Record>
std::vector<std::string> column_names(const Table<Record>& table) {
    std::vector<std::string> names;
    each_column<Record>([&]<class I>(I, const auto& column) {
        if (table.has_column(I::value)) names.emplace_back(column.name);
    });
    for (const AttributeColumn& each : table.attributes()) names.push_back(each.name);
    return names;
}

template std::optional<std::vector<Certainty>> match(const Table<School>&, const Condition&, const Calendar&);
template std::optional<std::vector<Certainty>> match(const Table<Support>&, const Condition&, const Calendar&);
template std::optional<std::vector<Certainty>> match(const Table<Posting>&, const Condition&, const Calendar&);
template std::optional<std::vector<Certainty>> match(const Table<Transfer>&, const Condition&, const Calendar&);
template std::optional<std::vector<Certainty>> match(const Table<Teacher>&, const Condition&, const Calendar&);
template std::vector<std::string> column_names(const Table<School>&);
template std::vector<std::string> column_names(const Table<Support>&);
template std::vector<std::string> column_names(const Table<Posting>&);
template std::vector<std::string> column_names(const Table<Transfer>&);
template std::vector<std::string> column_names(const Table<Teacher>&);

}  // namespace jiedui

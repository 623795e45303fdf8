// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The rules of a column: made from the type of its field, its name and the words known.

#include <algorithm>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

#include "io/aliases.hpp"
#include "io/cell.hpp"
#include "io/settings_file.hpp"
#include "model/value_rules.hpp"

namespace jiedui::detail {

/// Words that belong together although aliases.json lists them apart.
struct JoinedWords {
    explicit JoinedWords(const Aliases& aliases);
    Meanings yes_no;  ///< to `yes` and `no`
    Meanings units;   ///< to `yuan`, `persons`, `person_times`; goods to themselves
};

/// What rules are made from; all of it outlives them.
struct RuleSources {
    const Aliases& aliases;
    const Calendar& calendar;
    const CommonWords& common;
    const JoinedWords& joined;
};

template <class T>
struct Unwrapped {
    using Type = T;
};
template <class T>
struct Unwrapped<std::optional<T>> {
    using Type = T;
};
/// The type of a value where it is known.
template <class T>
using Known = Unwrapped<T>::Type;

/// The open list of a column; null if it has none.
[[nodiscard]] const Meanings* open_list(std::string_view column, const RuleSources& sources);

/// Fills in the words of a closed list.
template <closed_list Enum>
void add_words(CellRules& rules, const RuleSources& sources) {
    rules.list = ClosedList<Enum>::name;
    for (const std::string_view word : ClosedList<Enum>::words) rules.tokens.emplace_back(word);
    const std::string list = "values/" + std::string{rules.list};
    for (const auto& [text, token] : sources.aliases.words(list))
        if (const auto value = find_word<Enum>(token)) rules.codes.add(text, static_cast<std::uint8_t>(*value));
    if constexpr (std::same_as<Enum, Backbone>)
        for (const auto& [text, token] : sources.joined.yes_no)
            rules.codes.add(text, static_cast<std::uint8_t>(token == "yes" ? Backbone::yes : Backbone::no));
}

/// The words of a column that holds yes or no.
void add_yes_no(CellRules& rules, const RuleSources& sources);

/// The rules of a column that holds values of `Value`.
template <class Value>
[[nodiscard]] CellRules rules_of(std::string_view table, std::string_view column, const RuleSources& sources) {
    using enum FindingCode;
    CellRules rules{.column = column, .common = &sources.common, .calendar = &sources.calendar};
    rules.separators = &sources.aliases.separators(std::string{table} + "." + std::string{column});
    if constexpr (closed_list<Value>) {
        rules.fault = unknown_word;
        add_words<Value>(rules, sources);
    } else if constexpr (std::same_as<Value, bool>) {
        rules.fault = unknown_word;
        add_yes_no(rules, sources);
    } else if constexpr (std::same_as<Value, std::string>) {
        rules.open = open_list(column, sources);
    } else if constexpr (std::same_as<Value, std::uint32_t> || std::same_as<Value, double>) {
        rules.fault = bad_number;
        rules.expected = expected_in<Value>(column);
    } else if constexpr (std::same_as<Value, Thousandths>) {
        rules.fault = bad_number;
        rules.expected = phrase("plain_number");
    } else if constexpr (std::derived_from<Value, Span>) {
        rules.fault = bad_day;
        rules.expected = expected_in<Value>(column);
    }
    return rules;
}

}  // namespace jiedui::detail

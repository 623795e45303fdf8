// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Fields of records set from texts, by the name of their column.

#include <charconv>
#include <concepts>
#include <optional>
#include <stdexcept>
#include <string>

#include "jiedui/base/amount.hpp"
#include "support/text_network.hpp"
#include "support/words.hpp"

namespace jiedui::cells {

inline void read(const std::string& text, std::string& field) { field = text; }
inline void read(const std::string& text, bool& field) { field = text == "yes"; }
inline void read(const std::string& text, Span& field) { field = span_in(text); }
inline void read(const std::string& text, LastDay& field) { field = last_day_in(text); }
inline void read(const std::string& text, TextList& field) { field.items = pieces_of(text, '+'); }
inline void read(const std::string& text, Thousandths& field) {
    const auto number = find_thousandths(text);
    if (!number) throw std::invalid_argument{"no number: " + text};
    field = *number;
}
template <class Number>
    requires(std::integral<Number> || std::floating_point<Number>)
void read(const std::string& text, Number& field) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), field);
    if (error != std::errc{} || end != text.data() + text.size()) throw std::invalid_argument{"no number: " + text};
}
template <closed_list Enum>
void read(const std::string& text, Enum& field) {
    const auto word = find_word<Enum>(text);
    if (!word) throw std::invalid_argument{"no such word: " + text};
    field = *word;
}
template <class Record>
void read(const std::string& text, RefTo<Record>& field) {
    field.id = text;
}
template <class T>
void read(const std::string& text, std::optional<T>& field) {
    read(text, field.emplace());
}

/// Sets the column of that name; another name makes an attribute.
template <class Record>
void set(Record& record, const std::string& name, const std::string& text) {
    bool found = false;
    each_column<Record>([&](auto, const auto& column) {
        if (column.name != name) return;
        read(text, record.*column.member);
        found = true;
    });
    if (!found) record.attributes.emplace_back(name, text);
}

}  // namespace jiedui::cells

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Cell texts: how each kind of value is written in a ledger's cell, the same everywhere.

#include <array>
#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/channel.hpp"
#include "jiedui/base/closed_list.hpp"
#include "jiedui/model/records.hpp"

namespace jiedui {

/// The text of a cell.  An empty text means that the cell exists and is empty, not that the value is unknown.
struct CellText {
    std::string text;
    friend bool operator==(const CellText&, const CellText&) = default;
};

/// `cell_text(value)` gives the text that a ledger's cell holds for the value: numbers in decimal digits, days in ISO
/// form, spans as in `2003-09` or `2003-autumn`, flags as `yes` or `no`, and words of closed lists in English.
[[nodiscard]] inline std::string cell_text(const CellText& cell) { return cell.text; }
[[nodiscard]] inline std::string cell_text(const std::string& text) { return text; }
[[nodiscard]] inline std::string cell_text(bool yes) { return yes ? "yes" : "no"; }
[[nodiscard]] inline std::string cell_text(Thousandths number) { return text_of(number); }
[[nodiscard]] inline std::string cell_text(Day day) { return text_of(day); }
[[nodiscard]] inline std::string cell_text(Span span) { return text_of(span); }
[[nodiscard]] inline std::string cell_text(LastDay day) { return text_of(day); }
[[nodiscard]] inline std::string cell_text(Channels channels) { return text_of(channels); }
template <std::integral Number>
    requires(!std::same_as<Number, bool>)
[[nodiscard]] std::string cell_text(Number number) {
    return std::to_string(number);
}
/// The shortest text that reads back as the same double.
[[nodiscard]] inline std::string cell_text(double number) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    return {buffer.data(), end};
}
template <closed_list Enum>
[[nodiscard]] std::string cell_text(Enum value) {
    return std::string{word_of(value)};
}
template <class Record>
[[nodiscard]] std::string cell_text(const RefTo<Record>& ref) {
    return ref.id;
}
/// The items in their order, joined by `|`; empty if the list has no items.
[[nodiscard]] inline std::string cell_text(const TextList& list) {
    std::string text;
    for (const std::string& item : list.items) text += (text.empty() ? "" : "|") + item;
    return text;
}
/// The text of the value; empty if the value is unknown.
template <class T>
[[nodiscard]] std::string cell_text(const std::optional<T>& value) {
    return value ? cell_text(*value) : std::string{};
}

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The check that a file could give back what a program says.

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/cell_text.hpp"
#include "jiedui/model/records.hpp"
#include "model/checks/check.hpp"
#include "model/value_rules.hpp"

namespace jiedui::detail {

/// A value that would come back from a file as another.
struct WouldChange {
    static constexpr auto code = FindingCode::would_change;

    /// Days that are not those that their text means in the calendar of the ledger.  What is not a
    /// day is bad_day.
    [[nodiscard]] static Faulty of_value(const Cell& cell, const Span& span) {
        if (!span.is_sound() || !span.is_known() || !fits(cell.column, span)) return {};
        if (is_of_calendar(span, cell.calendar)) return {};
        const std::string text = text_of(span);
        return Fault{text, phrase("days_of_calendar", {text})};
    }
    /// An item with a sign between items would come back as several.
    [[nodiscard]] static Faulty of_value(const Cell& cell, const TextList& list) {
        const bool are_ids = cell.column == "supports";
        for (const std::string& item : list.items) {
            Phrase expected = expected_of(item);
            if (expected.empty() && (are_ids ? has_one_of(item, between_ids) : has_one_of(item, between_names)))
                expected = are_ids ? none_of(between_ids) : none_of(between_names);
            if (!expected.empty()) return Fault{cell_text(list), std::move(expected), false};
        }
        return {};
    }
    [[nodiscard]] static Faulty of_attribute(const AttributeName& attribute) {
        const std::string_view name = attribute.name;
        if (!name.empty() && trimmed(name).size() == name.size()) return {};
        return Fault{.value = std::string{name}, .expected = expected_of(name)};
    }
    /// What is not UTF-8 is bad_text.
    [[nodiscard]] static Faulty of_text(std::string_view text) {
        if (!is_utf8(text)) return {};
        Phrase expected = expected_of(text);
        return expected.empty() ? Faulty{} : Fault{.expected = std::move(expected)};
    }

private:
    /// The signs that part the items of a list in a file.
    static constexpr std::array<std::string_view, 4> between_names{"|", ";", "；", "、"};
    static constexpr std::array<std::string_view, 7> between_ids{"|", ";", "；", "、", ",", "，", " "};

    /// What was expected instead of a text that would not come back as it is; empty if it would, or
    /// if only the words of other languages could tell.
    [[nodiscard]] static Phrase expected_of(std::string_view text) {
        if (text.empty()) return phrase("text_or_nothing");
        if (trimmed(text).size() != text.size()) return phrase("text_without_outer_blanks");
        return text == "?" ? phrase("another_text_than_unknown") : Phrase{};
    }
    template <class Signs>
    [[nodiscard]] static bool has_one_of(const std::string& item, const Signs& signs) {
        for (const std::string_view sign : signs)
            if (item.find(sign) != std::string::npos) return true;
        return false;
    }
    template <class Signs>
    [[nodiscard]] static Phrase none_of(const Signs& signs) {
        return phrase("texts_without_signs", {signs.begin(), signs.end()});
    }
    /// Whether the days of a span are those that its text means.
    /// @pre it is sound and known.
    [[nodiscard]] static bool is_of_calendar(const Span& span, const Calendar& calendar) {
        const auto date = span.first().date();
        switch (span.precision()) {
            case Precision::day: return span.first() == span.last();
            case Precision::month:
                return date.day() == std::chrono::day{1} &&
                       span.last().date() == date.year() / date.month() / std::chrono::last;
            case Precision::autumn:
            case Precision::spring:
            case Precision::school_year: return calendar.find_term(int{date.year()}, span.precision()) == span;
            case Precision::year: return calendar.find_span(std::to_string(int{date.year()})) == span;
        }
        return false;
    }
};

}  // namespace jiedui::detail

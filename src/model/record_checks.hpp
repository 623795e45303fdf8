// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What is wrong with a value of a record by itself: it is none of its type, or no file could give it back.

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/finding.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/cell_text.hpp"

namespace jiedui::detail {

/// What is wrong with a value.
struct ValueFault {
    FindingCode code;
    std::string value;  ///< as findings show it
    Phrase expected;
    bool is_kept = true;  ///< whether a table can hold the value until the record is dropped
};
using Faulty = std::optional<ValueFault>;

/// The signs that part the items of a list in a file: an item with one of them would come back as several.
inline constexpr std::array<std::string_view, 4> signs_between_names{"|", ";", "；", "、"};
inline constexpr std::array<std::string_view, 7> signs_between_ids{"|", ";", "；", "、", ",", "，", " "};

/// Why a text would not come back from a file as it is; empty if it would, or if only the words of other languages could tell.
[[nodiscard]] inline Phrase fault_of_text(std::string_view text) {
    if (text.empty()) return phrase("a text, or nothing where it is unknown");
    if (trimmed(text).size() != text.size()) return phrase("a text without blanks at its ends");
    return text == "?" ? phrase("another text than the sign for unknown") : Phrase{};
}

/// Whether the days of a span are those that its text means.
/// @pre it is sound and known.
[[nodiscard]] inline bool is_of_calendar(Span span, const Calendar& calendar) {
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

[[nodiscard]] inline std::string shown_day(Day day) {
    if (day == Day::running()) return "running";
    return is_sound(day) ? text_of(day) : std::to_string(day.number());
}

[[nodiscard]] inline Faulty fault_of_days(std::string_view column, Span span, bool may_run, const Calendar& calendar) {
    if (span.is_sound() && (span.first() == Day::unknown() || (may_run && span.first() == Day::running()))) return {};
    if (!span.is_sound() || !span.is_known()) {
        const std::string first = shown_day(span.first());
        const std::string last = shown_day(span.last());
        return ValueFault{
            FindingCode::bad_day, first == last ? first : first + ".." + last,
            may_run ? phrase("a day, month, term or school year (2004-08-31, 2004-08, 2004-spring, 2003/2004), nothing "
                             "if it is running, or ? if it is unknown")
                    : phrase("a day, month, term or school year: 2003-09-01, 2003-09, 2003-autumn, 2003/2004"),
            false};
    }
    const std::string text = text_of(span);
    if (column == "school_year" && span.precision() != Precision::school_year)
        return ValueFault{FindingCode::bad_day, text, phrase("a school year, e.g. 2003/2004")};
    if (is_of_calendar(span, calendar)) return {};
    return ValueFault{FindingCode::would_change, text,
                      phrase("the days that '{0}' means in the ledger's calendar", {text})};
}

/// What is wrong with the value of a column, beside what texts and ids show once all are there.
template <class T>
[[nodiscard]] Faulty fault_of(std::string_view, const T&, const Calendar&) {
    return {};
}
template <closed_list Enum>
[[nodiscard]] Faulty fault_of(std::string_view, const std::optional<Enum>& value, const Calendar&) {
    const auto& words = ClosedList<Enum>::words;
    if (!value || static_cast<std::size_t>(*value) < words.size()) return {};
    return ValueFault{FindingCode::unknown_word, std::to_string(static_cast<unsigned>(*value)),
                      phrase("{or}", {words.begin(), words.end()}), false};
}
[[nodiscard]] inline Faulty fault_of(std::string_view column, const Span& span, const Calendar& calendar) {
    return fault_of_days(column, span, false, calendar);
}
[[nodiscard]] inline Faulty fault_of(std::string_view column, const LastDay& day, const Calendar& calendar) {
    return fault_of_days(column, day, true, calendar);
}
[[nodiscard]] inline Faulty fault_of(std::string_view column, const std::optional<Thousandths>& number,
                                     const Calendar&) {
    const auto fault = [&](Phrase expected) {
        return ValueFault{FindingCode::bad_number, cell_text(number), std::move(expected)};
    };
    if (column == "share" && number && (*number < Thousandths{0} || *number > Thousandths{1000}))
        return fault(phrase("a share of one post, from 0 to 1"));
    const bool fits = !number || (*number <= largest_number && number->value >= -largest_number.value);
    return fits ? Faulty{} : fault(phrase("a number of at most 15 digits before the point"));
}
[[nodiscard]] inline Faulty fault_of(std::string_view, const std::optional<std::uint32_t>& count, const Calendar&) {
    if (count != no_row) return {};
    return ValueFault{FindingCode::bad_number, cell_text(count), phrase("a whole number from 0 to 4294967294")};
}
[[nodiscard]] inline Faulty fault_of(std::string_view column, const std::optional<double>& degrees, const Calendar&) {
    const double most = column == "latitude" ? 90 : 180;
    const bool fits = !degrees || (*degrees >= -most && *degrees <= most);  // not if it is no number
    if (fits) return {};
    return ValueFault{FindingCode::bad_number, cell_text(degrees),
                      column == "latitude" ? phrase("degrees from -90 to 90") : phrase("degrees from -180 to 180")};
}
[[nodiscard]] inline Faulty fault_of(std::string_view column, const TextList& list, const Calendar&) {
    const auto fault = [&](Phrase expected) {
        return ValueFault{FindingCode::would_change, cell_text(list), std::move(expected), false};
    };
    const auto has_one_of = [](const std::string& item, const auto& signs) {
        for (const std::string_view sign : signs)
            if (item.find(sign) != std::string::npos) return true;
        return false;
    };
    const auto none_of = [](const auto& signs) {
        return phrase("texts in which none of {all} stands", {signs.begin(), signs.end()});
    };
    for (const std::string& item : list.items) {
        if (Phrase expected = fault_of_text(item); !expected.empty()) return fault(std::move(expected));
        if (column == "supports" ? has_one_of(item, signs_between_ids) : has_one_of(item, signs_between_names))
            return fault(column == "supports" ? none_of(signs_between_ids) : none_of(signs_between_names));
    }
    return {};
}

}  // namespace jiedui::detail

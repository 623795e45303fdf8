// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Checks of single values: each is of its type, and a file could give it back.

#include <array>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/cell_text.hpp"
#include "jiedui/model/records.hpp"
#include "model/checks/check.hpp"
#include "model/value_rules.hpp"

namespace jiedui::detail {

[[nodiscard]] inline bool is_unknown(const std::string& text) noexcept { return text.empty(); }
[[nodiscard]] inline bool is_unknown(const Span& span) noexcept { return !span.is_known(); }
[[nodiscard]] inline bool is_unknown(const TextList& list) noexcept { return list.items.empty(); }
template <class Record>
[[nodiscard]] bool is_unknown(const RefTo<Record>& ref) noexcept {
    return ref.id.empty();
}
template <class T>
[[nodiscard]] bool is_unknown(const std::optional<T>& value) noexcept {
    return !value.has_value();
}

/// Whether a text is a number, or looks like one, so that it is not a name.
[[nodiscard]] inline bool is_number(std::string_view text) noexcept {
    return find_thousandths(text).has_value() ||
           (!text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos);
}

/// A value that must be known, and is not.
struct MissingValue {
    static constexpr auto code = FindingCode::missing_value;
    template <class T>
    [[nodiscard]] static Faulty of_value(const Cell& cell, const T& value) {
        return cell.must_be_known && is_unknown(value) ? Faulty{Fault{}} : Faulty{};
    }
};

/// A name that is a number.
struct NumberForText {
    static constexpr auto code = FindingCode::number_for_text;
    [[nodiscard]] static Faulty of_value(const Cell& cell, const std::string& text) {
        return cell.is_name && is_number(text) ? Faulty{Fault{.value = text}} : Faulty{};
    }
    [[nodiscard]] static Faulty of_value(const Cell& cell, const std::optional<std::string>& text) {
        return text ? of_value(cell, *text) : Faulty{};
    }
};

/// A value that its closed list does not have.
struct UnknownWord {
    static constexpr auto code = FindingCode::unknown_word;
    template <closed_list Enum>
    [[nodiscard]] static Faulty of_value(const Cell&, const std::optional<Enum>& value) {
        const auto& words = ClosedList<Enum>::words;
        if (!value || static_cast<std::size_t>(*value) < words.size()) return {};
        return Fault{std::to_string(static_cast<unsigned>(*value)),
                     phrase("one_of_quoted", {words.begin(), words.end()}), false};
    }
};

[[nodiscard]] inline std::string shown_day(Day day) {
    if (day == Day::running()) return "running";
    return is_sound(day) ? text_of(day) : std::to_string(day.number());
}

/// Days that are no days, or not of the precision that their column asks for.
struct BadDay {
    static constexpr auto code = FindingCode::bad_day;
    [[nodiscard]] static Faulty of_value(const Cell& cell, const Span& span) {
        return is_without_days(span) ? Faulty{} : fault_of(cell, span, expected_in<Span>("day"));
    }
    [[nodiscard]] static Faulty of_value(const Cell& cell, const LastDay& day) {
        return is_without_days(day) ? Faulty{} : fault_of(cell, day, expected_in<LastDay>("last_day"));
    }
    /// Whether a span says that there are no days, as it may: they are unknown, or the last one is
    /// running.
    [[nodiscard]] static bool is_without_days(const Span& span) noexcept {
        return span.is_sound() && span.first() == Day::unknown();
    }
    [[nodiscard]] static bool is_without_days(const LastDay& day) noexcept {
        return day.is_sound() && (day.first() == Day::unknown() || day.first() == Day::running());
    }

private:
    [[nodiscard]] static Faulty fault_of(const Cell& cell, const Span& span, Phrase expected) {
        if (span.is_sound() && span.is_known())
            return fits(cell.column, span) ? Faulty{} : Fault{text_of(span), expected_school_year()};
        const std::string first = shown_day(span.first());
        const std::string last = shown_day(span.last());
        return Fault{first == last ? first : first + ".." + last, std::move(expected), false};
    }
};

/// A number that its column cannot hold.
struct BadNumber {
    static constexpr auto code = FindingCode::bad_number;
    [[nodiscard]] static Faulty of_value(const Cell& cell, const std::optional<Thousandths>& number) {
        const auto fault = [&](Phrase expected) { return Fault{cell_text(number), std::move(expected)}; };
        if (cell.column == "share" && number && (*number < Thousandths{0} || *number > Thousandths{1000}))
            return fault(phrase("share_of_post"));
        const bool is_short = !number || (*number <= largest_number && number->value >= -largest_number.value);
        return is_short ? Faulty{} : fault(phrase("number_of_15_digits"));
    }
    [[nodiscard]] static Faulty of_value(const Cell& cell, const std::optional<std::uint32_t>& count) {
        return fault_of(cell, count);
    }
    [[nodiscard]] static Faulty of_value(const Cell& cell, const std::optional<double>& degrees) {
        return fault_of(cell, degrees);
    }
    /// A named teacher is one person.
    [[nodiscard]] static Faulty of_record(const Posting& posting) {
        if (!posting.teacher || posting.count.value_or(1) == 1) return {};
        return Fault{.value = cell_text(posting.count), .expected = phrase("one_person_a_row"), .column = "count"};
    }

private:
    template <class Number>
    [[nodiscard]] static Faulty fault_of(const Cell& cell, const std::optional<Number>& number) {
        if (!number || fits(cell.column, *number)) return {};
        return Fault{cell_text(number), expected_in<Number>(cell.column)};
    }
};

/// A last day before the first.
struct LastBeforeFirst {
    static constexpr auto code = FindingCode::last_before_first;
    template <class Record>
        requires requires(const Record& record) {
            record.first_day;
            record.last_day;
        }
    [[nodiscard]] static Faulty of_record(const Record& record) {
        const bool are_known = record.first_day.is_known() && record.last_day.is_known();
        if (!are_known || record.last_day.last() >= record.first_day.first()) return {};
        return Fault{
            .value = cell_text(record.last_day), .expected = Phrase{cell_text(record.first_day)}, .column = "last_day"};
    }
};

}  // namespace jiedui::detail

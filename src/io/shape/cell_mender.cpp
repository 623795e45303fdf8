// SPDX-License-Identifier: Apache-2.0
#include "io/shape/cell_mender.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "io/shape/sheet_sniffer.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

[[nodiscard]] std::optional<std::uint32_t> number_in(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : chinese_number(text);
}

[[nodiscard]] bool is_chinese(std::string_view character) { return character.size() == 3; }

/// A time of day behind a day: 2021-09-01T08:30:00.
[[nodiscard]] std::string_view without_time(std::string_view text) {
    constexpr std::size_t of_day = 10;
    const bool has_time = text.size() > of_day && (text[of_day] == 'T' || text[of_day] == ' ') && text[4] == '-' &&
                          text[7] == '-' && text.find(':') != std::string_view::npos;
    return has_time ? text.substr(0, of_day) : text;
}

}  // namespace

std::optional<std::string> serial_day(std::string_view text) {
    constexpr std::int32_t of_1970 = 25569;  // as spreadsheets count 1970-01-01
    constexpr std::int32_t least = 18264;    // 1950-01-01
    constexpr std::int32_t most = 73051;     // 2100-01-01
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < least || number > most)
        return std::nullopt;
    return text_of(Day{std::chrono::sys_days{std::chrono::days{number - of_1970}}});
}

std::string days_with_digits(std::string_view text) {
    if (text.find("年") == std::string_view::npos && text.find("月") == std::string_view::npos)
        return std::string{text};
    std::string digits;
    std::string number;
    const auto is_part = [](std::string_view each) {
        return each == "〇" || each == "○" || chinese_number(each).has_value();
    };
    const auto flush = [&](std::string_view next) {
        const std::vector<std::string_view> all = characters_of(number);
        const bool is_year = all.size() == 4 && number.find("十") == std::string::npos;
        for (const std::string_view each : is_year ? all : std::vector<std::string_view>{})
            digits += std::to_string(each == "〇" || each == "○" ? 0 : *chinese_number(each));
        if (!is_year && !number.empty()) {
            const auto value = next == "月" || next == "日" || next == "号" ? chinese_number(number) : std::nullopt;
            digits += value ? std::to_string(*value) : number;
        }
        number.clear();
    };
    for (const std::string_view each : characters_of(text)) {
        if (is_part(each)) {
            number += each;
            continue;
        }
        flush(each);
        digits += each;
    }
    flush({});
    return digits;
}

namespace {

/// 2022-2023学年第一学期: its autumn or its spring.
[[nodiscard]] std::optional<std::string> term_of_year(std::string_view text) {
    for (const auto& [word, is_spring] :
         {std::pair{"第一学期", false}, {"第二学期", true}, {"上学期", false}, {"下学期", true}}) {
        if (!text.ends_with(word)) continue;
        text.remove_suffix(std::string_view{word}.size());
        const auto year = Calendar{}.find_span(text);
        if (!year || year->precision() != Precision::school_year) return std::nullopt;
        const auto first = static_cast<int>(std::chrono::year_month_day{year->first()}.year());
        return std::to_string(is_spring ? first + 1 : first) + (is_spring ? "-spring" : "-autumn");
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> span_in_words(std::string_view given) {
    const std::string text = without_blanks(given);
    if (auto term = term_of_year(text)) return term;
    const std::size_t from = text.find("起");
    if (from == std::string::npos) return std::nullopt;
    const std::string_view first = std::string_view{text}.substr(0, from);
    std::string_view length = std::string_view{text}.substr(from + std::string_view{"起"}.size());
    for (const std::string_view word : {",", "，", "共", "为期", "满", "期限"})
        if (length.starts_with(word)) length.remove_prefix(word.size());
    if (length.empty()) return std::string{first} + "-至今";
    if (!length.ends_with("年")) return std::nullopt;
    length.remove_suffix(std::string_view{"年"}.size());
    const auto years = number_in(length);
    const auto span = Calendar{}.find_span(first);
    if (!years || *years == 0 || *years > 50 || !span) return std::nullopt;
    const std::chrono::year_month_day begin{span->first()};
    const std::chrono::year_month_day end = begin + std::chrono::years{static_cast<int>(*years)};
    const std::chrono::sys_days last =
        std::chrono::sys_days{end.ok() ? end : end.year() / end.month() / std::chrono::last} - std::chrono::days{1};
    return text_of(span->first()) + "至" + text_of(Day{last});
}

std::optional<std::string> count_in_words(std::string_view given) {
    std::string text = without_blanks(given);
    const bool is_plain =
        std::ranges::all_of(text, [](char each) { return std::isdigit(static_cast<unsigned char>(each)) != 0; });
    if (text.empty() || is_plain) return std::nullopt;
    for (const std::string_view unit : {"人", "名", "位", "所", "个"})
        if (text.ends_with(unit)) {
            text.resize(text.size() - unit.size());
            break;
        }
    const auto number = number_in(text);
    return number ? std::optional{std::to_string(*number)} : std::nullopt;
}

std::string person_without_blanks(std::string_view name) {
    const std::string plain = without_blanks(name);
    const auto all = characters_of(plain);
    return std::ranges::all_of(all, &is_chinese) ? plain : std::string{name};
}

/// A number in place of a name: 3名, 两人.
[[nodiscard]] bool is_count_of_people(std::string_view cell) {
    const std::string text = without_blanks(cell);
    constexpr std::array counters{"人", "名", "位"};
    const auto counts = [&](std::string_view counter) {
        if (!text.ends_with(counter)) return false;
        const std::string_view number = std::string_view{text}.substr(0, text.size() - counter.size());
        const auto is_digit = [](char each) { return each >= '0' && each <= '9'; };
        return !number.empty() && (std::ranges::all_of(number, is_digit) || chinese_number(number).has_value());
    };
    return std::ranges::any_of(counters, counts);
}

bool CellMender::is_day(std::string_view column) const {
    return std::ranges::find(table_.days, column) != table_.days.end();
}

Mended CellMender::mend(std::string_view column, std::string_view cell, bool is_number) const {
    const auto assumed = [&](std::string text, bool is_common = false) {
        const bool is_same = text == cell;
        return Mended{std::move(text), !is_same, is_common};
    };
    if (cell.empty()) return {};
    if (names_school(column))
        if (const auto name = names_.find(cell); name != names_.end()) return assumed(name->second);
    if (column == "teacher" || column == "teacher_name" || (column == "name" && table_.name == "teachers")) {
        const bool is_nobody = words_.is_nothing(cell) || is_count_of_people(cell);
        return is_nobody ? assumed("?", true) : assumed(person_without_blanks(cell));
    }
    const bool is_column = std::ranges::find(table_.columns, column) != table_.columns.end();
    if (is_column && column != "form" && words_.is_nothing(cell)) return assumed("?", true);
    if (column == "first_and_last_day") {
        const std::string digits = days_with_digits(cell);
        if (const auto span = span_in_words(digits)) return assumed(*span);
        const auto year = digits.size() <= std::string_view{"2022年"}.size() ? span_named_in(digits) : std::nullopt;
        return assumed(year ? *year : digits);
    }
    if (is_day(column)) {
        constexpr std::size_t of_serial = 5;
        if (const auto day = is_number || cell.size() == of_serial ? serial_day(cell) : std::nullopt)
            return assumed(*day, true);
        if (const auto term = term_of_year(without_blanks(cell))) return assumed(*term);
        return assumed(days_with_digits(without_time(cell)));
    }
    if (std::ranges::find(table_.counts, column) != table_.counts.end() || column == "amount")
        if (auto count = count_in_words(cell)) return assumed(std::move(*count));
    return {std::string{cell}};
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/calendar.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "jiedui/base/text.hpp"

namespace jiedui {
namespace {

/// The numbers of a text and the signs between and behind them: `2003年9月` is 2003 年 9 月.
struct Pieces {
    std::array<int, 3> numbers{};
    std::array<std::size_t, 3> digits{};
    std::array<std::string_view, 3> signs{};
    std::size_t count = 0;
};

[[nodiscard]] bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Whether white space stands between two digits: `2003-1 1` may be the first of January or November.
[[nodiscard]] bool has_split_number(std::string_view text) noexcept {
    char before = 0;
    bool is_split = false;
    for (const char c : text) {
        const bool is_blank = c == ' ' || (c >= '\t' && c <= '\r');
        if (!is_blank && is_split && is_digit(before) && is_digit(c)) return true;
        is_split = is_blank;
        if (!is_blank) before = c;
    }
    return false;
}

[[nodiscard]] std::optional<Pieces> pieces_of(std::string_view text) noexcept {
    Pieces pieces;
    std::size_t i = 0;
    while (i < text.size()) {
        if (!is_digit(text[i]) || pieces.count == 3) return std::nullopt;
        const std::size_t piece = pieces.count++;
        for (; i < text.size() && is_digit(text[i]); ++i) {
            if (++pieces.digits[piece] > 8) return std::nullopt;
            pieces.numbers[piece] = 10 * pieces.numbers[piece] + (text[i] - '0');
        }
        const std::size_t start = i;
        while (i < text.size() && !is_digit(text[i])) ++i;
        pieces.signs[piece] = text.substr(start, i - start);
    }
    return pieces.count == 0 ? std::nullopt : std::optional{pieces};
}

[[nodiscard]] bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) noexcept {
    return std::ranges::find(words, text) != words.end();
}

[[nodiscard]] std::optional<Span> day_span(int year, int month, int day) noexcept {
    if (month < 1 || day < 1) return std::nullopt;
    const auto found = Day::find(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    return found ? std::optional{Span{*found}} : std::nullopt;
}

[[nodiscard]] std::optional<Span> month_span(int year, int month) noexcept {
    if (month < 1 || month > 12 || year < 1 || year > 9999) return std::nullopt;
    const std::chrono::year_month_day_last last{
        std::chrono::year{year}, std::chrono::month_day_last{std::chrono::month(static_cast<unsigned>(month))}};
    const auto m = static_cast<unsigned>(month);
    return Span{*Day::find(year, m, 1), *Day::find(year, m, unsigned{last.day()}), Precision::month};
}

/// Only years of which people keep records: 0901 and 1230 are rather days without a year.
[[nodiscard]] std::optional<Span> year_span(int year) noexcept {
    if (year < 1900 || year > 2099) return std::nullopt;
    return Span{*Day::find(year, 1, 1), *Day::find(year, 12, 31), Precision::year};
}

[[nodiscard]] std::optional<Span> compact_span(int number, std::size_t digits) noexcept {
    const int year = number / (digits == 8 ? 10'000 : 100);
    const bool may_be_short = digits == 6 && (year < 1900 || year > 2099);  // 030901: is it 3 September 2001?
    if (may_be_short) return std::nullopt;
    if (digits == 8) return day_span(year, number / 100 % 100, number % 100);
    if (digits == 6) return month_span(year, number % 100);
    return std::nullopt;
}

[[nodiscard]] std::optional<Span> days_and_months(const Pieces& p) noexcept {
    const auto& [first, second, third] = p.signs;
    if (p.count == 1) return first.empty() ? compact_span(p.numbers[0], p.digits[0]) : std::nullopt;
    const bool parts_short = p.digits[0] == 4 && p.digits[1] <= 2 && p.digits[2] <= 2;
    if (!parts_short) return std::nullopt;
    if (p.count == 2) {
        const bool plain = is_one_of(first, {"-", "/", "."}) && second.empty();
        const bool chinese = first == "年" && is_one_of(second, {"月", "月份"});
        return plain || chinese ? month_span(p.numbers[0], p.numbers[1]) : std::nullopt;
    }
    const bool plain = is_one_of(first, {"-", "/", "."}) && second == first && third.empty();
    const bool chinese = first == "年" && second == "月" && is_one_of(third, {"日", "号"});
    return plain || chinese ? day_span(p.numbers[0], p.numbers[1], p.numbers[2]) : std::nullopt;
}

[[nodiscard]] std::optional<Span> terms_and_years(const Calendar& calendar, const Pieces& p) noexcept {
    if (p.digits[0] != 4) return std::nullopt;
    const int year = p.numbers[0];
    if (p.count == 1) {
        std::string_view sign = p.signs[0];
        if (sign.empty()) return year_span(year);
        if (sign == "-autumn") return calendar.find_term(year, Precision::autumn);
        if (sign == "-spring") return calendar.find_term(year, Precision::spring);
        if (is_one_of(sign, {"学年", "学年度"})) return calendar.find_term(year, Precision::school_year);
        if (sign.starts_with("年")) sign.remove_prefix(std::string_view{"年"}.size());
        const bool autumn = sign.starts_with("秋");
        if (!autumn && !sign.starts_with("春")) return std::nullopt;
        sign.remove_prefix(std::string_view{"秋"}.size());
        if (!is_one_of(sign, {"", "期", "季", "学期", "季学期"})) return std::nullopt;
        return calendar.find_term(year, autumn ? Precision::autumn : Precision::spring);
    }
    const bool joined = p.count == 2 && p.digits[1] == 4 && p.numbers[1] == year + 1 &&
                        is_one_of(p.signs[0], {"/", "-", "—", "–", "~", "至"}) &&
                        is_one_of(p.signs[1], {"", "学年", "学年度"});
    return joined ? calendar.find_term(year, Precision::school_year) : std::nullopt;
}

[[nodiscard]] std::optional<Day> find_border(int year, Calendar::Border border) noexcept {
    return Day::find(year, border.month, border.day);
}

/// The day before; also where the border itself lies beyond the year 9999.
[[nodiscard]] std::optional<Day> find_eve(int year, Calendar::Border border) noexcept {
    if (border == Calendar::Border{1, 1}) return Day::find(year - 1, 12, 31);
    const auto day = find_border(year, border);
    return day ? std::optional{*day - 1} : std::nullopt;
}

[[nodiscard]] std::string text_of_span(Day first, Day last, Precision precision) {
    const auto year = [](Day day) { return int{day.date().year()}; };
    const auto padded = [](int number) { return detail::iso_text(number, 1, 1).substr(0, 4); };
    switch (precision) {
        case Precision::day: return text_of(first);
        case Precision::month: return text_of(first).substr(0, 7);
        case Precision::autumn: return padded(year(first)) + "-autumn";
        case Precision::spring: return padded(year(first)) + "-spring";
        case Precision::school_year: return padded(year(first)) + "/" + padded(year(last + 1));
        case Precision::year: return padded(year(first));
    }
    return {};
}

}  // namespace

std::string text_of(Span span) {
    return span.is_known() ? text_of_span(span.first(), span.last(), span.precision()) : std::string{};
}

std::string text_of(LastDay day) {
    if (day.is_running()) return {};
    return day.is_known() ? text_of(static_cast<const Span&>(day)) : "?";
}

Calendar::Calendar(Border autumn, Border spring) : autumn_{autumn}, spring_{spring} {
    const int common_year = 2001;
    if (!find_border(common_year, autumn) || !find_border(common_year, spring) || spring >= autumn)
        throw Error{ErrorCode::bad_calendar,
                    "autumn from " + detail::iso_text(common_year, autumn.month, autumn.day).substr(5) +
                        ", spring from " + detail::iso_text(common_year, spring.month, spring.day).substr(5)};
}

std::optional<Span> Calendar::find_term(int year, Precision precision) const noexcept {
    if (precision == Precision::day || precision == Precision::month || precision == Precision::year)
        return std::nullopt;
    const bool spring = precision == Precision::spring;
    const auto first = find_border(year, spring ? spring_ : autumn_);
    if (!first) return std::nullopt;  // else the next year is a number too
    const auto last = find_eve(spring ? year : year + 1, precision == Precision::autumn ? spring_ : autumn_);
    return last ? std::optional{Span{*first, *last, precision}} : std::nullopt;
}

std::optional<Span> Calendar::find_school_year(Day day) const noexcept {
    const int year{day.date().year()};
    const auto begun = find_term(year, Precision::school_year);
    if (begun && begun->first() <= day) return begun;
    const auto before = find_term(year - 1, Precision::school_year);
    return before && day <= before->last() ? before : std::nullopt;
}

std::optional<Span> Calendar::find_span(std::string_view text) const {
    if (has_split_number(narrowed(text))) return std::nullopt;
    const std::string plain = folded(text);
    const auto pieces = pieces_of(plain);
    if (!pieces) return std::nullopt;
    if (const auto span = days_and_months(*pieces)) return span;
    return terms_and_years(*this, *pieces);
}

Span Calendar::span_of(std::string_view text) const {
    if (const auto span = find_span(text)) return *span;
    throw Error{ErrorCode::bad_span, std::string{text}};
}

Day Calendar::day_of(std::string_view text) const {
    const Span span = span_of(text);
    if (span.first() != span.last()) throw Error{ErrorCode::not_one_day, std::string{text}};
    return span.first();
}

Period Calendar::period_of(std::string_view text) const {
    const std::size_t dots = text.find("..");
    const auto first = find_span(text.substr(0, dots));
    const auto last = dots == std::string_view::npos ? first : find_span(text.substr(dots + 2));
    if (!first || !last)
        throw Error{ErrorCode::bad_span, std::string{text}, "or two of these as 2003-09..2004-06, both inside"};
    return Period::inclusive(first->first(), last->last());
}

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "io/arrow_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "jiedui/base/day.hpp"
#include "jiedui/model/cell_text.hpp"

namespace jiedui::detail {
namespace {

template <class Number>
[[nodiscard]] std::string_view number_text(Number number, std::string& copy) {
    return copy = cell_text(number);
}

[[nodiscard]] std::string_view read_null(const ArrowSchema&, const ArrowArray&, std::int64_t, std::string&) {
    return {};
}

[[nodiscard]] std::string_view read_bool(const ArrowSchema&, const ArrowArray& values, std::int64_t at, std::string&) {
    return bit_at(values.buffers[1], at) ? "yes" : "no";
}

template <class Integer>
[[nodiscard]] std::string_view read_integer(const ArrowSchema&, const ArrowArray& values, std::int64_t at,
                                            std::string& copy) {
    return number_text(std::int64_t{value_at<Integer>(values, 1, at)}, copy);
}
template <>
std::string_view read_integer<std::uint64_t>(const ArrowSchema&, const ArrowArray& values, std::int64_t at,
                                             std::string& copy) {
    return number_text(value_at<std::uint64_t>(values, 1, at), copy);
}

/// What is no number is missing, as data frames have it.
template <class Float>
[[nodiscard]] std::string_view read_float(const ArrowSchema&, const ArrowArray& values, std::int64_t at,
                                          std::string& copy) {
    constexpr double most_whole = 9'007'199'254'740'992;  // 2^53: every whole number below is exact
    const auto number = value_at<Float>(values, 1, at);
    if (std::isnan(number)) return {};
    const bool is_exact = std::abs(double{number}) <= most_whole;
    if (std::trunc(number) == number && is_exact) return number_text(static_cast<std::int64_t>(number), copy);
    std::array<char, 400> digits{};
    // without an exponent, as ledgers write numbers; but with one, where the digits before it would be made up
    const auto form = is_exact ? std::chars_format::fixed : std::chars_format::scientific;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, form).ptr;
    copy.assign(digits.data(), end);
    return copy;
}

template <class Offset>
[[nodiscard]] std::string_view read_text(const ArrowSchema&, const ArrowArray& values, std::int64_t at, std::string&) {
    const auto start = value_at<Offset>(values, 1, at);
    const auto end = value_at<Offset>(values, 1, at + 1);
    return {static_cast<const char*>(values.buffers[2]) + start, static_cast<std::size_t>(end - start)};
}

/// A text of at most 12 bytes stands in its view, a longer one in a buffer that the view names.
[[nodiscard]] std::string_view read_text_view(const ArrowSchema&, const ArrowArray& values, std::int64_t at,
                                              std::string&) {
    const char* const view = static_cast<const char*>(values.buffers[1]) + 16 * at;
    std::array<std::int32_t, 4> parts{};  // length, first bytes, buffer, place in it
    std::memcpy(parts.data(), view, sizeof parts);
    const auto length = static_cast<std::size_t>(parts[0]);
    return {length <= 12 ? view + 4 : static_cast<const char*>(values.buffers[2 + parts[2]]) + parts[3], length};
}

[[nodiscard]] std::string_view day_text(std::int64_t days, std::string& copy) {
    const std::int64_t first = Day::first().number();
    const std::int64_t last = Day::last().number();
    if (days < first || days > last) return copy = std::to_string(days) + " days after 1970-01-01";
    return copy = text_of(Day::from_number(static_cast<std::int32_t>(days)));
}

/// A time that is no midnight is shown as it is, and so found to be no day.
[[nodiscard]] std::string_view time_text(std::int64_t ticks, std::int64_t ticks_a_second, std::string& copy) {
    const std::int64_t ticks_a_day = ticks_a_second * 86'400;
    std::int64_t days = ticks / ticks_a_day;
    std::int64_t rest = ticks % ticks_a_day;
    if (rest < 0) {
        --days;
        rest += ticks_a_day;
    }
    (void)day_text(days, copy);
    if (rest == 0) return copy;
    const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const std::int64_t seconds = rest / ticks_a_second;
    return copy += "T" + two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60) +
                   (rest % ticks_a_second == 0 ? "" : "…");
}

[[nodiscard]] std::string_view read_date32(const ArrowSchema&, const ArrowArray& values, std::int64_t at,
                                           std::string& copy) {
    return day_text(value_at<std::int32_t>(values, 1, at), copy);
}

template <std::int64_t TicksASecond>
[[nodiscard]] std::string_view read_time(const ArrowSchema&, const ArrowArray& values, std::int64_t at,
                                         std::string& copy) {
    return time_text(value_at<std::int64_t>(values, 1, at), TicksASecond, copy);
}

/// How many digits of a decimal, `d:18,3`, stand behind its point.
[[nodiscard]] int scale_of(std::string_view format) noexcept {
    int scale = 0;
    const std::size_t comma = format.find(',');
    std::from_chars(format.data() + comma + 1, format.data() + format.size(), scale);
    return scale;
}

[[nodiscard]] std::string_view read_decimal(const ArrowSchema& type, const ArrowArray& values, std::int64_t at,
                                            std::string& copy) {
    __extension__ using Wide = unsigned __int128;
    Wide digits = value_at<Wide>(values, 1, at);
    const bool is_negative = (digits >> 127U) != 0;
    if (is_negative) digits = -digits;
    copy.clear();
    for (; digits != 0; digits /= 10) copy += static_cast<char>('0' + static_cast<int>(digits % 10));
    const auto scale = static_cast<std::size_t>(std::max(scale_of(type.format), 0));
    if (copy.size() <= scale) copy.append(scale + 1 - copy.size(), '0');
    std::ranges::reverse(copy);
    if (scale > 0) {
        copy.insert(copy.size() - scale, ".");
        copy.erase(copy.find_last_not_of('0') + 1);
        if (copy.back() == '.') copy.pop_back();
    }
    if (is_negative) copy.insert(0, "-");
    return copy;
}

[[nodiscard]] ReadArrowCell number_reader_of(char format) {
    switch (format) {
        case 'c': return &read_integer<std::int8_t>;
        case 'C': return &read_integer<std::uint8_t>;
        case 's': return &read_integer<std::int16_t>;
        case 'S': return &read_integer<std::uint16_t>;
        case 'i': return &read_integer<std::int32_t>;
        case 'I': return &read_integer<std::uint32_t>;
        case 'l': return &read_integer<std::int64_t>;
        case 'L': return &read_integer<std::uint64_t>;
        case 'f': return &read_float<float>;
        case 'g': return &read_float<double>;
        default: return nullptr;
    }
}

[[nodiscard]] std::string_view read_dictionary(const ArrowSchema& type, const ArrowArray& values, std::int64_t at,
                                               std::string& copy) {
    const std::string_view place = number_reader_of(type.format[0])(type, values, at, copy);
    std::int64_t code = 0;
    std::from_chars(place.data(), place.data() + place.size(), code);
    const std::int64_t word = code + values.dictionary->offset;
    if (is_null(*values.dictionary, word)) return {};
    return reader_of(*type.dictionary)(*type.dictionary, *values.dictionary, word, copy);
}

template <class Offset>
[[nodiscard]] std::string_view read_list(const ArrowSchema& type, const ArrowArray& values, std::int64_t at,
                                         std::string& copy) {
    const ArrowArray& items = *values.children[0];
    const ReadArrowCell read = reader_of(*type.children[0]);
    TextList list;
    std::string item;  // NOLINT(misc-const-correctness): written through a pointer to a function
    for (auto i = value_at<Offset>(values, 1, at); i < value_at<Offset>(values, 1, at + 1); ++i) {
        const std::int64_t place = std::int64_t{i} + items.offset;
        if (!is_null(items, place)) list.items.emplace_back(read(*type.children[0], items, place, item));
    }
    return copy = cell_text(list);
}

[[nodiscard]] bool is_list_of_texts(const ArrowSchema& type) {
    if (type.n_children != 1) return false;
    const ArrowSchema& item = *type.children[0];
    const std::string_view format = item.dictionary == nullptr ? item.format : item.dictionary->format;
    return format == "u" || format == "U" || format == "vu";
}

}  // namespace

ReadArrowCell reader_of(const ArrowSchema& type) {
    const std::string_view format = type.format;
    if (type.dictionary != nullptr) {
        const bool is_code = format.size() == 1 && format != "f" && format != "g" && number_reader_of(format[0]);
        return is_code && reader_of(*type.dictionary) != nullptr ? &read_dictionary : nullptr;
    }
    if (format == "n") return &read_null;
    if (format == "b") return &read_bool;
    if (format == "u") return &read_text<std::int32_t>;
    if (format == "U") return &read_text<std::int64_t>;
    if (format == "vu") return &read_text_view;
    if (format == "tdD") return &read_date32;
    if (format == "tdm" || format == "tsm:") return &read_time<1'000>;
    if (format == "tss:") return &read_time<1>;
    if (format == "tsu:") return &read_time<1'000'000>;
    if (format == "tsn:") return &read_time<1'000'000'000>;
    if (format == "+l" && is_list_of_texts(type)) return &read_list<std::int32_t>;
    if (format == "+L" && is_list_of_texts(type)) return &read_list<std::int64_t>;
    const bool is_decimal128 = format.starts_with("d:") && std::ranges::count(format, ',') == 1;
    constexpr int most_digits = 38;  // of a decimal128
    if (is_decimal128 && scale_of(format) >= 0 && scale_of(format) <= most_digits) return &read_decimal;
    return format.size() == 1 ? number_reader_of(format[0]) : nullptr;
}

bool has_decimals(const ArrowSchema& type) noexcept {
    if (type.dictionary != nullptr) return has_decimals(*type.dictionary);
    const std::string_view format = type.format;
    return format == "f" || format == "g" || format.starts_with("d:");
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#include "testing/text_words.hpp"

#include <algorithm>
#include <charconv>

#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/testing/text_network.hpp"

namespace jiedui::testing::detail {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";
constexpr std::string_view digits = "0123456789";

[[nodiscard]] std::string_view stripped(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    return begin == std::string_view::npos ? "" : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

[[nodiscard]] bool is_day_number(std::string_view text) {
    return !text.empty() && text.size() <= 5 && text.find_first_not_of(digits) == std::string_view::npos;
}
[[nodiscard]] bool looks_like_year(std::string_view text) {
    return is_day_number(text) && text.size() == 4 && (text.starts_with("19") || text.starts_with("20"));
}

}  // namespace

std::vector<std::string_view> pieces_of(std::string_view text, char sign) {
    std::vector<std::string_view> pieces;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(sign), text.size());
        const std::string_view piece = stripped(text.substr(0, end));
        if (!piece.empty()) pieces.push_back(piece);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return pieces;
}

Item item_of(std::string_view text) {
    Item item{text, {}};
    for (std::string_view rest = stripped(text); !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of(blanks), rest.size());
        item.words.push_back(rest.substr(0, end));
        rest = stripped(rest.substr(end));
    }
    return item;
}

void refuse(std::string_view word, std::string_view item, const std::string& expected) {
    const std::string place = word == item ? "" : in_quotes(item) + " in ";
    throw Error{ErrorCode::bad_word, std::string{word},
                "it stands in " + place + "the text of a network; expected " + expected};
}

std::optional<std::pair<std::string_view, std::string_view>> find_bounds(std::string_view word) {
    const std::size_t dots = word.find("..");
    if (dots == std::string_view::npos) return std::nullopt;
    return std::pair{word.substr(0, dots), word.substr(dots + 2)};
}

Span DayReader::span(std::string_view text) const {
    const std::string expected =
        "a day, month, term or school year: 2003-09-01, 2003-09, 2003-autumn, 2003/2004, or a number";
    if (text.empty() || text == "?") return {};
    if (looks_like_year(text)) refuse(word_, item_, expected + " that does not look like a year");
    if (is_day_number(text)) {
        int number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return day(number);
    }
    const auto found = calendar_.find_span(text);
    if (!found) refuse(word_, item_, expected);
    return *found;
}

LastDay DayReader::last_day(std::string_view text) const {
    return text.empty() ? LastDay::running() : LastDay{span(text)};
}

Period DayReader::period(std::string_view text) const {
    const auto bounds = find_bounds(text);
    const Day first = span(bounds ? bounds->first : text).first();
    const Day last = bounds ? last_day(bounds->second).last() : span(text).last();
    if (!bounds && !first.is_known()) refuse(word_, item_, "days: 2003-09..2004-06, 2003/2004");
    if (first.is_known() && last < first) refuse(word_, item_, "a first day that is not after the last");
    return Period::inclusive(first, last);
}

}  // namespace jiedui::testing::detail

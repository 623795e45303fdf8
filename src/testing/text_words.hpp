// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The words of a text that means a network, and what is said of one that does not fit.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/calendar.hpp"

namespace jiedui::testing::detail {

/// The pieces of `text` between signs, without blanks around them; empty ones are left out.
[[nodiscard]] std::vector<std::string_view> pieces_of(std::string_view text, char sign);

/// One item of a text: `A>B staff 0..9`.
struct Item {
    std::string_view text;
    std::vector<std::string_view> words;  ///< at least one
};
/// @pre `text` has a word.
[[nodiscard]] Item item_of(std::string_view text);

/// Says that a word of the item does not fit.
[[noreturn]] void refuse(std::string_view word, std::string_view item, const std::string& expected);

/// `first..last` as its two halves; nothing if it is none.
[[nodiscard]] std::optional<std::pair<std::string_view, std::string_view>> find_bounds(std::string_view word);

/// The days of a text: each reads what stands in `word` of `item`, in which a text that is no day is refused.
class DayReader {
public:
    DayReader(const Calendar& calendar, std::string_view word, std::string_view item)
        : calendar_{calendar}, word_{word}, item_{item} {}

    [[nodiscard]] Span span(std::string_view text) const;
    [[nodiscard]] LastDay last_day(std::string_view text) const;
    [[nodiscard]] Period period(std::string_view text) const;

private:
    const Calendar& calendar_;
    std::string_view word_;
    std::string_view item_;
};

}  // namespace jiedui::testing::detail

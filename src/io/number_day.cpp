// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/number_day.hpp"

#include <cstddef>
#include <string>

namespace jiedui {

Phrase either_month(std::string_view number) {
    constexpr std::size_t year_digits = 4;
    const std::string_view year = number.substr(0, year_digits);
    const bool is_year = year.size() == year_digits && year.find_first_not_of("0123456789") == std::string_view::npos;
    if (!is_year || number.substr(year_digits) != ".1") return {};
    return phrase("month_as_text", {std::string{year} + "-01", std::string{year} + "-10"});
}

}  // namespace jiedui

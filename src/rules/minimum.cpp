// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/minimum.hpp"

#include <cstddef>
#include <limits>
#include <vector>

#include "jiedui/base/closed_list.hpp"

namespace jiedui {
namespace {

constexpr std::int64_t one = 1000;  // [thousandths]

[[nodiscard]] std::vector<std::string_view> words_in(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

}  // namespace

std::optional<Minimum> find_minimum(std::string_view text) {
    const std::vector<std::string_view> words = words_in(text);
    const bool has_per = words.size() == 5 && words[3] == "per";
    if (words.size() != 3 && !has_per) return std::nullopt;
    const auto stage = find_word<Stage>(words[1]);
    const auto least = find_thousandths(words[2]);
    const auto per = has_per ? find_thousandths(words[4]) : Thousandths{one};
    if (!stage || !least || least->value <= 0 || !per || per->value < one || per->value % one != 0) return std::nullopt;
    if (per->value / one > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
    return Minimum{std::string{words[0]}, *stage, *least, static_cast<std::uint32_t>(per->value / one)};
}

std::string text_of(const Minimum& minimum) {
    std::string text = minimum.indicator + " " + std::string{word_of(minimum.stage)} + " " + text_of(minimum.least);
    if (minimum.per != 1) text += " per " + std::to_string(minimum.per);
    return text;
}

}  // namespace jiedui

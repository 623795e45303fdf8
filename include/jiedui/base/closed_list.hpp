// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Closed lists: enumerations whose words stand in ledgers, answers and both languages.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace jiedui {

/// Gives an enumeration its words; every closed list specialises it.  `name` is the name of the list in the
/// file of aliases.  `words` has one word per enumerator, in their order; the enumerators count from 0.
template <class Enum>
struct ClosedList;

/// An enumeration with words.
template <class Enum>
concept closed_list = requires { ClosedList<Enum>::words.size(); };

/// The word of `value`, as ledgers and answers write it.
template <closed_list Enum>
[[nodiscard]] constexpr std::string_view word_of(Enum value) noexcept {
    return ClosedList<Enum>::words[static_cast<std::size_t>(value)];
}

/// The value whose word is exactly `word`; nothing if the list does not have that word.
/// @complexity O(words in the list).
template <closed_list Enum>
[[nodiscard]] constexpr std::optional<Enum> find_word(std::string_view word) noexcept {
    const auto& words = ClosedList<Enum>::words;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] == word) return static_cast<Enum>(i);
    return std::nullopt;
}

/// Every value of a closed list, in the order of its enumerators.
template <closed_list Enum>
[[nodiscard]] constexpr auto all_of_list() noexcept {
    std::array<Enum, ClosedList<Enum>::words.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<Enum>(i);
    return all;
}

}  // namespace jiedui

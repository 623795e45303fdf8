// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Language: the languages in which the library writes texts for people.

#include <array>
#include <cstdint>
#include <string_view>

#include "jiedui/base/closed_list.hpp"

namespace jiedui {

/// The language of a text for people: English or Chinese.
enum class Language : std::uint8_t { en, zh };

template <>
struct ClosedList<Language> {
    static constexpr std::string_view name = "language";
    static constexpr std::array<std::string_view, 2> words{"en", "zh"};
};

}  // namespace jiedui

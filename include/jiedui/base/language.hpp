// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Language: in which the library's texts for people can be made.

#include <array>
#include <cstdint>
#include <string_view>

#include "jiedui/base/closed_list.hpp"

namespace jiedui {

/// In which language a text is made.
enum class Language : std::uint8_t { en, zh };

template <>
struct ClosedList<Language> {
    static constexpr std::string_view name = "language";
    static constexpr std::array<std::string_view, 2> words{"en", "zh"};
};

}  // namespace jiedui

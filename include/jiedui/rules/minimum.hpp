// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Minimum: a parameter of rules that says how much of an indicator a school must have for its pupils.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/lists.hpp"

namespace jiedui {

/// How much of an indicator a school must have in a stage: `teaching_area primary 4.5`, or for so many pupils:
/// `backbone_teachers primary 1 per 100`.
struct JIEDUI_API Minimum {
    std::string indicator{};
    Stage stage = Stage::primary;
    Thousandths least{};    ///< how much for `per` pupils; above 0
    std::uint32_t per = 1;  ///< for how many pupils
    friend bool operator==(const Minimum&, const Minimum&) = default;
};

/// Reads a minimum as a policy writes it: indicator, stage, number, and `per` with a number of pupils if that is not 1.
/// @return nothing if the text has another form.
[[nodiscard]] JIEDUI_API std::optional<Minimum> find_minimum(std::string_view text);
/// The minimum as a policy writes it.
[[nodiscard]] JIEDUI_API std::string text_of(const Minimum& minimum);

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// ServiceThreshold: how long someone must have served.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/has_default.hpp"

namespace jiedui {

/// What service is measured in.
enum class ServiceUnit : std::uint8_t { days, months, terms };
template <>
struct ClosedList<ServiceUnit> {
    static constexpr std::string_view name = "service_unit";
    static constexpr std::array<std::string_view, 3> words{"days", "months", "terms"};
};

/// How long one must have served: so many days; or so many months or terms of the calendar, each served from its first day to its last.
struct ServiceThreshold {
    std::uint32_t count = 365;             ///< at least 1 [unit]
    ServiceUnit unit = ServiceUnit::days;  ///< of the count
    friend bool operator==(const ServiceThreshold&, const ServiceThreshold&) = default;
};

/// It has a value by itself: a year.
template <>
inline constexpr bool has_default<ServiceThreshold> = true;

/// Reads `365 days`, `12 months`, `1 term`; nothing if the text is none.
[[nodiscard]] JIEDUI_API std::optional<ServiceThreshold> find_threshold(std::string_view text) noexcept;
/// The same.
/// @errors ErrorCode::bad_word if the text is none.
[[nodiscard]] JIEDUI_API ServiceThreshold threshold_of(std::string_view text);
/// The same way round.
[[nodiscard]] JIEDUI_API std::string text_of(const ServiceThreshold& threshold);

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// ServiceThreshold: how long a teacher must have served.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/detail/base/has_default.hpp"

namespace jiedui {

/// The unit in which service is measured.
enum class ServiceUnit : std::uint8_t { days, months, terms };
template <>
struct ClosedList<ServiceUnit> {
    static constexpr std::string_view name = "service_unit";
    static constexpr std::array<std::string_view, 3> words{"days", "months", "terms"};
};

/// How long a teacher must have served: a number of days, months or terms.  A month or term of the calendar counts if
/// it is served from its first day to its last.
struct ServiceThreshold {
    std::uint32_t count = 365;             ///< at least 1 [unit]
    ServiceUnit unit = ServiceUnit::days;  ///< the unit of the count
    friend bool operator==(const ServiceThreshold&, const ServiceThreshold&) = default;
};

/// A threshold has a default value: 365 days.
template <>
inline constexpr bool has_default<ServiceThreshold> = true;

/// Reads a threshold from a text such as `365 days`, `12 months` or `1 term`; nothing if the text is not a threshold.
[[nodiscard]] JIEDUI_API std::optional<ServiceThreshold> find_threshold(std::string_view text) noexcept;
/// Reads a threshold as `find_threshold` does.
/// @errors ErrorCode::bad_word if the text is not a threshold.
[[nodiscard]] JIEDUI_API ServiceThreshold threshold_of(std::string_view text);
/// The threshold as `threshold_of` reads it: `365 days`, `1 term`.
[[nodiscard]] JIEDUI_API std::string text_of(const ServiceThreshold& threshold);

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/service_threshold.hpp"

#include <charconv>
#include <cstddef>
#include <system_error>

#include "jiedui/base/error.hpp"

namespace jiedui {

std::optional<ServiceThreshold> find_threshold(std::string_view text) noexcept {
    ServiceThreshold threshold;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), threshold.count);
    if (error != std::errc{} || end == text.data() + text.size() || *end != ' ') return std::nullopt;
    const std::string_view unit = text.substr(static_cast<std::size_t>(end + 1 - text.data()));
    for (const ServiceUnit each : all_of_list<ServiceUnit>()) {
        const std::string_view word = word_of(each);
        const bool is_one = threshold.count == 1 && unit == word.substr(0, word.size() - 1);
        if (unit == word || is_one) return ServiceThreshold{threshold.count, each};
    }
    return std::nullopt;
}

ServiceThreshold threshold_of(std::string_view text) {
    if (const auto found = find_threshold(text)) return *found;
    throw Error{ErrorCode::bad_word, std::string{text}, "a threshold is e.g. '365 days', '12 months' or '2 terms'"};
}

std::string text_of(const ServiceThreshold& threshold) {
    const std::string_view unit = word_of(threshold.unit);
    return std::to_string(threshold.count) + " " +
           std::string{unit.substr(0, unit.size() - (threshold.count == 1 ? 1 : 0))};
}

}  // namespace jiedui

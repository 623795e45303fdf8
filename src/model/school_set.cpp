// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/school_set.hpp"

#include <array>
#include <charconv>
#include <string_view>

#include "jiedui/base/text.hpp"

namespace jiedui {
namespace {

/// FNV-1a over the ids, each ended by a zero byte, in 16 hexadecimal digits.
/// @source public-domain constants of Fowler, Noll and Vo.
[[nodiscard]] std::string digits_of(const Network& network, const std::vector<SchoolIndex>& schools) {
    std::uint64_t hash = 0xCBF2'9CE4'8422'2325U;
    const auto add = [&](unsigned char byte) { hash = (hash ^ byte) * 0x0000'0100'0000'01B3U; };
    for (const SchoolIndex school : schools) {
        for (const char byte : network.id(school)) add(static_cast<unsigned char>(byte));
        add(0);
    }
    std::array<char, 16> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), hash, 16).ptr;
    const std::string digits{buffer.data(), end};
    return std::string(16 - digits.size(), '0') + digits;
}

[[nodiscard]] std::string listed_ids(const Network& network, const std::vector<SchoolIndex>& schools) {
    if (schools.empty()) return "no school";
    if (schools.size() > 10) return std::to_string(schools.size()) + " schools (" + digits_of(network, schools) + ")";
    std::string text;
    for (const SchoolIndex school : schools) {
        text.append(text.empty() ? "" : " ").append(in_quotes_if_needed(network.id(school)));
    }
    return text;
}

}  // namespace

std::string text_of(const SchoolSet& set) {
    const std::string members = listed_ids(set.network(), set.schools());
    return set.unknown_count() == 0 ? members : members + ", perhaps " + listed_ids(set.network(), set.unknown());
}

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Partners: with whom is one school tied, which way, and through what?

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// What a partner does for the school that was asked about.
enum class Direction : std::uint8_t {
    gives,  ///< the partner supports it
    gets    ///< it supports the partner
};
template <>
struct ClosedList<Direction> {
    static constexpr std::string_view name = "direction";
    static constexpr std::array<std::string_view, 2> words{"gives", "gets"};
};

/// One partner of a school, one way.
struct Partner {
    SchoolIndex partner;                     ///< the other school
    Direction direction = Direction::gives;  ///< whether the partner gives or gets
    Channels channels;                       ///< through what; channels that are known
    std::uint32_t ties = 0;                  ///< how many ties join them that way; at least 1

    static constexpr std::string_view question = "partners";
    static constexpr std::tuple columns{
        Column{"partner", "id", &Partner::partner, "The other school."},
        Column{"direction", "", &Partner::direction,
               "`gives`: the partner supports it; `gets`: it supports the partner."},
        Column{"channels", "", &Partner::channels, "Through what, as far as known."},
        Column{"ties", "count", &Partner::ties, "How many ties join them that way."},
    };
    friend bool operator==(const Partner&, const Partner&) = default;
};

/// Lists the schools that are tied to one school.
///
/// A partner that gives and gets has two rows.  A tie of unknown channel counts as a tie and adds no
/// channel.  A tie that was left out can add a partner, a tie or a channel.
///
/// @param slice what to ask about.
/// @param school whose partners.
/// @return one row a partner and direction, ascending by both; its evidence is the ties between them that way.
///     None if the school is not in the slice.
/// @complexity O(d log d) time for d ties at the school.
[[nodiscard]] inline Answer<Partner> partners(const Slice& slice, SchoolIndex school) {
    std::map<std::pair<SchoolIndex, Direction>, Partner> found;
    const auto add = [&](Direction direction) {
        return [&found, &slice, direction](SchoolIndex other, TieIndex tie) {
            Partner& partner = found.try_emplace({other, direction}, Partner{other, direction, {}, 0}).first->second;
            if (const auto channel = slice.network().channel(tie)) partner.channels |= *channel;
            ++partner.ties;
        };
    };
    slice.each_incoming(school, add(Direction::gives));
    slice.each_outgoing(school, add(Direction::gets));
    Answer<Partner> answer{{}, slice, {.schools = {school}}};
    for (const auto& [key, partner] : found) answer.rows.push_back(partner);
    return answer;
}

/// The ties between the two schools, that way.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<Partner>& answer, std::size_t row) {
    const Partner& partner = answer.rows[row];
    const SchoolIndex asked = answer.asked.schools.front();
    const bool gives = partner.direction == Direction::gives;
    std::vector<TieIndex> ties;
    answer.slice.each_outgoing(gives ? partner.partner : asked, [&](SchoolIndex recipient, TieIndex tie) {
        if (recipient == (gives ? asked : partner.partner)) ties.push_back(tie);
    });
    return ties;
}

}  // namespace jiedui

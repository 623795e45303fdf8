// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Coverage: does each needy school get what it needs?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/base/certainty.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/completeness.hpp"
#include "jiedui/model/distinct_schools.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/query/needy.hpp"

namespace jiedui {

/// What coverage is asked of.
struct CoverageOptions {
    std::optional<SchoolSet> needy{};  ///< the schools to look at; without it those known to be weak
    Channels needed{};                 ///< what each must get; empty: any tie will do
};

/// What one needy school gets.
struct Coverage {
    SchoolIndex school;                        ///< the school
    Channels channels;                         ///< through what it is supported
    std::uint32_t supporters = 0;              ///< how many distinct schools support it
    Certainty covered = Certainty::undecided;  ///< whether it gets all that is needed
    Channels missing;                          ///< what is needed and not got

    static constexpr std::string_view question = "coverage";
    static constexpr std::tuple columns{
        Column{"school", "id", &Coverage::school, "The needy school."},
        Column{"channels", "", &Coverage::channels, "Through what it is supported."},
        Column{"supporters", "schools", &Coverage::supporters, "How many distinct schools support it."},
        Column{"covered", "", &Coverage::covered,
               "Whether every needed channel is there; without needed ones, any tie."},
        Column{"missing", "", &Coverage::missing, "The needed channels that are not there."},
    };
    friend bool operator==(const Coverage&, const Coverage&) = default;
};

namespace detail {

[[nodiscard]] inline std::string in_words(const CoverageOptions& options) {
    return needy_in_words(options.needy) + ", needed " + (options.needed.is_empty() ? "any" : text_of(options.needed));
}

/// The channel of a tie, be it the only one that the slice allows for a tie of unknown channel.
[[nodiscard]] inline std::optional<Channel> channel_in(const Slice& slice, TieIndex tie) noexcept {
    if (const auto channel = slice.network().channel(tie)) return channel;
    if (slice.channels().count() != 1) return std::nullopt;
    for (const Channel each : all_of_list<Channel>())
        if (slice.channels().contains(each)) return each;
    return std::nullopt;
}

/// Whether the ties to `school` that were left out, and those of unknown channel, could bring all of `missing`.
[[nodiscard]] inline bool could_bring(const Slice& slice, SchoolIndex school, Channels missing) {
    int of_any_channel = 0;
    const auto count = [&](SchoolIndex, TieIndex tie) {
        if (const auto channel = channel_in(slice, tie))
            missing -= *channel;
        else
            ++of_any_channel;
    };
    slice.each_incoming(school, count);
    slice.each_left_out_incoming(school, count);
    return slice.channels().contains(missing) && missing.count() <= of_any_channel;
}

}  // namespace detail

/// Says of every needy school what it gets, and whether that is all it needs.
///
/// `covered` is yes or no only if it is so in every completion: each tie that was left out may be there or
/// not, and each of unknown channel may be of any one channel that the slice allows (where it allows one only,
/// that is its channel).  If rows of ties were left out of the ledger, and they may be of the slice's days
/// (see lacks_rows), `no` becomes `undecided`.  It stays `no` if the slice allows no tie that could bring
/// what is missing.  A school has no row if it is not known whether it is needy; it is one of the answer's
/// unknown schools.
///
/// @param slice what to ask about.
/// @param options which schools are needy, and what they need.
/// @return one row per needy school of the slice, ascending; its evidence is all ties to it.
/// @complexity O(n + m log d) time for n schools, m ties and d the most ties at one school.
/// @errors ErrorCode::other_network for a set of another network.
[[nodiscard]] inline Answer<Coverage> coverage(const Slice& slice, const CoverageOptions& options = {}) {
    const SchoolSet needy = needy_schools(slice, options.needy);
    Answer<Coverage> answer{{}, slice, {.options = detail::in_words(options)}};
    DistinctSchools supporters;
    const bool may_lack_ties = lacks_ties(slice);
    for (const SchoolIndex school : slice.school_indices()) {
        if (needy.is_unknown(school)) answer.asked.unknown_schools.push_back(school);
        if (!needy.contains(school)) continue;
        Coverage row{school, {}, 0, Certainty::no, {}};
        supporters.clear();
        slice.each_incoming(school, [&](SchoolIndex supporter, TieIndex tie) {
            supporters.add(supporter);
            if (const auto channel = detail::channel_in(slice, tie)) row.channels |= *channel;
        });
        row.supporters = supporters.count();
        row.missing = options.needed - row.channels;
        const bool any_will_do = options.needed.is_empty();
        const bool is_covered = any_will_do ? row.supporters > 0 : row.missing.is_empty();
        const bool could_be = may_lack_ties ? slice.channels().contains(row.missing)
                              : any_will_do ? slice.may_have_more_to(school)
                                            : detail::could_bring(slice, school, row.missing);
        row.covered = is_covered ? Certainty::yes : could_be ? Certainty::undecided : Certainty::no;
        answer.rows.push_back(row);
    }
    return answer;
}

/// All ties to the school.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<Coverage>& answer, std::size_t row) {
    return answer.slice.incoming(answer.rows[row].school);
}

}  // namespace jiedui

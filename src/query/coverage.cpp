// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/coverage.hpp"

#include "jiedui/model/completeness.hpp"
#include "jiedui/query/needy.hpp"
#include "model/distinct_schools.hpp"
#include "query/listed.hpp"

namespace jiedui {
namespace {

/// The channel of a tie; if it is unknown, the only one that the slice allows.
[[nodiscard]] std::optional<Channel> channel_in(const Slice& slice, TieIndex tie) noexcept {
    if (const auto channel = slice.network().channel(tie)) return channel;
    if (slice.channels().count() != 1) return std::nullopt;
    for (const Channel each : all_of_list<Channel>())
        if (slice.channels().contains(each)) return each;
    return std::nullopt;
}

/// Whether the ties to `school` that were left out, and those of unknown channel, could bring all of `missing`.
[[nodiscard]] bool could_bring(const Slice& slice, SchoolIndex school, Channels missing) {
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

}  // namespace

std::vector<Coverage::Row> Coverage::ask(const Slice& slice) const {
    const SchoolSet looked_at = needy_schools(slice, needy);
    const Channels wanted = needed.value_or(Channels{});
    const bool any_will_do = wanted.is_empty();
    std::vector<Row> rows;
    DistinctSchools supporters;
    const bool may_lack_ties = lacks_ties(slice);
    for (const SchoolIndex school : slice.school_indices()) {
        if (!looked_at.contains(school)) continue;
        Row row{school, {}, 0, Certainty::no, {}};
        supporters.clear();
        slice.each_incoming(school, [&](SchoolIndex supporter, TieIndex tie) {
            supporters.add(supporter);
            if (const auto channel = channel_in(slice, tie)) row.channels |= *channel;
        });
        row.supporters = supporters.count();
        row.missing = wanted - row.channels;
        const bool is_covered = any_will_do ? row.supporters > 0 : row.missing.is_empty();
        const bool could_be = may_lack_ties ? slice.channels().contains(row.missing)
                              : any_will_do ? slice.may_have_more_to(school)
                                            : could_bring(slice, school, row.missing);
        row.covered = is_covered ? Certainty::yes : could_be ? Certainty::undecided : Certainty::no;
        rows.push_back(row);
    }
    return rows;
}

std::vector<TieIndex> Coverage::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    return slice.incoming(rows[row].school);
}

std::vector<SchoolIndex> Coverage::unknown_schools(const Slice& slice) const {
    return schools_of_unknown_need(slice, needy);
}

template AnyQuestion detail::listed_question<Coverage>();

}  // namespace jiedui

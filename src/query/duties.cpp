// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/duties.hpp"

#include <algorithm>

#include "jiedui/model/completeness.hpp"
#include "query/listed.hpp"
#include "query/recipient_count.hpp"

namespace jiedui {

std::vector<Duties::Row> Duties::ask(const Slice& slice) const {
    std::vector<Row> rows;
    RecipientCount recipients = once_per ? RecipientCount{slice.network(), *once_per} : RecipientCount{};
    const bool may_accuse = !lacks_ties(slice);
    for (const SchoolIndex school : slice.school_indices()) {
        const auto required = slice.network().get<&School::duty>(school);
        if (!required) continue;
        recipients.clear();
        slice.each_outgoing(school, [&](SchoolIndex recipient, TieIndex) { recipients.add(recipient); });
        const std::uint32_t supported = recipients.at_least();
        slice.each_left_out_outgoing(school, [&](SchoolIndex recipient, TieIndex) { recipients.add(recipient); });
        const std::uint32_t at_most = recipients.at_most();
        const Verdict verdict = supported >= *required              ? Verdict::met
                                : may_accuse && at_most < *required ? Verdict::not_met
                                                                    : Verdict::undecided;
        rows.push_back({school, *required, supported, *required - std::min(supported, *required), verdict});
    }
    return rows;
}

std::vector<TieIndex> Duties::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    return slice.outgoing(rows[row].school);
}

std::vector<SchoolIndex> Duties::unknown_schools(const Slice& slice) const {
    std::vector<SchoolIndex> unknown;
    for (const SchoolIndex school : slice.school_indices())
        if (!slice.network().get<&School::duty>(school)) unknown.push_back(school);
    return unknown;
}

template AnyQuestion detail::listed_question<Duties>();

}  // namespace jiedui

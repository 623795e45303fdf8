// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/partners.hpp"

#include <map>
#include <utility>

#include "query/listed.hpp"

namespace jiedui {

std::vector<Partners::Row> Partners::ask(const Slice& slice) const {
    std::map<std::pair<SchoolIndex, Direction>, Row> found;
    const auto add = [&](Direction direction) {
        return [&found, &slice, direction](SchoolIndex other, TieIndex tie) {
            Row& partner = found.try_emplace({other, direction}, Row{other, direction, {}, 0}).first->second;
            if (const auto channel = slice.network().channel(tie)) partner.channels |= *channel;
            ++partner.ties;
        };
    };
    const SchoolIndex own = school.in(slice.network());
    slice.each_incoming(own, add(Direction::gives));
    slice.each_outgoing(own, add(Direction::gets));
    std::vector<Row> rows;
    for (const auto& [key, partner] : found) rows.push_back(partner);
    return rows;
}

std::vector<TieIndex> Partners::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const SchoolIndex partner = rows[row].partner;
    const SchoolIndex own = school.in(slice.network());
    const bool gives = rows[row].direction == Direction::gives;
    std::vector<TieIndex> ties;
    slice.each_outgoing(gives ? partner : own, [&](SchoolIndex recipient, TieIndex tie) {
        if (recipient == (gives ? own : partner)) ties.push_back(tie);
    });
    return ties;
}

template AnyQuestion detail::listed_question<Partners>();

}  // namespace jiedui

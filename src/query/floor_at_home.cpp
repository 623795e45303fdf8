// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/floor_at_home.hpp"

#include <algorithm>
#include <utility>

#include "posts.hpp"
#include "query/listed.hpp"

namespace jiedui {

std::vector<FloorAtHome::Row> FloorAtHome::ask(const Slice& slice) const {
    constexpr Posts::Wide one_teacher = 1000;
    const Slice on = slice.at(day);
    const PostsOnDay posts{on};
    std::vector<Row> rows;
    for (const auto& [key, each] : posts.all()) {
        if (!posts.sends(key.first) || !(each.is_needed || each.is_sent)) continue;
        const auto required = posts.required(each);
        const Balance left{posts.has(key, each), posts.away(key, each)};
        Row row{key.first, key.second, required, left.number()};
        const Posts::Wide floor = std::max(one_teacher, Posts::Wide{required.value_or(Thousandths{}).value});
        if (left.is_surely_below(floor))
            row.verdict = Verdict::not_met;
        else if (required && left.is_surely_at_least(floor))
            row.verdict = Verdict::met;
        rows.push_back(std::move(row));
    }
    return rows;
}

Evidence FloorAtHome::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const Row& each = rows[row];
    std::vector<TieIndex> ties;
    slice.at(day).each_outgoing(each.school, [&](SchoolIndex, TieIndex tie) {
        if (subject_of(slice.network(), tie) == each.subject) ties.push_back(tie);
    });
    return {std::move(ties), needs_of(slice.network(), each.school, each.subject)};
}

template AnyQuestion detail::listed_question<FloorAtHome>();

}  // namespace jiedui

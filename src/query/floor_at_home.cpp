// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/floor_at_home.hpp"

#include <algorithm>

#include "posts.hpp"

namespace jiedui {

Answer<FloorAtHome> floor_at_home(const Slice& slice, Day day) {
    constexpr Posts::Wide one_teacher = 1000;
    const Slice postings = slice.of_kinds({TieKind::posting});
    const Slice on = postings.at(day);
    Answer<FloorAtHome> answer{{}, postings, {.options = "on " + text_of(day), .day = day}};
    const PostsOnDay posts{on};
    for (const auto& [key, each] : posts.all()) {
        if (!posts.sends(key.first) || !(each.is_needed || each.is_sent)) continue;
        const auto required = posts.required(each);
        const Balance left{posts.has(key, each), posts.away(key, each)};
        FloorAtHome row{key.first, key.second, required, left.number()};
        const Posts::Wide floor = std::max(one_teacher, Posts::Wide{required.value_or(Thousandths{}).value});
        if (left.is_surely_below(floor))
            row.verdict = Verdict::not_met;
        else if (required && left.is_surely_at_least(floor))
            row.verdict = Verdict::met;
        answer.rows.push_back(std::move(row));
    }
    return answer;
}

std::vector<TieIndex> evidence_of(const Answer<FloorAtHome>& answer, std::size_t row) {
    const FloorAtHome& each = answer.rows[row];
    const Slice on = answer.slice.at(answer.asked.day);
    std::vector<TieIndex> ties;
    on.each_outgoing(each.school, [&](SchoolIndex, TieIndex tie) {
        if (subject_of(answer.slice.network(), tie) == each.subject) ties.push_back(tie);
    });
    return ties;
}

}  // namespace jiedui

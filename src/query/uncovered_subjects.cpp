// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/uncovered_subjects.hpp"

#include "posts.hpp"

namespace jiedui {

Answer<UncoveredSubject> uncovered_subjects(const Slice& slice, Day day) {
    const Slice postings = slice.of_kinds({TieKind::posting});
    const Slice on = postings.at(day);
    Answer<UncoveredSubject> answer{{}, postings, {.options = "on " + text_of(day), .day = day}};
    const PostsOnDay posts{on};
    for (const auto& [key, each] : posts.all()) {
        if (!each.is_needed || !on.has(key.first)) continue;
        const auto required = posts.required(each);
        Posts there = posts.has(key, each);
        there += posts.come(key, each);
        const Balance present{there, posts.away(key, each)};
        UncoveredSubject row{key.first, key.second, required, present.number()};
        if (required && present.is_surely_at_least(required->value)) row.verdict = Verdict::met;
        if (required && present.is_surely_below(required->value)) row.verdict = Verdict::not_met;
        answer.rows.push_back(std::move(row));
    }
    return answer;
}

std::vector<TieIndex> evidence_of(const Answer<UncoveredSubject>& answer, std::size_t row) {
    const UncoveredSubject& each = answer.rows[row];
    const auto is_of_it = [&](TieIndex tie) { return subject_of(answer.slice.network(), tie) == each.subject; };
    const Slice on = answer.slice.at(answer.asked.day);
    std::vector<TieIndex> ties;
    on.each_outgoing(each.school, [&](SchoolIndex, TieIndex tie) {
        if (is_of_it(tie)) ties.push_back(tie);
    });
    on.each_incoming(each.school, [&](SchoolIndex, TieIndex tie) {
        if (is_of_it(tie)) ties.push_back(tie);
    });
    return ascending(std::move(ties));
}

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/uncovered_subjects.hpp"

#include <utility>

#include "posts.hpp"
#include "query/listed.hpp"

namespace jiedui {

std::vector<UncoveredSubjects::Row> UncoveredSubjects::ask(const Slice& slice) const {
    const Slice on = slice.at(day);
    const PostsOnDay posts{on};
    std::vector<Row> rows;
    for (const auto& [key, each] : posts.all()) {
        if (!each.is_needed || !on.has(key.first)) continue;
        const auto required = posts.required(each);
        Posts there = posts.has(key, each);
        there += posts.come(key, each);
        const Balance present{there, posts.away(key, each)};
        Row row{key.first, key.second, required, present.number()};
        if (required && present.is_surely_at_least(required->value)) row.verdict = Verdict::met;
        if (required && present.is_surely_below(required->value)) row.verdict = Verdict::not_met;
        rows.push_back(std::move(row));
    }
    return rows;
}

Evidence UncoveredSubjects::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const Row& each = rows[row];
    const auto is_of_it = [&](TieIndex tie) { return subject_of(slice.network(), tie) == each.subject; };
    const Slice on = slice.at(day);
    std::vector<TieIndex> ties;
    on.each_outgoing(each.school, [&](SchoolIndex, TieIndex tie) {
        if (is_of_it(tie)) ties.push_back(tie);
    });
    on.each_incoming(each.school, [&](SchoolIndex, TieIndex tie) {
        if (is_of_it(tie)) ties.push_back(tie);
    });
    return {ascending(std::move(ties)), needs_of(slice.network(), each.school, each.subject)};
}

template AnyQuestion detail::listed_question<UncoveredSubjects>();

}  // namespace jiedui

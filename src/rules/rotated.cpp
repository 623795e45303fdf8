// SPDX-License-Identifier: Apache-2.0
#include "rules/rotated.hpp"

#include <algorithm>
#include <utility>

#include "jiedui/query/head_counts.hpp"
#include "jiedui/query/service.hpp"

namespace jiedui::detail {

Rotated rotated_in(const Slice& slice) {
    const Slice postings = slice.of_kinds({TieKind::posting});
    const Network& network = postings.network();
    const std::uint32_t count = network.ledger().teachers_by_id().size();
    Rotated rotated{std::vector<Certainty>(count, Certainty::no), std::vector<std::vector<TieIndex>>(count), {}};
    const Parts parts{network};
    const auto may_stand = [&](TieIndex tie) {
        const Standing standing = postings.standing(tie);
        return standing == Standing::inside || standing == Standing::undecided;
    };
    const auto has_begun = [&](TieIndex tie) {  // one that begins after the time is not in the slice
        if (postings.times().is_empty()) return false;
        const Day first = network.period(tie).first();
        return parts.is_later(tie) || (first.is_known() && first < postings.times().window().first);
    };
    for (std::uint32_t t = 0; t < network.tie_count(); ++t) {
        const TieIndex tie{t};
        if (network.kind(tie) != TieKind::posting || !may_stand(tie) || has_begun(tie)) continue;
        const bool is_sure = postings.has(tie) && begins_in_time(postings, parts, tie);
        if (const auto teacher = network.teacher(tie)) {
            Certainty& certainty = rotated.teachers[teacher->value];
            certainty = std::max(certainty, is_sure ? Certainty::yes : Certainty::undecided);
            if (is_sure) rotated.ties[teacher->value].push_back(tie);
            continue;
        }
        if (!parts.is_first_where(tie, may_stand)) continue;  // whose heads are counted there
        auto& heads = rotated.unnamed.try_emplace(network.supporter(tie), 0).first->second;
        const auto more = network.heads(tie);
        heads = heads && more ? std::optional{*heads + *more} : std::nullopt;
    }
    return rotated;
}

Day day_of_eligibility(const RuleCase& on, std::string_view kind) {
    if (on.day || on.slice.times().is_empty()) return on.day_asked(kind);
    return on.slice.times().window().first;
}

bool are_postings_complete(const RuleCase& on) {
    const TimeFilters& times = on.slice.times();
    return is_complete_to(on.network().ledger().settings(), Posting::table,
                          times.is_empty() ? on.day.value_or(Day::last()) : times.window().until);
}

std::optional<SchoolIndex> home_of(const Network& network, TeacherIndex teacher) {
    const Ledger& ledger = network.ledger();
    if (!ledger.are_teachers_listed()) return std::nullopt;
    const std::uint32_t home =
        ledger.table<Teacher>().column<&Teacher::home>().place_at(ledger.teachers_by_id().row_at(teacher.value));
    return home == no_row ? std::nullopt : std::optional{SchoolIndex{home}};
}

}  // namespace jiedui::detail

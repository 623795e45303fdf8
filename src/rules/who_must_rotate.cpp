// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/who_must_rotate.hpp"

#include <utility>

#include "rules/rotated.hpp"
#include "rules/scopes.hpp"

namespace jiedui {

Answer<MustRotate> who_must_rotate(const Policy& policy, const Slice& slice, const RuleKinds& kinds,
                                   std::optional<Day> day) {
    const auto cases = detail::cases_of(
        policy, slice, kinds, day, [](const RuleKinds::Entry& kind) { return static_cast<bool>(kind.eligibility); });
    const Network& network = slice.network();
    Answer<MustRotate> answer{{}, slice, {.options = detail::words_of(policy, day)}};
    for (const detail::RuleOnCase& each : cases) {
        const Eligibility eligibility = each.kind->eligibility(*each.rule);
        const Day on_day = detail::day_of_eligibility(each.on, each.rule->kind);
        detail::Rotated rotated = detail::rotated_in(each.on.slice);
        for (std::uint32_t t = 0; t < rotated.teachers.size(); ++t) {
            const TeacherIndex teacher{t};
            const Certainty eligible = both(each.on.has(teacher), eligibility.of(network, teacher, on_day));
            if (eligible == Certainty::no) continue;
            answer.rows.push_back({each.rule->id, teacher, network.home(teacher), eligible, rotated.teachers[t],
                                   ascending(std::move(rotated.ties[t]))});
        }
    }
    detail::note_what_was_judged(answer, cases);
    return answer;
}

Answer<MustRotate> who_must_rotate(const Policy& policy, const Slice& slice, std::optional<Day> day) {
    return who_must_rotate(policy, slice, RuleKinds::built_in(), day);
}

}  // namespace jiedui

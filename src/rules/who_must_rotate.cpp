// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/who_must_rotate.hpp"

#include <utility>

#include "rules/rotated.hpp"
#include "rules/scopes.hpp"

namespace jiedui {
namespace {

[[nodiscard]] std::vector<detail::RuleOnCase> cases_of(const WhoMustRotate& asked, const Slice& slice) {
    return detail::cases_of(
        asked.policy, slice, asked.kinds, asked.day,
        [](std::string_view, const RuleKinds::Entry& kind) { return static_cast<bool>(kind.eligibility); });
}

}  // namespace

std::vector<WhoMustRotate::Row> WhoMustRotate::ask(const Slice& slice) const {
    const Network& network = slice.network();
    std::vector<Row> rows;
    for (const detail::RuleOnCase& each : cases_of(*this, slice)) {
        const Eligibility eligibility = each.kind->eligibility(*each.rule);
        const Day on_day = detail::day_of_eligibility(each.on, each.rule->kind);
        detail::Rotated rotated = detail::rotated_in(each.on.slice);
        for (std::uint32_t t = 0; t < rotated.teachers.size(); ++t) {
            const TeacherIndex teacher{t};
            const Certainty eligible = both(each.on.has(teacher), eligibility.of(network, teacher, on_day));
            if (eligible == Certainty::no) continue;
            rows.push_back({each.rule->id, teacher, network.home(teacher), eligible, rotated.teachers[t],
                            ascending(std::move(rotated.ties[t]))});
        }
    }
    return rows;
}

std::vector<TieIndex> WhoMustRotate::evidence(const Slice&, std::span<const Row> rows, std::size_t row) const {
    return rows[row].ties;
}

std::vector<SchoolIndex> WhoMustRotate::unknown_schools(const Slice& slice) const {
    return detail::unknown_schools_of(cases_of(*this, slice));
}

std::vector<Slice> WhoMustRotate::slices(const Slice& slice) const { return detail::slices_of(cases_of(*this, slice)); }

std::string WhoMustRotate::words() const { return detail::words_of(name, policy, day); }

Answer<WhoMustRotate> who_must_rotate(const Policy& policy, const Slice& slice, const RuleKinds& kinds,
                                      std::optional<Day> day) {
    return ask(slice, WhoMustRotate{.policy = policy, .kinds = kinds, .day = day});
}

Answer<WhoMustRotate> who_must_rotate(const Policy& policy, const Slice& slice, std::optional<Day> day) {
    return who_must_rotate(policy, slice, RuleKinds::built_in(), day);
}

}  // namespace jiedui

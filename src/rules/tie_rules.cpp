// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>
#include <string>
#include <utility>

#include "jiedui/rules/distance_rule.hpp"
#include "jiedui/rules/rule_kind.hpp"
#include "jiedui/rules/stage_rule.hpp"

namespace jiedui {
namespace {

/// Judges each tie of the slice from a school of the scope: `judged(supporter, recipient, judgement)` fills in what it says.
template <class Judged>
void judge_ties(const RuleCase& on, Judgements& into, Judged&& judged) {
    on.slice.each_tie(0, on.network().school_count(), [&](std::uint32_t from, std::uint32_t to, std::uint32_t t) {
        if (on.has(SchoolIndex{from}) != Certainty::yes) return;
        Judgement each{.subject_kind = SubjectKind::tie, .subject = on.network().id(TieIndex{t})};
        each.ties.push_back({t});
        judged(SchoolIndex{from}, SchoolIndex{to}, each);
        into.push_back(std::move(each));
    });
}

/// How far two schools are from one another on a sphere [km]; nothing if the place of one is unknown.
[[nodiscard]] std::optional<double> kilometres_between(const Network& network, SchoolIndex a, SchoolIndex b) {
    constexpr double radius = 6371.0088;  // the earth's mean [km]
    constexpr double degree = std::numbers::pi / 180;
    const auto latitude_a = network.get<&School::latitude>(a);
    const auto latitude_b = network.get<&School::latitude>(b);
    const auto longitude_a = network.get<&School::longitude>(a);
    const auto longitude_b = network.get<&School::longitude>(b);
    if (!latitude_a || !latitude_b || !longitude_a || !longitude_b) return std::nullopt;
    const double across = std::sin((*latitude_b - *latitude_a) * degree / 2);
    const double along = std::sin((*longitude_b - *longitude_a) * degree / 2);
    const double square =
        across * across + std::cos(*latitude_a * degree) * std::cos(*latitude_b * degree) * along * along;
    return 2 * radius * std::asin(std::sqrt(std::min(1.0, square)));
}

}  // namespace

void StageRule::judge(const RuleCase& on, Judgements& into) const {
    judge_ties(on, into, [&](SchoolIndex supporter, SchoolIndex recipient, Judgement& each) {
        const auto a = on.network().stages(supporter);
        const auto b = on.network().stages(recipient);
        if (!a || !b) {
            each.reason = phrase("stage_unknown", {each.subject});
            return;
        }
        bool has_common = false;
        for (std::size_t stage = 0; stage < a->size(); ++stage) has_common |= (*a)[stage] && (*b)[stage];
        each.verdict = has_common ? Verdict::met : Verdict::not_met;
        each.reason = has_common ? phrase("stage_common", {each.subject}) : phrase("stage_different", {each.subject});
    });
}

void DistanceRule::judge(const RuleCase& on, Judgements& into) const {
    judge_ties(on, into, [&](SchoolIndex supporter, SchoolIndex recipient, Judgement& each) {
        each.unit = "km";
        each.limit = static_cast<double>(kilometres.value) / 1000;
        each.measured = kilometres_between(on.network(), supporter, recipient);
        if (each.measured) each.verdict = *each.measured <= *each.limit ? Verdict::met : Verdict::not_met;
        each.reason = each.measured ? phrase("distance_km", {each.subject, std::to_string(std::lround(*each.measured)),
                                                             text_of(kilometres)})
                                    : phrase("distance_unknown", {each.subject});
    });
}

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/minimum_rule.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "jiedui/base/phrase.hpp"
#include "rules/counted_schools.hpp"
#include "rules/provided.hpp"

namespace jiedui {
namespace {

/// How many of the indicators of a school reach so large a share of their minimum.
[[nodiscard]] std::uint32_t count_of(const std::vector<detail::Provided>& indicators, Thousandths share,
                                     Certainty is_reached) {
    return static_cast<std::uint32_t>(std::ranges::count_if(
        indicators, [&](const detail::Provided& each) { return each.reaches(share) == is_reached; }));
}

[[nodiscard]] Verdict verdict_of(const std::vector<detail::Provided>& indicators, std::uint32_t demanded,
                                 Thousandths share) {
    constexpr Thousandths whole{1000};
    const std::uint32_t reached = count_of(indicators, whole, Certainty::yes);
    const std::uint32_t open = count_of(indicators, whole, Certainty::undecided);
    if (reached + open < demanded || count_of(indicators, share, Certainty::no) > 0) return Verdict::not_met;
    const bool are_others_known = share.value == 0 || open == 0;
    return reached >= demanded && are_others_known ? Verdict::met : Verdict::undecided;
}

}  // namespace

std::optional<ParameterFault> SchoolMinimumRule::fault() const {
    for (auto each = minima.begin(); each != minima.end(); ++each)
        if (std::any_of(minima.begin(), each, [&](const Minimum& other) {
                return other.indicator == each->indicator && other.stage == each->stage;
            }))
            return ParameterFault{"minima", phrase("minimum_once")};
    return std::nullopt;
}

void SchoolMinimumRule::judge(const RuleCase& on, Judgements& into) const {
    const Span year = on.school_year_asked(kind);
    const auto lacking = detail::tables_lacking_indicators(on.network());
    for (const detail::ProvidedSchool& each : detail::provided(on, *this, year)) {
        const auto count = static_cast<std::uint32_t>(each.indicators.size());
        const std::uint32_t demanded = std::min(reached.value_or(count), count);
        const Thousandths share = share_of_others ? share_of_others->number : Thousandths{};
        const std::uint32_t sure = count_of(each.indicators, Thousandths{1000}, Certainty::yes);
        const std::uint32_t open = count_of(each.indicators, Thousandths{1000}, Certainty::undecided);
        Judgement judgement{.subject = std::string{on.network().id(each.school)},
                            .verdict = verdict_of(each.indicators, demanded, share),
                            .measured = sure,
                            .limit = demanded,
                            .unit = "items"};
        judgement.reason = phrase(
            "minima_reached", {judgement.subject, std::string{word_of(each.stage)}, std::to_string(sure),
                               std::to_string(count), std::to_string(open), std::to_string(demanded), text_of(share)});
        for (const detail::Provided& indicator : each.indicators)
            for (const RecordRef& record : indicator.total.records)
                if (std::ranges::find(judgement.records, record) == judgement.records.end())
                    judgement.records.push_back(record);
        judgement.records = ordered_by_id(on.network().ledger(), std::move(judgement.records));
        judgement.open(judgement.verdict, lacking);
        into.push_back(std::move(judgement));
    }
}

namespace detail {

Phrase ParameterTraits<std::vector<Minimum>>::expected() { return phrase("list_of_minima"); }

bool ParameterTraits<std::vector<Minimum>>::fill(std::vector<Minimum>& member, const ParameterValue& value) {
    const auto* const texts = std::get_if<std::vector<std::string>>(&value);
    if (texts == nullptr || texts->empty()) return false;
    member.clear();
    for (const std::string& text : *texts) {
        auto minimum = find_minimum(text);
        if (!minimum) return false;
        member.push_back(std::move(*minimum));
    }
    return true;
}

}  // namespace detail

}  // namespace jiedui

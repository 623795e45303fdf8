// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Coverage rule: does each school of the scope get what it needs?

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/model/completeness.hpp"
#include "jiedui/query/coverage.hpp"
#include "jiedui/rules/rule_kind.hpp"

namespace jiedui {

/// A school of the scope is supported, through each of these channels if some are named.
/// @source F8 in docs/source.md: support is not only teachers, but also funds and materials.
struct CoverageRule {
    std::optional<std::vector<Channel>> channels{};  ///< that it must get; without it any tie will do

    static constexpr std::string_view kind = "coverage";
    static constexpr std::string_view doc = "A school is supported, through each of these channels if some are named.";
    static constexpr Columns columns{
        Column{"channels", Role::word, &CoverageRule::channels,
               "The channels that it must get; without them any tie will do."},
    };

    void judge(const RuleCase& on, Judgements& into) const {
        Channels needed;
        if (channels)
            for (const Channel each : *channels) needed |= each;
        const auto answer = ask(on.slice, Coverage{on.schools, needed});
        const auto lacking = tables_lacking_ties(on.slice);
        for (std::size_t row = 0; row < answer.rows.size(); ++row) {
            const Coverage::Row& each = answer.rows[row];
            Judgement judgement{.subject = std::string{on.network().id(each.school)}, .unit = "channels"};
            if (channels) {
                judgement.limit = static_cast<double>(needed.count());
                judgement.measured = *judgement.limit - each.missing.count();
                judgement.reason = phrase("coverage_channels", {judgement.subject, text_or_nothing(each.channels),
                                                                text_or_nothing(each.missing)});
            } else {
                judgement.measured = each.supporters;
                judgement.limit = 1;
                judgement.unit = "schools";
                judgement.reason = phrase("coverage_schools", {judgement.subject, std::to_string(each.supporters)});
            }
            judgement.verdict = each.covered == Certainty::yes  ? Verdict::met
                                : each.covered == Certainty::no ? Verdict::not_met
                                                                : Verdict::undecided;
            judgement.open(Verdict::undecided, lacking);  // coverage said so
            judgement.ties = answer.ties(row);
            into.push_back(std::move(judgement));
        }
    }

private:
    [[nodiscard]] static std::string text_or_nothing(Channels channels) {
        return channels.is_empty() ? "–" : text_of(channels);
    }
};

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/answer.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

namespace jiedui::detail {
namespace {

/// Calls `visit(tie)` for each tie of a kind that one of the slices chose, ascending.
template <class Visit>
void each_tie_looked_at(std::span<const Slice> slices, Visit&& visit) {
    for (const TieKind kind : all_of_list<TieKind>()) {
        const auto looks_at = [&](const Slice& each) { return each.looks_at(kind); };
        if (std::ranges::any_of(slices, looks_at)) slices.front().network().ties().each_of_kind(kind, visit);
    }
}

}  // namespace

Standing LookedAt::standing_of(TieIndex tie) const noexcept {
    Standing found = Standing::outside;
    for (const Slice& each : slices_) {
        const Standing standing = each.standing(tie);
        if (standing != Standing::inside && standing != Standing::outside) return standing;
        if (standing == Standing::inside) found = standing;
    }
    return found;
}

std::vector<TieIndex> LookedAt::ties_left_out(Standing reason) const {
    std::vector<TieIndex> ties;
    each_tie_looked_at(slices_, [&](TieIndex tie) {
        if (standing_of(tie) == reason) ties.push_back(tie);
    });
    return ties;
}

std::vector<SchoolIndex> LookedAt::unknown_schools(std::vector<SchoolIndex> judged) const {
    for (const Slice& each : slices_)
        for (const SchoolIndex school : each.unknown_schools()) judged.push_back(school);
    return ascending(std::move(judged));
}

LeftOut LookedAt::left_out(const std::vector<SchoolIndex>& judged) const {
    LeftOut counts{.unknown_schools = static_cast<std::uint32_t>(unknown_schools(judged).size())};
    each_tie_looked_at(slices_, [&](TieIndex tie) {
        const Standing standing = standing_of(tie);
        counts.self_support += standing == Standing::self_support ? 1U : 0U;
        counts.unknown_channel += standing == Standing::unknown_channel ? 1U : 0U;
        counts.undecided += standing == Standing::undecided ? 1U : 0U;
    });
    return counts;
}

About about(std::string question, const Slice& slice) {
    return {std::move(question), slice.description(), slice.network().ledger().fingerprint(), std::string{version}};
}

}  // namespace jiedui::detail

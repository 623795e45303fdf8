// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/answer.hpp"

#include <cstdint>

namespace jiedui::detail {

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
    if (slices_.empty()) return ties;
    for (std::uint32_t t = 0; t < slices_.front().network().tie_count(); ++t)
        if (standing_of(TieIndex{t}) == reason) ties.push_back({t});
    return ties;
}

std::vector<SchoolIndex> LookedAt::unknown_schools(std::vector<SchoolIndex> judged) const {
    for (const Slice& each : slices_)
        for (const SchoolIndex school : each.unknown_schools()) judged.push_back(school);
    return ascending(std::move(judged));
}

LeftOut LookedAt::left_out(const std::vector<SchoolIndex>& judged) const {
    LeftOut counts{.unknown_schools = static_cast<std::uint32_t>(unknown_schools(judged).size())};
    if (slices_.empty()) return counts;
    for (std::uint32_t t = 0; t < slices_.front().network().tie_count(); ++t) {
        const Standing standing = standing_of(TieIndex{t});
        counts.self_support += standing == Standing::self_support ? 1U : 0U;
        counts.unknown_channel += standing == Standing::unknown_channel ? 1U : 0U;
        counts.undecided += standing == Standing::undecided ? 1U : 0U;
    }
    return counts;
}

About about(std::string question, const Slice& slice) {
    return {std::move(question), slice.description(), slice.network().ledger().fingerprint(), std::string{version}};
}

}  // namespace jiedui::detail

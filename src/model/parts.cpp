// SPDX-License-Identifier: Apache-2.0
#include "jiedui/detail/model/parts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace jiedui {
namespace {

/// The column `part_of` of agreements or postings; transfers are never cut.
[[nodiscard]] const WordStore* part_of_column(const Ledger& ledger, TieKind kind) noexcept {
    switch (kind) {
        case TieKind::agreement: return &ledger.table<Support>().column<&Support::part_of>();
        case TieKind::posting: return &ledger.table<Posting>().column<&Posting::part_of>();
        case TieKind::transfer: break;
    }
    return nullptr;
}

}  // namespace

Parts::Parts(const Network& network) {
    const Ledger& ledger = network.ledger();
    const std::array kinds{TieKind::agreement, TieKind::posting};
    const bool has_parts =
        std::ranges::any_of(kinds, [&](TieKind kind) { return !part_of_column(ledger, kind)->words().empty(); });
    if (!has_parts) return;
    std::map<std::pair<TieKind, std::string>, std::vector<TieIndex>> later;  // by the id of the first part
    const auto whole_of = [&](TieIndex tie) -> std::optional<std::string> {
        const WordStore* const column = part_of_column(ledger, network.kind(tie));
        const auto whole = column == nullptr ? std::nullopt : (*column)[network.row(tie)];
        return whole ? std::optional{std::string{*whole}} : std::nullopt;
    };
    for (std::uint32_t t = 0; t < network.tie_count(); ++t)
        if (const auto whole = whole_of({t})) later[{network.kind({t}), *whole}].push_back({t});
    for (std::uint32_t t = 0; t < network.tie_count(); ++t) {
        if (network.kind({t}) == TieKind::transfer || whole_of({t})) continue;
        const auto found = later.find({network.kind({t}), network.id(TieIndex{t})});
        if (found == later.end()) continue;
        std::vector<TieIndex> parts = std::move(found->second);
        std::ranges::sort(parts, {}, [&](TieIndex part) { return std::tuple{network.period(part).first(), part}; });
        parts.insert(parts.begin(), TieIndex{t});
        for (const TieIndex part : parts) record_of_.emplace(part.value, static_cast<std::uint32_t>(records_.size()));
        records_.push_back(std::move(parts));
    }
}

std::vector<TieIndex> Parts::of(TieIndex tie) const {
    const auto found = record_of_.find(tie.value);
    return found == record_of_.end() ? std::vector{tie} : records_[found->second];
}

bool Parts::is_later(TieIndex tie) const noexcept {
    const auto found = record_of_.find(tie.value);
    return found != record_of_.end() && records_[found->second].front() != tie;
}

Period Parts::period(const Network& network, TieIndex tie) const {
    const auto found = record_of_.find(tie.value);
    if (found == record_of_.end()) return network.period(tie);
    const std::vector<TieIndex>& parts = records_[found->second];
    const Day first = network.period(parts.front()).first();
    Day until = first.is_known() ? first + 1 : Day::first();  // a period is never empty
    for (const TieIndex part : parts) until = std::max(until, network.period(part).until());
    return Period::unchecked(first, until);
}

}  // namespace jiedui

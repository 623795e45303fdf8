// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/critical_sets.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <span>
#include <utility>

#include "jiedui/model/cell_text.hpp"
#include "jiedui/query/needy.hpp"
#include "jiedui/query/withdraw.hpp"
#include "query/greedy_withdrawal.hpp"
#include "query/listed.hpp"
#include "query/stakes.hpp"
#include "query/withdrawal_bound.hpp"

namespace jiedui {
namespace {

using detail::SetOfSchools;
using detail::Stakes;

/// The next set of as many of `count` things, in the order of their numbers.  @return false if there is none.
bool advance(SetOfSchools& places, std::uint32_t count) {
    for (std::size_t i = places.size(); i-- > 0;) {
        if (places[i] == count - (places.size() - i)) continue;
        ++places[i];
        for (std::size_t j = i + 1; j < places.size(); ++j) places[j] = places[j - 1] + 1;
        return true;
    }
    return false;
}

/// How many sets of `size` of `count` things there are.
[[nodiscard]] double set_count(std::size_t count, std::size_t size) {
    double sets = 1;
    for (std::size_t i = 0; i < size; ++i) sets = sets * static_cast<double>(count - i) / static_cast<double>(i + 1);
    return sets;
}

/// Of all sets of `size` candidates that lose more than `share` the one that loses most, then the first; nothing if none does.
[[nodiscard]] std::optional<SetOfSchools> best_of_size(Stakes& stakes, const SetOfSchools& candidates,
                                                       std::uint32_t size, double share, const Watch& watch) {
    std::optional<SetOfSchools> best;
    std::uint64_t most = 0;
    SetOfSchools places(size);
    std::iota(places.begin(), places.end(), 0U);
    SetOfSchools set(size);
    std::uint64_t tried = 0;
    do {
        std::ranges::transform(places, set.begin(), [&](std::uint32_t place) { return candidates[place]; });
        const std::uint64_t lost = stakes.lost(set);
        watch.report({"sets tried", ++tried, {}});
        if (!stakes.is_more_than(lost, share) || (best && lost <= most)) continue;
        best = set;
        most = lost;
    } while (advance(places, static_cast<std::uint32_t>(candidates.size())));
    return best;
}

/// Takes who adds most until enough is lost, then leaves out who is not needed; nothing if it is never enough.
[[nodiscard]] std::optional<SetOfSchools> good_set(Stakes& stakes, const SetOfSchools& candidates, double share,
                                                   const Watch& watch) {
    detail::GreedyWithdrawal greedy{stakes};
    SetOfSchools set;
    while (!stakes.is_more_than(greedy.lost(), share)) {
        if (set.size() == candidates.size()) return std::nullopt;
        set.push_back(greedy.take(candidates, true));
        watch.report({"schools taken", set.size(), {}});
    }
    for (std::size_t i = set.size(); i-- > 0;) {
        SetOfSchools others = set;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        if (stakes.is_more_than(stakes.lost(others), share)) set = std::move(others);
        watch.report({"schools taken", set.size(), {}});
    }
    std::ranges::sort(set);
    return set;
}

/// A smallest set, or else a good one, and how many schools every set has.
struct Found {
    std::optional<SetOfSchools> set;
    std::uint32_t lower_bound;
};
[[nodiscard]] Found find_set(Stakes& stakes, const SetOfSchools& candidates, double share, const Watch& watch) {
    constexpr std::size_t always = 14;        // candidates up to which all sets are tried
    constexpr double most_steps = 1U << 28U;  // for all sets of one size, beyond
    std::uint32_t size = detail::WithdrawalBound{stakes, candidates}.smallest(share);
    for (; size <= candidates.size(); ++size) {
        const double steps = set_count(candidates.size(), size) * static_cast<double>(stakes.size());
        if (candidates.size() > always && steps > most_steps) return {good_set(stakes, candidates, share, watch), size};
        if (auto set = best_of_size(stakes, candidates, size, share, watch)) return {std::move(set), size};
    }
    return {{}, size};
}

/// The needy schools that have support: what counts, by school; and the schools of which that is not known.
struct Counted {
    std::vector<std::uint64_t> weight;
    std::vector<SchoolIndex> unknown{};  // ascending

    Counted(const Slice& slice, const CriticalSets& question) : weight(slice.network().school_count()) {
        const SchoolSet needy = needy_schools(slice, question.needy);
        for (const SchoolIndex school : slice.school_indices()) {
            if (needy.is_unknown(school)) unknown.push_back(school);
            if (!needy.contains(school) || !has_support(slice, school)) continue;
            const auto counts = question.by_pupils ? slice.network().pupils(school) : std::optional<std::uint64_t>{1};
            if (counts)
                weight[school.value] = *counts;
            else
                unknown.push_back(school);
        }
    }

private:
    [[nodiscard]] static bool has_support(const Slice& slice, SchoolIndex school) {
        bool has_support = false;
        slice.each_incoming(school, [&](SchoolIndex, TieIndex) { has_support = true; });
        return has_support;
    }
};

}  // namespace

std::vector<CriticalSets::Row> CriticalSets::ask(const Slice& slice, const Watch& watch) const {
    if (std::isnan(share) || share < 0 || share >= 1)
        throw Error{ErrorCode::bad_number, cell_text(share), "share is at least 0 and below 1"};
    std::vector<Row> rows;
    Stakes stakes{slice, Counted{slice, *this}.weight};
    if (stakes.total() == 0) return rows;
    const auto [set, lower_bound] = find_set(stakes, stakes.candidates(), share, watch);
    if (!set) return rows;
    detail::GreedyWithdrawal ranked{stakes};
    for (std::uint32_t rank = 1; rank <= set->size(); ++rank) {
        const std::uint32_t school = ranked.take(*set, false);
        rows.push_back({rank, SchoolIndex{school}, ranked.lost(),
                        static_cast<double>(ranked.lost()) / static_cast<double>(stakes.total()), lower_bound});
        watch.report({"ranks", rank, {}});
    }
    return rows;
}

std::vector<TieIndex> CriticalSets::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const SchoolSet counted = needy_schools(slice, needy);
    std::vector<SchoolIndex> withdrawn;
    for (std::size_t i = 0; i <= row; ++i) withdrawn.push_back(rows[i].school);
    std::vector<TieIndex> ties;
    for (const Withdraw::Row& lost : Withdraw{.schools = withdrawn}.ask(slice)) {
        const bool counts = counted.contains(lost.school) && (!by_pupils || slice.network().pupils(lost.school));
        if (lost.how != Loss::partial && counts)
            std::ranges::copy(slice.incoming(lost.school), std::back_inserter(ties));
    }
    return ascending(std::move(ties));
}

std::vector<SchoolIndex> CriticalSets::unknown_schools(const Slice& slice) const {
    return Counted{slice, *this}.unknown;
}

template AnyQuestion detail::listed_question<CriticalSets>();

}  // namespace jiedui

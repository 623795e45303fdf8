// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// How many schools must withdraw at least until so much is lost.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <numeric>
#include <vector>

#include "jiedui/graph/dominators.hpp"
#include "jiedui/graph/strong_components.hpp"
#include "query/stakes.hpp"

namespace jiedui::detail {

/// A proof that small sets do not do it.
///
/// Let c(y) be a number of schools that every set has upstream of a school y that it loses: all its supporters, or all that cut it off.
/// A set of k schools loses only schools with c(y) ≤ k, and at least c(y) of its members are upstream of each of these.  So what it
/// loses is at most the sum over its members x of what x may claim: the sum of weight(y) / c(y) over the schools y downstream of x with
/// c(y) ≤ k; and that is at most the sum of the k largest claims.  What is downstream is bounded from above by
/// adding up along ties between components, where schools below several of them count several times.
class WithdrawalBound {
public:
    WithdrawalBound(const Stakes& stakes, const SetOfSchools& candidates)
        : stakes_{stakes}, candidates_{candidates}, components_{graph::strong_components(stakes.pairs())} {
        const graph::DominatorTree tree = graph::dominators(stakes.pairs(), stakes.sources());
        std::vector<std::uint32_t> outside(stakes.pairs().vertex_count());  // how many outside supporters a school has
        for (const std::uint32_t source : stakes.sources())
            stakes.pairs().each_outgoing(source, [&](std::uint32_t recipient, std::uint32_t) { ++outside[recipient]; });
        for (std::uint32_t school = 0; school < outside.size(); ++school) {
            const bool is_fed = tree.idom[school] != graph::unreachable;
            const bool is_dominated = is_fed && tree.idom[school] != graph::virtual_root;
            const std::uint32_t cut = std::max(outside[school], is_dominated ? 1U : 2U);
            const std::uint32_t all = std::max(1U, stakes.supporter_count()[school]);
            needed_.push_back(is_fed ? std::min(all, cut) : all);
        }
    }

    /// A number of schools that every set has which loses more than `share`; one more than there are candidates if none does.
    [[nodiscard]] std::uint32_t smallest(double share) const {
        std::uint32_t low = 1;
        auto high = static_cast<std::uint32_t>(candidates_.size()) + 1;
        while (low < high) {
            const std::uint32_t middle = low + (high - low) / 2;
            if (could_do(middle, share))
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

private:
    [[nodiscard]] bool could_do(std::uint32_t size, double share) const {
        const graph::ComponentMembers members{components_};
        std::vector<double> claims(components_.count);
        for (const std::uint32_t component : stakes_.upwards(components_, members)) {
            double& claim = claims[component];
            std::vector<std::uint32_t> next;
            for (const std::uint32_t school : members.of(component)) {
                if (needed_[school] <= size) claim += static_cast<double>(stakes_.weight()[school]) / needed_[school];
                stakes_.pairs().each_outgoing(school, [&](std::uint32_t recipient, std::uint32_t) {
                    if (components_.component[recipient] != component) next.push_back(components_.component[recipient]);
                });
            }
            std::ranges::sort(next);
            const auto rest = std::ranges::unique(next);
            next.erase(rest.begin(), rest.end());
            for (const std::uint32_t each : next) claim += claims[each];
            claim = std::min(claim, static_cast<double>(stakes_.total()));
        }
        std::vector<double> largest;
        for (const std::uint32_t school : candidates_) largest.push_back(claims[components_.component[school]]);
        std::ranges::sort(largest, std::greater{});
        const double most = std::accumulate(largest.begin(),
                                            largest.begin() + std::min<std::ptrdiff_t>(size, std::ssize(largest)), 0.0);
        constexpr double slack = 1 + 1e-9;  // sums of doubles may come out too low; what is lost is a whole number
        return std::floor(most * slack) > share * static_cast<double>(stakes_.total());
    }

    const Stakes& stakes_;
    const SetOfSchools& candidates_;
    graph::Components components_;
    std::vector<std::uint32_t> needed_;  // by school: c
};

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Schools that withdraw one after the other, always the one that adds most to what is lost.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "jiedui/graph/csr.hpp"
#include "jiedui/graph/dominators.hpp"
#include "query/stakes.hpp"

namespace jiedui::detail {

/// The pairs of a slice without those whose supporters have withdrawn.
struct Remaining {
    const graph::Csr& pairs;
    const std::vector<bool>& is_gone;

    [[nodiscard]] std::size_t vertex_count() const noexcept { return pairs.vertex_count(); }
    template <class Visit>
    void each_outgoing(std::uint32_t school, Visit&& visit) const {
        if (!is_gone[school]) pairs.each_outgoing(school, visit);
    }
};

/// Takes one school after the other, always who adds most to what is lost.
class GreedyWithdrawal {
public:
    explicit GreedyWithdrawal(const Stakes& stakes)
        : stakes_{stakes}, is_gone_(stakes.pairs().vertex_count()), left_{stakes.supporter_count()} {}

    [[nodiscard]] std::uint64_t lost() const noexcept { return lost_; }

    /// Takes one of `candidates`, the lowest of those that add most.
    /// @param looks_ahead whether of those that add equally much one comes first on whose
    ///     recipients' other supporters it depends least.
    /// @return who was taken; the number of schools if none is left.
    std::uint32_t take(const SetOfSchools& candidates, bool looks_ahead) {
        find_gains();
        const auto none = static_cast<std::uint32_t>(is_gone_.size());
        std::uint32_t best = none;
        double best_promise = 0;
        for (const std::uint32_t school : candidates) {
            if (is_gone_[school]) continue;
            const double promise = looks_ahead ? promise_of(school) : 0;
            if (best != none && std::pair{gain_[school], promise} <= std::pair{gain_[best], best_promise}) continue;
            best = school;
            best_promise = promise;
        }
        if (best == none) return none;
        lost_ = static_cast<std::uint64_t>(static_cast<std::int64_t>(lost_) + gain_[best]);
        is_gone_[best] = true;
        stakes_.pairs().each_outgoing(best, [&](std::uint32_t recipient, std::uint32_t) { --left_[recipient]; });
        return best;
    }

private:
    /// Finds for each school what its withdrawal adds to what is lost: what it dominates, and what
    /// it alone still supports.
    void find_gains() {
        const Remaining remaining{stakes_.pairs(), is_gone_};
        const graph::DominatorTree tree = graph::dominators(remaining, stakes_.sources());
        const auto is_fed_now = [&](std::uint32_t school) { return tree.idom[school] != graph::unreachable; };
        is_lost_.assign(is_gone_.size(), false);
        std::vector<std::int64_t> below(is_gone_.size());  // first each school itself, then all it dominates
        const auto at_stake = [&](std::uint32_t school) {
            return is_gone_[school] || is_lost_[school] ? 0 : static_cast<std::int64_t>(stakes_.weight()[school]);
        };
        for (std::uint32_t school = 0; school < is_lost_.size(); ++school) {
            is_lost_[school] =
                stakes_.weight()[school] > 0 && (left_[school] == 0 || (stakes_.is_fed(school) && !is_fed_now(school)));
            below[school] = at_stake(school);
        }
        graph::accumulate_below(tree, std::span{below});
        gain_.assign(is_gone_.size(), 0);
        for (std::uint32_t school = 0; school < gain_.size(); ++school) {
            if (is_fed_now(school)) gain_[school] = below[school] - at_stake(school);
            if (is_lost_[school] && !is_gone_[school])
                gain_[school] -= static_cast<std::int64_t>(stakes_.weight()[school]);  // a member is not lost
        }
        for (std::uint32_t supporter = 0; supporter < gain_.size(); ++supporter)
            remaining.each_outgoing(supporter, [&](std::uint32_t recipient, std::uint32_t) {
                if (left_[recipient] == 1 && !is_fed_now(recipient)) gain_[supporter] += at_stake(recipient);
            });
    }
    /// The more, the nearer its recipients come to being lost.
    [[nodiscard]] double promise_of(std::uint32_t school) const {
        double promise = 0;
        stakes_.pairs().each_outgoing(school, [&](std::uint32_t recipient, std::uint32_t) {
            if (!is_gone_[recipient] && !is_lost_[recipient])
                promise += static_cast<double>(stakes_.weight()[recipient]) / left_[recipient];
        });
        return promise;
    }

    const Stakes& stakes_;
    std::vector<bool> is_gone_;
    std::vector<std::uint32_t> left_;  // by school: how many of its supporters have not withdrawn
    std::vector<bool> is_lost_;
    std::vector<std::int64_t> gain_;
    std::uint64_t lost_ = 0;
};

}  // namespace jiedui::detail

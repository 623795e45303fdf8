// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What is lost if a set of schools withdraws.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "jiedui/graph/csr.hpp"
#include "jiedui/graph/search.hpp"
#include "jiedui/graph/strong_components.hpp"
#include "jiedui/query/outside_supporters.hpp"
#include "query/distinct_pairs.hpp"

namespace jiedui::detail {

using SetOfSchools = std::vector<std::uint32_t>;  // schools, ascending

/// Who supports whom, and what each school counts: what sets of schools are tried on.
class Stakes {
public:
    /// @param weight by school: what it counts; 0 for schools that do not.
    Stakes(const Slice& slice, std::vector<std::uint64_t> weight)
        : pairs_{distinct_pairs(slice)},
          supporter_count_(pairs_.vertex_count()),
          sources_{outside_supporters(slice)},
          weight_{std::move(weight)},
          total_{std::accumulate(weight_.begin(), weight_.end(), std::uint64_t{0})} {
        for (const std::uint32_t recipient : pairs_.targets()) ++supporter_count_[recipient];
        graph::mark_reachable(pairs_, sources_, fed_);
    }

    [[nodiscard]] std::uint64_t total() const noexcept { return total_; }
    [[nodiscard]] std::size_t size() const noexcept { return pairs_.vertex_count() + pairs_.edge_count(); }
    [[nodiscard]] bool is_more_than(std::uint64_t lost, double share) const noexcept {
        return static_cast<double>(lost) > share * static_cast<double>(total_);
    }

    /// The schools from which chains lead to schools that count: nobody else is in a smallest set.
    [[nodiscard]] SetOfSchools candidates() const {
        const graph::Components components = graph::strong_components(pairs_);
        std::vector<bool> matters(components.count);
        const graph::ComponentMembers members{components};
        SetOfSchools found;
        for (const std::uint32_t component : upwards(components, members))
            for (const std::uint32_t school : members.of(component)) {
                pairs_.each_outgoing(school, [&](std::uint32_t recipient, std::uint32_t) {
                    if (weight_[recipient] > 0 || matters[components.component[recipient]]) matters[component] = true;
                });
            }
        for (std::uint32_t school = 0; school < pairs_.vertex_count(); ++school)
            if (matters[components.component[school]] && pairs_.outgoing_count(school) > 0) found.push_back(school);
        return found;
    }

    /// What is lost if the set withdraws.  O(n + m).
    [[nodiscard]] std::uint64_t lost(const SetOfSchools& set) {
        graph::mark_reachable(pairs_, sources_, after_, {.excluded = set});
        gone_supporters_.assign(pairs_.vertex_count(), 0);
        for (const std::uint32_t school : set)
            pairs_.each_outgoing(school,
                                 [&](std::uint32_t recipient, std::uint32_t) { ++gone_supporters_[recipient]; });
        std::uint64_t lost = 0;
        for (std::uint32_t school = 0; school < weight_.size(); ++school) {
            if (weight_[school] == 0) continue;
            const bool is_direct = gone_supporters_[school] == supporter_count_[school];
            const bool starves = is_fed(school) && !after_.contains(school);
            if (is_direct || starves) lost += weight_[school];
        }
        for (const std::uint32_t member : set) {  // a member is not lost, though it was counted if it looked so
            const bool is_direct = weight_[member] > 0 && gone_supporters_[member] == supporter_count_[member];
            const bool starves = is_fed(member) && !after_.contains(member);
            if (is_direct || starves) lost -= weight_[member];
        }
        return lost;
    }

    /// The components, each behind all that its ties lead to.
    [[nodiscard]] std::vector<std::uint32_t> upwards(const graph::Components& components,
                                                     const graph::ComponentMembers& members) const {
        std::vector<std::uint32_t> waits_for(components.count);
        const auto each_tie_out = [&](std::uint32_t component, auto visit) {
            for (const std::uint32_t school : members.of(component))
                pairs_.each_outgoing(school, [&](std::uint32_t recipient, std::uint32_t) {
                    if (components.component[recipient] != component) visit(components.component[recipient]);
                });
        };
        for (std::uint32_t component = 0; component < components.count; ++component)
            each_tie_out(component, [&](std::uint32_t next) { ++waits_for[next]; });
        std::vector<std::uint32_t> order;
        for (std::uint32_t component = 0; component < components.count; ++component)
            if (waits_for[component] == 0) order.push_back(component);
        for (std::size_t i = 0; i < order.size(); ++i)
            each_tie_out(order[i], [&](std::uint32_t next) {
                if (--waits_for[next] == 0) order.push_back(next);
            });
        std::ranges::reverse(order);
        return order;
    }

    [[nodiscard]] const graph::Csr& pairs() const noexcept { return pairs_; }
    /// The schools that support and are not supported themselves.
    [[nodiscard]] const std::vector<std::uint32_t>& sources() const noexcept { return sources_; }
    /// By school: how many support it.
    [[nodiscard]] const std::vector<std::uint32_t>& supporter_count() const noexcept { return supporter_count_; }
    /// By school: what it counts.
    [[nodiscard]] const std::vector<std::uint64_t>& weight() const noexcept { return weight_; }
    /// Whether chains lead from a source to the school.
    [[nodiscard]] bool is_fed(std::uint32_t school) const noexcept { return fed_.contains(school); }

private:
    graph::Csr pairs_;
    std::vector<std::uint32_t> supporter_count_;
    std::vector<std::uint32_t> sources_;
    std::vector<std::uint64_t> weight_;
    std::uint64_t total_;
    graph::SearchSpace fed_, after_;
    std::vector<std::uint32_t> gone_supporters_;
};

}  // namespace jiedui::detail

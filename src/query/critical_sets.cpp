// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/critical_sets.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <span>
#include <string>
#include <utility>

#include "jiedui/graph/csr.hpp"
#include "jiedui/graph/dominators.hpp"
#include "jiedui/graph/search.hpp"
#include "jiedui/graph/strong_components.hpp"
#include "jiedui/model/cell_text.hpp"
#include "jiedui/query/distinct_pairs.hpp"
#include "jiedui/query/needy.hpp"
#include "jiedui/query/outside_supporters.hpp"
#include "jiedui/query/withdraw.hpp"
#include "query/listed.hpp"

namespace jiedui {
namespace {

using Set = std::vector<std::uint32_t>;  // schools, ascending

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
    [[nodiscard]] Set candidates() const {
        const graph::Components components = graph::strong_components(pairs_);
        std::vector<bool> matters(components.count);
        const graph::ComponentMembers members{components};
        Set found;
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
    [[nodiscard]] std::uint64_t lost(const Set& set) {
        graph::mark_reachable(pairs_, sources_, after_, {.excluded = set});
        gone_supporters_.assign(pairs_.vertex_count(), 0);
        for (const std::uint32_t school : set)
            pairs_.each_outgoing(school,
                                 [&](std::uint32_t recipient, std::uint32_t) { ++gone_supporters_[recipient]; });
        std::uint64_t lost = 0;
        for (std::uint32_t school = 0; school < weight_.size(); ++school) {
            if (weight_[school] == 0) continue;
            const bool is_direct = gone_supporters_[school] == supporter_count_[school];
            const bool starves = fed_.contains(school) && !after_.contains(school);
            if (is_direct || starves) lost += weight_[school];
        }
        for (const std::uint32_t member : set) {  // a member is not lost, though it was counted if it looked so
            const bool is_direct = weight_[member] > 0 && gone_supporters_[member] == supporter_count_[member];
            const bool starves = fed_.contains(member) && !after_.contains(member);
            if (is_direct || starves) lost -= weight_[member];
        }
        return lost;
    }

    friend class Greedy;
    friend class Bound;

private:
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

    graph::Csr pairs_;
    std::vector<std::uint32_t> supporter_count_;
    std::vector<std::uint32_t> sources_;
    std::vector<std::uint64_t> weight_;
    std::uint64_t total_;
    graph::SearchSpace fed_, after_;
    std::vector<std::uint32_t> gone_supporters_;
};

/// Takes one school after the other, always who adds most to what is lost.
class Greedy {
public:
    explicit Greedy(const Stakes& stakes)
        : stakes_{stakes}, is_gone_(stakes.pairs_.vertex_count()), left_{stakes.supporter_count_} {}

    [[nodiscard]] std::uint64_t lost() const noexcept { return lost_; }

    /// Takes one of `candidates`, the lowest of those that add most.
    /// @param looks_ahead whether of those that add equally much one comes first on whose recipients' other supporters it depends least.
    /// @return who was taken; the number of schools if none is left.
    std::uint32_t take(const Set& candidates, bool looks_ahead) {
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
        stakes_.pairs_.each_outgoing(best, [&](std::uint32_t recipient, std::uint32_t) { --left_[recipient]; });
        return best;
    }

private:
    /// Finds for each school what its withdrawal adds to what is lost: what it dominates, and what it alone still supports.
    void find_gains() {
        const Remaining remaining{stakes_.pairs_, is_gone_};
        const graph::DominatorTree tree = graph::dominators(remaining, stakes_.sources_);
        const auto is_fed_now = [&](std::uint32_t school) { return tree.idom[school] != graph::unreachable; };
        is_lost_.assign(is_gone_.size(), false);
        std::vector<std::int64_t> below(is_gone_.size());  // first each school itself, then all it dominates
        const auto at_stake = [&](std::uint32_t school) {
            return is_gone_[school] || is_lost_[school] ? 0 : static_cast<std::int64_t>(stakes_.weight_[school]);
        };
        for (std::uint32_t school = 0; school < is_lost_.size(); ++school) {
            is_lost_[school] = stakes_.weight_[school] > 0 &&
                               (left_[school] == 0 || (stakes_.fed_.contains(school) && !is_fed_now(school)));
            below[school] = at_stake(school);
        }
        graph::accumulate_below(tree, std::span{below});
        gain_.assign(is_gone_.size(), 0);
        for (std::uint32_t school = 0; school < gain_.size(); ++school) {
            if (is_fed_now(school)) gain_[school] = below[school] - at_stake(school);
            if (is_lost_[school] && !is_gone_[school])
                gain_[school] -= static_cast<std::int64_t>(stakes_.weight_[school]);  // a member is not lost
        }
        for (std::uint32_t supporter = 0; supporter < gain_.size(); ++supporter)
            remaining.each_outgoing(supporter, [&](std::uint32_t recipient, std::uint32_t) {
                if (left_[recipient] == 1 && !is_fed_now(recipient)) gain_[supporter] += at_stake(recipient);
            });
    }
    /// The more, the nearer its recipients come to being lost.
    [[nodiscard]] double promise_of(std::uint32_t school) const {
        double promise = 0;
        stakes_.pairs_.each_outgoing(school, [&](std::uint32_t recipient, std::uint32_t) {
            if (!is_gone_[recipient] && !is_lost_[recipient])
                promise += static_cast<double>(stakes_.weight_[recipient]) / left_[recipient];
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

/// A proof that small sets do not do it.
///
/// Let c(y) be a number of schools that every set has upstream of a school y that it loses: all its supporters, or all that cut it off.
/// A set of k schools loses only schools with c(y) ≤ k, and at least c(y) of its members are upstream of each of these.  So what it
/// loses is at most the sum over its members x of what x may claim: the sum of weight(y) / c(y) over the schools y downstream of x with
/// c(y) ≤ k; and that is at most the sum of the k largest claims.  What is downstream is bounded from above by
/// adding up along ties between components, where schools below several of them count several times.
class Bound {
public:
    Bound(const Stakes& stakes, const Set& candidates)
        : stakes_{stakes}, candidates_{candidates}, components_{graph::strong_components(stakes.pairs_)} {
        const graph::DominatorTree tree = graph::dominators(stakes.pairs_, stakes.sources_);
        std::vector<std::uint32_t> outside(stakes.pairs_.vertex_count());  // how many outside supporters a school has
        for (const std::uint32_t source : stakes.sources_)
            stakes.pairs_.each_outgoing(source, [&](std::uint32_t recipient, std::uint32_t) { ++outside[recipient]; });
        for (std::uint32_t school = 0; school < outside.size(); ++school) {
            const bool is_fed = tree.idom[school] != graph::unreachable;
            const bool is_dominated = is_fed && tree.idom[school] != graph::virtual_root;
            const std::uint32_t cut = std::max(outside[school], is_dominated ? 1U : 2U);
            const std::uint32_t all = std::max(1U, stakes.supporter_count_[school]);
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
                if (needed_[school] <= size) claim += static_cast<double>(stakes_.weight_[school]) / needed_[school];
                stakes_.pairs_.each_outgoing(school, [&](std::uint32_t recipient, std::uint32_t) {
                    if (components_.component[recipient] != component) next.push_back(components_.component[recipient]);
                });
            }
            std::ranges::sort(next);
            const auto rest = std::ranges::unique(next);
            next.erase(rest.begin(), rest.end());
            for (const std::uint32_t each : next) claim += claims[each];
            claim = std::min(claim, static_cast<double>(stakes_.total_));
        }
        std::vector<double> largest;
        for (const std::uint32_t school : candidates_) largest.push_back(claims[components_.component[school]]);
        std::ranges::sort(largest, std::greater{});
        const double most = std::accumulate(largest.begin(),
                                            largest.begin() + std::min<std::ptrdiff_t>(size, std::ssize(largest)), 0.0);
        constexpr double slack = 1 + 1e-9;  // sums of doubles may come out too low; what is lost is a whole number
        return std::floor(most * slack) > share * static_cast<double>(stakes_.total_);
    }

    const Stakes& stakes_;
    const Set& candidates_;
    graph::Components components_;
    std::vector<std::uint32_t> needed_;  // by school: c
};

/// The next set of as many of `count` things, in the order of their numbers.  @return false if there is none.
bool advance(Set& places, std::uint32_t count) {
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
[[nodiscard]] std::optional<Set> best_of_size(Stakes& stakes, const Set& candidates, std::uint32_t size, double share,
                                              const Watch& watch) {
    std::optional<Set> best;
    std::uint64_t most = 0;
    Set places(size);
    std::iota(places.begin(), places.end(), 0U);
    Set set(size);
    std::uint64_t tried = 0;
    do {
        std::ranges::transform(places, set.begin(), [&](std::uint32_t place) { return candidates[place]; });
        const std::uint64_t lost = stakes.lost(set);
        watch.tell({"sets tried", ++tried, {}});
        if (!stakes.is_more_than(lost, share) || (best && lost <= most)) continue;
        best = set;
        most = lost;
    } while (advance(places, static_cast<std::uint32_t>(candidates.size())));
    return best;
}

/// Takes who adds most until enough is lost, then leaves out who is not needed; nothing if it is never enough.
[[nodiscard]] std::optional<Set> good_set(Stakes& stakes, const Set& candidates, double share, const Watch& watch) {
    Greedy greedy{stakes};
    Set set;
    while (!stakes.is_more_than(greedy.lost(), share)) {
        if (set.size() == candidates.size()) return std::nullopt;
        set.push_back(greedy.take(candidates, true));
        watch.tell({"schools taken", set.size(), {}});
    }
    for (std::size_t i = set.size(); i-- > 0;) {
        Set others = set;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        if (stakes.is_more_than(stakes.lost(others), share)) set = std::move(others);
        watch.tell({"schools taken", set.size(), {}});
    }
    std::ranges::sort(set);
    return set;
}

/// A smallest set, or else a good one, and how many schools every set has.
struct Found {
    std::optional<Set> set;
    std::uint32_t lower_bound;
};
[[nodiscard]] Found find_set(Stakes& stakes, const Set& candidates, double share, const Watch& watch) {
    constexpr std::size_t always = 14;        // candidates up to which all sets are tried
    constexpr double most_steps = 1U << 28U;  // for all sets of one size, beyond
    std::uint32_t size = Bound{stakes, candidates}.smallest(share);
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
    Greedy ranked{stakes};
    for (std::uint32_t rank = 1; rank <= set->size(); ++rank) {
        const std::uint32_t school = ranked.take(*set, false);
        rows.push_back({rank, SchoolIndex{school}, ranked.lost(),
                        static_cast<double>(ranked.lost()) / static_cast<double>(stakes.total()), lower_bound});
        watch.tell({"ranks", rank, {}});
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

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/amount_flows.hpp"

#include <map>
#include <utility>

#include "jiedui/query/ties.hpp"
#include "query/group_pairs.hpp"
#include "query/listed.hpp"

namespace jiedui {

std::vector<AmountFlows::Row> AmountFlows::ask(const Slice& slice) const {
    struct Sum {
        ExactSum amount{};
        std::uint32_t ties = 0;
    };
    const SchoolGroups groups{slice.network(), by};
    const Parts parts{slice.network()};
    std::map<std::tuple<detail::GroupPair, bool, std::string>, Sum> sums;  // whether it has no unit, then the unit
    for (const SchoolIndex supporter : slice.school_indices())
        slice.each_outgoing(supporter, [&](SchoolIndex, TieIndex tie) {
            const auto amount = detail::amount_of(slice.network(), tie);
            if (!amount || !detail::stands_for_record(slice, parts, tie)) return;
            Sum& sum = sums[{detail::groups_of(groups, slice.network(), tie), amount->unit.empty(), amount->unit}];
            sum.amount.add(amount->number);
            ++sum.ties;
        });
    std::vector<Row> rows;
    for (const auto& [key, sum] : sums) {
        const auto& [pair, has_no_unit, unit] = key;
        rows.push_back({groups.name(pair.first), groups.name(pair.second),
                        has_no_unit ? std::nullopt : std::optional{unit},
                        sum.amount.result(has_no_unit ? "amounts without a unit" : unit), sum.ties});
    }
    return rows;
}

std::vector<TieIndex> AmountFlows::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const Parts parts{slice.network()};
    return detail::ties_between(slice, SchoolGroups{slice.network(), by}, rows[row], [&](TieIndex tie) {
        if (!detail::stands_for_record(slice, parts, tie)) return false;
        const auto amount = detail::amount_of(slice.network(), tie);
        return amount && amount->unit == rows[row].unit.value_or("");
    });
}

template AnyQuestion detail::listed_question<AmountFlows>();

}  // namespace jiedui

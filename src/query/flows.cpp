// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/flows.hpp"

#include <map>
#include <utility>

#include "model/distinct_schools.hpp"
#include "query/group_pairs.hpp"
#include "query/listed.hpp"

namespace jiedui {
namespace {

/// Heads times share times days of a posting, within the slice's filters [FTE × days]; nothing if one of the three is unknown.  A
/// posting of 0 heads and unknown share is nothing, too.
struct FteDays {
    std::uint32_t heads;
    Thousandths share;
    std::int32_t days;
};
[[nodiscard]] std::optional<FteDays> fte_days_of(const Slice& slice, TieIndex tie) {
    const Network& network = slice.network();
    const auto heads = network.heads(tie);
    const auto share = network.ledger().table<Posting>().get<&Posting::share>(network.row(tie));
    const std::int32_t days = slice.sure_days(tie).count();
    const bool is_known = days == slice.times().possible_days(network.period(tie)).count();
    if (!heads || !share || !is_known) return std::nullopt;
    return FteDays{*heads, *share, days};
}

/// What flows between two groups, on its way.
struct FlowSums {
    Flows::Row row{};
    std::uint64_t heads = 0;
    ExactSum fte_days{}, yuan{};
    std::uint32_t postings = 0;
    std::uint32_t heads_said = 0;  // by postings that stand for their record
    std::uint32_t yuan_said = 0;
    bool lacks_heads = false;
    bool lacks_fte_days = false;

    /// @param counts whether the tie stands for its record, so that its heads count.
    void add(const Slice& slice, TieIndex tie, bool counts) {
        const Network& network = slice.network();
        ++row.ties;
        if (network.kind(tie) == TieKind::posting) {
            ++postings;
            lacks_heads |= counts && !network.heads(tie);
            heads_said += counts ? 1 : 0;
            heads += counts ? network.heads(tie).value_or(0) : 0;
            const auto fte = fte_days_of(slice, tie);
            if (fte)
                fte_days.add(fte->share, std::int64_t{fte->heads} * fte->days);
            else
                lacks_fte_days = true;
        }
        if (network.kind(tie) != TieKind::transfer) return;
        const auto value = network.ledger().table<Transfer>().get<&Transfer::value_yuan>(network.row(tie));
        if (value) {
            yuan.add(*value);
            ++yuan_said;
        } else {
            ++row.ties_without_yuan;
        }
    }
    /// @param has_times whether the slice has a time filter.
    [[nodiscard]] Flows::Row finished(bool has_times) && {
        if (heads_said > 0 && !lacks_heads) row.heads = heads;
        if (postings > 0 && !lacks_fte_days && has_times) row.fte_days = fte_days.result("FTE days of postings");
        if (yuan_said > 0) row.yuan = yuan.result("yuan of transfers");
        return std::move(row);
    }
};

}  // namespace

std::vector<Flows::Row> Flows::ask(const Slice& slice) const {
    const SchoolGroups groups{slice.network(), by};
    const Parts parts{slice.network()};
    std::map<detail::GroupPair, FlowSums> sums;
    DistinctSchools recipients;
    for (const SchoolIndex supporter : slice.school_indices()) {
        recipients.clear();
        slice.each_outgoing(supporter, [&](SchoolIndex recipient, TieIndex tie) {
            recipients.add(recipient);
            sums[{groups.of(supporter), groups.of(recipient)}].add(slice, tie,
                                                                   detail::stands_for_record(slice, parts, tie));
        });
        for (const SchoolIndex recipient : recipients.ascending())
            ++sums[{groups.of(supporter), groups.of(recipient)}].row.pairs;
    }
    std::vector<Row> rows;
    for (auto& [pair, sum] : sums) {
        Row row = std::move(sum).finished(!slice.times().is_empty());
        row.supporter_group = groups.name(pair.first);
        row.recipient_group = groups.name(pair.second);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<TieIndex> Flows::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    return detail::ties_between(slice, SchoolGroups{slice.network(), by}, rows[row], [](TieIndex) { return true; });
}

template AnyQuestion detail::listed_question<Flows>();

}  // namespace jiedui

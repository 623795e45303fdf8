// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Flows: what goes from one township, kind or division to another?

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/distinct_schools.hpp"
#include "jiedui/model/parts.hpp"
#include "jiedui/model/school_groups.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/query/ties.hpp"

namespace jiedui {

/// What goes from the schools of one group to those of another.
struct Flow {
    std::optional<std::string> supporter_group{};  ///< what the supporters say in the column
    std::optional<std::string> recipient_group{};  ///< what the recipients say
    std::uint32_t pairs = 0;                       ///< distinct supporter and recipient; at least 1
    std::uint32_t ties = 0;                        ///< at least 1
    std::optional<std::uint64_t> heads{};          ///< of postings
    std::optional<Thousandths> fte_days{};         ///< of postings, on days that meet every time filter [FTE × days]
    std::optional<Thousandths> yuan{};             ///< of transfers
    std::uint32_t ties_without_yuan = 0;           ///< transfers that do not say it

    static constexpr std::string_view question = "flows";
    static constexpr std::tuple columns{
        Column{"supporter_group", "", &Flow::supporter_group, "What the supporters say in the column."},
        Column{"recipient_group", "", &Flow::recipient_group, "What the recipients say in it."},
        Column{"pairs", "count", &Flow::pairs, "How many distinct pairs of supporter and recipient."},
        Column{"ties", "count", &Flow::ties, "How many ties."},
        Column{"heads", "persons", &Flow::heads,
               "The heads of postings; missing if there is none, or one does not say them."},
        Column{"fte_days", "FTE days", &Flow::fte_days,
               "Heads times share times days within all time filters; missing without one, or if one posting does not "
               "say."},
        Column{"yuan", "yuan", &Flow::yuan, "The value of transfers; missing if none says it."},
        Column{"ties_without_yuan", "count", &Flow::ties_without_yuan, "How many transfers do not say it."},
    };
    friend bool operator==(const Flow&, const Flow&) = default;
};

/// How much of one unit goes from the schools of one group to those of another.
struct AmountFlow {
    std::optional<std::string> supporter_group{};  ///< what the supporters say in the column
    std::optional<std::string> recipient_group{};  ///< what the recipients say
    std::optional<std::string> unit{};             ///< of the amounts; nothing for those that say none
    Thousandths amount;                            ///< their sum
    std::uint32_t ties = 0;                        ///< how many ties have one; at least 1

    static constexpr std::string_view question = "amount_flows";
    static constexpr std::tuple columns{
        Column{"supporter_group", "", &AmountFlow::supporter_group, "What the supporters say in the column."},
        Column{"recipient_group", "", &AmountFlow::recipient_group, "What the recipients say in it."},
        Column{"unit", "", &AmountFlow::unit, "The unit of the amounts; missing for those that say none."},
        Column{"amount", "unit", &AmountFlow::amount, "Their sum."},
        Column{"ties", "count", &AmountFlow::ties, "How many ties have such an amount."},
    };
    friend bool operator==(const AmountFlow&, const AmountFlow&) = default;
};

namespace detail {

/// Two groups: of the supporter, of the recipient.
using GroupPair = std::pair<std::uint32_t, std::uint32_t>;

[[nodiscard]] inline GroupPair groups_of(const SchoolGroups& groups, const Network& network, TieIndex tie) {
    return {groups.of(network.supporter(tie)), groups.of(network.recipient(tie))};
}

/// Whether a tie stands for its record: of one that successions cut the first part that the slice has.
[[nodiscard]] inline bool stands_for_record(const Slice& slice, const Parts& parts, TieIndex tie) {
    return parts.is_first_where(tie, [&](TieIndex part) { return slice.has(part); });
}

/// Heads times share times days of a posting, within the slice's filters [FTE × days]; nothing if one of the three is unknown.  A
/// posting of 0 heads and unknown share is nothing, too.
struct FteDays {
    std::uint32_t heads;
    Thousandths share;
    std::int32_t days;
};
[[nodiscard]] inline std::optional<FteDays> fte_days_of(const Slice& slice, TieIndex tie) {
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
    Flow row{};
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
    [[nodiscard]] Flow finished(bool has_times) && {
        if (heads_said > 0 && !lacks_heads) row.heads = heads;
        if (postings > 0 && !lacks_fte_days && has_times) row.fte_days = fte_days.result("FTE days of postings");
        if (yuan_said > 0) row.yuan = yuan.result("yuan of transfers");
        return std::move(row);
    }
};

}  // namespace detail

/// Sums what goes between townships, kinds or divisions.
///
/// Each tie counts as its record says; a gift that both sides booked is two transfers here (`delivery` tells such).  The heads of
/// a posting that successions cut count once, where the slice has its first part.  A tie that was
/// left out can add to every column, and make heads and FTE days missing.
///
/// @param slice what to ask about.
/// @param by the column of schools that groups them: township, kind, division, an attribute.
/// @return one row per pair of groups with ties, by ascending group of the supporter, then of the recipient, missing ones last; its
///     evidence is these ties.
/// @complexity O(n log g + m log d) time for n schools in g groups, m ties and d the most ties of one school.
/// @errors ErrorCode::unknown_column if schools have no such column; ErrorCode::amount_overflow for a sum beyond 15 digits before the
///     point.
/// @source F13 in docs/source.md: teachers of one township go to schools of another.
[[nodiscard]] inline Answer<Flow> flows(const Slice& slice, std::string_view by) {
    const SchoolGroups groups{slice.network(), by};
    const Parts parts{slice.network()};
    std::map<detail::GroupPair, detail::FlowSums> sums;
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
    Answer<Flow> answer{{}, slice, {.options = "by " + std::string{by}, .by = std::string{by}}};
    for (auto& [pair, sum] : sums) {
        Flow row = std::move(sum).finished(!slice.times().is_empty());
        row.supporter_group = groups.name(pair.first);
        row.recipient_group = groups.name(pair.second);
        answer.rows.push_back(std::move(row));
    }
    return answer;
}

/// Sums the amounts that go between townships, kinds or divisions, each unit on its own.
///
/// Amounts are those that `ties` shows: what was agreed, the heads of a posting, the quantity of a transfer or else its value in yuan.
/// A tie without an amount adds nothing; the amount of a record that successions cut counts once, where the slice has its first part.  A tie that was left out can add to amounts, and bring rows.
///
/// @param slice what to ask about.
/// @param by the column of schools that groups them.
/// @return one row per pair of groups and unit, ascending, missing ones last; its evidence is the ties that it sums.
/// @complexity O(n log g + m log r) time for n schools in g groups, m ties and r rows.
/// @errors those of `flows`.
[[nodiscard]] inline Answer<AmountFlow> amount_flows(const Slice& slice, std::string_view by) {
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
    Answer<AmountFlow> answer{{}, slice, {.options = "by " + std::string{by}, .by = std::string{by}}};
    for (const auto& [key, sum] : sums) {
        const auto& [pair, has_no_unit, unit] = key;
        answer.rows.push_back({groups.name(pair.first), groups.name(pair.second),
                               has_no_unit ? std::nullopt : std::optional{unit},
                               sum.amount.result(has_no_unit ? "amounts without a unit" : unit), sum.ties});
    }
    return answer;
}

namespace detail {

/// The ties between the groups of the row for which `counts(tie)`.
template <class Row, class Counts>
[[nodiscard]] std::vector<TieIndex> ties_between(const Answer<Row>& answer, std::size_t row, Counts&& counts) {
    const Network& network = answer.slice.network();
    const SchoolGroups groups{network, answer.asked.by};
    std::vector<TieIndex> ties;
    for (const SchoolIndex supporter : answer.slice.school_indices()) {
        if (groups.name(groups.of(supporter)) != answer.rows[row].supporter_group) continue;
        answer.slice.each_outgoing(supporter, [&](SchoolIndex recipient, TieIndex tie) {
            if (groups.name(groups.of(recipient)) == answer.rows[row].recipient_group && counts(tie))
                ties.push_back(tie);
        });
    }
    return ties;
}

}  // namespace detail

/// The ties between the two groups.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<Flow>& answer, std::size_t row) {
    return detail::ties_between(answer, row, [](TieIndex) { return true; });
}

/// The ties between the two groups that have an amount of that unit.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<AmountFlow>& answer, std::size_t row) {
    const Parts parts{answer.slice.network()};
    return detail::ties_between(answer, row, [&](TieIndex tie) {
        if (!detail::stands_for_record(answer.slice, parts, tie)) return false;
        const auto amount = detail::amount_of(answer.slice.network(), tie);
        return amount && amount->unit == answer.rows[row].unit.value_or("");
    });
}

}  // namespace jiedui

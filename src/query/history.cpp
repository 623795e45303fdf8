// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/history.hpp"

#include <algorithm>
#include <tuple>

#include "jiedui/model/ledger.hpp"
#include "query/listed.hpp"

namespace jiedui {
namespace {

using Row = History::Row;

[[nodiscard]] std::optional<Day> if_known(Day day) { return day.is_known() ? std::optional{day} : std::nullopt; }

/// Whether a tie of the same kind, ends and channel ends on the day before `tie` begins.
[[nodiscard]] bool is_renewal(const Slice& slice, TieIndex tie) {
    const Network& network = slice.network();
    const Day first = network.period(tie).first();
    const auto channel = network.channel(tie);
    if (!first.is_known() || !channel) return false;
    bool found = false;
    slice.each_outgoing(network.supporter(tie), [&](SchoolIndex recipient, TieIndex other) {
        found = found || (recipient == network.recipient(tie) && network.kind(other) == network.kind(tie) &&
                          network.channel(other) == channel && network.period(other).until() == first);
    });
    return found;
}

void add_tie(const Slice& slice, TieIndex tie, SchoolIndex partner, std::vector<Row>& rows) {
    const Network& network = slice.network();
    const Period period = network.period(tie);
    const auto add = [&](Day day, HistoryEvent what) {
        rows.push_back({if_known(day), what, tie, partner, network.channel(tie)});
    };
    if (network.kind(tie) == TieKind::transfer) return add(period.first(), HistoryEvent::delivered);
    add(period.first(), is_renewal(slice, tie) ? HistoryEvent::renewed : HistoryEvent::began);
    if (period.until().is_known()) add(period.until() - 1, HistoryEvent::ended);
}

[[nodiscard]] HistoryEvent event_of(std::optional<SuccessionKind> kind) {
    constexpr auto first = static_cast<int>(HistoryEvent::renamed);
    return kind ? static_cast<HistoryEvent>(first + static_cast<int>(*kind)) : HistoryEvent::changed;
}

void add_successions(const Network& network, SchoolIndex school, std::vector<Row>& rows) {
    const auto& table = network.ledger().table<Succession>();
    const RefStore& predecessors = table.column<&Succession::predecessor>();
    const RefStore& successors = table.column<&Succession::successor>();
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const std::uint32_t predecessor = predecessors.place_at(row);
        const std::uint32_t successor = successors.place_at(row);
        if (school.value != predecessor && school.value != successor) continue;
        const std::uint32_t other = school.value == predecessor ? successor : predecessor;
        Row event{.day = if_known(table.get<&Succession::day>(row).first()),
                  .what = event_of(table.get<&Succession::kind>(row))};
        if (other != no_row) event.partner = SchoolIndex{other};
        rows.push_back(event);
    }
}

}  // namespace

std::vector<Row> History::ask(const Slice& slice) const {
    std::vector<Row> rows;
    if (!slice.has(school)) return rows;
    const Network& network = slice.network();
    const auto add = [&](SchoolIndex partner, TieIndex tie) { add_tie(slice, tie, partner, rows); };
    slice.each_outgoing(school, add);
    slice.each_incoming(school, add);
    add_successions(network, school, rows);
    if (const Span first = network.get<&School::first_day>(school); first.is_known())
        rows.push_back({.day = first.first(), .what = HistoryEvent::opened});
    if (const LastDay last = network.get<&School::last_day>(school); last.is_known() && !last.is_running())
        rows.push_back({.day = last.last(), .what = HistoryEvent::closed});
    std::ranges::sort(rows, {}, [](const Row& row) {
        return std::tuple{!row.day, row.day, row.what, row.tie, !row.partner, row.partner};
    });
    return rows;
}

std::vector<TieIndex> History::evidence(const Slice&, std::span<const Row> rows, std::size_t row) const {
    return rows[row].tie ? std::vector{*rows[row].tie} : std::vector<TieIndex>{};
}

template AnyQuestion detail::listed_question<History>();

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/history.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "jiedui/model/ledger.hpp"
#include "query/listed.hpp"

namespace jiedui {
namespace {

using Row = History::Row;

[[nodiscard]] std::optional<Day> if_known(Day day) { return day.is_known() ? std::optional{day} : std::nullopt; }

/// A tie of one kind and channel between two schools, and the first day on which it is over.
using Ending = std::tuple<TieKind, SchoolIndex, SchoolIndex, Channel, Day>;

/// The ties of a school.
class OwnTies {
public:
    OwnTies(const Slice& slice, SchoolIndex school) : network_{slice.network()} {
        const auto add = [&](SchoolIndex partner, TieIndex tie) {
            ties_.emplace_back(tie, partner);
            const auto channel = network_.channel(tie);
            const Day until = network_.period(tie).until();
            if (channel && until.is_known()) endings_.push_back(ending(tie, *channel, until));
        };
        slice.each_outgoing(school, add);
        slice.each_incoming(school, add);
        std::ranges::sort(endings_);
    }

    void add_events(std::vector<Row>& rows) const {
        for (const auto& each : ties_) {
            const auto [tie, partner] = each;
            const Period period = network_.period(tie);
            const auto add = [&](Day day, HistoryEvent what) {
                rows.push_back({if_known(day), what, each.first, each.second, network_.channel(each.first)});
            };
            if (network_.kind(tie) == TieKind::transfer) {
                add(period.first(), HistoryEvent::delivered);
                continue;
            }
            add(period.first(), is_renewal(tie) ? HistoryEvent::renewed : HistoryEvent::began);
            if (period.until().is_known()) add(period.until() - 1, HistoryEvent::ended);
        }
    }

private:
    [[nodiscard]] Ending ending(TieIndex tie, Channel channel, Day until) const {
        return {network_.kind(tie), network_.supporter(tie), network_.recipient(tie), channel, until};
    }
    /// Whether a tie of the same kind, ends and channel ends on the day before this one begins.
    [[nodiscard]] bool is_renewal(TieIndex tie) const {
        const Day first = network_.period(tie).first();
        const auto channel = network_.channel(tie);
        return first.is_known() && channel && std::ranges::binary_search(endings_, ending(tie, *channel, first));
    }

    Network network_;
    std::vector<std::pair<TieIndex, SchoolIndex>> ties_{};
    std::vector<Ending> endings_{};  // ascending
};

[[nodiscard]] HistoryEvent event_of(std::optional<SuccessionKind> kind) {
    if (!kind) return HistoryEvent::changed;
    switch (*kind) {
        case SuccessionKind::rename: return HistoryEvent::renamed;
        case SuccessionKind::merge: return HistoryEvent::merged;
        case SuccessionKind::split: return HistoryEvent::split;
        case SuccessionKind::close: return HistoryEvent::closed;
        case SuccessionKind::retype: return HistoryEvent::retyped;
        case SuccessionKind::reopen: return HistoryEvent::reopened;
        case SuccessionKind::recode: return HistoryEvent::recoded;
    }
    return HistoryEvent::changed;
}

/// An event of the school itself, and the row of the succession that says it.
struct Said {
    Row event;
    std::uint32_t succession = 0;
};

/// What successions say of the school, in the order of their table.
[[nodiscard]] std::vector<Said> said_by_successions(const Network& network, SchoolIndex school) {
    const auto& table = network.ledger().table<Succession>();
    const RefStore& predecessors = table.column<&Succession::predecessor>();
    const RefStore& successors = table.column<&Succession::successor>();
    std::vector<Said> said;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const std::uint32_t predecessor = predecessors.place_at(row);
        const std::uint32_t successor = successors.place_at(row);
        if (school.value != predecessor && school.value != successor) continue;
        const std::uint32_t other = school.value == predecessor ? successor : predecessor;
        Row event{.day = if_known(table.get<&Succession::day>(row).first()),
                  .what = event_of(table.get<&Succession::kind>(row))};
        if (other != no_row) event.partner = SchoolIndex{other};
        said.push_back({event, row});
    }
    return said;
}

/// When the school opened and closed, as far as its record says it.
void add_own_days(const Network& network, SchoolIndex school, std::vector<Row>& rows) {
    if (const Span first = network.get<&School::first_day>(school); first.is_known())
        rows.push_back({.day = first.first(), .what = HistoryEvent::opened});
    if (const LastDay last = network.get<&School::last_day>(school); last.is_known() && !last.is_running())
        rows.push_back({.day = last.last(), .what = HistoryEvent::closed});
}

}  // namespace

std::vector<Row> History::ask(const Slice& slice) const {
    std::vector<Row> rows;
    const Network& network = slice.network();
    const SchoolIndex own = school.in(network);
    if (!slice.has(own)) return rows;
    OwnTies{slice, own}.add_events(rows);
    for (const Said& each : said_by_successions(network, own)) rows.push_back(each.event);
    add_own_days(network, own, rows);
    std::ranges::sort(rows, {}, [](const Row& row) {
        return std::tuple{!row.day, row.day, row.what, row.tie, !row.partner, row.partner};
    });
    return rows;
}

Evidence History::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const Row& asked = rows[row];
    if (asked.tie) return std::vector{*asked.tie};
    const Network& network = slice.network();
    const SchoolIndex own = school.in(network);
    std::vector<RecordRef> records;
    for (const auto& [event, succession] : said_by_successions(network, own))
        if (event == asked) records.push_back({RecordKind::succession, succession});
    std::vector<Row> own_days;
    add_own_days(network, own, own_days);
    if (std::ranges::find(own_days, asked) != own_days.end()) records.push_back({RecordKind::school, network.row(own)});
    return {{}, ordered_by_id(network.ledger(), std::move(records))};
}

template AnyQuestion detail::listed_question<History>();

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/delivery.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/detail/model/parts.hpp"
#include "jiedui/model/completeness.hpp"
#include "jiedui/query/ties.hpp"
#include "query/listed.hpp"

namespace jiedui {
namespace {

/// Two schools: who gives, who gets.
using Ends = std::pair<SchoolIndex, SchoolIndex>;

/// A record of the slice, or one that was left out and may belong to it: a tie, or all parts of one that successions cut.
struct Known {
    TieIndex tie;  ///< the first part that the slice has; of one that it has not any
    TieKind kind;
    std::optional<Channel> channel;
    Period period;           ///< from the first day of the first part to the last day of the last
    bool is_inside;          ///< whether the slice has a part
    std::vector<Ends> ends;  ///< of all parts, each once

    [[nodiscard]] bool is_agreement() const noexcept { return kind == TieKind::agreement; }
    /// Whether nothing of it can lie outside.
    [[nodiscard]] bool is_surely_within(Day first, Day last) const noexcept {
        return period.has_known_bounds() && period.first() >= first && period.last_day() <= last;
    }
    /// The first day; the first there is if it is unknown.
    [[nodiscard]] Day first() const noexcept { return period.first().is_known() ? period.first() : Day::first(); }
    /// The last day; the last there is if it is unknown or there is none.
    [[nodiscard]] Day last() const noexcept { return period.until().is_known() ? period.last_day() : Day::last(); }
};

/// `day` so many days later, or the last there is.
[[nodiscard]] Day later(Day day, std::int64_t days) noexcept {
    return Day::last() - day <= days ? Day::last() : day + static_cast<std::int32_t>(days);
}
/// `day` so many days before, or the first there is.
[[nodiscard]] Day earlier(Day day, std::int64_t days) noexcept {
    return day - Day::first() <= days ? Day::first() : day - static_cast<std::int32_t>(days);
}

/// Ties of one kind and channel between two schools, by the days on which they may be in force.
class Timeline {
public:
    void add(const Known& tie) { ties_.push_back(&tie); }
    void finish() {
        std::ranges::sort(ties_, {}, [](const Known* tie) { return std::pair{tie->first(), tie->tie}; });
        for (const Known* tie : ties_) {
            Latest latest = latest_.empty() ? Latest{} : latest_.back();
            if (latest.first == nullptr || tie->last() > latest.first->last())
                latest = {tie, latest.first};
            else if (latest.second == nullptr || tie->last() > latest.second->last())
                latest.second = tie;
            latest_.push_back(latest);
        }
    }
    /// Whether a tie other than `self` may be within these days.  O(log ties).
    [[nodiscard]] bool has_within(Day first, Day last, const Known& self) const {
        const std::size_t count = begun_by(last);
        if (count == 0) return false;
        const auto [latest, next] = latest_[count - 1];
        const Known* const other = latest == &self ? next : latest;
        return other != nullptr && other->last() >= first;
    }
    /// Calls `visit(tie)` for those that may be within these days.
    template <class Visit>
    void each_within(Day first, Day last, Visit&& visit) const {
        const auto lasts = [](const Latest& latest) { return latest.first->last(); };  // ascends
        const auto from = std::ranges::lower_bound(latest_, first, {}, lasts) - latest_.begin();
        const std::size_t end = begun_by(last);
        for (auto place = static_cast<std::size_t>(from); place < end; ++place)
            if (ties_[place]->last() >= first) visit(*ties_[place]);
    }

private:
    /// Of all ties up to a place those that last longest, and second longest.
    struct Latest {
        const Known* first = nullptr;
        const Known* second = nullptr;
    };
    [[nodiscard]] std::size_t begun_by(Day last) const {
        const auto end = std::ranges::upper_bound(ties_, last, {}, [](const Known* tie) { return tie->first(); });
        return static_cast<std::size_t>(end - ties_.begin());
    }

    std::vector<const Known*> ties_;  // by first day
    std::vector<Latest> latest_;      // by place
};

/// What was delivered of one unit, as far as it can be said.
struct Delivered {
    ExactSum sum{};
    std::vector<TieIndex> counted{};
};

/// The records from one school to another, looked at together; and from all schools to others that parts of one record join.
class Together {
public:
    Together(const Network& network, Day day, std::int32_t grace, std::vector<Known> ties)
        : network_{network}, day_{day}, grace_{grace}, ties_{std::move(ties)} {
        for (const Known& tie : ties_)
            for (const Ends& ends : tie.ends) timeline(ends, tie.is_agreement(), tie.channel).add(tie);
        for (auto& [ends, timelines] : timelines_)
            for (auto& of_kind : timelines)
                for (Timeline& each : of_kind) each.finish();
    }

    Together(const Together&) = delete;  // timelines point to its own ties
    Together& operator=(const Together&) = delete;

    void judge(std::vector<Delivery::Row>& rows) const {
        for (const Known& tie : ties_) {
            if (!tie.is_inside) continue;
            const auto add = [&](DeliveryState state, std::optional<std::int32_t> days) {
                if (days) rows.push_back({tie.tie, state, static_cast<std::uint32_t>(*days)});
            };
            if (!tie.is_agreement()) {
                add(DeliveryState::not_agreed, not_agreed(tie));
                continue;
            }
            add(DeliveryState::not_delivered, not_delivered(tie));
            add(DeliveryState::no_successor, no_successor(tie));
            const auto agreed = detail::amount_of(network_, tie.tie);
            const auto delivered = agreed ? what_came(tie, agreed->unit) : std::nullopt;
            if (delivered && delivered->sum.result(agreed->unit) != agreed->number)
                rows.push_back({tie.tie, DeliveryState::amounts_differ, {}});
        }
    }

    /// What surely was delivered under an agreement that is over, in its unit; nothing if that cannot be said.
    [[nodiscard]] std::optional<Delivered> what_came(const Known& agreement, const std::string& unit) const {
        if (!agreement.period.has_known_bounds() || !agreement.channel || unit.empty()) return std::nullopt;
        if (!overdue(agreement.last())) return std::nullopt;
        const Day last = later(agreement.last(), grace_);
        if (some_within(agreement, true, earlier(agreement.first(), grace_), last)) return std::nullopt;
        if (lacks_fitting(agreement, false, agreement.first(), last)) return std::nullopt;
        std::vector<const Known*> fitting;
        bool all_sure = true;
        each_fitting(agreement, false, [&](const Timeline& timeline) {
            timeline.each_within(agreement.first(), last, [&](const Known& each) {
                all_sure &= each.is_inside && each.channel && each.is_surely_within(agreement.first(), last);
                fitting.push_back(&each);
            });
        });
        if (!all_sure) return std::nullopt;
        std::ranges::sort(fitting, {}, &Known::tie);  // one of several parts came once for each
        fitting.erase(std::ranges::unique(fitting).begin(), fitting.end());
        std::set<std::string> booked_by_recipient;  // vouchers
        for (const Known* each : fitting)
            if (recorder_of(*each) == Recorder::recipient) booked_by_recipient.insert(voucher_of(*each));
        booked_by_recipient.erase("");
        Delivered delivered;
        for (const Known* each : fitting) {
            const bool is_booked_twice =
                recorder_of(*each) == Recorder::supporter && booked_by_recipient.contains(voucher_of(*each));
            if (is_booked_twice) continue;
            const auto amount = amount_in(*each, unit);
            if (!amount) return std::nullopt;
            delivered.sum.add(*amount);
            delivered.counted.push_back(each->tie);
        }
        if (delivered.counted.empty()) return std::nullopt;
        return delivered;
    }
    [[nodiscard]] const Known& known(TieIndex tie) const noexcept {
        return *std::ranges::find(ties_, tie, &Known::tie);
    }

private:
    [[nodiscard]] Timeline& timeline(const Ends& ends, bool agreements, std::optional<Channel> channel) {
        return timelines_[ends][agreements ? 1 : 0][channel ? static_cast<std::size_t>(*channel) : unknown];
    }
    /// Calls `visit(timeline)` for those of agreements, or of what was delivered, that have the channel of a tie as far as is known.
    template <class Visit>
    void each_fitting(const Known& tie, bool agreements, Visit&& visit) const {
        for (const Ends& ends : tie.ends) {
            const auto& of_kind = timelines_.at(ends)[agreements ? 1 : 0];
            for (std::size_t channel = 0; channel < of_kind.size(); ++channel)
                if (!tie.channel || channel == unknown || channel == static_cast<std::size_t>(*tie.channel))
                    visit(of_kind[channel]);
        }
    }
    /// Whether another tie that fits may be within these days: one that the ledger has, or one that was left out of it.
    [[nodiscard]] bool some_within(const Known& tie, bool agreements, Day first, Day last) const {
        bool found = lacks_fitting(tie, agreements, first, last);
        each_fitting(tie, agreements,
                     [&](const Timeline& timeline) { found = found || timeline.has_within(first, last, tie); });
        return found;
    }
    /// Whether rows were left out of the ledger that may be a fitting tie within these days.  A posting is of staff.
    [[nodiscard]] bool lacks_fitting(const Known& tie, bool agreements, Day first, Day last) const {
        const Settings& settings = network_.ledger().settings();
        const DayRange days{first, last + 1};
        if (agreements) return lacks_rows(settings, Support::table, days);
        const bool may_be_staff = tie.channel.value_or(Channel::staff) == Channel::staff;
        return lacks_rows(settings, Transfer::table, days) ||
               (may_be_staff && lacks_rows(settings, Posting::table, days));
    }
    /// For how many days something due on a day has been late; nothing if it is not.
    [[nodiscard]] std::optional<std::int32_t> overdue(Day due) const noexcept {
        const std::int64_t days = std::int64_t{day_ - due} - grace_;
        return days > 0 ? std::optional{static_cast<std::int32_t>(days)} : std::nullopt;
    }

    [[nodiscard]] std::optional<std::int32_t> not_delivered(const Known& agreement) const {
        if (!agreement.channel || agreement.channel == Channel::teaching) return std::nullopt;
        if (!agreement.period.first().is_known()) return std::nullopt;
        const Day last = std::min(day_, later(agreement.last(), grace_));
        return some_within(agreement, false, agreement.first(), last) ? std::nullopt : overdue(agreement.first());
    }
    [[nodiscard]] std::optional<std::int32_t> not_agreed(const Known& given) const {
        const bool is_transfer = given.kind == TieKind::transfer;  // made on one day of its span
        const Day began = is_transfer ? given.last() : given.period.first();
        if (!began.is_known()) return std::nullopt;
        const bool is_agreed = some_within(given, true, earlier(given.first(), grace_), later(given.last(), grace_));
        return is_agreed ? std::nullopt : overdue(began);
    }
    [[nodiscard]] std::optional<std::int32_t> no_successor(const Known& agreement) const {
        if (!agreement.period.until().is_known()) return std::nullopt;
        const bool goes_on = some_within(agreement, true, agreement.period.until(), day_);
        return goes_on ? std::nullopt : overdue(agreement.last());
    }

    [[nodiscard]] std::optional<Recorder> recorder_of(const Known& tie) const {
        if (tie.kind != TieKind::transfer) return std::nullopt;
        return network_.ledger().table<Transfer>().get<&Transfer::recorded_by>(network_.row(tie.tie));
    }
    [[nodiscard]] std::string voucher_of(const Known& tie) const {
        if (tie.kind != TieKind::transfer) return {};
        return network_.ledger().table<Transfer>().get<&Transfer::voucher>(network_.row(tie.tie)).value_or("");
    }
    [[nodiscard]] std::optional<Thousandths> amount_in(const Known& given, const std::string& unit) const {
        if (given.kind == TieKind::transfer && unit == "yuan")
            return network_.ledger().table<Transfer>().get<&Transfer::value_yuan>(network_.row(given.tie));
        if (given.kind == TieKind::transfer && unit == "persons") return std::nullopt;  // heads are those of postings
        const auto amount = detail::amount_of(network_, given.tie);
        return amount && amount->unit == unit ? std::optional{amount->number} : std::nullopt;
    }

    const Network& network_;
    Day day_;
    std::int32_t grace_;
    std::vector<Known> ties_;
    static constexpr std::size_t unknown = 4;  // behind the four channels
    std::map<Ends, std::array<std::array<Timeline, 5>, 2>>
        timelines_;  // of what was delivered, of agreements; by channel
};

/// The records of a slice, and those that were left out.
class KnownRecords {
public:
    explicit KnownRecords(const Slice& slice) : slice_{slice}, parts_{slice.network()} {
        for (const std::vector<TieIndex>& record : parts_.records())
            for (const TieIndex part : record) {
                links_[ends_of(record.front())].push_back(ends_of(part));
                links_[ends_of(part)].push_back(ends_of(record.front()));
            }
    }

    /// Calls `visit(records)` for those that are looked at together, each once.
    template <class Visit>
    void each_together(Visit&& visit) const {
        std::set<Ends> seen;  // between which parts of one record lie
        for (const SchoolIndex supporter : slice_.school_indices())
            for (auto& [recipient, ties] : from(supporter)) {
                const Ends ends{supporter, recipient};
                if (recipient == supporter || !slice_.has(recipient) || seen.contains(ends)) continue;
                if (!links_.contains(ends)) {
                    visit(std::move(ties));
                    continue;
                }
                const std::set<Ends> all = linked_with(ends);
                seen.insert(all.begin(), all.end());
                visit(between(all));
            }
    }
    /// Those that are looked at together with a tie.
    [[nodiscard]] std::vector<Known> beside(TieIndex tie) const { return between(linked_with(ends_of(tie))); }

private:
    [[nodiscard]] const Network& network() const noexcept { return slice_.network(); }
    [[nodiscard]] Ends ends_of(TieIndex tie) const { return {network().supporter(tie), network().recipient(tie)}; }

    [[nodiscard]] Known known(TieIndex tie) const {
        Known record{tie, network().kind(tie), network().channel(tie), parts_.period(network(), tie), false, {}};
        for (const TieIndex part : parts_.of(tie)) {
            const Ends ends = ends_of(part);
            if (std::ranges::find(record.ends, ends) == record.ends.end()) record.ends.push_back(ends);
            if (record.is_inside || !slice_.has(part)) continue;
            record.is_inside = true;
            record.tie = part;
        }
        return record;
    }
    /// The records from a school, by recipient; one of several parts once for each.  Where an end lies outside the slice, a record that
    /// only a filter took away may fit what has a part there.
    [[nodiscard]] std::map<SchoolIndex, std::vector<Known>> from(SchoolIndex supporter) const {
        std::map<SchoolIndex, std::vector<Known>> known_to;
        const auto add = [&](SchoolIndex recipient, TieIndex tie) { known_to[recipient].push_back(known(tie)); };
        slice_.each_outgoing(supporter, add);
        slice_.each_left_out_outgoing(supporter, add);
        if (links_.empty()) return known_to;
        for (const TiePlaces& block : network().ties().blocks_of({true, true, true}))
            for (std::uint32_t t = block.outgoing[supporter.value]; t < block.outgoing[supporter.value + 1]; ++t) {
                const TieIndex tie{t};
                const bool is_between = slice_.has(supporter) && slice_.has(network().recipient(tie));
                if (!is_between && slice_.cuts_off(tie)) add(network().recipient(tie), tie);
            }
        return known_to;
    }
    /// Two schools, and all others that parts of one record join with them, one record after the other.
    [[nodiscard]] std::set<Ends> linked_with(const Ends& start) const {
        std::set<Ends> found{start};
        for (std::vector<Ends> open{start}; !open.empty();) {
            const auto links = links_.find(open.back());
            open.pop_back();
            if (links == links_.end()) continue;
            for (const Ends& ends : links->second)
                if (found.insert(ends).second) open.push_back(ends);
        }
        return found;
    }
    /// The records between any of these, each once.
    [[nodiscard]] std::vector<Known> between(const std::set<Ends>& all) const {
        std::map<TieIndex, Known> records;  // by the first part
        for (const auto& [supporter, recipient] : all) {
            if (supporter == recipient) continue;
            std::map<SchoolIndex, std::vector<Known>> known_to = from(supporter);
            for (Known& each : known_to[recipient]) records.try_emplace(parts_.of(each.tie).front(), std::move(each));
        }
        std::vector<Known> found;
        for (auto& [first, each] : records) found.push_back(std::move(each));
        return found;
    }

    Slice slice_;
    Parts parts_;
    std::map<Ends, std::vector<Ends>> links_{};  // where parts of one record lie
};

}  // namespace

std::vector<Delivery::Row> Delivery::ask(const Slice& slice) const {
    if (!day.is_known()) throw Error{ErrorCode::bad_day, "'" + text_of(day) + "'", "delivery is judged on a known day"};
    if (grace < 0) throw Error{ErrorCode::bad_number, std::to_string(grace), "grace is 0 days or more"};
    std::vector<Row> rows;
    KnownRecords{slice}.each_together(
        [&](std::vector<Known> records) { Together{slice.network(), day, grace, std::move(records)}.judge(rows); });
    std::ranges::sort(rows, {}, [](const Row& row) { return std::pair{row.tie, row.state}; });
    return rows;
}

std::vector<TieIndex> Delivery::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const TieIndex tie = rows[row].tie;
    if (rows[row].state != DeliveryState::amounts_differ) return {tie};
    const Network& network = slice.network();
    const Together between{network, day, grace, KnownRecords{slice}.beside(tie)};
    std::vector<TieIndex> ties =
        between.what_came(between.known(tie), detail::amount_of(network, tie)->unit).value().counted;
    ties.push_back(tie);
    return ascending(std::move(ties));
}

template AnyQuestion detail::listed_question<Delivery>();

}  // namespace jiedui

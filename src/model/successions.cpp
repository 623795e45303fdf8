// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/successions.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "jiedui/base/certainty.hpp"

namespace jiedui {
namespace {

/// What the successions of one school on one day say together.
struct Gathered {
    std::vector<SchoolIndex> successors{};
    bool is_split = false;
    bool is_closed = false;
    bool is_unclear = false;

    void add(std::optional<SuccessionKind> kind, std::uint32_t successor) {
        const bool has_successor = successor != no_row;
        if (has_successor) successors.push_back({successor});
        if (!kind) {
            is_unclear = true;
            return;
        }
        switch (*kind) {
            case SuccessionKind::split: is_split = true; break;
            case SuccessionKind::close:
                is_closed = is_closed || !has_successor;
                is_unclear = is_unclear || has_successor;
                break;
            case SuccessionKind::merge:
            case SuccessionKind::retype:
            case SuccessionKind::recode: is_unclear = is_unclear || !has_successor; break;
            case SuccessionKind::rename:
            case SuccessionKind::reopen: break;
        }
    }

    /// Nothing if it says that the school goes on as it was.
    [[nodiscard]] std::optional<SuccessionEffect> effect(bool has_day) {
        std::ranges::sort(successors);
        successors.erase(std::ranges::unique(successors).begin(), successors.end());
        if (!is_split && !is_closed && !is_unclear && successors.empty()) return std::nullopt;
        if (!has_day) return SuccessionEffect::undecided;
        if (is_split || successors.size() > 1) return SuccessionEffect::split;
        if (is_unclear) return SuccessionEffect::undecided;
        return successors.empty() ? SuccessionEffect::closed : SuccessionEffect::followed;
    }
};

[[nodiscard]] bool ends_a_school(SuccessionEffect what) noexcept {
    return what == SuccessionEffect::followed || what == SuccessionEffect::closed;
}

/// Whether one of `days`, ascending, lies in `(after, until]`.
[[nodiscard]] bool has_day_in(const std::vector<Day>& days, Day after, Day until) noexcept {
    const auto next = std::ranges::upper_bound(days, after);
    return next != days.end() && *next <= until;
}

}  // namespace

Successions::Successions(const Ledger& ledger, Day day) : day_{day} {
    if (ledger.table<Succession>().size() == 0) return;
    fates_.resize(ledger.schools_by_id().size());
    read_events(ledger);
    read_reopenings(ledger);
    read_returns();
}

void Successions::read_events(const Ledger& ledger) {
    const Table<Succession>& table = ledger.table<Succession>();
    std::map<std::pair<std::uint32_t, Day>, Gathered> gathered;
    for (std::size_t row = 0; row < table.size(); ++row) {
        const std::uint32_t from = table.column<&Succession::predecessor>().place_at(row);
        const std::uint32_t to = table.column<&Succession::successor>().place_at(row);
        const auto kind = table.get<&Succession::kind>(row);
        if (from == to || kind == SuccessionKind::reopen) continue;
        gathered[{from, table.get<&Succession::day>(row).first()}].add(kind, to);
    }
    for (auto& [key, each] : gathered) {
        const auto [school, day] = key;
        if (const auto what = each.effect(day.is_known()))
            fates_[school].events.push_back({day, *what, std::move(each.successors)});
    }
}

void Successions::read_reopenings(const Ledger& ledger) {
    const Table<Succession>& table = ledger.table<Succession>();
    for (std::size_t row = 0; row < table.size(); ++row) {
        if (table.get<&Succession::kind>(row) != SuccessionKind::reopen) continue;
        const std::uint32_t from = table.column<&Succession::predecessor>().place_at(row);
        const std::uint32_t to = table.column<&Succession::successor>().place_at(row);
        fates_[to == no_row ? from : to].back.push_back(table.get<&Succession::day>(row).first());
    }
}

void Successions::read_returns() {
    for (const Fate& fate : fates_)
        for (const Event& event : fate.events)
            for (const SchoolIndex to : event.successors)
                if (event.day.is_known() && was_left_before(to, event.day)) fates_[to.value].back.push_back(event.day);
    for (Fate& fate : fates_) std::ranges::sort(fate.back);
}

bool Successions::was_left_before(SchoolIndex school, Day day) const {
    return std::ranges::any_of(fates_[school.value].events,
                               [&](const Event& each) { return each.day < day && ends_a_school(each.what); });
}

/// One end of one record on its way.
class Successions::Walk {
public:
    Walk(const Successions& successions, const Period& period, bool is_one_day)
        : successions_{successions}, period_{period}, is_one_day_{is_one_day} {}

    [[nodiscard]] std::vector<SuccessionStep> steps_from(SchoolIndex school) && {
        for (std::optional<SchoolIndex> current = school; current;) current = next_of(*current);
        return std::move(steps_);
    }

private:
    /// One way to settle the first day of the record, or the day of one that is there on one day.
    struct Settling {
        Day first;
        std::optional<Day> seen{};  ///< when the last event was that touched the record at its school
    };

    /// Takes the steps at one school; the successor to go on with, if it is followed.
    [[nodiscard]] std::optional<SchoolIndex> next_of(SchoolIndex school) {
        const Fate& fate = successions_.fates_[school.value];
        std::vector<Settling> settlings = settlings_at(fate);
        std::optional<SchoolIndex> next;
        for (const Event& event : fate.events) {
            if (!event.day.is_known()) {
                take(school, event, SuccessionEffect::undecided);
                continue;
            }
            if (next || event.day > successions_.day_ || (arrival_ && event.day < *arrival_)) continue;
            const Certainty touches = touched_by(event, fate, settlings);
            if (touches == Certainty::no) continue;
            const SuccessionEffect what = touches == Certainty::yes ? effect_of(event) : SuccessionEffect::undecided;
            take(school, event, what);
            if (what != SuccessionEffect::followed && what != SuccessionEffect::cut) continue;
            arrival_ = event.day;
            next = event.successors.front();
        }
        return next;
    }

    /// The first days between which it makes a difference what became of the school.
    [[nodiscard]] std::vector<Settling> settlings_at(const Fate& fate) const {
        if (period_.first().is_known() && !is_one_day_) return {{period_.first()}};
        const Day earliest = period_.first().is_known() ? period_.first() : Day::first();
        const Day latest = period_.until().is_known() ? period_.last_day() : Day::last();
        std::vector<Day> days{earliest};
        const auto add = [&](Day day) {
            if (earliest <= day && day <= latest) days.push_back(day);
        };
        for (const Day back : fate.back) add(back);
        for (const Event& event : fate.events) {
            add(event.day);
            add(event.day + 1);
        }
        std::vector<Settling> settlings;
        for (const Day day : days) settlings.push_back({day});
        return settlings;
    }

    /// Whether the record is there on the day or later, in the life of its school that the event belongs to: in every
    /// settling, in none, or in some.  Settlings in which it may be so have then seen the event.
    [[nodiscard]] Certainty touched_by(const Event& event, const Fate& fate, std::vector<Settling>& settlings) const {
        std::optional<Certainty> touched;
        for (Settling& each : settlings) {
            const Certainty found = both(lasts(each.first, event.day), is_of_life(event, fate, each));
            if (found != Certainty::no) each.seen = event.day;
            touched = !touched || *touched == found ? found : Certainty::undecided;
        }
        return touched.value_or(Certainty::no);
    }
    [[nodiscard]] Certainty lasts(Day first, Day day) const noexcept {
        if (is_one_day_) return first >= day ? Certainty::yes : Certainty::no;
        return Period::unchecked(first, period_.until()).starts_by_and_lasts(Day::last() + 1, day + 1);
    }
    /// Whether the school was not back between an event and the record: behind the last event that was seen, or else
    /// before the record began.
    [[nodiscard]] Certainty is_of_life(const Event& event, const Fate& fate, const Settling& settling) const noexcept {
        if (!settling.seen && arrival_) return Certainty::yes;
        const Day after = settling.seen.value_or(event.day);
        const Day until = settling.seen ? event.day : settling.first;
        if (has_day_in(fate.back, after, until)) return Certainty::no;
        return after < until && may_be_back(fate) ? Certainty::undecided : Certainty::yes;
    }
    [[nodiscard]] static bool may_be_back(const Fate& fate) noexcept {
        return !fate.back.empty() && !fate.back.back().is_known();
    }

    [[nodiscard]] SuccessionEffect effect_of(const Event& event) const noexcept {
        if (event.what != SuccessionEffect::followed) return event.what;
        if (!period_.first().is_known()) return SuccessionEffect::undecided;
        return period_.first() >= event.day ? SuccessionEffect::followed : SuccessionEffect::cut;
    }

    void take(SchoolIndex school, const Event& event, SuccessionEffect what) {
        for (const SchoolIndex successor : event.successors) steps_.push_back({school, successor, event.day, what});
        if (event.successors.empty()) steps_.push_back({school, std::nullopt, event.day, what});
    }

    const Successions& successions_;
    Period period_;
    bool is_one_day_;
    std::optional<Day> arrival_{};  // on which it came to the school where it is
    std::vector<SuccessionStep> steps_{};
};

std::vector<SuccessionStep> Successions::steps_of(SchoolIndex school, const Period& period, bool is_one_day) const {
    if (fates_.empty()) return {};
    return Walk{*this, period, is_one_day}.steps_from(school);
}

}  // namespace jiedui

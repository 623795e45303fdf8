// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/presence.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "jiedui/detail/model/grouped.hpp"
#include "query/listed.hpp"

namespace jiedui {
namespace {

/// The days on which a posting of a slice is there.
[[nodiscard]] DayRange days_there(const Slice& postings, TieIndex tie) {
    const Period period = postings.network().period(tie);
    return postings.keeps_undated() ? TimeFilters{}.possible_days(period) : TimeFilters{}.sure_days(period);
}

/// Those of `days` on which a school may be open.
[[nodiscard]] DayRange open_days(const Network& network, SchoolIndex school, DayRange days) {
    if (!network.has_school_days()) return days;
    const Day opened = network.opened(school);
    const Day closed = network.closed(school);
    if (opened.is_known()) days.first = std::max(days.first, opened);
    if (closed.is_known()) days.until = std::min(days.until, closed);
    return days;
}

/// The places of days among those asked.
class PlaceOfDay {
public:
    /// @param days ascending, each once.
    explicit PlaceOfDay(const std::vector<Day>& days) : count_{static_cast<std::uint32_t>(days.size())} {
        if (days.empty()) return;
        first_ = days.front();
        last_ = days.back();
        for (std::uint32_t place = 0; place < count_; ++place)
            places_.resize(static_cast<std::size_t>(days[place] - first_) + 1, place);
    }
    /// How many of them come before a day.
    [[nodiscard]] std::uint32_t before(Day day) const noexcept {
        if (places_.empty() || day <= first_) return 0;
        return day <= last_ ? places_[static_cast<std::size_t>(day - first_)] : count_;
    }

private:
    std::uint32_t count_;
    Day first_{}, last_{};
    std::vector<std::uint32_t> places_{};  // by days since the first
};

/// What is counted of a posting, and on which of the days it is there: on those from `first` to below `until`.
struct Stay {
    std::uint32_t who;   ///< the teacher, or how many heads
    std::int16_t share;  ///< [thousandths of an FTE]; negative if unknown
    bool is_named;       ///< whether it names a teacher, who is one head
    bool has_heads;      ///< whether anyone knows how many
    std::uint32_t first;
    std::uint32_t until;
};

/// Reads what is counted of postings, some at a time, so that those far apart in memory are waited for together.
template <class Add>
class StayReader {
public:
    StayReader(const Table<Posting>& postings, Add& add) : postings_{postings}, add_{add} {}
    void read(std::uint32_t host, std::uint32_t row, std::uint32_t first, std::uint32_t until) {
        waiting_[count_++] = {host, row, first, until};
        if (count_ == waiting_.size()) flush();
    }
    void flush() {
        const RefStore& teachers = postings_.column<&Posting::teacher>();
        for (std::size_t i = 0; i < count_; ++i) teachers_[i] = teachers.place_at(waiting_[i].row);
        for (std::size_t i = 0; i < count_; ++i) heads_[i] = postings_.get<&Posting::count>(waiting_[i].row);
        for (std::size_t i = 0; i < count_; ++i) {
            const bool is_named = teachers_[i] != no_row;
            const auto share = postings_.get<&Posting::share>(waiting_[i].row);  // at most 1000
            add_(waiting_[i].host, Stay{.who = is_named ? teachers_[i] : heads_[i].value_or(0),
                                        .share = share ? static_cast<std::int16_t>(share->value) : std::int16_t{-1},
                                        .is_named = is_named,
                                        .has_heads = is_named || heads_[i].has_value(),
                                        .first = waiting_[i].first,
                                        .until = waiting_[i].until});
        }
        count_ = 0;
    }

private:
    struct Waiting {
        std::uint32_t host, row, first, until;
    };
    static constexpr std::size_t most = 64;
    const Table<Posting>& postings_;
    Add& add_;
    std::size_t count_ = 0;
    std::array<Waiting, most> waiting_{};
    std::array<std::uint32_t, most> teachers_{};
    std::array<std::optional<std::uint32_t>, most> heads_{};
};

/// The postings by their hosts.
[[nodiscard]] Grouped<Stay> stays_on(const Slice& postings, const std::vector<Day>& days) {
    const Network& network = postings.network();
    const PlaceOfDay place{days};
    const std::uint32_t schools = network.school_count();
    return {schools,
            [&](auto&& add) {
                StayReader reader{network.ledger().table<Posting>(), add};
                postings.each_tie(0, schools, [&](std::uint32_t home, std::uint32_t host, std::uint32_t tie) {
                    const DayRange there =
                        open_days(network, SchoolIndex{home},
                                  open_days(network, SchoolIndex{host}, days_there(postings, TieIndex{tie})));
                    const std::uint32_t first = place.before(there.first);
                    const std::uint32_t until = place.before(there.until);
                    if (first < until) reader.read(host, network.row(TieIndex{tie}), first, until);
                });
                reader.flush();
            },
            network.ledger().table<Posting>().size()};
}

/// How many rows there are at most: one for each school and day, or for each posting and day.
[[nodiscard]] std::size_t most_rows(const Grouped<Stay>& stays, std::size_t days) {
    std::size_t of_stays = 0;
    for (std::uint32_t host = 0; host < stays.count(); ++host)
        for (const Stay& stay : stays.of(host)) of_stays += stay.until - stay.first;
    return std::min(of_stays, stays.count() * days);
}

/// Sums over the postings of one school after the other, day by day.
class SumsOfDays {
public:
    explicit SumsOfDays(const std::vector<Day>& days) : days_{days}, sums_(days.size()) {}

    /// Adds a row for each day on which somebody is at the school.
    void append_rows(SchoolIndex host, std::span<const Stay> stays, std::vector<Presence::Row>& rows) {
        for (const Stay& stay : stays)
            for (std::uint32_t day = stay.first; day < stay.until; ++day) add(stay, day);
        count_teachers(stays);
        std::ranges::sort(touched_);
        for (const std::uint32_t day : touched_) {
            rows.push_back(sums_[day].row(host, days_[day]));
            sums_[day] = {};
        }
        touched_.clear();
    }

private:
    struct Sums {
        std::uint32_t postings = 0;
        std::uint32_t teachers = 0;
        std::uint32_t counted_last = no_row;  ///< the teacher
        bool lacks_heads = false;
        bool lacks_fte = false;
        std::uint64_t heads = 0;
        ExactSum fte{};

        [[nodiscard]] Presence::Row row(SchoolIndex host, Day day) const {
            Presence::Row row{.host = host, .day = day, .postings = postings, .teachers = teachers};
            if (!lacks_heads) row.heads = heads;
            if (!lacks_fte) row.fte = fte.result("FTE of postings");
            return row;
        }
    };

    void add(const Stay& stay, std::uint32_t day) {
        Sums& sums = sums_[day];
        if (sums.postings == 0) touched_.push_back(day);
        ++sums.postings;
        const std::uint32_t heads = stay.is_named ? 1 : stay.who;
        sums.heads += heads;
        sums.lacks_heads |= !stay.has_heads;
        if (stay.share < 0 || !stay.has_heads)
            sums.lacks_fte = true;
        else
            sums.fte.add(Thousandths{stay.share}, heads);
    }
    /// Counts each teacher once a day, though they may have several postings at the school.
    void count_teachers(std::span<const Stay> stays) {
        named_.clear();
        for (std::uint32_t place = 0; place < stays.size(); ++place)
            if (stays[place].is_named) named_.push_back(std::uint64_t{stays[place].who} << 32U | place);
        std::ranges::sort(named_);
        for (const std::uint64_t each : named_) {
            const Stay& stay = stays[static_cast<std::uint32_t>(each)];
            for (std::uint32_t day = stay.first; day < stay.until; ++day) {
                Sums& sums = sums_[day];
                if (sums.counted_last == stay.who) continue;
                sums.counted_last = stay.who;
                ++sums.teachers;
            }
        }
    }

    const std::vector<Day>& days_;
    std::vector<Sums> sums_;
    std::vector<std::uint32_t> touched_{};
    std::vector<std::uint64_t> named_{};  // teacher, and place of the stay
};

}  // namespace

std::vector<Presence::Row> Presence::ask(const Slice& slice) const {
    std::vector<Day> sorted = days;
    std::ranges::sort(sorted);
    sorted.erase(std::ranges::unique(sorted).begin(), sorted.end());
    for (const Day day : sorted)
        if (!day.is_known()) throw Error{ErrorCode::bad_day, "'" + text_of(day) + "'", "presence is of known days"};
    const Grouped<Stay> stays = stays_on(slice, sorted);
    SumsOfDays sums{sorted};
    std::vector<Row> rows;
    rows.reserve(most_rows(stays, sorted.size()));
    for (std::uint32_t host = 0; host < stays.count(); ++host)
        sums.append_rows(SchoolIndex{host}, stays.of(host), rows);
    return rows;
}

std::vector<TieIndex> Presence::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const SchoolIndex host = rows[row].host;
    const Day day = rows[row].day;
    std::vector<TieIndex> ties;
    slice.each_incoming(host, [&](SchoolIndex home, TieIndex tie) {
        const DayRange there =
            open_days(slice.network(), home, open_days(slice.network(), host, days_there(slice, tie)));
        if (there.first <= day && day < there.until) ties.push_back(tie);
    });
    return ascending(std::move(ties));
}

template AnyQuestion detail::listed_question<Presence>();

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/presence.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "jiedui/model/grouped.hpp"

namespace jiedui {
namespace {

/// The days on which a posting of a slice is there.
[[nodiscard]] DayRange days_there(const Slice& postings, TieIndex tie) {
    const Period period = postings.network().period(tie);
    return postings.keeps_undated() ? TimeFilters{}.possible_days(period) : TimeFilters{}.sure_days(period);
}

[[nodiscard]] bool may_be_open(const Network& network, SchoolIndex school, Day day) {
    if (!network.has_school_days()) return true;
    const Day opened = network.opened(school);
    const Day closed = network.closed(school);
    return (!opened.is_known() || opened <= day) && (!closed.is_known() || closed > day);
}

/// What is counted of a posting, and on which of the days it is there: on those from `first` to below `until`.
struct Stay {
    std::uint32_t teacher;  ///< no_row if it names nobody
    std::uint32_t heads;    ///< no_row if unknown
    std::int32_t share;     ///< [thousandths of an FTE]; negative if unknown
    std::uint32_t home;
    std::uint32_t first;
    std::uint32_t until;
};

/// The postings by their hosts.
[[nodiscard]] Grouped<Stay> stays_on(const Slice& postings, const std::vector<Day>& days) {
    const auto place_of = [&](Day day) {
        return static_cast<std::uint32_t>(std::ranges::lower_bound(days, day) - days.begin());
    };
    const Network& network = postings.network();
    const Table<Posting>& table = network.ledger().table<Posting>();
    const std::uint32_t schools = network.school_count();
    return {schools, [&](auto&& add) {
                postings.each_tie(0, schools, [&](std::uint32_t home, std::uint32_t host, std::uint32_t tie) {
                    const DayRange there = days_there(postings, TieIndex{tie});
                    const std::uint32_t first = place_of(there.first);
                    const std::uint32_t until = place_of(there.until);
                    if (first >= until) return;
                    const std::uint32_t row = network.row(TieIndex{tie});
                    const std::uint32_t teacher = table.column<&Posting::teacher>().place_at(row);
                    const auto share = table.get<&Posting::share>(row);  // at most 1000
                    add(host, Stay{.teacher = teacher,
                                   .heads = table.get<&Posting::count>(row).value_or(teacher == no_row ? no_row : 1),
                                   .share = share ? static_cast<std::int32_t>(share->value) : -1,
                                   .home = home,
                                   .first = first,
                                   .until = until});
                });
            }};
}

/// Sums over the postings of one school after the other, day by day.
class SumsOfDays {
public:
    SumsOfDays(const Network& network, const std::vector<Day>& days)
        : network_{network}, days_{days}, sums_(days.size()) {}

    /// Adds a row for each day on which somebody is at the school.
    /// @param stays in any order; in another afterwards.
    void append_rows(SchoolIndex host, std::span<Stay> stays, std::vector<Presence>& rows) {
        for (const Stay& stay : stays)
            for (std::uint32_t day = stay.first; day < stay.until; ++day)
                if (is_open(host, stay, day)) add(stay, day);
        count_teachers(host, stays);
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
        std::uint64_t heads = 0;
        bool lacks_heads = false;
        bool lacks_fte = false;
        ExactSum fte{};

        [[nodiscard]] Presence row(SchoolIndex host, Day day) const {
            Presence row{.host = host, .day = day, .postings = postings, .teachers = teachers};
            if (!lacks_heads) row.heads = heads;
            if (!lacks_fte) row.fte = fte.result("FTE of postings");
            return row;
        }
    };

    [[nodiscard]] bool is_open(SchoolIndex host, const Stay& stay, std::uint32_t day) const {
        return !has_school_days_ ||
               (may_be_open(network_, host, days_[day]) && may_be_open(network_, SchoolIndex{stay.home}, days_[day]));
    }
    void add(const Stay& stay, std::uint32_t day) {
        Sums& sums = sums_[day];
        if (sums.postings == 0) touched_.push_back(day);
        ++sums.postings;
        if (stay.heads == no_row)
            sums.lacks_heads = true;
        else
            sums.heads += stay.heads;
        if (stay.heads == no_row || stay.share < 0)
            sums.lacks_fte = true;
        else
            sums.fte.add(Thousandths{stay.share}, stay.heads);
    }
    /// Counts each teacher once a day, though several postings of hers may be at the school.
    void count_teachers(SchoolIndex host, std::span<Stay> stays) {
        std::ranges::sort(stays, {}, &Stay::teacher);
        for (const Stay& stay : stays) {
            if (stay.teacher == no_row) return;  // the last
            for (std::uint32_t day = stay.first; day < stay.until; ++day) {
                Sums& sums = sums_[day];
                if (sums.counted_last == stay.teacher || !is_open(host, stay, day)) continue;
                sums.counted_last = stay.teacher;
                ++sums.teachers;
            }
        }
    }

    const Network& network_;
    const std::vector<Day>& days_;
    const bool has_school_days_ = network_.has_school_days();
    std::vector<Sums> sums_;
    std::vector<std::uint32_t> touched_{};
};

}  // namespace

Answer<Presence> presence(const Slice& slice, const std::vector<Day>& days) {
    std::vector<Day> sorted = days;
    std::ranges::sort(sorted);
    sorted.erase(std::ranges::unique(sorted).begin(), sorted.end());
    std::string words = "on ";
    for (const Day day : sorted) {
        if (!day.is_known()) throw Error{ErrorCode::bad_day, "'" + text_of(day) + "'", "presence is of known days"};
        words.append(words.size() > 3 ? ", " : "").append(text_of(day));
    }
    Answer<Presence> answer{{}, slice.of_kinds({TieKind::posting}), {.options = words}};
    Grouped<Stay> stays = stays_on(answer.slice, sorted);
    SumsOfDays sums{slice.network(), sorted};
    for (std::uint32_t host = 0; host < stays.count(); ++host)
        sums.append_rows(SchoolIndex{host}, stays.of(host), answer.rows);
    return answer;
}

std::vector<TieIndex> evidence_of(const Answer<Presence>& answer, std::size_t row) {
    const auto [host, day, postings, heads, teachers, fte] = answer.rows[row];
    std::vector<TieIndex> ties;
    answer.slice.each_incoming(host, [&](SchoolIndex home, TieIndex tie) {
        const DayRange there = days_there(answer.slice, tie);
        if (there.first <= day && day < there.until && may_be_open(answer.slice.network(), home, day))
            ties.push_back(tie);
    });
    return ascending(std::move(ties));
}

}  // namespace jiedui

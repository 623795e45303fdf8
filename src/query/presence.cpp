// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/presence.hpp"

#include <algorithm>
#include <string>

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

/// A posting, and on which of the days it is there: on those from `first` to below `until`.
struct Stay {
    TieIndex tie;
    std::uint32_t first;
    std::uint32_t until;
};

/// The postings by their hosts.
[[nodiscard]] Grouped<Stay> stays_on(const Slice& postings, const std::vector<Day>& days) {
    const auto place_of = [&](Day day) {
        return static_cast<std::uint32_t>(std::ranges::lower_bound(days, day) - days.begin());
    };
    const std::uint32_t schools = postings.network().school_count();
    return {schools, [&](auto&& add) {
                postings.each_tie(0, schools, [&](std::uint32_t, std::uint32_t host, std::uint32_t tie) {
                    const DayRange there = days_there(postings, TieIndex{tie});
                    const std::uint32_t first = place_of(there.first);
                    const std::uint32_t until = place_of(there.until);
                    if (first < until) add(host, Stay{TieIndex{tie}, first, until});
                });
            }};
}

/// What is summed of one day at one school.
class DaySums {
public:
    void add(const Network& network, TieIndex tie) {
        ++row_.postings;
        const auto heads = network.heads(tie);
        const auto share = network.ledger().table<Posting>().get<&Posting::share>(network.row(tie));
        heads_ += heads.value_or(0);
        lacks_heads_ |= !heads;
        lacks_fte_ |= !heads || !share;
        if (heads && share) fte_.add(*share, *heads);
        if (const auto teacher = network.teacher(tie)) teachers_.push_back(*teacher);
    }
    /// The row of that school and day; afterwards it is empty again.
    [[nodiscard]] Presence take(SchoolIndex host, Day day) {
        Presence row = row_;
        row.host = host;
        row.day = day;
        if (!lacks_heads_) row.heads = heads_;
        if (!lacks_fte_) row.fte = fte_.result("FTE of postings");
        std::ranges::sort(teachers_);
        row.teachers = static_cast<std::uint32_t>(std::ranges::unique(teachers_).begin() - teachers_.begin());
        teachers_.clear();
        row_ = {};
        heads_ = 0;
        fte_ = {};
        lacks_heads_ = lacks_fte_ = false;
        return row;
    }
    [[nodiscard]] bool is_empty() const noexcept { return row_.postings == 0; }

private:
    Presence row_{};
    std::uint64_t heads_ = 0;
    ExactSum fte_{};
    bool lacks_heads_ = false;
    bool lacks_fte_ = false;
    std::vector<TeacherIndex> teachers_{};
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
    const Network& network = slice.network();
    const Grouped<Stay> stays = stays_on(answer.slice, sorted);
    std::vector<DaySums> sums(sorted.size());
    std::vector<std::uint32_t> touched;
    for (std::uint32_t host = 0; host < stays.count(); ++host) {
        touched.clear();
        for (const Stay& stay : stays.of(host))
            for (std::uint32_t day = stay.first; day < stay.until; ++day) {
                if (!may_be_open(network, SchoolIndex{host}, sorted[day]) ||
                    !may_be_open(network, network.supporter(stay.tie), sorted[day]))
                    continue;
                if (sums[day].is_empty()) touched.push_back(day);
                sums[day].add(network, stay.tie);
            }
        std::ranges::sort(touched);
        for (const std::uint32_t day : touched) answer.rows.push_back(sums[day].take(SchoolIndex{host}, sorted[day]));
    }
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

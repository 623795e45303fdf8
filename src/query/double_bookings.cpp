// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/double_bookings.hpp"

#include <algorithm>

#include "postings_by_teacher.hpp"

namespace jiedui {

bool fit_into_one_post(const Network& network, TieIndex a, TieIndex b) {
    constexpr std::int64_t one_post = 1000;
    const auto share = [&](TieIndex tie) {
        return network.ledger().table<Posting>().get<&Posting::share>(network.row(tie));
    };
    const auto first = share(a);
    const auto second = share(b);
    return first && second && first->value <= one_post && second->value <= one_post - first->value;
}

Answer<DoubleBooking> double_bookings(const Slice& slice) {
    Answer<DoubleBooking> answer{{}, slice.of_kinds({TieKind::posting})};
    const Network& network = slice.network();
    Grouped<SurePosting> postings = sure_postings(answer.slice);
    for (std::uint32_t teacher = 0; teacher < postings.count(); ++teacher) {
        const auto own = postings.of(teacher);
        std::ranges::sort(own, {}, [](const SurePosting& each) { return std::pair{each.days.first, each.tie}; });
        for (std::size_t i = 0; i < own.size(); ++i)
            for (std::size_t j = i + 1; j < own.size() && own[j].days.first < own[i].days.until; ++j) {
                if (fit_into_one_post(network, own[i].tie, own[j].tie)) continue;
                const auto [tie, other] = std::minmax(own[i].tie, own[j].tie);
                const DayRange common = own[i].days & own[j].days;
                answer.rows.push_back({TeacherIndex{teacher}, tie, other, common.first});
                if (common.until != end_of_days) answer.rows.back().last_day = common.until - 1;
            }
    }
    std::ranges::sort(answer.rows, {},
                      [](const DoubleBooking& row) { return std::tuple{row.teacher, row.tie, row.other}; });
    return answer;
}

}  // namespace jiedui

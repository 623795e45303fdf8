// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/double_bookings.hpp"

#include <algorithm>
#include <span>
#include <tuple>

#include "clashes.hpp"
#include "postings_by_teacher.hpp"

namespace jiedui {

Answer<DoubleBooking> double_bookings(const Slice& slice) {
    Answer<DoubleBooking> answer{{}, slice.of_kinds({TieKind::posting})};
    const Network& network = slice.network();
    Grouped<SurePosting> postings = sure_postings(answer.slice);
    for (std::uint32_t teacher = 0; teacher < postings.count(); ++teacher) {
        const auto own = postings.of(teacher);
        std::ranges::sort(own, {}, [](const SurePosting& each) { return std::pair{each.days.first, each.tie}; });
        detail::each_clash(network, std::span<const SurePosting>{own}, [&](const auto& earlier, const auto& later) {
            const auto [tie, other] = std::minmax(earlier.tie, later.tie);
            const DayRange common = earlier.days & later.days;
            answer.rows.push_back({TeacherIndex{teacher}, tie, other, common.first});
            if (!goes_on(answer.slice, tie) || !goes_on(answer.slice, other))
                answer.rows.back().last_day = common.until - 1;
            return true;
        });
    }
    std::ranges::sort(answer.rows, {},
                      [](const DoubleBooking& row) { return std::tuple{row.teacher, row.tie, row.other}; });
    return answer;
}

}  // namespace jiedui

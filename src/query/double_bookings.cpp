// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/double_bookings.hpp"

#include <algorithm>

#include "clashes.hpp"
#include "postings_by_teacher.hpp"
#include "query/listed.hpp"

namespace jiedui {

std::vector<DoubleBookings::Row> DoubleBookings::ask(const Slice& slice) const {
    std::vector<Row> rows;
    Grouped<SurePosting> postings = sure_postings(slice);
    for (std::uint32_t teacher = 0; teacher < postings.count(); ++teacher) {
        const auto own = postings.of(teacher);
        std::ranges::sort(own, {}, [](const SurePosting& each) { return std::pair{each.days.first, each.tie}; });
        const std::span<const SurePosting> sorted{own};
        detail::each_clash(slice.network(), sorted, [&](const auto& earlier, const auto& later) {
            const auto [tie, other] = std::minmax(earlier.tie, later.tie);
            const DayRange common = earlier.days & later.days;
            rows.push_back({TeacherIndex{teacher}, tie, other, common.first});
            if (!goes_on(slice, tie) || !goes_on(slice, other)) rows.back().last_day = common.until - 1;
            return true;
        });
    }
    std::ranges::sort(rows, {}, [](const Row& row) { return std::tuple{row.teacher, row.tie, row.other}; });
    return rows;
}

std::vector<TieIndex> DoubleBookings::evidence(const Slice&, std::span<const Row> rows, std::size_t row) const {
    return {rows[row].tie, rows[row].other};
}

template AnyQuestion detail::listed_question<DoubleBookings>();

}  // namespace jiedui

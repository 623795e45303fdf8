// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/best_moves.hpp"

#include <cmath>
#include <cstdint>
#include <functional>
#include <queue>
#include <utility>

#include "jiedui/base/error.hpp"
#include "jiedui/detail/model/school_groups.hpp"
#include "query/listed.hpp"
#include "query/provision.hpp"
#include "query/stage_totals.hpp"

namespace jiedui {
namespace {

/// How much one more move at a school changes the sum of squares, and its place among the schools.
struct Change {
    double by = 0;
    std::size_t place = 0;
    /// Whether it is a worse choice where the least `by`, and of equal ones the first place, is best.
    friend bool operator>(const Change& a, const Change& b) noexcept {
        return a.by != b.by ? a.by > b.by : a.place > b.place;
    }
};
using Cheapest = std::priority_queue<Change, std::vector<Change>, std::greater<>>;

/// The moves of one group.  Σ (amount / pupils)² · pupils is lowered, which the coefficient follows, as no move changes
/// the mean.
class Mover {
public:
    Mover(const std::vector<detail::StageTotal>& schools, double step) : step_{step} {
        for (const detail::StageTotal& each : schools) {
            amounts_.push_back(*each.amount);
            pupils_.push_back(*each.pupils);
        }
        for (std::size_t place = 0; place < amounts_.size(); ++place) {
            offer_to_give(place);
            offer_to_receive(place);
        }
    }
    /// Makes the best move: who gives, who receives.  Nothing if no move lowers the coefficient.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> next() {
        if (gives_.empty() || receives_.empty()) return std::nullopt;
        const Change gives = gives_.top();
        const Change receives = receives_.top();
        constexpr double rounding = 1e-12;  // of equal changes, which would lower nothing
        if (gives.by + receives.by >= -rounding * std::abs(receives.by)) return std::nullopt;
        gives_.pop();
        receives_.pop();
        amounts_[gives.place] -= step_;
        amounts_[receives.place] += step_;
        offer_to_give(gives.place);
        offer_to_receive(receives.place);
        return std::pair{gives.place, receives.place};
    }
    [[nodiscard]] double coefficient() const { return detail::spread_of(amounts_, pupils_).coefficient.value(); }

private:
    void offer_to_give(std::size_t place) {
        if (amounts_[place] >= step_) gives_.push({(step_ - 2 * amounts_[place]) / pupils_[place], place});
    }
    void offer_to_receive(std::size_t place) {
        receives_.push({(step_ + 2 * amounts_[place]) / pupils_[place], place});
    }

    double step_;
    std::vector<double> amounts_{};
    std::vector<double> pupils_{};
    Cheapest gives_{};
    Cheapest receives_{};
};

}  // namespace

std::vector<BestMoves::Row> BestMoves::ask(const Slice& slice) const {
    const SchoolGroups groups{slice.network(), by.value_or(detail::county)};
    detail::check_school_year(slice.network(), school_year);
    detail::check_indicator(slice.network(), {&school_year, 1}, indicator);
    if (step == 0) throw Error{ErrorCode::bad_number, "0", "step is 1 or more"};
    std::vector<Row> rows;
    for (const detail::Provision& each : detail::provisions(slice, school_year, groups, {indicator})) {
        if (each.stage != stage) continue;
        Mover mover{each.known, static_cast<double>(step)};
        for (std::uint32_t rank = 1; rank <= k; ++rank) {
            const auto move = mover.next();
            if (!move) break;
            rows.push_back({.group = groups.name(each.group),
                            .rank = rank,
                            .supporter = each.known[move->first].school,
                            .recipient = each.known[move->second].school,
                            .coefficient = mover.coefficient()});
        }
    }
    return rows;
}

Evidence BestMoves::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const SchoolGroups groups{slice.network(), by.value_or(detail::county)};
    std::vector<RecordRef> records;
    for (const detail::Provision& each : detail::provisions(slice, school_year, groups, {indicator})) {
        if (each.stage != stage || groups.name(each.group) != rows[row].group) continue;
        for (const detail::StageTotal& total : each.known)
            records.insert(records.end(), total.records.begin(), total.records.end());
    }
    return {{}, ordered_by_id(slice.network().ledger(), std::move(records))};
}

std::vector<SchoolIndex> BestMoves::unknown_schools(const Slice& slice) const {
    const SchoolGroups groups{slice.network(), by.value_or(detail::county)};
    std::vector<SchoolIndex> schools = detail::schools_of_any_stage(slice, school_year);
    for (const detail::Provision& each : detail::provisions(slice, school_year, groups, {indicator}))
        if (each.stage == stage)
            for (const detail::StageTotal& total : each.undecided) schools.push_back(total.school);
    return ascending(std::move(schools));
}

template AnyQuestion detail::listed_question<BestMoves>();

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/best_moves.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <queue>
#include <utility>

#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/detail/model/school_groups.hpp"
#include "query/listed.hpp"
#include "query/movements.hpp"
#include "query/provision.hpp"
#include "query/stage_totals.hpp"

namespace jiedui {
namespace {

/// The schools of one group from which moves begin.
struct Field {
    std::uint32_t group = 0;
    std::vector<detail::StageTotal> known{};
    std::vector<double> amounts{};         ///< of the known schools, after the ties of the slice if they count
    std::vector<SchoolIndex> undecided{};  ///< the other schools
    std::vector<TieIndex> ties{};          ///< those that moved something
};

/// Those of the stage that is asked, by group.
[[nodiscard]] std::vector<Field> fields_of(const Slice& slice, const BestMoves& asked, const SchoolGroups& groups) {
    std::vector<Field> fields;
    if (asked.after) {
        for (auto& each : detail::moved_provisions(slice, asked.school_year, groups, *asked.after))
            if (each.stage == asked.stage && each.indicator == asked.indicator)
                fields.push_back(
                    {.group = each.group,
                     .known = each.known,
                     .amounts = each.after(each.changes()).value(),  // known schools keep something or nothing
                     .undecided = each.undecided,
                     .ties = each.ties()});
        return fields;
    }
    for (auto& each : detail::provisions(slice, asked.school_year, groups, {asked.indicator})) {
        if (each.stage != asked.stage) continue;
        Field field{.group = each.group, .known = std::move(each.known)};
        for (const detail::StageTotal& total : field.known) field.amounts.push_back(*total.amount);
        for (const detail::StageTotal& total : each.undecided) field.undecided.push_back(total.school);
        fields.push_back(std::move(field));
    }
    return fields;
}

/// Refuses a question without meaning.
void check(const BestMoves& asked, const Network& network) {
    detail::check_school_year(network, asked.school_year);
    detail::check_indicator(network, {&asked.school_year, 1}, asked.indicator);
    if (asked.step == 0) throw Error{ErrorCode::bad_number, "0", "step is 1 or more"};
    const auto is_of_it = [&](const IndicatorMove& move) { return move.indicator == asked.indicator; };
    if (asked.after && std::ranges::none_of(*asked.after, is_of_it))
        throw Error{ErrorCode::unfit_parameter, "after",
                    "it does not say what moves " + in_quotes(asked.indicator) + ": name that indicator in it"};
}

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
    explicit Mover(const Field& field, double step) : step_{step}, amounts_{field.amounts} {
        for (const detail::StageTotal& each : field.known) pupils_.push_back(*each.pupils);
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
    std::vector<double> amounts_;
    std::vector<double> pupils_{};
    Cheapest gives_{};
    Cheapest receives_{};
};

}  // namespace

Slice BestMoves::looked_at(const Slice& slice) const {
    return after ? slice.of_kinds(detail::kinds_of(*after)) : slice;
}

std::vector<BestMoves::Row> BestMoves::ask(const Slice& slice) const {
    const SchoolGroups groups{slice.network(), by.value_or(detail::county)};
    check(*this, slice.network());
    std::vector<Row> rows;
    for (const Field& field : fields_of(slice, *this, groups)) {
        Mover mover{field, static_cast<double>(step)};
        for (std::uint32_t rank = 1; rank <= k; ++rank) {
            const auto move = mover.next();
            if (!move) break;
            rows.push_back({.group = groups.name(field.group),
                            .rank = rank,
                            .supporter = field.known[move->first].school,
                            .recipient = field.known[move->second].school,
                            .coefficient = mover.coefficient()});
        }
    }
    return rows;
}

Evidence BestMoves::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const SchoolGroups groups{slice.network(), by.value_or(detail::county)};
    for (Field& field : fields_of(slice, *this, groups))
        if (groups.name(field.group) == rows[row].group)
            return {std::move(field.ties), ordered_by_id(slice.network().ledger(), detail::records_of(field.known))};
    return {};
}

std::vector<SchoolIndex> BestMoves::unknown_schools(const Slice& slice) const {
    const SchoolGroups groups{slice.network(), by.value_or(detail::county)};
    std::vector<SchoolIndex> schools = detail::schools_of_any_stage(slice, school_year);
    for (const Field& field : fields_of(slice, *this, groups))
        schools.insert(schools.end(), field.undecided.begin(), field.undecided.end());
    return ascending(std::move(schools));
}

template AnyQuestion detail::listed_question<BestMoves>();

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "query/movements.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/detail/model/parts.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/completeness.hpp"

namespace jiedui::detail {
namespace {

/// What a tie brings to a school, or takes from it.
struct Movement {
    TieIndex tie{};
    std::optional<Thousandths> amount{};  ///< below 0: taken; nothing if it is not known
};
using MovementsOfSchools = std::map<SchoolIndex, std::vector<Movement>>;

/// The units of the ledger's transfers.
[[nodiscard]] std::set<std::string> units_of_transfers(const Ledger& ledger) {
    std::set<std::string> units;
    const auto& transfers = ledger.table<Transfer>();
    for (std::uint32_t row = 0; row < transfers.size(); ++row)
        if (const auto unit = transfers.get<&Transfer::unit>(row)) units.insert(*unit);
    return units;
}

[[nodiscard]] double in_units(Thousandths number) { return static_cast<double>(number.value) / 1000; }

/// Refuses moves without meaning, and those of indicators and units that the ledger does not have.
void check_moves_of(const Network& network, Span school_year, const IndicatorMoves& moves) {
    check_moves(moves);
    check_school_year(network, school_year);
    for (const IndicatorMove& move : moves) {
        check_indicator(network, {&school_year, 1}, move.indicator);
        if (!move.unit) continue;
        const std::set<std::string> units = units_of_transfers(network.ledger());
        if (!units.contains(*move.unit))
            throw Error{ErrorCode::not_in_ledger, *move.unit,
                        units.empty()
                            ? "no transfer of the ledger says a unit"
                            : "'unit' is a unit of its transfers: " + listed({units.begin(), units.end()}, "or")};
    }
}

/// The value of a transfer in yuan; nothing if it is not known.
[[nodiscard]] std::optional<Thousandths> yuan_of(const Ledger& ledger, std::uint32_t row) {
    const auto& transfers = ledger.table<Transfer>();
    if (const auto value = transfers.get<&Transfer::value_yuan>(row)) return value;
    return transfers.get<&Transfer::unit>(row) == "yuan" ? transfers.get<&Transfer::quantity>(row) : std::nullopt;
}

/// How much a tie moves: `has_some` is no if it surely moves nothing, and else `amount` is nothing if it is not known.
struct Moved {
    bool has_some = false;
    std::optional<Thousandths> amount{};
};

/// The heads of a posting, or its heads times its share of a full post; nothing if that is not known.
[[nodiscard]] std::optional<Thousandths> moved_by_posting(const Network& network, TieIndex tie, MovedAmount of) {
    const auto heads = network.heads(tie);
    const auto share = of == MovedAmount::fte ? network.ledger().table<Posting>().get<&Posting::share>(network.row(tie))
                                              : std::optional{Thousandths{1000}};
    if (!heads || !share) return std::nullopt;
    return Thousandths{std::int64_t{*heads} * share->value};
}

[[nodiscard]] Moved moved_by(const Network& network, TieIndex tie, const IndicatorMove& move) {
    if (network.kind(tie) != move.kind) return {};
    if (move.kind == TieKind::posting) return {true, moved_by_posting(network, tie, move.of)};
    const auto channel = network.channel(tie);
    if (move.channel && channel && !move.channel->contains(*channel)) return {};
    const bool may_be_of_others = move.channel && !channel;
    const std::uint32_t row = network.row(tie);
    if (move.of == MovedAmount::yuan) return {true, may_be_of_others ? std::nullopt : yuan_of(network.ledger(), row)};
    const auto& transfers = network.ledger().table<Transfer>();
    const auto unit = transfers.get<&Transfer::unit>(row);
    if (unit && unit != move.unit) return {};
    // money that says no unit is no goods
    if (!unit && channel == Channel::funds && move.unit != "yuan") return {};
    return {true, may_be_of_others || !unit ? std::nullopt : transfers.get<&Transfer::quantity>(row)};
}

/// Adds what a tie moves at both ends.
void add_tie(const Network& network, TieIndex tie, const IndicatorMove& move, bool is_sure, MovementsOfSchools& all) {
    Moved moved = moved_by(network, tie, move);
    if (!moved.has_some) return;
    if (!is_sure || (moved.amount && moved.amount->value < 0)) moved.amount = std::nullopt;
    if (moved.amount == Thousandths{0}) return;
    all[network.recipient(tie)].push_back({tie, moved.amount});
    if (move.kind != TieKind::posting && !move.takes) return;
    const auto taken = moved.amount ? std::optional{Thousandths{-moved.amount->value}} : std::nullopt;
    all[network.supporter(tie)].push_back({tie, taken});
}

/// The part for which a record counts that successions cut: of those that the slice has the last one that begins up to
/// the end of the school year, else the first.
[[nodiscard]] TieIndex part_that_counts(const Slice& slice, const std::vector<TieIndex>& parts, Span school_year) {
    std::optional<TieIndex> counts;
    for (const TieIndex part : parts) {
        if (!slice.has(part)) continue;
        const Day first = slice.network().period(part).first();
        if (!counts || !first.is_known() || first <= school_year.last()) counts = part;
    }
    return counts.value_or(parts.front());
}

[[nodiscard]] bool is_left_out(const Slice& slice, TieIndex tie) {
    const Standing standing = slice.standing(tie);
    return standing == Standing::undecided || standing == Standing::unknown_channel;
}

/// What the slice's ties move of an indicator, by school.  How much a tie moves that was left out is not known.
[[nodiscard]] MovementsOfSchools movements_of(const Slice& slice, Span school_year, const IndicatorMoves& moves,
                                              std::string_view indicator) {
    const Network& network = slice.network();
    const Parts parts{network};
    MovementsOfSchools all;
    const auto add = [&](TieIndex tie, bool is_sure) {
        for (const IndicatorMove& move : moves)
            if (move.indicator == indicator) add_tie(network, tie, move, is_sure, all);
    };
    slice.each_tie(0, network.school_count(), [&](std::uint32_t, std::uint32_t, std::uint32_t t) {
        const TieIndex tie{t};
        const std::vector<TieIndex> of_record = parts.of(tie);
        const bool may_be_another =
            std::ranges::any_of(of_record, [&](TieIndex part) { return is_left_out(slice, part); });
        if (may_be_another || part_that_counts(slice, of_record, school_year) == tie) add(tie, !may_be_another);
    });
    for (std::uint32_t school = 0; school < network.school_count(); ++school)
        slice.each_left_out_outgoing(SchoolIndex{school}, [&](SchoolIndex, TieIndex tie) { add(tie, false); });
    return all;
}

/// Whether rows that the ledger lacks may move the indicator at any school.
[[nodiscard]] bool may_lack_movements(const Slice& slice, const IndicatorMoves& moves, std::string_view indicator) {
    const std::vector<std::string_view> lacking = tables_lacking_ties(slice);
    return std::ranges::any_of(moves, [&](const IndicatorMove& move) {
        const std::string_view table = move.kind == TieKind::posting ? Posting::table : Transfer::table;
        return move.indicator == indicator && std::ranges::find(lacking, table) != lacking.end();
    });
}

/// The stages of which the records of a school speak; one that is nothing stands for the whole school.
using StagesSpoken = std::map<SchoolIndex, std::set<std::optional<Stage>>>;

/// Whether it is known to which stage belongs what moves at a school: all of it to one, or to each its share.
[[nodiscard]] bool has_known_stage(const Network& network, const StageTotal& total, const StagesSpoken& spoken) {
    if (total.is_split) return true;
    const auto taught = network.stages(total.school);
    return (!taught || std::ranges::count(*taught, true) == 1) && spoken.at(total.school).size() == 1;
}

/// What a school is left with, below 0 if it would have to give more than it has; nothing if that is not known.
[[nodiscard]] std::optional<Thousandths> left_after(const StageTotal& total, const std::vector<Movement>& movements) {
    ExactSum left;
    left.add(*total.undivided);
    for (const Movement& each : movements) {
        if (!each.amount) return std::nullopt;
        left.add(*each.amount);
    }
    return left.result(total.indicator);
}

/// Makes unknown what ties move that take from a school more than it has.
void doubt_impossible(const Network& network, const std::vector<Provision>& all, const StagesSpoken& spoken,
                      std::map<std::string, MovementsOfSchools>& by_indicator) {
    std::set<std::pair<std::string, TieIndex>> impossible;
    for (const Provision& provision : all) {
        const MovementsOfSchools& movements = by_indicator.at(provision.indicator);
        for (const StageTotal& total : provision.known) {
            const auto found = movements.find(total.school);
            if (found == movements.end() || !has_known_stage(network, total, spoken)) continue;
            if (left_after(total, found->second).value_or(Thousandths{}).value >= 0) continue;
            for (const Movement& each : found->second)
                if (each.amount->value < 0) impossible.emplace(provision.indicator, each.tie);
        }
    }
    for (auto& [indicator, movements] : by_indicator)
        for (auto& [school, of_school] : movements)
            for (Movement& each : of_school)
                if (impossible.contains({indicator, each.tie})) each.amount = std::nullopt;
}

}  // namespace

std::vector<TieIndex> MovedProvision::ties() const {
    std::vector<TieIndex> found;
    for (const auto& each : by_tie()) found.push_back(each.front().tie);
    return found;
}

std::vector<double> MovedProvision::amounts() const {
    std::vector<double> found;
    for (const StageTotal& each : known) found.push_back(*each.amount);
    return found;
}

std::vector<double> MovedProvision::pupils() const {
    std::vector<double> found;
    for (const StageTotal& each : known) found.push_back(*each.pupils);
    return found;
}

double MovedProvision::moved(std::span<const Move> of_tie) const {
    double comes = 0;
    double is_taken = 0;
    for (const Move& each : of_tie)
        (each.amount.value > 0 ? comes : is_taken) += std::abs(known[each.place].share * in_units(each.amount));
    return std::max(comes, is_taken);
}

std::vector<std::span<const MovedProvision::Move>> MovedProvision::by_tie() const& {
    std::vector<std::span<const Move>> found;
    for (auto begin = moves.begin(); begin != moves.end();) {
        const auto end = std::find_if(begin, moves.end(), [&](const Move& each) { return each.tie != begin->tie; });
        found.emplace_back(begin, end);
        begin = end;
    }
    return found;
}

Changes MovedProvision::changes() const {
    Changes changes(known.size());
    for (const Move& each : moves) changes[each.place].add(each.amount);
    return changes;
}

std::optional<std::vector<double>> MovedProvision::after(const Changes& changes) const {
    std::vector<double> found;
    for (std::size_t i = 0; i < known.size(); ++i) {
        const StageTotal& total = known[i];
        const Thousandths change = changes[i].result(indicator);
        if (total.undivided->value + change.value < 0) return std::nullopt;
        found.push_back(std::max(0.0, *total.amount + total.share * in_units(change)));
    }
    return found;
}

std::vector<MovedProvision> moved_provisions(const Slice& slice, Span school_year, const SchoolGroups& groups,
                                             const IndicatorMoves& moves) {
    const Network& network = slice.network();
    check_moves_of(network, school_year, moves);
    std::map<std::string, MovementsOfSchools> by_indicator;
    for (const IndicatorMove& move : moves)
        if (!by_indicator.contains(move.indicator))
            by_indicator.emplace(move.indicator, movements_of(slice, school_year, moves, move.indicator));
    std::vector<Provision> all = provisions(slice, school_year, groups);
    std::erase_if(all, [&](const Provision& each) { return !by_indicator.contains(each.indicator); });
    StagesSpoken spoken;
    for (const StageTotal& each : stage_totals(slice, school_year, true)) spoken[each.school].insert(each.stage);
    doubt_impossible(network, all, spoken, by_indicator);
    std::vector<MovedProvision> moved;
    for (const Provision& provision : all) {
        MovedProvision each{.group = provision.group, .stage = provision.stage, .indicator = provision.indicator};
        for (const StageTotal& total : provision.undecided) each.undecided.push_back(total.school);
        const MovementsOfSchools& movements = by_indicator.at(provision.indicator);
        const bool may_lack = may_lack_movements(slice, moves, provision.indicator);
        for (const StageTotal& total : provision.known) {
            const auto found = movements.find(total.school);
            const bool is_moved = found != movements.end();
            const bool is_known =
                !is_moved || (has_known_stage(network, total, spoken) && left_after(total, found->second));
            if (may_lack || !is_known) {
                each.undecided.push_back(total.school);
                continue;
            }
            const auto place = static_cast<std::uint32_t>(each.known.size());
            each.known.push_back(total);
            if (!is_moved) continue;
            for (const Movement& movement : found->second)
                each.moves.push_back({movement.tie, place, *movement.amount});
        }
        std::ranges::sort(each.moves, {}, [](const auto& move) { return std::pair{move.tie, move.place}; });
        moved.push_back(std::move(each));
    }
    return moved;
}

Evidence evidence_of(const Network& network, const MovedProvision& provision) {
    return {provision.ties(), ordered_by_id(network.ledger(), records_of(provision.known))};
}

std::vector<SchoolIndex> undecided_schools(const Slice& slice, Span school_year,
                                           const std::vector<MovedProvision>& provisions) {
    std::vector<SchoolIndex> schools = schools_of_any_stage(slice, school_year);
    for (const MovedProvision& each : provisions)
        schools.insert(schools.end(), each.undecided.begin(), each.undecided.end());
    return ascending(std::move(schools));
}

std::vector<TieKind> kinds_of(const IndicatorMoves& moves) {
    std::set<TieKind> kinds;
    for (const IndicatorMove& move : moves) kinds.insert(move.kind);
    return {kinds.begin(), kinds.end()};
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/panel.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/detail/model/parts.hpp"
#include "jiedui/model/completeness.hpp"
#include "query/listed.hpp"
#include "query/stage_totals.hpp"

namespace jiedui {
namespace {

[[nodiscard]] Slice during(const Slice& slice, Span school_year) {
    return slice.during(Period::inclusive(school_year.first(), school_year.last()));
}

[[nodiscard]] std::uint32_t first_calendar_year(Span school_year) {
    return static_cast<std::uint32_t>(int{school_year.first().date().year()});
}

/// The years, ascending, each once.
[[nodiscard]] std::vector<Span> checked(std::vector<Span> years) {
    if (years.empty()) throw Error{ErrorCode::unfit_parameter, "school_years", "it names no school year"};
    for (const Span year : years)
        if (!year.is_known() || year.precision() != Precision::school_year)
            throw Error{ErrorCode::unfit_parameter, "school_years",
                        in_quotes(text_of(year)) + " is no school year; write it as 2003/2004"};
    std::ranges::sort(years);
    years.erase(std::ranges::unique(years).begin(), years.end());
    return years;
}

[[nodiscard]] Certainty certainty(bool is_sure, bool may_be) noexcept {
    if (is_sure) return Certainty::yes;
    return may_be ? Certainty::undecided : Certainty::no;
}

/// When a school was first supported.
struct FirstSupport {
    Certainty ever = Certainty::no;
    std::optional<std::uint32_t> year{};
};

/// When schools were first supported by ties of a slice, whatever the year.
class FirstSupports {
public:
    explicit FirstSupports(const Slice& slice) : slice_{slice}, lacks_ties_{lacks_ties(slice)} {}

    [[nodiscard]] FirstSupport of(SchoolIndex school) const {
        bool is_sure = false;
        std::optional<std::uint32_t> surely_by;    // the year of the first tie whose first day is known
        std::optional<std::uint32_t> possibly_in;  // the first year in which any may have begun
        bool may_be_earlier = lacks_ties_;
        const auto may_begin = [&](TieIndex tie) {
            if (const auto year = year_of(first_days(tie).first()))
                lower(possibly_in, *year);
            else
                may_be_earlier = true;
        };
        slice_.each_incoming(school, [&](SchoolIndex, TieIndex tie) {
            is_sure = true;
            may_begin(tie);
            const Span begin = first_days(tie);
            if (const auto year = year_of(begin.is_known() ? begin.last() : slice_.network().period(tie).last_day()))
                lower(surely_by, *year);
        });
        slice_.each_left_out_incoming(school, [&](SchoolIndex, TieIndex tie) { may_begin(tie); });
        FirstSupport first{certainty(is_sure, possibly_in || may_be_earlier), std::nullopt};
        if (surely_by && possibly_in == surely_by && !may_be_earlier) first.year = surely_by;
        return first;
    }

private:
    /// The days of which one is the first, as the record says it.
    [[nodiscard]] Span first_days(TieIndex tie) const {
        const Network& network = slice_.network();
        const std::uint32_t row = network.row(tie);
        switch (network.kind(tie)) {
            case TieKind::agreement: return network.ledger().table<Support>().get<&Support::first_day>(row);
            case TieKind::posting: return network.ledger().table<Posting>().get<&Posting::first_day>(row);
            case TieKind::transfer: return network.ledger().table<Transfer>().get<&Transfer::day>(row);
        }
        return {};
    }
    [[nodiscard]] std::optional<std::uint32_t> year_of(Day day) const {
        if (!day.is_known()) return std::nullopt;
        const auto year = slice_.network().ledger().settings().calendar.find_school_year(day);
        return year ? std::optional{first_calendar_year(*year)} : std::nullopt;
    }
    static void lower(std::optional<std::uint32_t>& least, std::uint32_t year) {
        least = std::min(least.value_or(year), year);
    }

    const Slice& slice_;
    bool lacks_ties_;
};

/// The support of one school year.
class Year {
public:
    Year(const Slice& slice, Span year) : in_{during(slice, year)}, parts_{slice.network()}, lacks_{lacks_ties(in_)} {
        for (std::uint32_t school = 0; school < in_.network().school_count(); ++school) {
            bool is_sure = false;
            in_.each_incoming(SchoolIndex{school}, [&](SchoolIndex, TieIndex) { is_sure = true; });
            supported_.push_back(certainty(is_sure, lacks_ || in_.may_have_more_to(SchoolIndex{school})));
        }
    }

    [[nodiscard]] Certainty is_supported(SchoolIndex school) const { return supported_[school.value]; }
    [[nodiscard]] Certainty supports(SchoolIndex school) const {
        bool is_sure = false;
        bool may_be = lacks_;
        in_.each_outgoing(school, [&](SchoolIndex, TieIndex) { is_sure = true; });
        in_.each_left_out_outgoing(school, [&](SchoolIndex, TieIndex) { may_be = true; });
        return certainty(is_sure, may_be);
    }
    /// Whether a supporter is itself supported.
    [[nodiscard]] Certainty is_contaminated(SchoolIndex school) const {
        Certainty most = lacks_ ? Certainty::undecided : Certainty::no;
        in_.each_incoming(school, [&](SchoolIndex by, TieIndex) { most = std::max(most, is_supported(by)); });
        in_.each_left_out_incoming(school, [&](SchoolIndex by, TieIndex) {
            most = std::max(most, both(Certainty::undecided, is_supported(by)));
        });
        return most;
    }
    [[nodiscard]] Channels channels(SchoolIndex school) const {
        Channels found;
        in_.each_incoming(school, [&](SchoolIndex, TieIndex tie) {
            if (const auto channel = in_.network().channel(tie)) found |= *channel;
        });
        return found;
    }
    /// The heads of the postings to a school; nothing if one may be missing, or does not say them.
    [[nodiscard]] std::optional<std::uint64_t> heads(SchoolIndex school) const {
        if (!in_.looks_at(TieKind::posting) || std::ranges::count(tables_lacking_ties(in_), Posting::table) > 0)
            return std::nullopt;
        const Network& network = in_.network();
        std::uint64_t sum = 0;
        bool is_known = true;
        in_.each_incoming(school, [&](SchoolIndex, TieIndex tie) {
            const auto is_here = [&](TieIndex part) { return in_.has(part) && network.recipient(part) == school; };
            if (network.kind(tie) != TieKind::posting || !parts_.is_first_where(tie, is_here)) return;
            const auto heads = network.heads(tie);
            is_known = is_known && heads;
            sum += heads.value_or(0);
        });
        in_.each_left_out_incoming(
            school, [&](SchoolIndex, TieIndex tie) { is_known = is_known && network.kind(tie) != TieKind::posting; });
        return is_known ? std::optional{sum} : std::nullopt;
    }
    [[nodiscard]] const Slice& slice() const noexcept { return in_; }

private:
    Slice in_;
    Parts parts_;
    bool lacks_;
    std::vector<Certainty> supported_{};
};

/// What schools have of one indicator in one school year, by school.
using Totals = std::map<SchoolIndex, std::vector<detail::StageTotal>>;

[[nodiscard]] Totals totals_of(const Slice& slice, Span year, const std::optional<std::string>& indicator) {
    Totals totals;
    if (!indicator) return totals;
    for (detail::StageTotal& each : detail::stage_totals(slice, year, false))
        if (each.indicator == *indicator) totals[each.school].push_back(std::move(each));
    return totals;
}

/// What each pupil of the whole school has; nothing if that is not known of one of the stages that its kind teaches, if
/// its kind does not say them, or if a record speaks of another stage.
[[nodiscard]] std::optional<double> per_pupil(const Network& network, const std::vector<detail::StageTotal>& totals) {
    if (!totals.front().stage) return totals.size() == 1 ? totals.front().per_pupil() : std::nullopt;
    const SchoolIndex school = totals.front().school;
    const auto taught = network.stages(school);
    if (!taught || std::ranges::count(*taught, true) != static_cast<std::ptrdiff_t>(totals.size())) return std::nullopt;
    double amount = 0;
    double pupils = 0;
    for (const detail::StageTotal& each : totals) {
        const bool is_other = *each.stage == Stage::preschool || detail::teaches_not(network, school, *each.stage);
        if (is_other || !each.amount || !each.pupils) return std::nullopt;
        amount += *each.amount;
        pupils += *each.pupils;
    }
    return pupils > 0 ? std::optional{amount / pupils} : std::nullopt;
}

}  // namespace

std::vector<Panel::Row> Panel::ask(const Slice& slice) const {
    const Network& network = slice.network();
    const std::vector<Span> years = checked(school_years);
    if (outcome) detail::check_indicator(network, years, *outcome);
    const FirstSupports firsts{slice};
    std::vector<Row> rows;
    for (const Span each : years) {
        const Year year{slice, each};
        const Totals totals = totals_of(slice, each, outcome);
        for (const SchoolIndex school : detail::schools_open_in(slice, each)) {
            const FirstSupport first = firsts.of(school);
            Row row{.school = school,
                    .school_year = each,
                    .year = first_calendar_year(each),
                    .supported = year.is_supported(school),
                    .ever_supported = first.ever,
                    .first_year = first.year,
                    .channels = year.channels(school),
                    .heads = year.heads(school),
                    .supports = year.supports(school),
                    .contaminated = year.is_contaminated(school)};
            if (first.year)
                row.event_time = static_cast<std::int32_t>(row.year) - static_cast<std::int32_t>(*first.year);
            if (const auto found = totals.find(school); found != totals.end())
                row.outcome = per_pupil(network, found->second);
            rows.push_back(row);
        }
    }
    std::ranges::sort(rows, {}, [](const Row& row) { return std::pair{row.school, row.year}; });
    return rows;
}

Evidence Panel::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const Row& asked = rows[row];
    const Year year{slice, asked.school_year};
    std::vector<TieIndex> ties;
    const auto add = [&](SchoolIndex, TieIndex tie) { ties.push_back(tie); };
    Day last = asked.school_year.last();
    if (asked.first_year) {
        const auto& calendar = slice.network().ledger().settings().calendar;
        const auto first_year = calendar.find_term(static_cast<int>(*asked.first_year), Precision::school_year);
        if (first_year) last = std::max(last, first_year->last());
    }
    slice.each_incoming(asked.school, [&](SchoolIndex, TieIndex tie) {
        const Day first = slice.network().period(tie).first();
        if (!first.is_known() || first <= last) ties.push_back(tie);
    });
    year.slice().each_outgoing(asked.school, add);
    year.slice().each_incoming(asked.school, [&](SchoolIndex by, TieIndex) { year.slice().each_incoming(by, add); });
    std::vector<RecordRef> records;
    for (const auto& [school, totals] : totals_of(slice, asked.school_year, outcome))
        if (school == asked.school)
            for (const detail::StageTotal& each : totals)
                records.insert(records.end(), each.records.begin(), each.records.end());
    return {ascending(std::move(ties)), ordered_by_id(slice.network().ledger(), std::move(records))};
}

template AnyQuestion detail::listed_question<Panel>();

}  // namespace jiedui

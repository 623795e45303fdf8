// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/coefficient_rule.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "jiedui/base/phrase.hpp"
#include "jiedui/detail/model/school_groups.hpp"
#include "jiedui/model/cell_text.hpp"
#include "query/provision.hpp"
#include "rules/counted_schools.hpp"
#include "rules/spread_range.hpp"

namespace jiedui {
namespace {

/// How the subject is called that stands for the schools that do not say their county.
constexpr std::string_view unknown_county = "?";

/// What both kinds demand.
struct Demand {
    std::vector<std::string> indicators{};
    std::map<Stage, Thousandths> limits{};
    std::string by{};
    detail::Exclusions exclusions{};
};

template <class Rule>
[[nodiscard]] Demand demand_of(const Rule& rule) {
    Demand demand{.indicators = rule.indicators,
                  .by = rule.by.value_or("division"),
                  .exclusions = {rule.without, rule.least_pupils}};
    if (rule.primary) demand.limits.emplace(Stage::primary, *rule.primary);
    if (rule.junior) demand.limits.emplace(Stage::junior, *rule.junior);
    return demand;
}

template <class Rule>
[[nodiscard]] std::optional<ParameterFault> fault_of(const Rule& rule) {
    if (rule.primary || rule.junior) return std::nullopt;
    return ParameterFault{"primary", phrase("limit_of_some_stage")};
}

[[nodiscard]] double number_of(Thousandths number) { return static_cast<double>(number.value) / 1000; }

/// A coefficient as inspections print it, with three decimals.
[[nodiscard]] std::string printed(double number) { return cell_text(std::round(number * 1000) / 1000); }

/// What the schools of each county have, and what it may be.
class Counties {
public:
    /// One county, stage and indicator.
    struct Entry {
        std::string county{};
        Stage stage = Stage::primary;
        std::string indicator{};
        std::size_t schools = 0;
        std::size_t undecided = 0;
        std::optional<double> coefficient{};  ///< of the schools that are not undecided
        detail::Range range{};
        std::vector<RecordRef> records{};
    };

    Counties(const RuleCase& on, const Demand& demand, std::string_view kind)
        : on_{on}, demand_{demand}, groups_{on.network(), demand.by} {
        const Span year = on.school_year_asked(kind);
        for (const SchoolIndex school : detail::schools_of_any_stage(on.slice, year))
            if (on.has(school) != Certainty::no) ++of_any_stage_[groups_.name(groups_.of(school))];
        std::vector<detail::Provision> all = detail::provisions(on.slice, year, groups_, demand.indicators);
        for (detail::Provision& each : all) keep_counted(each);
        ByIndicator homeless;
        for (const detail::Provision& each : all)
            if (!groups_.name(each.group)) homeless[{each.stage, each.indicator}] = &each;
        for (const detail::Provision& each : all)
            if (demand.limits.contains(each.stage) && each.known.size() + each.undecided.size() > 0)
                entries_.push_back(entry_of(each, homeless));
    }
    [[nodiscard]] const std::vector<Entry>& entries() const& noexcept { return entries_; }
    std::vector<Entry> entries() && = delete;

private:
    using ByIndicator = std::map<std::pair<Stage, std::string>, const detail::Provision*>;

    /// How many schools that are not counted may belong to the county and stage of a provision.
    [[nodiscard]] std::size_t count_open(const std::optional<std::string>& county,
                                         const detail::Provision* homeless) const {
        std::size_t count = 0;
        for (const auto& [name, schools] : of_any_stage_)
            if (!name || !county || name == county) count += schools;
        if (county && homeless != nullptr) count += homeless->known.size() + homeless->undecided.size();
        return count;
    }

    /// Leaves out the schools that do not count, and leaves open those that only may.
    void keep_counted(detail::Provision& provision) {
        std::vector<detail::StageTotal> known;
        std::erase_if(provision.undecided, [&](const detail::StageTotal& each) { return is_out(each); });
        for (detail::StageTotal& each : provision.known) {
            const Certainty is_counted = detail::counts(on_, demand_.exclusions, each);
            if (is_counted == Certainty::yes)
                known.push_back(std::move(each));
            else if (is_counted == Certainty::undecided)
                provision.undecided.push_back({.school = each.school});  // nothing of it is sure
        }
        provision.known = std::move(known);
        for (detail::StageTotal& each : provision.undecided)
            if (detail::counts(on_, demand_.exclusions, each) != Certainty::yes) each.pupils.reset();
    }
    [[nodiscard]] bool is_out(const detail::StageTotal& total) const {
        return detail::counts(on_, demand_.exclusions, total) == Certainty::no;
    }
    /// @param all_homeless what the schools have that do not say their county.
    [[nodiscard]] Entry entry_of(const detail::Provision& provision, const ByIndicator& all_homeless) const {
        const auto& name = groups_.name(provision.group);
        Entry entry{.county = name.value_or(std::string{unknown_county}),
                    .stage = provision.stage,
                    .indicator = provision.indicator,
                    .schools = provision.known.size() + provision.undecided.size(),
                    .undecided = provision.undecided.size(),
                    .coefficient = detail::spread_of(provision.known, true).coefficient,
                    .range = detail::range_of(provision)};
        const auto homeless = all_homeless.find({provision.stage, provision.indicator});
        const std::size_t more = count_open(name, homeless == all_homeless.end() ? nullptr : homeless->second);
        if (more > 0) entry.range = detail::Range{};
        entry.schools += more;
        entry.undecided += more;
        for (const detail::StageTotal& each : provision.known)
            entry.records.insert(entry.records.end(), each.records.begin(), each.records.end());
        return entry;
    }

    const RuleCase& on_;
    const Demand& demand_;
    SchoolGroups groups_;
    std::map<std::optional<std::string>, std::size_t> of_any_stage_{};  // by county, as far as it is known
    std::vector<Entry> entries_{};
};

[[nodiscard]] Verdict verdict_of(const detail::Range& range, double limit) {
    constexpr double rounding = 1e-12;
    if (range.high <= limit * (1 + rounding)) return Verdict::met;
    return range.low > limit * (1 + rounding) ? Verdict::not_met : Verdict::undecided;
}

[[nodiscard]] Judgement judgement_of(const Counties::Entry& entry, double limit) {
    return {.subject_kind = SubjectKind::division, .subject = entry.county, .limit = limit, .unit = "ratio"};
}

void add(Judgement judgement, const RuleCase& on, Judgements& into) {
    judgement.records = ordered_by_id(on.network().ledger(), std::move(judgement.records));
    judgement.open(judgement.verdict, detail::tables_lacking_indicators(on.network()));
    into.push_back(std::move(judgement));
}

}  // namespace

std::optional<ParameterFault> DifferenceCoefficientRule::fault() const { return fault_of(*this); }

void DifferenceCoefficientRule::judge(const RuleCase& on, Judgements& into) const {
    const Demand demand = demand_of(*this);
    const Counties counties{on, demand, kind};
    for (const Counties::Entry& each : counties.entries()) {
        Judgement judgement = judgement_of(each, number_of(demand.limits.at(each.stage)));
        judgement.measured = each.coefficient;
        judgement.verdict = verdict_of(each.range, *judgement.limit);
        judgement.records = each.records;
        std::vector<std::string> said{each.county, std::string{word_of(each.stage)}, each.indicator,
                                      printed(*judgement.limit)};
        if (!each.coefficient) {
            judgement.reason = phrase("coefficient_unknown", std::move(said));
        } else {
            said.push_back(printed(*each.coefficient));
            said.push_back(std::to_string(each.schools));
            if (each.undecided > 0) said.push_back(std::to_string(each.undecided));
            judgement.reason = each.undecided > 0 ? phrase("coefficient_and_undecided", std::move(said))
                                                  : phrase("coefficient", std::move(said));
        }
        add(std::move(judgement), on, into);
    }
}

std::optional<ParameterFault> CompositeCoefficientRule::fault() const { return fault_of(*this); }

void CompositeCoefficientRule::judge(const RuleCase& on, Judgements& into) const {
    const Demand demand = demand_of(*this);
    const Counties counties{on, demand, kind};
    const std::vector<Counties::Entry>& entries = counties.entries();
    for (std::size_t at = 0; at < entries.size();) {
        const Counties::Entry& first = entries[at];
        Judgement judgement = judgement_of(first, number_of(demand.limits.at(first.stage)));
        detail::Range range{0, 0};
        double sum = 0;
        double known = 0;
        double count = 0;
        for (; at < entries.size() && entries[at].county == first.county && entries[at].stage == first.stage; ++at) {
            const Counties::Entry& each = entries[at];
            range.low += each.range.low;
            range.high += each.range.high;
            count += 1;
            if (each.coefficient) known += 1;
            sum += each.coefficient.value_or(0);
            judgement.records.insert(judgement.records.end(), each.records.begin(), each.records.end());
        }
        judgement.verdict = verdict_of({range.low / count, range.high / count}, *judgement.limit);
        std::vector<std::string> said{first.county, std::string{word_of(first.stage)}, printed(*judgement.limit)};
        if (known == count) {
            judgement.measured = sum / count;
            said.push_back(printed(*judgement.measured));
            judgement.reason = phrase("composite", std::move(said));
        } else {
            judgement.reason = phrase("composite_unknown", std::move(said));
        }
        add(std::move(judgement), on, into);
    }
}

}  // namespace jiedui

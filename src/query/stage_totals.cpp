// SPDX-License-Identifier: Apache-2.0
#include "query/stage_totals.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/ledger.hpp"
#include "words/nouns.hpp"

namespace jiedui::detail {
namespace {

using Records = Table<Indicator>;

constexpr std::array taught_stages{Stage::primary, Stage::junior, Stage::senior};
/// How much a pupil of these stages counts where a total is split [hundredths].
constexpr std::array<std::uint64_t, 3> weights_of_stages{100, 110, 132};

/// The totals that belong to a whole school of several stages.  Teachers are reported by stage.
[[nodiscard]] bool is_shared(std::string_view indicator) {
    constexpr std::array<std::string_view, 5> shared{"teaching_area", "sports_area", "equipment_value", "computers",
                                                     "books"};
    return std::ranges::find(shared, indicator) != shared.end();
}

/// A number that records say: known if they say one.
template <class Number>
class Said {
public:
    void add(const std::optional<Number>& number) {
        if (!number) return;
        is_contradicted_ = is_contradicted_ || (number_ && *number_ != *number);
        number_ = number;
    }
    /// Whatever is said is not to be believed.
    void doubt() noexcept { is_contradicted_ = true; }
    [[nodiscard]] bool is_said() const noexcept { return number_.has_value(); }
    [[nodiscard]] std::optional<Number> known() const { return is_contradicted_ ? std::nullopt : number_; }

private:
    std::optional<Number> number_{};
    bool is_contradicted_ = false;
};

/// The pupils of one school and stage, and the records that say them.
struct SaidPupils {
    Said<std::uint32_t> number{};
    std::vector<RecordRef> records{};
    void add(const Records& table, std::uint32_t row) {
        const auto said = table.get<&Indicator::pupils>(row);
        number.add(said);
        if (said) records.push_back({RecordKind::indicator, row});
    }
};

/// The records of one school, stage and indicator.
struct Group {
    Said<Thousandths> amount{};
    Said<std::uint32_t> pupils{};
    std::vector<RecordRef> records{};
    void add(const Records& table, std::uint32_t row) {
        const auto number = table.get<&Indicator::amount>(row);
        amount.add(number);
        if (number && number->value < 0) amount.doubt();
        pupils.add(table.get<&Indicator::pupils>(row));
        records.push_back({RecordKind::indicator, row});
    }
};

[[nodiscard]] bool is_same(Span a, Span b) { return a.first() == b.first() && a.last() == b.last(); }

/// The totals of one school.
class SchoolTotals {
public:
    SchoolTotals(const Network& network, SchoolIndex school) : network_{network}, school_{school} {
        const auto known = network.stages(school);
        for (std::size_t i = 0; known && i < taught_stages.size(); ++i)
            if ((*known)[i]) taught_.push_back(taught_stages[i]);
    }

    void add(const Records& table, std::uint32_t row) {
        auto stage = table.get<&Indicator::stage>(row);
        if (!stage && taught_.size() == 1) stage = taught_.front();
        groups_[table.get<&Indicator::indicator>(row)][stage].add(table, row);
        pupils_[stage].add(table, row);
    }
    void give(bool split, std::vector<StageTotal>& totals) const {
        const auto begin = static_cast<std::ptrdiff_t>(totals.size());
        for (const auto& [indicator, by_stage] : groups_)
            for (const auto& [stage, group] : by_stage) {
                if (stage || taught_.empty() || !split)
                    totals.push_back(total_of(indicator, stage, group));
                else
                    give_parts(indicator, by_stage, totals);
            }
        std::sort(totals.begin() + begin, totals.end(), [](const StageTotal& a, const StageTotal& b) {
            return std::tie(a.stage, a.indicator) < std::tie(b.stage, b.indicator);
        });
    }

private:
    using ByStage = std::map<std::optional<Stage>, Group>;

    [[nodiscard]] StageTotal total_of(const std::string& indicator, std::optional<Stage> stage,
                                      const Group& group) const {
        StageTotal total{.school = school_, .stage = stage, .indicator = indicator, .records = group.records};
        total.undivided = group.amount.known();
        if (total.undivided) total.amount = static_cast<double>(total.undivided->value) / 1000;
        if (group.pupils.is_said())
            total.pupils = group.pupils.known();
        else
            set_pupils(total);
        return total;
    }
    /// Pupils of which the records of the indicator say nothing.
    void set_pupils(StageTotal& total) const {
        if (const auto said = pupils_.find(total.stage); said != pupils_.end() && said->second.number.is_said()) {
            total.pupils = said->second.number.known();
            total.records.insert(total.records.end(), said->second.records.begin(), said->second.records.end());
            return;
        }
        total.pupils = pupils_of_school(total.stage);
        if (total.pupils) total.records.push_back({RecordKind::school, network_.row(school_)});
    }
    [[nodiscard]] std::optional<std::uint32_t> pupils_of_school(std::optional<Stage> stage) const {
        if (!stage) {
            const auto all = network_.pupils(school_);
            return all ? std::optional{static_cast<std::uint32_t>(*all)} : std::nullopt;
        }
        return pupils_of_stage(network_, school_, *stage);
    }
    /// The parts of a total of the whole school, for the stages of which no record speaks.
    void give_parts(const std::string& indicator, const ByStage& by_stage, std::vector<StageTotal>& totals) const {
        const Group& whole = by_stage.at(std::nullopt);
        std::vector<StageTotal> parts;
        std::uint64_t all = 0;
        bool is_known = is_shared(indicator) && whole.amount.known() && by_stage.size() == 1;
        for (const Stage stage : taught_) {
            StageTotal part{.school = school_, .stage = stage, .indicator = indicator, .records = whole.records};
            set_pupils(part);
            is_known = is_known && part.pupils;
            all += part.pupils.value_or(0) * weight_of(stage);
            if (!by_stage.contains(stage)) parts.push_back(std::move(part));
        }
        for (StageTotal& part : parts) {
            if (is_known && all > 0) {
                part.is_split = true;
                const auto own = static_cast<double>(*part.pupils * weight_of(*part.stage));
                part.share = own / static_cast<double>(all);
                part.undivided = whole.amount.known();
                part.amount = static_cast<double>(part.undivided->value) * own / static_cast<double>(all) / 1000;
            }
            totals.push_back(std::move(part));
        }
    }
    [[nodiscard]] static std::uint64_t weight_of(Stage stage) {
        const auto place = std::ranges::find(taught_stages, stage) - taught_stages.begin();
        return weights_of_stages[static_cast<std::size_t>(place)];
    }

    const Network& network_;
    SchoolIndex school_;
    std::vector<Stage> taught_{};
    std::map<std::string, ByStage> groups_{};
    std::map<std::optional<Stage>, SaidPupils> pupils_{};
};

}  // namespace

bool may_be_open(const Network& network, SchoolIndex school, Span school_year) {
    if (!network.has_school_days()) return true;
    const Day opened = network.opened(school);
    const Day closed = network.closed(school);
    return !(opened.is_known() && opened > school_year.last()) && !(closed.is_known() && closed <= school_year.first());
}

bool teaches_not(const Network& network, SchoolIndex school, Stage stage) {
    const auto known = network.stages(school);
    const auto place = std::ranges::find(taught_stages, stage) - taught_stages.begin();
    return known && stage != Stage::preschool && !(*known)[static_cast<std::size_t>(place)];
}

std::optional<std::uint32_t> pupils_of_stage(const Network& network, SchoolIndex school, Stage stage) {
    switch (stage) {
        case Stage::preschool: return std::nullopt;
        case Stage::primary: return network.get<&School::pupils_primary>(school);
        case Stage::junior: return network.get<&School::pupils_junior>(school);
        case Stage::senior: return network.get<&School::pupils_senior>(school);
    }
    return std::nullopt;
}

std::vector<SchoolIndex> schools_open_in(const Slice& slice, Span school_year) {
    std::vector<SchoolIndex> schools = slice.school_indices();
    std::erase_if(schools, [&](SchoolIndex school) { return !may_be_open(slice.network(), school, school_year); });
    return schools;
}

std::vector<RecordRef> records_of(const std::vector<StageTotal>& totals) {
    std::vector<RecordRef> records;
    for (const StageTotal& each : totals) records.insert(records.end(), each.records.begin(), each.records.end());
    return records;
}

void check_school_year(const Network& network, Span school_year) {
    const Records& table = network.ledger().table<Indicator>();
    std::set<std::string> years;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const Span year = table.get<&Indicator::school_year>(row);
        if (is_same(year, school_year)) return;
        if (year.is_known()) years.insert(text_of(year));
    }
    throw Error{ErrorCode::not_in_ledger, text_of(school_year),
                years.empty() ? "it has no indicators"
                              : (years.size() == 1 ? "the school_year of its indicators is "
                                                   : "the school years of its indicators are ") +
                                    listed({years.begin(), years.end()}, "and")};
}

void check_indicator(const Network& network, std::span<const Span> school_years, const std::string& indicator) {
    const Records& table = network.ledger().table<Indicator>();
    std::set<std::string> known;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const Span year = table.get<&Indicator::school_year>(row);
        if (std::ranges::any_of(school_years, [&](Span each) { return is_same(each, year); }))
            known.insert(table.get<&Indicator::indicator>(row));
    }
    if (known.contains(indicator)) return;
    if (known.empty()) check_school_year(network, school_years.front());
    const std::vector<std::string> words{known.begin(), known.end()};
    std::vector<std::string> near = nearest(indicator, words);
    if (const std::string_view meant = word_of_chinese("indicator", indicator); known.contains(std::string{meant}))
        near = {std::string{meant}};
    std::vector<std::string> years;
    for (const Span each : school_years) years.push_back(text_of(each));
    throw Error{ErrorCode::not_in_ledger, indicator,
                "the indicators of " + listed(years, "and") + " are " + listed(words, "and") +
                    (near.empty() ? "" : "; do you mean " + listed(near, "or") + "?")};
}

std::vector<StageTotal> stage_totals(const Slice& slice, Span school_year, bool split) {
    const Network& network = slice.network();
    const Records& table = network.ledger().table<Indicator>();
    std::map<SchoolIndex, SchoolTotals> by_school;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const std::uint32_t place = table.column<&Indicator::school>().place_at(row);
        if (place == no_row || !is_same(table.get<&Indicator::school_year>(row), school_year)) continue;
        const SchoolIndex school{place};
        if (!slice.has(school) || !may_be_open(network, school, school_year)) continue;
        by_school.try_emplace(school, network, school).first->second.add(table, row);
    }
    std::vector<StageTotal> totals;
    for (const auto& [school, each] : by_school) each.give(split, totals);
    return totals;
}

std::vector<SchoolIndex> schools_of_any_stage(const Slice& slice, Span school_year) {
    std::set<SchoolIndex> placed;
    for (const StageTotal& each : stage_totals(slice, school_year, true))
        if (each.stage) placed.insert(each.school);
    std::vector<SchoolIndex> schools = schools_open_in(slice, school_year);
    std::erase_if(schools, [&](SchoolIndex school) {
        return slice.network().get<&School::kind>(school).has_value() || placed.contains(school);
    });
    return schools;
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/rotation_rule.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "jiedui/model/school_groups.hpp"
#include "jiedui/query/head_counts.hpp"
#include "jiedui/query/service.hpp"

namespace jiedui {
namespace {

/// A share of which only bounds are known: some count or not, in it and of it.
class ShareBounds {
public:
    /// Adds a person who counts in the denominator, and in the numerator if in both.
    void add(Certainty below, Certainty above) noexcept {
        if (below == Certainty::no) return;
        const bool is_sure = below == Certainty::yes;
        if (is_sure || above != Certainty::yes) least_.add(is_sure && above == Certainty::yes);
        if (is_sure || above != Certainty::no) most_.add(above != Certainty::no);
        if (is_sure) sure_.add(above == Certainty::yes);
    }
    /// Heads without a name may be any who count in the denominator, and not yet in the numerator.
    void add_unnamed(std::optional<std::uint64_t> heads) noexcept {
        most_.above = heads ? std::min(most_.below, most_.above + *heads) : most_.below;
    }
    /// Heads without a name are more who count in the denominator, and in the numerator or not; nobody knows how many there are if
    /// `heads` is nothing.
    void add_unnamed_below(std::optional<std::uint64_t> heads) noexcept {
        is_open_ |= !heads;
        least_.below += heads.value_or(0);
        most_.below += heads.value_or(0);
        most_.above += heads.value_or(0);
    }
    /// Both as far as they are sure.
    [[nodiscard]] std::uint64_t above() const noexcept { return sure_.above; }
    [[nodiscard]] std::uint64_t below() const noexcept { return sure_.below; }
    [[nodiscard]] bool is_empty() const noexcept { return most_.below == 0 && least_.below == 0; }
    [[nodiscard]] bool surely_reach(Thousandths share) const noexcept {
        return !is_open_ && least_.below > 0 && least_.above * 1000 >= wide(share) * least_.below;
    }
    [[nodiscard]] bool surely_miss(Thousandths share) const noexcept {
        return !is_open_ && most_.above * 1000 < wide(share) * most_.below;
    }

private:
    /// [thousandths]
    [[nodiscard]] static std::uint64_t wide(Thousandths share) noexcept {
        return static_cast<std::uint64_t>(share.value);
    }
    struct Count {
        std::uint64_t above = 0;
        std::uint64_t below = 0;
        void add(bool is_above) noexcept {
            ++below;
            above += is_above ? 1 : 0;
        }
    };
    Count least_, most_, sure_;
    bool is_open_ = false;
};

/// Who begins a posting in the time of a slice.
struct Rotated {
    std::vector<Certainty> teachers;          ///< by TeacherIndex
    std::vector<std::vector<TieIndex>> ties;  ///< by TeacherIndex, the postings that surely begin
    /// Heads without a name, by group of the home; nothing if one posting does not say its heads.
    std::map<std::uint32_t, std::optional<std::uint64_t>> unnamed{};
};

[[nodiscard]] Rotated rotated_in(const Slice& postings, const SchoolGroups& divisions) {
    const Network& network = postings.network();
    const std::uint32_t count = network.ledger().teachers_by_id().size();
    Rotated rotated{std::vector<Certainty>(count, Certainty::no), std::vector<std::vector<TieIndex>>(count)};
    for (std::uint32_t t = 0; t < network.tie_count(); ++t) {
        const TieIndex tie{t};
        if (network.kind(tie) != TieKind::posting) continue;
        const Standing standing = postings.standing(tie);
        if (standing != Standing::inside && standing != Standing::undecided) continue;
        const bool is_sure = standing == Standing::inside && detail::begins_in_time(postings, tie);
        const Day first = network.period(tie).first();
        const bool begins_elsewhere =
            first.is_known() && !is_sure && !postings.times().is_empty() &&
            (first < postings.times().window().first || first >= postings.times().window().until);
        if (begins_elsewhere) continue;
        if (const auto teacher = network.teacher(tie)) {
            Certainty& certainty = rotated.teachers[teacher->value];
            certainty = std::max(certainty, is_sure ? Certainty::yes : Certainty::undecided);
            if (is_sure) rotated.ties[teacher->value].push_back(tie);
            continue;
        }
        auto& heads = rotated.unnamed.try_emplace(divisions.of(network.supporter(tie)), 0).first->second;
        const auto more = network.heads(tie);
        heads = heads && more ? std::optional{*heads + *more} : std::nullopt;
    }
    return rotated;
}

[[nodiscard]] Certainty is_backbone(const Network& network, TeacherIndex teacher) {
    const Ledger& ledger = network.ledger();
    const auto backbone =
        ledger.table<Teacher>().get<&Teacher::backbone>(ledger.teachers_by_id().row_at(teacher.value));
    if (!backbone) return Certainty::undecided;
    return *backbone == Backbone::no ? Certainty::no : Certainty::yes;
}

/// Judges each division: `add(bounds, teacher, belongs, rotated)` adds a teacher who belongs to it, or may as nobody knows her home.
/// @param of_rotated whether the share is one of those who rotate: then postings that are not in the ledger may lower it, too.
template <class Add>
void judge_divisions(const RuleCase& on, Judgements& into, Thousandths share, bool of_rotated, Add&& add) {
    const Network& network = on.network();
    const Ledger& ledger = network.ledger();
    if (!ledger.are_teachers_listed()) return;  // nobody knows who is where
    const SchoolGroups divisions{network, "division"};
    const Slice postings = on.slice.of_kinds({TieKind::posting});
    const Rotated rotated = rotated_in(postings, divisions);
    std::map<std::uint32_t, std::pair<ShareBounds, std::vector<TieIndex>>> bounds;
    std::vector<TeacherIndex> of_unknown_home;
    for (std::uint32_t t = 0; t < rotated.teachers.size(); ++t) {
        const TeacherIndex teacher{t};
        const std::uint32_t home =
            ledger.table<Teacher>().column<&Teacher::home>().place_at(ledger.teachers_by_id().row_at(t));
        if (home == no_row) of_unknown_home.push_back(teacher);
        if (home == no_row || on.has(teacher) == Certainty::no || !on.slice.has(SchoolIndex{home})) continue;
        auto& [of_division, ties] = bounds[divisions.of(SchoolIndex{home})];
        add(of_division, teacher, on.has(teacher), rotated.teachers[t]);
        ties.insert(ties.end(), rotated.ties[t].begin(), rotated.ties[t].end());
    }
    const TimeFilters& times = on.slice.times();
    const bool is_complete = is_complete_to(ledger.settings(), Posting::table,
                                            times.is_empty() ? on.day.value_or(Day::last()) : times.window().until);
    for (auto& [division, found] : bounds) {
        auto& [of_division, ties] = found;
        for (const TeacherIndex teacher : of_unknown_home)
            add(of_division, teacher, both(on.has(teacher), Certainty::undecided), rotated.teachers[teacher.value]);
        if (const auto heads = rotated.unnamed.find(division); heads != rotated.unnamed.end())
            of_rotated ? of_division.add_unnamed_below(heads->second) : of_division.add_unnamed(heads->second);
        Judgement each{.subject_kind = SubjectKind::division,
                       .subject = divisions.name(division).value_or("?"),
                       .limit = static_cast<double>(share.value) / 1000,
                       .numerator = Thousandths{static_cast<std::int64_t>(of_division.above()) * 1000},
                       .denominator = Thousandths{static_cast<std::int64_t>(of_division.below()) * 1000},
                       .ties = std::move(ties)};
        if (of_division.below() > 0)
            each.measured = static_cast<double>(of_division.above()) / static_cast<double>(of_division.below());
        if ((is_complete || !of_rotated) && of_division.surely_reach(share))
            each.verdict = Verdict::met;
        else if (is_complete && !of_division.is_empty() && of_division.surely_miss(share))
            each.verdict = Verdict::not_met;
        each.reason = phrase(
            "in {0} {1} of {2} persons count for certain; a share of {3} is demanded",
            {each.subject, std::to_string(of_division.above()), std::to_string(of_division.below()), text_of(share)});
        into.push_back(std::move(each));
    }
}

/// As of which day somebody is eligible.
[[nodiscard]] Day day_of(const RuleCase& on, std::string_view kind) {
    if (on.day || on.slice.times().is_empty()) return on.day_asked(kind);
    return on.slice.times().window().first;
}

}  // namespace

void RotationShareRule::judge(const RuleCase& on, Judgements& into) const {
    const Eligibility eligible{years_at_school, men_below, women_below};
    const Day day = day_of(on, kind);
    judge_divisions(on, into, share.number, false,
                    [&](ShareBounds& bounds, TeacherIndex teacher, Certainty belongs, Certainty rotated) {
                        bounds.add(both(belongs, eligible.of(on.network(), teacher, day)), rotated);
                    });
}

void BackboneShareRule::judge(const RuleCase& on, Judgements& into) const {
    const Eligibility eligible{years_at_school, men_below, women_below};
    const Day day = day_of(on, kind);
    judge_divisions(on, into, share.number, denominator == BackboneOf::rotated,
                    [&](ShareBounds& bounds, TeacherIndex teacher, Certainty belongs, Certainty rotated) {
                        const Certainty below =
                            denominator == BackboneOf::rotated ? rotated : eligible.of(on.network(), teacher, day);
                        bounds.add(both(belongs, below), both(rotated, is_backbone(on.network(), teacher)));
                    });
}

}  // namespace jiedui

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
#include "rules/rotated.hpp"

namespace jiedui {
namespace {

/// How one person counts in a share.
struct Counted {
    Certainty below;          ///< whether she counts below the line
    Certainty above;          ///< whether above it, if below
    Certainty above_if_sent;  ///< whether above it, if she is one of the heads that nobody named
};

/// A share of which only bounds are known: some count or not, in it and of it.
class ShareBounds {
public:
    void add(const Counted& person) noexcept {
        if (person.below == Certainty::no) return;
        const bool is_sure = person.below == Certainty::yes;
        if (is_sure || person.above != Certainty::yes) least_.add(is_sure && person.above == Certainty::yes);
        if (is_sure || person.above != Certainty::no) most_.add(person.above != Certainty::no);
        if (is_sure) sure_.add(person.above == Certainty::yes);
        if (person.above == Certainty::no && person.above_if_sent != Certainty::no)
            ++(is_sure ? may_be_sent_ : may_be_sent_and_count_);
    }
    /// Heads without a name may be any who count above the line if they are sent, and would else not; nobody knows how many there are if
    /// `heads` is nothing.
    void add_unnamed(std::optional<std::uint64_t> heads) noexcept {
        const std::uint64_t sent = heads ? std::min(*heads, may_be_sent_) : may_be_sent_;
        const std::uint64_t more = heads ? std::min(*heads - sent, may_be_sent_and_count_) : may_be_sent_and_count_;
        most_.above += sent + more;
        most_.below += more;
    }
    /// Heads without a name are more who count below the line, and above it or not.
    void add_unnamed_below(std::optional<std::uint64_t> heads) noexcept {
        is_open_ |= !heads;
        for (Count* const each : {&least_, &most_, &heads_}) each->below += heads.value_or(0);
        most_.above += heads.value_or(0);
    }
    /// Both as far as they are sure.
    [[nodiscard]] std::uint64_t above() const noexcept { return sure_.above; }
    [[nodiscard]] std::uint64_t below() const noexcept { return sure_.below; }
    [[nodiscard]] bool surely_reach(Thousandths share) const noexcept {
        return is_surely_a_number() && least_.above * 1000 >= wide(share) * least_.below;
    }
    [[nodiscard]] bool surely_miss(Thousandths share) const noexcept {
        return is_surely_a_number() && most_.above * 1000 < wide(share) * most_.below;
    }

private:
    /// Whether the share is of a known number of persons, and of one at least.
    [[nodiscard]] bool is_surely_a_number() const noexcept { return !is_open_ && sure_.below + heads_.below > 0; }
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
    Count least_, most_, sure_, heads_;
    std::uint64_t may_be_sent_ = 0;
    std::uint64_t may_be_sent_and_count_ = 0;
    bool is_open_ = false;
};

/// Heads without a name by group of their home; nothing if one posting does not say how many it moves.
[[nodiscard]] std::map<std::uint32_t, std::optional<std::uint64_t>> unnamed_by(const SchoolGroups& divisions,
                                                                               const detail::Rotated& rotated) {
    std::map<std::uint32_t, std::optional<std::uint64_t>> unnamed;
    for (const auto& [home, heads] : rotated.unnamed) {
        auto& sum = unnamed.try_emplace(divisions.of(home), 0).first->second;
        sum = sum && heads ? std::optional{*sum + *heads} : std::nullopt;
    }
    return unnamed;
}

/// Whether she is a backbone teacher, or has one of the titles that count as much.
[[nodiscard]] Certainty is_backbone(const Network& network, TeacherIndex teacher,
                                    const std::optional<std::vector<Title>>& titles) {
    const Table<Teacher>& teachers = network.ledger().table<Teacher>();
    const std::uint32_t row = network.ledger().teachers_by_id().row_at(teacher.value);
    const auto backbone = teachers.get<&Teacher::backbone>(row);
    const Certainty is_one = !backbone                   ? Certainty::undecided
                             : *backbone == Backbone::no ? Certainty::no
                                                         : Certainty::yes;
    if (!titles) return is_one;
    const auto title = teachers.get<&Teacher::title>(row);
    const Certainty has_one = !title                                                ? Certainty::undecided
                              : std::ranges::find(*titles, *title) != titles->end() ? Certainty::yes
                                                                                    : Certainty::no;
    return std::max(is_one, has_one);
}

/// Judges each division: `count(teacher, belongs, rotates)` says how a teacher counts who belongs to it, or may as nobody knows her home.
/// @param of_rotated whether the share is one of those who rotate: then postings that are not in the ledger may lower it, too.
template <class Count>
void judge_divisions(const RuleCase& on, Judgements& into, Thousandths share, bool of_rotated, Count&& count) {
    const Network& network = on.network();
    const Ledger& ledger = network.ledger();
    if (!ledger.are_teachers_listed()) return;  // nobody knows who is where
    const SchoolGroups divisions{network, "division"};
    const detail::Rotated rotated = detail::rotated_in(on.slice);
    const auto unnamed = unnamed_by(divisions, rotated);
    std::map<std::uint32_t, std::pair<ShareBounds, std::vector<TieIndex>>> bounds;
    std::vector<TeacherIndex> of_unknown_home;
    for (std::uint32_t t = 0; t < rotated.teachers.size(); ++t) {
        const TeacherIndex teacher{t};
        const auto home = detail::home_of(network, teacher);
        if (!home) of_unknown_home.push_back(teacher);
        if (!home || on.has(teacher) == Certainty::no) continue;
        auto& [of_division, ties] = bounds[divisions.of(*home)];
        of_division.add(count(teacher, on.has(teacher), rotated.teachers[t]));
        ties.insert(ties.end(), rotated.ties[t].begin(), rotated.ties[t].end());
    }
    const bool is_complete = detail::are_postings_complete(on);
    for (auto& [division, found] : bounds) {
        auto& [of_division, ties] = found;
        for (const TeacherIndex teacher : of_unknown_home)
            of_division.add(
                count(teacher, both(on.has(teacher), Certainty::undecided), rotated.teachers[teacher.value]));
        if (const auto heads = unnamed.find(division); heads != unnamed.end())
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
        else if (is_complete && of_division.surely_miss(share))
            each.verdict = Verdict::not_met;
        each.reason = phrase(
            "in {0} {1} of {2} persons count for certain; a share of {3} is demanded",
            {each.subject, std::to_string(of_division.above()), std::to_string(of_division.below()), text_of(share)});
        into.push_back(std::move(each));
    }
}

}  // namespace

void RotationShareRule::judge(const RuleCase& on, Judgements& into) const {
    const Eligibility eligible = eligibility();
    const Day day = detail::day_of_eligibility(on, kind);
    judge_divisions(on, into, share.number, false,
                    [&](TeacherIndex teacher, Certainty belongs, Certainty rotates) -> Counted {
                        const Certainty below = both(belongs, eligible.of(on.network(), teacher, day));
                        return {below, rotates, Certainty::yes};
                    });
}

void BackboneShareRule::judge(const RuleCase& on, Judgements& into) const {
    const Eligibility eligible{years_at_school, men_below, women_below};
    const Day day = detail::day_of_eligibility(on, kind);
    judge_divisions(on, into, share.number, denominator == BackboneOf::rotated,
                    [&](TeacherIndex teacher, Certainty belongs, Certainty rotates) -> Counted {
                        const Certainty is_one = is_backbone(on.network(), teacher, titles);
                        if (denominator == BackboneOf::rotated) return {both(belongs, rotates), is_one, Certainty::no};
                        const Certainty below = both(belongs, eligible.of(on.network(), teacher, day));
                        return {below, both(rotates, is_one), is_one};
                    });
}

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/rotation_rule.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/detail/model/school_groups.hpp"
#include "jiedui/model/completeness.hpp"
#include "jiedui/rules/eligibility.hpp"
#include "jiedui/rules/rule_kind.hpp"
#include "rules/rotated.hpp"

namespace jiedui {
namespace {

/// How one person counts in a share.
struct CountedPerson {
    Certainty below;          ///< whether the person counts below the line
    Certainty above;          ///< whether above it, if below
    Certainty above_if_sent;  ///< whether above it, if among the heads without a name
    bool rotates_besides;     ///< surely rotates, and surely is not one of whom the share is taken
};

/// The persons of one home, or of unknown home, in a share: how many of them count for certain, and by how much those
/// above the line exceed the share of those below it, at least and at most.  The share is reached if that is 0 or more.
class PartOfShare {
public:
    explicit PartOfShare(Thousandths share) noexcept : share_{share.value} {}

    void add(const CountedPerson& person) noexcept {
        besides_ += person.rotates_besides ? 1 : 0;
        if (person.below == Certainty::no) return;
        const bool is_sure = person.below == Certainty::yes;
        add(1, person.above, is_sure);
        if (is_sure) ++below_;
        if (is_sure && person.above == Certainty::yes) ++above_;
        if (person.above == Certainty::no && person.above_if_sent != Certainty::no)
            ++(is_sure ? may_be_sent_ : may_be_sent_and_count_);
    }
    /// Heads without a name are more who count below the line; if their number is unknown, so is the share.
    void add_below(std::optional<std::uint32_t> heads, Certainty above, bool is_sure) noexcept {
        is_open_ |= !heads;
        add(heads.value_or(0), above, is_sure);
        if (is_sure) heads_below_ += heads.value_or(0);
    }
    /// Heads without a name may be any who count above the line if they are sent, and would else not.
    void add_sent(std::optional<std::uint32_t> heads) noexcept { heads_ += heads ? *heads : any_number; }

    /// Joins the part of another home: surely, or if it belongs to the same division, which is unknown.
    void join(const PartOfShare& more, bool is_sure) noexcept {
        const std::int64_t most = more.most_ + more.gain();
        least_ += is_sure ? more.least_ : std::min<std::int64_t>(more.least_, 0);
        most_ += is_sure ? most : std::max<std::int64_t>(most, 0);
        heads_ += is_sure ? more.heads_ - more.sent() : more.heads_;
        is_open_ |= more.is_open_;
        if (!is_sure) return;
        above_ += more.above_;
        below_ += more.below_;
        heads_below_ += more.heads_below_;
        besides_ += more.besides_;
    }
    /// Joins those of unknown home: they may be among the heads of any that has joined.
    void join_of_unknown_home(const PartOfShare& more) noexcept {
        PartOfShare part = more;
        part.heads_ = heads_;
        join(part, true);
    }

    /// Both as far as they are sure.
    [[nodiscard]] std::uint64_t above() const noexcept { return above_; }
    [[nodiscard]] std::uint64_t below() const noexcept { return below_; }
    [[nodiscard]] std::uint64_t besides() const noexcept { return besides_; }
    [[nodiscard]] bool surely_reach() const noexcept { return is_surely_a_number() && least_ >= 0; }
    [[nodiscard]] bool surely_miss() const noexcept { return is_surely_a_number() && most_ < 0; }

private:
    static constexpr std::int64_t one = 1000;                       ///< person [thousandths]
    static constexpr std::uint64_t any_number = 1'000'000'000'000;  ///< of heads: more than there are persons

    void add(std::uint32_t persons, Certainty above, bool is_sure) noexcept {
        const std::int64_t worst = persons * ((above == Certainty::yes ? one : 0) - share_);
        const std::int64_t best = persons * ((above != Certainty::no ? one : 0) - share_);
        least_ += is_sure ? worst : std::min<std::int64_t>(worst, 0);
        most_ += is_sure ? best : std::max<std::int64_t>(best, 0);
    }
    /// How many heads without a name are at most persons of this part.
    [[nodiscard]] std::uint64_t sent() const noexcept {
        return std::min(heads_, may_be_sent_ + may_be_sent_and_count_);
    }
    /// What that is worth: first those who count below the line anyway.
    [[nodiscard]] std::int64_t gain() const noexcept {
        const std::uint64_t sure = std::min(heads_, may_be_sent_);
        return static_cast<std::int64_t>(sure) * one + static_cast<std::int64_t>(sent() - sure) * (one - share_);
    }
    /// Whether the share is of a known number of persons, and of one at least.
    [[nodiscard]] bool is_surely_a_number() const noexcept { return !is_open_ && below_ + heads_below_ > 0; }

    std::int64_t share_;      // [thousandths]
    std::int64_t least_ = 0;  // [thousandths], as the next
    std::int64_t most_ = 0;
    std::uint64_t above_ = 0;
    std::uint64_t below_ = 0;
    std::uint64_t besides_ = 0;
    std::uint64_t heads_below_ = 0;
    std::uint64_t heads_ = 0;  // that may be sent from here
    std::uint64_t may_be_sent_ = 0;
    std::uint64_t may_be_sent_and_count_ = 0;
    bool is_open_ = false;
};

/// What a share is made of.
struct ShareOf {
    Thousandths share;
    bool is_of_rotated;  ///< else of the eligible
    bool has_titles;     ///< whether titles count as much as being a backbone teacher
};

/// The persons of a share, home by home.
struct Parts {
    std::map<SchoolIndex, PartOfShare> of_home{};
    PartOfShare of_unknown_home;
    std::map<std::uint32_t, std::vector<TieIndex>> ties{};  // by division with a teacher whose home is known
};

/// @param count says how a teacher counts who belongs to the division, or may; and whether the teacher rotates.
template <class Count>
[[nodiscard]] Parts parts_of(const RuleCase& on, const ShareOf& of, const SchoolGroups& divisions,
                             const detail::Rotated& rotated, Count&& count) {
    const Network& network = on.network();
    Parts parts{.of_unknown_home = PartOfShare{of.share}};
    const auto part_of = [&](SchoolIndex home) -> PartOfShare& {
        return parts.of_home.try_emplace(home, of.share).first->second;
    };
    for (std::uint32_t t = 0; t < rotated.teachers.size(); ++t) {
        const TeacherIndex teacher{t};
        const auto home = network.home(teacher);
        const Certainty belongs = home ? on.has(teacher) : both(on.has(teacher), Certainty::undecided);
        if (belongs == Certainty::no) continue;
        (home ? part_of(*home) : parts.of_unknown_home).add(count(teacher, belongs));
        if (!home || !divisions.name(divisions.of(*home))) continue;
        auto& ties = parts.ties[divisions.of(*home)];
        ties.insert(ties.end(), rotated.ties[t].begin(), rotated.ties[t].end());
    }
    for (const detail::UnnamedHeads& each : rotated.unnamed) {
        const Certainty belongs = on.has_posting(each.tie);
        if (belongs == Certainty::no) continue;
        const bool has_title = each.backbone == Certainty::no && of.has_titles;
        if (of.is_of_rotated)
            part_of(each.home).add_below(each.count, has_title ? Certainty::undecided : each.backbone,
                                         each.is_sure && belongs == Certainty::yes);
        else
            part_of(each.home).add_sent(each.count);
    }
    return parts;
}

/// All persons of a division: those of its homes, and those who may be of it, as their home or its division is unknown.
[[nodiscard]] PartOfShare persons_of(std::uint32_t division, const Parts& parts, const SchoolGroups& divisions,
                                     Thousandths share) {
    PartOfShare all{share};
    for (const auto& [home, part] : parts.of_home) {
        const std::uint32_t group = divisions.of(home);
        if (group == division || !divisions.name(group)) all.join(part, group == division);
    }
    all.join_of_unknown_home(parts.of_unknown_home);
    return all;
}

/// Says of each division with a school of the scope that it is not known who teaches there.
void leave_open(const RuleCase& on, Judgements& into, const ShareOf& of, const SchoolGroups& divisions) {
    std::set<std::uint32_t> found;
    for (const SchoolIndex school : on.slice.school_indices())
        if (on.has(school) != Certainty::no && divisions.name(divisions.of(school))) found.insert(divisions.of(school));
    for (const std::uint32_t division : found) {
        Judgement each{.subject_kind = SubjectKind::division,
                       .subject = *divisions.name(division),
                       .limit = static_cast<double>(of.share.value) / 1000};
        each.reason = phrase("rotation_no_teachers", {each.subject});
        into.push_back(std::move(each));
    }
}

/// Judges each division.
template <class Count>
void judge_divisions(const RuleCase& on, Judgements& into, const ShareOf& of, const detail::Rotated& rotated,
                     Count&& count) {
    const Ledger& ledger = on.network().ledger();
    const SchoolGroups divisions{on.network(), "division"};
    if (!ledger.are_teachers_listed()) return leave_open(on, into, of, divisions);
    Parts parts = parts_of(on, of, divisions, rotated, count);
    const bool is_complete = detail::are_postings_complete(on);
    const bool lacks_persons = !of.is_of_rotated && lacks_rows(ledger.settings(), Teacher::table);
    std::vector<std::string_view> lacking = tables_lacking_ties(on.postings());
    if (lacks_persons) lacking.push_back(Teacher::table);
    for (auto& [division, ties] : parts.ties) {
        const PartOfShare all = persons_of(division, parts, divisions, of.share);
        Judgement each{.subject_kind = SubjectKind::division,
                       .subject = *divisions.name(division),
                       .limit = static_cast<double>(of.share.value) / 1000,
                       .numerator = Thousandths{static_cast<std::int64_t>(all.above()) * 1000},
                       .denominator = Thousandths{static_cast<std::int64_t>(all.below()) * 1000},
                       .ties = std::move(ties)};
        if (all.below() > 0) each.measured = static_cast<double>(all.above()) / static_cast<double>(all.below());
        if (!lacks_persons && (is_complete || !of.is_of_rotated) && all.surely_reach())
            each.verdict = Verdict::met;
        else if (!lacks_persons && is_complete && all.surely_miss())
            each.verdict = Verdict::not_met;
        each.open(Verdict::undecided, lacking);
        std::vector<std::string> said{each.subject, std::to_string(all.above()), std::to_string(all.below()),
                                      text_of(of.share)};
        if (all.besides() > 0) said.push_back(std::to_string(all.besides()));
        each.reason = all.besides() > 0 ? phrase("rotation_share_and_others", std::move(said))
                                        : phrase("rotation_share", std::move(said));
        into.push_back(std::move(each));
    }
}

/// Whether the teacher has one of these titles.
[[nodiscard]] Certainty has_title(const Network& network, TeacherIndex teacher,
                                  const std::optional<std::vector<Title>>& titles) {
    const Ledger& ledger = network.ledger();
    if (!titles) return Certainty::no;
    const auto title = ledger.table<Teacher>().get<&Teacher::title>(ledger.teachers_by_id().row_at(teacher.value));
    if (!title) return Certainty::undecided;
    return std::ranges::find(*titles, *title) != titles->end() ? Certainty::yes : Certainty::no;
}

}  // namespace

Eligibility RotationShareRule::eligibility() const noexcept { return {years_at_school, men_below, women_below}; }

Slice RotationShareRule::looked_at(const RuleCase& on) { return on.postings(); }

void RotationShareRule::judge(const RuleCase& on, Judgements& into) const {
    const Eligibility eligible = eligibility();
    const Day day = detail::day_of_eligibility(on, kind);
    const detail::Rotated rotated = detail::rotated_in(on.slice);
    judge_divisions(on, into, {share.number, false, false}, rotated,
                    [&](TeacherIndex teacher, Certainty belongs) -> CountedPerson {
                        const Certainty rotates = rotated.teachers[teacher.value];
                        const Certainty may = eligible.of(on.network(), teacher, day);
                        const bool is_besides = may == Certainty::no && both(belongs, rotates) == Certainty::yes;
                        return {both(belongs, may), rotates, Certainty::yes, is_besides};
                    });
}

Slice BackboneShareRule::looked_at(const RuleCase& on) { return on.postings(); }

void BackboneShareRule::judge(const RuleCase& on, Judgements& into) const {
    const Eligibility eligible{years_at_school, men_below, women_below};
    const Day day = detail::day_of_eligibility(on, kind);
    const Network& network = on.network();
    const detail::Rotated rotated = detail::rotated_in(on.slice);
    const bool is_of_rotated = denominator == BackboneOf::rotated;
    std::set<SchoolIndex> marked;  // homes that send heads as backbone teachers: any of theirs may then count
    for (const detail::UnnamedHeads& each : rotated.unnamed)
        if (each.backbone == Certainty::yes && on.has_posting(each.tie) != Certainty::no) marked.insert(each.home);
    judge_divisions(on, into, {share.number, is_of_rotated, titles.has_value()}, rotated,
                    [&](TeacherIndex teacher, Certainty belongs) -> CountedPerson {
                        const Certainty rotates = rotated.teachers[teacher.value];
                        const Certainty own = detail::is_backbone(network, teacher);
                        const Certainty title = has_title(network, teacher, titles);
                        const Certainty as_one = std::max(rotated.moved[teacher.value].value_or(own), title);
                        if (is_of_rotated) return {both(belongs, rotates), as_one, Certainty::no, false};
                        const auto home = network.home(teacher);
                        const bool is_marked = home ? marked.contains(*home) : !marked.empty();
                        const Certainty may = eligible.of(network, teacher, day);
                        const bool is_besides = may == Certainty::no && both(belongs, rotates) == Certainty::yes;
                        return {both(belongs, may), both(rotates, as_one),
                                is_marked ? Certainty::yes : std::max(own, title), is_besides};
                    });
}

}  // namespace jiedui

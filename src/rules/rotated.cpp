// SPDX-License-Identifier: Apache-2.0
#include "rules/rotated.hpp"

#include <algorithm>

#include "jiedui/detail/model/parts.hpp"
#include "jiedui/model/completeness.hpp"
#include "query/begins_in_time.hpp"

namespace jiedui::detail {
namespace {

[[nodiscard]] Certainty certainty_of(std::optional<Backbone> backbone) noexcept {
    if (!backbone) return Certainty::undecided;
    return *backbone == Backbone::no ? Certainty::no : Certainty::yes;
}

/// Whether a posting begins in the time of a slice of postings.
[[nodiscard]] Certainty begins_in(const Slice& postings, const Parts& parts, TieIndex tie) {
    const Day first = postings.network().period(tie).first();
    const bool has_time = !postings.times().is_empty();  // one that begins after it is not in the slice
    const bool has_begun = parts.is_later(tie) || (first.is_known() && first < postings.times().window().first);
    if (has_time && has_begun) return Certainty::no;
    const Standing standing = postings.standing(tie);
    if (standing == Standing::inside && begins_in_time(postings, parts, tie)) return Certainty::yes;
    const bool may_be = standing == Standing::inside || standing == Standing::undecided || postings.cuts_off(tie);
    return may_be ? Certainty::undecided : Certainty::no;
}

/// Whether the teacher moved as a backbone teacher: what the posting says, and where it is silent the teacher's record;
/// undecided if they contradict each other.
[[nodiscard]] Certainty moved_as_backbone(Certainty said, Certainty own) noexcept {
    if (said == Certainty::undecided || own == Certainty::undecided) return said == Certainty::undecided ? own : said;
    return said == own ? said : Certainty::undecided;
}

}  // namespace

Rotated rotated_in(const Slice& slice) {
    const Slice postings = slice.of_kinds({TieKind::posting});
    const Network& network = postings.network();
    const auto& table = network.ledger().table<Posting>();
    const std::uint32_t count = network.ledger().teachers_by_id().size();
    const bool may_lack_some = lacks_ties(postings);
    Rotated rotated{std::vector<Certainty>(count, may_lack_some ? Certainty::undecided : Certainty::no),
                    std::vector<std::vector<TieIndex>>(count),
                    std::vector<std::optional<Certainty>>(count),
                    {}};
    const Parts parts{network};
    const auto may_begin = [&](TieIndex tie) { return begins_in(postings, parts, tie) != Certainty::no; };
    std::vector<bool> moves_as_one(count, false);  // for certain
    network.ties().each_of_kind(TieKind::posting, [&](TieIndex tie) {
        const Certainty begins = begins_in(postings, parts, tie);
        if (begins == Certainty::no) return;
        const std::uint32_t row = network.row(tie);
        const Certainty said = certainty_of(table.get<&Posting::backbone>(row));
        const auto teacher = network.teacher(tie);
        if (!teacher) {
            if (!parts.is_first_where(tie, may_begin)) return;  // the heads are counted with the first part
            rotated.unnamed.push_back(
                {tie, network.supporter(tie), network.heads(tie), begins == Certainty::yes, said});
            return;
        }
        Certainty& certainty = rotated.teachers[teacher->value];
        certainty = std::max(certainty, begins);
        if (begins == Certainty::yes) rotated.ties[teacher->value].push_back(tie);
        auto& moved = rotated.moved[teacher->value];
        const Certainty as_one = moved_as_backbone(said, is_backbone(network, *teacher));
        moved = !moved || *moved == as_one ? as_one : Certainty::undecided;
        if (begins == Certainty::yes && as_one == Certainty::yes) moves_as_one[teacher->value] = true;
    });
    for (std::uint32_t t = 0; t < count; ++t)
        if (moves_as_one[t]) rotated.moved[t] = Certainty::yes;  // one such move is enough
    return rotated;
}

Certainty is_backbone(const Network& network, TeacherIndex teacher) {
    const Ledger& ledger = network.ledger();
    if (!ledger.are_teachers_listed()) return Certainty::undecided;
    return certainty_of(ledger.table<Teacher>().get<&Teacher::backbone>(ledger.teachers_by_id().row_at(teacher.value)));
}

Day day_of_eligibility(const RuleCase& on, std::string_view kind) {
    if (on.day || on.slice.times().is_empty()) return on.day_asked(kind);
    return on.slice.times().window().first;
}

bool are_postings_complete(const RuleCase& on) {
    const TimeFilters& times = on.slice.times();
    const DayRange days = times.is_empty() ? DayRange{Day::first(), on.day.value_or(Day::last())} : times.window();
    return is_complete(on.network().ledger().settings(), Posting::table, days);
}

}  // namespace jiedui::detail

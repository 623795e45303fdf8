// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Rules as their pages define them, read off the records: whom each kind judges, and what it says.

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <numbers>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "oracle/posts_naive.hpp"
#include "oracle/service_naive.hpp"

namespace jiedui::naive {

/// `subject verdict`, once for each judgement.
using Said = std::multiset<std::string>;

inline std::string verdict_of(bool is_met, bool is_missed) {
    return is_met ? "met" : is_missed ? "not_met" : "undecided";
}
/// A certainty as a demand.
inline std::string demanded(const std::string& certainty) { return verdict_of(certainty == "yes", certainty == "no"); }
inline std::string either(const std::string& a, const std::string& b) { return negated(both(negated(a), negated(b))); }

// Ties and schools.

inline Said no_double_duty(const Slice& slice) {
    Said said;
    for (const std::string& school : slice.schools()) {
        const auto has = [&](std::string Tie::* end) {
            const auto is_it = [&](const Tie& tie) { return tie.*end == school; };
            if (std::ranges::any_of(slice.ties(), is_it)) return "yes";
            return std::ranges::any_of(slice.may_be_in(), is_it) ? "undecided" : "no";
        };
        said.insert(school + " " + demanded(negated(both(has(&Tie::supporter), has(&Tie::recipient)))));
    }
    return said;
}

/// @param says of a tie of the slice what is demanded of it.
inline Said of_each_tie(const Slice& slice, const std::function<std::string(const Tie&)>& says) {
    Said said;
    for (const Tie& tie : slice.ties())
        if (const std::string verdict = says(tie); !verdict.empty()) said.insert(tie.id + " " + verdict);
    return said;
}
/// The same of each posting: the first of its parts that is there stands for all.
inline Said of_each_posting(const Slice& slice, const std::function<std::string(const Tie&)>& says) {
    return of_each_tie(slice, [&](const Tie& tie) { return is_first_of(slice.ties(), tie) ? says(tie) : ""; });
}
inline Said minimum_term(const Slice& slice, int days, int day) {
    return of_each_posting(slice, [&, days, day](const Tie& tie) {
        const Bound first = parts_of(slice.records(), tie).front().first;
        const Bound until = parts_of(slice.records(), tie).back().until;
        if (!first || !until) return verdict_of(false, false);
        if (*until == never) return verdict_of(day - *first >= days, false);
        return verdict_of(*until - *first >= days, *until - *first < days);
    });
}
inline Said posting_forms(const Slice& slice, const std::set<PostingForm>& forms) {
    return of_each_posting(slice, [&](const Tie& tie) {
        const auto form = tie.posting->form;
        return verdict_of(form && forms.contains(*form), form && !forms.contains(*form));
    });
}
/// @param due the day of 1970 on which postings are due, as all drawn ones begin in that year.
inline Said recorded_by(const Slice& slice, int due) {
    return of_each_posting(slice, [&](const Tie& tie) -> std::string {
        if (!begins_in(slice, tie)) return "";
        const Span recorded = tie.posting->recorded_on;
        if (!tie.first || !recorded.is_known()) return "undecided";
        return verdict_of(recorded.last().number() <= due, recorded.first().number() > due);
    });
}
inline Said same_stage(const Slice& slice) {
    const std::map<SchoolKind, std::string> stages{
        {SchoolKind::primary, "p"}, {SchoolKind::junior, "j"}, {SchoolKind::nine_year, "pj"}};
    return of_each_tie(slice, [&](const Tie& tie) {
        const auto a = slice.school(tie.supporter).kind;
        const auto b = slice.school(tie.recipient).kind;
        if (!a || !b) return verdict_of(false, false);
        const bool meet = stages.at(*a).find_first_of(stages.at(*b)) != std::string::npos;
        return verdict_of(meet, !meet);
    });
}
/// By the angle between the places as seen from the middle of the earth.
inline Said distance(const Slice& slice, double kilometres) {
    using Vector = std::array<double, 3>;
    const auto place_of = [](const School& school) -> std::optional<Vector> {
        if (!school.latitude || !school.longitude) return std::nullopt;
        const double north = *school.latitude * std::numbers::pi / 180;
        const double east = *school.longitude * std::numbers::pi / 180;
        return Vector{std::cos(north) * std::cos(east), std::cos(north) * std::sin(east), std::sin(north)};
    };
    return of_each_tie(slice, [&](const Tie& tie) {
        const auto a = place_of(slice.school(tie.supporter));
        const auto b = place_of(slice.school(tie.recipient));
        if (!a || !b) return verdict_of(false, false);
        const double cosine = (*a)[0] * (*b)[0] + (*a)[1] * (*b)[1] + (*a)[2] * (*b)[2];
        const double apart = 6371.0088 * std::acos(std::clamp(cosine, -1.0, 1.0));
        return verdict_of(apart <= kilometres, apart > kilometres);
    });
}
/// @param slice on the day.
inline Said floor_of_schools(const Slice& slice) {
    Said said;
    for (const std::string& row : floor_at_home(slice).rows) {
        const auto cells = pieces_of(row, ' ');
        said.insert(cells.front() + " " + cells.back());
    }
    return said;
}

// Teachers.

/// Whether a span lies on a day or before it.
inline std::string was_by(const Span& span, std::chrono::year_month_day day) {
    if (!span.is_known()) return "undecided";
    const auto key = [](std::chrono::year_month_day date) { return std::tuple{date.year(), date.month(), date.day()}; };
    if (key(span.last().date()) <= key(day)) return "yes";
    return key(span.first().date()) > key(day) ? "no" : "undecided";
}
/// Whether somebody may be asked to rotate, on a day that is no 29 February.
struct Conditions {
    std::optional<int> years{}, men_below{}, women_below{};

    [[nodiscard]] std::string met_by(const Teacher& teacher, int day) const {
        const std::chrono::year_month_day date = Day::from_number(day).date();
        const auto before = [&](int ago) {
            return (date.year() - std::chrono::years{ago}) / date.month() / date.day();
        };
        std::string may = !teacher.exempt ? "undecided" : *teacher.exempt == "no" ? "yes" : "no";
        if (years) may = both(may, was_by(teacher.joined, before(*years)));
        const auto young = [&](const std::optional<int>& below) -> std::string {
            return below ? negated(was_by(teacher.born, before(*below))) : "yes";
        };
        if (teacher.sex) return both(may, young(*teacher.sex == Sex::male ? men_below : women_below));
        const std::string man = young(men_below);
        return both(may, man == young(women_below) ? man : "undecided");
    }
};

/// Whether a teacher begins a posting in the time of the slice.
inline std::string rotates(const Slice& postings, const std::string& teacher) {
    std::string answer = "no";
    for (const Tie& tie : postings.ties())
        if (teacher_of(tie) == teacher) {
            if (begins_in(postings, tie)) return "yes";
            if (!tie.first) answer = "undecided";
        }
    for (const Tie& tie : postings.may_be_in())
        if (teacher_of(tie) == teacher && (!tie.first || postings.times().empty() || begins_in(postings, tie)))
            answer = "undecided";
    return answer;
}
/// The head counts that may begin in the time of the slice, of schools for which `is_wanted` holds; nothing if one is unknown.
inline std::optional<int> heads_that_may_go(const Slice& postings,
                                            const std::function<bool(const std::string&)>& is_wanted) {
    int heads = 0;
    std::vector<Tie> all = postings.ties();
    for (const Tie& tie : postings.may_be_in()) all.push_back(tie);
    for (const Tie& tie : all) {
        if (!teacher_of(tie).empty() || !is_wanted(tie.supporter)) continue;
        const bool is_counted =
            postings.times().empty() ? is_first_of(all, tie) : !tie.first || begins_in(postings, tie);
        if (!is_counted) continue;
        if (!tie.posting->count) return std::nullopt;
        heads += static_cast<int>(*tie.posting->count);
    }
    return heads;
}
/// Until when postings must be complete: the end of the slice's time, or the day asked.
inline int end_of_time(const Slice& slice, int day) {
    if (slice.times().empty()) return day;
    int end = never;
    for (const TimeFilter& each : slice.times()) end = std::min(end, each.last + 1);
    return end;
}

/// The teachers of a ledger: those of its table, else those whom postings name, of whom nothing more is known.
inline std::vector<Teacher> teachers_in(const Records& records) {
    if (!records.teachers.empty()) return records.teachers;
    std::set<std::string> named;
    for (const Posting& each : records.postings)
        if (each.teacher) named.insert(each.teacher->id);
    std::vector<Teacher> teachers;
    for (const std::string& id : named) teachers.push_back({.id = id});
    return teachers;
}

inline Said tenure_limit(const Slice& postings, const Conditions& conditions, int day) {
    Said said;
    for (const Teacher& teacher : teachers_in(postings.records())) {
        if (teacher.home && !postings.schools().contains(teacher.home->id)) continue;
        const std::string is_due = postings.records().teachers.empty() ? "undecided" : conditions.met_by(teacher, day);
        if (is_due == "no") continue;
        const std::string goes = rotates(postings, teacher.id);
        const auto others = heads_that_may_go(
            postings, [&](const std::string& home) { return !teacher.home || home == teacher.home->id; });
        const bool surely_stays =
            goes == "no" && others == 0 && is_complete(postings.settings(), end_of_time(postings, day));
        said.insert(teacher.id + " " + verdict_of(goes == "yes", is_due == "yes" && surely_stays));
    }
    return said;
}

/// One who may count below the line of a share and above it, and above it if she is among the heads that nobody named.
struct Counted {
    std::string below, above, above_if_sent;
};
/// Whether a share is reached, or missed, in every settling of what is open.
/// @param heads those below the line of whom nothing more is known; @param sent how many of those counted may be among the heads.
inline std::string share_verdict(const std::vector<Counted>& persons, int heads, int sent, int thousandths) {
    bool is_always_reached = true;
    bool is_always_missed = true;
    const auto settle = [&](const auto& self, std::size_t place, int above, int below, int still_sent) -> void {
        if (place == persons.size()) {
            for (int good = 0; good <= heads; ++good) {
                const int all = below + heads;
                is_always_reached &= all > 0 && (above + good) * 1000 >= thousandths * all;
                is_always_missed &= all > 0 && (above + good) * 1000 < thousandths * all;
            }
            return;
        }
        const Counted& each = persons[place];
        if (each.below != "yes") self(self, place + 1, above, below, still_sent);
        if (each.below == "no") return;
        if (each.above != "yes") self(self, place + 1, above, below + 1, still_sent);
        if (each.above != "no") self(self, place + 1, above + 1, below + 1, still_sent);
        if (each.above == "no" && each.above_if_sent != "no" && still_sent > 0)
            self(self, place + 1, above + 1, below + 1, still_sent - 1);
    };
    settle(settle, 0, 0, 0, sent);
    return verdict_of(is_always_reached, is_always_missed);
}

/// @param count of a teacher, and whether she is of the division, says how she counts.
/// @param of_rotated whether the share is one of those who rotate.
inline Said share_by_division(const Slice& postings, int thousandths, int day, bool of_rotated,
                              const std::function<Counted(const Teacher&, const std::string&)>& count) {
    const auto division_of = [&](const std::string& school) { return postings.school(school).division.value_or("?"); };
    std::set<std::string> divisions;
    for (const Teacher& teacher : postings.records().teachers)
        if (teacher.home && postings.schools().contains(teacher.home->id))
            divisions.insert(division_of(teacher.home->id));
    Said said;
    for (const std::string& division : divisions) {
        std::vector<Counted> persons;
        for (const Teacher& teacher : postings.records().teachers) {
            const bool is_here = teacher.home && postings.schools().contains(teacher.home->id) &&
                                 division_of(teacher.home->id) == division;
            if (is_here || !teacher.home) persons.push_back(count(teacher, is_here ? "yes" : "undecided"));
        }
        const auto heads =
            heads_that_may_go(postings, [&](const std::string& home) { return division_of(home) == division; });
        const int any_number = static_cast<int>(persons.size());
        std::string verdict = of_rotated && !heads ? "undecided"
                              : of_rotated         ? share_verdict(persons, *heads, 0, thousandths)
                                                   : share_verdict(persons, 0, heads.value_or(any_number), thousandths);
        const bool wants_all = of_rotated || verdict == "not_met";
        if (wants_all && !is_complete(postings.settings(), end_of_time(postings, day))) verdict = "undecided";
        said.insert(division + " " + verdict);
    }
    return said;
}

/// @param slice of whatever kind; service is one of postings.
inline Said service_before_title(const Slice& postings, const ServiceTerms& terms, Title title, const Words& homes) {
    Said said;
    for (const std::string& row : service(postings, terms).rows) {
        const auto cells = pieces_of(row, ' ');
        for (const Teacher& teacher : postings.records().teachers) {
            if (teacher.id != cells.front() || teacher.applies_for != title) continue;
            if (teacher.home && !postings.schools().contains(teacher.home->id)) continue;
            const std::string is_meant =
                teacher.home ? postings.is_member(postings.school(teacher.home->id), homes) : "undecided";
            if (is_meant == "no") continue;
            said.insert(teacher.id + " " +
                        (is_meant == "undecided" && cells.back() == "not_met" ? "undecided" : cells.back()));
        }
    }
    return said;
}

}  // namespace jiedui::naive

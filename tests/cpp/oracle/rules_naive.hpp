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
#include <iterator>
#include <map>
#include <numbers>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
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

/// What is so unless a row that was left out of the ledger says otherwise: no if none was, of the kinds and days of the slice.
inline std::string perhaps_lost(const Slice& slice) { return slice.lost_some() ? "undecided" : "no"; }

// Ties and schools.

inline Said no_double_duty(const Slice& slice) {
    Said said;
    for (const std::string& school : slice.schools()) {
        const auto has = [&](std::string Tie::* end) {
            const auto is_it = [&](const Tie& tie) { return tie.*end == school; };
            if (std::ranges::any_of(slice.ties(), is_it)) return "yes";
            return std::ranges::any_of(slice.may_be_in(), is_it) ? "undecided" : "no";
        };
        const std::string is_both = both(has(&Tie::supporter), has(&Tie::recipient));
        said.insert(school + " " + demanded(negated(is_both == "no" ? perhaps_lost(slice) : is_both)));
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

/// Whether a posting begins in the time of the slice; a later part of a record does not.
inline std::string begins(const Slice& postings, const Tie& posting, bool is_inside) {
    if (postings.times().empty()) return is_inside ? "yes" : "undecided";
    if (!part_of(posting).empty() || (posting.first && !is_in_window(*posting.first, postings.times()))) return "no";
    return is_inside && posting.first ? "yes" : "undecided";
}
/// The postings of the slice, and those that may belong to its people, each with whether it begins in its time: of the
/// parts of one record the first.
inline std::vector<std::pair<Tie, std::string>> beginnings(const Slice& postings) {
    std::vector<std::pair<Tie, std::string>> all;
    for (const Tie& tie : postings.ties()) all.emplace_back(tie, begins(postings, tie, true));
    for (const Tie& tie : postings.perhaps()) all.emplace_back(tie, begins(postings, tie, false));
    std::erase_if(all, [](const auto& each) { return each.second == "no"; });
    std::vector<Tie> ties;
    for (const auto& [tie, begins] : all) ties.push_back(tie);
    std::erase_if(all,
                  [&](const auto& each) { return teacher_of(each.first).empty() && !is_first_of(ties, each.first); });
    return all;
}
/// Whether a teacher begins a posting in the time of the slice.
inline std::string rotates(const Slice& postings, const std::string& teacher) {
    std::string answer = perhaps_lost(postings);
    for (const auto& [tie, begins] : beginnings(postings))
        if (teacher_of(tie) == teacher) answer = either(answer, begins);
    return answer;
}

/// What a record says of being a backbone teacher.
inline std::string said_of_backbone(const std::optional<Backbone>& backbone) {
    return !backbone ? "undecided" : *backbone == Backbone::no ? "no" : "yes";
}
/// Whether a teacher moved as a backbone teacher: what the posting says, else the teacher's record; undecided if they
/// contradict each other.  One sure move as such is enough; else all moves must say the same.  Of one who does not move, what the
/// record says.
inline std::string moved_as_backbone(const Slice& postings, const Teacher& teacher) {
    std::set<std::string> words;
    const std::string own = said_of_backbone(teacher.backbone);
    for (const auto& [tie, begins] : beginnings(postings)) {
        if (teacher_of(tie) != teacher.id) continue;
        const std::string said = said_of_backbone(tie.posting->backbone);
        const bool is_open = said != "undecided" && own != "undecided" && said != own;
        const std::string word = is_open ? "undecided" : said == "undecided" ? own : said;
        if (begins == "yes" && word == "yes") return "yes";
        words.insert(word);
    }
    if (words.empty()) return own;
    return words.size() == 1 ? *words.begin() : "undecided";
}

/// A posting of heads without a name that begins in the time of the slice, or may.
struct Heads {
    std::string home;
    std::optional<int> count;
    bool is_sure = false;
    std::string backbone;
};
inline std::vector<Heads> unnamed_heads(const Slice& postings) {
    std::vector<Heads> heads;
    for (const auto& [tie, begins] : beginnings(postings))
        if (teacher_of(tie).empty())
            heads.push_back(
                {tie.supporter, tie.posting->count, begins == "yes", said_of_backbone(tie.posting->backbone)});
    return heads;
}
/// The end of the slice's time, or the day asked.
inline int end_of_time(const Slice& slice, int day) { return slice.times().empty() ? day : never; }

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
        const std::string conditions_met =
            postings.records().teachers.empty() ? "undecided" : conditions.met_by(teacher, day);
        const std::string is_due =
            both(teacher.home || !postings.lacks_schools() ? "yes" : "undecided", conditions_met);
        if (is_due == "no") continue;
        const std::string goes = rotates(postings, teacher.id);
        const auto heads = unnamed_heads(postings);
        const bool may_be_unnamed = std::ranges::any_of(heads, [&](const Heads& each) {
            return each.count != 0 && (!teacher.home || each.home == teacher.home->id);
        });
        const bool surely_stays =
            goes == "no" && !may_be_unnamed &&
            lists_all(postings.settings(), "postings", postings.times(), end_of_time(postings, day));
        said.insert(teacher.id + " " + verdict_of(goes == "yes", is_due == "yes" && surely_stays));
    }
    return said;
}

/// Each teacher with a posting in the slice, or one that may be: whether no two of the teacher's postings meet on a day.
inline Said no_double_booking(const Slice& postings) {
    Ids booked;
    for (const std::string& row : double_bookings(postings).rows) booked.insert(pieces_of(row, ' ').front());
    Said said;
    for (const std::string& teacher : teachers_of(postings.records())) {
        std::vector<Tie> own;
        for (const auto& ties : {postings.ties(), postings.may_be_in()})
            std::ranges::copy_if(ties, std::back_inserter(own),
                                 [&](const Tie& tie) { return teacher_of(tie) == teacher; });
        const std::string home = home_of(postings.records(), teacher);
        if (own.empty() || (!home.empty() && !postings.schools().contains(home))) continue;
        for (const Tie& tie : postings.taken_away())
            if (teacher_of(tie) == teacher) own.push_back(tie);
        bool may_be_booked = postings.lost_some();
        for (std::size_t a = 0; a < own.size(); ++a)
            for (std::size_t b = a + 1; b < own.size(); ++b) {
                const Days days{possible_days(own[a], postings.times())};
                for (const int day : possible_days(own[b], postings.times()))
                    may_be_booked |= days.contains(day) && !fit_one_post(own[a], own[b]);
            }
        const bool is_surely_here = !home.empty() || !postings.lacks_schools();
        said.insert(teacher + " " +
                    (booked.contains(teacher) ? verdict_of(false, is_surely_here) : verdict_of(!may_be_booked, false)));
    }
    return said;
}

/// One who may count below the line of a share and above it, and above it if among the heads that nobody named.
struct Counted {
    std::string below, above, above_if_sent;
};

/// All that a share may come to, person by person.
class Completions {
public:
    /// @param own the homes that are surely of the division.
    explicit Completions(Ids own) : own_{std::move(own)} {}

    /// @param elsewhere the key of heads that may be of the division or not.
    static constexpr const char* elsewhere = "?";
    /// Heads of a home that may be any of its teachers, or any of unknown home.
    void add_sent(const std::string& home, int heads) {
        each([&](const State& state, auto&& add) {
            State more = state;
            more.sent[home] += heads;
            add(more);
        });
    }
    /// @param home empty if it is unknown.
    void add(const std::string& home, const Counted& person) {
        each([&](const State& state, auto&& add) {
            const auto with = [&](int above, const std::string& sent_from = "") {
                State more = state;
                more.above += above;
                more.below += 1;
                if (!sent_from.empty()) --more.sent[sent_from];
                add(more);
            };
            if (person.below != "yes") add(state);
            if (person.below == "no") return;
            if (person.above != "yes") with(0);
            if (person.above != "no") with(1);
            if (person.above != "no" || person.above_if_sent == "no") return;
            for (const auto& [from, heads] : state.sent)
                if (heads > 0 && (from == home || (home.empty() && (from == elsewhere || own_.contains(from)))))
                    with(1, from);
        });
    }
    /// Heads that count below the line.
    void add_below(const Heads& heads) {
        for (int head = 0; head < heads.count.value_or(0); ++head)
            add("", {heads.is_sure ? "yes" : "undecided", heads.backbone, "no"});
    }
    [[nodiscard]] std::pair<bool, bool> reached_and_missed(int thousandths) const {
        const auto all = [&](auto&& holds) {
            return std::ranges::all_of(states_, [&](const State& state) {
                return state.below > 0 && holds(state.above * 1000, thousandths * state.below);
            });
        };
        return {all(std::greater_equal<>{}), all(std::less<>{})};
    }

private:
    struct State {
        int above = 0, below = 0;
        std::map<std::string, int> sent{};
        auto operator<=>(const State&) const = default;
    };
    template <class Step>
    void each(Step&& step) {
        std::set<State> next;
        for (const State& state : states_) step(state, [&](const State& more) { next.insert(more); });
        states_ = std::move(next);
    }
    Ids own_;
    std::set<State> states_{State{}};
};

/// What is asked of a share.
struct ShareAsked {
    int thousandths = 500;
    int day = 0;
    bool of_rotated = false;  ///< whether the share is one of those who rotate
    /// Of a teacher, and whether the teacher is of the division, how the teacher counts.
    std::function<Counted(const Teacher&, const std::string&)> count{};
};

/// Whether a division reaches its share, and whether it misses it, if the homes `own` are of it and no others.
/// @param surely those of them whose division is known; @param perhaps the homes of unknown division.
inline std::pair<bool, bool> share_of_homes(const Slice& postings, const ShareAsked& asked, const Ids& own,
                                            const Ids& surely, const Ids& perhaps) {
    Completions completions{surely};
    const int any_number = static_cast<int>(postings.records().teachers.size());
    for (const Heads& each : unnamed_heads(postings)) {
        if (!asked.of_rotated && own.contains(each.home))
            completions.add_sent(each.home, each.count.value_or(any_number));
        if (!asked.of_rotated && perhaps.contains(each.home))
            completions.add_sent(Completions::elsewhere, each.count.value_or(any_number));
        if (asked.of_rotated && own.contains(each.home)) completions.add_below(each);
    }
    for (const Teacher& teacher : postings.records().teachers) {
        const bool is_here = teacher.home && own.contains(teacher.home->id);
        if (is_here || !teacher.home)
            completions.add(is_here ? teacher.home->id : "", asked.count(teacher, is_here ? "yes" : "undecided"));
    }
    return completions.reached_and_missed(asked.thousandths);
}

/// A school of unknown division may be of any.
inline Said share_by_division(const Slice& postings, const ShareAsked& asked) {
    Ids homes_with_teachers;
    for (const Teacher& teacher : postings.records().teachers)
        if (teacher.home) homes_with_teachers.insert(teacher.home->id);
    std::map<std::string, Ids> homes;
    Words unknown;
    std::set<std::string> divisions;
    for (const std::string& id : postings.schools()) {
        const auto division = postings.school(id).division;
        if (!division) unknown.push_back(id);
        if (division) homes[*division].insert(id);
        const bool may_have_teachers = postings.records().teachers.empty() || homes_with_teachers.contains(id);
        if (division && may_have_teachers) divisions.insert(*division);
    }
    const Ids perhaps{unknown.begin(), unknown.end()};
    Said said;
    for (const std::string& division : divisions) {
        bool is_reached = true;
        bool is_missed = true;
        for (unsigned choice = 0; choice < 1U << unknown.size(); ++choice) {
            Ids own = homes[division];
            for (std::size_t i = 0; i < unknown.size(); ++i)
                if ((choice >> i & 1U) != 0) own.insert(unknown[i]);
            const auto [reached, missed] = share_of_homes(postings, asked, own, homes[division], perhaps);
            is_reached &= reached;
            is_missed &= missed;
        }
        const bool is_open =
            asked.of_rotated && std::ranges::any_of(unnamed_heads(postings), [&](const Heads& each) {
                return !each.count && (homes[division].contains(each.home) || perhaps.contains(each.home));
            });
        const bool is_listed =
            lists_all(postings.settings(), "postings", postings.times(), end_of_time(postings, asked.day));
        const bool has_all_persons =
            !postings.records().teachers.empty() && (asked.of_rotated || !lost_rows(postings.settings(), "teachers"));
        is_reached &= !is_open && has_all_persons && (is_listed || !asked.of_rotated);
        is_missed &= !is_open && has_all_persons && is_listed;
        said.insert(division + " " + verdict_of(is_reached, is_missed));
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

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Service as its page defines it, day by day.

#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "oracle/completeness_naive.hpp"
#include "oracle/people_naive.hpp"

namespace jiedui::naive {

/// What `service` is asked with.
struct ServiceTerms {
    int until = 0;
    Words hosts{"weak=yes", "locale=rural"};
    int threshold = 365;
    std::string unit = "days";  ///< or months, or terms
    Words forms{};              ///< none: all
    bool by_share = false;
};

/// The teachers of the ledger: those listed, or else those whom postings name.
inline Ids teachers_of(const Records& records) {
    Ids teachers;
    for (const Teacher& teacher : records.teachers) teachers.insert(teacher.id);
    for (const Posting& posting : records.postings)
        if (records.teachers.empty() && posting.teacher) teachers.insert(posting.teacher->id);
    return teachers;
}

/// The home of a teacher; nothing if it is unknown, or no table lists teachers.
inline std::string home_of(const Records& records, const std::string& teacher) {
    for (const Teacher& each : records.teachers)
        if (each.id == teacher && each.home) return each.home->id;
    return "";
}

/// How much the postings make of a day [thousandths]: all of it, or the sum of their shares, at most all of it.
using Served = std::function<int(int day)>;
inline Served served_by(const std::vector<Stay>& stays, bool by_share, std::int64_t unknown_share) {
    return [=](int day) {
        std::int64_t sum = 0;
        for (const Stay& stay : stays)
            if (stay.days.contains(day))
                sum += !by_share ? 1000 : stay.tie.posting->share.value_or(Thousandths{unknown_share}).value;
        return static_cast<int>(std::min(sum, std::int64_t{1000}));
    };
}

/// Whether a month, or a term, begins on the day.
inline bool begins(const std::string& unit, const Calendar& calendar, int day) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    const auto is_on = [&](Calendar::Border border) {
        return unsigned{date.month()} == border.month && unsigned{date.day()} == border.day;
    };
    if (unit == "months") return unsigned{date.day()} == 1;
    return is_on(calendar.autumn()) || is_on(calendar.spring());
}
/// The first day by whose end the threshold is reached, if only days before `end` count; nothing if it is not.
inline std::optional<int> reached_on(const ServiceTerms& terms, const Calendar& calendar, const Served& served,
                                     int end) {
    const int wanted = terms.unit == "days" ? terms.threshold * 1000 : terms.threshold;
    int counted = 0;
    bool is_whole = false;  // the month or term so far
    for (int day = window_first; day < end; ++day) {
        if (terms.unit == "days") {
            counted += served(day);
        } else {
            is_whole = (is_whole || begins(terms.unit, calendar, day)) && served(day) == 1000;
            if (is_whole && begins(terms.unit, calendar, day + 1)) ++counted;
        }
        if (counted >= wanted) return day;
    }
    return std::nullopt;
}
/// The day before which the threshold is reached if it ever is.
inline int end_of_service(const ServiceTerms& terms, const Served& served) {
    if (served(window_last) == 0) return window_last;
    return window_last + 400 + terms.threshold * (terms.by_share ? 1000 : terms.unit == "days" ? 1 : 366);
}

/// Whether a posting serves: at a host that qualifies, in one of the forms.
inline std::string serves(const Slice& slice, const Tie& posting, const ServiceTerms& terms) {
    const auto form = posting.posting->form;
    const std::string has_form = terms.forms.empty() ? "yes"
                                 : !form             ? "undecided"
                                                     : meets_condition(std::string{word_of(*form)}, terms.forms);
    return both(slice.is_member(slice.school(posting.recipient), terms.hosts), has_form);
}

inline Answer service(const Slice& slice, const ServiceTerms& terms) {
    Answer answer;
    for (const std::string& id : slice.schools())
        if (slice.is_member(slice.school(id), terms.hosts) == "undecided") answer.unknown_schools.insert(id);
    for (const std::string& teacher : teachers_of(slice.records())) {
        std::vector<Stay> surely;
        std::vector<Stay> perhaps;  // those that serve surely, too
        const auto add = [&](const Tie& tie, bool is_inside) {
            const std::string it_serves = serves(slice, tie, terms);
            if (teacher_of(tie) != teacher || it_serves == "no") return;
            if (is_inside && it_serves == "yes") surely.push_back({tie, Days{sure_days(tie, slice.times())}});
            perhaps.push_back({tie, Days{possible_days(tie, slice.times())}});
        };
        for (const Tie& tie : slice.ties()) add(tie, true);
        for (const Tie& tie : slice.perhaps()) add(tie, false);

        const Calendar& calendar = slice.settings().calendar;
        const Served sure = served_by(surely, terms.by_share, 0);
        const Served possible = served_by(perhaps, terms.by_share, 1000);
        int days = 0;
        for (int day = window_first; day < terms.until; ++day) days += sure(day);
        const auto qualifies_on = reached_on(terms, calendar, sure, end_of_service(terms, sure));
        const bool since_ever = possible(window_first) > 0;  // on days without number
        const bool may_reach = since_ever || reached_on(terms, calendar, possible, terms.until);
        const bool may_accuse = lists_all(slice.settings(), "postings", slice.times(), terms.until) &&
                                !(slice.lacks_schools() && home_of(slice.records(), teacher).empty());
        const std::string verdict = reached_on(terms, calendar, sure, terms.until) ? "met"
                                    : !may_reach && may_accuse                     ? "not_met"
                                                                                   : "undecided";
        std::vector<Tie> behind;
        for (const Stay& stay : surely)
            if (stay.days.meet(window_first, terms.until - 1)) behind.push_back(stay.tie);
        answer.add(teacher + " " + std::to_string(days / 1000) + " " +
                       (qualifies_on ? text_of_day(*qualifies_on) : "-") + " " +
                       yes_or_no(qualifies_on && *qualifies_on >= terms.until) + " " + verdict,
                   behind);
    }
    return answer;
}

}  // namespace jiedui::naive

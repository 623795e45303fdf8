// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Identity as its page defines it, day by day, for every settling of what is unknown.

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "oracle/schools_naive.hpp"
#include "oracle/slice_naive.hpp"

namespace jiedui::naive {

/// The day of a succession that has none.
inline constexpr int no_day = -100;

/// The first and last day of a record, both known.
using Bounds = std::pair<int, int>;

/// What became of schools.
class Fates {
public:
    explicit Fates(const Records& records) {
        for (const Succession& each : records.successions) {
            const std::string from = each.predecessor.id;
            const std::string to = each.successor ? each.successor->id : "";
            const int day = each.day.is_known() ? each.day.first().number() : no_day;
            if (each.kind == SuccessionKind::reopen)
                reopened_[to.empty() ? from : to].insert(day);
            else if (from != to)
                said_[{from, day}].insert({each.kind ? std::string{word_of(*each.kind)} : "?", to});
        }
    }

    [[nodiscard]] std::set<std::string> successors(const std::string& school, int day) const {
        std::set<std::string> names;
        for (const auto& [kind, to] : said(school, day))
            if (!to.empty()) names.insert(to);
        return names;
    }
    /// followed, split, closed, undecided; empty if nothing became of the school on that day.
    [[nodiscard]] std::string what(const std::string& school, int day) const {
        std::set<std::string> kinds;
        bool is_unclear = false;
        for (const auto& [kind, to] : said(school, day)) {
            if (kind == "rename" && to.empty()) continue;  // the school goes on under its id
            kinds.insert(kind);
            const bool wants_none = kind == "close";
            const bool wants_one = kind == "merge" || kind == "retype" || kind == "recode";
            is_unclear = is_unclear || kind == "?" || (wants_none && !to.empty()) || (wants_one && to.empty());
        }
        if (kinds.empty()) return "";
        if (day == no_day) return "undecided";
        if (kinds.contains("split") || successors(school, day).size() > 1) return "split";
        if (is_unclear) return "undecided";
        return successors(school, day).empty() ? "closed" : "followed";
    }
    /// Whether the school is back on that day, `reopening` being the one of unknown day.
    [[nodiscard]] bool is_back(const std::string& school, int day, int reopening) const {
        const auto found = reopened_.find(school);
        if (found != reopened_.end() && found->second.contains(day)) return true;
        if (has_unknown_reopening(school) && day == reopening) return true;
        for (const auto& [key, links] : said_)
            if (key.second == day && !what(key.first, day).empty() && successors(key.first, day).contains(school) &&
                was_left_before(school, day))
                return true;
        return false;
    }
    [[nodiscard]] bool has_unknown_reopening(const std::string& school) const {
        const auto found = reopened_.find(school);
        return found != reopened_.end() && found->second.contains(no_day);
    }
    [[nodiscard]] bool is_back_in(const std::string& school, int after, int until, int reopening) const {
        for (int day = after + 1; day <= until; ++day)
            if (is_back(school, day, reopening)) return true;
        return false;
    }

private:
    using Said = std::set<std::pair<std::string, std::string>>;  // kind, successor
    [[nodiscard]] Said said(const std::string& school, int day) const {
        const auto found = said_.find({school, day});
        return found == said_.end() ? Said{} : found->second;
    }
    [[nodiscard]] bool was_left_before(const std::string& school, int day) const {
        for (int before = window_first; before < day; ++before)
            if (what(school, before) == "followed" || what(school, before) == "closed") return true;
        return false;
    }

    std::map<std::pair<std::string, int>, Said> said_;
    std::map<std::string, std::set<int>> reopened_;
};

/// Every way in which the days of a record may be settled.
inline std::vector<Bounds> settlings_of(const Tie& tie) {
    std::vector<Bounds> all;
    if (tie.kind == TieKind::transfer) {
        for (int day = tie.first.value_or(window_first); day < tie.until.value_or(window_last + 1); ++day)
            all.emplace_back(day, day);
        return all;
    }
    for (int first = tie.first.value_or(window_first); first <= tie.first.value_or(window_last); ++first) {
        if (tie.until && first < *tie.until) all.emplace_back(first, *tie.until - 1);
        for (int last = first; !tie.until && last <= std::max(first, window_last); ++last)
            all.emplace_back(first, last);
    }
    return all;
}

/// What the event does to the record so settled; empty if nothing.
inline std::string done_to(const Bounds& bounds, const std::string& what, int day) {
    if (bounds.second < day) return "";
    if (what != "followed") return what;
    return bounds.first >= day ? "followed" : "cut";
}

/// What becomes of one end of a record.
struct Course {
    std::set<std::string> rows{};                        ///< `school successor what`
    std::vector<std::pair<int, std::string>> schools{};  ///< where it is from a day on, in order of time

    [[nodiscard]] std::string school_on(int day) const {
        std::string school;
        for (const auto& [from, name] : schools)
            if (from <= day) school = name;
        return school;
    }
};

/// Walks one end of a record through the days.
inline Course course_of_end(const Fates& fates, const Tie& tie, std::string school, int up_to) {
    Course course{.rows = {}, .schools = {{no_day, school}}};
    const auto add = [&](int day, const std::string& what) {
        std::set<std::string> names = fates.successors(school, day);
        if (names.empty()) names.insert("-");
        for (const std::string& each : names) course.rows.insert(school + " " + each + " " + what);
    };
    const std::vector<Bounds> settlings = settlings_of(tie);
    bool has_arrived = false;
    std::map<std::pair<Bounds, int>, int>
        seen;  // by settling and reopening: the last event that touched the record here
    for (int day = window_first; day <= up_to; ++day) {
        for (bool goes_on = true; goes_on;) {
            goes_on = false;
            const std::string what = fates.what(school, day);
            if (what.empty()) break;
            std::set<std::string> outcomes;
            const int last_reopening = fates.has_unknown_reopening(school) ? window_last : window_first;
            for (int reopening = window_first; reopening <= last_reopening; ++reopening)
                for (const Bounds& bounds : settlings) {
                    const auto last_seen = seen.find({bounds, reopening});
                    bool is_other_life = false;
                    if (last_seen != seen.end())
                        is_other_life = fates.is_back_in(school, last_seen->second, day, reopening);
                    else if (!has_arrived)
                        is_other_life = fates.is_back_in(school, day, bounds.first, reopening);
                    const std::string outcome = is_other_life ? "" : done_to(bounds, what, day);
                    if (!outcome.empty()) seen[{bounds, reopening}] = day;
                    outcomes.insert(outcome);
                }
            if (outcomes == std::set<std::string>{""}) break;
            const std::string outcome = outcomes.size() == 1 ? *outcomes.begin() : "undecided";
            add(day, outcome);
            if (outcome != "followed" && outcome != "cut") break;
            const std::string next = *fates.successors(school, day).begin();
            if (!fates.what(school, no_day).empty()) add(no_day, "undecided");
            school = next;
            course.schools.emplace_back(outcome == "followed" ? no_day : day, school);
            has_arrived = true;
            seen.clear();
            goes_on = true;
        }
    }
    if (!fates.what(school, no_day).empty()) add(no_day, "undecided");
    return course;
}

/// What successions up to a day do to each record of any kind.
inline Answer identity(const Slice& slice, int up_to) {
    const Slice all = slice.of_all_kinds();
    const Fates fates{slice.records()};
    Answer answer;
    for (const Tie& tie : all.ties()) {
        std::set<std::string> rows = course_of_end(fates, tie, tie.supporter, up_to).rows;
        rows.merge(course_of_end(fates, tie, tie.recipient, up_to).rows);
        // a missing successor stands behind all others
        std::map<std::string, std::string> ordered;
        for (const std::string& row : rows) {
            std::string key = row;
            if (const auto dash = key.find(" - "); dash != std::string::npos) key.replace(dash, 3, " \x7F ");
            ordered.emplace(std::move(key), row);
        }
        for (const auto& [key, row] : ordered) {
            answer.rows.push_back(tie.id + " " + row);
            answer.evidence.push_back(tie.id);
        }
    }
    return answer;
}

}  // namespace jiedui::naive

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Who is left, and who is there, for a subject on a day, as their pages define it: floor_at_home, uncovered_subjects.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "oracle/people_naive.hpp"

namespace jiedui::naive {

/// Posts between two numbers [thousandths]; nothing where there is no bound.
struct Posts {
    std::optional<std::int64_t> least = 0;
    std::optional<std::int64_t> most = 0;
};
inline std::optional<std::int64_t> sum_of(std::optional<std::int64_t> a, std::optional<std::int64_t> b) {
    return a && b ? std::optional{*a + *b} : std::nullopt;
}
inline Posts operator+(const Posts& a, const Posts& b) { return {sum_of(a.least, b.least), sum_of(a.most, b.most)}; }
inline Posts operator-(const Posts& a, const Posts& b) {
    const auto minus = [](std::optional<std::int64_t> number) { return number ? std::optional{-*number} : number; };
    return {sum_of(a.least, minus(b.most)), sum_of(a.most, minus(b.least))};
}

/// The subject of a posting: what it says, else that of its teacher; nothing if unknown.
inline std::string subject_of(const Records& records, const Tie& posting) {
    if (posting.posting->subject) return *posting.posting->subject;
    for (const Teacher& teacher : records.teachers)
        if (teacher.id == teacher_of(posting)) return teacher.subject.value_or("");
    return "";
}
/// The posts of one posting.
inline Posts posts_of(const Tie& posting) {
    const auto heads = heads_of({posting});
    if (!heads) return {0, std::nullopt};
    const auto share = posting.posting->share;
    return {*heads * (share ? share->value : 0), *heads * (share ? share->value : 1000)};
}

/// A school and a subject on a day.
class Post {
public:
    /// @param slice on that day.
    Post(const Slice& slice, std::string school, std::string subject)
        : slice_{slice}, school_{std::move(school)}, subject_{std::move(subject)} {}

    /// What is required; nothing if no record says, or one does not.
    [[nodiscard]] std::optional<std::int64_t> required() const {
        return lost_rows(slice_.settings(), "needs") ? std::nullopt : sum_of_needs(&jiedui::Need::required);
    }
    /// Who belongs to the school, sent away or not.
    [[nodiscard]] Posts on_hand() const {
        const std::vector<Teacher>& teachers = slice_.records().teachers;
        if (lost_rows(slice_.settings(), "needs")) return {0, std::nullopt};
        if (const auto said = sum_of_needs(&jiedui::Need::on_hand)) return {said, said};
        if (teachers.empty()) return {0, std::nullopt};
        Posts posts = any_if(lost_rows(slice_.settings(), "teachers"));
        for (const Teacher& each : teachers) {
            const bool may_be_here = !each.home || each.home->id == school_;
            const bool may_be_of_it = !each.subject || each.subject == subject_;
            if (may_be_here && may_be_of_it) posts = posts + Posts{each.home && each.subject ? 1000 : 0, 1000};
        }
        return posts;
    }
    [[nodiscard]] Posts away() const { return moved(&Tie::supporter); }
    [[nodiscard]] Posts come() const { return moved(&Tie::recipient); }
    /// The postings of the subject that surely go from the school, and that go to it.
    [[nodiscard]] std::vector<Tie> sent() const { return surely(&Tie::supporter); }
    [[nodiscard]] std::vector<Tie> got() const { return surely(&Tie::recipient); }

private:
    /// Rows that were left out may say any number of posts.
    [[nodiscard]] static Posts any_if(bool lost) { return lost ? Posts{0, std::nullopt} : Posts{}; }
    [[nodiscard]] std::optional<std::int64_t> sum_of_needs(std::optional<Thousandths> jiedui::Need::* column) const {
        std::optional<std::int64_t> sum;
        for (const jiedui::Need& need : slice_.records().needs) {
            if (need.school.id != school_ || need.subject != subject_) continue;
            if (!(need.*column)) return std::nullopt;
            sum = sum.value_or(0) + (need.*column)->value;
        }
        return sum;
    }
    [[nodiscard]] std::vector<Tie> surely(std::string Tie::* end) const {
        std::vector<Tie> found;
        for (const Tie& tie : slice_.ties())
            if (tie.*end == school_ && subject_of(slice_.records(), tie) == subject_) found.push_back(tie);
        return found;
    }
    [[nodiscard]] Posts moved(std::string Tie::* end) const {
        Posts posts = any_if(slice_.lost_some());
        for (const Tie& tie : surely(end)) posts = posts + posts_of(tie);
        const auto add_perhaps = [&](const Tie& tie, bool is_inside) {
            const std::string subject = subject_of(slice_.records(), tie);
            const bool may_count = subject.empty() || (subject == subject_ && !is_inside);
            if (tie.*end == school_ && may_count) posts = posts + Posts{0, posts_of(tie).most};
        };
        for (const Tie& tie : slice_.ties()) add_perhaps(tie, true);
        for (const Tie& tie : slice_.perhaps()) add_perhaps(tie, false);
        return posts;
    }

    const Slice& slice_;
    std::string school_;
    std::string subject_;
};

inline std::string text_of_posts(std::optional<std::int64_t> posts) {
    return posts ? text_of(Thousandths{*posts}) : "-";
}
/// The number if there is but one.
inline std::string text_of_posts(const Posts& posts) {
    return posts.least == posts.most ? text_of_posts(posts.least) : "-";
}

/// A row needs a school and a subject.
using SchoolAndSubject = std::pair<std::string, std::string>;

/// @param slice on the day.
inline Answer floor_at_home(const Slice& slice) {
    std::set<SchoolAndSubject> asked;
    for (const Tie& tie : slice.ties()) {
        const std::string subject = subject_of(slice.records(), tie);
        if (!subject.empty()) asked.insert({tie.supporter, subject});
        for (const jiedui::Need& need : slice.records().needs)
            if (need.school.id == tie.supporter) asked.insert({tie.supporter, need.subject});
    }
    Answer answer;
    for (const auto& [school, subject] : asked) {
        const Post post{slice, school, subject};
        const auto required = post.required();
        const Posts left = post.on_hand() - post.away();
        const auto is_below = [&](std::int64_t floor) { return left.most && *left.most < floor; };
        const bool is_met = required && left.least && *left.least >= std::max(*required, std::int64_t{1000});
        const std::string verdict = is_below(1000) || (required && is_below(*required)) ? "not_met"
                                    : is_met                                            ? "met"
                                                                                        : "undecided";
        answer.add(school + " " + subject + " " + text_of_posts(required) + " " + text_of_posts(left) + " " + verdict,
                   post.sent());
    }
    return answer;
}

/// @param slice on the day.
inline Answer uncovered_subjects(const Slice& slice) {
    std::set<SchoolAndSubject> asked;
    for (const jiedui::Need& need : slice.records().needs)
        if (slice.schools().contains(need.school.id)) asked.insert({need.school.id, need.subject});
    Answer answer;
    for (const auto& [school, subject] : asked) {
        const Post post{slice, school, subject};
        const auto required = post.required();
        const Posts present = post.on_hand() - post.away() + post.come();
        const std::string verdict = required && present.least && *present.least >= *required ? "met"
                                    : required && present.most && *present.most < *required  ? "not_met"
                                                                                             : "undecided";
        std::vector<Tie> behind = post.sent();
        for (const Tie& tie : post.got()) behind.push_back(tie);
        answer.add(
            school + " " + subject + " " + text_of_posts(required) + " " + text_of_posts(present) + " " + verdict,
            behind);
    }
    return answer;
}

}  // namespace jiedui::naive

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Slices as DESIGN 2.4 defines them: what each call keeps, over the records.

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/model/cell_text.hpp"
#include "jiedui/model/ledger.hpp"
#include "oracle/completeness_naive.hpp"
#include "oracle/ties_naive.hpp"
#include "support/ask.hpp"
#include "support/words.hpp"

namespace jiedui::naive {

using Words = std::vector<std::string>;
using Ids = std::set<std::string>;

/// `a` and `b` of yes, no, undecided.
inline std::string both(const std::string& a, const std::string& b) {
    if (a == "no" || b == "no") return "no";
    return a == "yes" && b == "yes" ? "yes" : "undecided";
}
inline std::string negated(const std::string& a) { return a == "undecided" ? a : a == "yes" ? "no" : "yes"; }

/// What a cell says; an empty text if it is unknown.
template <class Value>
std::string said_in(const Value& value) {
    return cell_text(value);
}
inline std::string said_in(const LastDay& day) {
    return day.is_running() ? "running" : day.is_known() ? cell_text(day) : "";
}
/// What a record says in a column; an empty text if that is unknown.
template <class Record>
std::string cell_of(const Record& record, const std::string& name) {
    std::string text;
    each_column<Record>([&](auto, const auto& column) {
        if (column.name == name) text = said_in(record.*column.member);
    });
    for (const auto& [key, value] : record.attributes)
        if (key == name) text = value;
    return text;
}
/// Whether a table has a column, of its own or as an attribute of some record.
template <class Record>
bool has_column(const std::vector<Record>& table, const std::string& name) {
    bool found = false;
    each_column<Record>([&](auto, const auto& column) { found = found || column.name == name; });
    const auto has_attribute = [&](const Record& record) {
        return std::ranges::any_of(record.attributes, [&](const auto& each) { return each.first == name; });
    };
    return found || std::ranges::any_of(table, has_attribute);
}
/// `column=a,b` of a text: one of these values, undecided where it is unknown.
inline std::string meets_condition(const std::string& text, const Words& values) {
    if (text.empty()) return "undecided";
    return std::ranges::find(values, text) != values.end() ? "yes" : "no";
}

/// A slice of the records: all its calls, in the order in which they were made.
class Slice {
public:
    Slice(const Records& records, std::vector<Call> calls, Settings settings = {})
        : records_{records}, calls_{std::move(calls)}, settings_{std::move(settings)} {
        for (const Call& call : calls_) add_time(call);
        for (const School& school : records_.schools)
            if (has_school(school)) schools_.insert(school.id);
        for (const Tie& tie : ties_of(records_)) {
            const std::string standing = standing_of(tie);
            if (standing == "inside") ties_.push_back(tie);
            if (standing != "outside" && standing != "inside") left_out_[standing].push_back(tie);
        }
    }

    [[nodiscard]] const Records& records() const { return records_; }
    /// What the ledger says of itself.
    [[nodiscard]] const Settings& settings() const { return settings_; }
    /// Its schools, ascending.
    [[nodiscard]] const Ids& schools() const { return schools_; }
    /// Its ties, ascending.
    [[nodiscard]] const std::vector<Tie>& ties() const { return ties_; }
    /// Its time filters, in the order in which they were made.
    [[nodiscard]] const std::vector<TimeFilter>& times() const { return times_; }
    /// The ties left out for a reason, ascending.
    [[nodiscard]] std::vector<Tie> left_out(const std::string& reason) const {
        const auto found = left_out_.find(reason);
        return found == left_out_.end() ? std::vector<Tie>{} : found->second;
    }
    /// The ties that a completion may put in.
    [[nodiscard]] std::vector<Tie> may_be_in() const {
        std::vector<Tie> ties = left_out("unknown_channel");
        for (Tie& tie : left_out("undecided")) ties.push_back(std::move(tie));
        return ties;
    }
    /// The ties that a filter on schools, channels or values takes away: without such calls they are there, or may be.
    [[nodiscard]] std::vector<Tie> taken_away() const {
        std::vector<Call> calls = calls_;
        std::erase_if(calls, [](const Call& call) {
            const Words narrowing{"within", "without", "supported_by", "supporting", "where", "through"};
            return std::ranges::find(narrowing, call.word) != narrowing.end();
        });
        const Slice wide{records_, calls, settings_};
        std::vector<Tie> taken = wide.ties();
        for (Tie& tie : wide.may_be_in()) taken.push_back(std::move(tie));
        std::erase_if(taken, [&](const Tie& tie) { return standing_of(tie) != "outside"; });
        return taken;
    }
    /// The ties that may belong to the people of the slice, though it lacks them.
    [[nodiscard]] std::vector<Tie> perhaps() const {
        std::vector<Tie> ties = may_be_in();
        for (Tie& tie : taken_away()) ties.push_back(std::move(tie));
        return ties;
    }
    /// Whether `within` or `without` takes a school away.
    [[nodiscard]] bool lacks_schools() const {
        return std::ranges::any_of(
            records_.schools, [&](const School& school) { return is_open(school) && !schools().contains(school.id); });
    }
    /// Whether rows were left out of the ledger that may be ties of the kinds and days that it looks at.
    [[nodiscard]] bool lost_some() const {
        return std::ranges::any_of(all_of_list<TieKind>(), [&](TieKind kind) {
            Tie lost;
            lost.kind = kind;
            return is_of_kind(lost) && lost_ties(settings_, kind, times_);
        });
    }
    /// The channels that all calls of through allow.
    [[nodiscard]] std::set<Channel> channels() const {
        std::set<Channel> allowed{Channel::staff, Channel::teaching, Channel::funds, Channel::materials};
        for (const Call* call : all("through"))
            std::erase_if(allowed, [&](Channel each) { return !allows(*call, each); });
        return allowed;
    }
    /// The schools that may be in the slice, and of which nobody knows whether a set that narrowed it has them.
    [[nodiscard]] Ids unknown_schools() const {
        Ids unknown;
        if (assumes_the_undecided()) return unknown;
        for (const School& school : records_.schools) {
            if (in_sets(school, "within", "without") == "no" || !is_open(school)) continue;
            if (in_sets(school, "within", "without") == "undecided" || in_sets(school, "supported_by") == "undecided" ||
                in_sets(school, "supporting") == "undecided")
                unknown.insert(school.id);
        }
        return unknown;
    }
    /// The same slice but of postings: for questions that look at these alone.
    [[nodiscard]] Slice of_postings() const { return with({"of_postings", {}}); }
    /// The same slice of what may state a basis.
    [[nodiscard]] Slice of_records_with_basis() const { return with({"of_records_with_basis", {}}); }
    /// The same slice of every kind.
    [[nodiscard]] Slice of_all_kinds() const { return with({"all_kinds", {}}); }
    /// The same slice on a day.
    [[nodiscard]] Slice at(int day) const { return with({"at", {std::to_string(day)}}); }
    /// Whether a school belongs to the set that words mean.
    [[nodiscard]] std::string is_member(const School& school, const Words& words) const {
        if (words.empty() || words.front().find('=') == std::string::npos)
            return std::ranges::find(words, school.id) != words.end() ? "yes" : "no";
        std::string member = "yes";
        for (const std::string& word : words) {
            const auto [column, values] = key_and_value(word);
            member = both(member, meets_condition(cell_of(school, column), pieces_of(values, ',')));
        }
        return member;
    }
    [[nodiscard]] const School& school(const std::string& id) const {
        return *std::ranges::find(records_.schools, id, &School::id);
    }

private:
    /// With one call more.
    [[nodiscard]] Slice with(Call call) const {
        std::vector<Call> calls = calls_;
        calls.push_back(std::move(call));
        return {records_, calls, settings_};
    }
    void add_time(const Call& call) {
        if (call.word != "at" && call.word != "during" && call.word != "throughout") return;
        const std::string& text = call.arguments.front();
        const std::size_t dots = text.find("..");
        const int first = std::stoi(text);
        times_.push_back({call.word, first, dots == std::string::npos ? first : std::stoi(text.substr(dots + 2))});
    }
    [[nodiscard]] std::vector<const Call*> all(std::string_view word) const {
        std::vector<const Call*> found;
        for (const Call& call : calls_)
            if (call.word == word) found.push_back(&call);
        return found;
    }
    /// The last call that is one of `words`; the first of them without any.
    [[nodiscard]] std::string last_of(const Words& words) const {
        std::string last = words.front();
        for (const Call& call : calls_)
            if (std::ranges::find(words, call.word) != words.end()) last = call.word;
        return last;
    }
    [[nodiscard]] static bool allows(const Call& through, Channel channel) {
        const bool is_material = channel == Channel::funds || channel == Channel::materials;
        return std::ranges::any_of(through.arguments, [&](const std::string& word) {
            return word == word_of(channel) || word == (is_material ? "material" : "teaching_staff");
        });
    }
    [[nodiscard]] std::string in_sets(const School& school, std::string_view in, std::string_view out = {}) const {
        std::string member = "yes";
        for (const Call* call : all(in)) member = both(member, is_member(school, call->arguments));
        for (const Call* call : all(out)) member = both(member, negated(is_member(school, call->arguments)));
        return member;
    }
    /// Whether the caller takes what is undecided as if it were sure.
    [[nodiscard]] bool assumes_the_undecided() const { return !all("with_undated").empty(); }
    /// A slice has the schools that surely belong to a set that it is within, and loses no others by `without`.
    [[nodiscard]] bool has_school(const School& school) const {
        const auto surely = [&](const Call* call) { return is_member(school, call->arguments) == "yes"; };
        const bool is_kept = std::ranges::all_of(all("within"), surely) && std::ranges::none_of(all("without"), surely);
        const bool may_be_kept = in_sets(school, "within", "without") != "no";
        return is_open(school) && (is_kept || (assumes_the_undecided() && may_be_kept));
    }
    /// Whether it may be open on some day of each time filter.
    [[nodiscard]] bool is_open(const School& school) const {
        return std::ranges::all_of(times_, [&](const TimeFilter& each) { return may_be_open(school, each); });
    }
    /// Open on some day of the filter, for some settling of what is unknown.
    [[nodiscard]] static bool may_be_open(const School& school, const TimeFilter& filter) {
        const Bound first = first_of(school.first_day);
        const Bound until = after(school.last_day);
        for (int day = filter.first; day <= filter.last; ++day)
            if (first.value_or(day) <= day && day < until.value_or(never)) return true;
        return false;
    }
    [[nodiscard]] bool is_of_kind(const Tie& tie) const {
        const std::string chosen =
            last_of({"agreed", "delivered", "all_kinds", "of_postings", "of_records_with_basis"});
        if (chosen == "agreed") return tie.kind == TieKind::agreement;
        if (chosen == "delivered") return tie.kind != TieKind::agreement;
        if (chosen == "of_records_with_basis") return tie.kind != TieKind::transfer;
        return chosen == "all_kinds" || tie.kind == TieKind::posting;
    }
    [[nodiscard]] bool is_of_plan(const Tie& tie) const {
        const std::string chosen = last_of({"", "planned", "with_planned"});
        const bool is_planned = tie.status == Status::planned;
        return chosen == "with_planned" || is_planned == (chosen == "planned");
    }
    [[nodiscard]] std::string meets_conditions(const Tie& tie) const {
        std::string met = "yes";
        for (const Call* call : all("where")) {
            const auto [column, values] = key_and_value(call->arguments.front());
            const auto check = [&, &name = column, &list = values](const auto* record, const auto& table) {
                if (record == nullptr) return;
                met = both(met, has_column(table, name) ? meets_condition(cell_of(*record, name), pieces_of(list, ','))
                                                        : "no");
            };
            check(tie.support, records_.supports);
            check(tie.posting, records_.postings);
            check(tie.transfer, records_.transfers);
        }
        return met;
    }
    /// Whether its ends are open, and in every set that they must be in.
    [[nodiscard]] std::string has_ends(const Tie& tie) const {
        const School& supporter = school(tie.supporter);
        const School& recipient = school(tie.recipient);
        if (!is_open(supporter) || !is_open(recipient)) return "no";
        const std::string are_in =
            both(in_sets(supporter, "within", "without"), in_sets(recipient, "within", "without"));
        return both(are_in, both(in_sets(supporter, "supported_by"), in_sets(recipient, "supporting")));
    }
    /// inside, outside (a call says no), or under which reason it is left out.
    [[nodiscard]] std::string standing_of(const Tie& tie) const {
        const std::set<Channel> allowed = channels();
        const bool may_be_allowed = tie.channel ? allowed.contains(*tie.channel) : !allowed.empty();
        const std::string sure = both(has_ends(tie), both(in_time(tie, times_), meets_conditions(tie)));
        if (!is_of_kind(tie) || !is_of_plan(tie) || !may_be_allowed || sure == "no") return "outside";
        if (tie.supporter == tie.recipient) return "self_support";
        if (!tie.channel && !all("through").empty() && all("with_unknown_channel").empty()) return "unknown_channel";
        return sure == "yes" || assumes_the_undecided() ? "inside" : "undecided";
    }

    const Records& records_;
    std::vector<Call> calls_;
    Settings settings_;
    std::vector<TimeFilter> times_;
    Ids schools_;
    std::vector<Tie> ties_;
    std::map<std::string, std::vector<Tie>> left_out_;
};

}  // namespace jiedui::naive

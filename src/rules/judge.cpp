// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/judge.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "jiedui/base/finding.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui {
namespace {

/// Finds whom the scopes of a policy select in a slice; what is wrong with a scope becomes a finding.
class ScopeReader {
public:
    ScopeReader(const Policy& policy, const Slice& slice) : policy_{policy}, slice_{slice} {}

    [[nodiscard]] RuleCase case_of(const Rule& rule, std::size_t place, std::optional<Day> day) {
        const std::string at = "/rules/" + std::to_string(place) + "/scope";
        RuleCase on{rule.scope.days ? slice_.during(*rule.scope.days) : slice_, SchoolSet{network()}, {}, day};
        on.schools = ~on.schools;
        for (const Condition& each : rule.scope.schools)
            on.schools = on.schools & schools_that_meet(each, at + "/schools/" + each.column);
        on.teachers = teachers_of(rule.scope, on.schools, at);
        const bool selects_schools =
            rule.scope.schools.empty() || on.schools.size() > 0 || on.schools.unknown_count() > 0;
        const bool selects_teachers =
            rule.scope.teachers.empty() ||
            std::ranges::any_of(on.teachers, [](Certainty each) { return each != Certainty::no; });
        if (!rule.scope.may_be_empty && !selects_schools)
            complain(at + "/schools", rule.id, phrase("conditions that some school meets, or may_be_empty"));
        else if (!rule.scope.may_be_empty && !selects_teachers)
            complain(at + "/teachers", rule.id, phrase("conditions that some teacher meets, or may_be_empty"));
        return on;
    }

    void complain(const std::string& place, const std::string& value, const Phrase& expected) {
        findings_.push_back({FindingCode::bad_setting, policy_.id, 0, place, in_quotes(value), expected});
    }
    void throw_if_some() const {
        if (!findings_.empty()) throw Error{ErrorCode::bad_policy, policy_.id, findings_};
    }

private:
    [[nodiscard]] const Network& network() const noexcept { return slice_.network(); }

    [[nodiscard]] SchoolSet schools_that_meet(const Condition& condition, const std::string& place) {
        try {
            return network().schools_where({condition});
        } catch (const Error& error) {
            refuse(error, condition, place, column_names(network().ledger().table<School>()));
            return ~SchoolSet{network()};
        }
    }
    /// What an error about a condition says as a finding.
    void refuse(const Error& error, const Condition& condition, const std::string& place,
                const std::vector<std::string>& columns) {
        if (error.code() == ErrorCode::unknown_column)
            complain(place, condition.column, phrase("one of {or}", columns));
        else
            complain(place, error.subject(), Phrase{std::string{error.what()}});
    }

    [[nodiscard]] std::vector<Certainty> teachers_of(const Scope& scope, const SchoolSet& homes,
                                                     const std::string& at) {
        const Ledger& ledger = network().ledger();
        const IdOrder& order = ledger.teachers_by_id();
        const bool are_listed = ledger.are_teachers_listed();
        std::vector<Certainty> found(order.size(), Certainty::yes);
        const auto& table = ledger.table<Teacher>();
        for (std::uint32_t teacher = 0; !scope.schools.empty() && teacher < found.size(); ++teacher) {
            const std::uint32_t home =
                are_listed ? table.column<&Teacher::home>().place_at(order.row_at(teacher)) : no_row;
            if (home == no_row || homes.is_unknown(SchoolIndex{home}))
                found[teacher] = Certainty::undecided;
            else if (!homes.contains(SchoolIndex{home}))
                found[teacher] = Certainty::no;
        }
        for (const Condition& each : scope.teachers) {
            const auto met = rows_that_meet(each, at + "/teachers/" + each.column);
            for (std::uint32_t teacher = 0; teacher < found.size(); ++teacher)
                found[teacher] =
                    both(found[teacher], met && are_listed ? (*met)[order.row_at(teacher)] : Certainty::undecided);
        }
        return found;
    }
    [[nodiscard]] std::optional<std::vector<Certainty>> rows_that_meet(const Condition& condition,
                                                                       const std::string& place) {
        const auto& table = network().ledger().table<Teacher>();
        try {
            auto rows = match(table, condition, network().ledger().settings().calendar);
            if (!rows && !describes<Teacher>(condition.column))
                complain(place, condition.column, phrase("one of {or}", column_names(table)));
            return rows;
        } catch (const Error& error) {
            refuse(error, condition, place, column_names(table));
            return std::nullopt;
        }
    }

    const Policy& policy_;
    const Slice& slice_;
    std::vector<Finding> findings_{};
};

}  // namespace

Day RuleCase::day_asked(std::string_view kind) const {
    if (day) return *day;
    throw Error{ErrorCode::bad_day, std::string{kind}, "rules of this kind judge as of a day: give it to judge"};
}

Answer<Judgement> judge(const Policy& policy, const Slice& slice, const RuleKinds& kinds, std::optional<Day> day) {
    if (day && !day->is_known())
        throw Error{ErrorCode::bad_day, "'" + text_of(*day) + "'", "a policy judges as of a known day"};
    ScopeReader scopes{policy, slice};
    std::vector<std::pair<const RuleKinds::Entry*, RuleCase>> cases;
    for (std::size_t i = 0; i < policy.rules.size(); ++i) {
        const RuleKinds::Entry* const kind = kinds.find(policy.rules[i].kind);
        if (kind == nullptr)
            scopes.complain("/rules/" + std::to_string(i) + "/kind", policy.rules[i].kind,
                            phrase("one of {or}", kinds.names()));
        cases.emplace_back(kind, scopes.case_of(policy.rules[i], i, day));
    }
    scopes.throw_if_some();
    std::string words = policy.id + " " + policy.version;
    if (day) words += " as of " + text_of(*day);
    Answer<Judgement> answer{{}, slice, {.options = words}};
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const Rule& rule = policy.rules[i];
        const auto& [kind, on] = cases[i];
        const std::size_t first = answer.rows.size();
        kind->judge(rule, on, answer.rows);
        for (std::size_t row = first; row < answer.rows.size(); ++row) {
            Judgement& each = answer.rows[row];
            each.rule = rule.id;
            each.basis = rule.basis.empty() ? policy.basis : rule.basis;
            each.confidence = std::max(each.confidence, rule.least_confidence());
            each.ties = ascending(std::move(each.ties));
        }
        for (const SchoolIndex school : on.schools.unknown())
            if (slice.has(school)) answer.asked.unknown_schools.push_back(school);
    }
    answer.asked.unknown_schools = ascending(std::move(answer.asked.unknown_schools));
    return answer;
}

Answer<Judgement> judge(const Policy& policy, const Slice& slice, std::optional<Day> day) {
    return judge(policy, slice, RuleKinds::built_in(), day);
}

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "rules/scopes.hpp"

#include <concepts>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "io/column_rules.hpp"
#include "jiedui/base/finding.hpp"
#include "jiedui/base/text.hpp"
#include "model/match.hpp"
#include "rules/policy_checks.hpp"

namespace jiedui::detail {
namespace {

/// What a described column may hold, where that is not any text.
template <class Record>
[[nodiscard]] Phrase values_of(std::string_view name) {
    Phrase values;
    each_column<Record>([&]<class I>(I, const auto& column) {
        using Value = Known<column_value<Record, I::value>>;
        if (column.name != name) return;
        if constexpr (std::same_as<Value, bool>) {
            values = phrase("true_or_false");
        } else if constexpr (closed_list<Value>) {
            const auto& words = ClosedList<Value>::words;
            values = phrase("one_of", {words.begin(), words.end()});
        } else if constexpr (std::derived_from<Value, Span>) {
            values = phrase("day_text");
        } else {
            values = phrase("plain_number");
        }
    });
    return values;
}

/// Finds whom the scopes of a policy select in a slice; what is wrong with a scope becomes a finding.
class ScopeReader {
public:
    ScopeReader(const Policy& policy, const Slice& slice) : policy_{policy}, slice_{slice} {}

    [[nodiscard]] RuleCase case_of(const Rule& rule, std::size_t place, std::optional<Day> day) {
        const std::string at = "/rules/" + std::to_string(place) + "/scope";
        RuleCase on{rule.scope.days ? slice_.during(*rule.scope.days) : slice_,
                    SchoolSet{network()},
                    {},
                    day,
                    !rule.scope.teachers.empty()};
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
            complain(at + "/schools", rule.id, phrase("scope_of_schools"));
        else if (!rule.scope.may_be_empty && !selects_teachers)
            complain(at + "/teachers", rule.id, phrase("scope_of_teachers"));
        leave_to_slice(on);  // what a slice leaves out is no mistake of the policy
        return on;
    }

    void add(std::vector<Finding> findings) { std::ranges::move(findings, std::back_inserter(findings_)); }
    void complain(const std::string& place, const std::string& value, const Phrase& expected) {
        findings_.push_back({FindingCode::bad_setting, policy_.id, 0, place, in_quotes(value), expected});
    }
    [[nodiscard]] bool is_sound() const noexcept { return findings_.empty(); }
    void throw_if_some() const {
        if (!findings_.empty()) throw Error{ErrorCode::bad_policy, policy_.id, findings_};
    }

private:
    [[nodiscard]] const Network& network() const noexcept { return slice_.network(); }

    [[nodiscard]] SchoolSet schools_that_meet(const Condition& condition, const std::string& place) {
        const auto rows = rows_that_meet<School>(condition, place);
        return SchoolSet::of(network(), [&](SchoolIndex school) {
            return rows ? (*rows)[network().row(school)] : Certainty::undecided;
        });
    }

    /// Takes away the teachers whose home is not in the slice.  One of unknown home may be at a school that the slice lacks.
    static void leave_to_slice(RuleCase& on) {
        const bool is_cut = on.slice.cuts_off_schools();
        for (std::uint32_t teacher = 0; teacher < on.teachers.size(); ++teacher) {
            const auto home = on.network().home(TeacherIndex{teacher});
            if (home && !on.slice.has(*home)) on.teachers[teacher] = Certainty::no;
            if (!home && is_cut) on.teachers[teacher] = both(on.teachers[teacher], Certainty::undecided);
        }
    }

    /// By TeacherIndex whether the scope has her, given the schools of the scope.
    [[nodiscard]] std::vector<Certainty> teachers_of(const Scope& scope, const SchoolSet& homes,
                                                     const std::string& at) {
        const Ledger& ledger = network().ledger();
        const IdOrder& order = ledger.teachers_by_id();
        const bool are_listed = ledger.are_teachers_listed();
        std::vector<Certainty> found(order.size(), Certainty::yes);
        for (std::uint32_t teacher = 0; !scope.schools.empty() && teacher < found.size(); ++teacher) {
            const auto home = network().home(TeacherIndex{teacher});
            if (!home || homes.is_unknown(*home))
                found[teacher] = Certainty::undecided;
            else if (!homes.contains(*home))
                found[teacher] = Certainty::no;
        }
        for (const Condition& each : scope.teachers) {
            const auto met = rows_that_meet<Teacher>(each, at + "/teachers/" + each.column);
            for (std::uint32_t teacher = 0; teacher < found.size(); ++teacher)
                found[teacher] =
                    both(found[teacher], met && are_listed ? (*met)[order.row_at(teacher)] : Certainty::undecided);
        }
        return found;
    }
    /// By row of the table whether the condition is met; nothing if there is no such column, which is a finding if the column is not
    /// described, or if a value does not fit.
    template <class Record>
    [[nodiscard]] std::optional<std::vector<Certainty>> rows_that_meet(const Condition& condition,
                                                                       const std::string& place) {
        const auto& table = network().ledger().table<Record>();
        try {
            auto rows = match(table, condition, network().ledger().settings().calendar);
            if (!rows && !describes<Record>(condition.column))
                complain(place, condition.column, phrase("one_of", column_names(table)));
            return rows;
        } catch (const Error& error) {
            complain(place, error.subject(), values_of<Record>(condition.column));
            return std::nullopt;
        }
    }

    const Policy& policy_;
    const Slice& slice_;
    std::vector<Finding> findings_{};
};

}  // namespace

std::vector<RuleOnCase> cases_of(const Policy& policy, const Slice& slice, const RuleKinds& kinds,
                                 std::optional<Day> day,
                                 const std::function<bool(std::string_view name, const RuleKinds::Entry&)>& wants) {
    if (day && !day->is_known())
        throw Error{ErrorCode::bad_day, "'" + text_of(*day) + "'", "a policy judges as of a known day"};
    ScopeReader scopes{policy, slice};
    scopes.add(faults_of(policy, kinds));
    std::vector<RuleOnCase> cases;
    for (std::size_t i = 0; i < policy.rules.size(); ++i) {
        const Rule& rule = policy.rules[i];
        const RuleKinds::Entry* const kind = kinds.find(rule.kind);
        const bool has_days = !rule.scope.days || rule.scope.days->has_known_bounds();
        if (kind != nullptr && has_days && wants(rule.kind, *kind))
            cases.push_back({&rule, kind, scopes.case_of(rule, i, day)});
    }
    std::vector<std::string> wanted;
    for (const std::string& name : kinds.names())
        if (wants(name, *kinds.find(name))) wanted.push_back(name);
    if (cases.empty() && scopes.is_sound() && wanted.size() < kinds.names().size()) {
        std::string found;
        for (const Rule& rule : policy.rules) found.append(found.empty() ? "" : ", ").append(rule.kind);
        scopes.complain("/rules", found, phrase("one_of", std::move(wanted)));
    }
    scopes.throw_if_some();
    return cases;
}

std::string words_of(std::string_view question, const Policy& policy, std::optional<Day> day) {
    std::string words{question};
    words += ", " + policy.id + " " + policy.version + " (" + policy.fingerprint() + ")";
    if (day) words += " as of " + text_of(*day);
    return words;
}

std::vector<Slice> slices_of(const std::vector<RuleOnCase>& cases) {
    std::vector<Slice> slices;
    for (const RuleOnCase& each : cases) {
        Slice slice = each.kind->looked_at ? each.kind->looked_at(each.on) : each.on.slice;
        const auto is_same = [&](const Slice& other) { return other.description() == slice.description(); };
        if (std::ranges::none_of(slices, is_same)) slices.push_back(std::move(slice));
    }
    return slices;
}

std::vector<SchoolIndex> unknown_schools_of(const std::vector<RuleOnCase>& cases) {
    std::vector<SchoolIndex> unknown;
    for (const RuleOnCase& each : cases)
        for (const SchoolIndex school : each.on.schools.unknown())
            if (each.on.slice.has(school)) unknown.push_back(school);
    return ascending(std::move(unknown));
}

}  // namespace jiedui::detail

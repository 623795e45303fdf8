// SPDX-License-Identifier: Apache-2.0
#include "rules/policy_checks.hpp"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "io/file_bytes.hpp"
#include "io/json_place.hpp"
#include "io/json_reader.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

using nlohmann::json;

[[nodiscard]] std::string shown_json(const json& value) {
    return shown(value.dump(-1, ' ', false, json::error_handler_t::replace));
}
/// A parameter's value as a file would have it.
[[nodiscard]] std::string shown_value(const ParameterValue& value) {
    return std::visit(
        [](const auto& each) {
            if constexpr (std::is_same_v<std::decay_t<decltype(each)>, Thousandths>)
                return text_of(each);
            else
                return shown_json(each);
        },
        value);
}
[[nodiscard]] std::string shown_names(const std::vector<Parameter>& parameters) {
    json names = json::array();
    for (const Parameter& each : parameters) names.push_back(each.name);
    return shown_json(names);
}

/// Looks through a policy that may have come from anywhere.
class PolicyCheck {
public:
    PolicyCheck(const Policy& policy, const RuleKinds& kinds)
        : policy_{policy}, kinds_{kinds}, reader_{policy.id.empty() ? "policy" : as_utf8(policy.id), findings_} {}

    [[nodiscard]] std::vector<Finding> faults() {
        check_id("/id", policy_.id);
        check_text("/title", policy_.title);
        check_text("/version", policy_.version);
        check_text("/basis", policy_.basis);
        for (std::size_t i = 0; i < policy_.rules.size(); ++i)
            check_rule(policy_.rules[i], "/rules/" + std::to_string(i));
        return findings_.take();
    }

private:
    void complain(const std::string& place, const std::string& value, const Phrase& expected) {
        reader_.complain_text(place, value, expected);
    }

    void check_text(const std::string& place, const std::string& text) {
        if (!is_utf8(text)) complain(place, shown_json(as_utf8(text)), phrase("a_text"));
    }
    void check_id(const std::string& place, const std::string& id) {
        if (id.empty()) complain(place, shown_json(id), phrase("a_text"));
        check_text(place, id);
    }
    void check_confidence(const std::string& place, Confidence confidence) {
        const auto& words = ClosedList<Confidence>::words;
        const auto number = static_cast<std::size_t>(confidence);
        if (number >= words.size())
            complain(place, std::to_string(number), phrase("one_of", {words.begin(), words.end()}));
    }

    void check_rule(const Rule& rule, const std::string& at) {
        check_id(below(at, "id"), rule.id);
        if (!rule.id.empty() && !ids_.insert(rule.id).second)
            complain(below(at, "id"), shown_json(rule.id), phrase("own_rule_id"));
        check_text(below(at, "basis"), rule.basis);
        check_text(below(at, "remark"), rule.remark);
        check_confidence(below(at, "confidence"), rule.confidence);
        check_scope(rule.scope, below(at, "scope"));
        const RuleKinds::Entry* const kind = kinds_.find(rule.kind);
        if (kind == nullptr)
            return complain(below(at, "kind"), in_quotes(as_utf8(rule.kind)), phrase("one_of", kinds_.names()));
        check_parameters_of(rule, *kind, below(at, "parameters"));
    }

    void check_parameters_of(const Rule& rule, const RuleKinds::Entry& kind, const std::string& at) {
        std::vector<GivenParameter> given;
        for (const Parameter& each : rule.parameters) {
            const std::string place = below(at, as_utf8(each.name));
            given.push_back({.name = each.name, .place = place, .shown = shown_value(each.value), .value = each.value});
            check_text(below(place, "basis"), each.basis);
            check_confidence(below(place, "confidence"), each.confidence);
        }
        check_parameters(
            rule, kind, given, at, shown_names(rule.parameters),
            [this](const auto& place, const auto& value, const Phrase& expected) { complain(place, value, expected); });
    }

    void check_scope(const Scope& scope, const std::string& at) {
        if (scope.days && !scope.days->has_known_bounds())
            complain(below(at, "days"), text_of(*scope.days),
                     phrase("has_member", {scope.days->first().is_known() ? "last_day" : "first_day"}));
        check_conditions(scope.schools, below(at, "schools"));
        check_conditions(scope.teachers, below(at, "teachers"));
    }
    void check_conditions(const std::vector<Condition>& conditions, const std::string& at) {
        for (const Condition& each : conditions) {
            const std::string place = below(at, as_utf8(each.column));
            if (each.values.empty()) complain(place, "[]", phrase("condition_value"));
            for (const std::string& value : each.values) check_text(place, value);
        }
    }

    const Policy& policy_;
    const RuleKinds& kinds_;
    std::set<std::string> ids_{};
    FindingList findings_{};
    JsonReader reader_;
};

}  // namespace

void check_parameters(const Rule& rule, const RuleKinds::Entry& kind, const std::vector<GivenParameter>& given,
                      const std::string& place, const std::string& shown, const Complain& complain) {
    std::vector<std::string> names;
    for (const ParameterForm& each : kind.parameters) names.push_back(each.name);
    std::set<std::string> seen;
    bool is_sound = true;
    const auto refuse = [&](const std::string& at, const std::string& value, const Phrase& expected) {
        complain(at, value, expected);
        is_sound = false;
    };
    for (const GivenParameter& each : given) {
        const auto form = static_cast<std::size_t>(std::ranges::find(names, each.name) - names.begin());
        if (form == names.size())
            refuse(place, in_quotes(as_utf8(each.name)), phrase("one_of", names));
        else if (!seen.insert(each.name).second)
            refuse(each.place, each.shown, phrase("parameter_once"));
        else if (each.is_told)
            is_sound = false;
        else if (!each.value || !kind.accepts(form, *each.value))
            refuse(each.place, each.shown, kind.parameters[form].expected);
    }
    for (const ParameterForm& each : kind.parameters)
        if (each.is_required && !seen.contains(each.name)) refuse(place, shown, phrase("has_member", {each.name}));
    if (!is_sound || !kind.fault) return;
    const auto fault = kind.fault(rule);
    if (!fault) return;
    const auto meant = std::ranges::find(given, fault->name, &GivenParameter::name);
    if (meant == given.end())
        complain(below(place, fault->name), "null", fault->expected);
    else
        complain(meant->place, meant->shown, fault->expected);
}

std::vector<Finding> faults_of(const Policy& policy, const RuleKinds& kinds) {
    return PolicyCheck{policy, kinds}.faults();
}

}  // namespace jiedui::detail

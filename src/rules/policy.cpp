// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/policy.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "io/file_bytes.hpp"
#include "io/json_reader.hpp"
#include "io/json_text.hpp"
#include "jiedui/io/number_day.hpp"
#include "jiedui/rules/rule_kind.hpp"
#include "rules/policy_checks.hpp"

namespace jiedui {
namespace {

using detail::below;
using nlohmann::json;

/// Takes a policy file apart, key by key.
class PolicyReader : private detail::JsonReader {
public:
    PolicyReader(const RuleKinds& kinds, std::string file, FindingList& findings)
        : JsonReader{std::move(file), findings}, kinds_{kinds} {}

    [[nodiscard]] Policy read(const json& all) {
        Policy policy;
        if (!all.is_object()) {
            complain("", all, phrase("object_for_example", {R"({"id": "…", "rules": […]})"}));
            return policy;
        }
        each_member(all, "", {"$schema", "id", "title", "version", "valid", "basis", "rules"},
                    [&](const std::string& key, const json& value, const std::string& place) {
                        if (key == "id") policy.id = id_in(value, place);
                        if (key == "title") policy.title = text_in(value, place).value_or("");
                        if (key == "version") policy.version = text_in(value, place).value_or("");
                        if (key == "basis") policy.basis = text_in(value, place).value_or("");
                        if (key == "valid") policy.valid = days_in(value, place, true);
                        if (key == "rules") policy.rules = rules_in(value, place);
                    });
        require(all, "", {"id", "version", "rules"});
        return policy;
    }

private:
    template <class Visit>
    void each_member(const json& object, const std::string& place, const std::vector<std::string>& known,
                     Visit&& visit) {
        for (const auto& [key, value] : object.items()) {
            if (std::ranges::find(known, key) == known.end())
                complain_key(place, key, known);
            else
                visit(key, value, below(place, key));
        }
    }
    void require(const json& object, const std::string& place, std::initializer_list<const char*> members) {
        for (const char* const member : members)
            if (!object.contains(member)) complain(place, object, phrase("has_member", {member}));
    }

    [[nodiscard]] std::string id_in(const json& value, const std::string& place) {
        const auto text = text_in(value, place);
        if (text && text->empty()) complain(place, value, phrase("a_text"));
        return text.value_or("");
    }

    /// @param may_run whether the last day may be left out.
    [[nodiscard]] std::optional<Period> days_in(const json& value, const std::string& place, bool may_run) {
        if (!value.is_object()) {
            complain(place, value, phrase("for_example", {R"({"period": "2003/2004"})"}));
            return std::nullopt;
        }
        each_member(value, place, {"period", "first_day", "last_day"}, [](const auto&, const auto&, const auto&) {});
        const auto days = period_in(value, place, Calendar{});
        if (!days || may_run || days->has_known_bounds()) return days;
        complain(place, value, phrase("has_member", {"last_day"}));
        return std::nullopt;
    }

    [[nodiscard]] std::vector<Rule> rules_in(const json& value, const std::string& place) {
        std::vector<Rule> rules;
        std::set<std::string> ids;
        if (!value.is_array()) {
            complain(place, value, phrase("list_for_example", {R"([{"id": "…", "kind": "…"}])"}));
            return rules;
        }
        for (std::size_t i = 0; i < value.size(); ++i) {
            const std::string at = below(place, std::to_string(i));
            rules.push_back(rule_in(value[i], at));
            if (!rules.back().id.empty() && !ids.insert(rules.back().id).second)
                complain(below(at, "id"), value[i]["id"], phrase("own_rule_id"));
        }
        return rules;
    }

    [[nodiscard]] Rule rule_in(const json& value, const std::string& place) {
        Rule rule;
        if (!value.is_object()) {
            complain(place, value, phrase("object_for_example", {R"({"id": "…", "kind": "…"})"}));
            return rule;
        }
        if (value.contains("confidence"))  // before the parameters that go by it
            rule.confidence = confidence_in(value["confidence"], below(place, "confidence")).value_or(rule.confidence);
        const json none = json::object();
        const json* parameters = &none;
        each_member(value, place, {"id", "kind", "parameters", "scope", "basis", "confidence", "remark"},
                    [&](const std::string& key, const json& member, const std::string& at) {
                        if (key == "id") rule.id = id_in(member, at);
                        if (key == "kind") rule.kind = word_in(member, at, kinds_.names()).value_or("");
                        if (key == "basis") rule.basis = text_in(member, at).value_or("");
                        if (key == "remark") rule.remark = text_in(member, at).value_or("");
                        if (key == "scope") rule.scope = scope_in(member, at);
                        if (key == "parameters") parameters = &member;
                    });
        require(value, place, {"id", "kind"});
        if (const RuleKinds::Entry* const kind = kinds_.find(rule.kind))
            read_parameters(*parameters, below(place, "parameters"), *kind, rule);
        return rule;
    }

    [[nodiscard]] std::optional<Confidence> confidence_in(const json& value, const std::string& place) {
        const auto& words = ClosedList<Confidence>::words;
        const auto word = word_in(value, place, {words.begin(), words.end()});
        return word ? find_word<Confidence>(*word) : std::nullopt;
    }

    void read_parameters(const json& value, const std::string& place, const RuleKinds::Entry& kind, Rule& rule) {
        if (!value.is_object())
            return complain(place, value,
                            phrase("object_for_example", {R"({"recipients": {"value": 2, "basis": "…"}})"}));
        std::vector<detail::GivenParameter> given;
        for (const auto& [name, member] : value.items()) {
            given.push_back({.name = name, .place = below(place, name)});
            if (std::ranges::find(kind.parameters, name, &ParameterForm::name) == kind.parameters.end()) continue;
            Parameter parameter{.name = name, .confidence = rule.confidence};
            read_parameter(member, given.back(), parameter);
            if (given.back().value) rule.parameters.push_back(std::move(parameter));
        }
        detail::check_parameters(
            rule, kind, given, place, dumped(value),
            [this](const auto& at, const auto& what, const Phrase& expected) { complain_text(at, what, expected); });
    }

    void read_parameter(const json& member, detail::GivenParameter& given, Parameter& parameter) {
        const bool is_alone = !member.is_object();
        const json* value = &member;
        if (!is_alone) {
            const std::string place = given.place;
            each_member(member, place, {"value", "basis", "confidence"},
                        [&](const std::string& key, const json& part, const std::string& at) {
                            if (key == "basis") parameter.basis = text_in(part, at).value_or("");
                            if (key == "confidence")
                                parameter.confidence = confidence_in(part, at).value_or(parameter.confidence);
                        });
            require(member, place, {"value"});
            given.is_told = !member.contains("value");
            if (given.is_told) return;
            value = &member["value"];
            given.place = below(place, "value");
        }
        given.shown = dumped(*value);
        given.value = value_in(*value);
        if (given.value) parameter.value = *given.value;
    }

    /// What a parameter is set to; nothing if it can be set to no such thing.
    [[nodiscard]] static std::optional<ParameterValue> value_in(const json& value) {
        if (value.is_boolean()) return value.get<bool>();
        if (value.is_string()) return value.get<std::string>();
        if (value.is_number()) {
            const auto number = find_thousandths(value.dump());
            return number ? std::optional<ParameterValue>{*number} : std::nullopt;
        }
        if (!value.is_array()) return std::nullopt;
        std::vector<std::string> texts;
        for (const json& each : value) {
            if (!each.is_string()) return std::nullopt;
            texts.push_back(each.get<std::string>());
        }
        return texts;
    }

    [[nodiscard]] Scope scope_in(const json& value, const std::string& place) {
        Scope scope;
        if (!value.is_object()) {
            complain(place, value, phrase("object_for_example", {R"({"schools": {"locale": "urban"}})"}));
            return scope;
        }
        each_member(value, place, {"schools", "teachers", "days", "may_be_empty"},
                    [&](const std::string& key, const json& member, const std::string& at) {
                        if (key == "schools") scope.schools = conditions_in<School>(member, at);
                        if (key == "teachers") scope.teachers = conditions_in<Teacher>(member, at);
                        if (key == "days") scope.days = days_in(member, at, false);
                        if (key != "may_be_empty") return;
                        if (!member.is_boolean()) return complain(at, member, phrase("true_or_false"));
                        scope.may_be_empty = member.get<bool>();
                    });
        return scope;
    }

    template <class Record>
    [[nodiscard]] std::vector<Condition> conditions_in(const json& value, const std::string& place) {
        std::vector<Condition> conditions;
        if (!value.is_object()) {
            complain(place, value, phrase("object_for_example", {R"({"locale": "urban", "weak": true})"}));
            return conditions;
        }
        for (const auto& [column, cells] : value.items()) {
            const std::string at = below(place, column);
            Condition condition{column, {}};
            if (cells.is_array() && cells.empty()) complain(at, cells, phrase(wanted_cells));
            for (const json& cell : cells.is_array() ? cells : json::array({cells}))
                if (auto text = cell_in(cell, holds_days<Record>(column), at))
                    condition.values.push_back(*std::move(text));
            conditions.push_back(std::move(condition));
        }
        return conditions;
    }

    /// A value as a cell of a ledger writes it.
    /// @param is_day whether it stands for a day.
    [[nodiscard]] std::optional<std::string> cell_in(const json& value, bool is_day, const std::string& place) {
        if (value.is_string()) return value.get<std::string>();
        if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
        if (!value.is_number()) {
            complain(place, value, phrase(wanted_cells));
            return std::nullopt;
        }
        std::string number = value.dump();
        if (number.ends_with(".0")) number.resize(number.size() - 2);  // as cells write whole numbers
        const Phrase either = is_day ? either_month(number) : Phrase{};
        if (either.empty()) return number;
        complain(place, value, either);
        return std::nullopt;
    }

    static constexpr const char* wanted_cells = "condition_value";
    const RuleKinds& kinds_;
};

}  // namespace

Confidence Rule::least_confidence() const noexcept {
    Confidence least = confidence;
    for (const Parameter& each : parameters) least = std::max(least, each.confidence);
    return least;
}

const Rule* Policy::find_rule(std::string_view wanted) const noexcept {
    const auto found = std::ranges::find(rules, wanted, &Rule::id);
    return found == rules.end() ? nullptr : &*found;
}

Policy policy_of(std::string text, const RuleKinds& kinds, std::string_view file) {
    FindingList list;
    Policy policy;
    if (const auto all = detail::parse_json(std::move(text), file, list))
        policy = PolicyReader{kinds, std::string{file}, list}.read(*all);
    std::vector<Finding> findings = list.take();
    if (!findings.empty()) throw Error{ErrorCode::bad_policy, std::string{file}, std::move(findings)};
    return policy;
}

Policy read_policy(const std::filesystem::path& path, const RuleKinds& kinds) {
    return policy_of(detail::bytes_of(path), kinds, detail::shown_path(path.filename()));
}
Policy read_policy(const std::filesystem::path& path) { return read_policy(path, RuleKinds::built_in()); }

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
// What Python pickles and copies.  A copy is the same object, as nothing can change it; a pickle holds what an equal one
// is made of.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "jiedui/base/phrase.hpp"
#include "jiedui/io/snapshot.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/rules/policy.hpp"
#include "pybind.hpp"

namespace jiedui::bindings {
namespace {

// ---- parts as tuples, in the order of the fields

using FindingState = std::tuple<int, std::string, std::uint32_t, std::string, std::string, py::object, std::string,
                                std::uint32_t, std::uint64_t, std::uint64_t>;

/// A phrase as the English text of what it says, gaps open, and what fills them.
[[nodiscard]] py::object state_of(const Phrase& phrase) {
    std::size_t place = 0;
    std::vector<std::string> arguments;
    auto take = [&](std::uint16_t at, const std::vector<std::string>& filling) {
        place = at;
        arguments = filling;
    };
    Phrase::visit_parts(phrase, take);
    return py::cast(std::pair{std::string{detail::phrase_texts[place].en}, std::move(arguments)});
}
[[nodiscard]] Phrase phrase_from(const py::handle& state) {
    const auto [english, arguments] = state.cast<std::pair<std::string, std::vector<std::string>>>();
    Phrase phrase = Phrase::known(english);
    if (english != detail::phrase_texts[0].en && phrase == Phrase{english}) return phrase;  // of another version
    auto fill = [&, &filling = arguments](std::uint16_t, std::vector<std::string>& of_phrase) { of_phrase = filling; };
    Phrase::visit_parts(phrase, fill);
    return phrase;
}

[[nodiscard]] FindingState state_of(const Finding& each) {
    return {static_cast<int>(each.code), each.table, each.row,      each.column, each.value,
            state_of(each.expected),     each.cell,  each.position, each.count,  each.unlisted};
}
[[nodiscard]] Finding finding_from(const FindingState& state) {
    const auto& [code, table, row, column, value, expected, cell, position, count, unlisted] = state;
    const auto& known = ClosedList<FindingCode>::words;
    if (code < 0 || static_cast<std::size_t>(code) >= known.size())
        throw py::value_error("not a finding of this version");
    return {static_cast<FindingCode>(code), table, row,      column, value,
            phrase_from(expected),          cell,  position, count,  unlisted};
}

using ConditionState = std::pair<std::string, std::vector<std::string>>;
[[nodiscard]] std::vector<ConditionState> state_of(const std::vector<Condition>& conditions) {
    std::vector<ConditionState> states;
    for (const Condition& each : conditions) states.emplace_back(each.column, each.values);
    return states;
}
[[nodiscard]] std::vector<Condition> conditions_of(const std::vector<ConditionState>& states) {
    std::vector<Condition> conditions;
    for (const auto& [column, values] : states) conditions.push_back({column, values});
    return conditions;
}

/// A value beside which of the types it is: yes is a number, too, to a cast.
using ParameterState = std::tuple<std::string, int, py::object, std::string, int>;
[[nodiscard]] ParameterState state_of(const Parameter& each) {
    const auto value = [](const auto& held) -> py::object {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, Thousandths>)
            return py::int_(held.value);
        else
            return py::cast(held);
    };
    return {each.name, static_cast<int>(each.value.index()), std::visit(value, each.value), each.basis,
            static_cast<int>(each.confidence)};
}
[[nodiscard]] Parameter parameter_from(const ParameterState& state) {
    const auto& [name, type, value, basis, confidence] = state;
    Parameter parameter{.name = name, .basis = basis, .confidence = static_cast<Confidence>(confidence)};
    if (type == 0) parameter.value = Thousandths{value.cast<std::int64_t>()};
    if (type == 1) parameter.value = value.cast<bool>();
    if (type == 2) parameter.value = value.cast<std::string>();
    if (type == 3) parameter.value = value.cast<std::vector<std::string>>();
    return parameter;
}

using ScopeState = std::tuple<std::vector<ConditionState>, std::vector<ConditionState>, std::optional<Period>, bool>;
using RuleState =
    std::tuple<std::string, std::string, std::vector<ParameterState>, ScopeState, std::string, int, std::string>;
[[nodiscard]] RuleState state_of(const Rule& each) {
    std::vector<ParameterState> parameters;
    for (const Parameter& parameter : each.parameters) parameters.push_back(state_of(parameter));
    return {each.id,
            each.kind,
            parameters,
            {state_of(each.scope.schools), state_of(each.scope.teachers), each.scope.days, each.scope.may_be_empty},
            each.basis,
            static_cast<int>(each.confidence),
            each.remark};
}
[[nodiscard]] Rule rule_from(const RuleState& state) {
    const auto& [id, kind, parameters, scope, basis, confidence, remark] = state;
    const auto& [schools, teachers, days, may_be_empty] = scope;
    Rule rule{.id = id,
              .kind = kind,
              .scope = {conditions_of(schools), conditions_of(teachers), days, may_be_empty},
              .basis = basis,
              .confidence = static_cast<Confidence>(confidence),
              .remark = remark};
    for (const ParameterState& each : parameters) rule.parameters.push_back(parameter_from(each));
    return rule;
}

using PolicyState =
    std::tuple<std::string, std::string, std::string, std::optional<Period>, std::string, std::vector<RuleState>>;
[[nodiscard]] PolicyState state_of(const Policy& each) {
    std::vector<RuleState> rules;
    for (const Rule& rule : each.rules) rules.push_back(state_of(rule));
    return {each.id, each.title, each.version, each.valid, each.basis, rules};
}
[[nodiscard]] Policy policy_from(const PolicyState& state) {
    const auto& [id, title, version, valid, basis, rules] = state;
    Policy policy{.id = id, .title = title, .version = version, .valid = valid, .basis = basis};
    for (const RuleState& each : rules) policy.rules.push_back(rule_from(each));
    return policy;
}

using SourceState =
    std::tuple<std::string, std::string, int, std::string, std::uint32_t, std::uint32_t, std::string, std::uint64_t>;
[[nodiscard]] SourceState state_of(const Source& each) {
    return {each.table,     each.name,       static_cast<int>(each.encoding),
            each.separator, each.header_row, each.header_rows,
            each.title,     each.blank_rows};
}
[[nodiscard]] Source source_from(const SourceState& state) {
    const auto& [table, name, encoding, separator, header_row, header_rows, title, blank_rows] = state;
    Source source{.table = table, .name = name, .encoding = static_cast<Encoding>(encoding), .separator = separator};
    source.header_row = static_cast<decltype(source.header_row)>(header_row);
    source.header_rows = static_cast<decltype(source.header_rows)>(header_rows);
    source.title = title;
    source.blank_rows = static_cast<decltype(source.blank_rows)>(blank_rows);
    return source;
}

/// A set as its network, the rows of its schools, and of those that may belong.
using SetState = std::tuple<Network, std::vector<std::uint32_t>, std::vector<std::uint32_t>>;
[[nodiscard]] SetState state_of(const SchoolSet& set) {
    const auto rows_of = [](const std::vector<SchoolIndex>& schools) {
        std::vector<std::uint32_t> rows;
        for (const SchoolIndex each : schools) rows.push_back(each.value);
        return rows;
    };
    return {set.network(), rows_of(set.schools()), rows_of(set.unknown())};
}
[[nodiscard]] SchoolSet set_from(const SetState& state) {
    const auto& [network, members, unknown] = state;
    std::vector<bool> is_member(network.school_count()), is_unknown(network.school_count());
    for (const std::uint32_t row : members) is_member.at(row) = true;
    for (const std::uint32_t row : unknown) is_unknown.at(row) = true;
    // a complement has schools of which that is not known; they are those that another complement has
    const SchoolSet sure = SchoolSet::of(network, [&](SchoolIndex each) {
        if (is_unknown[each.value]) return is_member[each.value] ? Certainty::no : Certainty::undecided;
        return is_member[each.value] ? Certainty::yes : Certainty::no;
    });
    const SchoolSet all_but = SchoolSet::of(network, [&](SchoolIndex each) {
        return is_unknown[each.value] && is_member[each.value] ? Certainty::undecided : Certainty::yes;
    });
    return sure | ~all_but;
}

// ---- classes

void bind_copies(const py::object& cls) {
    cls.attr("__copy__") =
        py::cpp_function([](py::object self) { return self; }, py::name("__copy__"), py::is_method(cls));
    cls.attr("__deepcopy__") = py::cpp_function([](py::object self, const py::object&) { return self; },
                                                py::name("__deepcopy__"), py::is_method(cls), py::arg("memo"));
}

/// @param arguments_of gives what `maker` makes an equal one of, as a tuple.
template <class Self, class ArgumentsOf>
void bind_reduce(const py::object& cls, const py::object& maker, ArgumentsOf arguments_of) {
    cls.attr("__reduce__") = py::cpp_function(
        [maker, arguments_of](const Self& self) -> py::tuple { return py::make_tuple(maker, arguments_of(self)); },
        py::name("__reduce__"), py::is_method(cls));
}

/// A value that is made of its state.
template <class Self, class State>
void bind_state(py::module_& m, const char* maker, Self (*from)(const State&)) {
    const py::object cls = py::type::of<Self>();
    m.def(maker, from, py::arg("state"));
    bind_reduce<Self>(cls, m.attr(maker), [](const Self& self) { return py::make_tuple(state_of(self)); });
    bind_copies(cls);
}

/// A value that is a snapshot in memory.
template <class Saved>
void bind_snapshot(py::module_& m, const char* maker, Saved (*open)(const std::string&)) {
    const py::object cls = py::type::of<Saved>();
    m.def(maker, open, release_gil(), py::arg("snapshot"));
    bind_reduce<Saved>(cls, m.attr(maker), [](const Saved& self) {
        std::string bytes;
        {
            const ReleasedGil released;
            bytes = snapshot_of(self);
        }
        return py::make_tuple(py::bytes(bytes));
    });
    bind_copies(cls);
}

/// What is asked or counted anew in less time than it takes to read it back.
void bind_refusal(const py::object& cls, const std::string& instead) {
    cls.attr("__reduce__") = py::cpp_function(
        [instead](const py::object& self) -> py::object {
            const auto name = py::str(py::type::of(self).attr("__name__")).cast<std::string>();
            throw py::type_error(name + " cannot be pickled; pickle " + instead);
        },
        py::name("__reduce__"), py::is_method(cls));
    bind_copies(cls);
}

}  // namespace

void bind_pickles(py::module_& m) {
    bind_snapshot<Ledger>(m, "_ledger_from_snapshot", &ledger_from_snapshot);
    bind_snapshot<Network>(m, "_network_from_snapshot", &network_from_snapshot);
    bind_state<Finding, FindingState>(m, "_finding_from", &finding_from);
    bind_state<Source, SourceState>(m, "_source_from", &source_from);
    bind_state<Parameter, ParameterState>(m, "_parameter_from", &parameter_from);
    bind_state<Rule, RuleState>(m, "_rule_from", &rule_from);
    bind_state<Policy, PolicyState>(m, "_policy_from", &policy_from);
    bind_state<SchoolSet, SetState>(m, "_school_set_from", &set_from);
    bind_refusal(m.attr("Slice"), "its network, and narrow that again");
    bind_refusal(m.attr("SliceOver"), "its network, and narrow that again");
    bind_copies(m.attr("Period"));
}

}  // namespace jiedui::bindings

// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <exception>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bind_answer.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/rules/judge.hpp"
#include "jiedui/rules/shipped.hpp"
#include "jiedui/rules/shortfalls.hpp"
#include "jiedui/rules/who_must_rotate.hpp"
#include "pybind.hpp"
#include "python_watch.hpp"

namespace jiedui::bindings {
namespace {

[[nodiscard]] py::object value_to_python(const ParameterValue& value) {
    if (const auto* const number = std::get_if<Thousandths>(&value)) {
        if (number->value % 1000 == 0) return py::int_(number->value / 1000);
        return py::module_::import("decimal").attr("Decimal")(text_of(*number));
    }
    return std::visit(
        [](const auto& each) -> py::object {
            if constexpr (std::is_same_v<std::decay_t<decltype(each)>, Thousandths>)
                return py::none();
            else
                return py::cast(each);
        },
        value);
}

/// The ties of a network by kind and id, made when first asked for.
class TiesById {
public:
    explicit TiesById(Network network) : network_{std::move(network)} {}
    [[nodiscard]] const Network& network() const noexcept { return network_; }
    [[nodiscard]] TieIndex of(const std::pair<std::string, std::string>& name) {
        const auto found = all().find(name);
        if (found == all().end())
            throw Error{ErrorCode::unknown_record, name.second, "no " + name.first + " is called so"};
        return found->second;
    }
    /// @errors ErrorCode::unknown_record unless a tie of some kind is called so.
    void expect(const std::string& id) {
        for (const std::string_view kind : ClosedList<TieKind>::words)
            if (all().contains({std::string{kind}, id})) return;
        throw Error{ErrorCode::unknown_record, id, "no tie is called so"};
    }

private:
    using Named = std::map<std::pair<std::string, std::string>, TieIndex>;
    [[nodiscard]] const Named& all() {
        if (ties_.empty())
            for (std::uint32_t t = 0; t < network_.tie_count(); ++t)
                ties_.emplace(std::pair{std::string{word_of(network_.kind(TieIndex{t}))}, network_.id(TieIndex{t})},
                              TieIndex{t});
        return ties_;
    }
    Network network_;
    Named ties_;
};

template <closed_list Enum>
[[nodiscard]] Enum word_from(const std::string& word) {
    if (const auto found = find_word<Enum>(word)) return *found;
    const auto& all = ClosedList<Enum>::words;
    throw Error{ErrorCode::bad_word, word, "it is one of " + listed({all.begin(), all.end()})};
}

/// A rule itself does not say that it failed.
[[nodiscard]] Verdict verdict_from(const std::string& word) {
    const auto verdict = word_from<Verdict>(word);
    if (verdict == Verdict::failed)
        throw Error{ErrorCode::bad_word, word, "a rule says 'met', 'not_met' or 'undecided'; raise where it fails"};
    return verdict;
}

/// A subject must be there where it is one of the ledger's: a slip would else look like a school in order.
void expect_subject(const Judgement& judgement, TiesById& ties) {
    const Network& network = ties.network();
    switch (judgement.subject_kind) {
        case SubjectKind::school: (void)network.school_of(judgement.subject); return;
        case SubjectKind::teacher:
            if (!network.ledger().teachers_by_id().find(judgement.subject))
                throw Error{ErrorCode::unknown_record, judgement.subject, "no teacher is called so"};
            return;
        case SubjectKind::tie: ties.expect(judgement.subject); return;
        case SubjectKind::division:
        case SubjectKind::school_year:
        case SubjectKind::programme: return;
    }
}

/// What a rule written in Python yields, as a judgement.
[[nodiscard]] Judgement judgement_from(const py::handle& value, TiesById& ties) {
    const auto number = [&](const char* name) { return value.attr(name).cast<std::optional<double>>(); };
    const auto exact = [&](const char* name) -> std::optional<Thousandths> {
        const py::object part = value.attr(name);
        if (part.is_none()) return std::nullopt;
        const auto found = find_thousandths(py::str(part).cast<std::string>());
        if (!found) throw Error{ErrorCode::bad_number, py::str(part), std::string{name} + " is exact in thousandths"};
        return found;
    };
    Judgement judgement{.subject_kind = word_from<SubjectKind>(value.attr("subject_kind").cast<std::string>()),
                        .subject = value.attr("subject").cast<std::string>(),
                        .verdict = verdict_from(value.attr("verdict").cast<std::string>()),
                        .measured = number("measured"),
                        .limit = number("limit"),
                        .unit = value.attr("unit").cast<std::string>(),
                        .numerator = exact("numerator"),
                        .denominator = exact("denominator")};
    judgement.reason = Phrase{value.attr("reason").cast<std::string>()};
    for (const py::handle tie : value.attr("ties"))
        judgement.ties.push_back(ties.of(tie.cast<std::pair<std::string, std::string>>()));
    expect_subject(judgement, ties);
    return judgement;
}

/// Why a rule written in Python failed, and where.
[[nodiscard]] RuleFailure failure_of(const py::error_already_set& error) {
    const py::object trace = error.trace() ? error.trace() : py::object{py::none()};
    const py::object lines =
        py::module_::import("traceback").attr("format_exception")(error.type(), error.value(), trace);
    const auto text = py::str(py::str("").attr("join")(lines).attr("rstrip")());
    return RuleFailure{phrase("rule_failed", {"\n" + text_shown(text)})};
}

/// Ctrl-C and the end of the program, on their way through the core, which takes a std::exception for a rule's failure.
struct Passing {
    std::exception_ptr thrown;
};
template <class Call>
[[nodiscard]] auto let_pass(const Call& call) {
    try {
        return call();
    } catch (const Passing& passing) {
        std::rethrow_exception(passing.thrown);
    }
}

/// A kind of rule that Python describes: its function gets the slice and the parameters, and yields judgements.
[[nodiscard]] RuleKinds::Entry entry_from(const py::handle& described) {
    RuleKinds::Entry entry{.doc = described.attr("doc").cast<std::string>()};
    for (const py::handle each : described.attr("parameters")) {
        const auto [name, is_required] = each.cast<std::pair<std::string, bool>>();
        entry.parameters.push_back({name, "", "", phrase("rule_parameter"), is_required});
    }
    entry.accepts = [](std::size_t, const ParameterValue&) { return true; };
    const auto function = std::make_shared<py::object>(described.attr("function").cast<py::object>());
    const auto wanted = described.attr("wanted").cast<std::vector<std::string>>();
    entry.judge = [function, wanted](const Rule& rule, const RuleCase& on, Judgements& into) {
        const HeldGil held;
        try {
            TiesById ties{on.network()};
            const py::dict arguments;
            for (const Parameter& each : rule.parameters) arguments[py::str(each.name)] = value_to_python(each.value);
            for (const std::string& name : wanted) {
                if (name == "schools") arguments["schools"] = on.schools;
                if (name == "day") arguments["day"] = on.day ? to_python(*on.day) : py::none();
            }
            const py::object judgements = (*function)(on.slice, arguments);
            for (const py::handle each : judgements.cast<py::list>()) into.push_back(judgement_from(each, ties));
        } catch (const py::error_already_set& error) {
            // NOLINTNEXTLINE(bugprone-std-exception-baseclass): it passes because it is none
            if (!error.matches(PyExc_Exception)) throw Passing{std::current_exception()};
            throw failure_of(error);
        } catch (const py::cast_error&) {
            throw RuleFailure{
                phrase("rule_failed_without_judgement", {"a part of it is of another type than Judgement says"})};
        }
    };
    return entry;
}

[[nodiscard]] RuleKinds kinds_from(const py::dict& own) {
    RuleKinds kinds = RuleKinds::built_in();
    for (const auto& [name, described] : own) kinds.add(name.cast<std::string>(), entry_from(described));
    return kinds;
}

void bind_parameter(py::module_& m) {
    py::class_<Parameter> parameter(
        m, "Parameter", "One parameter of a rule: what it is set to, what states it, and how sure that is.");
    parameter
        .def_property_readonly(
            "name", [](const Parameter& self) { return self.name; }, "As the kind of the rule calls it.")
        .def_property_readonly(
            "value", [](const Parameter& self) { return value_to_python(self.value); },
            "int, Decimal, bool, str or list of str.")
        .def_property_readonly(
            "basis", [](const Parameter& self) { return self.basis; }, "What states it; empty: as the rule.")
        .def_property_readonly(
            "confidence", [](const Parameter& self) { return std::string{word_of(self.confidence)}; },
            "``confirmed``, ``secondary`` or ``unconfirmed``.")
        .def(
            "__eq__", [](const Parameter& self, const Parameter& other) { return self == other; }, py::is_operator())
        .def("__repr__", [](const Parameter& self) {
            return "<Parameter " + printable(self.name) + "=" +
                   printable(py::repr(value_to_python(self.value)).cast<std::string>()) + ">";
        });
}

void bind_rule(py::module_& m) {
    py::class_<Rule> rule(m, "Rule", "One demand of a policy.");
    rule.def_property_readonly(
            "id", [](const Rule& self) { return self.id; }, "Unique in its policy.")
        .def_property_readonly(
            "kind", [](const Rule& self) { return self.kind; }, "Which kind of rule it is.")
        .def_property_readonly(
            "parameters", [](const Rule& self) { return self.parameters; }, "In the order of the file.")
        .def_property_readonly(
            "basis", [](const Rule& self) { return self.basis; }, "The document that it rests on.")
        .def_property_readonly(
            "confidence", [](const Rule& self) { return std::string{word_of(self.confidence)}; },
            "How sure it is that the rule is so.")
        .def_property_readonly(
            "remark", [](const Rule& self) { return self.remark; }, "For people.")
        .def(
            "__eq__", [](const Rule& self, const Rule& other) { return self == other; }, py::is_operator())
        .def("__repr__",
             [](const Rule& self) { return "<Rule " + printable(self.id) + ": " + printable(self.kind) + ">"; });
}

/// Kinds of rules, those of the caller's too: a line for each parameter.
[[nodiscard]] py::list forms_of(const py::dict& own) {
    py::list found;
    const RuleKinds kinds = kinds_from(own);
    for (const std::string& name : kinds.names()) {
        const RuleKinds::Entry& entry = *kinds.find(name);
        for (const ParameterForm& each : entry.parameters)
            found.append(py::make_tuple(name, entry.doc, each.name, each.unit, each.doc, each.is_required));
        if (entry.parameters.empty()) found.append(py::make_tuple(name, entry.doc, py::none(), "", "", false));
    }
    return found;
}

void bind_policy(py::module_& m) {
    bind_parameter(m);
    bind_rule(m);
    py::class_<Policy>(m, "Policy")
        .def_property_readonly("id", [](const Policy& self) { return self.id; })
        .def_property_readonly("title", [](const Policy& self) { return self.title; })
        .def_property_readonly("version", [](const Policy& self) { return self.version; })
        .def_property_readonly("valid", [](const Policy& self) { return self.valid; })
        .def_property_readonly("basis", [](const Policy& self) { return self.basis; })
        .def_property_readonly("rules", [](const Policy& self) { return self.rules; })
        .def("fingerprint", &Policy::fingerprint)
        .def("__eq__", [](const Policy& self, const Policy& other) { return self == other; }, py::is_operator());
    m.def(
        "_policy_of",
        [](const std::string& text, const py::dict& kinds, const std::string& file) {
            return policy_of(text, kinds_from(kinds), file);
        },
        py::name("policy_of"), py::arg("text"), py::arg("kinds"), py::arg("file"));
    m.def(
        "_read_policy",
        [](const std::filesystem::path& path, const py::dict& kinds) { return read_policy(path, kinds_from(kinds)); },
        py::name("read_policy"), py::arg("path"), py::arg("kinds"));
    m.def("_shipped_policies", &shipped_policies);
    m.def(
        "_shipped_policy_text", [](const std::string& name) { return shipped_policy_text(name); },
        py::name("policy_text"), py::arg("name"));
    m.def("_rule_kinds", &forms_of, py::name("rule_kinds"), py::arg("kinds"));
}

/// An answer on its way to Python.
template <class Kind>
[[nodiscard]] std::shared_ptr<AnswerView> to_view(Kind answer) {
    return std::make_shared<AnswerView>(std::make_unique<AnyAnswerOf<Kind>>(std::move(answer)));
}

[[nodiscard]] std::shared_ptr<AnswerView> judge_slice(const Policy& policy, const Slice& slice, const py::object& day,
                                                      const py::dict& own) {
    std::optional<Day> on;
    if (!day.is_none()) on = day_from(day, slice.network().ledger().settings().calendar);
    const RuleKinds kinds = kinds_from(own);
    PythonWatch watch;
    const ReleasedGil released;  // kinds of Python take it for themselves
    return let_pass([&] { return to_view(judge(policy, slice, kinds, on, watch.watch())); });
}

[[nodiscard]] std::shared_ptr<AnswerView> who_must_rotate_in(const Policy& policy, const Slice& slice,
                                                             const py::object& day, const py::dict& own) {
    std::optional<Day> on;
    if (!day.is_none()) on = day_from(day, slice.network().ledger().settings().calendar);
    const RuleKinds kinds = kinds_from(own);
    const ReleasedGil released;
    return to_view(who_must_rotate(policy, slice, kinds, on));
}

[[nodiscard]] std::shared_ptr<AnswerView> shortfalls_in(const Policy& policy, const Slice& slice,
                                                        const std::string& school_year, const py::dict& own) {
    const Span year = slice.network().ledger().settings().calendar.span_of(school_year);
    const RuleKinds kinds = kinds_from(own);
    const ReleasedGil released;
    return to_view(shortfalls(policy, slice, year, kinds));
}

}  // namespace

void bind_rules(py::module_& m) {
    bind_policy(m);
    m.def(
        "_judge",
        [](const Policy& policy, const Slice& slice, const py::object& day, const py::dict& kinds) {
            return to_python(judge_slice(policy, slice, day, kinds));
        },
        py::name("judge"), py::arg("policy"), py::arg("asked"), py::arg("day"), py::arg("kinds"));
    m.def(
        "_judge",
        [](const Policy& policy, const Network& network, const py::object& day, const py::dict& kinds) {
            return to_python(judge_slice(policy, Slice{network}, day, kinds));
        },
        py::name("judge"), py::arg("policy"), py::arg("asked"), py::arg("day"), py::arg("kinds"));
    m.def(
        "_who_must_rotate",
        [](const Policy& policy, const Slice& slice, const py::object& day, const py::dict& kinds) {
            return to_python(who_must_rotate_in(policy, slice, day, kinds));
        },
        py::name("who_must_rotate"), py::arg("policy"), py::arg("asked"), py::arg("day"), py::arg("kinds"));
    m.def(
        "_who_must_rotate",
        [](const Policy& policy, const Network& network, const py::object& day, const py::dict& kinds) {
            return to_python(who_must_rotate_in(policy, Slice{network}, day, kinds));
        },
        py::name("who_must_rotate"), py::arg("policy"), py::arg("asked"), py::arg("day"), py::arg("kinds"));
    m.def(
        "_shortfalls",
        [](const Policy& policy, const Slice& slice, const std::string& school_year, const py::dict& kinds) {
            return to_python(shortfalls_in(policy, slice, school_year, kinds));
        },
        py::name("shortfalls"), py::arg("policy"), py::arg("asked"), py::arg("school_year"), py::arg("kinds"));
    m.def(
        "_shortfalls",
        [](const Policy& policy, const Network& network, const std::string& school_year, const py::dict& kinds) {
            return to_python(shortfalls_in(policy, Slice{network}, school_year, kinds));
        },
        py::name("shortfalls"), py::arg("policy"), py::arg("asked"), py::arg("school_year"), py::arg("kinds"));
    m.def(
        "_explain",
        [](const AnswerView& view, std::size_t row, const std::string& language) {
            const auto* const judged = dynamic_cast<const AnyAnswerOf<Answer<Judge>>*>(&view.answer());
            if (judged == nullptr)
                throw py::type_error("explain says what judge gave, and this is an answer to another question");
            if (row >= judged->answer().rows.size())
                throw py::index_error("there is no row " + std::to_string(row) + "; the answer has " +
                                      std::to_string(judged->answer().rows.size()) + " rows, from 0");
            return explain(judged->answer(), row, language_from(language));
        },
        py::name("explain"), py::arg("answer"), py::arg("row"), py::arg("language"));
}

}  // namespace jiedui::bindings

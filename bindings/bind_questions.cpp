// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "bind_answer.hpp"
#include "docstrings.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/query/questions.hpp"
#include "pybind.hpp"
#include "python_watch.hpp"

namespace jiedui::bindings {
namespace {

/// Reads a whole number from 0 on, of Python or NumPy.  A number above 2^64 - 1 is read as 2^64 - 1.
[[nodiscard]] std::uint64_t count_of(const py::handle& value, std::string_view name) {
    if (PyIndex_Check(value.ptr()) == 0) refuse_type(value, "a whole number");
    const py::object count = py::module_::import("operator").attr("index")(value);
    if (count < py::int_{0})
        throw Error{ErrorCode::bad_number, py::str(count), std::string{name} + " cannot be below 0"};
    constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    return count > py::int_{most} ? most : count.cast<std::uint64_t>();
}

[[nodiscard]] bool flag_of(const py::handle& value) {
    const bool is_flag =
        PyBool_Check(value.ptr()) != 0 || py::isinstance(value, py::module_::import("numpy").attr("bool_"));
    if (!is_flag) refuse_type(value, "True or False");
    return PyObject_IsTrue(value.ptr()) == 1;
}

[[nodiscard]] double number_of(const py::handle& value) {
    if (PyFloat_Check(value.ptr()) == 0 && PyIndex_Check(value.ptr()) == 0 && !py::hasattr(value, "__float__"))
        refuse_type(value, "a number");
    return py::float_{py::reinterpret_borrow<py::object>(value)}.cast<double>();
}

[[nodiscard]] std::string text_from(const py::handle& value, const std::string& wanted) {
    if (!py::isinstance<py::str>(value)) refuse_type(value, wanted);
    return value.cast<std::string>();
}

/// A number of days, or a text with its unit.
[[nodiscard]] ServiceThreshold threshold_from(const py::handle& value, std::string_view name) {
    if (py::isinstance<py::str>(value)) return threshold_of(value.cast<std::string>());
    if (PyIndex_Check(value.ptr()) == 0) refuse_type(value, "a number of days, or a text such as '12 months'");
    constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
    return {static_cast<std::uint32_t>(std::min(most, count_of(value, name))), ServiceUnit::days};
}

[[nodiscard]] py::dict dict_from(const py::handle& value, const std::string& wanted) {
    if (!py::hasattr(value, "items")) refuse_type(value, wanted);
    return py::module_::import("builtins").attr("dict")(value);
}

/// How records move indicators: a dict by indicator, of a dict of fields or of several.
[[nodiscard]] IndicatorMoves moves_from(const py::handle& value) {
    const std::string wanted = "a dict such as {'teachers': {'kind': 'posting', 'of': 'heads'}}";
    IndicatorMoves moves;
    const auto add = [&](const std::string& indicator, const py::handle& rule) {
        const std::string of = " of " + in_quotes(indicator);
        std::map<std::string, std::string, std::less<>> fields;
        for (const auto& [key, each] : dict_from(rule, "a dict as the rule" + of + ", or a list of dicts")) {
            const std::string name = text_from(key, "a text as the name of a field" + of);
            fields[name] = PyBool_Check(each.ptr()) != 0
                               ? (each.cast<bool>() ? "yes" : "no")
                               : text_from(each, "a text, True or False as field " + in_quotes(name) + of);
        }
        moves.push_back(indicator_move(indicator, fields));
    };
    for (const auto& [name, rules] : dict_from(value, wanted)) {
        const std::string indicator = text_from(name, wanted);
        if (!py::isinstance<py::list>(rules) && !py::isinstance<py::tuple>(rules)) {
            add(indicator, rules);
            continue;
        }
        if (py::len(rules) == 0)
            throw Error{ErrorCode::unfit_parameter, "the rule of " + in_quotes(indicator),
                        "the list is empty, and says of no record that it counts"};
        for (const py::handle each : rules) add(indicator, each);
    }
    return moves;
}

[[nodiscard]] Argument argument_from(const py::handle& value, const QuestionParameter& form, const Network& network) {
    const Calendar& calendar = network.ledger().settings().calendar;
    switch (form.kind) {
        case ParameterKind::flag: return flag_of(value);
        case ParameterKind::count: return count_of(value, form.name);
        case ParameterKind::number: return number_of(value);
        case ParameterKind::text: return text_from(value, "a text");
        case ParameterKind::school: return network.school_of(text_from(value, "the id of a school (a text)"));
        case ParameterKind::schools: return schools_from(network, value);
        case ParameterKind::channels: return channels_from(value);
        case ParameterKind::day: return day_from(value, calendar);
        case ParameterKind::days: return days_from(value, calendar);
        case ParameterKind::words: return texts_from(value, "one or several words");
        case ParameterKind::length: return threshold_from(value, form.name);
        case ParameterKind::span: return calendar.span_of(text_from(value, "a text such as '2003/2004'"));
        case ParameterKind::spans: {
            std::vector<Span> spans;
            for (const std::string& text : texts_from(value, "a text such as '2003/2004', or several"))
                spans.push_back(calendar.span_of(text));
            return spans;
        }
        case ParameterKind::word: return Word{text_from(value, "a word")};
        case ParameterKind::moves: return moves_from(value);
    }
    return false;
}

/// How many arguments a method takes, in words.
[[nodiscard]] std::string most_of(std::size_t count) {
    if (count == 0) return "no arguments";
    return "at most " + std::to_string(count) + (count == 1 ? " argument" : " arguments");
}

/// What was given to a method, by the names of its parameters.
class Given {
public:
    Given(const AnyQuestion& question, const py::args& args, const py::kwargs& kwargs)
        : question_{question}, names_{parameter_names(question)} {
        if (args.size() > names_.size())
            refuse("takes " + most_of(names_.size()) + " by place, and got " + std::to_string(args.size()));
        for (std::size_t i = 0; i < args.size(); ++i) values_[names_[i]] = args[i];
        for (const auto& [key, value] : kwargs) {
            const std::string name = py::str(key);
            if (std::ranges::find(names_, name) == names_.end())
                refuse("has no parameter " + in_quotes(name) +
                       (names_.empty() ? "; it takes none" : "; it has " + listed(names_, "and")));
            if (!values_.emplace(name, py::reinterpret_borrow<py::object>(value)).second)
                refuse("got two values for '" + name + "'");
        }
    }

    [[nodiscard]] Arguments arguments(const Network& network) const {
        Arguments arguments;
        for (const QuestionParameter& form : question_.parameters) {
            const auto found = values_.find(std::string{form.name});
            const bool may_be_none = !form.is_required && form.default_text.empty();
            const bool is_given = found != values_.end() && !(may_be_none && found->second.is_none());
            if (!is_given && form.is_required)
                refuse("needs '" + std::string{form.name} + "': " + std::string{form.doc});
            if (!is_given) continue;
            arguments.emplace(form.name, told(form.name, [&] { return argument_from(found->second, form, network); }));
        }
        return arguments;
    }
    /// What was given as `threads`; `otherwise` if nothing was.
    [[nodiscard]] unsigned threads(unsigned otherwise) const {
        const auto found = values_.find("threads");
        if (found == values_.end()) return otherwise;
        return told("threads", [&] { return count_from(found->second, "threads"); });
    }
    /// What was given as `progress`; `otherwise` if nothing was.
    [[nodiscard]] py::object progress(const py::object& otherwise) const {
        const auto found = values_.find("progress");
        if (found == values_.end()) return otherwise;
        const bool can_be_called = found->second.is_none() || PyCallable_Check(found->second.ptr()) != 0;
        return told("progress", [&] {
            if (!can_be_called) refuse_type(found->second, "a function");
            return found->second;
        });
    }

private:
    /// What `read()` gives; an error of type names the parameter.
    template <class Read>
    [[nodiscard]] std::invoke_result_t<Read> told(std::string_view parameter, const Read& read) const {
        try {
            return read();
        } catch (const py::type_error& error) {
            throw py::type_error(std::string{question_.name} + "(): " + std::string{parameter} + ": " + error.what());
        }
    }
    [[noreturn]] void refuse(const std::string& what) const {
        throw py::type_error(std::string{question_.name} + "() " + what);
    }

    const AnyQuestion& question_;
    std::vector<std::string> names_;
    std::map<std::string, py::object> values_;
};

/// Calls `ask(watch)` without the GIL.
template <class Ask>
[[nodiscard]] py::object answered(const py::object& progress, const Ask& ask) {
    PythonWatch watch{progress};
    std::shared_ptr<AnswerView> view;
    {
        const ReleasedGil released;
        view = std::make_shared<AnswerView>(ask(watch.watch()));
    }
    return to_python(view);
}

[[nodiscard]] py::object asked(const Slice& slice, const AnyQuestion& question, const Given& given) {
    const Arguments arguments = given.arguments(slice.network());
    const unsigned threads = given.threads(1);
    return answered(given.progress(py::none()),
                    [&](const Watch& watch) { return question.ask(slice, arguments, {threads, watch}); });
}
[[nodiscard]] py::object asked(const Network& network, const AnyQuestion& question, const Given& given) {
    return asked(Slice{network}, question, given);
}
/// Threads and progress of the question take the place of those that `over` was given.
[[nodiscard]] py::object asked(const PeriodsOf& periods, const AnyQuestion& question, const Given& given) {
    const Arguments arguments = given.arguments(periods.over.slice().network());
    const unsigned threads = given.threads(periods.threads);
    return answered(given.progress(periods.progress),
                    [&](const Watch& watch) { return question.ask_over(periods.over, arguments, {threads, watch}); });
}

template <class Asked>
void bind_question(const py::object& type, const AnyQuestion& question, const std::string& doc) {
    const std::string name{question.name};
    type.attr(name.c_str()) = py::cpp_function(
        [&question](const Asked& self, const py::args& args, const py::kwargs& kwargs) {
            return asked(self, question, Given{question, args, kwargs});
        },
        py::name(name.c_str()), py::is_method(type), doc.c_str());
}

/// The list of questions for the scripts that write what follows from it.
[[nodiscard]] py::list described_questions() {
    py::list list;
    for (const AnyQuestion& question : questions()) {
        py::list parameters;
        for (const QuestionParameter& each : question.parameters)
            parameters.append(py::make_tuple(each.name, word_of(each.kind), each.is_required, each.default_text,
                                             each.doc, std::vector<std::string>(each.words.begin(), each.words.end()),
                                             each.unit));
        py::list columns;
        for (const FrameColumn& each : question.columns)
            columns.append(py::make_tuple(each.name, name_of(each.kind), each.may_miss, word_of(each.role),
                                          word_of(each.unit), each.doc));
        list.append(py::make_tuple(question.name, parameters, columns, question.is_threaded, question.is_watched,
                                   question.text.rows));
    }
    return list;
}

}  // namespace

void bind_questions(py::module_& m) {
    m.def("_questions", &described_questions);
    py::options options;
    options.disable_function_signatures();  // each docstring begins with its own, which `inspect` understands
    for (const AnyQuestion& question : questions()) {
        const std::string doc = docstring_of(question);
        bind_question<Slice>(m.attr("Slice"), question, doc);
        bind_question<Network>(m.attr("Network"), question, doc);
        bind_question<PeriodsOf>(m.attr("SliceOver"), question, doc);
    }
}

}  // namespace jiedui::bindings

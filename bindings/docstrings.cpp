// SPDX-License-Identifier: Apache-2.0
#include "docstrings.hpp"

#include <algorithm>
#include <string_view>

#include "jiedui/base/text.hpp"

namespace jiedui::bindings {
namespace {

constexpr std::string_view threads_doc =
    "How many threads at most; 0: as many as the machine has.  The answer is the same.";
constexpr std::string_view progress_doc = "Called some twenty times a second with `step, done, share`.";

[[nodiscard]] std::string_view type_of(ParameterKind kind) {
    switch (kind) {
        case ParameterKind::flag: return "bool";
        case ParameterKind::count: return "int";
        case ParameterKind::number: return "float";
        case ParameterKind::text: return "str";
        case ParameterKind::school: return "str, the id of a school";
        case ParameterKind::schools: return "SchoolSet, str or list of str (ids)";
        case ParameterKind::channels: return "str or list of str";
        case ParameterKind::day: return "datetime.date, datetime64, Timestamp or str";
        case ParameterKind::days: return "datetime.date, datetime64, Timestamp or str, or several";
        case ParameterKind::words: return "str or list of str";
        case ParameterKind::length: return "int (days) or str";
        case ParameterKind::span: return "str, such as '2003/2004'";
        case ParameterKind::spans: return "str, such as '2003/2004', or several";
        case ParameterKind::word: return "str";
        case ParameterKind::moves: return "dict of str to dict, or to several";
    }
    return {};
}

/// The default of a parameter as Python writes it.
[[nodiscard]] std::string default_of(const QuestionParameter& form) {
    if (form.default_text.empty()) return "None";
    if (form.kind == ParameterKind::flag) return form.default_text == "yes" ? "True" : "False";
    if (form.kind == ParameterKind::text || form.kind == ParameterKind::length) return "'" + form.default_text + "'";
    return form.default_text;
}

[[nodiscard]] std::string signature_of(const AnyQuestion& question) {
    std::string text = std::string{question.name} + "(self";
    for (const QuestionParameter& form : question.parameters)
        text.append(", ").append(form.name).append(form.is_required ? "" : "=" + default_of(form));
    if (question.is_threaded) text += ", threads=1";
    if (question.is_watched) text += ", progress=None";
    return text + ")";
}

/// Lays out a text in lines of 100 characters.
/// @param indent before each line; `hanging` comes behind it in all lines but the first.
[[nodiscard]] std::string wrapped(std::string_view text, std::string_view indent, std::string_view hanging = "") {
    constexpr std::size_t width = 100;
    std::string lines;
    std::string line{indent};
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        if (line.size() > indent.size() && line.size() + 1 + word.size() > width) {
            lines += line + "\n";
            line = std::string{indent}.append(hanging);
            line += word;
            continue;
        }
        if (line.size() > indent.size()) line += ' ';
        line += word;
    }
    return lines + line + "\n";
}

/// Code spans of C++ comments as those of docstrings.
[[nodiscard]] std::string with_code(std::string_view text) {
    std::string code;
    for (const char c : text) code.append(c == '`' ? 2 : 1, c);
    return code;
}

void add_section(std::string& doc, std::string_view title, const std::string& body) {
    if (body.empty()) return;
    doc.append("\n").append(title).append("\n").append(title.size(), '-').append("\n").append(body);
}

[[nodiscard]] std::string parameters_in(const AnyQuestion& question) {
    std::string text;
    const auto add = [&](std::string_view name, std::string_view type, bool is_required, std::string_view doc) {
        text.append(name).append(" : ").append(type).append(is_required ? "\n" : ", optional\n");
        text += wrapped(with_code(doc), "    ");
    };
    for (const QuestionParameter& form : question.parameters)
        add(form.name, type_of(form.kind), form.is_required,
            form.unit.empty() ? std::string{form.doc} : std::string{form.doc} + "  In " + std::string{form.unit} + ".");
    if (question.is_threaded) add("threads", "int", false, threads_doc);
    if (question.is_watched) add("progress", "callable", false, progress_doc);
    return text;
}

[[nodiscard]] std::string rows_in(const AnyQuestion& question) {
    std::string text = "Answer\n" + wrapped(with_code(question.text.rows), "    ") + "\n";
    for (const FrameColumn& column : question.columns) {
        const std::string unit = column.unit == Unit::none ? "" : " [" + std::string{word_of(column.unit)} + "]";
        text += wrapped("- ``" + column.name + "``" + unit + ": " + with_code(column.doc), "    ", "  ");
    }
    return text + "\n" + wrapped("Evidence: " + with_code(question.text.evidence), "    ");
}

[[nodiscard]] std::string notes_in(const AnyQuestion& question) {
    std::string text;
    const auto add = [&](const std::string& paragraph) {
        if (!text.empty()) text += '\n';
        text += wrapped(with_code(paragraph), "");
    };
    if (!question.text.notes.empty()) add(std::string{question.text.notes});
    add("Cost: " + std::string{question.text.cost});
    if (!question.text.source.empty()) add("Source: " + std::string{question.text.source} + ".");
    return text;
}

[[nodiscard]] std::string errors_in(const AnyQuestion& question) {
    const auto takes = [&](ParameterKind kind) {
        return std::ranges::find(question.parameters, kind, &QuestionParameter::kind) != question.parameters.end();
    };
    std::string text;
    if (takes(ParameterKind::school) || takes(ParameterKind::schools))
        text += "UnknownId\n    If there is no such school; the error names the nearest ids.\n";
    if (!question.text.errors.empty()) text += "BadArgument\n" + wrapped(with_code(question.text.errors), "    ");
    return text;
}

}  // namespace

std::vector<std::string> parameter_names(const AnyQuestion& question) {
    std::vector<std::string> names;
    for (const QuestionParameter& form : question.parameters) names.emplace_back(form.name);
    if (question.is_threaded) names.emplace_back("threads");
    if (question.is_watched) names.emplace_back("progress");
    return names;
}

std::string docstring_of(const AnyQuestion& question) {
    std::string doc = signature_of(question) + "\n--\n\n" + wrapped(with_code(question.text.asks), "");
    add_section(doc, "Parameters", parameters_in(question));
    add_section(doc, "Returns", rows_in(question));
    add_section(doc, "Raises", errors_in(question));
    add_section(doc, "Notes", notes_in(question));
    return doc;
}

}  // namespace jiedui::bindings

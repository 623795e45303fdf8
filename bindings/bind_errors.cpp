// SPDX-License-Identifier: Apache-2.0
#include <exception>
#include <memory>
#include <string>
#include <utility>

#include "bind_answer.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/finding.hpp"
#include "jiedui/base/text.hpp"
#include "pybind.hpp"

namespace jiedui::bindings {
namespace {

/// A text of any bytes, as Python has names of files: a byte that is no UTF-8 becomes a lone surrogate.
[[nodiscard]] py::str from_bytes(const std::string& bytes) {
    PyObject* const text = PyUnicode_DecodeUTF8(bytes.data(), static_cast<Py_ssize_t>(bytes.size()), "surrogateescape");
    if (text == nullptr) throw py::error_already_set();
    return py::reinterpret_steal<py::str>(text);
}

/// Raises the class that `jiedui.errors` has for the code.
void translate(std::exception_ptr thrown) {
    try {
        if (thrown) std::rethrow_exception(std::move(thrown));
    } catch (const Error& error) {
        const py::object raised =
            called_in("jiedui.errors", "from_code", static_cast<int>(error.code()), from_bytes(error.subject()),
                      error.what(), std::make_shared<FindingsView>(error.findings()));
        PyErr_SetObject(py::type::of(raised).ptr(), raised.ptr());
    }
}

}  // namespace

void bind_errors(py::module_& m) {
    py::native_enum<ErrorCode> codes(m, "ErrorCode", "enum.IntEnum", "What went wrong; numbers are stable for ever.");
    for (const ErrorCode code : all_error_codes) codes.value(std::string{word_of(code)}.c_str(), code);
    codes.finalize();

    py::class_<Finding>(m, "Finding", R"doc(
Something wrong or doubtful in a ledger, as code and arguments.

Attributes
----------
code : str
    What it is, e.g. ``unknown_id``; stable.
severity : str
    ``error`` refuses the ledger, ``doubtful`` is only listed.
table, column, value : str
    Where, and what stands there; ``column`` is empty for a whole row.
row : int
    The line as the file counts it, from 1; 0 for a whole table.
expected : str
    What was expected, or the other place, in English.
cell : str
    Where it stands in a workbook, ``结对!B7``; empty elsewhere.
position : int
    The place of the column in its file, sheet or frame, from 1; 0 if it is none of them.
count : int
    In how many places it is so, this one among them: what has one cause is one finding.
unlisted : int
    How many more of its code, table and column there are behind the first thousand, which are not listed.
)doc")
        .def_property_readonly("code", [](const Finding& self) { return word_of(self.code); })
        .def_property_readonly("severity", [](const Finding& self) { return word_of(self.severity()); })
        .def_readonly("table", &Finding::table)
        .def_readonly("row", &Finding::row)
        .def_readonly("column", &Finding::column)
        .def_readonly("value", &Finding::value)
        .def_property_readonly("expected", [](const Finding& self) { return text_of(self.expected); })
        .def_readonly("cell", &Finding::cell)
        .def_readonly("position", &Finding::position)
        .def_readonly("count", &Finding::count)
        .def_readonly("unlisted", &Finding::unlisted)
        .def(
            "explain",
            [](const Finding& self, const std::string& language) { return explain(self, language_from(language)); },
            py::arg("language") = "en", R"doc(
Say where and what, what was expected, and how to mend it.

Parameters
----------
language : {"en", "zh"}
    In which language.

Raises
------
BadArgument
    If it is another.
)doc")
        .def(
            "__eq__", [](const Finding& self, const Finding& other) { return self == other; }, py::is_operator())
        .def("__str__", [](const Finding& self) { return explain(self); })
        .def("__repr__", [](const Finding& self) {
            return "<Finding " + std::string{word_of(self.code)} + ": " + explain(self) + ">";
        });

    m.def(
        "_printable", [](const py::bytes& text, std::size_t most) { return printable(std::string{text}, most); },
        py::arg("text"), py::arg("most") = most_shown);
    py::register_local_exception_translator(&translate);
}

}  // namespace jiedui::bindings

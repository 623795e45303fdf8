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

// What makes an error of Python of code, subject, text and findings.  It lives as long as the process.
PyObject* maker_of_errors = nullptr;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

/// Raises what Python makes of an error.
void translate(std::exception_ptr thrown) {
    try {
        if (thrown) std::rethrow_exception(std::move(thrown));
    } catch (const Error& error) {
        const py::object raised = py::reinterpret_borrow<py::object>(maker_of_errors)(
            static_cast<int>(error.code()), from_bytes(error.subject()), error.what(),
            std::make_shared<FindingsView>(error.findings()));
        PyErr_SetObject(py::type::of(raised).ptr(), raised.ptr());
    }
}

}  // namespace

void bind_errors(py::module_& m) {
    py::native_enum<ErrorCode> codes(m, "ErrorCode", "enum.IntEnum", "What went wrong; numbers are stable for ever.");
    for (const ErrorCode code : all_error_codes) codes.value(std::string{word_of(code)}.c_str(), code);
    codes.finalize();
    m.attr("ErrorCode").attr("__module__") = "jiedui";

    py::class_<Finding>(m, "Finding")
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
            py::arg("language"))
        .def("__eq__", [](const Finding& self, const Finding& other) { return self == other; }, py::is_operator());

    m.def(
        "_printable", [](const py::bytes& text, std::size_t most) { return printable(std::string{text}, most); },
        py::arg("text"), py::arg("most"));
    m.def(
        "_make_errors_with", [](const py::function& maker) { maker_of_errors = maker.inc_ref().ptr(); },
        py::arg("maker"));
    py::register_local_exception_translator(&translate);
}

}  // namespace jiedui::bindings

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/period.hpp"
#include "pybind.hpp"

namespace jiedui::bindings {
namespace {

/// A bound of a period: a day, "?" for unknown, None for running.
[[nodiscard]] Day bound_from(const py::object& value, bool is_end) {
    if (value.is_none() && is_end) return Day::running();
    if (py::isinstance<py::str>(value) && value.cast<std::string>() == "?") return Day::unknown();
    return day_from(value, Calendar{});
}

}  // namespace

void bind_base(py::module_& m) {
    py::class_<Period>(m, "Period")
        .def(py::init([](const py::object& first, const py::object& until) {
                 return Period{bound_from(first, false), bound_from(until, true)};
             }),
             py::arg("first"), py::arg("until"))
        .def_static(
            "of", [](const std::string& text) { return Calendar{}.period_of(text); }, py::arg("text"))
        .def_static(
            "inclusive",
            [](const py::object& first_day, const py::object& last_day) {
                return Period::inclusive(span_from(first_day, Calendar{}).first(),
                                         span_from(last_day, Calendar{}).last());
            },
            py::arg("first_day"), py::arg("last_day"))
        .def_property_readonly("first", [](const Period& self) { return to_python(self.first()); })
        .def_property_readonly("until", [](const Period& self) { return to_python(self.until()); })
        .def_property_readonly("last_day", [](const Period& self) { return to_python(self.last_day()); })
        .def_property_readonly("day_count", &Period::day_count)
        .def(
            "contains",
            [](const Period& self, const py::object& day) { return word_of(self.contains(day_from(day, Calendar{}))); },
            py::arg("day"))
        .def(
            "__eq__", [](const Period& self, const Period& other) { return self == other; }, py::is_operator())
        .def("__hash__",
             [](const Period& self) { return py::hash(py::make_tuple(self.first().number(), self.until().number())); })
        .def(py::pickle([](const Period& self) { return py::make_tuple(self.first().number(), self.until().number()); },
                        [](const py::tuple& bounds) {
                            return Period{Day::from_number(bounds[0].cast<std::int32_t>()),
                                          Day::from_number(bounds[1].cast<std::int32_t>())};
                        }))
        .def("__str__", [](const Period& self) { return text_of(self); });
}

}  // namespace jiedui::bindings

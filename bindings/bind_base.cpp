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
    py::class_<Period>(m, "Period", R"doc(
The days from ``first`` until the day before ``until``: half-open, never empty.

Parameters
----------
first : datetime.date, numpy.datetime64, pandas.Timestamp or str
    The first day inside, as a date or ISO text; ``"?"`` if unknown.  A Timestamp is one at midnight without a time zone.
until : the same, or None
    The first day after; None if there is no end yet, ``"?"`` if unknown.

Raises
------
BadArgument
    If the period has no days, or a text is no day.
)doc")
        .def(py::init([](const py::object& first, const py::object& until) {
                 return Period{bound_from(first, false), bound_from(until, true)};
             }),
             py::arg("first"), py::arg("until"))
        .def_static(
            "of", [](const std::string& text) { return Calendar{}.period_of(text); }, py::arg("text"), R"doc(
The days of a span: ``2003-09-01``, ``2003-09``, ``2003-autumn``, ``2003/2004``, ``2003`` (the calendar year), or those
from one to another, both inside: ``2003-09..2004-06``.

Terms are those of the default calendar: autumn from 1 September to 31 January, spring to 31 August.  A slice
that is given such a text itself uses its ledger's calendar.
)doc")
        .def_static(
            "inclusive",
            [](const py::object& first_day, const py::object& last_day) {
                return Period::inclusive(span_from(first_day, Calendar{}).first(),
                                         span_from(last_day, Calendar{}).last());
            },
            py::arg("first_day"), py::arg("last_day"), R"doc(
The days from ``first_day`` to ``last_day``, both inside.

Coarser texts stand for their first and last day: ``inclusive("2003-09", "2004-spring")``.
)doc")
        .def_property_readonly(
            "first", [](const Period& self) { return to_python(self.first()); },
            "The first day inside; None if unknown.")
        .def_property_readonly(
            "until", [](const Period& self) { return to_python(self.until()); },
            "The first day after; None if running or unknown.")
        .def_property_readonly(
            "last_day", [](const Period& self) { return to_python(self.last_day()); },
            "The last day inside; None if running or unknown.")
        .def_property_readonly("day_count", &Period::day_count, "How many days; None unless both bounds are known.")
        .def(
            "contains",
            [](const Period& self, const py::object& day) { return word_of(self.contains(day_from(day, Calendar{}))); },
            py::arg("day"), "Say ``yes``, ``no``, or ``undecided`` where a bound is unknown.")
        .def(
            "__eq__", [](const Period& self, const Period& other) { return self == other; }, py::is_operator())
        .def("__hash__",
             [](const Period& self) { return py::hash(py::make_tuple(self.first().number(), self.until().number())); })
        .def(py::pickle([](const Period& self) { return py::make_tuple(self.first().number(), self.until().number()); },
                        [](const py::tuple& bounds) {
                            return Period{Day::from_number(bounds[0].cast<std::int32_t>()),
                                          Day::from_number(bounds[1].cast<std::int32_t>())};
                        }))
        .def("__repr__", [](const Period& self) { return "<Period " + text_of(self) + ">"; });
}

}  // namespace jiedui::bindings

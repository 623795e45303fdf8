// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string>

#include "jiedui/query/coverage.hpp"
#include "pybind.hpp"
#include "questions.hpp"

namespace jiedui::bindings {
namespace {

[[nodiscard]] CoverageOptions coverage_options(const Slice& slice, const py::object& needy, const py::object& needed) {
    CoverageOptions options;
    if (!needy.is_none()) options.needy = school_set_from(slice.network(), needy, {});
    if (!needed.is_none()) options.needed = channels_from(needed);
    return options;
}

void bind_coverage(Questions& questions) {
    questions.add(
        "coverage",
        [](const Slice& slice, const py::object& needy, const py::object& needed) {
            const CoverageOptions options = coverage_options(slice, needy, needed);
            return question([options](const Slice& each) { return coverage(each, options); });
        },
        R"doc(
Say of every needy school what it gets, and whether that is all it needs.

Parameters
----------
needy : SchoolSet, str or list of str, optional
    The schools to look at; by default those known to be weak.
needed : str or list of str, optional
    The channels or family that each must get; by default any tie will do.

Returns
-------
Answer
    One row per needy school, ascending: ``school``, ``channels``, ``supporters`` (distinct), ``covered`` (``yes``, ``no``, ``undecided``: whatever
    was left out, or not), ``missing``.  Evidence: all ties to it.

Notes
-----
O(schools + ties log degree).
)doc",
        py::arg("needy") = py::none(), py::arg("needed") = py::none());
}

}  // namespace

void bind_questions_of_figures(Questions& questions) { bind_coverage(questions); }

}  // namespace jiedui::bindings

// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string>

#include "jiedui/query/delivery.hpp"
#include "jiedui/query/flows.hpp"
#include "pybind.hpp"
#include "questions.hpp"

namespace jiedui::bindings {
namespace {

void bind_groups(Questions& questions) {
    questions.add(
        "flows",
        [](const Slice&, const std::string& by) {
            return question([by](const Slice& each) { return flows(each, by); });
        },
        R"doc(
Sum what goes between townships, kinds or divisions.

Parameters
----------
by : str
    The column of schools that groups them: ``township``, ``kind``, ``division``, an attribute.

Returns
-------
Answer
    One row per pair of groups with ties, by ``supporter_group``, then ``recipient_group``, those that do not say it last (None): ``pairs``
    (distinct supporter and recipient), ``ties``, ``heads`` (of postings), ``fte_days`` (heads × share × days within all time filters),
    ``yuan`` (of transfers), ``ties_without_yuan``.  What nobody knows is None.  Evidence: the ties.

Raises
------
BadArgument
    If schools have no such column, or a sum is too large.

Notes
-----
O(schools log groups + ties log degree).  Source: F13.
)doc",
        py::arg("by"));
    questions.add(
        "amount_flows",
        [](const Slice&, const std::string& by) {
            return question([by](const Slice& each) { return amount_flows(each, by); });
        },
        R"doc(
Sum the amounts that go between townships, kinds or divisions, each unit on its own.

Amounts are those that ``ties`` shows.

Parameters
----------
by : str
    The column of schools that groups them.

Returns
-------
Answer
    One row per pair of groups and unit, ascending, missing ones last: ``supporter_group``, ``recipient_group``, ``unit``, ``amount``, ``ties`` (how
    many have one).  Evidence: these ties.

Raises
------
BadArgument
    If schools have no such column, or a sum is too large.

Notes
-----
O(schools log groups + ties log rows).
)doc",
        py::arg("by"));
    questions.add(
        "delivery",
        [](const Slice& slice, const py::object& day, const py::object& grace) {
            const Day on = day_from(day, slice.network().ledger().settings().calendar);
            const auto days = static_cast<std::int32_t>(count_from(grace, "grace"));
            return question([on, days](const Slice& each) { return delivery(each, on, days); });
        },
        R"doc(
Compare what was agreed with what was delivered, as far as that can be said on a day.

Records of every kind are looked at, whatever kind the slice chose.  What may fit, be it left out or of unknown days, counts as if it
did: nobody is accused on missing data.

Parameters
----------
day : datetime.date, datetime64, Timestamp or str
    On which it is said.
grace : int
    How many days anything may be late.

Returns
-------
Answer
    One row per tie and thing that is not in order, ascending: ``tie_kind``, ``tie``, ``state`` (``not_delivered``, ``not_agreed``, ``no_successor``,
    ``amounts_differ``), ``days`` overdue (None for amounts).  Evidence: the tie; for amounts also what was counted.

Raises
------
BadArgument
    If the day is none, or grace is negative.

Notes
-----
O(schools + ties log degree).
)doc",
        py::arg("day"), py::arg("grace") = 0);
}

}  // namespace

void bind_questions_of_figures(Questions& questions) { bind_groups(questions); }

}  // namespace jiedui::bindings

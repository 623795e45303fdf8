// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "jiedui/query/claims.hpp"
#include "jiedui/query/duties.hpp"
#include "jiedui/query/identity.hpp"
#include "jiedui/query/partners.hpp"
#include "jiedui/query/roles.hpp"
#include "jiedui/query/schools.hpp"
#include "jiedui/query/sole_supports.hpp"
#include "jiedui/query/summary.hpp"
#include "jiedui/query/ties.hpp"
#include "pybind.hpp"
#include "questions.hpp"

namespace jiedui::bindings {
namespace {

void bind_records(Questions& questions) {
    questions.add(
        "summary", [](const Slice&) { return question([](const Slice& slice) { return summary(slice); }); }, R"doc(
Count schools, ties, pairs and components.

Returns
-------
Answer
    Always 15 rows, ``what`` and ``value``: schools, ties, pairs (distinct supporter and recipient), mutual_pairs, isolates, weak_components,
    strong_components, largest_weak, largest_strong, density (pairs / n(n−1); None below two schools), ties_staff, ties_teaching, ties_funds,
    ties_materials, ties_unknown.  Evidence: the ties that the figure counts or is made from; of schools and isolates none.

Notes
-----
O(schools + ties log degree).
)doc");
    questions.add(
        "schools", [](const Slice&) { return question([](const Slice& slice) { return schools(slice); }); }, R"doc(
List the schools of the slice with all that the ledger says of them.

Returns
-------
Answer
    One row per school, ascending: ``school`` (id) and the ledger's columns.  Evidence: the ties from it and to it.

Notes
-----
O(schools).
)doc");
    questions.add("ties", [](const Slice&) { return question([](const Slice& slice) { return ties(slice); }); }, R"doc(
List the ties of the slice with what their records say.

Returns
-------
Answer
    One row per tie, ascending by supporter, channel, first day, end, recipient, kind, id (unknown ones last): ``tie_kind``, ``tie`` (id), ``supporter``,
    ``recipient``, ``channel``, ``status``, ``first_day``, ``last_day`` (each with its text), ``amount``, ``unit``, ``basis``.  Evidence: the tie.

Notes
-----
O(schools + ties).
)doc");
    questions.add(
        "claims", [](const Slice&) { return question([](const Slice& slice) { return claims(slice); }); }, R"doc(
Set the figures that documents state beside what the records show.

Three words are counted: ``duty_schools`` (schools with a duty of one or more), ``persons`` (distinct teachers whom postings name),
``person_times`` (heads of postings).  The last two count postings that surely begin in the claim's days.

Returns
-------
Answer
    One row per claim, by document, what, stated, unit: ``document``, ``what``, ``stated``, ``recorded`` (None for other words), ``unit``.  Evidence: the
    postings counted.

Notes
-----
O(schools + claims × ties).  Source: F6, 19 schools, 129 teachers, 107 person-times.
)doc");
    questions.add(
        "identity",
        [](const Slice& slice, const py::object& day) {
            const Day last = day_from(day, slice.network().ledger().settings().calendar);
            return question([last](const Slice& each) { return identity(each, last); });
        },
        R"doc(
Find what renames, mergers, splits and closings do to each record that names a school which is no more.

Agreements, postings and transfers are looked at whatever kind the slice chose.  ``what`` says what is to do: ``followed`` (the record
began on the day or later and belongs to the successor), ``cut`` (from the day on it does), ``split`` (choose a successor),
``closed`` (there is none), ``undecided`` (a day, kind or successor is unknown).  ``network.following_successions`` does the first two.

Parameters
----------
day : datetime.date, datetime64, Timestamp or str
    The last day that counts; successions of unknown day always do.

Returns
-------
Answer
    One row per record and succession, ascending by columns, a missing successor last: ``record_kind`` and ``record``, ``school`` (whom the
    record names, or came to along a chain), ``successor`` (None if none is known), ``what``.  Evidence: the record.

Notes
-----
O(successions log successions + ties × successions of a school).
)doc",
        py::arg("day"));
}

void bind_partners(Questions& questions) {
    questions.add(
        "roles", [](const Slice&) { return question([](const Slice& slice) { return roles(slice); }); }, R"doc(
Say of every school whether it supports, is supported, both, or neither.

Returns
-------
Answer
    One row per school, ascending: ``school``, ``role`` (``supporter``, ``recipient``, ``both``, ``neither``), ``supporters`` and ``recipients``
    (distinct schools), ``certain`` (the row is the same whatever was left out).  Evidence: the ties from it and to it.

Notes
-----
O(schools + ties log degree).  Source: F9, a school may be recipient and supporter at once.
)doc");
    questions.add(
        "partners",
        [](const Slice& slice, const std::string& school) {
            const SchoolIndex index = slice.network().school_of(school);
            return question([index](const Slice& each) { return partners(each, index); });
        },
        R"doc(
List the schools that are tied to one school.

Parameters
----------
school : str
    Its id.

Returns
-------
Answer
    One row a partner and direction, ascending: ``partner``, ``direction`` (``gives``: the partner supports it; ``gets``), ``channels`` (known
    ones), ``ties``.  Evidence: the ties between them that way.

Raises
------
UnknownId
    If there is no such school; the nearest ids are named.
)doc",
        py::arg("school"));
    questions.add(
        "duties",
        [](const Slice&, const std::optional<std::string>& once_per) {
            return question([options = DutiesOptions{once_per}](const Slice& slice) { return duties(slice, options); });
        },
        R"doc(
Compare the duty of each school with the schools that it supports.

Parameters
----------
once_per : str, optional
    A column of schools, such as the legal person of which several schools are campuses: recipients of one value there count
    once.  One of unknown value may be of any.  Without it each school counts.

Returns
-------
Answer
    One row per school of known duty, ascending: ``school``, ``required``, ``met`` (distinct recipients, at least), ``shortfall``,
    ``verdict`` (``met``, ``not_met``, ``undecided`` where missing data decide).  Evidence: the ties from it.

Raises
------
BadArgument
    If schools have no such column.

Notes
-----
O(schools + ties log degree).  Source: F10, a large town school supports two weak rural schools.
)doc",
        py::arg("once_per") = py::none());
    questions.add(
        "sole_supports", [](const Slice&) { return question([](const Slice& slice) { return sole_supports(slice); }); },
        R"doc(
Find the schools all of whose incoming ties come from one supporter.

Returns
-------
Answer
    One row per such school, by ascending recipient: ``recipient`` and ``supporter`` (ids), ``ties`` (count), ``certain`` (no tie that was left
    out leads to it).  Evidence: all ties to it.

Notes
-----
O(schools + ties).  Source: glossary, "sole support".
)doc");
}

}  // namespace

void bind_questions_of_records(Questions& questions) {
    bind_records(questions);
    bind_partners(questions);
}

void bind_query(py::module_& m) {
    Questions questions{m};
    bind_questions_of_records(questions);
    bind_questions_of_figures(questions);
    bind_questions_of_chains(questions);
    bind_questions(m);
}

}  // namespace jiedui::bindings

// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "jiedui/query/identity.hpp"
#include "pybind.hpp"
#include "questions.hpp"

namespace jiedui::bindings {
namespace {

void bind_records(Questions& questions) {
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

void bind_partners(Questions& questions) {}

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
    bind_questions_of_people(questions);
    bind_questions_of_governance(questions);
    bind_questions(m);
}

}  // namespace jiedui::bindings

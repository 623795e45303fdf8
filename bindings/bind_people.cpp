// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jiedui/query/uncovered_subjects.hpp"
#include "pybind.hpp"
#include "questions.hpp"

namespace jiedui::bindings {
namespace {

[[nodiscard]] const Calendar& calendar_of(const Slice& slice) { return slice.network().ledger().settings().calendar; }

void bind_posts(Questions& questions) {
    questions.add(
        "uncovered_subjects",
        [](const Slice& slice, const py::object& day) {
            return question(
                [on = day_from(day, calendar_of(slice))](const Slice& each) { return uncovered_subjects(each, on); });
        },
        R"doc(
Compare what each school needs in each subject with who is there on a day.

There is who belongs to the school, without those who are away and with those whom others have sent.

Parameters
----------
day : datetime.date, datetime64, Timestamp or str
    On which it is asked.

Returns
-------
Answer
    One row per school and subject of its needs, met ones too, ascending: ``school``, ``subject``, ``required``, ``present`` (posts; None where nobody
    knows), ``verdict`` (``met``, ``not_met``, ``undecided``).  Evidence: the postings from and to the school of that subject.

Raises
------
BadArgument
    If the day is none.

Notes
-----
O(schools + (ties + k) log k) for k needs, teachers and postings of the day.
)doc",
        py::arg("day"));
}

}  // namespace

void bind_questions_of_people(Questions& questions) {
    bind_posts(questions);
}

}  // namespace jiedui::bindings

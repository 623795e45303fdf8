// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "jiedui/base/text.hpp"
#include "jiedui/query/bases.hpp"
#include "pybind.hpp"
#include "questions.hpp"

namespace jiedui::bindings {
namespace {

void bind_documents(Questions& questions) {
    questions.add("bases", [](const Slice&) { return question([](const Slice& each) { return bases(each); }); }, R"doc(
Group agreements and postings by what they rest on, and say which of these papers the ledger has.

A basis means a document by its id, or by its number however brackets, full-width signs, white space and case are typed.  An agreement without a basis
rests on each document that lists it.

Returns
-------
Answer
    One row per basis, ascending, those without one last: ``basis`` (as the first of its ties writes it, None if they state none), ``document`` (None if
    there is not one), ``state`` (``listed``, ``not_listed``, ``ambiguous``, ``none``, ``undecided``), ``agreements``, ``postings``.  Evidence: these ties.

Notes
-----
O(schools + ties log ties + documents log documents).  Source: F2, F3.
)doc");
}

}  // namespace

void bind_questions_of_governance(Questions& questions) {
    bind_documents(questions);
}

}  // namespace jiedui::bindings

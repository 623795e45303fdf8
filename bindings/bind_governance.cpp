// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "jiedui/base/text.hpp"
#include "jiedui/query/bases.hpp"
#include "jiedui/query/leading_groups.hpp"
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

void bind_papers(Questions& questions) {
    questions.add(
        "leading_groups", [](const Slice&) { return question([](const Slice& each) { return leading_groups(each); }); },
        R"doc(
List whom papers on leadership name, and in which role.

They stand in attributes of documents: ``head`` or 组长, ``deputies`` or 副组长, ``members`` or 成员, ``office`` or 办公室, several in a cell divided by
one of 、，,；;/|.

Returns
-------
Answer
    One row per document of kind leadership, role and name, by document, role, then as written: ``document``, ``day``, ``role`` (``head``,
    ``deputy``, ``member``, ``office``), ``who``; a paper that names nobody has one row without both.  Evidence: none.

Notes
-----
O(documents log documents).  Source: F5.
)doc");
}

}  // namespace

void bind_questions_of_governance(Questions& questions) {
    bind_documents(questions);
    bind_papers(questions);
}

}  // namespace jiedui::bindings

// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"
#include "questions.hpp"

namespace jiedui::bindings {

void bind_query(py::module_& m) {
    Questions questions{m};
    bind_questions_of_people(questions);
    bind_questions_of_governance(questions);
    bind_questions(m);
}

}  // namespace jiedui::bindings

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/version.hpp"
#include "pybind.hpp"

PYBIND11_MODULE(_core, m) {
    m.doc() = "The compiled part of jiedui.";
    m.attr("__version__") = jiedui::version;
    jiedui::bindings::bind_errors(m);
    jiedui::bindings::bind_base(m);
    jiedui::bindings::bind_equity(m);
    jiedui::bindings::bind_frame(m);
    jiedui::bindings::bind_ledger(m);
    jiedui::bindings::bind_model(m);
    jiedui::bindings::bind_questions(m);
    jiedui::bindings::bind_io(m);
    jiedui::bindings::bind_rules(m);
    jiedui::bindings::bind_table_descriptions(m);
    jiedui::bindings::bind_testing(m);
    jiedui::bindings::bind_pickles(m);
    jiedui::bindings::bind_hand_out(m);
    jiedui::bindings::refuse_unmade_objects(m);
}

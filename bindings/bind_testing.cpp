// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "jiedui/testing/text_network.hpp"
#include "pybind.hpp"

namespace jiedui::bindings {

void bind_testing(py::module_& m) {
    m.def("_day", [](int number) { return to_python(testing::day(number)); }, py::arg("number"));
    m.def(
        "_network_of",
        [](const std::string& text, const std::string& settings) { return testing::network_of(text, settings); },
        release_gil(), py::arg("text"), py::arg("settings"));
}

}  // namespace jiedui::bindings

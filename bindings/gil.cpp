// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <exception>
#include <thread>

#include "pybind.hpp"

namespace jiedui::bindings {
namespace {

[[noreturn]] void sleep_until_the_process_ends() {
    for (;;) std::this_thread::sleep_for(std::chrono::hours{1});
}

/// Calls what may end the thread.
/// @pre what else it throws is a std::exception.
template <class Call>
auto staying(const Call& call) {
    try {
        return call();
    } catch (const std::exception&) {
        throw;
    } catch (...) {  // pthread_exit: whoever leaves this block goes on to unwind
        sleep_until_the_process_ends();
    }
}

}  // namespace

ReleasedGil::ReleasedGil() : state_{PyEval_SaveThread()} {}
ReleasedGil::~ReleasedGil() {
    staying([this] { PyEval_RestoreThread(state_); });
}

HeldGil::HeldGil() {
    staying([this] { held_.emplace(); });
}

py::object called(const py::handle& callable, const py::tuple& arguments) {
    PyObject* const result = staying([&] { return PyObject_CallObject(callable.ptr(), arguments.ptr()); });
    if (result == nullptr) throw py::error_already_set();
    return py::reinterpret_steal<py::object>(result);
}

}  // namespace jiedui::bindings

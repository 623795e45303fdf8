// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <exception>
#include <thread>
#include <utility>

#include "pybind.hpp"

namespace jiedui::bindings {
namespace {

/// The state that Python has of this thread, while the thread has given the GIL back; null while it has the GIL.
///
/// It is kept here because Python forgets it when it ends: to ask Python for it then makes a new one, of an interpreter that no
/// longer exists, and crashes.
thread_local PyThreadState* given_back = nullptr;

/// Keeps a thread that pthread_exit unwinds in its destructor, until the process has ended; exceptions pass.
///
/// It is no catch block: libstdc++ lets none take a forced unwinding while another exception is handled.  The functions that have
/// one are never inlined, as compilers leave out the cleanups of what stands in a function that lets nothing pass.
class StayingThread {
public:
    StayingThread() = default;
    StayingThread(const StayingThread&) = delete;
    StayingThread& operator=(const StayingThread&) = delete;
    ~StayingThread() {
        const bool is_thrown = std::uncaught_exceptions() > exceptions_before_;
        while (!is_done_ && !is_thrown) std::this_thread::sleep_for(std::chrono::hours{1});
    }
    void is_done() noexcept { is_done_ = true; }

private:
    int exceptions_before_ = std::uncaught_exceptions();
    bool is_done_ = false;
};

[[gnu::noinline]] void take_back() {
    StayingThread thread;
    PyEval_RestoreThread(std::exchange(given_back, nullptr));
    thread.is_done();
}
[[gnu::noinline]] PyObject* result_of(const py::handle& callable, const py::tuple& arguments) {
    StayingThread thread;
    PyObject* const result = PyObject_CallObject(callable.ptr(), arguments.ptr());
    thread.is_done();
    return result;
}

}  // namespace

ReleasedGil::ReleasedGil() { given_back = PyEval_SaveThread(); }
ReleasedGil::~ReleasedGil() { take_back(); }

HeldGil::HeldGil() : was_given_back_{given_back != nullptr} {
    if (was_given_back_) take_back();
}
HeldGil::~HeldGil() {
    if (was_given_back_) given_back = PyEval_SaveThread();
}

py::object called(const py::handle& callable, const py::tuple& arguments) {
    PyObject* const result = result_of(callable, arguments);
    if (result == nullptr) throw py::error_already_set();
    return py::reinterpret_steal<py::object>(result);
}

}  // namespace jiedui::bindings

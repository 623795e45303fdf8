// SPDX-License-Identifier: Apache-2.0
#include <chrono>
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

void take_back() {
    kept_if_ending([] {
        PyEval_RestoreThread(std::exchange(given_back, nullptr));
        return true;
    });
}

}  // namespace

void StayingThread::sleep_for_ever() {
    while (true) std::this_thread::sleep_for(std::chrono::hours{1});
}

ReleasedGil::ReleasedGil() { given_back = PyEval_SaveThread(); }
ReleasedGil::~ReleasedGil() { take_back(); }

HeldGil::HeldGil() : was_given_back_{given_back != nullptr} {
    if (was_given_back_) take_back();
}
HeldGil::~HeldGil() {
    if (was_given_back_) given_back = PyEval_SaveThread();
}

}  // namespace jiedui::bindings

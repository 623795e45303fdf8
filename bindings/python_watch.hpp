// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// PythonWatch: brings Ctrl-C into a long call of the core, and its progress out.

#include <chrono>
#include <utility>

#include "jiedui/base/watch.hpp"
#include "pybind.hpp"

namespace jiedui::bindings {

/// Looks for signals some twenty times a second, and then calls a Python callable with step, rows and share; that also
/// hears of the end of each step.
class PythonWatch {
public:
    PythonWatch() = default;
    /// @param progress what to call, or None.
    explicit PythonWatch(py::object progress) : progress_{std::move(progress)} {}

    /// @pre the object outlives what is handed the Watch.
    [[nodiscard]] Watch watch() noexcept {
        return [this](const Progress& progress) {
            look(progress);
            return true;
        };
    }

private:
    using Clock = std::chrono::steady_clock;

    /// Runs without the GIL.  What a handler of signals or the callable raises passes through the core.
    void look(const Progress& progress) {
        constexpr std::chrono::milliseconds between{50};
        const Clock::time_point now = Clock::now();
        const bool is_told = !progress_.is_none() && progress.share == 1.0;
        if (!is_told && now < next_) return;
        next_ = now + between;
        const HeldGil held;
        if (PyErr_CheckSignals() != 0) throw py::error_already_set();
        if (!progress_.is_none()) progress_(progress.step, progress.rows, progress.share);
    }

    py::object progress_ = py::none();
    Clock::time_point next_{};
};

}  // namespace jiedui::bindings

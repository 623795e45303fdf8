// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Watch: by which a long call says how far it has come, and asks whether to go on.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/error.hpp"

namespace jiedui {

/// How far a long call has come.
struct Progress {
    std::string_view step;          ///< what it does: the table that is read, then `checks`
    std::uint64_t rows = 0;         ///< of the step, read so far; 0 in a step that has none
    std::optional<double> share{};  ///< of the step, from 0 to 1; none while nobody knows how much there is
};

/// Whom a long call asks.  `poll` is called on the thread of the call, at the ends of each step and every few thousand
/// rows, so it should be quick; false ends the call, and what it throws passes through it.
struct Watch {
    using Poll = bool (*)(void* context, const Progress& progress);
    Poll poll = nullptr;      ///< nobody is asked without
    void* context = nullptr;  ///< handed to `poll` as it is

    /// @errors ErrorCode::interrupted if the call shall not go on.
    void tell(const Progress& progress) const {
        if (poll != nullptr && !poll(context, progress))
            throw Error{ErrorCode::interrupted, std::string{progress.step}};
    }
};

}  // namespace jiedui

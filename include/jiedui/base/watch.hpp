// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Watch: a long call reports its progress to a watch, and asks it whether to go on.

#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "jiedui/base/error.hpp"

namespace jiedui {

/// How far a long call has come.
struct Progress {
    std::string_view step;          ///< what the call does now: the name of the table that it reads, or `checks`
    std::uint64_t rows = 0;         ///< how many rows of the step are read so far; 0 in a step without rows
    std::optional<double> share{};  ///< the part of the step that is done, from 0 to 1; nothing if that is not known
};

/// A long call reports its progress here, and asks whether to go on.
///
/// It holds any callable that takes a Progress and returns true to go on: a function, or a lambda with captures.  The
/// call happens on the thread of the long call, at the end of each step and after every few thousand rows, so it should
/// be quick.  What it throws passes through the long call.
///
/// @code
/// read_ledger("ledger", {.watch = [&](const Progress& progress) { bar.show(progress); return !bar.is_cancelled(); }});
/// @endcode
class Watch {
public:
    /// A watch that does nothing: the long call always goes on.
    Watch() noexcept = default;
    /// @param poll is called with a Progress; false ends the long call.
    template <class Poll>
        requires(!std::same_as<std::remove_cvref_t<Poll>, Watch> && std::predicate<Poll&, const Progress&>)
    Watch(Poll poll) : poll_{std::move(poll)} {}  // NOLINT(google-explicit-constructor)

    /// Passes the progress to the callable.
    /// @errors ErrorCode::interrupted, with the step as subject, if the callable returns false.
    void report(const Progress& progress) const {
        if (poll_ && !poll_(progress)) throw Error{ErrorCode::interrupted, std::string{progress.step}};
    }

private:
    std::function<bool(const Progress&)> poll_{};
};

/// Counts the rows of one step, and reports to a watch after every 65,536 rows.
class RowTicker {
public:
    /// @param watch must outlive the ticker.
    RowTicker(const Watch& watch, std::string_view step) noexcept : watch_{&watch}, step_{step} {}
    /// Counts one more row.
    /// @errors ErrorCode::interrupted if the watch ends the call.
    void tick() {
        if (++rows_ % 65'536 == 0) watch_->report({.step = step_, .rows = rows_});
    }

private:
    const Watch* watch_;
    std::string_view step_;
    std::uint64_t rows_ = 0;
};

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Work on several threads.  All threads have ended before the call returns.

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

#include "jiedui/base/export.hpp"
#include "jiedui/base/watch.hpp"

namespace jiedui {

/// How the pieces of a batch are worked through.
struct Batch {
    unsigned threads = 1;  ///< how many at most, with the caller's thread; 0: as many as the machine has
    /// Asked on the caller's thread, after each part of work that it does and at the end.
    Watch watch{};
    std::string_view step{};         ///< the name of the step that the watch is told
    std::size_t items_at_once = 64;  ///< how many items a thread takes at a time; 0 counts as 1
};

namespace detail {

/// Does the pieces of work numbered from `begin` to `end - 1`.
using DoPieces = std::function<void(std::size_t begin, std::size_t end)>;
JIEDUI_API void do_in_parallel(std::size_t items, const Batch& batch, const std::function<DoPieces()>& make_worker);

}  // namespace detail

/// Does `items` pieces of work, numbered from 0, on several threads.
///
/// It is not fixed which thread does which piece.  Each piece must write only to its own places; then the
/// result does not depend on the number of threads.  If the machine gives fewer threads than asked for, these
/// do all the work.  If a piece starts another batch, the thread of that piece does it alone, and the watch of
/// the inner batch is not asked.
///
/// @param make_worker called once on each thread; makes a worker.  The worker is called with the number of each
///     piece that its thread does, and may keep scratch memory from one piece to the next.
/// @errors the first exception that a piece or the watch throws, after all threads have ended.  Pieces that
///     were not begun by then are not done.
template <class MakeWorker>
void in_parallel(std::size_t items, const Batch& batch, MakeWorker&& make_worker) {
    const auto make = [&]() -> detail::DoPieces {
        // Shared, because a std::function must be copyable and a worker need not be.
        return [worker = std::make_shared<decltype(make_worker())>(make_worker())](std::size_t begin, std::size_t end) {
            for (std::size_t item = begin; item < end; ++item) (*worker)(item);
        };
    };
    detail::do_in_parallel(items, batch, make);
}

}  // namespace jiedui

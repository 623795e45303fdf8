// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Work on several threads, all of which are joined before the call returns.

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

#include "jiedui/base/export.hpp"
#include "jiedui/base/watch.hpp"

namespace jiedui {

/// How a batch is worked through.
struct Batch {
    unsigned threads = 1;            ///< how many at most, the caller's among them; 0: as many as the machine has
    Watch watch{};                   ///< asked on the caller's thread, after each of its parts and when all is done
    std::string_view step{};         ///< what the watch is told
    std::size_t items_at_once = 64;  ///< how many items a thread takes at a time; 0 counts as 1
};

namespace detail {

/// Does the pieces of work from `begin` to below `end`.
using DoPieces = std::function<void(std::size_t begin, std::size_t end)>;
JIEDUI_API void do_in_parallel(std::size_t items, const Batch& batch, const std::function<DoPieces()>& make_worker);

}  // namespace detail

/// Does `items` pieces of work, numbered from 0, on several threads.
///
/// Which thread does which piece is left open: pieces write to places of their own, so that the outcome is the same whatever
/// the number of threads.  Where the machine gives fewer threads than asked for, these do it; a batch within a piece of another is
/// done on the thread of that piece, and its watch is not asked.
///
/// @param make_worker called once on each thread; what it returns is called with the number of each piece that the thread does, and
///     may keep scratch between them.
/// @errors what a piece or the watch throws, once all threads have ended; the pieces not yet begun are not done then.
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

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Work on several threads, all of which are joined before the call returns.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

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
/// Whether this thread does a piece of work of a batch: what that asks to be done in parallel it does alone.
inline thread_local bool is_in_batch = false;
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
    const std::size_t at_once = std::clamp<std::size_t>(batch.items_at_once, 1, std::max<std::size_t>(1, items));
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> done{0};
    std::size_t told = 0;  // of them, by the caller's thread
    std::atomic<bool> is_over{false};
    std::exception_ptr failure;
    std::mutex failure_lock;
    const bool is_within = detail::is_in_batch;
    const auto tell = [&](std::size_t so_far) {
        if (is_within || so_far == told) return;
        told = so_far;
        batch.watch.tell({batch.step, told, static_cast<double>(told) / static_cast<double>(items)});
    };
    const auto work = [&](bool is_caller) noexcept {
        detail::is_in_batch = true;
        try {
            auto&& worker = make_worker();
            while (!is_over) {
                const std::size_t begin = next.fetch_add(at_once);
                if (begin >= items) break;
                const std::size_t end = std::min(items, begin + at_once);
                for (std::size_t item = begin; item < end; ++item) worker(item);
                const std::size_t so_far = done += end - begin;
                if (is_caller) tell(so_far);
            }
        } catch (...) {
            const std::scoped_lock lock{failure_lock};
            if (!failure) failure = std::current_exception();
            is_over = true;
        }
        detail::is_in_batch = is_within;
    };
    {
        const std::size_t parts = (items + at_once - 1) / at_once;
        const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
        std::size_t most = is_within ? 1 : batch.threads == 0 ? cores : batch.threads;
        std::vector<std::jthread> others;
        try {
            while (others.size() + 1 < std::min(most, parts)) others.emplace_back(work, false);
        } catch (const std::system_error&) {
            most = others.size() + 1;  // the machine has no more: those that there are do the work
        }
        work(true);
    }
    if (failure) std::rethrow_exception(failure);
    tell(items);
}

}  // namespace jiedui

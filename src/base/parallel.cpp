// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace jiedui::detail {
namespace {

/// Whether this thread does a piece of work of a batch: what that asks to be done in parallel it does alone.
thread_local bool is_in_batch = false;

}  // namespace

void do_in_parallel(std::size_t items, const Batch& batch, const std::function<DoPieces()>& make_worker) {
    const std::size_t at_once = std::clamp<std::size_t>(batch.items_at_once, 1, std::max<std::size_t>(1, items));
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> done{0};
    std::size_t told = 0;  // of them, by the caller's thread
    std::atomic<bool> is_over{false};
    std::exception_ptr failure;
    std::mutex failure_lock;
    const bool is_within = is_in_batch;
    const auto report = [&](std::size_t so_far) {
        if (is_within || so_far == told) return;
        told = so_far;
        batch.watch.report({batch.step, told, static_cast<double>(told) / static_cast<double>(items)});
    };
    const auto work = [&](bool is_caller) noexcept {
        is_in_batch = true;
        try {
            const DoPieces do_pieces = make_worker();
            while (!is_over) {
                const std::size_t begin = next.fetch_add(at_once);
                if (begin >= items) break;
                const std::size_t end = std::min(items, begin + at_once);
                do_pieces(begin, end);
                const std::size_t so_far = done += end - begin;
                if (is_caller) report(so_far);
            }
        } catch (...) {
            const std::scoped_lock lock{failure_lock};
            if (!failure) failure = std::current_exception();
            is_over = true;
        }
        is_in_batch = is_within;
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
    report(items);
}

}  // namespace jiedui::detail

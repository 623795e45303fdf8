// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/parallel.hpp"

#include <atomic>
#include <cstddef>
#include <functional>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "support/errors.hpp"

namespace jiedui {
namespace {

/// How often each item is done.
std::vector<int> done(std::size_t items, const Batch& batch) {
    std::vector<int> times(items);
    in_parallel(items, batch, [&] { return [&](std::size_t item) { ++times[item]; }; });
    return times;
}

TEST(Parallel, DoesEachItemOnce) {
    for (const unsigned threads : {0U, 1U, 2U, 7U})
        for (const std::size_t items : {0U, 1U, 63U, 64U, 65U, 1000U})
            EXPECT_EQ(done(items, {.threads = threads}), std::vector<int>(items, 1)) << threads << " " << items;
    EXPECT_EQ(done(5, {.threads = 3, .items_at_once = 1}), std::vector<int>(5, 1));
}

TEST(Parallel, MakesAWorkerAThreadAndNoMoreThanThereAreParts) {
    std::atomic<int> workers{0};
    const auto count = [&] {
        ++workers;
        return [](std::size_t) {};
    };
    in_parallel(100, {.threads = 5, .items_at_once = 50}, count);
    EXPECT_LE(workers, 2);
    EXPECT_GE(workers, 1);
}

TEST(Parallel, PassesOnWhatAnItemThrowsAndBeginsNoMore) {
    std::atomic<int> begun{0};
    const auto fail = [&] {
        return [&](std::size_t item) {
            ++begun;
            if (item == 3) throw std::runtime_error{"third"};
        };
    };
    EXPECT_THROW(in_parallel(100'000, {.threads = 1, .items_at_once = 1}, fail), std::runtime_error);
    EXPECT_EQ(begun, 4);
    EXPECT_THROW(in_parallel(100, {.threads = 4}, fail), std::runtime_error);
    const auto no_worker = []() -> std::function<void(std::size_t)> { throw std::length_error{"no room"}; };
    EXPECT_THROW(in_parallel(100, {.threads = 4}, no_worker), std::length_error);
}

TEST(Parallel, AsksTheWatchOnTheCallersThread) {
    struct Polls {
        std::thread::id caller = std::this_thread::get_id();
        std::size_t last = 0;
    } polls;
    const auto look = [&polls](const Progress& progress) {
        EXPECT_EQ(std::this_thread::get_id(), polls.caller);
        EXPECT_EQ(progress.step, "looking");
        EXPECT_GT(progress.rows, polls.last);
        EXPECT_DOUBLE_EQ(*progress.share, static_cast<double>(progress.rows) / 1000);
        polls.last = progress.rows;
        return true;
    };
    for (const unsigned threads : {1U, 2U, 7U}) {
        polls.last = 0;
        done(1000, {.threads = threads, .watch = look, .step = "looking"});
        EXPECT_EQ(polls.last, 1000U) << threads;
    }
    const auto stop = [](const Progress&) { return false; };
    EXPECT_EQ(code_of([&] { return done(1000, {.threads = 3, .watch = stop}); }), ErrorCode::interrupted);
}

TEST(Parallel, TellsOfTheEndHoweverSlowTheCallerIs) {
    const auto caller = std::this_thread::get_id();
    std::atomic<std::size_t> finished{0};
    std::vector<std::size_t> told;
    const auto note = [&told](const Progress& progress) {
        told.push_back(progress.rows);
        return true;
    };
    in_parallel(10, {.threads = 2, .watch = note, .items_at_once = 1}, [&] {
        for (int turn = 0; std::this_thread::get_id() == caller && finished < 10 && turn < 1'000'000; ++turn)
            std::this_thread::yield();
        return [&](std::size_t) { ++finished; };
    });
    ASSERT_FALSE(told.empty());
    EXPECT_EQ(told.back(), 10U);
}

TEST(Parallel, WithinAPieceIsDoneOnItsThread) {
    std::atomic<int> inner{0};
    const auto look = [](const Progress&) { return false; };
    in_parallel(6, {.threads = 3, .items_at_once = 1}, [&] {
        return [&](std::size_t) {
            const auto thread = std::this_thread::get_id();
            in_parallel(10, {.threads = 4, .watch = look, .items_at_once = 1}, [&] {
                return [&, thread](std::size_t) { inner += std::this_thread::get_id() == thread ? 1 : 100; };
            });
        };
    });
    EXPECT_EQ(inner, 60);
    std::size_t told = 0;  // and afterwards a batch of this thread asks its watch again
    const auto note = [&](const Progress& progress) {
        told = progress.rows;
        return true;
    };
    in_parallel(2, {.threads = 1, .watch = note}, [] { return [](std::size_t) {}; });
    EXPECT_EQ(told, 2U);
}

TEST(Parallel, DoesEachPieceOnceHoweverManyAreTakenAtOnce) {
    for (const std::size_t items : {std::size_t{0}, std::size_t{1}, std::size_t{100}})
        for (const std::size_t at_once :
             {std::size_t{0}, std::size_t{1}, std::size_t{7}, ~std::size_t{0} / 2 + 1, ~std::size_t{0}}) {
            std::vector<std::atomic<int>> times(items);
            in_parallel(items, {.threads = 4, .items_at_once = at_once},
                        [&] { return [&](std::size_t item) { ++times[item]; }; });
            for (const auto& each : times) EXPECT_EQ(each, 1) << at_once;
        }
}

}  // namespace
}  // namespace jiedui

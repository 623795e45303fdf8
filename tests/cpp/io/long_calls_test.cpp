// SPDX-License-Identifier: Apache-2.0
// Every long call asks a watch, and ends when the watch says so.
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "io/folder.hpp"
#include "jiedui/io/snapshot.hpp"
#include "jiedui/io/write_ledger.hpp"
#include "jiedui/model/difference.hpp"
#include "jiedui/model/network.hpp"
#include "support/errors.hpp"

namespace jiedui {
namespace {

using tests::Folder;

/// Two schools, so many agreements that a watch is asked on the way, and a school that became the other.
[[nodiscard]] Records many() {
    Records records{
        .schools = {{.id = "A", .name = "a"}, {.id = "B", .name = "b"}, {.id = "C", .name = "c"}},
        .successions = {
            {.predecessor = "B", .successor = "C", .day = Span{Day{2004, 9, 1}}, .kind = SuccessionKind::rename}}};
    for (int i = 0; i < 70'000; ++i)
        records.supports.push_back({.id = "K" + std::to_string(i),
                                    .supporter = "A",
                                    .recipient = "B",
                                    .channel = Channel::staff,
                                    .first_day = Span{Day{2003, 9, 1}},
                                    .last_day = LastDay::running()});
    return records;
}

TEST(LongCalls, EndWhenTheWatchSaysSo) {
    const Ledger ledger{many()};
    const Network network{ledger};
    const Ledger other = ledger.without_records({{"supports", {"K1"}}});
    const Difference change = difference(ledger, other);
    const Folder folder;
    const std::vector<std::pair<std::string, std::function<void(const Watch&)>>> calls{
        {"Ledger", [&](const Watch& watch) { (void)Ledger{many(), {}, Keep::all_or_nothing, watch}; }},
        {"Network", [&](const Watch& watch) { (void)Network{ledger, watch}; }},
        {"with_records", [&](const Watch& watch) { (void)ledger.with_records({}, watch); }},
        {"without_records", [&](const Watch& watch) { (void)ledger.without_records({{"supports", {"K1"}}}, watch); }},
        {"as_known_on", [&](const Watch& watch) { (void)ledger.as_known_on(Day{2004, 1, 1}, watch); }},
        {"following", [&](const Watch& watch) { (void)network.following_successions(Day{2005, 1, 1}, watch); }},
        {"difference", [&](const Watch& watch) { (void)difference(ledger, other, watch); }},
        {"apply", [&](const Watch& watch) { (void)apply(change, ledger, watch); }},
        {"write_ledger",
         [&](const Watch& watch) { write_ledger(ledger, folder.path() / "csv", Existing::replace, {}, watch); }},
        {"save", [&](const Watch& watch) { save(network, folder.path() / "n.jiedui", Existing::replace, watch); }},
    };
    for (const auto& [name, call] : calls) {
        int asked = 0;
        EXPECT_NO_THROW(call([&](const Progress&) { return ++asked > 0; })) << name;
        EXPECT_GE(asked, 1) << name;
        EXPECT_EQ(code_of([&] {
                      call([](const Progress&) { return false; });
                      return 0;
                  }),
                  ErrorCode::interrupted)
            << name;
    }
}

}  // namespace
}  // namespace jiedui

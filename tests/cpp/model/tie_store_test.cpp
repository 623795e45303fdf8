// SPDX-License-Identifier: Apache-2.0
#include "jiedui/detail/model/tie_store.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "model/ordered_ties.hpp"
#include "support/random_network.hpp"
#include "support/same_ties.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

using detail::RawTie;

TEST(TieMark, HoldsKindChannelStatusAndSelfSupportInOneByte) {
    std::vector<std::uint8_t> seen;
    std::vector<std::optional<Channel>> channels{std::nullopt};
    for (const Channel each : all_of_list<Channel>()) channels.emplace_back(each);
    std::vector<std::optional<Status>> statuses{std::nullopt};
    for (const Status each : all_of_list<Status>()) statuses.emplace_back(each);
    for (const TieKind kind : all_of_list<TieKind>())
        for (const auto channel : channels)
            for (const auto status : statuses)
                for (const bool self : {false, true}) {
                    const TieMark mark = TieMark::from_bits(TieMark{kind, channel, status, self}.bits());
                    EXPECT_EQ(mark.kind(), kind);
                    EXPECT_EQ(mark.channel(), channel);
                    EXPECT_EQ(mark.status(), status);
                    EXPECT_EQ(mark.is_self(), self);
                    seen.push_back(mark.bits());
                }
    std::ranges::sort(seen);
    EXPECT_EQ(std::ranges::adjacent_find(seen), seen.end());
}

TEST(TieStore, MayHaveNoSchoolsOrNoTies) {
    const auto never_asked = [](TieKind, std::uint32_t, std::uint32_t) { return false; };
    for (const std::uint32_t schools : {0U, 3U}) {
        const TieStore lonely = detail::ordered_ties(schools, std::vector<RawTie>{}, never_asked);
        EXPECT_TRUE(lonely.mark.empty());
        EXPECT_TRUE(lonely.incoming_ties.empty());
        EXPECT_EQ(lonely.blocks_of({true, true, true}).size(), 0U);
    }
}

using Places = std::vector<std::uint32_t>;

TEST(TieStore, KeepsKindsApartAndHasNothingForOneThatIsNotThere) {
    const auto of_kind = [](TieKind kind) { return TieMark{kind, Channel::staff, std::nullopt, false}; };
    const TieMark agreement = of_kind(TieKind::agreement);
    const TieMark transfer = of_kind(TieKind::transfer);
    const std::vector<RawTie> ties{{1, 0, day(0), day(9), 0, transfer},
                                   {2, 1, day(0), day(9), 1, agreement},
                                   {0, 1, day(5), day(9), 2, transfer},
                                   {2, 0, day(3), day(9), 3, agreement}};
    const TieStore store =
        detail::ordered_ties(3, ties, [](TieKind, std::uint32_t a, std::uint32_t b) { return a < b; });
    EXPECT_EQ(store.record, (Places{1, 3, 2, 0}));  // agreements first, though their supporter is the last
    EXPECT_EQ(store.supporter, (Places{2, 2, 0, 1}));
    EXPECT_EQ(store.blocks[0].outgoing, (Places{0, 0, 0, 2}));
    EXPECT_EQ(store.blocks[0].incoming, (Places{0, 1, 2, 2}));
    EXPECT_EQ(store.blocks[2].outgoing, (Places{2, 3, 4, 4}));
    EXPECT_EQ(store.blocks[2].incoming, (Places{2, 3, 4, 4}));
    EXPECT_EQ(store.incoming_ties, (Places{1, 0, 3, 2}));
    EXPECT_TRUE(store.blocks[1].outgoing.empty() && store.blocks[1].incoming.empty());  // no posting: no memory
    EXPECT_EQ(store.blocks_of({true, true, true}).size(), 2U);
    EXPECT_EQ(store.blocks_of({true, true, false})[0].outgoing, store.blocks[0].outgoing.data());
    EXPECT_EQ(store.blocks_of({false, true, true})[0].incoming, store.blocks[2].incoming.data());
    EXPECT_EQ(store.blocks_of({false, true, false}).size(), 0U);
    const auto all_of = [&](TieKind kind) {
        Places found;
        store.each_of_kind(kind, [&](TieIndex tie) { found.push_back(tie.value); });
        return found;
    };
    EXPECT_EQ(all_of(TieKind::agreement), (Places{0, 1}));
    EXPECT_EQ(all_of(TieKind::posting), Places{});
    EXPECT_EQ(all_of(TieKind::transfer), (Places{2, 3}));
}

TEST(TieStore, OrdersDaysBeforeTheYear1970Too) {
    const auto by_record = [](TieKind, std::uint32_t a, std::uint32_t b) { return a < b; };
    const TieMark staff{TieKind::agreement, Channel::staff, std::nullopt, false};
    const std::vector<RawTie> ties{{0, 1, Day::unknown(), Day::running(), 0, staff},
                                   {0, 1, day(3), Day::running(), 1, staff},
                                   {0, 1, Day::from_number(-3), Day::running(), 2, staff},
                                   {0, 1, Day::first(), Day::running(), 3, staff}};
    EXPECT_EQ((detail::ordered_ties(2, ties, by_record).record), (std::vector<std::uint32_t>{3, 2, 1, 0}));
    EXPECT_EQ((detail::ordered_ties(2, ties, by_record).incoming_ties), (std::vector<std::uint32_t>{0, 1, 2, 3}));
}

TEST(TieStore, IsTheSameHoweverManyTiesWaitAtOnce) {
    std::mt19937 rng{5};
    for (unsigned turn = 0; turn < 200; ++turn) {
        const std::uint32_t schools = 1 + below(rng, 9);
        std::vector<RawTie> ties;
        for (std::uint32_t record = below(rng, 40); record > 0; --record)
            ties.push_back({below(rng, schools),
                            below(rng, schools),
                            Day{2003, 9, 1} + static_cast<int>(below(rng, 3)),
                            Day::running(),
                            record,
                            {static_cast<TieKind>(below(rng, 3)), Channel::staff, std::nullopt, false}});
        const auto by_record = [](TieKind, std::uint32_t a, std::uint32_t b) { return a < b; };
        const TieStore all = detail::ordered_ties(schools, ties, by_record);
        for (const std::uint32_t at_once : {0U, 1U, 2U, 7U})
            expect_same(detail::ordered_ties(schools, ties, by_record, at_once), all);
        for (const TiePlaces& block : all.blocks_of({true, true, true}))
            for (std::uint32_t s = 0; s < schools; ++s)
                for (std::uint32_t i = block.outgoing[s]; i < block.outgoing[s + 1]; ++i)
                    EXPECT_EQ(all.supporter[i], s);
    }
}

TEST(TieStore, KeepsEveryDayAndMarkAsItCame) {
    const std::vector<Day> firsts{Day::first(), day(-1), day(0), Day::last(), Day::unknown()};
    const std::vector<Day> untils{Day::first() + 1, day(0), day(1), Day::last() + 1, Day::running(), Day::unknown()};
    const TieMark staff{TieKind::agreement, Channel::staff, Status::planned, false};
    const TieMark other{TieKind::transfer, std::nullopt, std::nullopt, true};
    std::vector<RawTie> ties;
    for (const TieMark mark : {staff, other})
        for (const Day first : firsts)
            for (const Day until : untils)
                ties.push_back({1, 0, first, until, static_cast<std::uint32_t>(ties.size()), mark});
    const TieStore store =
        detail::ordered_ties(2, ties, [](TieKind, std::uint32_t a, std::uint32_t b) { return a < b; });
    ASSERT_EQ(store.record.size(), ties.size());
    for (std::uint32_t i = 0; i < ties.size(); ++i) {
        EXPECT_EQ(store.record[i], i);  // they were written in their order
        EXPECT_EQ(store.first[i], ties[i].first);
        EXPECT_EQ(store.until[i], ties[i].until);
        EXPECT_EQ(store.mark[i].bits(), ties[i].mark.bits());
    }
    for (std::size_t bits = 0; bits < store.has_mark.size(); ++bits)
        EXPECT_EQ(store.has_mark[bits], bits == staff.bits() || bits == other.bits());
}

TEST(TieStore, AsksForIdsOnlyWhereAllElseIsEqual) {
    const TieMark staff{TieKind::agreement, Channel::staff, std::nullopt, false};
    const std::vector<RawTie> ties{
        {0, 1, day(0), day(9), 7, staff}, {0, 1, day(0), day(9), 5, staff}, {0, 1, day(0), day(8), 9, staff}};
    bool asked_for_others = false;
    const auto by_record = [&](TieKind, std::uint32_t a, std::uint32_t b) {
        asked_for_others = asked_for_others || a == 9 || b == 9;
        return a < b;
    };
    EXPECT_EQ((detail::ordered_ties(2, ties, by_record).record), (std::vector<std::uint32_t>{9, 5, 7}));
    EXPECT_FALSE(asked_for_others);
}

class TieStoreLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(TieStoreLaw, ListsTheTiesOfEachSchoolKindByKind) {
    const auto [network, records] = random_network(GetParam(), 5, 40);
    const TieStore& ties = network.ties();
    std::uint32_t outgoing = 0;
    Places incoming;
    for (const TieKind kind : all_of_list<TieKind>()) {
        const TieBlock& block = ties.blocks[static_cast<std::size_t>(kind)];
        for (std::uint32_t school = 0; !block.outgoing.empty() && school < network.school_count(); ++school) {
            for (std::uint32_t tie = block.outgoing[school]; tie < block.outgoing[school + 1]; ++tie) {
                EXPECT_EQ(tie, outgoing++);  // none is left out, and none stands twice
                EXPECT_EQ(ties.mark[tie].kind(), kind);
                EXPECT_EQ(ties.supporter[tie], school);
            }
            std::vector<std::tuple<unsigned, Day, std::uint32_t>> keys;
            for (std::uint32_t i = block.incoming[school]; i < block.incoming[school + 1]; ++i) {
                EXPECT_EQ(i, incoming.size());
                const std::uint32_t tie = ties.incoming_ties[i];
                EXPECT_EQ(ties.mark[tie].kind(), kind);
                EXPECT_EQ(ties.recipient[tie], school);
                keys.emplace_back(ties.mark[tie].channel_code(), ties.first[tie], tie);
                incoming.push_back(tie);
            }
            EXPECT_TRUE(std::ranges::is_sorted(keys));
        }
    }
    EXPECT_EQ(outgoing, network.tie_count());
    std::ranges::sort(incoming);
    EXPECT_EQ(std::ranges::adjacent_find(incoming), incoming.end());
    EXPECT_EQ(incoming.size(), network.tie_count());
}
INSTANTIATE_TEST_SUITE_P(Seeds, TieStoreLaw, ::testing::Range(0U, 40U));

}  // namespace
}  // namespace jiedui

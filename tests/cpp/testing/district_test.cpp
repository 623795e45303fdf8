// SPDX-License-Identifier: Apache-2.0
#include "jiedui/testing/district.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/query/coverage.hpp"
#include "jiedui/query/double_bookings.hpp"
#include "jiedui/query/duties.hpp"
#include "jiedui/query/service.hpp"
#include "jiedui/query/uncovered_subjects.hpp"
#include "support/errors.hpp"

namespace jiedui::testing {
namespace {

[[nodiscard]] std::string explained(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& each : findings) text += explain(each) + "\n";
    return text;
}

class DistrictLaw : public ::testing::TestWithParam<std::int32_t> {};

TEST_P(DistrictLaw, IsSoundAndTheSameForTheSameSeed) {
    const std::int32_t seed = GetParam();
    const DistrictSize size{.schools = 2 + seed % 37,
                            .townships = 1 + seed % 3,
                            .teachers = seed % 5,
                            .years = 1 + seed % 23,
                            .first_year = 1950 + seed};
    const Records records = district(static_cast<std::uint32_t>(seed), size);
    const Ledger ledger{records, district_settings(size)};
    EXPECT_EQ(explained(ledger.findings()), "");
    EXPECT_EQ(records, district(static_cast<std::uint32_t>(seed), size));
    ASSERT_EQ(records.schools.size(), static_cast<std::size_t>(size.schools));
    EXPECT_EQ(records.schools[0].locale, Locale::urban);
    EXPECT_EQ(records.schools[0].duty, 2U);
    EXPECT_EQ(records.schools[1].locale, Locale::rural);
    EXPECT_EQ(records.schools[1].weak, true);
    EXPECT_TRUE(ask(Network{ledger}, DoubleBookings{}).rows.empty());
}
INSTANTIATE_TEST_SUITE_P(Seeds, DistrictLaw, ::testing::Range(0, 200));

TEST(District, IsSoundOfAnySize) {
    for (const std::int32_t schools : {2, 3, 10, 100, 1000, 5000}) {
        const Ledger ledger{district(7, {.schools = schools, .teachers = 3}), district_settings()};
        EXPECT_EQ(explained(ledger.findings()), "") << schools;
        EXPECT_EQ(ledger.table<School>().size(), static_cast<std::size_t>(schools));
    }
    const Ledger last{district(1, {.years = 100, .first_year = 9000})};
    EXPECT_EQ(explained(last.findings()), "");
}

// Python holds the same texts: tests/python/test_testing.py.
TEST(District, IsTheSameInBothLanguages) {
    EXPECT_EQ(drawn_network(0).ledger().fingerprint(), "993a9633e580873f");
    EXPECT_EQ(drawn_network(7, {.schools = 100}).ledger().fingerprint(), "9620a556e60dddc6");
}

TEST(District, DiffersFromSeedToSeed) {
    std::set<std::string> found;
    for (std::uint32_t seed = 0; seed < 20; ++seed) found.insert(drawn_network(seed).ledger().fingerprint());
    EXPECT_EQ(found.size(), 20U);
}

TEST(District, HasWhateverRulesLookAt) {
    const Network net = drawn_network(3, {.schools = 200});
    const Slice slice{net};
    std::set<Verdict> verdicts;
    for (const Service::Row& each : ask(slice, Service{.until = *Day::find(2006, 9, 1)}).rows)
        verdicts.insert(each.verdict);
    EXPECT_EQ(verdicts, (std::set{Verdict::met, Verdict::not_met}));
    verdicts.clear();
    for (const Duties::Row& each : ask(slice, Duties{}).rows) verdicts.insert(each.verdict);
    EXPECT_EQ(verdicts, (std::set{Verdict::met, Verdict::not_met}));
    std::set<Certainty> covered;
    for (const Coverage::Row& each : ask(slice, Coverage{}).rows) covered.insert(each.covered);
    EXPECT_EQ(covered, (std::set{Certainty::no, Certainty::yes}));
    EXPECT_FALSE(ask(slice, UncoveredSubjects{*Day::find(2004, 9, 1)}).rows.empty());
    const Records records = district(3, {.schools = 200});
    std::set<Channel> channels;
    for (const Support& each : records.supports) channels.insert(each.channel.value());
    EXPECT_EQ(channels.size(), 4U);
    EXPECT_TRUE(std::ranges::any_of(records.supports, [](const Support& s) { return s.last_day.is_running(); }));
    EXPECT_TRUE(std::ranges::any_of(records.transfers, [](const Transfer& t) { return t.unit == "desks"; }));
    EXPECT_GE(records.documents.size(), 4U);
}

TEST(District, IsPlainestWhereEveryNumberIsZero) {
    const Records records = district([](std::uint32_t) { return 0U; }, {.schools = 3, .teachers = 2});
    EXPECT_EQ(records.schools[2].locale, Locale::rural);
    EXPECT_EQ(records.schools[2].weak, false);
    EXPECT_EQ(records.teachers.size(), 3U);
    ASSERT_EQ(records.supports.size(), 1U);
    EXPECT_EQ(records.supports[0].recipient.id, "S0002");  // the weak one, although another comes as near
    EXPECT_TRUE(records.postings.empty());
    EXPECT_EQ(records.documents.size(), 5U);
}

TEST(District, AsksForNumbersBelowWhatItNames) {
    std::uint32_t least = 99;
    const Below greatest = [&](std::uint32_t n) {
        least = std::min(least, n);
        return n - 1;
    };
    EXPECT_EQ(explained(Ledger{district(greatest, {.schools = 9})}.findings()), "");
    EXPECT_GE(least, 1U);
    std::set<std::uint32_t> drawn;
    const Below below = below_of(5);
    for (int i = 0; i < 100; ++i) drawn.insert(below(3));
    EXPECT_EQ(drawn, (std::set{0U, 1U, 2U}));
}

TEST(District, RefusesSizesOutOfTheirRange) {
    for (const DistrictSize& wrong :
         {DistrictSize{.schools = 1}, DistrictSize{.schools = 1'000'001}, DistrictSize{.townships = 0},
          DistrictSize{.teachers = -1}, DistrictSize{.years = 0}, DistrictSize{.years = 101},
          DistrictSize{.first_year = 1949}, DistrictSize{.first_year = 9001}}) {
        EXPECT_EQ(code_of([&] { return district(1, wrong); }), ErrorCode::bad_number);
        EXPECT_EQ(code_of([&] { return district_settings(wrong); }), ErrorCode::bad_number);
    }
}

}  // namespace
}  // namespace jiedui::testing

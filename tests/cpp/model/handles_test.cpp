// SPDX-License-Identifier: Apache-2.0
// Handles keep alive what they look at: natural C++20 over values without a name must not dangle.
#include <gtest/gtest.h>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "jiedui/detail/model/grouped.hpp"
#include "jiedui/detail/model/posting_groups.hpp"
#include "jiedui/detail/model/school_groups.hpp"
#include "jiedui/model/difference.hpp"
#include "jiedui/model/over.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/query/chain.hpp"
#include "jiedui/query/coverage.hpp"
#include "jiedui/query/partners.hpp"
#include "jiedui/query/reach.hpp"
#include "jiedui/query/reach_counts.hpp"
#include "jiedui/query/roles.hpp"
#include "jiedui/query/withdraw.hpp"
#include "support/errors.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

/// Whether a call on a value without a name gives a value that lives on its own.
template <class T>
constexpr bool stands_alone = !std::is_reference_v<T> && !std::same_as<T, std::string_view>;

TEST(Handles, GiveByValueWhatTheyWouldOtherwiseTakeAlong) {
    static_assert(stands_alone<decltype(std::declval<Ledger>().findings())>);
    static_assert(stands_alone<decltype(std::declval<Ledger>().dropped())>);
    static_assert(stands_alone<decltype(std::declval<Ledger>().not_ties())>);
    static_assert(stands_alone<decltype(std::declval<Ledger>().sources())>);
    static_assert(stands_alone<decltype(std::declval<Ledger>().settings())>);
    static_assert(stands_alone<decltype(std::declval<Network>().ledger())>);
    static_assert(stands_alone<decltype(std::declval<Network>().id(SchoolIndex{}))>);
    static_assert(stands_alone<decltype(std::declval<Network>().id(TeacherIndex{}))>);
    static_assert(stands_alone<decltype(std::declval<Slice>().network())>);
    static_assert(stands_alone<decltype(std::declval<Slice>().times())>);
    static_assert(stands_alone<decltype(std::declval<Slice>().description())>);
    static_assert(stands_alone<decltype(std::declval<SliceOver>().slice())>);
    static_assert(stands_alone<decltype(std::declval<SliceOver>().periods())>);
    static_assert(stands_alone<decltype(std::declval<SchoolSet>().network())>);
    static_assert(stands_alone<decltype(std::declval<SchoolGroups>().name(0))>);
    static_assert(stands_alone<decltype(std::declval<PostingGroups>().name(0))>);
    static_assert(stands_alone<decltype(std::declval<TimeFilters>().filters())>);
    static_assert(stands_alone<decltype(std::declval<Difference>().before())>);
    static_assert(stands_alone<decltype(std::declval<Difference>().after())>);
    static_assert(stands_alone<decltype(std::declval<Difference>().rows())>);
    static_assert(stands_alone<decltype(std::declval<Table<School>>().attributes())>);
}

template <class Handle>
concept lends_a_table = requires { std::declval<Handle>().template table<School>(); };
template <class Handle>
concept lends_ids = requires { std::declval<Handle>().schools_by_id(); };
template <class Handle>
concept lends_ties = requires { std::declval<Handle>().ties(); };
template <class Handle>
concept lends_items = requires { std::declval<Handle>().of(0); };

TEST(Handles, RefuseToLendWhatIsTooLargeToCopy) {
    static_assert(lends_a_table<const Ledger&> && !lends_a_table<Ledger>);
    static_assert(lends_ids<const Ledger&> && !lends_ids<Ledger>);
    static_assert(lends_ties<const Network&> && !lends_ties<Network>);
    static_assert(lends_items<const Grouped<int>&> && !lends_items<Grouped<int>>);
}

TEST(Handles, MayBeWalkedWithoutAName) {
    const Network net = network_of("A>B staff 0..9; A>C funds 0..9");
    std::string seen;
    for (const Change& each : difference(net.ledger(), net.ledger().without_records({{"supports", {"t2"}}})).rows())
        seen = each.table;
    EXPECT_EQ(seen, "supports");
    const std::string& description = Slice{net}.at(day(3)).through(Channel::staff).description();
    EXPECT_EQ(description, "at 1970-01-04, through staff");
    seen.clear();
    for (const Roles::Row& each : ask(net, Roles{})) seen += net.id(each.school);
    EXPECT_EQ(seen, "ABC");
    seen.clear();
    for (const Support& each : net.ledger().table<Support>()) seen += each.recipient.id;
    EXPECT_EQ(seen, "BC");
}

TEST(SchoolList, TakesOneSchoolSeveralOrASet) {
    const Network net = network_of("A>B staff 0..9; C>D staff 0..9; E>B funds 0..9");
    const SchoolIndex a = net.school_of("A");
    const SchoolIndex c = net.school_of("C");
    const std::vector<SchoolIndex> both{a, c};
    const std::string lost = shown(net, ask(net, Withdraw{.schools = both}));
    EXPECT_EQ(lost, "B partial staff 1; D direct staff 0");
    EXPECT_EQ(shown(net, ask(net, Withdraw{.schools = {c, a, c}})), lost);
    EXPECT_EQ(shown(net, ask(net, Withdraw{.schools = std::span{both}})), lost);
    EXPECT_EQ(shown(net, ask(net, Withdraw{.schools = net.school_set({"A", "C"})})), lost);
    EXPECT_EQ(shown(net, ask(net, Withdraw{.schools = c})), "D direct staff 0");
    EXPECT_EQ(shown(net, ask(net, Withdraw{.schools = {"C", "A", "C"}})), lost);
    EXPECT_EQ(shown(net, ask(net, Withdraw{.schools = std::vector<std::string>{"A", "C"}})), lost);
    EXPECT_EQ(shown(net, ask(net, Withdraw{.schools = "C"})), "D direct staff 0");
    EXPECT_EQ(shown(net, ask(net, ReachCounts{.schools = "C"})), "C 1 1");
    EXPECT_EQ(shown(net, ask(net, ReachCounts{.schools = c})), "C 1 1");
    EXPECT_EQ(shown(net, ask(net, ReachCounts{.schools = net.school_set({"C"})})), "C 1 1");
    EXPECT_EQ(shown(net, ask(net, Coverage{.needy = SchoolList{"B", "D"}})),
              shown(net, ask(net, Coverage{.needy = net.school_set({"B", "D"})})));
    EXPECT_EQ(ask(net, Coverage{.needy = "B"}).rows.size(), 1U);
    EXPECT_EQ(code_of([&] { return ask(net, Coverage{.needy = "Bb"}); }), ErrorCode::unknown_school);
}

TEST(SchoolList, KeepsWhatASetDoesNotKnow) {
    const Network net = network_of("A>B staff 0..9 | schools A weak=no; B; C weak=yes");
    const SchoolSet weak = net.schools_where({{"weak", {"yes"}}});
    ASSERT_EQ(weak.unknown_count(), 1U);
    EXPECT_EQ(SchoolList{weak}.in(net), weak.schools());
    EXPECT_EQ(SchoolList{weak}.set_in(net, "needy"), weak);
    EXPECT_EQ(ask(net, Coverage{.needy = weak}).unknown_schools(), ask(net, Coverage{}).unknown_schools());
    EXPECT_EQ(code_of([&] { return SchoolList{weak}.in(network_of("A>B staff")); }), ErrorCode::other_network);
}

TEST(NamedSchool, IsAnIdOrAnIndex) {
    const Network net = network_of("A>B staff 0..9; B>C staff 0..9");
    const SchoolIndex a = net.school_of("A");
    const std::string reached = shown(net, ask(net, Reach{.school = a}));
    EXPECT_EQ(shown(net, ask(net, Reach{.school = "A"})), reached);
    EXPECT_EQ(ask(net, Reach{.school = std::string{"A"}}).about().question, "reach, school A");
    EXPECT_EQ(shown(net, ask(net, Chain{.a = "A", .b = "C"})),
              shown(net, ask(net, Chain{.a = a, .b = net.school_of("C")})));
    EXPECT_EQ(ask(net, Partners{.school = "B"}).rows.size(), 2U);
    EXPECT_EQ(Slice{net}.within({"A", "B"}).description(), Slice{net}.within(net.school_set({"A", "B"})).description());
    EXPECT_EQ(shown(net, ask(Slice{net}.without("B"), Reach{.school = "A"})), "");
    for (const std::string id : {"", "X", "a"})
        EXPECT_EQ(code_of([&] { return ask(net, Reach{.school = id}); }), ErrorCode::unknown_school) << id;
    EXPECT_EQ(code_of([&] { return ask(net, Withdraw{.schools = {"A", "X"}}); }), ErrorCode::unknown_school);
}

}  // namespace
}  // namespace jiedui

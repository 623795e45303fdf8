// SPDX-License-Identifier: Apache-2.0
#include "jiedui/detail/model/school_groups.hpp"

#include <gtest/gtest.h>

#include "support/errors.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

std::string shown(const Network& network, std::string_view column) {
    const SchoolGroups groups{network, column};
    std::string text = std::to_string(groups.count());
    for (std::uint32_t i = 0; i < network.school_count(); ++i)
        text +=
            " " + std::string{network.id(SchoolIndex{i})} + "=" + groups.name(groups.of(SchoolIndex{i})).value_or("-");
    return text;
}

TEST(SchoolGroups, AscendByTextAndHaveTheUnknownOneLast) {
    const Network net = network_of("schools A township=west; B; C township=east; D township=west");
    EXPECT_EQ(shown(net, "township"), "3 A=west B=- C=east D=west");
    const SchoolGroups groups{net, "township"};
    EXPECT_EQ(groups.name(0), "east");
    EXPECT_EQ(groups.name(1), "west");
    EXPECT_EQ(groups.name(2), std::nullopt);
}

TEST(SchoolGroups, AreOfAnyColumnOfSchools) {
    const Network net = network_of("schools A weak=yes kind=primary colour=red; B weak=no duty=2");
    EXPECT_EQ(shown(net, "weak"), "2 A=yes B=no");
    EXPECT_EQ(shown(net, "kind"), "2 A=primary B=-");
    EXPECT_EQ(shown(net, "colour"), "2 A=red B=-");
    EXPECT_EQ(shown(net, "id"), "2 A=A B=B");
    EXPECT_EQ(shown(net, "division"), "1 A=- B=-");
    EXPECT_EQ(shown(network_of(""), "township"), "0");
}

TEST(SchoolGroups, RefuseAColumnThatSchoolsDoNotHave) {
    EXPECT_EQ(code_of([] { return SchoolGroups{network_of("schools A"), "colour"}.count(); }),
              ErrorCode::unknown_column);
}

}  // namespace
}  // namespace jiedui

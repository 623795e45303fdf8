// SPDX-License-Identifier: Apache-2.0
// The names of schools and of cells, as shapes read them.
#include <gtest/gtest.h>

#include <cstddef>
#include <optional>

#include "io/shape/places.hpp"
#include "io/shape/school_names.hpp"

namespace jiedui::detail {
namespace {

TEST(KnownSchools, FindAShortNameThatFitsOneSchoolAlone) {
    KnownSchools schools;
    for (const char* const name : {"县第一中学", "县第二小学", "东河乡中学", "东河乡中心小学"}) schools.add(name);
    EXPECT_EQ(schools.find("一中"), "县第一中学");
    EXPECT_EQ(schools.find("县二小"), "县第二小学");
    EXPECT_EQ(schools.find("东河中学"), "东河乡中学");
    EXPECT_EQ(schools.find("东河乡中学(初中部)"), "东河乡中学");
    EXPECT_EQ(schools.find("三中"), std::nullopt);
    schools.add("市第一中学");
    EXPECT_EQ(schools.find("一中"), std::nullopt);  // two schools fit
}

TEST(Places, NameColumnsByLetters) {
    for (const std::size_t place : {0U, 25U, 26U, 701U, 702U, 16383U})
        EXPECT_EQ(place_of_letters(letters_of(place)), place);
    EXPECT_EQ(letters_of(16383), "XFD");
}

}  // namespace
}  // namespace jiedui::detail

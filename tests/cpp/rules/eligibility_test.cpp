// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/eligibility.hpp"

#include <string>

#include <gtest/gtest.h>

#include "support/text_network.hpp"

namespace jiedui {
namespace {

/// Whether a teacher of whom a ledger says so is eligible on 2004-02-29.
Certainty of(const std::string& said, const Eligibility& eligible) {
    const Network net = network_of("A>B staff | teachers T1 home=A " + said);
    return eligible.of(net, TeacherIndex{0}, Day{2004, 2, 29});
}

TEST(Eligibility, WantsToKnowWhoIsExempt) {
    EXPECT_EQ(of("exempt=no", {}), Certainty::yes);
    EXPECT_EQ(of("exempt=yes", {}), Certainty::no);
    EXPECT_EQ(of("exempt=illness", {}), Certainty::no);
    EXPECT_EQ(of("", {}), Certainty::undecided);
    const Network unlisted = network_of("A>B posting teacher=T1");
    EXPECT_EQ(Eligibility{}.of(unlisted, TeacherIndex{0}, day(0)), Certainty::undecided);
}

TEST(Eligibility, CountsYearsAtTheSchoolToTheDay) {
    const Eligibility six{.years_at_school = 6};
    EXPECT_EQ(of("exempt=no joined=1998-02-28", six), Certainty::yes);  // 1998 has no 29 February
    EXPECT_EQ(of("exempt=no joined=1998-03-01", six), Certainty::no);
    EXPECT_EQ(of("exempt=no joined=1998-02", six), Certainty::yes);
    EXPECT_EQ(of("exempt=no joined=1997/1998", six), Certainty::undecided);
    EXPECT_EQ(of("exempt=no", six), Certainty::undecided);
    EXPECT_EQ(of("exempt=yes", six), Certainty::no);
}

TEST(Eligibility, KnowsOtherAgesOfMenAndWomen) {
    const Eligibility ages{.men_below = 50, .women_below = 45};
    const std::string of_47 = "exempt=no born=1957-01-01";
    EXPECT_EQ(of(of_47 + " sex=male", ages), Certainty::yes);
    EXPECT_EQ(of(of_47 + " sex=female", ages), Certainty::no);
    EXPECT_EQ(of(of_47, ages), Certainty::undecided);
    EXPECT_EQ(of("exempt=no born=1970-01-01", ages), Certainty::yes);  // young enough either way
    EXPECT_EQ(of("exempt=no born=1940-01-01", ages), Certainty::no);
    EXPECT_EQ(of("exempt=no sex=male", ages), Certainty::undecided);
    EXPECT_EQ(of("exempt=no sex=male born=1954-02-28", ages), Certainty::no);   // fifty on the day before
    EXPECT_EQ(of("exempt=no sex=male born=1954-03-01", ages), Certainty::yes);  // and on the day after
    EXPECT_EQ(of("exempt=no sex=female", {.men_below = 50}), Certainty::yes);
}

}  // namespace
}  // namespace jiedui

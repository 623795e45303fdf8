// SPDX-License-Identifier: Apache-2.0
#include "io/people.hpp"

#include <gtest/gtest.h>

namespace jiedui::detail {
namespace {

TEST(People, AreToldFromOnePerson) {
    for (const char* const several : {"张三、李四", "张三，李四", "张三 / 李四", "欧阳小明;李四", "张三和李四",
                                      "张三\n李四", "张三等", "张三等3人", "张三等三名教师", "张三、李四等"})
        EXPECT_TRUE(is_like_people(several)) << several;
    for (const char* const more : {"张三（数学）", "张三(女)", "教师3", "张三2人", "1.张三 2.李四"})
        EXPECT_TRUE(is_like_people(more)) << more;
    for (const char* const one : {"张三", "李和平", "", "T1", "Li, Wu", "A/B", "Li (maths)", "等待"})
        EXPECT_FALSE(is_like_people(one)) << one;
}

TEST(People, HaveTwoToFourCharacters) {
    for (const char* const person : {"张三", "王小明", "欧阳小明", "王 芳"})
        EXPECT_TRUE(is_like_person(person)) << person;
    for (const char* const other : {"", "张", "县第一中学", "Li", "张3", "，，"})
        EXPECT_FALSE(is_like_person(other)) << other;
}

}  // namespace
}  // namespace jiedui::detail

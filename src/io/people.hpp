// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What cells say of people, and of several schools or people.

#include <string>
#include <string_view>
#include <vector>

namespace jiedui::detail {

/// The names in a cell that may list several: 甲小学、乙小学.
[[nodiscard]] std::vector<std::string> names_in(std::string_view cell);

/// Whether a text is like the name of a person: two to four Chinese characters.
[[nodiscard]] bool is_like_person(std::string_view text);

/// Whether a cell seems to name several people, or more than a name: 张三、李四, 张三等3人, 教师3, 王芳（女）.
[[nodiscard]] bool is_like_people(std::string_view cell);

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// listed_question: each question of the list, compiled in the file with its body.

#include "jiedui/query/any_question.hpp"

namespace jiedui::detail {

/// A question of the list.  The file with the body of the question ends with `template AnyQuestion detail::listed_question<Rings>();`: so
/// no file compiles all questions.
template <question Question>
AnyQuestion listed_question() {
    return any_question<Question>();
}

}  // namespace jiedui::detail

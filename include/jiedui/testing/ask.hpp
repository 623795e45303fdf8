// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Questions as one line of text: `coverage_rates township needed staff funds`.
///
/// First comes the name of the question.  Behind it stand the values of its parameters in their order: one word each, and all words that
/// follow for a parameter that takes several.  The name of a parameter in front of a value says which parameter it is; of one that may be left
/// out it is needed wherever values before it are left out: `critical_sets 0.5 by_pupils`.  A flag is its name alone.  A parameter that takes several
/// and must be given may have no words: it is empty then.
///
/// | kind of parameter | is written |
/// | --- | --- |
/// | school, schools | ids |
/// | school_set | ids, or conditions `column=a,b`, all of which must hold |
/// | channels | channels and families: `staff material` |
/// | day, days | as in the text of a network |
/// | words | words of the closed list |
/// | length | `20 days`, `12 months`, `1 term` |
/// | count, number, text | one word |

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "jiedui/base/export.hpp"
#include "jiedui/frame/any_answer.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/query/any_question.hpp"
#include "jiedui/query/parameters.hpp"

namespace jiedui::testing {

/// The values that words give to the parameters of a question.  Experimental.
/// @param words those behind the question's name.
/// @errors ErrorCode::bad_word for a word that does not fit; ErrorCode::unknown_school.
[[nodiscard]] JIEDUI_API Arguments arguments_in(const AnyQuestion& question, const Network& network,
                                                std::span<const std::string> words);

/// Asks a question that a text names.  Experimental.
/// @param text as this page says it.
/// @param questions those that the text may name: the library's own, or yours, each made by `any_question`.
/// @errors ErrorCode::bad_word if there is no such question, or a word does not fit; those of the question.
[[nodiscard]] JIEDUI_API std::unique_ptr<const AnyAnswer> ask(const Slice& slice, std::string_view text,
                                                              std::span<const AnyQuestion> questions);
/// The same of the library's questions.
[[nodiscard]] JIEDUI_API std::unique_ptr<const AnyAnswer> ask(const Slice& slice, std::string_view text);

}  // namespace jiedui::testing

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Questions as one line of text: `coverage_rates township needed staff funds`.
///
/// The name of the question comes first.  After it come the values of its parameters, in the order of the
/// parameters.  A value is one word; a parameter that takes several values takes all words up to the next name
/// of a parameter.  The name of a parameter may stand before its value, and must stand there if a parameter
/// before it is left out: `critical_sets 0.5 by_pupils`.  A flag is written as its name alone; `no` behind the
/// name says that it is not so: `weighted no`.  A required parameter that takes several values, and has no
/// words, is empty.
///
/// | kind of parameter | is written |
/// | --- | --- |
/// | school, schools | ids |
/// | school_set | ids, or conditions `column=a,b`, all of which must hold |
/// | channels | channels and families: `staff material` |
/// | day, days, span | as in the text of a network |
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

/// Reads the values of a question's parameters from words.  Experimental.
/// @param words the words after the name of the question.
/// @return the values by name of parameter.  Parameters without words are absent, except required ones that
///     take several values: these are empty.
/// @errors ErrorCode::bad_word if a word does not fit its parameter, or there are too many words;
///     ErrorCode::bad_channel if a word is neither a channel nor a family; ErrorCode::unknown_school if no
///     school has an id; other errors of Network::schools_where for conditions.
[[nodiscard]] JIEDUI_API Arguments arguments_in(const AnyQuestion& question, const Network& network,
                                                std::span<const std::string> words);

/// Asks a slice the question that a text describes.  Experimental.
/// @param text the name and the parameters of the question, as this page describes.
/// @param questions the questions that the text may name; `any_question` makes such an entry of your own
///     question.
/// @return the answer; never null.
/// @errors ErrorCode::bad_word if no question has that name; the errors of `arguments_in` and of the question.
[[nodiscard]] JIEDUI_API std::unique_ptr<const AnyAnswer> ask(const Slice& slice, std::string_view text,
                                                              std::span<const AnyQuestion> questions);
/// Asks a slice the question that a text describes, which must be one of the library's own.  Experimental.
/// @return the answer; never null.
/// @errors as for `ask` with a list of questions.
[[nodiscard]] JIEDUI_API std::unique_ptr<const AnyAnswer> ask(const Slice& slice, std::string_view text);

}  // namespace jiedui::testing

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Questions as one line of text, `at 5; through staff; reach A 2`; tests/golden/README.md says how it is written.

#include <string>
#include <string_view>
#include <vector>

#include "jiedui/model/school_set.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// A word and its arguments.
struct Call {
    std::string word;
    std::vector<std::string> arguments;
};

/// The calls of a text.
[[nodiscard]] std::vector<Call> calls_of(std::string_view text);
/// The schools that ids, or conditions `column=value`, mean.
[[nodiscard]] SchoolSet set_of(const Network& network, const std::vector<std::string>& arguments);
/// What slice calls make of a network.  Throws std::invalid_argument for a word that is no such call.
[[nodiscard]] Slice slice_of(const Network& network, const std::vector<Call>& calls);
[[nodiscard]] Slice slice_of(const Network& network, std::string_view text);
/// The answer to slice calls and a question behind them, shown.
[[nodiscard]] std::string ask(const Network& network, std::string_view text);
/// The whole answer: rows, the evidence of each, and what was left out, in three lines.
[[nodiscard]] std::string whole_answer(const Network& network, std::string_view text);

}  // namespace jiedui

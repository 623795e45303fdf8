// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Docstrings of the methods that follow from the list of questions.

#include <string>
#include <vector>

#include "jiedui/query/any_question.hpp"

namespace jiedui::bindings {

/// The names of a method's parameters, in order: those of the question, then `threads` and `progress` if it makes use of them.
[[nodiscard]] std::vector<std::string> parameter_names(const AnyQuestion& question);

/// The signature, in the form that CPython reads (`rings(self)\n--\n\n`), then a numpydoc docstring.
[[nodiscard]] std::string docstring_of(const AnyQuestion& question);

}  // namespace jiedui::bindings

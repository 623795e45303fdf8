// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Sentence: what people are told, in every language, and the one engine that fills its gaps.

#include <span>
#include <string>
#include <string_view>

#include "jiedui/base/export.hpp"
#include "jiedui/base/language.hpp"

namespace jiedui::detail {

/// A sentence in every language, under an id that never changes.
///
/// Gaps: `{0}` an argument, `{q0}` between quotes, `{t0}` the name of a table, `{s0}` a sentence or list that was made of
/// several texts; `{or}` and `{and}` the arguments behind those that are numbered, quoted, and `{all}` the same without
/// quotes.  Behind a colon stands the list whose words the arguments are, `{1:form}`, or the argument that names it,
/// `{or:0}`: these are said as each language calls them.  What fills a gap is made `printable`.
struct Sentence {
    std::string_view id;
    std::string_view en;
    std::string_view zh;

    [[nodiscard]] std::string_view in(Language language) const noexcept { return language == Language::en ? en : zh; }
};

// The sentences, a file for each matter.
[[nodiscard]] JIEDUI_API std::span<const Sentence> sentences_of_reading() noexcept;
[[nodiscard]] JIEDUI_API std::span<const Sentence> sentences_of_policies() noexcept;
[[nodiscard]] JIEDUI_API std::span<const Sentence> sentences_of_judgements() noexcept;
[[nodiscard]] JIEDUI_API std::span<const Sentence> sentences_of_findings() noexcept;
[[nodiscard]] JIEDUI_API std::span<const Sentence> sentences_of_differences() noexcept;

/// The sentence of that id among these; null if there is none.
[[nodiscard]] const Sentence* find_sentence(std::span<const Sentence> sentences, std::string_view id) noexcept;
/// The text of a sentence in a language, with its gaps filled by `arguments`, in their order.
[[nodiscard]] std::string filled(const Sentence& sentence, std::span<const std::string> arguments, Language language);

}  // namespace jiedui::detail

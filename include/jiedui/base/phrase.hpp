// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Phrase: a part of a text for people, as a sentence with gaps and what fills them; said in any language when asked.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/base/language.hpp"
#include "jiedui/base/phrase_ids.hpp"

namespace jiedui {

namespace detail {

/// The place of an id among those of the phrases; behind the last if there is no such phrase.
[[nodiscard]] constexpr std::size_t place_of_phrase(std::string_view id) noexcept {
    std::size_t place = 0;
    while (place < phrase_ids.size() && phrase_ids[place] != id) ++place;
    return place;
}

}  // namespace detail

/// The id of a phrase: one that is not in the list does not compile.
class PhraseKey {
public:
    consteval PhraseKey(const char* id) : place_{detail::place_of_phrase(id)} {  // NOLINT(google-explicit-constructor)
        if (place_ == detail::phrase_ids.size()) throw std::invalid_argument{"no phrase has that id"};
    }
    [[nodiscard]] constexpr std::size_t place() const noexcept { return place_; }

private:
    std::size_t place_ = 0;
};

class Phrase;
[[nodiscard]] JIEDUI_API std::string text_of(const Phrase& phrase, Language language);
[[nodiscard]] inline std::string text_of(const Phrase& phrase) { return text_of(phrase, Language::en); }

/// A sentence with gaps and what fills them, or a text that stands as it is.  A literal is never taken for either by
/// mistake: what people read is a known phrase, and has its Chinese.
class JIEDUI_API Phrase {
public:
    /// No text.
    Phrase() = default;
    /// A text that stands as it is in every language.
    Phrase(std::string text) {  // NOLINT(google-explicit-constructor)
        if (!text.empty()) arguments_.push_back(std::move(text));
    }
    /// The phrase of that id without arguments; a text that stands as it is, if there is no such phrase.
    [[nodiscard]] static Phrase known(std::string id);

    [[nodiscard]] bool empty() const noexcept { return place_ == 0 && arguments_.empty(); }
    friend bool operator==(const Phrase&, const Phrase&) = default;
    /// Whether the phrase is that text in English.
    template <std::convertible_to<std::string_view> Text>
    friend bool operator==(const Phrase& phrase, const Text& english) {
        return text_of(phrase) == std::string_view{english};
    }

    /// Names its parts to an archive, which writes or reads them: the id, and what fills the gaps.
    template <class Self, class Archive>
    static void visit_parts(Self& self, Archive& archive) {
        if constexpr (std::is_const_v<Self>) {
            archive(std::string{self.id()}, self.arguments_);
        } else {
            std::string id{self.id()};
            archive(id, self.arguments_);
            self.place_ = static_cast<std::uint16_t>(detail::place_of_phrase(id));
        }
    }
    [[nodiscard]] std::string_view id() const noexcept { return detail::phrase_ids[place_]; }
    /// Changes what fills the gaps.
    template <class Change>
    void each_argument(Change&& change) {
        for (std::string& each : arguments_) change(each);
    }
    /// Whether parts from outside are sound.
    [[nodiscard]] bool is_sound() const noexcept { return place_ < detail::phrase_ids.size(); }

    /// What a phrase says.
    friend std::string text_of(const Phrase& phrase, Language language);
    /// One of the known phrases: `phrase("row", {"7"})`.
    friend Phrase phrase(PhraseKey key, std::vector<std::string> arguments);

private:
    Phrase(std::size_t place, std::vector<std::string> arguments)
        : place_{static_cast<std::uint16_t>(place)}, arguments_{std::move(arguments)} {}

    std::uint16_t place_ = 0;  // of its id
    std::vector<std::string> arguments_{};
};

[[nodiscard]] inline Phrase phrase(PhraseKey key, std::vector<std::string> arguments = {}) {
    return {key.place(), std::move(arguments)};
}

/// How a table is called: its name, in Chinese beside what officials call it.
[[nodiscard]] JIEDUI_API std::string table_in(std::string_view table, Language language);

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Phrase: a part of a text for people, as a sentence with gaps and the texts that fill them.  `text_of` says
/// it in a language.

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

/// The place of an id in `phrase_ids`, from 0; `phrase_ids.size()` if no phrase has that id.
[[nodiscard]] constexpr std::size_t place_of_phrase(std::string_view id) noexcept {
    std::size_t place = 0;
    while (place < phrase_ids.size() && phrase_ids[place] != id) ++place;
    return place;
}

}  // namespace detail

/// The id of a known phrase.  An id that is not in `phrase_ids` does not compile.
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
/// The text of a phrase in a language; empty for an empty phrase.
[[nodiscard]] JIEDUI_API std::string text_of(const Phrase& phrase, Language language);
/// The text of a phrase in English.
[[nodiscard]] inline std::string text_of(const Phrase& phrase) { return text_of(phrase, Language::en); }

/// A sentence with gaps and the texts that fill them, or a text that is the same in every language.  A string
/// literal does not convert to a Phrase by itself: sentences for people are known phrases, which have a Chinese
/// form.
class JIEDUI_API Phrase {
public:
    /// An empty phrase.
    Phrase() = default;
    /// A text that is the same in every language.
    Phrase(std::string text) {  // NOLINT(google-explicit-constructor)
        if (!text.empty()) arguments_.push_back(std::move(text));
    }
    /// The phrase with this id, without arguments.  If no phrase has that id, the id itself becomes a text that
    /// is the same in every language.
    [[nodiscard]] static Phrase known(std::string id);

    [[nodiscard]] bool empty() const noexcept { return place_ == 0 && arguments_.empty(); }
    friend bool operator==(const Phrase&, const Phrase&) = default;
    /// Whether the English text of the phrase is exactly `english`.
    template <std::convertible_to<std::string_view> Text>
    friend bool operator==(const Phrase& phrase, const Text& english) {
        return text_of(phrase) == std::string_view{english};
    }

    /// Passes the parts of `self` to an archive, which writes or reads them: first the id, then the texts that
    /// fill the gaps.
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
    /// Calls `change(text)` for each text that fills a gap, in order; `change` may alter it.
    template <class Change>
    void each_argument(Change&& change) {
        for (std::string& each : arguments_) change(each);
    }
    /// Whether the id is that of a known phrase.  For phrases whose parts come from a file.
    [[nodiscard]] bool is_sound() const noexcept { return place_ < detail::phrase_ids.size(); }

    /// The text of a phrase in a language.
    friend std::string text_of(const Phrase& phrase, Language language);
    /// Makes a known phrase with texts for its gaps: `phrase("row", {"7"})`.
    friend Phrase phrase(PhraseKey key, std::vector<std::string> arguments);

private:
    Phrase(std::size_t place, std::vector<std::string> arguments)
        : place_{static_cast<std::uint16_t>(place)}, arguments_{std::move(arguments)} {}

    std::uint16_t place_ = 0;  // of its id
    std::vector<std::string> arguments_{};
};

/// Makes a known phrase.
/// @param key the id of the phrase.
/// @param arguments the texts that fill its gaps, in their order.
[[nodiscard]] inline Phrase phrase(PhraseKey key, std::vector<std::string> arguments = {}) {
    return {key.place(), std::move(arguments)};
}

/// The name of a table for people: in English the name itself, in Chinese the official Chinese name together
/// with it.
[[nodiscard]] JIEDUI_API std::string table_in(std::string_view table, Language language);

}  // namespace jiedui

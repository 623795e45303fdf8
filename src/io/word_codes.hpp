// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// WordCodes: the words of one closed list, and which of its values each stands for.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/detail/model/word_table.hpp"

namespace jiedui::detail {

/// Few words, asked for in every row.
class WordCodes {
public:
    /// Lets `word` stand for `code`, unless it stands for another already.
    void add(std::string_view word, std::uint8_t code) {
        if (words_.code_of(word) == codes_.size()) codes_.push_back(code);
    }
    [[nodiscard]] std::optional<std::uint8_t> find(std::string_view word) const noexcept {
        const auto number = words_.find(word);
        return number ? std::optional{codes_[*number]} : std::nullopt;
    }
    [[nodiscard]] std::size_t size() const noexcept { return words_.size(); }
    /// Each word once.
    [[nodiscard]] std::vector<std::string> words() const {
        std::vector<std::string> all;
        for (std::uint32_t number = 0; number < words_.size(); ++number) all.emplace_back(words_[number]);
        return all;
    }

private:
    WordTable words_;
    std::vector<std::uint8_t> codes_;
};

}  // namespace jiedui::detail

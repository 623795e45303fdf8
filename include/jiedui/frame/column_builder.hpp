// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// ColumnBuilder: a column of a frame on its way.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/frame/frame_column.hpp"

namespace jiedui::detail {

/// A column on its way: it numbers words as they come.
class JIEDUI_API ColumnBuilder {
public:
    /// @param rows how many the column will have.
    ColumnBuilder(FrameColumn& column, std::size_t rows);

    [[nodiscard]] bool may_miss() const noexcept { return column_->may_miss; }
    void miss();
    void number(std::int64_t value);
    void real(double value);
    void word(std::string_view text);
    /// A word that a number below `keys` stands for: looked up the first time only, where rows are many.
    template <class Text>
    void keyed_word(std::uint32_t key, std::size_t keys, Text&& text) {
        if (keys > 64 && keys / 16 > rows_) return word(text());
        std::uint32_t& code = code_of_key(key, keys);
        if (code == no_row) code = add_word(text());
        put(code, true);
    }
    void words(const std::vector<std::string>& texts);

private:
    [[nodiscard]] std::uint32_t code_of(std::string_view text);
    [[nodiscard]] std::uint32_t& code_of_key(std::uint32_t key, std::size_t keys);
    [[nodiscard]] std::uint32_t add_word(std::string_view text);
    void put(std::int64_t value, bool is_present);
    void mark(bool is_present);

    FrameColumn* column_;
    std::size_t rows_;
    std::unordered_map<std::string, std::uint32_t> codes_;
    std::vector<std::uint32_t> code_of_key_;
};

/// A builder for each column of a frame.
[[nodiscard]] JIEDUI_API std::vector<ColumnBuilder> builders_of(Frame& frame);

}  // namespace jiedui::detail

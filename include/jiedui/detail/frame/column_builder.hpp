// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// ColumnBuilder: fills a column of a frame, cell by cell.

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

/// Appends cells to a column of a frame.  Words get their codes in the order in which they first appear.
class JIEDUI_API ColumnBuilder {
public:
    /// @param column the column to fill; it must outlive the builder.
    /// @param rows how many rows the column will have.
    ColumnBuilder(FrameColumn& column, std::size_t rows);

    /// Whether the column may have missing values.
    [[nodiscard]] bool may_miss() const noexcept { return column_->may_miss; }
    /// Appends a missing value.
    void miss();
    /// Appends a number, a day or a boolean to a column of such a kind.
    void number(std::int64_t value);
    /// Appends a number to a column of kind real.
    void real(double value);
    /// Appends a text to a column of kind text.
    void word(std::string_view text);
    /// Appends the text that `key` stands for, to a column of kind text.  `text()` gives that text; if the
    /// column has many rows, it is called only once for each key.
    /// @pre `key` is below `keys`, and all calls give the same `keys`.
    template <class Text>
    void keyed_word(std::uint32_t key, std::size_t keys, Text&& text) {
        if (keys > 64 && keys / 16 > rows_) return word(text());
        std::uint32_t& code = code_of_key(key, keys);
        if (code == no_row) code = add_word(text());
        put(code, true);
    }
    /// Appends one cell with several texts to a column of kind texts.
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

/// One builder per column of the frame, in the order of the columns.
[[nodiscard]] JIEDUI_API std::vector<ColumnBuilder> builders_of(Frame& frame);

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Csv: the rows of a CSV file, cell by cell, out of its bytes.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/finding.hpp"

namespace jiedui::detail {

/// `bytes` without a byte order mark at their start.
[[nodiscard]] std::string_view without_mark(std::string_view bytes) noexcept;

/// The line, from 1, of the first byte that is NUL or no UTF-8; nothing if there is none.
/// @complexity O(bytes), eight at a time where they are ASCII.
[[nodiscard]] std::optional<std::uint32_t> first_bad_line(std::string_view bytes) noexcept;

/// Walks the rows of a CSV file: commas, quotes, doubled quotes, line breaks inside quotes, and rows
/// that end in LF, CRLF or CR.  Rows without a value are skipped.
class Csv {
public:
    /// What is wrong in a row.
    struct Fault {
        FindingCode code;       ///< unclosed_quote or misplaced_quote
        std::uint32_t line;     ///< where the quote stands
        std::string_view text;  ///< what stands behind it in its line
    };

    /// @pre `text` outlives the walk.
    explicit Csv(std::string_view text) noexcept : at_{text.data()}, end_{text.data() + text.size()} {}

    /// Moves to the next row; false behind the last.
    /// @complexity O(bytes of the row); copies a cell only if quotes in it are doubled.
    [[nodiscard]] bool next();
    /// The cells of the row, without their quotes; valid until next().
    [[nodiscard]] const std::vector<std::string_view>& cells() const noexcept { return cells_; }
    /// The line on which the row starts, from 1.
    [[nodiscard]] std::uint32_t line() const noexcept { return line_; }
    /// The first fault of the row; behind an unclosed quote there is no other row.
    [[nodiscard]] const std::optional<Fault>& fault() const noexcept { return fault_; }

private:
    void read_row();
    void read_quoted();
    void close_quoted(std::string_view text, bool doubled);
    [[nodiscard]] bool take_comma() noexcept;
    void take_line_end() noexcept;
    [[nodiscard]] std::string_view undoubled(std::string_view text);

    const char* at_;
    const char* end_;
    std::uint32_t line_ = 1;
    std::uint32_t next_line_ = 1;
    std::vector<std::string_view> cells_;
    std::deque<std::string> copies_;  // the cells of the row that are not as in the file
    std::size_t copy_count_ = 0;
    std::optional<Fault> fault_;
};

}  // namespace jiedui::detail

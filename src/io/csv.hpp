// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Csv: the rows of a CSV file, cell by cell, out of its text.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>

#include "io/row_source.hpp"
#include "jiedui/io/read_options.hpp"

namespace jiedui::detail {

/// Walks the rows of a CSV file: cells between separators, quotes, doubled quotes, line breaks inside quotes, and
/// rows that end in LF, CRLF or CR.
class Csv final : public RowSource {
public:
    /// @pre `text` is UTF-8 and outlives the walk.
    Csv(std::string_view text, char separator, const ReadOptions& options) noexcept
        : text_{text}, separator_{separator}, options_{&options} {
        Csv::restart();
    }
    /// The same of a text of its own, which it gives back to the system as it is read.
    Csv(std::string&& text, char separator, const ReadOptions& options) noexcept
        : own_{std::move(text)}, text_{own_}, separator_{separator}, options_{&options} {
        Csv::restart();
    }

    /// @complexity O(bytes of the row); copies a cell only if quotes in it are doubled.
    [[nodiscard]] bool next() override;
    void restart() override;
    void forget_read() noexcept override;
    [[nodiscard]] bool is_text() const noexcept override { return true; }
    [[nodiscard]] std::size_t most_rows(std::size_t cells) const noexcept override;
    [[nodiscard]] double share() const noexcept override {
        return text_.empty() ? 1.0
                             : static_cast<double>(text_.size() - static_cast<std::size_t>(end_ - at_)) /
                                   static_cast<double>(text_.size());
    }

private:
    void read_row();
    void read_quoted();
    void close_quoted(std::string_view text, bool doubled);
    void check_size(const char* start);
    void refuse(FindingCode code, std::string_view text);
    [[nodiscard]] bool ends_cell(char c) const noexcept { return c == separator_ || c == '\n' || c == '\r'; }
    [[nodiscard]] const char* find_cell_end(const char* at) const noexcept;
    [[nodiscard]] bool take_separator() noexcept;
    void take_line_end() noexcept;
    [[nodiscard]] std::string_view undoubled(std::string_view text);

    std::string own_;
    std::string_view text_;
    char separator_;
    const ReadOptions* options_;
    const char* at_ = nullptr;
    const char* end_ = nullptr;
    std::uint32_t next_row_ = 1;
    std::size_t forgotten_ = 0;       // bytes of its own text
    std::deque<std::string> copies_;  // the cells of the row that are not as in the file
    std::size_t copy_count_ = 0;
};

}  // namespace jiedui::detail

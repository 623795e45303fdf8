// SPDX-License-Identifier: Apache-2.0
#include "io/csv.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <span>
#include <utility>

#include "io/byte_search.hpp"
#include "io/file_bytes.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {

void Csv::restart() {
    at_ = std::to_address(text_.begin());
    end_ = std::to_address(text_.end());
    next_row_ = 1;
    blank_rows_ = 0;
}

bool Csv::next() {
    const auto is_blank = [](std::string_view cell) { return trimmed(cell).empty(); };
    while (at_ != end_) {
        read_row();
        if (fault_ || !std::ranges::all_of(cells_, is_blank)) return true;
        ++blank_rows_;
    }
    return false;
}

void Csv::forget_read() noexcept {
    constexpr std::size_t least = 16U << 20U;  // to ask the system for
    const auto read = text_.size() - static_cast<std::size_t>(end_ - at_);
    if (own_.empty() || read - forgotten_ < least) return;
    give_back(std::span{own_}.subspan(forgotten_, read - forgotten_));
    forgotten_ = read;
}

/// Each ends in a line break, and has a byte between two cells.
std::size_t Csv::most_rows(std::size_t cells) const noexcept {
    const auto breaks = static_cast<std::size_t>(std::count(at_, end_, '\n'));
    const auto bytes = static_cast<std::size_t>(end_ - at_);
    return std::min(breaks + 1, bytes / std::max<std::size_t>(1, cells) + 1);
}

void Csv::read_row() {
    cells_.clear();
    copy_count_ = 0;
    fault_.reset();
    row_ = next_row_;
    const char* const start = at_;
    do {
        if (at_ != end_ && *at_ == '"') {
            read_quoted();
        } else {
            const char* const cell = at_;
            at_ = find_cell_end(at_);
            cells_.push_back(between(cell, at_));
        }
        check_size(start);
    } while (take_separator());
    take_line_end();
}

/// The first byte that ends a cell, or the end.
const char* Csv::find_cell_end(const char* at) const noexcept {
    for (; end_ - at >= 8; at += 8) {
        const std::uint64_t word = eight_bytes(at);
        if ((has(word, separator_) | has(word, '\n') | has(word, '\r')) != 0) break;
    }
    return std::find_if(at, end_, [this](char c) { return ends_cell(c); });
}

/// A row beyond the caps is the last: what follows may be of the same sort.
void Csv::check_size(const char* start) {
    const bool is_too_wide = cells_.size() > options_->most_columns;
    if (fault_ || (!is_too_wide && std::cmp_less_equal(at_ - start, options_->most_row_bytes))) return;
    refuse(FindingCode::too_large, is_too_wide ? "columns" : "bytes");
    cells_.clear();
}

void Csv::refuse(FindingCode code, std::string_view text) {
    fault_ = Fault{code, next_row_, text};
    at_ = end_;
}

void Csv::read_quoted() {
    const char* const start = ++at_;
    bool doubled = false;
    for (;;) {
        const auto* const quote = static_cast<const char*>(std::memchr(at_, '"', static_cast<std::size_t>(end_ - at_)));
        if (quote == nullptr) {
            const char* const line_end = std::find_if(start, end_, [](char c) { return c == '\n' || c == '\r'; });
            cells_.push_back(between(start, end_));
            return refuse(FindingCode::unclosed_quote, between(start, line_end));
        }
        at_ = quote + 1;
        if (at_ == end_ || *at_ != '"') return close_quoted(between(start, quote), doubled);
        doubled = true;
        ++at_;
    }
}

void Csv::close_quoted(std::string_view text, bool doubled) {
    cells_.push_back(doubled ? undoubled(text) : text);
    next_row_ += line_breaks(text);
    const char* const start = at_;
    at_ = find_cell_end(at_);
    const std::string_view behind = trimmed(between(start, at_));
    if (!behind.empty() && !fault_) fault_ = Fault{FindingCode::misplaced_quote, next_row_, behind};
}

bool Csv::take_separator() noexcept {
    if (at_ == end_ || *at_ != separator_) return false;
    ++at_;
    return true;
}

void Csv::take_line_end() noexcept {
    if (at_ == end_) return;
    if (*at_ == '\r' && at_ + 1 != end_ && at_[1] == '\n') ++at_;
    ++at_;
    ++next_row_;
}

std::string_view Csv::undoubled(std::string_view text) {
    if (copy_count_ == copies_.size()) copies_.emplace_back();
    std::string& copy = copies_[copy_count_++];
    copy.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
        copy += text[i];
        if (text[i] == '"') ++i;
    }
    return copy;
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#include "io/csv.hpp"

#include <algorithm>
#include <cstring>
#include <memory>

#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

constexpr std::uint64_t ones = 0x0101'0101'0101'0101U;
constexpr std::uint64_t highs = 0x8080'8080'8080'8080U;

[[nodiscard]] std::uint64_t eight_bytes(const char* at) noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

/// Not zero if one of the eight bytes is `c`.
/// @source Mycroft's test for a zero byte; it never misses one.
[[nodiscard]] constexpr std::uint64_t has(std::uint64_t word, char c) noexcept {
    const std::uint64_t zeroed = word ^ (ones * static_cast<unsigned char>(c));
    return (zeroed - ones) & ~zeroed & highs;
}

[[nodiscard]] bool ends_cell(char c) noexcept { return c == ',' || c == '\n' || c == '\r'; }

/// The first byte that ends a cell, or `end`.
[[nodiscard]] const char* find_cell_end(const char* at, const char* end) noexcept {
    for (; end - at >= 8; at += 8) {
        const std::uint64_t word = eight_bytes(at);
        if ((has(word, ',') | has(word, '\n') | has(word, '\r')) != 0) break;
    }
    return std::find_if(at, end, ends_cell);
}

[[nodiscard]] std::string_view between(const char* from, const char* to) noexcept {
    return {from, static_cast<std::size_t>(to - from)};
}

/// LF, CRLF and CR, one each.
[[nodiscard]] std::uint32_t line_breaks(std::string_view text) noexcept {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) ++count;
    return count;
}

[[nodiscard]] bool is_ascii(char c) noexcept { return static_cast<unsigned char>(c) < 0x80; }

/// The first byte that is NUL or not ASCII, or `end`.
[[nodiscard]] const char* find_not_ascii(const char* at, const char* end) noexcept {
    for (; end - at >= 8; at += 8) {
        const std::uint64_t word = eight_bytes(at);
        if (((word & highs) | has(word, '\0')) != 0) break;
    }
    return std::find_if(at, end, [](char c) { return c == '\0' || !is_ascii(c); });
}

}  // namespace

std::string_view without_mark(std::string_view bytes) noexcept {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return bytes.starts_with(mark) ? bytes.substr(mark.size()) : bytes;
}

std::optional<std::uint32_t> first_bad_line(std::string_view bytes) noexcept {
    const char* const start = std::to_address(bytes.begin());
    const char* const end = std::to_address(bytes.end());
    for (const char* at = find_not_ascii(start, end); at != end; at = find_not_ascii(at, end)) {
        const char* const run_end = std::find_if(at, end, is_ascii);
        if (run_end == at || !is_utf8(between(at, run_end))) return 1 + line_breaks(between(start, at));
        at = run_end;
    }
    return std::nullopt;
}

bool Csv::next() {
    const auto is_blank = [](std::string_view cell) { return trimmed(cell).empty(); };
    while (at_ != end_) {
        read_row();
        if (fault_ || !std::ranges::all_of(cells_, is_blank)) return true;
    }
    return false;
}

void Csv::read_row() {
    cells_.clear();
    copy_count_ = 0;
    fault_.reset();
    line_ = next_line_;
    do {
        if (at_ != end_ && *at_ == '"') {
            read_quoted();
        } else {
            const char* const start = at_;
            at_ = find_cell_end(at_, end_);
            cells_.push_back(between(start, at_));
        }
    } while (take_comma());
    take_line_end();
}

void Csv::read_quoted() {
    const char* const start = ++at_;
    bool doubled = false;
    for (;;) {
        const auto* const quote = static_cast<const char*>(std::memchr(at_, '"', static_cast<std::size_t>(end_ - at_)));
        if (quote == nullptr) {
            const char* const line_end = std::find_if(start, end_, [](char c) { return c == '\n' || c == '\r'; });
            fault_ = Fault{FindingCode::unclosed_quote, next_line_, between(start, line_end)};
            at_ = end_;
            return;
        }
        at_ = quote + 1;
        if (at_ == end_ || *at_ != '"') return close_quoted(between(start, quote), doubled);
        doubled = true;
        ++at_;
    }
}

void Csv::close_quoted(std::string_view text, bool doubled) {
    cells_.push_back(doubled ? undoubled(text) : text);
    next_line_ += line_breaks(text);
    const char* const start = at_;
    at_ = find_cell_end(at_, end_);
    const std::string_view behind = trimmed(between(start, at_));
    if (!behind.empty() && !fault_) fault_ = Fault{FindingCode::misplaced_quote, next_line_, behind};
}

bool Csv::take_comma() noexcept {
    if (at_ == end_ || *at_ != ',') return false;
    ++at_;
    return true;
}

void Csv::take_line_end() noexcept {
    if (at_ == end_) return;
    if (*at_ == '\r' && at_ + 1 != end_ && at_[1] == '\n') ++at_;
    ++at_;
    ++next_line_;
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

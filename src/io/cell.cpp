// SPDX-License-Identifier: Apache-2.0
#include "io/cell.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <limits>
#include <system_error>

#include "base/immortal.hpp"
#include "jiedui/base/text.hpp"
#include "model/value_rules.hpp"

namespace jiedui::detail {
namespace {

[[nodiscard]] bool is_plain_number(std::string_view text) noexcept {
    return text.find_first_not_of("0123456789.-") == std::string_view::npos;
}

/// Whether folding may change `cell`: it has a blank, a great letter or a wide sign.
[[nodiscard]] bool may_fold(std::string_view cell) noexcept {
    return std::ranges::any_of(cell, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= ' ' || (byte >= 'A' && byte <= 'Z') || byte == 0xC2 || byte == 0xE3 || byte == 0xEF;
    });
}

/// `cell`, or its narrow form where it has more than plain digits: full-width ones are digits, too.
[[nodiscard]] std::string_view narrow_number(std::string_view cell, std::string& copy) {
    if (is_plain_number(cell)) return cell;
    copy = narrowed(cell);
    return copy;
}

/// `2003-09-01` without a detour, as most days are written.
[[nodiscard]] std::optional<Span> find_iso_day(std::string_view cell) noexcept {
    if (cell.size() != 10 || cell[4] != '-' || cell[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t to) {
        int value = 0;
        for (std::size_t i = from; i < to; ++i) {
            if (cell[i] < '0' || cell[i] > '9') return -1;
            value = 10 * value + (cell[i] - '0');
        }
        return value;
    };
    const int year = number(0, 4);
    const int month = number(5, 7);
    const int day = number(8, 10);
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    const auto found = Day::find(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    return found ? std::optional{Span{*found}} : std::nullopt;
}

/// Where what divides two days at `i` ends: one of - – — ~ 至, or several of one; `i` if there is none.
[[nodiscard]] std::size_t end_of_divider(std::string_view text, std::size_t i) {
    for (const std::string_view divider : {"-", "–", "—", "~", "至"}) {
        std::size_t end = i;
        while (text.substr(end).starts_with(divider)) end += divider.size();
        if (end != i) return end;
    }
    return i;
}

/// A day at the end of a period, or unknown; nothing if it is neither.
[[nodiscard]] std::optional<Span> find_end(std::string_view text, const CommonWords& common, const Calendar& calendar) {
    if (common.is_unknown(text)) return Span{};
    const auto span = calendar.find_span(text);
    const bool is_year = span && span->precision() == Precision::year;  // 2003-9 is rather a month than two ends
    return is_year ? std::nullopt : span;
}

/// Every text that stands for the value of `token`'s place, and all tokens: what a slip may be near to.  Only the tokens
/// where a ledger adds so many words that to compare them would take long.
[[nodiscard]] std::vector<std::string> known_words(const CellRules& rules) {
    constexpr std::size_t most = 10'000;
    std::vector<std::string> words = rules.tokens;
    if (rules.codes.size() > most) return words;
    const std::size_t tokens = words.size();
    std::ranges::move(rules.codes.words(), std::back_inserter(words));
    std::ranges::sort(words.begin() + static_cast<std::ptrdiff_t>(tokens), words.end());
    return words;
}

/// Whether `word` is more than half of `cell`: 中职 is no slip of the pen for 中学.
[[nodiscard]] bool is_slip(std::string_view cell, std::string_view word) {
    const std::size_t longest = std::max(edit_distance(cell, ""), edit_distance(word, ""));
    return 2 * edit_distance(cell, word) < longest;
}

/// What fills a phrase that speaks of words of a column's list: its name, then the words.
[[nodiscard]] std::vector<std::string> words_of_list(const CellRules& rules, std::vector<std::string> words) {
    words.emplace(words.begin(), rules.list);
    return words;
}

/// The words allowed, the one first that `cell` is nearest to.
[[nodiscard]] Phrase choice_near(std::string_view cell, const CellRules& rules) {
    std::vector<std::string> tokens = rules.tokens;
    const std::vector<std::string> near =
        is_plain_number(cell) ? std::vector<std::string>{} : nearest(folded(cell), known_words(rules), 1);
    const bool is_near = !near.empty() && is_slip(folded(cell), near.front());
    const auto code = is_near ? find_code(near.front(), rules) : std::nullopt;
    if (!code || *code >= tokens.size()) return phrase("one_of_words", words_of_list(rules, std::move(tokens)));
    const auto chosen = tokens.begin() + *code;
    std::rotate(tokens.begin(), chosen, chosen + 1);
    if (near.front() == tokens.front()) return phrase("one_of_words", words_of_list(rules, std::move(tokens)));
    tokens.insert(tokens.begin(), {near.front(), tokens.front()});
    return phrase("one_of_words_and_one_meant", words_of_list(rules, std::move(tokens)));
}

}  // namespace

CommonWords::CommonWords(const Aliases& aliases)
    : unknown_{aliases.words("cells/unknown")},
      running_{aliases.words("cells/running")},
      no_posting_{aliases.words("cells/no_posting")},
      error_{aliases.words("cells/error")},
      totals_{aliases.words("rows/total")},
      notes_{aliases.words("rows/note")} {
    for (const Meanings* words : {&totals_, &notes_})
        for (const auto& [text, meaning] : *words) first_characters_.insert(first_of(text));
    constexpr unsigned char full_width = 0xEF;  // the first byte of every full-width letter or sign
    for (const Meanings* words : {&unknown_, &running_, &no_posting_, &error_})
        for (const auto& [text, meaning] : *words) {
            if (text.empty()) continue;
            const auto first = static_cast<unsigned char>(text.front());
            starts_.set(first);
            if (first < 0x80) starts_.set(full_width);
            if (first >= 'a' && first <= 'z') starts_.set(first - 'a' + 'A');
        }
}

/// Asked of every row: the first bytes decide for nearly all of them.
bool CommonWords::is_like_total(std::string_view cell) const {
    constexpr std::size_t of_character = 3;
    constexpr std::size_t longest = 200;
    if (cell.size() < of_character || cell.size() > longest || !first_characters_.contains(first_of(cell)))
        return false;
    std::string text = folded(cell);
    if (std::ranges::any_of(notes_, [&](const auto& each) { return text.starts_with(each.first); })) return true;
    if (const std::size_t end = text.find_first_of(":("); end != std::string::npos) text.resize(end);
    return totals_.contains(text);
}

std::uint32_t CommonWords::first_of(std::string_view text) noexcept {
    std::uint32_t bytes = 0;
    for (std::size_t i = 0; i < 3 && i < text.size(); ++i) {
        const bool is_capital = text[i] >= 'A' && text[i] <= 'Z';
        bytes = bytes << 8U | static_cast<unsigned char>(is_capital ? text[i] - 'A' + 'a' : text[i]);
    }
    return bytes;
}

bool CommonWords::is_in(const Meanings& words, std::string_view cell) const {
    if (cell.empty() || !starts_[static_cast<unsigned char>(cell.front())]) return false;
    return words.contains(cell) || (may_fold(cell) && words.contains(folded(cell)));
}

std::optional<std::uint8_t> find_code(std::string_view cell, const CellRules& rules) {
    const auto found = rules.codes.find(cell);
    return found || !may_fold(cell) ? found : rules.codes.find(folded(cell));
}

FindingCode fault_of_word(std::string_view cell, const CellRules& rules) {
    static const Immortal<std::vector<std::string>> usual{
        std::initializer_list<std::string>{"、", "，", ",", "；", ";", "/", "+", "|"}};
    const bool has_own = rules.separators != nullptr && !rules.separators->empty();
    const std::vector<std::string> parts = parts_of(cell, has_own ? *rules.separators : usual.value);
    const auto is_word = [&](const std::string& part) { return find_code(part, rules).has_value(); };
    const bool are_several = parts.size() > 1 && std::ranges::all_of(parts, is_word);
    return are_several ? FindingCode::several_values : FindingCode::unknown_word;
}

Phrase expected_word(FindingCode fault, std::string_view cell, const CellRules& rules) {
    if (fault == FindingCode::several_values) return phrase("channel_in_each_row", words_of_list(rules, rules.tokens));
    return choice_near(cell, rules);
}

std::vector<std::string> parts_of(std::string_view cell, const std::vector<std::string>& separators) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    const auto take = [&](std::size_t end) {
        const std::string_view part = trimmed(cell.substr(start, end - start));
        if (!part.empty()) parts.emplace_back(part);
    };
    for (std::size_t i = 0; i < cell.size();) {
        const auto here =
            std::ranges::find_if(separators, [&](const std::string& each) { return cell.substr(i).starts_with(each); });
        if (here == separators.end()) {
            ++i;
            continue;
        }
        take(i);
        start = i += here->size();
    }
    take(cell.size());
    return parts;
}

std::optional<std::pair<Span, LastDay>> find_both_days(std::string_view cell, const CommonWords& common,
                                                       const Calendar& calendar) {
    if (cell.empty() || common.is_unknown(cell)) return std::pair{Span{}, LastDay{}};
    constexpr std::size_t longest = 128;  // two days take far less, and each place is tried where one may end
    if (cell.size() > longest) return std::nullopt;
    if (const auto whole = calendar.find_span(cell)) {
        const bool has_two_ends = whole->precision() >= Precision::autumn && whole->precision() != Precision::year;
        return has_two_ends ? std::optional{std::pair{*whole, LastDay{*whole}}} : std::nullopt;
    }
    const std::string text = narrowed(cell);
    std::optional<std::pair<Span, LastDay>> found;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t end = end_of_divider(text, i);
        if (end == i) continue;
        const std::string_view first = trimmed(std::string_view{text}.substr(0, i));
        const std::string_view last = trimmed(std::string_view{text}.substr(end));
        const auto first_day = find_end(first, common, calendar);
        const auto last_day = find_end(last, common, calendar);
        const bool runs = !last.empty() && common.is_running(last);
        if (!first_day || (!last_day && !runs)) continue;
        if (found) return std::nullopt;
        found = std::pair{*first_day, runs ? LastDay::running() : LastDay{*last_day}};
    }
    return found;
}

std::optional<Thousandths> total_of(Thousandths amount, std::uint32_t pupils, std::int64_t base) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(amount.value, std::int64_t{pupils}, &product) || product % base != 0)
        return std::nullopt;
    return Thousandths{product / base};
}

bool read_value(std::string_view cell, const CellRules& rules, std::string& text) {
    text = cell;
    if (rules.open == nullptr) return true;
    auto token = rules.open->find(cell);
    if (token == rules.open->end() && may_fold(cell)) token = rules.open->find(folded(cell));
    if (token != rules.open->end()) text = token->second;
    return true;
}

bool read_value(std::string_view cell, const CellRules& rules, bool& yes) {
    const auto code = find_code(cell, rules);
    if (code) yes = *code != 0;
    return code.has_value();
}

bool read_value(std::string_view cell, const CellRules& rules, std::uint32_t& count) {
    std::string copy;
    const auto number = find_thousandths(narrow_number(cell, copy));
    const std::int64_t most = std::int64_t{1000} * std::numeric_limits<std::uint32_t>::max();
    if (!number || number->value < 0 || number->value > most || number->value % 1000 != 0) return false;
    count = static_cast<std::uint32_t>(number->value / 1000);
    return fits(rules.column, count);
}

bool read_value(std::string_view cell, const CellRules& rules, Thousandths& number) {
    const bool is_percent = rules.takes_percent && cell.ends_with('%');
    std::string copy;
    const std::string_view text = narrow_number(is_percent ? trimmed(cell.substr(0, cell.size() - 1)) : cell, copy);
    const auto found = find_scaled(text, is_percent ? Scale{1, 100} : rules.scale);
    if (!found || found->value == std::numeric_limits<std::int64_t>::min()) return false;
    number = *found;
    return true;
}

bool read_value(std::string_view cell, const CellRules& rules, double& number) {
    std::string copy;
    const std::string_view text = narrow_number(cell, copy);
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc{} && end == text.data() + text.size() && fits(rules.column, number);
}

bool read_value(std::string_view cell, const CellRules& rules, Span& span) {
    auto found = find_iso_day(cell);
    if (!found) found = rules.calendar->find_span(cell);
    if (!found || !fits(rules.column, *found)) return false;
    span = *found;
    return true;
}

bool read_value(std::string_view cell, const CellRules& rules, LastDay& day) {
    Span span;
    if (!read_value(cell, rules, span)) return false;
    day = span;
    return true;
}

bool read_value(std::string_view cell, const CellRules& rules, TextList& list) {
    list.items = parts_of(cell, *rules.separators);
    return true;
}

}  // namespace jiedui::detail

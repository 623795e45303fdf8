// SPDX-License-Identifier: Apache-2.0
#include "jiedui/detail/model/column_store.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

#include "jiedui/model/cell_text.hpp"

namespace jiedui {

void TextStore::append(std::size_t row, std::string_view text) {
    std::vector<char>& bytes = bytes_.growing();
    const std::uint64_t before = bytes.size();
    bytes.insert(bytes.end(), text.begin(), text.end());
    ends_.append(row, bytes.size(), before);
}

bool TextStore::is_sound(std::size_t rows) const noexcept {
    return (ends_.empty() || (ends_.size() == rows && ends_.back() <= bytes_.size())) && std::ranges::is_sorted(ends_);
}

void WordStore::append(std::size_t row, std::string_view word) {
    if (waiting_.empty()) begin_to_grow();
    waiting_[waiting_count_] = word;
    rows_[waiting_count_] = row;
    if (++waiting_count_ == WordTable::most_at_once) take_waiting();
}

void WordStore::finish(std::size_t rows) {
    take_waiting();
    waiting_ = {};
    codes_.finish(rows, no_row);
    if (growing_.size() == 0) return;
    auto [bytes, ends] = growing_.taken();
    words_ = {std::move(bytes), std::move(ends)};
}

bool WordStore::is_sound(std::size_t rows) const noexcept {
    return (codes_.empty() || codes_.size() == rows) && words_.is_sound(words_.size()) &&
           std::ranges::all_of(codes_, [&](std::uint32_t code) { return code == no_row || code < words_.size(); });
}

void WordStore::begin_to_grow() {
    waiting_.resize(WordTable::most_at_once);
    for (std::size_t code = growing_.size(); code < words_.size(); ++code) std::ignore = growing_.code_of(words_[code]);
}

void WordStore::take_waiting() {
    std::array<std::uint32_t, WordTable::most_at_once> codes{};
    growing_.codes_of(std::span{waiting_}.first(waiting_count_), codes);
    for (std::size_t i = 0; i < waiting_count_; ++i) codes_.append(rows_[i], codes[i], no_row);
    waiting_count_ = 0;
}

IdOrder::IdOrder(const TextStore& ids, std::size_t rows) : ids_{&ids} {
    std::vector<std::uint32_t> sorted(rows);
    std::iota(sorted.begin(), sorted.end(), 0U);
    const auto less = [&](std::uint32_t a, std::uint32_t b) { return std::pair{ids[a], a} < std::pair{ids[b], b}; };
    if (!std::ranges::is_sorted(sorted, less)) std::ranges::sort(sorted, less);  // lists by id are common
    std::vector<std::uint32_t> places(rows);
    for (std::uint32_t place = 0; place < rows; ++place) places[sorted[place]] = place;
    rows_ = std::move(sorted);
    places_ = std::move(places);
}

std::optional<std::uint32_t> IdOrder::find(std::string_view id, std::uint32_t guess) const noexcept {
    if (guess < size() && id_at(guess) == id) return guess;
    const auto found = std::ranges::lower_bound(rows_, id, {}, [&](std::uint32_t row) { return (*ids_)[row]; });
    if (found == rows_.end() || (*ids_)[*found] != id) return std::nullopt;
    return static_cast<std::uint32_t>(found - rows_.begin());
}

bool IdOrder::is_sound(std::size_t rows) const noexcept {
    if (rows_.size() != rows || places_.size() != rows) return false;
    for (std::size_t place = 0; place < rows; ++place)
        if (rows_[place] >= rows || places_[rows_[place]] != place) return false;
    return true;
}

void RefStore::resolve(const IdOrder& order) {
    order_ = &order;
    std::vector<std::uint32_t> place_of_word;
    const TextStore& ids = words_.words();
    for (std::size_t code = 0; code < ids.size(); ++code)
        place_of_word.push_back(order.find(ids[code], code == 0 ? 0 : place_of_word.back() + 1).value_or(no_row));
    if (ids.empty()) return;
    std::vector<std::uint32_t> places(rows_);
    for (std::size_t row = 0; row < rows_; ++row) {
        const std::uint32_t code = words_.code_of(row);
        places[row] = code == no_row ? no_row : place_of_word[code];
    }
    places_ = std::move(places);
    words_ = {};
}

bool RefStore::is_sound(std::size_t rows) const noexcept {
    return (places_.empty() || places_.size() == rows) &&
           std::ranges::all_of(places_, [&](std::uint32_t place) { return place == no_row || place < order_->size(); });
}

namespace detail {

void FieldTraits<TextList>::put(Store& store, std::size_t row, const TextList& list) {
    if (!list.items.empty()) store.append(row, cell_text(list));
}

TextList FieldTraits<TextList>::get(const Store& store, std::size_t row) {
    TextList list;
    std::string_view rest = store[row].value_or("");
    while (!rest.empty()) {
        const std::size_t bar = std::min(rest.find('|'), rest.size());
        list.items.emplace_back(rest.substr(0, bar));
        rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    return list;
}

}  // namespace detail
}  // namespace jiedui

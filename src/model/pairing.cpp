// SPDX-License-Identifier: Apache-2.0
#include "model/pairing.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace jiedui::detail {

Codes codes_between(const TextStore& from, const TextStore& to) {
    std::unordered_map<std::string_view, std::uint32_t> places;
    for (std::uint32_t code = 0; code < to.size(); ++code) places.emplace(to[code], code);
    Codes codes;
    for (std::uint32_t code = 0; code < from.size(); ++code) {
        const auto found = places.find(from[code]);
        codes.push_back(found == places.end() ? no_code : found->second);
    }
    return codes;
}

Codes codes_between(const IdOrder& from, const IdOrder& to) {
    Codes codes(from.size(), no_code);
    for (std::uint32_t i = 0, j = 0; i < from.size(); ++i) {
        while (j < to.size() && to.id_at(j) < from.id_at(i)) ++j;
        if (j < to.size() && to.id_at(j) == from.id_at(i)) codes[i] = j;
    }
    return codes;
}

Pairing::Pairing(const TwoTables& tables)
    : tables_{&tables}, partners_(tables.size(false), no_row), paired_(tables.size(true), false) {
    pair_in_place();
    pair_by_id();
    pair_by_content();
}

std::vector<std::uint32_t> Pairing::inverse() const {
    std::vector<std::uint32_t> rows(paired_.size(), no_row);
    for (std::uint32_t row = 0; row < partners_.size(); ++row)
        if (partners_[row] != no_row) rows[partners_[row]] = row;
    return rows;
}

void Pairing::pair(std::uint32_t row, std::uint32_t other) {
    partners_[row] = other;
    paired_[other] = true;
}

void Pairing::pair_in_place() {
    const auto rows = static_cast<std::uint32_t>(std::min(partners_.size(), paired_.size()));
    std::uint32_t from_start = 0;
    while (from_start < rows && is_surely_same(from_start, from_start)) pair(from_start, from_start), ++from_start;
    for (std::uint32_t from_end = 1; from_end <= rows - from_start; ++from_end) {
        const auto row = static_cast<std::uint32_t>(partners_.size() - from_end);
        const auto other = static_cast<std::uint32_t>(paired_.size() - from_end);
        if (!is_surely_same(row, other)) break;
        pair(row, other);
    }
}

bool Pairing::is_surely_same(std::uint32_t row, std::uint32_t other) const {
    const std::string_view id = tables_->given_id(false, row);
    if (id != tables_->given_id(true, other)) return false;
    return !id.empty() || (tables_->is_same_row(row, other) && tables_->is_first(false, row) &&
                           tables_->is_first(true, other));  // else which of equal ones it is would hang on its place
}

void Pairing::pair_by_id() {
    std::unordered_map<std::string_view, std::uint32_t> rows;
    for (std::uint32_t other = 0; other < paired_.size(); ++other)
        if (!paired_[other] && !tables_->given_id(true, other).empty())
            rows.emplace(tables_->given_id(true, other), other);
    for (std::uint32_t row = 0; row < partners_.size(); ++row) {
        if (partners_[row] != no_row || tables_->given_id(false, row).empty()) continue;
        if (const auto found = rows.find(tables_->given_id(false, row)); found != rows.end()) pair(row, found->second);
    }
}

void Pairing::pair_by_content() {
    std::vector<Candidate> all;
    const auto add = [&](bool is_after, std::uint32_t row) {
        if (tables_->given_id(is_after, row).empty())
            all.push_back({std::hash<std::string>{}(tables_->made_id(is_after, row)), is_after, row});
    };
    for (std::uint32_t row = 0; row < partners_.size(); ++row)
        if (partners_[row] == no_row) add(false, row);
    for (std::uint32_t row = 0; row < paired_.size(); ++row)
        if (!paired_[row]) add(true, row);
    std::ranges::sort(all);
    for (auto first = all.cbegin(); first != all.cend();) {
        const auto last =
            std::find_if(first, all.cend(), [&](const Candidate& each) { return each.hash != first->hash; });
        pair_alike(first, last);
        first = last;
    }
}

template <class Key>
void Pairing::pair_while(std::vector<Told>& mine, std::vector<Told>& theirs, Key key) {
    std::vector<Told> my_rest;
    std::vector<Told> their_rest;
    auto a = mine.begin();
    auto b = theirs.begin();
    while (a != mine.end() && b != theirs.end()) {
        if (key(*a) < key(*b))
            my_rest.push_back(std::move(*a++));
        else if (key(*b) < key(*a))
            their_rest.push_back(std::move(*b++));
        else
            pair(std::get<2>(*a++), std::get<2>(*b++));
    }
    std::move(a, mine.end(), std::back_inserter(my_rest));
    std::move(b, theirs.end(), std::back_inserter(their_rest));
    mine = std::move(my_rest);
    theirs = std::move(their_rest);
}

void Pairing::pair_alike(Candidates first, Candidates last) {
    const auto middle = std::find_if(first, last, [](const Candidate& each) { return each.is_after; });
    if (first == middle || middle == last) return;
    std::vector<Told> mine = told(first, middle);
    std::vector<Told> theirs = told(middle, last);
    pair_while(mine, theirs, [](const Told& each) { return std::tie(std::get<0>(each), std::get<1>(each)); });
    pair_while(mine, theirs, [](const Told& each) { return std::tie(std::get<0>(each)); });
}

std::vector<Pairing::Told> Pairing::told(Candidates first, Candidates last) const {
    std::vector<Told> rows;
    for (auto each = first; each != last; ++each)
        rows.emplace_back(tables_->made_id(each->is_after, each->row), tables_->whole_text(each->is_after, each->row),
                          each->row);
    std::ranges::sort(rows);
    return rows;
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Pairing: which row of one table is which row of another, compared column by column.

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "jiedui/model/table.hpp"
#include "model/made_ids.hpp"

namespace jiedui::detail {

/// What the codes of one column of words, or of places in an order, are in another; `no_code` where they are none.
using Codes = std::vector<std::uint32_t>;
inline constexpr std::uint32_t no_code = no_row - 1;

[[nodiscard]] inline Codes codes_between(const TextStore& from, const TextStore& to) {
    std::unordered_map<std::string_view, std::uint32_t> places;
    for (std::uint32_t code = 0; code < to.size(); ++code) places.emplace(to[code], code);
    Codes codes;
    for (std::uint32_t code = 0; code < from.size(); ++code) {
        const auto found = places.find(from[code]);
        codes.push_back(found == places.end() ? no_code : found->second);
    }
    return codes;
}

/// @complexity O(ids of both), as both ascend.
[[nodiscard]] inline Codes codes_between(const IdOrder& from, const IdOrder& to) {
    Codes codes(from.size(), no_code);
    for (std::uint32_t i = 0, j = 0; i < from.size(); ++i) {
        while (j < to.size() && to.id_at(j) < from.id_at(i)) ++j;
        if (j < to.size() && to.id_at(j) == from.id_at(i)) codes[i] = j;
    }
    return codes;
}

/// Whether a word, by its code, is that of the other column; `no_row` is unknown.
[[nodiscard]] inline bool is_same_code(std::uint32_t code, std::uint32_t other, const Codes& codes) noexcept {
    return (code == no_row ? no_row : codes[code]) == other;
}

/// An attribute of two tables: its columns, null where there is none.
struct AttributePair {
    std::string name;
    const WordStore* before = nullptr;
    const WordStore* after = nullptr;
    Codes codes{};

    [[nodiscard]] bool is_same(std::size_t row, std::size_t other) const noexcept {
        const std::uint32_t code = before == nullptr ? no_row : before->code_of(row);
        return is_same_code(code, after == nullptr ? no_row : after->code_of(other), codes);
    }
};

/// Compares rows of two tables, cell by cell, without making records of them.
template <class Record>
class RowComparison {
public:
    /// @pre both tables outlive the comparison.
    /// @complexity O(distinct words).
    RowComparison(const Table<Record>& before, const Table<Record>& after) : before_{&before}, after_{&after} {
        each_column<Record>([&]<class I>(I, const auto&) { translate<I::value>(); });
        for (const AttributeColumn& each : before.attributes())
            attributes_.push_back({.name = each.name, .before = &each.words});
        for (const AttributeColumn& each : after.attributes()) {
            auto place = std::ranges::find(attributes_, each.name, &AttributePair::name);
            if (place == attributes_.end()) place = attributes_.insert(place, {.name = each.name});
            place->after = &each.words;
        }
        for (AttributePair& each : attributes_)
            if (each.before != nullptr)
                each.codes =
                    codes_between(each.before->words(), each.after == nullptr ? TextStore{} : each.after->words());
    }

    /// The attributes of both tables, in the order of the first, then of the second.
    [[nodiscard]] const std::vector<AttributePair>& attributes() const noexcept { return attributes_; }

    template <std::size_t I>
    [[nodiscard]] bool is_same_cell(std::size_t row, std::size_t other) const {
        const auto& before = before_->template store<I>();
        const auto& after = after_->template store<I>();
        using Store = std::remove_cvref_t<decltype(before)>;
        if constexpr (std::same_as<Store, WordStore>)
            return is_same_code(before.code_of(row), after.code_of(other), codes_[I]);
        else if constexpr (std::same_as<Store, RefStore>)
            return is_same_code(before.place_at(row), after.place_at(other), codes_[I]);
        else
            return before[row] == after[other];
    }
    [[nodiscard]] bool is_same_row(std::size_t row, std::size_t other) const {
        const bool has_same_cells = [&]<std::size_t... I>(std::index_sequence<I...>) {
            return (is_same_cell<I>(row, other) && ...);
        }(std::make_index_sequence<column_count<Record>>{});
        return has_same_cells &&
               std::ranges::all_of(attributes_, [&](const AttributePair& each) { return each.is_same(row, other); });
    }

private:
    template <std::size_t I>
    void translate() {
        const auto& before = before_->template store<I>();
        const auto& after = after_->template store<I>();
        using Store = std::remove_cvref_t<decltype(before)>;
        if constexpr (std::same_as<Store, WordStore>) codes_[I] = codes_between(before.words(), after.words());
        if constexpr (std::same_as<Store, RefStore>) codes_[I] = codes_between(*before.order(), *after.order());
    }

    const Table<Record>* before_;
    const Table<Record>* after_;
    std::array<Codes, column_count<Record>> codes_{};
    std::vector<AttributePair> attributes_;
};

/// Which row of `after` each row of `before` is.
///
/// Rows with an id are the same if the ids are.  Those without one are the same only if the fields of their made ids are:
/// of these, rows equal in every cell first, the others in the order of all their fields.
template <class Record>
class Pairing {
public:
    /// @pre both outlive the pairing.
    /// @complexity O(cells) where rows stand at the same place from either end, else O(N log N).
    Pairing(const RecordIds<Record>& before, const RecordIds<Record>& after)
        : ids_before_{&before},
          ids_after_{&after},
          before_{&before.table()},
          after_{&after.table()},
          comparison_{*before_, *after_},
          partners_(before_->size(), no_row),
          paired_(after_->size(), false) {
        pair_in_place();
        pair_by_id();
        pair_by_content();
    }

    [[nodiscard]] const RowComparison<Record>& comparison() const noexcept { return comparison_; }
    /// The row of `after` that a row of `before` is; `no_row` if it is none.
    [[nodiscard]] std::uint32_t partner(std::uint32_t row) const noexcept { return partners_[row]; }
    /// Whether a row of `after` is one of `before`.
    [[nodiscard]] bool is_paired(std::uint32_t row) const noexcept { return paired_[row]; }
    /// Whether a row of `before` is there afterwards, with every cell as it was.
    [[nodiscard]] bool is_unchanged(std::uint32_t row) const {
        return partners_[row] != no_row && comparison_.is_same_row(row, partners_[row]);
    }
    /// The rows of `before` by the rows of `after`; `no_row` where there is none.
    [[nodiscard]] std::vector<std::uint32_t> inverse() const {
        std::vector<std::uint32_t> rows(paired_.size(), no_row);
        for (std::uint32_t row = 0; row < partners_.size(); ++row)
            if (partners_[row] != no_row) rows[partners_[row]] = row;
        return rows;
    }

private:
    /// Rows without an id that may be the same, as their made ids have one hash.
    struct Candidate {
        std::size_t hash;
        bool is_after;
        std::uint32_t row;
        friend auto operator<=>(const Candidate&, const Candidate&) = default;
    };
    using Candidates = std::vector<Candidate>::const_iterator;
    /// A row by the text of its made id, then by all its fields.
    using Told = std::tuple<std::string, std::string, std::uint32_t>;

    void pair(std::uint32_t row, std::uint32_t other) {
        partners_[row] = other;
        paired_[other] = true;
    }

    /// Pairs rows from either end of the tables, as long as they are surely the same.
    void pair_in_place() {
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
    [[nodiscard]] bool is_surely_same(std::uint32_t row, std::uint32_t other) const {
        const std::string_view id = given_id(*before_, row);
        if (id != given_id(*after_, other)) return false;
        return !id.empty() || (comparison_.is_same_row(row, other) && ids_before_->is_first(row) &&
                               ids_after_->is_first(other));  // else which of equal ones it is would hang on its place
    }

    void pair_by_id() {
        std::unordered_map<std::string_view, std::uint32_t> rows;
        for (std::uint32_t other = 0; other < paired_.size(); ++other)
            if (!paired_[other] && !given_id(*after_, other).empty()) rows.emplace(given_id(*after_, other), other);
        for (std::uint32_t row = 0; row < partners_.size(); ++row) {
            if (partners_[row] != no_row || given_id(*before_, row).empty()) continue;
            if (const auto found = rows.find(given_id(*before_, row)); found != rows.end()) pair(row, found->second);
        }
    }

    void pair_by_content() {
        std::vector<Candidate> all;
        const auto add = [&](const Table<Record>& table, std::uint32_t row, bool is_after) {
            if (given_id(table, row).empty())
                all.push_back({std::hash<std::string>{}(made_id(table, row)), is_after, row});
        };
        for (std::uint32_t row = 0; row < partners_.size(); ++row)
            if (partners_[row] == no_row) add(*before_, row, false);
        for (std::uint32_t row = 0; row < paired_.size(); ++row)
            if (!paired_[row]) add(*after_, row, true);
        std::ranges::sort(all);
        for (auto first = all.cbegin(); first != all.cend();) {
            const auto last =
                std::find_if(first, all.cend(), [&](const Candidate& each) { return each.hash != first->hash; });
            pair_alike(first, last);
            first = last;
        }
    }

    void pair_alike(Candidates first, Candidates last) {
        const auto middle = std::find_if(first, last, [](const Candidate& each) { return each.is_after; });
        if (first == middle || middle == last) return;
        std::vector<Told> mine = told(*before_, first, middle);
        std::vector<Told> theirs = told(*after_, middle, last);
        pair_while(mine, theirs, [](const Told& each) { return std::tie(std::get<0>(each), std::get<1>(each)); });
        pair_while(mine, theirs, [](const Told& each) { return std::tie(std::get<0>(each)); });
    }
    [[nodiscard]] static std::vector<Told> told(const Table<Record>& table, Candidates first, Candidates last) {
        std::vector<Told> rows;
        for (auto each = first; each != last; ++each)
            rows.emplace_back(made_id(table, each->row), whole_text(table, each->row), each->row);
        std::ranges::sort(rows);
        return rows;
    }
    /// Pairs rows whose keys are equal, in order, and leaves the others.
    template <class Key>
    void pair_while(std::vector<Told>& mine, std::vector<Told>& theirs, Key key) {
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

    const RecordIds<Record>* ids_before_;
    const RecordIds<Record>* ids_after_;
    const Table<Record>* before_;
    const Table<Record>* after_;
    RowComparison<Record> comparison_;
    std::vector<std::uint32_t> partners_;  // by row of before
    std::vector<bool> paired_;             // by row of after
};

}  // namespace jiedui::detail

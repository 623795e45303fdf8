// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Pairing: which row of one table is which row of another, compared column by column.

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/model/table.hpp"
#include "model/made_ids.hpp"

namespace jiedui::detail {

/// What the codes of one column of words, or of places in an order, are in another; `no_code` where they are none.
using Codes = std::vector<std::uint32_t>;
inline constexpr std::uint32_t no_code = no_row - 1;

[[nodiscard]] Codes codes_between(const TextStore& from, const TextStore& to);
/// @complexity O(ids of both), as both ascend.
[[nodiscard]] Codes codes_between(const IdOrder& from, const IdOrder& to);

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

/// Two tables of one kind of record, as a Pairing asks of them.
class TwoTables {
public:
    virtual ~TwoTables() = default;
    /// How many rows each table has.
    [[nodiscard]] virtual std::size_t size(bool is_after) const noexcept = 0;
    /// The id that a row has; empty if it has none.
    [[nodiscard]] virtual std::string_view given_id(bool is_after, std::uint32_t row) const noexcept = 0;
    /// The fields by which a row without an id is called.
    [[nodiscard]] virtual std::string made_id(bool is_after, std::uint32_t row) const = 0;
    /// All fields of a row.
    [[nodiscard]] virtual std::string whole_text(bool is_after, std::uint32_t row) const = 0;
    /// Whether a row is the first of those that are called by the same fields.
    [[nodiscard]] virtual bool is_first(bool is_after, std::uint32_t row) const = 0;
    /// Whether a row of the first table has the cells of a row of the second.
    [[nodiscard]] virtual bool is_same_row(std::uint32_t row, std::uint32_t other) const = 0;

protected:
    TwoTables() = default;
    TwoTables(const TwoTables&) = default;
    TwoTables& operator=(const TwoTables&) = default;
};

template <class Record>
class TwoTablesOf final : public TwoTables {
public:
    /// @pre both outlive it.
    TwoTablesOf(const RecordIds<Record>& before, const RecordIds<Record>& after)
        : ids_{&before, &after}, comparison_{before.table(), after.table()} {}
    [[nodiscard]] const RowComparison<Record>& comparison() const noexcept { return comparison_; }
    [[nodiscard]] std::size_t size(bool is_after) const noexcept override { return table(is_after).size(); }
    [[nodiscard]] std::string_view given_id(bool is_after, std::uint32_t row) const noexcept override {
        return detail::given_id(table(is_after), row);
    }
    [[nodiscard]] std::string made_id(bool is_after, std::uint32_t row) const override {
        return detail::made_id(table(is_after), row);
    }
    [[nodiscard]] std::string whole_text(bool is_after, std::uint32_t row) const override {
        return detail::whole_text(table(is_after), row);
    }
    [[nodiscard]] bool is_first(bool is_after, std::uint32_t row) const override {
        return ids_[is_after ? 1 : 0]->is_first(row);
    }
    [[nodiscard]] bool is_same_row(std::uint32_t row, std::uint32_t other) const override {
        return comparison_.is_same_row(row, other);
    }

private:
    [[nodiscard]] const Table<Record>& table(bool is_after) const noexcept { return ids_[is_after ? 1 : 0]->table(); }

    std::array<const RecordIds<Record>*, 2> ids_;
    RowComparison<Record> comparison_;
};

/// Which row of the second table each row of the first is.
///
/// Rows with an id are the same if the ids are.  Those without one are the same only if the fields of their made ids are:
/// of these, rows equal in every cell first, the others in the order of all their fields.
class Pairing {
public:
    /// @pre `tables` outlive the pairing.
    /// @complexity O(cells) where rows stand at the same place from either end, else O(N log N).
    explicit Pairing(const TwoTables& tables);

    /// The row of the second table that a row of the first is; `no_row` if it is none.
    [[nodiscard]] std::uint32_t partner(std::uint32_t row) const noexcept { return partners_[row]; }
    /// Whether a row of the second table is one of the first.
    [[nodiscard]] bool is_paired(std::uint32_t row) const noexcept { return paired_[row]; }
    /// Whether a row of the first table is there afterwards, with every cell as it was.
    [[nodiscard]] bool is_unchanged(std::uint32_t row) const {
        return partners_[row] != no_row && tables_->is_same_row(row, partners_[row]);
    }
    /// The rows of the first table by those of the second; `no_row` where there is none.
    [[nodiscard]] std::vector<std::uint32_t> inverse() const;

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

    void pair(std::uint32_t row, std::uint32_t other);
    /// Pairs rows from either end of the tables, as long as they are surely the same.
    void pair_in_place();
    [[nodiscard]] bool is_surely_same(std::uint32_t row, std::uint32_t other) const;
    void pair_by_id();
    void pair_by_content();
    void pair_alike(Candidates first, Candidates last);
    [[nodiscard]] std::vector<Told> told(Candidates first, Candidates last) const;
    /// Pairs rows whose keys are equal, in order, and leaves the others.
    template <class Key>
    void pair_while(std::vector<Told>& mine, std::vector<Told>& theirs, Key key);

    const TwoTables* tables_;
    std::vector<std::uint32_t> partners_;  // by row of the first table
    std::vector<bool> paired_;             // by row of the second
};

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// LedgerStore: all that a ledger holds, its tables too.

#include <array>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <unordered_map>

#include "jiedui/model/ledger.hpp"

namespace jiedui::detail {

/// The numbers that keep made ids apart: the second of two equal ones is `#2`.
class MadeIds {
public:
    /// The number of the row among equal ones, from 1.
    [[nodiscard]] std::uint32_t ordinal(std::uint32_t row) const noexcept {
        const auto found = ordinals_.find(row);
        return found == ordinals_.end() ? 1 : found->second;
    }
    void set(std::uint32_t row, std::uint32_t ordinal) {
        if (ordinal > 1) ordinals_.emplace(row, ordinal);
    }

    /// Row and number of those above 1, in no order.
    [[nodiscard]] const std::unordered_map<std::uint32_t, std::uint32_t>& above_one() const noexcept {
        return ordinals_;
    }

private:
    std::unordered_map<std::uint32_t, std::uint32_t> ordinals_;  // only those above 1
};

using Tables = FlatTuple<Table<School>, Table<Support>, Table<Teacher>, Table<Posting>, Table<Transfer>, Table<Need>,
                         Table<Indicator>, Table<Document>, Table<Claim>, Table<Succession>>;

/// All that a ledger holds; made once, then only read.
struct LedgerStore : LedgerHead {
    LedgerStore() {
        tables.apply([&](const auto&... each) { tables_in_order = {&each...}; });
    }

    Tables tables;
    std::array<MadeIds, 3> made_ids;  // by TieKind

    template <class Record>
    [[nodiscard]] Table<Record>& table() noexcept {
        return get<table_place<Record>()>(tables);
    }
    template <class Record>
    [[nodiscard]] const Table<Record>& table() const noexcept {
        return get<table_place<Record>()>(tables);
    }
    /// Visits each column that refers to records: its table, its place as a constant, and the order of what it refers to.
    template <class Visit>
    void each_reference(Visit&& visit) {
        tables.apply([&](auto&... rows) { (each_reference_of(rows, visit), ...); });
    }

private:
    template <class Record, class Visit>
    void each_reference_of(Table<Record>& rows, Visit& visit) {
        each_column<Record>([&]<class I>(I place, const auto&) {
            using Value = column_value<Record, I::value>;
            const auto refers_to = []<class Target>(std::type_identity<Target>) {
                return std::is_same_v<Value, RefTo<Target>> || std::is_same_v<Value, std::optional<RefTo<Target>>>;
            };
            if constexpr (refers_to(std::type_identity<School>{})) visit(rows, place, *schools);
            if constexpr (refers_to(std::type_identity<Teacher>{})) visit(rows, place, *teachers);
            if constexpr (refers_to(std::type_identity<Document>{})) visit(rows, place, *documents);
        });
    }
};

}  // namespace jiedui::detail

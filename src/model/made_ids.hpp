// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Made ids: what a support, posting or transfer without an id is called.

#include <array>
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include "model/ledger_store.hpp"

namespace jiedui::detail {

/// The id of a record: the one it has, or the one made from the fields that identify it.
/// @pre made ids are numbered.
[[nodiscard]] std::string id_of(const LedgerStore& store, TieKind kind, std::uint32_t row);

/// What the records of a table are called: by their id or, where they have none, by one made from the fields that
/// identify them.
template <class Record>
class RecordIds {
public:
    /// @complexity O(m log m) for m records of a table without ids, else O(1).
    explicit RecordIds(Ledger ledger);
    [[nodiscard]] std::string operator[](std::uint32_t row) const;
    /// Whether a record without an id needs no number to be told from those alike.
    [[nodiscard]] bool is_first(std::uint32_t row) const;
    [[nodiscard]] const Table<Record>& table() const noexcept { return ledger_.table<Record>(); }

private:
    Ledger ledger_;
    MadeIds numbers_;  // of tables without ids
};

/// The id that a record has itself; empty if it has none.
template <class Record>
[[nodiscard]] std::string_view given_id(const Table<Record>& table, std::size_t row) noexcept {
    if constexpr (requires { &Record::id; })
        return table.template column<&Record::id>()[row];
    else
        return {};
}

/// The id made for a record, before a number tells equal ones apart.
template <class Record>
[[nodiscard]] std::string made_id(const Table<Record>& table, std::uint32_t row);

/// Every field of a record, for an order among records whose made ids are equal.
template <class Record>
[[nodiscard]] std::string whole_text(const Table<Record>& table, std::uint32_t row);

/// A record that says in all its fields what an earlier one says.
struct SameRow {
    std::uint32_t row = 0;
    std::uint32_t earlier = 0;  ///< the first of those alike
};
/// Those of records without an id, ascending by row, by TieKind.
using SameRows = std::array<std::vector<SameRow>, 3>;

/// Numbers the records whose made ids are equal, by their other fields.
/// @return the records that are alike, but for their running number in a list.
/// @complexity O(m log m) for m records without an id.
SameRows number_made_ids(LedgerStore& store);

}  // namespace jiedui::detail

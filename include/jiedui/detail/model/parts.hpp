// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Parts: which ties of a network are parts of one record.

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/model/network.hpp"

namespace jiedui {

/// Which ties of a network are parts of one record, as Network::following_successions cuts it.
///
/// A later part says in its column `part_of` which record it belongs to.  A question that counts records counts the
/// parts of one record once.  The record lasts from the first day of its first part to the last day of its last part.
class JIEDUI_API Parts {
public:
    /// @complexity O(m) for m ties if the ledger has later parts, else O(1).
    explicit Parts(const Network& network);

    /// The parts of each record that has several parts, in order of time.  Records ascend by the index of their first
    /// part.
    [[nodiscard]] const std::vector<std::vector<TieIndex>>& records() const noexcept { return records_; }
    /// All parts of the record to which `tie` belongs, in order of time; only `tie` if it is the whole record.
    [[nodiscard]] std::vector<TieIndex> of(TieIndex tie) const;
    /// Whether `tie` is a part of a record, but not its first part.
    [[nodiscard]] bool is_later(TieIndex tie) const noexcept;
    /// Whether no earlier part of the same record has `counts(part)`; true if `tie` is the whole record.
    /// @pre counts(tie)
    template <class Counts>
    [[nodiscard]] bool is_first_where(TieIndex tie, Counts&& counts) const {
        const auto found = record_of_.find(tie.value);
        if (found == record_of_.end()) return true;
        for (const TieIndex part : records_[found->second]) {
            if (part == tie) return true;
            if (counts(part)) return false;
        }
        return true;
    }
    /// The period of the whole record to which `tie` belongs: from its first part's first day to the latest end of
    /// its parts.
    [[nodiscard]] Period period(const Network& network, TieIndex tie) const;

private:
    std::unordered_map<std::uint32_t, std::uint32_t> record_of_;  // by TieIndex, of records with several parts
    std::vector<std::vector<TieIndex>> records_;                  // their parts, in order of time
};

}  // namespace jiedui

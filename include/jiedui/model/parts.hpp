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
/// A later part says in its column `part_of` which record it belongs to.  Whoever counts records counts the parts of
/// one record once, and the record lasts from the first day of its first part to the last day of its last part.
class JIEDUI_API Parts {
public:
    /// @complexity O(m) for m ties if the ledger has later parts, else O(1).
    explicit Parts(const Network& network);

    /// The records that have several parts, each with its parts in order of time.
    [[nodiscard]] const std::vector<std::vector<TieIndex>>& records() const noexcept { return records_; }
    /// All parts of the record that `tie` belongs to, in order of time; the tie alone if it is the whole record.
    [[nodiscard]] std::vector<TieIndex> of(TieIndex tie) const;
    /// Whether `tie` is a part behind another one: then nothing begins with it.
    [[nodiscard]] bool is_later(TieIndex tie) const noexcept;
    /// Whether `tie` is the first part of its record for which `counts(part)`, where it does for the tie itself.
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
    /// When the whole record is in force.
    [[nodiscard]] Period period(const Network& network, TieIndex tie) const;

private:
    std::unordered_map<std::uint32_t, std::uint32_t> record_of_;  // by TieIndex, of records with several parts
    std::vector<std::vector<TieIndex>> records_;                  // their parts, in order of time
};

}  // namespace jiedui

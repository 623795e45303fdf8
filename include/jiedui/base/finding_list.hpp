// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// FindingList: collects findings, one per cause and at most a thousand per kind.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/base/finding.hpp"

namespace jiedui {

/// Joins the parts that describe a cause into one text.  Two texts are equal only if all their parts are equal.
[[nodiscard]] JIEDUI_API std::string cause_of(std::initializer_list<std::string_view> parts);

/// Collects findings.  A kind is one code in one column of one table.  The first thousand findings of each kind
/// are kept; further ones are only counted, so that the memory does not grow with the ledger.
class JIEDUI_API FindingList {
public:
    /// How many findings of one kind are kept.
    static constexpr std::size_t most_of_a_kind = 1000;
    /// A table needs at least this many rows before `join_whole` joins its findings.
    static constexpr std::uint64_t fewest_rows = 10;

    /// Adds a finding that shares its cause with no other finding.
    void add(Finding finding) { add({}, std::move(finding), {}); }
    /// Adds a finding.  If a finding with the same cause is kept, that one counts one place more instead, and
    /// names the earlier of the two rows.
    /// @param cause a text that is equal for findings of the same cause, as `cause_of` makes it; empty if the
    ///     finding has a cause of its own.
    /// @param expected makes the `expected` of the finding; called only if the finding is kept.  May be empty.
    void add(const std::string& cause, Finding finding, const std::function<Phrase()>& expected);

    /// Joins findings of one kind into one, at the first row, if every row of the table has one.  Does nothing
    /// for a table with fewer than `fewest_rows` rows.
    /// @param rows how many rows the table has.
    void join_whole(std::string_view table, std::uint64_t rows);

    /// Takes the findings out of the list, in the order in which they were added; the list is empty afterwards.
    [[nodiscard]] std::vector<Finding> take();

private:
    using KindKey = std::tuple<FindingCode, std::string, std::string>;
    struct Kind {
        std::size_t kept = 0;
        std::size_t last = 0;     ///< the place of the finding that was kept last
        std::uint64_t count = 0;  ///< how many were added, kept or not
    };

    std::vector<Finding> findings_;
    std::map<KindKey, Kind, std::less<>> kinds_;
    std::map<std::string, std::size_t, std::less<>> places_;  // of those kept that share a cause
};

}  // namespace jiedui

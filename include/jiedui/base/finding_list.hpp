// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// FindingList: collects findings, one a cause and at most a thousand a kind.

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

/// What findings of one cause have in common, as a text: equal only for equal parts.
[[nodiscard]] JIEDUI_API std::string cause_of(std::initializer_list<std::string_view> parts);

/// Collects findings.  A kind is a code in one column of one table; of each the first thousand are kept, and of all
/// behind them their number.  So the memory it takes does not grow with a ledger.
class JIEDUI_API FindingList {
public:
    static constexpr std::size_t most_of_a_kind = 1000;
    /// From so many rows on, what is wrong in all of them has one cause.
    static constexpr std::uint64_t fewest_rows = 10;

    /// Adds a finding that is a cause of its own.
    void add(Finding finding) { add({}, std::move(finding), {}); }
    /// Adds a finding, or counts one more if one of the same cause is kept.
    /// @param cause what both have in common, in a text of the caller's own; empty if it shares none.
    /// @param expected makes what the finding expects, and is called only if it is kept; may be empty.
    void add(const std::string& cause, Finding finding, const std::function<Phrase()>& expected);

    /// Joins what was found in every row of a table into one finding, at the first of them.
    /// @param rows how many rows the table has.
    void join_whole(std::string_view table, std::uint64_t rows);

    /// The findings, as they came; the list is empty afterwards.
    [[nodiscard]] std::vector<Finding> take();

private:
    using KindKey = std::tuple<FindingCode, std::string, std::string>;
    struct Kind {
        std::size_t kept = 0;
        std::size_t last = 0;     ///< the place of the one kept last
        std::uint64_t count = 0;  ///< of all, kept or not
    };

    std::vector<Finding> findings_;
    std::map<KindKey, Kind, std::less<>> kinds_;
    std::map<std::string, std::size_t, std::less<>> places_;  // of those kept that share a cause
};

}  // namespace jiedui

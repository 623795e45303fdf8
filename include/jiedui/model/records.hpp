// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The records of a ledger as people keep them: one struct for each table, which describes each field once.

#include <cstddef>
#include <type_traits>
#include <vector>

#include "jiedui/model/records/claim.hpp"
#include "jiedui/model/records/document.hpp"
#include "jiedui/model/records/indicator.hpp"
#include "jiedui/model/records/need.hpp"
#include "jiedui/model/records/posting.hpp"
#include "jiedui/model/records/school.hpp"
#include "jiedui/model/records/succession.hpp"
#include "jiedui/model/records/support.hpp"
#include "jiedui/model/records/teacher.hpp"
#include "jiedui/model/records/transfer.hpp"
#include "jiedui/model/records/values.hpp"

namespace jiedui {

/// The types of records that become ties of a network: Support, Posting and Transfer.
template <class Record>
concept tie_record = requires { Record::tie_kind; };

/// The records of a whole ledger, one list for each table.  The records of a list may stand in any order.
struct Records {
    std::vector<School> schools{};
    std::vector<Support> supports{};
    std::vector<Teacher> teachers{};
    std::vector<Posting> postings{};
    std::vector<Transfer> transfers{};
    std::vector<Need> needs{};
    std::vector<Indicator> indicators{};
    std::vector<Document> documents{};
    std::vector<Claim> claims{};
    std::vector<Succession> successions{};
    friend bool operator==(const Records&, const Records&) = default;
};

/// Calls `visit(&Records::schools)`, `visit(&Records::supports)` and so on: once for each table, in the order in which
/// Records declares them.
template <class Visit>
constexpr void each_table(Visit&& visit) {
    visit(&Records::schools);
    visit(&Records::supports);
    visit(&Records::teachers);
    visit(&Records::postings);
    visit(&Records::transfers);
    visit(&Records::needs);
    visit(&Records::indicators);
    visit(&Records::documents);
    visit(&Records::claims);
    visit(&Records::successions);
}

namespace detail {

/// How many tables there are.
inline constexpr std::size_t table_count = [] {
    std::size_t count = 0;
    each_table([&](auto) { ++count; });
    return count;
}();

/// The place of the table of `Record` in the order of Records, from 0.
template <class Record>
[[nodiscard]] consteval std::size_t table_place() {
    std::size_t place = 0;
    bool found = false;
    each_table([&]<class Other>(std::vector<Other> Records::*) {
        found = found || std::is_same_v<Record, Other>;
        place += found ? 0U : 1U;
    });
    return place;
}

}  // namespace detail
}  // namespace jiedui

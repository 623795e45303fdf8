// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What LedgerBuilder knows of rows and how it reports them, for both of its bodies: ledger_builder.cpp builds,
/// builder_checks.cpp checks.

#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "jiedui/base/amount.hpp"
#include "jiedui/model/ledger_builder.hpp"

namespace jiedui {
namespace detail {

template <class Record, class... Records>
[[nodiscard]] consteval std::size_t place_in(const std::tuple<Table<Records>...>*) {
    std::size_t place = 0;
    bool found = false;
    ((found = found || std::is_same_v<Record, Records>, place += found ? 0U : 1U), ...);
    return place;
}
template <class Record>
inline constexpr std::size_t table_place = place_in<Record>(static_cast<const Tables*>(nullptr));

/// Whether a text is a number, or looks like one, so that it is no name.
[[nodiscard]] inline bool is_number(const std::string& text) noexcept {
    return find_thousandths(text).has_value() ||
           (!text.empty() && text.find_first_not_of("0123456789.") == std::string::npos);
}

}  // namespace detail

template <class Record>
LedgerBuilder::RowNotes& LedgerBuilder::notes() noexcept {
    return notes_[detail::table_place<Record>];
}

template <class Record>
void LedgerBuilder::report(FindingCode code, std::size_t row, std::string_view column, std::string_view value,
                           Phrase expected) {
    report_cause<Record>({}, code, row, column, value, [&] { return std::move(expected); });
}

template <class Record>
void LedgerBuilder::report_cause(const std::string& cause, FindingCode code, std::size_t row, std::string_view column,
                                 std::string_view value, const std::function<Phrase()>& expected) {
    Finding finding{
        code, std::string{Record::table}, notes<Record>().rows[row], std::string{column}, std::string{value}, {}};
    if (finding.severity() == Severity::error) notes<Record>().bad[row] = true;
    found_.add(cause, std::move(finding), expected);
}

}  // namespace jiedui

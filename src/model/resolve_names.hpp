// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Names that stand where ids are wanted, and the records they mean.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/finding.hpp"
#include "jiedui/base/period.hpp"
#include "jiedui/model/ledger.hpp"

namespace jiedui::detail {

/// What a name means: the row of the one record that it can mean, or why there is none.
struct Meaning {
    std::optional<std::uint32_t> row{};
    FindingCode fault = FindingCode::unknown_name;
    std::string expected{};  ///< of the fault
};

/// A cell whose name means no record, or several.
struct NameFault {
    std::size_t row = 0;
    std::string_view column{};
    std::string name{};
    Meaning meaning{};
};

/// The schools of a ledger by their names and aliases.
class SchoolNames {
public:
    /// @pre the table is finished, outlives the names and does not change.
    explicit SchoolNames(const Table<School>& schools);

    /// The school of that name which may have been open on some day of `days`.
    /// @complexity O(log n); O(n) for an unknown name, of the first hundred of which the nearest names are looked for.
    [[nodiscard]] Meaning find(std::string_view name, const Period& days);
    [[nodiscard]] std::string id_of(std::uint32_t row) const;

private:
    [[nodiscard]] bool may_be_open(std::uint32_t row, const Period& days) const;
    [[nodiscard]] std::string ids_of(const std::vector<std::uint32_t>& rows) const;
    [[nodiscard]] const std::string& hint_for(std::string_view name);

    const Table<School>& schools_;
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> rows_;
    std::map<std::string, std::string, std::less<>> hints_;  // by unknown name
};

/// Gives each school without an id its name as id.
void name_schools(Table<School>& schools);

/// Turns names in the columns of a table that speak of schools into ids; those that mean no one school become
/// unknown, and are returned column by column.
template <described Record>
[[nodiscard]] std::vector<NameFault> resolve_schools(Table<Record>& table, SchoolNames& names);

/// Gives each teacher without an id one made of home and name.
/// @pre homes are ids.
void name_listed_teachers(Table<Teacher>& teachers);

/// Turns names of teachers in postings into ids; those that mean no one teacher become unknown, and are returned.
/// @pre homes are ids.
[[nodiscard]] std::vector<NameFault> resolve_teachers(Table<Posting>& postings, const Table<Teacher>& teachers);

/// Turns names of teachers in postings, whom no table lists, into made ids.
/// @pre homes are ids.
/// @return the teachers by these ids.
[[nodiscard]] std::map<std::string, Teacher, std::less<>> make_teachers(Table<Posting>& postings);

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Names that stand where ids are wanted, and the records they mean.

#include <cstddef>
#include <cstdint>
#include <functional>
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
    bool is_of_several = false;          ///< whether it means no single record because it means several
    std::function<Phrase()> expected{};  ///< what is said if there is none
};

/// A cell whose name means no record, or several.
struct NameFault {
    std::size_t row = 0;
    std::string_view column{};
    std::string_view name{};
    std::string cause{};  ///< what faults of one cause have in common
    Meaning meaning{};
};
/// Told of each such cell, column by column.
using ReportName = std::function<void(const NameFault&)>;

/// The schools of a ledger by their names and aliases.
class SchoolNames {
public:
    /// @pre the table is finished, outlives the names and does not change.
    explicit SchoolNames(const Table<School>& schools);

    /// The school of that name which may have been open on some day of `days`.
    /// Of more than a thousand schools of one name none is meant.
    /// @complexity O(log n); O(n) for an unknown name, of the first hundred of which the nearest names are looked for, as
    ///     long as a million comparisons are enough.
    [[nodiscard]] Meaning find(std::string_view name, const Period& days);
    [[nodiscard]] std::string id_of(std::uint32_t row) const;

private:
    [[nodiscard]] bool may_be_open(std::uint32_t row, const Period& days) const;
    [[nodiscard]] Phrase hint_for(std::string_view name);

    const Table<School>& schools_;
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> rows_;
    std::size_t hint_count_ = 0;
    std::size_t compared_ = 0;  // names, in search of the nearest
};

/// Gives each school without an id its name as id.
void name_schools(Table<School>& schools);

/// Turns names in the columns of a table that speak of schools into ids; those that mean no one school become
/// unknown, and are reported.
template <described Record>
void resolve_schools(Table<Record>& table, SchoolNames& names, const ReportName& report);

/// Gives each teacher without an id one made of home and name.
/// @pre homes are ids.
void name_listed_teachers(Table<Teacher>& teachers);

/// Turns names of teachers in postings into ids; those that mean no one teacher become unknown, and are reported.
/// @pre homes are ids.
void resolve_teachers(Table<Posting>& postings, const Table<Teacher>& teachers, const ReportName& report);

/// Turns names of teachers in postings, whom no table lists, into made ids.
/// @pre homes are ids.
/// @return the teachers by these ids.
[[nodiscard]] std::map<std::string, Teacher, std::less<>> make_teachers(Table<Posting>& postings);

}  // namespace jiedui::detail

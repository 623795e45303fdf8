// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Schools: which schools does the slice hold, and what does the ledger say of them?

#include <cstddef>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

namespace detail {

/// A field of a record that is itself a field of a row.
template <class Row, class Record, class Field>
struct FieldOf {
    Record Row::* record;
    Field Record::* field;
    [[nodiscard]] const Field& operator()(const Row& row) const { return row.*record.*field; }
};
template <class Row, class Record, class Field>
[[nodiscard]] constexpr auto field_of(Record Row::* record, const Column<Field Record::*>& column) {
    return Column{column.name, column.unit, FieldOf<Row, Record, Field>{record, column.member}, column.doc};
}

}  // namespace detail

/// One school and its record.
struct SchoolRow {
    SchoolIndex school;  ///< the school
    School record;       ///< what the ledger says of it

    static constexpr std::string_view question = "schools";
    static constexpr std::tuple columns = std::apply(
        [](const auto&, const auto&... described) {  // the id is the school
            return std::tuple{Column{"school", "id", &SchoolRow::school, "The school."},
                              detail::field_of(&SchoolRow::record, described)...};
        },
        School::columns);
    friend bool operator==(const SchoolRow&, const SchoolRow&) = default;
};

/// Lists the schools of the slice with all that the ledger says of them.
///
/// @param slice what to ask about.
/// @return one row per school, ascending; its evidence is the ties from it and to it.
/// @complexity O(n) time for n schools.
[[nodiscard]] inline Answer<SchoolRow> schools(const Slice& slice) {
    Answer<SchoolRow> answer{{}, slice};
    const Network& network = slice.network();
    for (const SchoolIndex school : slice.school_indices())
        answer.rows.push_back({school, network.ledger().table<School>()[network.row(school)]});
    return answer;
}

/// The ties from the school and to it.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<SchoolRow>& answer, std::size_t row) {
    return answer.slice.ties_at(answer.rows[row].school);
}

}  // namespace jiedui

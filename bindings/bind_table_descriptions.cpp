// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "jiedui/model/records.hpp"
#include "pybind.hpp"

namespace jiedui::bindings {
namespace {

/// What the cells of a column hold, and of which list or table.
struct CellType {
    std::string_view word;
    std::string_view of = {};  ///< the closed list, or the table that the ids are of; empty if there is none
};

template <class Value>
inline constexpr CellType cell_type{"text"};
template <class Value>
inline constexpr CellType cell_type<std::optional<Value>> = cell_type<Value>;
template <class Record>
inline constexpr CellType cell_type<RefTo<Record>>{"reference", Record::table};
template <closed_list Enum>
inline constexpr CellType cell_type<Enum>{"word", ClosedList<Enum>::name};
template <>
inline constexpr CellType cell_type<TextList>{"texts"};
template <>
inline constexpr CellType cell_type<bool>{"yes_no"};
template <>
inline constexpr CellType cell_type<std::uint32_t>{"whole_number"};
template <>
inline constexpr CellType cell_type<Thousandths>{"number"};
template <>
inline constexpr CellType cell_type<double>{"degrees"};
template <>
inline constexpr CellType cell_type<Span>{"day"};
template <>
inline constexpr CellType cell_type<LastDay>{"last_day"};

/// The tables of a ledger for the script that writes their page.
[[nodiscard]] py::list described_tables() {
    py::list tables;
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        py::list columns;
        each_column<Record>([&]<class I>(I, const auto& column) {
            constexpr CellType type = cell_type<column_value<Record, I::value>>;
            const bool is_required =
                std::ranges::find(Record::required_columns, column.name) != Record::required_columns.end();
            columns.append(py::make_tuple(column.name, type.word, type.of, word_of(column.role), word_of(column.unit),
                                          column.doc, is_required));
        });
        tables.append(py::make_tuple(Record::table, columns));
    });
    return tables;
}

}  // namespace

void bind_table_descriptions(py::module_& m) { m.def("_tables", &described_tables); }

}  // namespace jiedui::bindings

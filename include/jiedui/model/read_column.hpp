// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// ReadColumn: what became of one column of a source, cell by cell.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/column.hpp"

namespace jiedui {

/// What a column of a file, a sheet or a frame was taken for.
enum class ColumnUse : std::uint8_t {
    column,     ///< a column of the table
    both_days,  ///< the first and the last day in one cell
    total,      ///< the totals of one indicator
    helper,     ///< a name beside an id, which is compared with the record of that id
    attribute,  ///< none of the table: it is kept as an attribute
    unread      ///< nothing: it is not read
};
template <>
struct ClosedList<ColumnUse> {
    static constexpr std::string_view name = "column_use";
    static constexpr std::array<std::string_view, 6> words{"column", "both_days", "total",
                                                           "helper", "attribute", "unread"};
};

/// What became of one column of a source.  Each of its cells counts once; if a Shape makes several records of a row,
/// the row's cells count once for each of these records.
struct ReadColumn {
    std::string table{};         ///< the table of the ledger, e.g. supports
    std::string source{};        ///< the name of the file, the sheet or the frame
    std::uint32_t position = 0;  ///< its place there, from 1
    std::string at{};            ///< its letters in a workbook: C; empty elsewhere
    std::string header{};        ///< its header, as the source has it
    ColumnUse use = ColumnUse::column;
    std::string column{};          ///< the column of the table, the indicator or the attribute; empty if it is not read
    std::string unit{};            ///< the unit of its numbers, as the header says it; may be empty
    std::uint64_t understood = 0;  ///< cells with a value that was understood
    std::uint64_t empty = 0;       ///< cells without a value
    std::uint64_t unknown = 0;     ///< cells that say that the value is not known
    std::uint64_t bad = 0;         ///< cells with a value that was not understood: each has a finding
    std::uint64_t kept = 0;        ///< cells that were kept as they are, in an attribute
    std::uint64_t unread = 0;      ///< cells with a value that was not read

    static constexpr Columns columns{
        Column{"table", Role::text, &ReadColumn::table, "The table of the ledger."},
        Column{"source", Role::text, &ReadColumn::source, "The file, the sheet or the frame."},
        Column{"position", Role::place, &ReadColumn::position, "The place of the column there, from 1."},
        Column{"at", Role::text, &ReadColumn::at, "Its letters in a workbook; empty elsewhere."},
        Column{"header", Role::text, &ReadColumn::header, "Its header, as the source has it."},
        Column{"use", Role::word, &ReadColumn::use, "What it was taken for."},
        Column{"column", Role::text, &ReadColumn::column,
               "The column of the table, the indicator or the attribute; empty if it is not read."},
        Column{"unit", Role::text, &ReadColumn::unit, "The unit of its numbers, as its header says it."},
        Column{"understood", Role::count, Unit::places, &ReadColumn::understood, "Cells that were understood."},
        Column{"empty", Role::count, Unit::places, &ReadColumn::empty, "Cells without a value."},
        Column{"unknown", Role::count, Unit::places, &ReadColumn::unknown,
               "Cells that say that the value is not known."},
        Column{"bad", Role::count, Unit::places, &ReadColumn::bad,
               "Cells that were not understood; each has a finding."},
        Column{"kept", Role::count, Unit::places, &ReadColumn::kept, "Cells that were kept in an attribute."},
        Column{"unread", Role::count, Unit::places, &ReadColumn::unread, "Cells with a value that was not read."},
    };
    friend bool operator==(const ReadColumn&, const ReadColumn&) = default;
};

}  // namespace jiedui

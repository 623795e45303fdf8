// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Shape: how the sheets of a ledger are laid out, and sniff, which finds that out.

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/language.hpp"
#include "jiedui/model/ledger_builder.hpp"

namespace jiedui {

struct Sheet;

/// What a row of a sheet is that is not a record.
enum class RowUse : std::uint8_t {
    marks,    ///< marks or numbers of columns below the header: 甲, 乙, 1, 2
    header,   ///< the header once more, as on each printed page
    section,  ///< a heading over the rows below it: 一、城关镇
    total,    ///< a sum of other rows: 合计, 小计
    note      ///< a remark, a signature or a date: 注, 填表人
};
template <>
struct ClosedList<RowUse> {
    static constexpr std::string_view name = "row_use";
    static constexpr std::array<std::string_view, 5> words{"marks", "header", "section", "total", "note"};
};

/// Why a column of a sheet was taken for what it is.
enum class ColumnReason : std::uint8_t {
    header,         ///< its header is known
    two_rows,       ///< both rows of its header together are known
    numbered,       ///< its header is known but for a number at its end: 受援学校2
    likely,         ///< its header is usual for that, but also for other things
    group,          ///< it stands under a header that is a value: 现有 under 语文
    values,         ///< its values fit
    unknown_header  ///< its header is not known: it is kept as an attribute
};
template <>
struct ClosedList<ColumnReason> {
    static constexpr std::string_view name = "column_reason";
    static constexpr std::array<std::string_view, 7> words{"header", "two_rows", "numbered",      "likely",
                                                           "group",  "values",   "unknown_header"};
};

/// Why a sheet was taken for a table, or for none.
enum class SheetReason : std::uint8_t {
    name,    ///< it is called like the table
    header,  ///< its header fits the table
    hidden,  ///< it is hidden: it is not read
    none     ///< nothing says that it is a table: it is not read
};
template <>
struct ClosedList<SheetReason> {
    static constexpr std::string_view name = "sheet_reason";
    static constexpr std::array<std::string_view, 4> words{"name", "header", "hidden", "none"};
};

/// Rows of a sheet that are not records, all for one reason.
struct SkippedRows {
    RowUse use = RowUse::total;
    std::vector<std::uint32_t> rows{};  ///< their numbers, as the workbook counts them, ascending
    friend bool operator==(const SkippedRows&, const SkippedRows&) = default;
};

/// How one column of a sheet is read.
struct ShapeColumn {
    std::string at{};      ///< its letters in the workbook: C
    std::string header{};  ///< its header; the texts of two rows are divided by a blank
    /// The column of the table that it holds; first_and_last_day; or the name of an attribute.  Empty: it is not read.
    /// Several columns that hold the same make several records of a row.
    std::string holds{};
    std::string of{};          ///< the value of another column that its header says: 语文; empty if there is none
    std::string of_column{};   ///< that other column: subject
    std::string unit{};        ///< the unit of its numbers: 万元; empty if none is said
    bool has_several = false;  ///< whether one cell may hold several schools, each of which makes a record
    ColumnReason why = ColumnReason::header;
    friend bool operator==(const ShapeColumn&, const ShapeColumn&) = default;
};

/// How one sheet, or one file, is read.
struct SheetShape {
    std::string sheet{};  ///< its name
    std::string table{};  ///< the table of the ledger that it holds; empty if it is not read
    SheetReason why = SheetReason::none;
    std::vector<std::uint32_t> header{};  ///< the rows of its header: one or two
    std::vector<SkippedRows> skip{};      ///< the rows below the header that are not records
    std::vector<ShapeColumn> columns{};   ///< from left to right
    /// What every record of the sheet has in columns that the sheet does not have: `{"first_and_last_day", "2021/2022"}`.
    std::vector<std::pair<std::string, std::string>> values{};
    friend bool operator==(const SheetShape&, const SheetShape&) = default;
};

/// How a workbook, or a folder of files, is laid out: what `sniff` found, or what a person wrote.
///
/// Reading by a shape assumes what the shape says.  Each assumption that a strict reading would not make is a
/// doubtful finding of the ledger, which names the first cell and how many there are.
struct Shape {
    std::vector<SheetShape> sheets{};   ///< in the order of the workbook
    NamedBy schools_by = NamedBy::id;   ///< whether cells name schools by id or by name
    NamedBy teachers_by = NamedBy::id;  ///< whether cells name teachers by id or by name
    bool makes_schools = false;         ///< whether no sheet lists the schools: those that ties name are all
    /// Names of schools as cells have them, each with the name that the school has: 一中, 县第一中学.  Ascending.
    std::vector<std::pair<std::string, std::string>> names{};
    friend bool operator==(const Shape&, const Shape&) = default;
};

/// Finds out how the sheets of a workbook are laid out.
///
/// Nothing is refused: a sheet that is no table has an empty `table`.
/// @param sheets the sheets, in their order.
/// @param settings the text of a ledger.json, whose aliases are used too; empty if there is none.
/// @param like the shape of another file of this layout, such as last year's.  A sheet of the same name, or of a name
///     that differs only in its year, is taken for the same table, and columns with the same header hold the same; so
///     what a person has corrected stays.  Header rows, rows that are not records, and years are found anew.
/// @return one SheetShape for each sheet, in the same order.
/// @errors ErrorCode::bad_ledger if `settings` are not a ledger.json.
/// @complexity O(cells + names of schools × distinct names in ties).
[[nodiscard]] JIEDUI_API Shape sniff(std::span<const Sheet> sheets, const std::string& settings = {},
                                     const std::optional<Shape>& like = std::nullopt);

/// Finds out how the text files of a folder (`.csv`, `.tsv`, `.txt`), or one such file, are laid out.
/// @param like as above.
/// @errors ErrorCode::unreadable if the folder or a file does not exist or cannot be read.
[[nodiscard]] JIEDUI_API Shape sniff(const std::filesystem::path& place,
                                     const std::optional<Shape>& like = std::nullopt);

/// What each sheet and column was taken for, as a text to check: a block a sheet, a line a column, without a line break at the end.
[[nodiscard]] JIEDUI_API std::string explain(const Shape& shape, Language language);

/// A shape as JSON, in the form that docs/ledgers/shape.schema.json describes, one column a line.
[[nodiscard]] JIEDUI_API std::string to_json(const Shape& shape);

/// Reads a shape from JSON, in which comments (`//`) may stand.
/// @errors ErrorCode::bad_shape, with all that is wrong, each with its place.
[[nodiscard]] JIEDUI_API Shape shape_from(const std::string& json);

}  // namespace jiedui

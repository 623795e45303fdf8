// SPDX-License-Identifier: Apache-2.0
#include "io/shape/known_columns.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/folded_header.hpp"
#include "io/file_bytes.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

/// Refuses a name that is a slip of the pen away from a column of the table, as it would make an attribute.
void check_slip(const SheetShape& sheet, const ShapeColumn& column, const TableShape& table) {
    constexpr std::size_t shortest = 5;
    constexpr std::size_t most = 2;
    const auto is_ascii = [](char each) { return static_cast<unsigned char>(each) < 0x80U; };
    const bool is_name = column.holds != column.header && std::ranges::all_of(column.holds, is_ascii);
    for (const std::string_view each : table.columns)
        if (is_name && each.size() >= shortest && edit_distance(column.holds, each) <= most)
            throw Error{ErrorCode::bad_shape, sheet.sheet,
                        "its column " + column.at + " holds '" + shown(column.holds) + "', which is no column of " +
                            std::string{table.name} + "; the nearest is '" + std::string{each} +
                            "'. Correct it, or name the attribute otherwise"};
}

}  // namespace

Shape with_known_columns(Shape shape, const std::vector<TableShape>& tables, const Aliases& aliases) {
    for (SheetShape& sheet : shape.sheets) {
        const auto table = std::ranges::find(tables, sheet.table, &TableShape::name);
        if (table == tables.end()) continue;
        for (ShapeColumn& each : sheet.columns) {
            if (std::ranges::find(table->columns, each.holds) != table->columns.end()) continue;
            const std::string header = folded_header(each.holds);
            const std::string* known = aliases.find("headers/" + sheet.table, header);
            if (known == nullptr) known = aliases.find("every_table", header);
            if (known != nullptr)
                each.holds = *known;
            else
                check_slip(sheet, each, *table);
        }
    }
    return shape;
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
// What columns of a sheet hold that their headers alone do not tell.
#include <algorithm>
#include <set>
#include <string>

#include "io/shape/places.hpp"
#include "io/shape/shaped.hpp"
#include "io/shape/sheet_sniffer.hpp"

namespace jiedui::detail {

/// Columns of a sheet of supports whose headers are channels, and whose cells are ticks or amounts.
void SheetSniffer::take_channels(SheetShape& shape) const {
    const auto holds = [&](std::string_view column) {
        return std::ranges::find(shape.columns, column, &ShapeColumn::holds) != shape.columns.end();
    };
    if (shape.table != "supports" || holds("channel") || holds("amount")) return;
    const auto is_tick_or_number = [&](std::string_view text, bool has_unit) {
        constexpr std::size_t longest = 8;
        const bool is_year = text.size() >= 4 && (text.starts_with("19") || text.starts_with("20"));
        if (!has_unit && (is_year || text.size() > longest)) return false;  // 2022.10, a number of a telephone
        const bool is_number =
            std::ranges::all_of(text, [](char each) { return (each >= '0' && each <= '9') || each == '.'; });
        return is_number || words_.is_yes(text) || words_.is_no(text) || words_.is_nothing(text);
    };
    for (ShapeColumn& each : shape.columns) {
        if (each.why != ColumnReason::unknown_header) continue;
        const HeaderMeaning channel = words_.channel_meaning(each.header);
        if (channel.holds.empty()) continue;
        const std::size_t place = place_of_letters(each.at);
        std::size_t filled = 0;
        bool are_fitting = true;
        for (const std::size_t row : record_rows(sheet_, shape)) {
            const std::string_view text = cell(row, place);
            if (text.empty()) continue;
            ++filled;
            are_fitting = are_fitting && is_tick_or_number(text, !channel.unit.empty());
        }
        if (filled == 0 || !are_fitting) continue;
        each.holds = channel.holds;
        each.of = channel.of;
        each.of_column = channel.of_column;
        each.unit = channel.unit;
        each.why = channel.why;
    }
}

/// Gives the second attribute of one name a name of its own: phone, phone_2.
void SheetSniffer::tell_attributes_apart(SheetShape& shape, const TableShape& table) {
    std::set<std::string, std::less<>> taken;
    for (ShapeColumn& each : shape.columns) {
        const bool is_column = std::ranges::find(table.columns, each.holds) != table.columns.end() ||
                               each.holds == "first_and_last_day" || each.holds.ends_with("_name") ||
                               each.holds == "indicator";
        if (is_column || each.holds.empty() || !each.of.empty()) continue;
        const std::string name = each.holds;
        for (unsigned number = 2; taken.contains(each.holds); ++number)
            each.holds = name + "_" + std::to_string(number);
        taken.insert(each.holds);
    }
}

}  // namespace jiedui::detail

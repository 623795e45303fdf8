// SPDX-License-Identifier: Apache-2.0
#include "io/units.hpp"

#include <algorithm>
#include <utility>

#include "io/file_bytes.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

/// The token of a unit that is no money; nothing if it is not known.
[[nodiscard]] std::optional<std::string> find_token(const std::string& unit, const Aliases& aliases) {
    for (const std::string_view list : {"units/people", "units/goods"})
        if (const std::string* const token = aliases.find(list, folded(unit))) return *token;
    return std::nullopt;
}

/// Why a unit cannot stand behind the header of a count; empty if it can.
[[nodiscard]] Phrase fault_in_count(const std::string& unit, const Aliases& aliases) {
    const auto token = find_token(unit, aliases);
    if (token == "person_times") return phrase("header_person_times");
    const bool is_known = token || aliases.find("units/degrees", folded(unit)) != nullptr;
    if (is_known) return {};
    return phrase("unit_of_count", {shown(unit)});
}

}  // namespace

Units read_units(const TableShape& table, Header& header, const Aliases& aliases, std::vector<Finding>& findings) {
    Units units{.amount_column = table.amount_column, .unit_place = header.find_column("unit")};
    const auto refuse = [&](const HeaderCell& cell, Phrase why) {
        findings.push_back(
            {FindingCode::ambiguous_column, std::string{table.name}, 0, cell.name, shown(cell.text), std::move(why)});
        header.is_sound = false;
    };
    for (const HeaderCell& cell : header.cells) {
        const bool is_column = cell.use == HeaderCell::Use::column;
        if ((!is_column && cell.use != HeaderCell::Use::total) || cell.unit.empty()) continue;
        const bool is_amount = cell.name == units.amount_column;
        const bool is_total = !is_column || (table.has_totals && cell.name == "amount");
        if (cell.name == table.share_column && folded(cell.unit) == "%") units.scales[cell.name] = {1, 100};
        if (std::ranges::find(table.counts, cell.name) != table.counts.end())
            if (Phrase why = fault_in_count(cell.unit, aliases); !why.empty()) refuse(cell, std::move(why));
        if (!is_amount && !is_total && cell.name != table.value_column) continue;
        const auto yuan = aliases.yuan_in(cell.unit);
        const auto token = find_token(cell.unit, aliases);
        const bool is_square_metres = is_total && aliases.find("units/square_metres", folded(cell.unit)) != nullptr;
        if (yuan) {
            units.scales[cell.name] = {*yuan, 1};
            if (is_amount) units.unit = "yuan";
        } else if (cell.name != table.value_column && token) {
            if (is_amount) units.unit = *token;
        } else if (!is_square_metres) {
            refuse(cell, phrase("unit_unknown", {shown(cell.unit)}));
        }
    }
    return units;
}

}  // namespace jiedui::detail

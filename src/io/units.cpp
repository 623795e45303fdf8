// SPDX-License-Identifier: Apache-2.0
#include "io/units.hpp"

#include "io/file_bytes.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

/// The column of a table that its unit column is of.
[[nodiscard]] std::string_view amount_column_of(std::string_view table) noexcept {
    if (table == "supports" || table == "claims") return "amount";
    return table == "transfers" ? "quantity" : "";
}

/// The token of a unit that is no money; nothing if it is not known.
[[nodiscard]] std::optional<std::string> find_token(const std::string& unit, const Aliases& aliases) {
    for (const std::string_view list : {"units/people", "units/goods"})
        if (const std::string* const token = aliases.find(list, folded(unit))) return *token;
    return std::nullopt;
}

}  // namespace

Units read_units(std::string_view table, Header& header, const Aliases& aliases, std::vector<Finding>& findings) {
    Units units{.amount_column = amount_column_of(table), .unit_place = header.place_of("unit")};
    for (const HeaderCell& cell : header.cells) {
        if (cell.use != HeaderCell::Use::column || cell.unit.empty()) continue;
        const bool is_amount = cell.name == units.amount_column;
        const bool is_total = table == "indicators" && cell.name == "amount";
        if (cell.name == "share" && folded(cell.unit) == "%") units.scales["share"] = {1, 100};
        if (!is_amount && !is_total && cell.name != "value_yuan") continue;
        const auto yuan = aliases.yuan_in(cell.unit);
        const auto token = find_token(cell.unit, aliases);
        const bool is_square_metres = is_total && aliases.find("units/square_metres", folded(cell.unit)) != nullptr;
        if (yuan) {
            units.scales[cell.name] = {*yuan, 1};
            if (is_amount) units.unit = "yuan";
        } else if (cell.name != "value_yuan" && token) {
            if (is_amount) units.unit = *token;
        } else if (!is_square_metres) {
            findings.push_back(
                {FindingCode::ambiguous_column, std::string{table}, 0, cell.name, shown(cell.text),
                 "its unit '" + shown(cell.unit) + "' is not known here; the aliases of ledger.json may add it"});
            header.is_sound = false;
        }
    }
    return units;
}

}  // namespace jiedui::detail

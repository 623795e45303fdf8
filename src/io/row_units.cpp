// SPDX-License-Identifier: Apache-2.0
#include "io/row_units.hpp"

#include "jiedui/base/text.hpp"

namespace jiedui::detail {

std::optional<std::string_view> RowUnits::read(const std::vector<std::string_view>& cells, const Aliases& aliases,
                                               const CommonWords& common) {
    if (!units_.unit_place) return std::nullopt;
    const std::string_view unit = trimmed(cells[*units_.unit_place]);
    is_said_ = !unit.empty() && !common.is_unknown(unit);
    of_row_ = Scale{is_said_ ? aliases.yuan_in(unit).value_or(1) : 1, 1};
    if (amount_) *amount_->scale = is_said_ ? of_row_ : header_scale_;
    if (value_) *value_->scale = has_amount(cells, common) ? Scale{} : of_row_;
    return is_said_ ? std::optional{unit} : std::nullopt;
}

bool RowUnits::has_amount(const std::vector<std::string_view>& cells, const CommonWords& common) const {
    if (!amount_) return false;
    const std::string_view cell = trimmed(cells[amount_->place]);
    return !cell.empty() && !common.is_unknown(cell);
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// RowUnits: what the unit column of a row says of its numbers.

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "io/aliases.hpp"
#include "io/cell.hpp"
#include "io/units.hpp"

namespace jiedui::detail {

/// Scales money by the unit in the row's own cell, else by that of the header.  The unit of a
/// transfer is that of its quantity, and where it has none, of its value.
class RowUnits {
public:
    /// A number whose scale may change from row to row.
    struct Number {
        std::size_t place = 0;  ///< in the row
        Scale* scale = nullptr;
    };

    RowUnits() = default;
    explicit RowUnits(Units units) : units_{std::move(units)} {}

    [[nodiscard]] const Units& units() const noexcept { return units_; }
    /// Takes the column that the unit column is of.
    void set_amount(Number amount) {
        amount_ = amount;
        header_scale_ = *amount.scale;
    }
    /// Takes the column of values, which are in the unit of the row if it has no amount.
    void set_value(Number value) { value_ = value; }

    /// Reads the unit of a row, and sets the scales of its numbers.
    /// @return the unit; nothing if the row says none.
    std::optional<std::string_view> read(const std::vector<std::string_view>& cells, const Aliases& aliases,
                                         const CommonWords& common);
    /// What the unit of the row multiplies numbers by.
    [[nodiscard]] Scale of_row() const noexcept { return of_row_; }
    /// Whether the row says a unit itself.
    [[nodiscard]] bool is_said() const noexcept { return is_said_; }
    /// Whether the row says anything in the column that the unit column is of.
    [[nodiscard]] bool has_amount(const std::vector<std::string_view>& cells, const CommonWords& common) const;

private:
    Units units_;
    std::optional<Number> amount_, value_;
    Scale header_scale_, of_row_;
    bool is_said_ = false;
};

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// GroupedRows: the rows of a sample with those of each group side by side.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/equity/complete_rows.hpp"
#include "jiedui/equity/labels.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// Throws ErrorCode::unequal_columns or missing_value unless each of `rows` rows has a label.
void check_labels(std::string_view call, std::string_view name, std::size_t rows,
                  std::span<const std::uint32_t> groups);

/// Rows in the order of their groups; those of one group keep their order.
class GroupedRows {
public:
    /// @pre each number in `groups` is below `count`.
    GroupedRows(const Sample& sample, std::span<const std::uint32_t> groups, std::size_t count);

    [[nodiscard]] std::size_t count() const noexcept { return ends_.size() - 1; }
    /// The rows of a group.
    [[nodiscard]] Sample group(std::size_t number) const noexcept;
    /// Where each row of a group stood, in the order of `group`.
    [[nodiscard]] std::span<const std::size_t> places(std::size_t number) const noexcept;

private:
    std::vector<std::size_t> ends_;  // where each group begins, and the number of rows
    std::vector<std::size_t> places_;
    Rows rows_{};
};

}  // namespace jiedui::equity

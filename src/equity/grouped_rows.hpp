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

/// Rows in the order of their groups; those of one group keep their order.  Where the groups ascend
/// already, the rows are looked at where they are.
class GroupedRows {
public:
    /// @pre each number in `groups` is below `count`, and there is one for each row.
    GroupedRows(const Sample& sample, std::span<const std::uint32_t> groups, std::size_t count);

    GroupedRows(const GroupedRows&) = delete;
    GroupedRows& operator=(const GroupedRows&) = delete;
    ~GroupedRows() = default;

    [[nodiscard]] std::size_t count() const noexcept { return ends_.size() - 1; }
    /// The rows of a group.
    [[nodiscard]] Sample group(std::size_t number) const noexcept;

private:
    [[nodiscard]] std::vector<double> scattered(Numbers column, std::span<const std::uint32_t> groups) const;

    std::vector<std::size_t> ends_;  // where each group begins, and the number of rows
    Rows rows_{};
    Sample grouped_;
};

}  // namespace jiedui::equity

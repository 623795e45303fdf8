// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What findings say, in one language each: `{v}` the value, `{c}` the column, `{e}` what was expected.

#include <string>
#include <string_view>

#include "jiedui/base/finding.hpp"

namespace jiedui::detail {

[[nodiscard]] std::string_view sentence_en(const Finding& finding) noexcept;
[[nodiscard]] std::string_view sentence_zh(const Finding& finding) noexcept;

/// A column of a table as it is called in Chinese: 结束日期（last_day）; as the file has it between quotes, if the
/// library has no such column.
[[nodiscard]] std::string column_zh(std::string_view table, std::string_view column);

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Group names: what the records of a table say in one column, as groups in ascending order.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/cell_text.hpp"
#include "jiedui/model/table.hpp"
#include "model/match.hpp"

namespace jiedui {

/// A cell as a group is called by it; empty where it is unknown.
template <class Value>
[[nodiscard]] std::string group_text(const Value& value) {
    return cell_text(value);
}
[[nodiscard]] inline std::string group_text(const LastDay& day) {
    if (day.is_running()) return "running";
    return day.is_known() ? text_of(day) : std::string{};
}

/// By row of the table what stands in a column; empty where that is unknown, `running` for a last day that is none.
/// @param more what the error says behind the names of columns.
/// @errors ErrorCode::unknown_column if there is none of that name.
template <described Record>
[[nodiscard]] std::vector<std::string> cells_of(const Table<Record>& table, std::string_view column,
                                                std::string_view more = {}) {
    std::vector<std::string> cells;
    bool is_found = false;
    each_column<Record>([&]<class I>(I, const auto& each) {
        if (each.name != column) return;
        is_found = true;
        for (std::size_t row = 0; row < table.size(); ++row)
            cells.push_back(group_text(table.template value<I::value>(row)));
    });
    for (const AttributeColumn& each : table.attributes()) {
        if (is_found || each.name != column) continue;
        is_found = true;
        for (std::size_t row = 0; row < table.size(); ++row) cells.emplace_back(each.words[row].value_or(""));
    }
    if (!is_found)
        throw Error{ErrorCode::unknown_column, std::string{column},
                    std::string{Record::table} + " have " + listed(column_names(table), "and") + std::string{more}};
    return cells;
}

/// Distinct texts, ascending by their bytes and numbered from 0; the empty one, which stands for unknown, last and without a name.
class GroupNames {
public:
    explicit GroupNames(const std::vector<std::string>& cells) {
        for (const std::string& cell : cells) {
            if (!cell.empty()) groups_.try_emplace(cell, 0);
            some_unknown_ |= cell.empty();
        }
        std::uint32_t next = 0;
        for (auto& [text, group] : groups_) group = next++;
    }
    [[nodiscard]] std::uint32_t group_of(const std::string& cell) const {
        return cell.empty() ? static_cast<std::uint32_t>(groups_.size()) : groups_.at(cell);
    }
    [[nodiscard]] std::vector<std::optional<std::string>> names() const {
        std::vector<std::optional<std::string>> names;
        for (const auto& [text, group] : groups_) names.emplace_back(text);
        if (some_unknown_) names.emplace_back();
        return names;
    }

private:
    std::map<std::string_view, std::uint32_t> groups_;  // of texts that the cells hold
    bool some_unknown_ = false;
};

}  // namespace jiedui

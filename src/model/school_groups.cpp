// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/school_groups.hpp"

#include <cstddef>
#include <map>

#include "jiedui/base/text.hpp"
#include "jiedui/model/cell_text.hpp"

namespace jiedui {
namespace {

/// By row of the table of schools what stands in a column; empty where that is unknown.
[[nodiscard]] std::vector<std::string> cells_of(const Table<School>& schools, std::string_view column) {
    std::vector<std::string> cells;
    bool is_found = false;
    each_column<School>([&]<class I>(I, const auto& each) {
        if (each.name != column) return;
        is_found = true;
        for (std::size_t row = 0; row < schools.size(); ++row) cells.push_back(cell_text(schools.value<I::value>(row)));
    });
    for (const AttributeColumn& each : schools.attributes()) {
        if (is_found || each.name != column) continue;
        is_found = true;
        for (std::size_t row = 0; row < schools.size(); ++row) cells.emplace_back(each.words[row].value_or(""));
    }
    if (!is_found)
        throw Error{ErrorCode::unknown_column, std::string{column},
                    "schools have " + listed(column_names(schools), "and")};
    return cells;
}

}  // namespace

SchoolGroups::SchoolGroups(const Network& network, std::string_view column) {
    const std::vector<std::string> cells = cells_of(network.ledger().table<School>(), column);
    std::map<std::string_view, std::uint32_t> groups;
    bool some_unknown = false;
    for (const std::string& cell : cells) {
        if (!cell.empty()) groups.try_emplace(cell, 0);
        some_unknown |= cell.empty();
    }
    for (auto& [text, group] : groups) {
        group = count();
        names_.emplace_back(text);
    }
    if (some_unknown) names_.emplace_back();
    for (std::uint32_t school = 0; school < network.school_count(); ++school) {
        const std::string& cell = cells[network.row(SchoolIndex{school})];
        group_of_.push_back(cell.empty() ? count() - 1 : groups.at(cell));
    }
}

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/frame/frame.hpp"

#include <algorithm>
#include <utility>

#include "jiedui/frame/personal.hpp"

namespace jiedui::detail {

void put_names(ColumnBuilder& to, const RefStore& schools, const Ledger& ledger, const ChosenRows& rows,
               const std::vector<AttributeColumn>& attributes, std::string_view called) {
    const auto written = std::ranges::find(attributes, called, &AttributeColumn::name);
    const Table<School>& table = ledger.table<School>();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::uint32_t row = rows[i];
        const std::uint32_t place = schools.place_at(row);
        if (place != no_row) {
            const auto name = [&] { return table.get<&School::name>(ledger.schools_by_id().row_at(place)); };
            to.keyed_word(place, ledger.schools_by_id().size(), name);
        } else if (const auto word = written != attributes.end() ? written->words[row] : std::nullopt) {
            to.word(*word);
        } else {
            to.miss();
        }
    }
}

void put_name(ColumnBuilder& to, std::optional<SchoolIndex> school, const Network& network) {
    school ? to.word(network.get<&School::name>(*school)) : to.miss();
}

std::vector<const AttributeColumn*> declare_attributes(Frame& frame, const std::vector<AttributeColumn>& attributes) {
    std::vector<const AttributeColumn*> shown;
    for (const AttributeColumn& each : attributes)
        if (std::ranges::find(frame.columns, each.name, &FrameColumn::name) == frame.columns.end())
            shown.push_back(&each);
    for (const AttributeColumn* const each : shown)
        declare_column(frame, {.name = each->name,
                               .role = Role::text,
                               .doc = "An attribute.",
                               .kind = FrameKind::text,
                               .is_attribute = true,
                               .is_personal = is_personal(each->name),
                               .may_miss = true});
    return shown;
}

void put_attribute(ColumnBuilder& to, const AttributeColumn& attribute, const ChosenRows& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto word = attribute.words[rows[i]];
        word ? to.word(*word) : to.miss();
    }
}

void declare_column(Frame& frame, FrameColumn column) { frame.columns.push_back(std::move(column)); }

void name_groups(Frame& frame, std::string_view by) {
    std::string_view list;
    each_column<School>([&]<class I>(I, const auto& column) {
        if (column.name == by) list = list_of<column_value<School, I::value>>(column.name, column.role);
    });
    for (FrameColumn& each : frame.columns)
        if (each.name == "group" || each.name.ends_with("_group")) each.list = list;
}

void declare_names(Frame& frame, std::string_view column) {
    declare_column(frame, {.name = std::string{column} + "_name",
                           .role = Role::name,
                           .doc = "Its name.",
                           .kind = FrameKind::text,
                           .may_miss = true});
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
// Columns of a source that are none of the table: attributes, and names beside ids.
#include <string>
#include <utility>
#include <vector>

#include "io/table_reader.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {

void TableReader::prepare_extra(std::size_t place) {
    const HeaderCell& cell = header_.cells[place];
    Extra extra{.place = place, .name = cell.name, .header = cell.text};
    if (cell.use == HeaderCell::Use::helper) {
        const std::string id_column = cell.name.substr(0, cell.name.rfind("_name"));
        extra.id_place = header_.find_column(id_column);
        extra.names = id_column == "teacher" ? NameBook{reading_.builder.table<Teacher>()}
                                             : NameBook{reading_.builder.table<School>()};
    } else if (reading_.is_addition && !known_attributes_.contains(cell.name)) {
        return reading_.builder.add({}, finding_of(FindingCode::unknown_column, 0, "", cell.text),
                                    [&] { return columns_near(cell.name); });
    } else {
        declare_attribute(cell.name);
    }
    extras_.push_back(std::move(extra));
}

/// The columns of the table that are nearest to `name`, or all of them; of very many attributes the
/// first.
Phrase TableReader::columns_near(std::string_view name) const {
    constexpr std::size_t most = 1000;
    std::vector<std::string> names{shape_.columns.begin(), shape_.columns.end()};
    for (std::string& each : attributes())
        if (names.size() < most) names.push_back(std::move(each));
    std::vector<std::string> near = nearest(name, names);
    if (near.empty()) near = std::move(names);
    near.insert(near.begin(), "columns/" + std::string{table()});
    return phrase("one_of_words", std::move(near));
}

void TableReader::read_extra(Extra& extra) {
    const std::string_view text = cell(extra.place);
    if (text.empty()) return count(extra.place, CellFate::empty);
    if (reading_.common.is_unknown(text)) return count(extra.place, CellFate::unknown);
    report_long_number(extra.place, extra.header, text);
    const auto* const names = extra.id_place ? extra.names.find(cell(*extra.id_place)) : nullptr;
    const bool has_name = names != nullptr && NameBook::has(*names, text);
    if (names == nullptr) {
        count(extra.place, CellFate::kept);
        add_attribute(extra.name, text);
    } else {
        count(extra.place, has_name ? CellFate::understood : CellFate::bad);
    }
    if (names != nullptr && !has_name) {
        constexpr auto code = FindingCode::name_differs;
        reading_.builder.add(cause_of({word_of(code), names->front(), text}),
                             finding_of(code, row(), extra.header, text),
                             [&] { return Phrase{shown(names->front())}; });
    }
}

}  // namespace jiedui::detail

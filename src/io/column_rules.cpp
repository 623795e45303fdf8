// SPDX-License-Identifier: Apache-2.0
#include "io/column_rules.hpp"

namespace jiedui::detail {

JoinedWords::JoinedWords(const Aliases& aliases) {
    for (const std::string_view list : {"cells/yes", "cells/no"})
        yes_no.insert(aliases.words(list).begin(), aliases.words(list).end());
    for (const auto& [unit, yuan] : aliases.words("units/money")) units.emplace(unit, "yuan");
    for (const std::string_view list : {"units/people", "units/goods"})
        units.insert(aliases.words(list).begin(), aliases.words(list).end());
}

const Meanings* open_list(std::string_view column, const RuleSources& sources) {
    if (column == "subject") return &sources.aliases.words("values/subject");
    if (column == "indicator") return &sources.aliases.words("values/indicator");
    if (column == "exempt") return &sources.joined.yes_no;
    if (column == "unit") return &sources.joined.units;
    return nullptr;
}

void add_yes_no(CellRules& rules, const RuleSources& sources) {
    rules.list = "yes_no";
    rules.tokens = {"no", "yes"};
    for (const auto& [text, token] : sources.joined.yes_no) rules.codes.add(text, token == "yes" ? 1 : 0);
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#include "io/shape/choices.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace jiedui::detail {

std::vector<Choice> choices_of(const std::vector<Reads>& reads) {
    std::vector<Choice> choices{Choice{}};
    std::vector<std::string> groups;
    for (const Reads& each : reads)
        if (!each.column->of.empty() && std::ranges::find(groups, each.column->of) == groups.end())
            groups.push_back(each.column->of);
    if (!groups.empty()) {
        choices.clear();
        for (const std::string& group : groups) choices.push_back({.columns = {}, .of_column = {}, .of = group});
    }
    std::map<std::size_t, std::vector<const Reads*>> by_out;
    for (const Reads& each : reads) by_out[each.out].push_back(&each);
    for (const auto& [out, same] : by_out) {
        std::vector<Choice> more;
        for (const Choice& choice : choices)
            for (const Reads* const each : same) {
                if (!each->column->of.empty() && each->column->of != choice.of) continue;
                Choice next = choice;
                next.columns.push_back(each);
                if (!each->column->of.empty()) next.of_column = each->column->of_column;
                more.push_back(std::move(next));
            }
        if (!more.empty()) choices = std::move(more);
    }
    return choices;
}

}  // namespace jiedui::detail

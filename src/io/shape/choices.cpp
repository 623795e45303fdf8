// SPDX-License-Identifier: Apache-2.0
#include "io/shape/choices.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace jiedui::detail {

namespace {

/// The columns of the sheet that hold the same as another one, by what they hold, if they stand in blocks side by
/// side: as many of each, and all of one block before all of the next.
[[nodiscard]] std::map<std::size_t, std::vector<const Reads*>> blocks_of(const std::vector<Reads>& reads) {
    std::map<std::size_t, std::vector<const Reads*>> several;
    for (const Reads& each : reads)
        if (each.column->of.empty()) several[each.out].push_back(&each);
    std::erase_if(several, [](const auto& each) { return each.second.size() < 2; });
    if (several.size() < 2) return {};
    const std::size_t count = several.begin()->second.size();
    std::size_t end = 0;  // of the block before
    for (std::size_t block = 0; block < count; ++block) {
        const std::size_t begin = end;
        for (const auto& [out, same] : several) {
            if (same.size() != count || (block > 0 && same[block]->place < begin)) return {};
            end = std::max(end, same[block]->place + 1);
        }
    }
    return several;
}

}  // namespace

bool is_in_blocks(const std::vector<Reads>& reads, const Reads& column) {
    return column.column->of.empty() && blocks_of(reads).contains(column.out);
}

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
    const auto blocks = blocks_of(reads);
    if (!blocks.empty()) {
        const std::vector<Choice> before = std::exchange(choices, {});
        for (std::size_t block = 0; block < blocks.begin()->second.size(); ++block)
            for (Choice choice : before) {
                for (const auto& [out, same] : blocks) choice.columns.push_back(same[block]);
                choices.push_back(std::move(choice));
            }
    }
    for (const auto& [out, same] : by_out) {
        if (blocks.contains(out)) continue;
        std::vector<Choice> more;
        for (const Choice& choice : choices) {
            const std::size_t before = more.size();
            for (const Reads* const each : same) {
                if (!each->column->of.empty() && each->column->of != choice.of) continue;
                Choice next = choice;
                next.columns.push_back(each);
                if (!each->column->of.empty()) next.of_column = each->column->of_column;
                more.push_back(std::move(next));
            }
            if (more.size() == before) more.push_back(choice);  // it has no such column
        }
        choices = std::move(more);
    }
    return choices;
}

}  // namespace jiedui::detail

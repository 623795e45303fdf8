// SPDX-License-Identifier: Apache-2.0
#include "jiedui/frame/reading_frame.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "jiedui/frame/in_language.hpp"
#include "words/nouns.hpp"

namespace jiedui {
namespace {

void put_in_chinese(std::string& text, std::string_view chinese) {
    if (!chinese.empty()) text = chinese;
}

}  // namespace

Frame reading_frame(std::vector<ReadColumn> reading, Language language) {
    if (language == Language::en) return frame_of(reading);
    for (ReadColumn& each : reading) {
        const bool is_total = each.use == ColumnUse::total;
        if (is_total || each.use == ColumnUse::column || each.use == ColumnUse::both_days ||
            each.use == ColumnUse::helper)
            put_in_chinese(each.column, is_total ? detail::chinese_of("indicator", each.column)
                                                 : detail::chinese_column("columns/" + each.table, each.column));
        put_in_chinese(each.table, detail::chinese_of("tables", each.table));
    }
    return in_language(frame_of(reading), "answers/reading", language);
}

}  // namespace jiedui

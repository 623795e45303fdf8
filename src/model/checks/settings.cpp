// SPDX-License-Identifier: Apache-2.0
#include "model/checks/settings.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/text.hpp"
#include "model/checks/values.hpp"

namespace jiedui::detail {

void BadSetting::of_settings(Draft& draft) {
    constexpr std::string_view file = "ledger.json";
    const auto complain = [&](std::string place, const std::string& value, Phrase expected) {
        draft.found.add({code, std::string{file}, 0, std::move(place), in_quotes(as_utf8(value)), std::move(expected)});
    };
    std::vector<std::string> tables;
    each_table([&]<class Record>(std::vector<Record> Records::*) { tables.emplace_back(Record::table); });
    const Settings& settings = draft.store->settings;
    if (!is_utf8(settings.district)) complain("/district", settings.district, phrase("a_text"));
    for (std::size_t i = 0; i < settings.complete.size(); ++i) {
        const auto& [table, period] = settings.complete[i];
        const std::string place = "/complete/" + std::to_string(i);
        if (std::ranges::find(tables, table) == tables.end())
            complain(place + "/table", table, phrase("one_of", tables));
        const Day until = period.until();
        const bool has_days = period.first().is_known() && is_sound(period.first()) && period.first() <= Day::last() &&
                              until != Day::unknown() && is_sound(until);
        if (!has_days) complain(place, shown_day(period.first()) + ".." + shown_day(until - 1), phrase("known_bounds"));
    }
}

}  // namespace jiedui::detail

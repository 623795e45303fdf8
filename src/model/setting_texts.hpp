// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The settings of a ledger as texts, each with its name.

#include <array>
#include <string>
#include <string_view>

#include "jiedui/model/ledger.hpp"

namespace jiedui::detail {

/// The setting that says what days a term means.
inline constexpr std::string_view calendar_setting = "calendar";

/// One setting: different texts for different values, and how to copy it.
struct SettingText {
    std::string_view name;
    std::string text;
    void (*copy)(const Settings& from, Settings& to);
};
using SettingTexts = std::array<SettingText, 4>;

/// `autumn 09-01, spring 02-01`.
[[nodiscard]] inline std::string text_of(const Calendar& calendar) {
    const auto border = [](Calendar::Border day) { return iso_text(1, day.month, day.day).substr(5); };
    return "autumn " + border(calendar.autumn()) + ", spring " + border(calendar.spring());
}

/// `postings 2003-09-01..2004-08-31, …`.
template <class InPeriod>
[[nodiscard]] std::string text_of(const std::vector<InPeriod>& list) {
    std::string text;
    for (const InPeriod& each : list)
        text += (text.empty() ? "" : ", ") + each.table + " " + jiedui::text_of(each.period);
    return text;
}

[[nodiscard]] inline SettingTexts texts_of(const Settings& settings) {
    return {{{"district", settings.district, [](const Settings& from, Settings& to) { to.district = from.district; }},
             {calendar_setting, text_of(settings.calendar),
              [](const Settings& from, Settings& to) { to.calendar = from.calendar; }},
             {"complete", text_of(settings.complete),
              [](const Settings& from, Settings& to) { to.complete = from.complete; }},
             {"gaps", text_of(settings.gaps), [](const Settings& from, Settings& to) { to.gaps = from.gaps; }}}};
}

}  // namespace jiedui::detail

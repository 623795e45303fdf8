// SPDX-License-Identifier: Apache-2.0
#include "io/settings_file.hpp"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "io/json_place.hpp"
#include "io/json_reader.hpp"
#include "io/json_text.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/completeness.hpp"
#include "jiedui/model/records.hpp"

namespace jiedui::detail {
namespace {

using nlohmann::json;

/// The names of all tables, and of all columns that hold a last day, as `supports.last_day`.
[[nodiscard]] std::pair<std::vector<std::string>, std::vector<std::string>> tables_and_ends() {
    std::pair<std::vector<std::string>, std::vector<std::string>> names;
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        names.first.emplace_back(Record::table);
        each_column<Record>([&]<class I>(I, const auto& column) {
            if constexpr (std::same_as<column_value<Record, I::value>, LastDay>)
                names.second.push_back(std::string{Record::table} + "." + std::string{column.name});
        });
    });
    return names;
}

/// `09-01`; nothing if it is none.
[[nodiscard]] std::optional<Calendar::Border> find_border(std::string_view text) {
    Calendar::Border border;
    if (text.size() != 5 || text[2] != '-') return std::nullopt;
    const auto read = [](std::string_view digits, unsigned& number) {
        if (digits.find_first_not_of("0123456789") != std::string_view::npos) return false;
        number = 0;
        for (const char digit : digits) number = 10 * number + static_cast<unsigned>(digit - '0');
        return true;
    };
    const bool is_border = read(text.substr(0, 2), border.month) && read(text.substr(3), border.day);
    return is_border ? std::optional{border} : std::nullopt;
}

/// Takes a ledger.json apart, key by key.
class SettingsReader : private JsonReader {
public:
    SettingsReader(SettingsFile& file, FindingList& findings)
        : JsonReader{std::string{settings_name}, findings}, file_{file} {}

    void read(const json& all) {
        if (!all.is_object()) return complain("", all, phrase("an object, e.g. {0}", {R"({"district": "…"})"}));
        if (all.contains("calendar")) read_calendar(all["calendar"]);  // before all that has days
        for (const auto& [key, value] : all.items()) {
            const std::string place = "/" + key;
            if (key == "district") {
                if (const auto text = text_in(value, place)) file_.settings.district = *text;
            } else if (key == "aliases") {
                file_.aliases.add(value, place, [&](const auto& at, const auto& what, const auto& expected) {
                    complain_text(at, what, expected);
                });
            } else if (key == "complete") {
                read_complete(value);
            } else if (key == "gaps") {
                read_gaps(value);
            } else if (key == "missing_columns") {
                read_missing_columns(value);
            } else if (key == "teachers_listed") {
                if (value.is_boolean())
                    file_.are_teachers_listed = value.get<bool>();
                else
                    complain(place, value, phrase("true or false"));
            } else if (key != "calendar" && key != "$schema") {
                complain_key(
                    "/", key,
                    {"district", "calendar", "aliases", "complete", "gaps", "missing_columns", "teachers_listed"});
            }
        }
    }

private:
    void read_calendar(const json& value) {
        constexpr std::string_view place = "/calendar";
        const Phrase expected = phrase("e.g. {0}", {R"({"autumn": "09-01", "spring": "02-01"})"});
        if (!value.is_object()) return complain(std::string{place}, value, expected);
        Calendar::Border autumn = file_.settings.calendar.autumn();
        Calendar::Border spring = file_.settings.calendar.spring();
        for (const auto& [key, day] : value.items()) {
            const std::string at = std::string{place} + "/" + key;
            if (key != "autumn" && key != "spring") {
                complain_key(std::string{place}, key, {"autumn", "spring"});
                continue;
            }
            const auto border = day.is_string() ? find_border(day.get_ref<const std::string&>()) : std::nullopt;
            if (!border)
                complain(at, day, phrase("month and day, e.g. \"09-01\""));
            else
                (key == "autumn" ? autumn : spring) = *border;
        }
        try {
            file_.settings.calendar = Calendar{autumn, spring};
        } catch (const Error&) {
            complain(std::string{place}, value, phrase("days that every year has, spring before autumn"));
        }
    }

    void read_complete(const json& value) {
        if (!value.is_array())
            return complain("/complete", value, phrase("a list, e.g. {0}", {R"([{"table": "supports", …}])"}));
        each_entry(value, "/complete",
                   [this](const json& entry, const std::string& place) { read_one_complete(entry, place); });
    }

    void read_one_complete(const json& value, const std::string& place) {
        if (!value.is_object() || !value.contains("table"))
            return complain(place, value, phrase("e.g. {0}", {R"({"table": "supports", "period": "2003/2004"})"}));
        for (const auto& [key, ignored] : value.items())
            if (key != "table" && key != "period" && key != "first_day" && key != "last_day")
                complain_key(place, key, {"table", "period", "first_day", "last_day"});
        const auto table = word_in(value["table"], place + "/table", names_.first);
        const auto period = period_in(value, place, file_.settings.calendar);
        if (table && period) file_.settings.complete.push_back({*table, *period});
    }

    void read_gaps(const json& value) {
        if (!value.is_array())
            return complain("/gaps", value, phrase("a list, e.g. {0}", {R"([{"table": "postings", …}])"}));
        std::map<std::string, std::vector<DayRange>> gaps;
        each_entry(value, "/gaps",
                   [&](const json& entry, const std::string& place) { read_one_gap(entry, place, gaps); });
        for (auto& [table, days] : gaps) add_gaps(file_.settings, table, std::move(days));
    }

    /// Without a first day from the beginning on, without a last day to the end.
    void read_one_gap(const json& value, const std::string& place, std::map<std::string, std::vector<DayRange>>& gaps) {
        if (!value.is_object() || !value.contains("table"))
            return complain(place, value, phrase("e.g. {0}", {R"({"table": "postings", "first_day": "2003-09"})"}));
        for (const auto& [key, ignored] : value.items())
            if (key != "table" && key != "first_day" && key != "last_day")
                complain_key(place, key, {"table", "first_day", "last_day"});
        const auto table = word_in(value["table"], place + "/table", names_.first);
        const auto day_in = [&](const char* key, Day open) {
            if (!value.contains(key)) return std::optional{Span{open}};
            return span_in(value, key, place, file_.settings.calendar);
        };
        const auto first = day_in("first_day", Day::first());
        const auto last = day_in("last_day", Day::last());
        if (!table || !first || !last) return;
        if (last->last() < first->first())
            return complain(place, value, phrase("a last_day that is not before first_day"));
        gaps[*table].push_back({first->first(), last->last() + 1});
    }

    void read_missing_columns(const json& value) {
        const std::string place = "/missing_columns";
        if (!value.is_object())
            return complain(place, value, phrase("e.g. {0}", {R"({"supports.last_day": "running"})"}));
        const std::vector<std::string>& known = names_.second;
        for (const auto& [key, meaning] : value.items()) {
            if (std::ranges::find(known, key) == known.end())
                complain_key(place, key, known);
            else if (const auto word = word_in(meaning, below(place, key), {"running", "unknown"}))
                file_.missing_columns[key] = *word == "running" ? MissingDays::running : MissingDays::unknown;
        }
    }

    SettingsFile& file_;
    const std::pair<std::vector<std::string>, std::vector<std::string>> names_ = tables_and_ends();
};

}  // namespace

SettingsFile read_settings(std::string bytes, FindingList& findings) {
    SettingsFile file;
    if (const auto all = parse_json(std::move(bytes), settings_name, findings))
        SettingsReader{file, findings}.read(*all);
    return file;
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#include "io/settings_file.hpp"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "io/encoding.hpp"
#include "io/file_bytes.hpp"
#include "io/json_place.hpp"
#include "jiedui/base/text.hpp"
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
class SettingsReader {
public:
    SettingsReader(SettingsFile& file, std::vector<Finding>& findings) : file_{file}, findings_{findings} {}

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
            } else if (key == "missing_columns") {
                read_missing_columns(value);
            } else if (key != "calendar") {
                complain_text(
                    "/", in_quotes(key),
                    phrase("one of {or}", {"district", "calendar", "aliases", "complete", "missing_columns"}));
            }
        }
    }

private:
    void complain_text(const std::string& place, const std::string& value, const Phrase& expected) {
        findings_.push_back({FindingCode::bad_setting, std::string{settings_name}, 0, place, shown(value), expected});
    }
    void complain(const std::string& place, const json& value, const Phrase& expected) {
        complain_text(place, value.dump(-1, ' ', false, json::error_handler_t::replace), expected);
    }

    [[nodiscard]] std::optional<std::string> text_in(const json& value, const std::string& place) {
        if (value.is_string()) return value.get<std::string>();
        complain(place, value, phrase("a text"));
        return std::nullopt;
    }

    /// The word of `known` that the text is.
    [[nodiscard]] std::optional<std::string> word_in(const json& value, const std::string& place,
                                                     const std::vector<std::string>& known) {
        auto text = text_in(value, place);
        if (!text || std::ranges::find(known, *text) != known.end()) return text;
        complain(place, value, phrase("one of {or}", known));
        return std::nullopt;
    }

    void read_calendar(const json& value) {
        constexpr std::string_view place = "/calendar";
        const Phrase expected = phrase("e.g. {0}", {R"({"autumn": "09-01", "spring": "02-01"})"});
        if (!value.is_object()) return complain(std::string{place}, value, expected);
        Calendar::Border autumn = file_.settings.calendar.autumn();
        Calendar::Border spring = file_.settings.calendar.spring();
        for (const auto& [key, day] : value.items()) {
            const std::string at = std::string{place} + "/" + key;
            if (key != "autumn" && key != "spring") {
                complain_text(std::string{place}, in_quotes(key), phrase("{or}", {"autumn", "spring"}));
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
        for (std::size_t i = 0; i < value.size(); ++i) read_one_complete(value[i], "/complete/" + std::to_string(i));
    }

    void read_one_complete(const json& value, const std::string& place) {
        if (!value.is_object() || !value.contains("table"))
            return complain(place, value, phrase("e.g. {0}", {R"({"table": "supports", "period": "2003/2004"})"}));
        for (const auto& [key, ignored] : value.items())
            if (key != "table" && key != "period" && key != "first_day" && key != "last_day")
                complain_text(place, in_quotes(key), phrase("{or}", {"table", "period", "first_day", "last_day"}));
        const auto table = word_in(value["table"], place + "/table", tables_and_ends().first);
        const auto period = period_in(value, place);
        if (table && period) file_.settings.complete.push_back({*table, *period});
    }

    /// The span that a member of an object means.
    [[nodiscard]] std::optional<Span> span_in(const json& object, const std::string& key, const std::string& place) {
        const auto text = text_in(object[key], place + "/" + key);
        if (!text) return std::nullopt;
        const auto span = file_.settings.calendar.find_span(*text);
        if (!span)
            complain(place + "/" + key, object[key], phrase("a day, a month, a term or a school year, e.g. 2003/2004"));
        return span;
    }

    [[nodiscard]] std::optional<Period> period_in(const json& value, const std::string& place) {
        const bool has_period = value.contains("period");
        if (has_period == value.contains("first_day") || (has_period && value.contains("last_day"))) {
            complain(place, value, phrase("either period, or first_day and last_day"));
            return std::nullopt;
        }
        const auto first = span_in(value, has_period ? "period" : "first_day", place);
        if (has_period || !first) return first ? std::optional{first->period()} : std::nullopt;
        if (!value.contains("last_day")) return Period{first->first(), Day::running()};
        const auto last = span_in(value, "last_day", place);
        if (last && last->last() < first->first())
            complain(place, value, phrase("a last_day that is not before first_day"));
        if (!last || last->last() < first->first()) return std::nullopt;
        return Period::inclusive(first->first(), last->last());
    }

    void read_missing_columns(const json& value) {
        const std::string place = "/missing_columns";
        if (!value.is_object())
            return complain(place, value, phrase("e.g. {0}", {R"({"supports.last_day": "running"})"}));
        const std::vector<std::string> known = tables_and_ends().second;
        for (const auto& [key, meaning] : value.items()) {
            if (std::ranges::find(known, key) == known.end())
                complain_text(place, in_quotes(key), phrase("one of {or}", known));
            else if (const auto word = word_in(meaning, below(place, key), {"running", "unknown"}))
                file_.missing_columns[key] = *word == "running" ? MissingDays::running : MissingDays::unknown;
        }
    }

    SettingsFile& file_;
    std::vector<Finding>& findings_;
};

/// The line, from 1, on which byte `place` of `text` stands.
[[nodiscard]] std::uint32_t line_of(std::string_view text, std::size_t place) {
    return 1 + static_cast<std::uint32_t>(std::ranges::count(text.substr(0, place), '\n'));
}

[[nodiscard]] Finding not_json(std::string_view bytes, std::size_t place) {
    bytes = bytes.substr(0, bytes.find_last_not_of(" \t\r\n") + 1);
    place = std::min(place, bytes.size());
    const std::size_t start = bytes.substr(0, place).rfind('\n') + 1;
    const std::string_view line = bytes.substr(start, bytes.find('\n', start) - start);
    return {FindingCode::bad_setting,
            std::string{settings_name},
            line_of(bytes, place),
            "",
            "'" + shown(trimmed(line)) + "'",
            phrase("JSON: one object, texts in double quotes, a comma between members")};
}

/// Sees what a parsed value no longer shows: keys that stand twice in an object, and a depth that nobody means.
class JsonWatch {
public:
    explicit JsonWatch(std::vector<Finding>& findings) : findings_{findings} {}

    /// Whether to keep what was just read at `depth`.
    [[nodiscard]] bool keep(int depth, json::parse_event_t event, const json& parsed) {
        const auto level = static_cast<std::size_t>(depth);
        if (event == json::parse_event_t::object_start) keys_.assign_level(level + 1);
        if (event == json::parse_event_t::key && !keys_.add(level, parsed.get<std::string>()))
            complain(in_quotes(parsed.get<std::string>()), phrase("each key once in an object"));
        if (depth < deepest) return true;
        if (!std::exchange(is_too_deep_, true))
            complain("…[[[", phrase("at most {0} levels", {std::to_string(deepest)}));
        return false;
    }

private:
    static constexpr int deepest = 32;
    /// The keys of the objects that are open, by depth.
    struct Keys {
        std::vector<std::set<std::string>> levels{};
        void assign_level(std::size_t level) {
            levels.resize(level + 1);
            levels[level].clear();
        }
        [[nodiscard]] bool add(std::size_t level, const std::string& key) {
            return level >= levels.size() || levels[level].insert(key).second;
        }
    };
    void complain(const std::string& value, const Phrase& expected) {
        findings_.push_back({FindingCode::bad_setting, std::string{settings_name}, 0, "", shown(value), expected});
    }
    std::vector<Finding>& findings_;
    Keys keys_;
    bool is_too_deep_ = false;
};

}  // namespace

SettingsFile read_settings(std::string bytes, std::vector<Finding>& findings) {
    SettingsFile file;
    const auto decoded = decode(std::move(bytes));
    if (const auto* const fault = std::get_if<Undecodable>(&decoded)) {
        findings.push_back({fault->code, std::string{settings_name}, fault->line, "", "", {}});
        return file;
    }
    const std::string& text = std::get<Decoded>(decoded).text;
    try {
        JsonWatch watch{findings};
        const auto keep = [&](int depth, json::parse_event_t event, const json& parsed) {
            return watch.keep(depth, event, parsed);
        };
        const json all = json::parse(text, keep, true, true);
        SettingsReader{file, findings}.read(all);
    } catch (const json::parse_error& error) {
        findings.push_back(not_json(text, error.byte == 0 ? 0 : error.byte - 1));
    }
    return file;
}

}  // namespace jiedui::detail

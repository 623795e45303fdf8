// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// JsonReader: takes JSON apart and says what is wrong with it, and where.

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/file_bytes.hpp"
#include "io/json_place.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/finding_list.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {

/// Reads texts, words and days out of JSON.  What is none becomes a finding at its place, a JSON pointer.
class JsonReader {
public:
    /// @param file what findings call the file.
    JsonReader(std::string file, FindingList& findings) : file_{std::move(file)}, findings_{findings} {}

    /// Something wrong.  The same mistake at one place, or in several entries of a list, is one finding.
    void complain_text(const std::string& place, const std::string& value, const Phrase& expected) {
        findings_.add(cause_at(place, expected), {FindingCode::bad_setting, file_, 0, place, shown(value), {}},
                      [&] { return expected; });
    }
    /// A key that objects of a sort do not have: all such keys are one finding.
    /// @param known the keys that they have.
    void complain_key(const std::string& place, const std::string& key, const std::vector<std::string>& known) {
        std::string cause = cause_of({"key", file_});
        for (const std::string& each : known) cause += cause_of({each});
        findings_.add(cause, {FindingCode::bad_setting, file_, 0, place, shown(in_quotes(key)), {}},
                      [&] { return phrase("one_of", known); });
    }
    void complain(const std::string& place, const nlohmann::json& value, const Phrase& expected) {
        complain_text(place, dumped(value), expected);
    }
    /// JSON as a text, whatever bytes it holds.
    [[nodiscard]] static std::string dumped(const nlohmann::json& value) {
        return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    }

    [[nodiscard]] std::optional<std::string> text_in(const nlohmann::json& value, const std::string& place) {
        if (value.is_string()) return value.get<std::string>();
        complain(place, value, phrase("a_text"));
        return std::nullopt;
    }

    /// Calls `visit(entry, place)` for each entry of a list.
    template <class Visit>
    void each_entry(const nlohmann::json& list, const std::string& place, Visit&& visit) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            entry_ = below(place, std::to_string(i));
            visit(list[i], entry_);
        }
        entry_.clear();
    }

    /// The word of `known` that the text is.
    [[nodiscard]] std::optional<std::string> word_in(const nlohmann::json& value, const std::string& place,
                                                     const std::vector<std::string>& known) {
        auto text = text_in(value, place);
        if (!text || std::ranges::find(known, *text) != known.end()) return text;
        complain(place, value, phrase("one_of", known));
        return std::nullopt;
    }

    /// The span that a member of an object means.
    [[nodiscard]] std::optional<Span> span_in(const nlohmann::json& object, const std::string& key,
                                              const std::string& place, const Calendar& calendar) {
        const auto text = text_in(object[key], below(place, key));
        if (!text) return std::nullopt;
        const auto span = calendar.find_span(*text);
        if (!span) complain(below(place, key), object[key], phrase("span_for_example"));
        return span;
    }

    /// The period that an object means by `period`, or by `first_day` and perhaps `last_day`.
    [[nodiscard]] std::optional<Period> period_in(const nlohmann::json& value, const std::string& place,
                                                  const Calendar& calendar) {
        const bool has_period = value.contains("period");
        if (has_period == value.contains("first_day") || (has_period && value.contains("last_day"))) {
            complain(place, value, phrase("period_or_days"));
            return std::nullopt;
        }
        const auto first = span_in(value, has_period ? "period" : "first_day", place, calendar);
        if (has_period || !first) return first ? std::optional{first->period()} : std::nullopt;
        if (!value.contains("last_day")) return Period{first->first(), Day::running()};
        const auto last = span_in(value, "last_day", place, calendar);
        if (last && last->last() < first->first()) complain(place, value, phrase("last_day_not_before_first"));
        if (!last || last->last() < first->first()) return std::nullopt;
        return Period::inclusive(first->first(), last->last());
    }

private:
    /// What the same mistakes have in common.
    [[nodiscard]] std::string cause_at(std::string_view place, const Phrase& expected) {
        if (expected != expected_.first) expected_ = {expected, text_of(expected)};
        const std::string_view list = std::string_view{entry_}.substr(0, entry_.find_last_of('/') + 1);
        return cause_of({"at", file_, list, place.substr(entry_.size()), expected_.second});
    }

    std::string file_;
    FindingList& findings_;
    std::string entry_{};                        // the place of the entry that is read; empty if none is
    std::pair<Phrase, std::string> expected_{};  // what was expected last, and its text, which takes long to make
};

}  // namespace jiedui::detail

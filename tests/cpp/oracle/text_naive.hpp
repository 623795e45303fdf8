// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Rows as texts, for oracles: the form that `shown` gives answers, built from plain values.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/channel.hpp"
#include "oracle/ties_naive.hpp"

namespace jiedui::naive {

/// Texts joined by `sign`.
template <class Texts>
std::string joined(const Texts& texts, std::string_view sign) {
    std::string text;
    for (const auto& each : texts) {
        if (!text.empty()) text += sign;
        text += each;
    }
    return text;
}

inline std::string yes_or_no(bool yes) { return yes ? "yes" : "no"; }
inline std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }
/// `staff+teaching`, or `-` for none.
inline std::string text_of_channels(const std::set<Channel>& channels) {
    std::vector<std::string> words;
    for (const Channel each : channels) words.emplace_back(word_of(each));
    return or_dash(joined(words, "+"));
}
inline std::string text_of_span(Span span) { return span.is_known() ? text_of(span) : "?"; }
inline std::string text_of_last_day(LastDay day) { return day.is_running() ? "running" : text_of(day); }

/// The ids of ties, in their order.
inline std::string ids_of(std::vector<Tie> ties) {
    std::ranges::sort(ties, &comes_before);
    std::vector<std::string> ids;
    for (const Tie& tie : ties)
        if (ids.empty() || ids.back() != tie.id) ids.push_back(tie.id);
    return joined(ids, " ");
}

/// What an oracle answers: rows and, for each, the ties that it rests on.
struct Answer {
    std::vector<std::string> rows{};
    std::vector<std::string> evidence{};      ///< one a row
    std::set<std::string> unknown_schools{};  ///< whom the question itself could not judge

    void add(std::string row, const std::vector<Tie>& behind) {
        rows.push_back(std::move(row));
        evidence.push_back(or_dash(ids_of(behind)));
    }
};

}  // namespace jiedui::naive

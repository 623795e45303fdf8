// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The closed lists of a ledger: kinds, locales, forms, titles and the like.

#include <array>
#include <cstdint>
#include <string_view>

#include "jiedui/base/closed_list.hpp"

namespace jiedui {

/// What sort of school it is.  Most kinds say which stages the school teaches.
enum class SchoolKind : std::uint8_t {
    primary,
    teaching_point,
    junior,
    nine_year,
    complete_secondary,
    senior,
    twelve_year,
    kindergarten,
    special,
    township_group,  ///< a place that acts as a school: an office's area, a township's primary schools
    attached_primary,
    attached_junior,
    attached_senior,
    vocational
};
template <>
struct ClosedList<SchoolKind> {
    static constexpr std::string_view name = "kind";
    static constexpr std::array<std::string_view, 14> words{
        "primary",          "teaching_point",  "junior",          "nine_year", "complete_secondary",
        "senior",           "twelve_year",     "kindergarten",    "special",   "township_group",
        "attached_primary", "attached_junior", "attached_senior", "vocational"};
};

/// Where a school lies.
enum class Locale : std::uint8_t { urban, town, rural };
template <>
struct ClosedList<Locale> {
    static constexpr std::string_view name = "locale";
    static constexpr std::array<std::string_view, 3> words{"urban", "town", "rural"};
};

/// Whether a support or posting is only planned, was announced, or really took place.
enum class Status : std::uint8_t { planned, announced, actual };
template <>
struct ClosedList<Status> {
    static constexpr std::string_view name = "status";
    static constexpr std::array<std::string_view, 3> words{"planned", "announced", "actual"};
};

/// How a teacher moves.
enum class PostingForm : std::uint8_t {
    support_teaching,
    post_replacing,
    rotation,
    exchange,
    exchange_rotation,
    shadowing,  ///< teachers of the weak school watch at another; makes no tie
    itinerant,
    outreach,
    secondment
};
template <>
struct ClosedList<PostingForm> {
    static constexpr std::string_view name = "form";
    static constexpr std::array<std::string_view, 9> words{"support_teaching", "post_replacing",    "rotation",
                                                           "exchange",         "exchange_rotation", "shadowing",
                                                           "itinerant",        "outreach",          "secondment"};
};

/// Whether a teacher is a backbone teacher.  `yes` leaves the level open; `school` to `national` say which level
/// recognised the teacher.
enum class Backbone : std::uint8_t { no, yes, school, county, city, province, national };
template <>
struct ClosedList<Backbone> {
    static constexpr std::string_view name = "backbone_level";
    static constexpr std::array<std::string_view, 7> words{"no",   "yes",      "school",  "county",
                                                           "city", "province", "national"};
};

/// A professional title.
enum class Title : std::uint8_t { none, third_grade, second_grade, junior, intermediate, senior, full_senior };
template <>
struct ClosedList<Title> {
    static constexpr std::string_view name = "title";
    static constexpr std::array<std::string_view, 7> words{"none",         "third_grade", "second_grade", "junior",
                                                           "intermediate", "senior",      "full_senior"};
};

enum class Sex : std::uint8_t { male, female };
template <>
struct ClosedList<Sex> {
    static constexpr std::string_view name = "sex";
    static constexpr std::array<std::string_view, 2> words{"male", "female"};
};

/// A stage of schooling.
enum class Stage : std::uint8_t { preschool, primary, junior, senior };
template <>
struct ClosedList<Stage> {
    static constexpr std::string_view name = "stage";
    static constexpr std::array<std::string_view, 4> words{"preschool", "primary", "junior", "senior"};
};

/// What sort of paper a document is.
enum class DocumentKind : std::uint8_t {
    leadership,
    schedule,
    plan,
    inspection,
    notice,
    agreement,
    summary,
    roster,
    publicity,
    evidence
};
template <>
struct ClosedList<DocumentKind> {
    static constexpr std::string_view name = "document_kind";
    static constexpr std::array<std::string_view, 10> words{"leadership", "schedule",  "plan",    "inspection",
                                                            "notice",     "agreement", "summary", "roster",
                                                            "publicity",  "evidence"};
};

/// What became of a school.
enum class SuccessionKind : std::uint8_t { rename, merge, split, close, retype, reopen, recode };
template <>
struct ClosedList<SuccessionKind> {
    static constexpr std::string_view name = "succession_kind";
    static constexpr std::array<std::string_view, 7> words{"rename", "merge",  "split", "close",
                                                           "retype", "reopen", "recode"};
};

/// Whether records name schools or teachers by id or by name.
enum class NamedBy : std::uint8_t { id, name };
template <>
struct ClosedList<NamedBy> {
    static constexpr std::string_view name = "named_by";
    static constexpr std::array<std::string_view, 2> words{"id", "name"};
};

/// Which side entered the record of a transfer.
enum class Recorder : std::uint8_t { supporter, recipient, bureau };
template <>
struct ClosedList<Recorder> {
    static constexpr std::string_view name = "recorded_by";
    static constexpr std::array<std::string_view, 3> words{"supporter", "recipient", "bureau"};
};

/// Which table a tie comes from.
enum class TieKind : std::uint8_t { agreement, posting, transfer };
template <>
struct ClosedList<TieKind> {
    static constexpr std::string_view name = "tie_kind";
    static constexpr std::array<std::string_view, 3> words{"agreement", "posting", "transfer"};
};

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Panel: which school was supported in which school year, laid out for those who estimate what support does.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/certainty.hpp"
#include "jiedui/base/channel.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// Which school was supported in which school year, since when, and what did it have then?
struct JIEDUI_API Panel {
    std::vector<Span> school_years{};  ///< see `columns`, as for all parameters
    std::optional<std::string> outcome{};

    static constexpr std::string_view name = "panel";
    static constexpr QuestionText text{
        .asks =
            "Lay out schools by school year, with their support and what each pupil had, for programs that estimate "
            "the effect of support.",
        .rows =
            "One row per school and school year in which it may be open, by school, then by year.  A year that is "
            "given twice counts once.",
        .evidence =
            "The ties to the school that began up to the end of the year, or of its first year of support, those from "
            "it "
            "in the year, and those to its supporters in the year; then the records of indicators that the outcome "
            "rests on, by id.",
        .notes =
            "Support is that of the ties of the slice.  A school is supported in a year if a tie to it is in force on "
            "some day of the year; `undecided` if that hangs on a tie of unknown days, on one that was left out, or on "
            "rows that the ledger lacks.  The first year is the first one ever, also before the years that are asked.  "
            "It is missing if the school was never supported, and if the ledger does not say in which year support "
            "began: `ever_supported` tells these two apart.  An outcome is that of the whole school: what it has in "
            "all "
            "stages that its kind teaches / all pupils of these stages.",
        .errors =
            "If no year is given, or one that is no school year; or if the ledger has no records of the outcome "
            "in any of the years.",
        .cost = "O(y (n + m + r log r)) time for y years, n schools, m ties and r records of indicators.",
        .source =
            "Callaway and Sant'Anna (2021), Difference-in-differences with multiple time periods: the first year "
            "of treatment makes the cohort."};
    static constexpr Columns columns{
        Column{"school_years", Role::period, &Panel::school_years, "The school years, such as 2021/2022."},
        Column{"outcome", Role::name, &Panel::outcome,
               "An indicator, such as books, of which the amount for each pupil is shown."},
    };

    /// One school in one school year.
    struct Row {
        SchoolIndex school{};
        Span school_year{};
        std::uint32_t year = 0;
        std::optional<double> outcome{};
        Certainty supported = Certainty::no;
        Certainty ever_supported = Certainty::no;
        std::optional<std::uint32_t> first_year{};
        std::optional<std::int32_t> event_time{};
        Channels channels{};
        std::optional<std::uint64_t> heads{};
        Certainty supports = Certainty::no;
        Certainty contaminated = Certainty::no;

        static constexpr Columns columns{
            Column{"school", Role::school, &Row::school, "The school."},
            Column{"school_year", Role::period, &Row::school_year,
                   "The school year: as a day its first, as text `2003/2004`."},
            Column{"year", Role::place, &Row::year, "The calendar year in which the school year begins."},
            Column{"outcome", Role::ratio, &Row::outcome,
                   "What each pupil has of the indicator; missing if that is not known, or if none was asked for."},
            Column{"supported", Role::word, &Row::supported, "Whether it is supported in the year."},
            Column{"ever_supported", Role::word, &Row::ever_supported, "Whether it is supported in any year."},
            Column{"first_year", Role::place, &Row::first_year,
                   "The year of its first support, as `year` counts; missing if there was none, or if that is not "
                   "known."},
            Column{"event_time", Role::measure, Unit::years, &Row::event_time,
                   "year - first_year: 0 in the first year of support, below 0 before it."},
            Column{"channels", Role::word, &Row::channels,
                   "Through which channels it is surely supported in the year."},
            Column{"heads", Role::count_of_people, Unit::person_times, &Row::heads,
                   "The heads of the postings of the slice to it in the year; missing if one does not say them, or if "
                   "the slice has no postings to look at."},
            Column{"supports", Role::word, &Row::supports, "Whether it supports others in the year."},
            Column{"contaminated", Role::word, &Row::contaminated,
                   "Whether a school that supports it in the year is itself supported in the year."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] Evidence evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui

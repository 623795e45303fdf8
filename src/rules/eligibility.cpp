// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/eligibility.hpp"

#include <algorithm>
#include <chrono>

#include "jiedui/model/network.hpp"

namespace jiedui {
namespace {

/// The day so many years before another; of 29 February the 28th where the year has none.
[[nodiscard]] Day years_before(Day day, std::uint32_t years) {
    const auto date = day.date();
    const int year = std::max(1, int{date.year()} - static_cast<int>(std::min(years, 9'999U)));
    const auto same = Day::find(year, unsigned{date.month()}, unsigned{date.day()});
    return same ? *same : Day{year, 2, 28};
}

/// Whether what happened in `span` happened on `latest` or before.
[[nodiscard]] Certainty happened_by(const Span& span, Day latest) {
    if (!span.is_known()) return Certainty::undecided;
    if (span.last() <= latest) return Certainty::yes;
    return span.first() > latest ? Certainty::no : Certainty::undecided;
}

[[nodiscard]] Certainty negated(Certainty certainty) noexcept {
    if (certainty == Certainty::undecided) return certainty;
    return certainty == Certainty::yes ? Certainty::no : Certainty::yes;
}

}  // namespace

Certainty Eligibility::of(const Network& network, TeacherIndex teacher, Day day) const {
    const Ledger& ledger = network.ledger();
    if (!ledger.are_teachers_listed()) return Certainty::undecided;
    const auto& teachers = ledger.table<Teacher>();
    const std::uint32_t row = ledger.teachers_by_id().row_at(teacher.value);
    const auto exempt = teachers.get<&Teacher::exempt>(row);
    Certainty may = !exempt ? Certainty::undecided : *exempt == "no" ? Certainty::yes : Certainty::no;
    if (years_at_school)
        may = both(may, happened_by(teachers.get<&Teacher::joined>(row), years_before(day, *years_at_school)));
    if (men_below || women_below) {
        const auto sex = teachers.get<&Teacher::sex>(row);
        const auto is_young = [&](const std::optional<std::uint32_t>& below) {
            return below ? negated(happened_by(teachers.get<&Teacher::born>(row), years_before(day, *below)))
                         : Certainty::yes;
        };
        const Certainty of_men = is_young(men_below);
        const Certainty of_women = is_young(women_below);
        if (!sex)
            may = both(may, of_men == of_women ? of_men : Certainty::undecided);
        else
            may = both(may, *sex == Sex::male ? of_men : of_women);
    }
    return may;
}

}  // namespace jiedui

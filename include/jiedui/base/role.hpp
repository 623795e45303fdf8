// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Role and Unit: what a column holds, and in what its numbers are counted.

#include <array>
#include <cstdint>
#include <string_view>

#include "jiedui/base/closed_list.hpp"

namespace jiedui {

/// What a column holds.  The role decides how `published` treats the cells, and which types they may have.
enum class Role : std::uint8_t {
    school,           ///< the id of a school, or several
    teacher,          ///< the id of a teacher
    tie,              ///< the kind of a tie and the id of its record
    document,         ///< the id of a document
    record,           ///< the id of another record, or of one of several tables
    name,             ///< the name of a school, a teacher or a subject; never a number
    text,             ///< another text of the ledger
    word,             ///< a word of the library, or the name of a column
    rule,             ///< the name of a rule
    period,           ///< the text of a period or a school year
    unit,             ///< the unit of the amounts in the row
    flag,             ///< yes or no
    day,              ///< a calendar day, or a span of days
    coordinate,       ///< the latitude or longitude of a school
    place,            ///< a place in an order, or a number of steps
    count,            ///< how many things; they are not people
    count_of_ties,    ///< how many ties; they may be postings, which are people
    count_of_people,  ///< how many people, posts or postings
    count_of_pupils,  ///< how many pupils
    share,            ///< a part of a whole, 0 to 1
    ratio,            ///< how much there is for each one of something else, or another number that compares two
    measure,          ///< how long or how far
    money,            ///< yuan
    amount            ///< a number whose unit another column of the row names; it may count people
};
template <>
struct ClosedList<Role> {
    static constexpr std::string_view name = "role_of_column";
    static constexpr std::array<std::string_view, 24> words{"school",
                                                            "teacher",
                                                            "tie",
                                                            "document",
                                                            "record",
                                                            "name",
                                                            "text",
                                                            "word",
                                                            "rule",
                                                            "period",
                                                            "unit",
                                                            "flag",
                                                            "day",
                                                            "coordinate",
                                                            "place",
                                                            "count",
                                                            "count_of_ties",
                                                            "count_of_people",
                                                            "count_of_pupils",
                                                            "share",
                                                            "ratio",
                                                            "measure",
                                                            "money",
                                                            "amount"};
};

/// The unit of the numbers in a column.
enum class Unit : std::uint8_t {
    none,
    of_row,  ///< the unit that the column of role `unit` names in the same row
    schools,
    agreements,
    documents,
    places,
    findings,
    items,
    ties,
    pairs,
    persons,
    person_times,
    posts,
    postings,
    fte,  ///< full-time posts
    pupils,
    schools_or_pupils,
    days,
    years,
    km,
    fte_days,
    yuan,
    degrees
};
template <>
struct ClosedList<Unit> {
    static constexpr std::string_view name = "unit_of_column";
    static constexpr std::array<std::string_view, 23> words{"",
                                                            "unit",
                                                            "schools",
                                                            "agreements",
                                                            "documents",
                                                            "places",
                                                            "findings",
                                                            "items",
                                                            "ties",
                                                            "pairs",
                                                            "persons",
                                                            "person_times",
                                                            "posts",
                                                            "postings",
                                                            "FTE",
                                                            "pupils",
                                                            "schools or pupils",
                                                            "days",
                                                            "years",
                                                            "km",
                                                            "FTE days",
                                                            "yuan",
                                                            "degrees"};
};

/// The unit that a column of this role has if it does not name one.  `none` if the role has no numbers, no
/// unit, or no usual unit: then the column must name it.
[[nodiscard]] constexpr Unit usual_unit(Role role) noexcept {
    switch (role) {
        case Role::coordinate: return Unit::degrees;
        case Role::count_of_ties: return Unit::ties;
        case Role::count_of_pupils: return Unit::pupils;
        case Role::money: return Unit::yuan;
        case Role::amount: return Unit::of_row;
        case Role::school:
        case Role::teacher:
        case Role::tie:
        case Role::document:
        case Role::record:
        case Role::name:
        case Role::text:
        case Role::word:
        case Role::rule:
        case Role::period:
        case Role::unit:
        case Role::flag:
        case Role::day:
        case Role::place:
        case Role::count:
        case Role::count_of_people:
        case Role::share:
        case Role::ratio:
        case Role::measure: return Unit::none;
    }
    return Unit::none;
}

/// The role of a column whose numbers have this unit; `amount` for `none` and `of_row`.  A column of role
/// `place` may have the unit ties, too.
[[nodiscard]] constexpr Role role_of(Unit unit) noexcept {
    switch (unit) {
        case Unit::schools:
        case Unit::agreements:
        case Unit::documents:
        case Unit::places:
        case Unit::findings:
        case Unit::items: return Role::count;
        case Unit::ties:
        case Unit::pairs: return Role::count_of_ties;
        case Unit::persons:
        case Unit::person_times:
        case Unit::posts:
        case Unit::postings:
        case Unit::fte: return Role::count_of_people;
        case Unit::pupils:
        case Unit::schools_or_pupils: return Role::count_of_pupils;
        case Unit::days:
        case Unit::years:
        case Unit::km:
        case Unit::fte_days: return Role::measure;
        case Unit::yuan: return Role::money;
        case Unit::degrees: return Role::coordinate;
        case Unit::none:
        case Unit::of_row: return Role::amount;
    }
    return Role::amount;
}

/// Whether a column of this role may have this unit.
[[nodiscard]] constexpr bool fits(Role role, Unit unit) noexcept {
    if (role == Role::place) return unit == Unit::none || unit == Unit::ties;
    if (usual_unit(role) != Unit::none || role == Role::count || role == Role::count_of_people || role == Role::measure)
        return role_of(unit) == role;
    return unit == Unit::none;
}

/// Whether a column of this role holds numbers.
[[nodiscard]] constexpr bool is_number(Role role) noexcept { return role >= Role::coordinate; }
/// Whether a column of this role holds ids.
[[nodiscard]] constexpr bool is_id(Role role) noexcept { return role <= Role::record; }
/// Whether the texts in a column of this role come from the ledger: ids, names and other texts.
[[nodiscard]] constexpr bool is_free(Role role) noexcept { return role <= Role::text; }

}  // namespace jiedui

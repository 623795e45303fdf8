// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Teacher: the record of a teacher.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/records/values.hpp"

namespace jiedui {

struct School;

/// A teacher.  A field that is not set is unknown.
struct Teacher {
    std::string id{};                      ///< identifies the teacher
    std::optional<std::string> name{};     ///< the name; personal, and several teachers may share it
    std::optional<RefTo<School>> home{};   ///< the school that employs the teacher
    std::optional<Sex> sex{};              ///< used by rules on who is eligible
    std::optional<std::string> role{};     ///< principal, deputy and the like
    std::optional<std::string> subject{};  ///< the subject that the teacher teaches
    std::optional<Title> title{};          ///< the professional title
    std::optional<Title> applies_for{};    ///< the title for which the teacher applies
    std::optional<Backbone> backbone{};    ///< whether the teacher is a backbone teacher
    Span born{};                           ///< the day of birth
    Span joined{};                         ///< the first day at the home school
    std::optional<std::string> exempt{};   ///< `yes`, `no`, or the reason for which the teacher need not rotate
    Span recorded_on{};                    ///< when the record entered the ledger
    Span withdrawn_on{};                   ///< when the record left the ledger; unknown: it has not
    Attributes attributes{};               ///< texts of columns that the library does not know

    static constexpr std::string_view table = "teachers";
    static constexpr std::array<std::string_view, 1> required_columns{"id"};
    static constexpr Columns columns{
        Column{"id", Role::teacher, &Teacher::id, "Identifies the teacher."},
        Column{"name", Role::name, &Teacher::name, "Personal; never an identity."},
        Column{"home", Role::school, &Teacher::home, "The school of her affiliation."},
        Column{"sex", Role::word, &Teacher::sex, "Some rules of eligibility ask."},
        Column{"role", Role::text, &Teacher::role, "Principal, deputy and the like."},
        Column{"subject", Role::name, &Teacher::subject, "What she teaches."},
        Column{"title", Role::word, &Teacher::title, "Her professional title."},
        Column{"applies_for", Role::word, &Teacher::applies_for, "The title she applies for."},
        Column{"backbone", Role::word, &Teacher::backbone, "Whether she is a backbone teacher."},
        Column{"born", Role::day, &Teacher::born, "Her day of birth."},
        Column{"joined", Role::day, &Teacher::joined, "Since when she is at her home school."},
        Column{"exempt", Role::text, &Teacher::exempt, "`yes`, `no`, or why she need not rotate."},
        Column{"recorded_on", Role::day, &Teacher::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", Role::day, &Teacher::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Teacher&, const Teacher&) = default;
};

}  // namespace jiedui

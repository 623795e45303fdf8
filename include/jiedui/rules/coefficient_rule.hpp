// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Coefficient rules: do the schools of a county differ no more than allowed in what each pupil has?

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/role.hpp"
#include "jiedui/fwd.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/rules/rule_kind.hpp"

namespace jiedui {

/// Each indicator has a difference coefficient (see Balance) of at most the limit of its stage.
///
/// One judgement per county, stage with a limit and indicator, by county, stage and indicator; the school year is
/// that in which the day of the judgement lies.  Schools that do not say their county are a group of their own, `?`,
/// and may belong to each other county.  A school of unknown kind of which no record names a stage may belong to each
/// stage.  A school that is undecided in Balance, or that only may be in the scope, leaves the verdict undecided, unless
/// no amount per pupil of it, from 0 to the largest of the county, could change the verdict.  If rows of schools or indicators were left out of the ledger, no verdict is said.
/// @source 教督〔2017〕6号.
struct JIEDUI_API DifferenceCoefficientRule {
    std::vector<std::string> indicators{};
    std::optional<Thousandths> primary{};
    std::optional<Thousandths> junior{};
    std::optional<std::string> by{};
    std::optional<std::vector<SchoolKind>> without{};
    std::optional<std::uint32_t> least_pupils{};

    static constexpr std::string_view kind = "difference-coefficient";
    static constexpr std::string_view doc =
        "Each indicator differs among the schools of a county no more than allowed.";
    static constexpr Columns columns{
        Column{"indicators", Role::name, &DifferenceCoefficientRule::indicators, "The indicators that are judged."},
        Column{"primary", Role::ratio, &DifferenceCoefficientRule::primary,
               "The largest coefficient in the primary stage; without it the stage is not judged."},
        Column{"junior", Role::ratio, &DifferenceCoefficientRule::junior,
               "The largest coefficient in the junior stage; without it the stage is not judged."},
        Column{"by", Role::word, &DifferenceCoefficientRule::by,
               "The column of schools that names the county; by default division."},
        Column{"without", Role::word, &DifferenceCoefficientRule::without, "The kinds of schools that do not count."},
        Column{"least_pupils", Role::count_of_pupils, &DifferenceCoefficientRule::least_pupils,
               "A teaching point with fewer pupils does not count."},
    };

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    void judge(const RuleCase& on, Judgements& into) const;
};

/// The mean of the difference coefficients of all indicators is at most the limit of its stage.  A single one may be
/// larger.
///
/// One judgement per county and stage with a limit.  All else is as for DifferenceCoefficientRule.
/// @source 教督〔2012〕3号.
struct JIEDUI_API CompositeCoefficientRule {
    std::vector<std::string> indicators{};
    std::optional<Thousandths> primary{};
    std::optional<Thousandths> junior{};
    std::optional<std::string> by{};
    std::optional<std::vector<SchoolKind>> without{};
    std::optional<std::uint32_t> least_pupils{};

    static constexpr std::string_view kind = "composite-coefficient";
    static constexpr std::string_view doc =
        "On average the indicators differ among the schools of a county no more than allowed.";
    static constexpr Columns columns{
        Column{"indicators", Role::name, &CompositeCoefficientRule::indicators,
               "The indicators whose coefficients are averaged."},
        Column{"primary", Role::ratio, &CompositeCoefficientRule::primary,
               "The largest mean in the primary stage; without it the stage is not judged."},
        Column{"junior", Role::ratio, &CompositeCoefficientRule::junior,
               "The largest mean in the junior stage; without it the stage is not judged."},
        Column{"by", Role::word, &CompositeCoefficientRule::by,
               "The column of schools that names the county; by default division."},
        Column{"without", Role::word, &CompositeCoefficientRule::without, "The kinds of schools that do not count."},
        Column{"least_pupils", Role::count_of_pupils, &CompositeCoefficientRule::least_pupils,
               "A teaching point with fewer pupils does not count."},
    };

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Papers rule: does a programme have the documents that it must have?

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/role.hpp"
#include "jiedui/fwd.hpp"
#include "jiedui/model/lists.hpp"

namespace jiedui {

/// Whether the papers are needed once per programme, or in each school year.
enum class PapersPer : std::uint8_t { programme, school_year };
template <>
struct ClosedList<PapersPer> {
    static constexpr std::string_view name = "papers_per";
    static constexpr std::array<std::string_view, 2> words{"programme", "school_year"};
};

/// There is a document of each kind in `papers`: one within the days of the scope, or, with `per` school_year,
/// one for each programme in each school year, as the question `papers` asks.
///
/// A document of unknown kind or day may be the document sought.  So may a document that is not in the ledger,
/// unless the ledger declares its documents complete for these days.  Therefore `not_met` is said only if they
/// are complete.
///
/// One judgement per kind, in the order of `papers`; with school_year, in the order of the rows of the question
/// `papers`.
/// @source F4 in docs/source.md: leadership, phased arrangement, implementation plan, inspection.
struct JIEDUI_API PapersRule {
    std::vector<DocumentKind> papers{};  ///< the kinds of documents that must be there
    std::optional<PapersPer> per{};      ///< programme or school_year; without it programme

    static constexpr std::string_view kind = "papers";
    static constexpr std::string_view doc = "The programme has a document of each of these kinds.";
    static constexpr Columns columns{
        Column{"papers", Role::word, &PapersRule::papers, "The kinds of documents that must be there."},
        Column{"per", Role::word, &PapersRule::per,
               "Where they must be: once in the programme, or in each school_year of each."},
    };

    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui

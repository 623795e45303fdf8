// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Papers rule: are the papers there that a programme must have?

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

/// What must have the papers.
enum class PapersPer : std::uint8_t { programme, school_year };
template <>
struct ClosedList<PapersPer> {
    static constexpr std::string_view name = "papers_per";
    static constexpr std::array<std::string_view, 2> words{"programme", "school_year"};
};

/// The programme has a document of each of these kinds, within the days of the scope; or each programme has one in each school year, as
/// `papers` asks.
///
/// A document of unknown kind or day may be the one, and so may one that is not in the ledger, unless the ledger declares its documents
/// complete in these days: only then is a paper said to be missing.
/// @source F4 in docs/source.md: leadership, phased arrangement, implementation plan, inspection.
struct JIEDUI_API PapersRule {
    std::vector<DocumentKind> papers{};  ///< the kinds of documents
    std::optional<PapersPer> per{};      ///< whose; without it the programme's

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

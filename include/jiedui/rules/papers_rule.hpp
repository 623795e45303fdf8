// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Papers rule: are the papers there that a programme must have?

#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/rules/rule_kind.hpp"

namespace jiedui {

/// The programme has a document of each of these kinds, within the days of the scope.
///
/// A document of unknown kind or day may be the one, and so may one that is not in the ledger, unless the ledger declares its documents
/// complete in these days: only then is a paper said to be missing.
/// @source F4 in docs/source.md: leadership, phased arrangement, implementation plan, inspection.
struct PapersRule {
    std::vector<DocumentKind> papers{};  ///< the kinds of documents

    static constexpr std::string_view kind = "papers";
    static constexpr std::string_view doc = "The programme has a document of each of these kinds.";
    static constexpr std::tuple columns{
        Column{"papers", "", &PapersRule::papers, "The kinds of documents that must be there."},
    };

    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Form rule: does each posting have an allowed form?

#include <string_view>
#include <vector>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/role.hpp"
#include "jiedui/fwd.hpp"
#include "jiedui/model/lists.hpp"

namespace jiedui {

/// A posting has one of the forms in `forms`.
///
/// Judges each posting of the slice whose home is in the scope, by ascending tie.  The host may be any school
/// of the slice.  The verdict is undecided if the form is unknown.  Forms by which the weak school sends
/// teachers make no tie, so they are not judged.
/// @source the forms of Wujin and Pucheng in docs/policies/rotation-2014.md
struct JIEDUI_API FormRule {
    std::vector<PostingForm> forms{};  ///< the allowed forms

    static constexpr std::string_view kind = "posting-forms";
    static constexpr std::string_view doc = "A posting has one of these forms.";
    static constexpr Columns columns{
        Column{"forms", Role::word, &FormRule::forms, "The posting forms that are allowed."},
    };

    /// The slice that the rule looks at: only the postings.
    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui

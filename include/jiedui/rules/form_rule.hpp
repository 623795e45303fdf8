// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Form rule: do postings have the forms that are allowed?

#include <string_view>
#include <vector>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/role.hpp"
#include "jiedui/fwd.hpp"
#include "jiedui/model/lists.hpp"

namespace jiedui {

/// A posting from a school of the scope has one of these forms.
///
/// The scope means the home; the host may be any school of the slice.  Forms in which the weak school sends make no tie, and are not judged.
/// @source the forms of Wujin and Pucheng in docs/policies/rotation-2014.md
struct JIEDUI_API FormRule {
    std::vector<PostingForm> forms{};  ///< those allowed

    static constexpr std::string_view kind = "posting-forms";
    static constexpr std::string_view doc = "A posting has one of these forms.";
    static constexpr Columns columns{
        Column{"forms", Role::word, &FormRule::forms, "The posting forms that are allowed."},
    };

    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui

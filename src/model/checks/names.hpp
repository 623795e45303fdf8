// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Checks of names that stand where ids are wanted.

#include "model/checks/check.hpp"
#include "model/resolve_names.hpp"

namespace jiedui::detail {

/// A name that no record has.
struct UnknownName {
    static constexpr auto code = FindingCode::unknown_name;
    [[nodiscard]] static bool of_meaning(const Meaning& meaning) noexcept {
        return !meaning.row && !meaning.is_of_several;
    }
};

/// A name that several records have.
struct AmbiguousName {
    static constexpr auto code = FindingCode::ambiguous_name;
    [[nodiscard]] static bool of_meaning(const Meaning& meaning) noexcept { return meaning.is_of_several; }
};

}  // namespace jiedui::detail

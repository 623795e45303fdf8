// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Eligibility: which teachers may be asked to rotate?

#include <cstdint>
#include <optional>

#include "jiedui/base/certainty.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// Who may be asked to rotate: who is not exempt, has been at her school long enough, and is young enough.
///
/// What a record does not say leaves open whether she may be.  Local rules differ in the numbers; docs/policies/rotation-2014.md lists them.
struct JIEDUI_API Eligibility {
    std::optional<std::uint32_t> years_at_school{};  ///< how long she has been at her school at least [years]
    std::optional<std::uint32_t> men_below{};        ///< the age at which men no longer need to [years]
    std::optional<std::uint32_t> women_below{};      ///< the same of women [years]

    /// Whether she may be asked on a day.
    [[nodiscard]] Certainty of(const Network& network, TeacherIndex teacher, Day day) const;
};

}  // namespace jiedui

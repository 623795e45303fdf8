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

/// Which teachers may be asked to rotate: teachers who are not exempt, have been at their school long enough,
/// and are young enough.
///
/// If the record of a teacher lacks a value, this may be undecided.  Local rules have different numbers;
/// docs/policies/rotation-2014.md lists them.
struct JIEDUI_API Eligibility {
    std::optional<std::uint32_t> years_at_school{};  ///< the least time at the school [years]; without it any time
    std::optional<std::uint32_t> men_below{};        ///< men must be younger than this [years]; without it any age
    std::optional<std::uint32_t> women_below{};      ///< women must be younger than this [years]; without it any age

    /// Whether the teacher may be asked to rotate on this day.  Undecided if data are missing, or if the ledger
    /// does not list its teachers.
    /// @pre `day` is known.
    [[nodiscard]] Certainty of(const Network& network, TeacherIndex teacher, Day day) const;
};

}  // namespace jiedui

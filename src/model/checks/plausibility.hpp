// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Checks of what is possible but doubtful, in records that are kept.

#include "jiedui/base/finding.hpp"
#include "model/draft.hpp"

namespace jiedui::detail {

/// A last day 9999-12-31: a day, though it is often written for «no end».
struct LooksEndless {
    static constexpr auto code = FindingCode::looks_endless;
    static void of_ledger(Draft& draft);
};

/// A first day that names a whole school year, and no last day: read as running, though the year may
/// have been meant as the whole time.
struct OpenSchoolYear {
    static constexpr auto code = FindingCode::open_school_year;
    static void of_ledger(Draft& draft);
};

/// Two schools of one name.
struct SameName {
    static constexpr auto code = FindingCode::same_name;
    static void of_ledger(Draft& draft);
};

/// Two ties without ids that say the same in every column; looked for while bad rows are still at their places.
struct SameRecord {
    static constexpr auto code = FindingCode::same_record;
    static void of_references(Draft& draft);
};

/// A posting that denies of its teacher what the teacher's record says: that they are a backbone
/// teacher, or are not.
struct BackboneDiffers {
    static constexpr auto code = FindingCode::backbone_differs;
    static void of_ledger(Draft& draft);
};

/// A school that supports itself.
struct SelfSupport {
    static constexpr auto code = FindingCode::self_support;
    static void of_ledger(Draft& draft);
};

/// In force before one of its schools opened.
struct BeforeOpening {
    static constexpr auto code = FindingCode::before_opening;
    static void of_ledger(Draft& draft);
};

/// In force after one of its schools closed.
struct AfterClosing {
    static constexpr auto code = FindingCode::after_closing;
    static void of_ledger(Draft& draft);
};

/// Left running for ten years.
struct LongRunning {
    static constexpr auto code = FindingCode::long_running;
    static void of_ledger(Draft& draft);
};

}  // namespace jiedui::detail

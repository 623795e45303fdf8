// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The check of settings.

#include "jiedui/base/finding.hpp"
#include "model/draft.hpp"

namespace jiedui::detail {

/// Settings that a ledger.json could not say.
struct BadSetting {
    static constexpr auto code = FindingCode::bad_setting;
    static void of_settings(Draft& draft);
};

}  // namespace jiedui::detail

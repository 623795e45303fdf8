// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Networks as one line of text, as the library reads them; tests/golden/README.md says how such a line is written.

#include "jiedui/testing/text_network.hpp"

namespace jiedui {

using testing::day;
using testing::days;
using testing::last_day_in;
using testing::network_of;
using testing::period_in;
using testing::records_of;
using testing::settings_of;
using testing::span_in;

/// The network of these records.
[[nodiscard]] inline Network network_of(const Records& records) { return Network{Ledger{records}}; }

}  // namespace jiedui

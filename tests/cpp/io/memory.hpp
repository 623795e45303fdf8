// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the program of these tests allocates by `new`; it fails where it is told to.

#include <atomic>
#include <cstddef>

namespace jiedui::tests::memory {

inline constexpr long no_limit = -1;
extern std::atomic<long> left;               ///< how many allocations succeed from here on
extern std::atomic<long> alive;              ///< how many are not given back
extern std::atomic<std::size_t> bytes;       ///< how much that is
extern std::atomic<std::size_t> most_bytes;  ///< how much it has been at once

}  // namespace jiedui::tests::memory

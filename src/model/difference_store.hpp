// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What a difference holds, and what is said of it in words.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/model/difference.hpp"

namespace jiedui::detail {

/// How rows call the place of settings.
inline constexpr std::string_view settings_table = "settings";

/// What happened to the last day of a record that changed.
enum class EndMove : std::uint8_t { none, ended, extended, shortened };

/// A record, column or setting that differs; its rows reach to those of the next one.
struct Subject {
    std::size_t first_row = 0;
    EndMove end = EndMove::none;
};

struct DifferenceStore {
    Ledger before;
    Ledger after;
    std::vector<Change> rows{};
    std::vector<Subject> subjects{};

    DifferenceStore(Ledger from, Ledger to) : before{std::move(from)}, after{std::move(to)} {}
};

/// One sentence a subject.
[[nodiscard]] std::vector<std::string> summary(const DifferenceStore& store, Language language);

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What is wrong or doubtful among successions.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/phrase.hpp"
#include "jiedui/model/records.hpp"
#include "jiedui/model/table.hpp"

namespace jiedui::detail {

/// The successions of one day by which each of some schools comes before each other: the rows of each ring, ascending;
/// rings by their first row.  A reopening ends no school and is in none; nor is a link from a school to itself.
/// @pre ids are not resolved yet.
/// @complexity O(s log s) for s successions; for a chain of k on one day O(k²).
[[nodiscard]] std::vector<std::vector<std::size_t>> succession_rings(const Table<Succession>& table);

/// A succession that nothing can follow as it stands.
struct SuccessionDoubt {
    std::size_t row = 0;
    std::string_view column{};
    std::string value{};
    Phrase expected{};
};

/// What lacks or says too much, by row; of one row by column.
/// @param row_text the number of a row in its source, for people.
[[nodiscard]] std::vector<SuccessionDoubt> succession_doubts(const Table<Succession>& table,
                                                             const std::function<std::string(std::size_t)>& row_text);

}  // namespace jiedui::detail

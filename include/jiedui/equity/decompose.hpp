// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Decomposition: how much of inequality lies between groups, and how much within them.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/equity/labels.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// The measures that can be taken apart.
enum class Decomposable : std::uint8_t {
    theil_t,
    theil_l,
    gini,
    squared_cv  ///< the square of `cv`
};

/// A group at one level of a decomposition.
struct GroupPart {
    std::uint32_t level = 0;        ///< the level, from 0, the outermost
    std::uint32_t label = 0;        ///< the number of its label at this level
    std::uint32_t parent = 0;       ///< the row of the group that it lies in; `no_row` at level 0
    std::size_t count = 0;          ///< how many rows it has
    double weight = 0;              ///< the sum of their weights
    double mean = 0;                ///< the mean of their values by weight; 0 if the weight is 0
    double share_of_weight = 0;     ///< its weight as a share of all
    double share_of_total = 0;      ///< its total as a share of all
    std::optional<double> value{};  ///< the measure of the group alone; nothing if the group does not define it
    double between = 0;             ///< its term in the part between the groups of its level
    double within = 0;              ///< its term in the part within the groups of its level
};

/// A measure as a sum of parts.
struct Decomposition {
    double total = 0;                 ///< the measure of all rows
    std::vector<double> between{};    ///< for each level, what lies between the groups there that have one parent
    double within = 0;                ///< what lies within the groups of the last level
    double overlap = 0;               ///< of the Gini coefficient: what groups share that overlap in range; else 0
    std::vector<GroupPart> groups{};  ///< the groups, level by level, ascending by the labels of all levels
};

/// How much of a measure lies between groups, and how much within them?
///
/// `total` is the sum of all parts of `between`, `within` and `overlap`.  Labels of the second
/// level divide the groups of the first, and so on.  For Theil's measures and the squared `cv`,
/// each term is 0 or above.
///
/// @param which the measure.
/// @param sample the columns, without `rank_by`.
/// @param levels labels, the outermost first; at least one level.
/// @complexity O(n log n) for each level.
/// @errors those of the measure; ErrorCode::missing_value if a label is missing;
///     ErrorCode::bad_number if there is no level.
/// @source Bourguignon, «Decomposable income inequality measures» (1979); Lambert and Aronson,
///     «Inequality decomposition analysis and the Gini coefficient revisited» (1993);
///     docs/equity/decompose.md.
[[nodiscard]] JIEDUI_API Decomposition decompose(Decomposable which, const Sample& sample,
                                                 std::span<const Labels> levels);

}  // namespace jiedui::equity

namespace jiedui {

template <>
struct ClosedList<equity::Decomposable> {
    static constexpr std::string_view name = "decomposable_measure";
    static constexpr std::array<std::string_view, 4> words{"theil_t", "theil_l", "gini", "cv"};
};

}  // namespace jiedui

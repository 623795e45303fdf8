// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Summary: how large is the network, and how is it connected?

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// The figures of a summary.
enum class SummaryItem : std::uint8_t {
    schools,
    ties,
    pairs,              ///< distinct pairs of supporter and recipient
    mutual_pairs,       ///< two schools that support one another, counted once
    isolates,           ///< schools without ties
    weak_components,    ///< groups connected by ties in any direction; an isolate is a group
    strong_components,  ///< groups in which each school reaches each other along ties
    largest_weak,       ///< how many schools the largest weak component has
    largest_strong,
    density,  ///< pairs / n(n−1) for n schools
    ties_staff,
    ties_teaching,
    ties_funds,
    ties_materials,
    ties_unknown  ///< ties of unknown channel
};
template <>
struct ClosedList<SummaryItem> {
    static constexpr std::string_view name = "summary_item";
    static constexpr std::array<std::string_view, 15> words{
        "schools",           "ties",           "pairs",          "mutual_pairs", "isolates",   "weak_components",
        "strong_components", "largest_weak",   "largest_strong", "density",      "ties_staff", "ties_teaching",
        "ties_funds",        "ties_materials", "ties_unknown"};
};

/// How large is the network, and how is it connected?
struct JIEDUI_API Summary {
    static constexpr std::string_view name = "summary";
    static constexpr QuestionText text{
        .asks = "Count the schools, ties, pairs and components of the slice.",
        .rows =
            "Always the same fifteen rows: schools, ties, pairs, mutual_pairs, isolates, weak_components, "
            "strong_components, largest_weak, largest_strong, density, ties_staff, ties_teaching, ties_funds, "
            "ties_materials, ties_unknown.",
        .evidence =
            "Of mutual_pairs the ties between the two schools of each such pair; of a channel its ties; of schools "
            "and isolates none; of every other figure all ties of the slice.",
        .notes =
            "A pair is a supporter and a recipient, however many ties join them.  Two schools that support one another "
            "are one mutual pair.  An isolate is a school without ties.  Ties join the schools of a weak component, in "
            "whichever direction they lead; an isolate is one.  In a strong component each school reaches each other "
            "one along ties; a school on no ring is one.  The density is pairs / n(n-1) for n schools.  ties_unknown "
            "counts the ties whose record does not say the channel.  A tie that was left out would be one tie more, "
            "and perhaps one pair more.  It can end that schools are isolated, and it can join components.",
        .cost = "O(n + m log d) time for n schools, m ties and d the most ties of one school; 4 bytes of memory a tie.",
        .source = "graph/strong_components.hpp, graph/weak_components.hpp"};
    static constexpr Columns columns{};

    /// One figure of the summary, and its value.
    struct Row {
        SummaryItem what = SummaryItem::schools;
        std::optional<double> value{};

        static constexpr Columns columns{
            Column{"what", Role::word, &Row::what, "What is counted."},
            Column{"value", Role::amount, Unit::none, &Row::value,
                   "How many; of `density` which share of the possible pairs, missing for fewer than two schools."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui

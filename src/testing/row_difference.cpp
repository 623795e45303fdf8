// SPDX-License-Identifier: Apache-2.0
#include "testing/row_difference.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/base/text.hpp"
#include "jiedui/frame/csv.hpp"

namespace jiedui::testing::detail {
namespace {

/// How many rows are shown, and up to how many are matched with one another: beyond, by place.
constexpr std::size_t most_rows_shown = 20;
constexpr std::size_t most_matched = 500;

using Row = std::vector<std::string>;
using Rows = std::vector<Row>;
using Places = std::vector<std::size_t>;
/// The places of a row on either side; one of them may be missing.
using Pair = std::pair<std::optional<std::size_t>, std::optional<std::size_t>>;

[[nodiscard]] std::string shown_cell(const FrameColumn& column, std::size_t row) {
    if (!column.is_present(row)) return "missing";
    const bool is_text = column.kind == FrameKind::text || column.kind == FrameKind::texts;
    return is_text ? in_quotes(cell_text_of(column, row)) : cell_text_of(column, row);
}
[[nodiscard]] Rows rows_of(const Frame& frame) {
    Rows rows(frame.rows);
    for (std::size_t row = 0; row < frame.rows; ++row)
        for (const FrameColumn& column : frame.columns) rows[row].push_back(shown_cell(column, row));
    return rows;
}

/// The places of rows that no longest run of equal ones has; of very many all between those at both ends.
[[nodiscard]] std::pair<Places, Places> unmatched(const Rows& ours, const Rows& theirs) {
    const std::size_t shorter = std::min(ours.size(), theirs.size());
    std::size_t begin = 0;
    while (begin < shorter && ours[begin] == theirs[begin]) ++begin;
    std::size_t end = 0;
    while (end < shorter - begin && ours[ours.size() - 1 - end] == theirs[theirs.size() - 1 - end]) ++end;
    const std::size_t width = ours.size() - begin - end;
    const std::size_t height = theirs.size() - begin - end;
    std::pair<Places, Places> found;
    // longest[a][b]: how many rows from a and b on can be matched in their order
    std::vector<std::vector<std::size_t>> longest;
    const bool are_few = std::max(width, height) <= most_matched;
    if (are_few) {
        longest.assign(width + 1, std::vector<std::size_t>(height + 1));
        for (std::size_t a = width; a-- > 0;)
            for (std::size_t b = height; b-- > 0;)
                longest[a][b] = ours[begin + a] == theirs[begin + b] ? longest[a + 1][b + 1] + 1
                                                                     : std::max(longest[a + 1][b], longest[a][b + 1]);
    }
    std::size_t a = 0;
    std::size_t b = 0;
    while (a < width || b < height) {
        const bool is_inside = a < width && b < height;
        if (are_few && is_inside && ours[begin + a] == theirs[begin + b]) {
            ++a;
            ++b;
        } else if (a < width && (!are_few || b == height || longest[a + 1][b] >= longest[a][b + 1])) {
            found.first.push_back(begin + a++);
        } else {
            found.second.push_back(begin + b++);
        }
    }
    return found;
}

/// How many cells are equal.
[[nodiscard]] std::size_t likeness(const Row& a, const Row& b) {
    std::size_t equal = 0;
    for (std::size_t i = 0; i < a.size(); ++i) equal += a[i] == b[i] ? 1U : 0U;
    return equal;
}
[[nodiscard]] std::size_t distance(std::size_t a, std::size_t b) { return a < b ? b - a : a - b; }

/// Pairs by place.
[[nodiscard]] std::vector<Pair> paired_by_place(const Rows& ours, const Rows& theirs, const Places& left,
                                                const Places& right) {
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
        const Pair pair{i < left.size() ? std::optional{left[i]} : std::nullopt,
                        i < right.size() ? std::optional{right[i]} : std::nullopt};
        if (!pair.first || !pair.second || ours[*pair.first] != theirs[*pair.second]) pairs.push_back(pair);
    }
    return pairs;
}

/// Pairs rows that differ with the one most like them, in a third of the cells at least, or with none.
[[nodiscard]] std::vector<Pair> paired(const Rows& ours, const Rows& theirs) {
    const auto [left, right] = unmatched(ours, theirs);
    if (std::max(left.size(), right.size()) > most_matched) return paired_by_place(ours, theirs, left, right);
    std::vector<std::tuple<std::size_t, std::size_t, std::size_t, std::size_t>>
        alike;  // different cells, distance, places
    for (const std::size_t a : left)
        for (const std::size_t b : right) {
            const std::size_t cells = likeness(ours[a], theirs[b]);
            if (3 * cells >= ours[a].size()) alike.emplace_back(ours[a].size() - cells, distance(a, b), a, b);
        }
    std::ranges::sort(alike);
    std::vector<std::optional<std::size_t>> partners(ours.size());
    std::vector<bool> is_taken(theirs.size());
    for (const auto& [different, apart, a, b] : alike)
        if (!partners[a] && !is_taken[b]) {
            partners[a] = b;
            is_taken[b] = true;
        }
    std::vector<Pair> pairs;
    for (const std::size_t a : left) pairs.emplace_back(a, partners[a]);
    for (const std::size_t b : right)
        if (!is_taken[b]) pairs.emplace_back(std::nullopt, b);
    return pairs;
}

/// How many signs are shown: bytes that begin one.
[[nodiscard]] std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}
[[nodiscard]] std::string padded(const std::string& text, std::size_t width) {
    return text + std::string(width - std::min(width, width_of(text)), ' ');
}

[[nodiscard]] std::string alone(const Frame& frame, std::string_view side, std::size_t place, const Row& row) {
    std::string text = "\nonly " + std::string{side} + ", row " + std::to_string(place) + ": ";
    for (std::size_t i = 0; i < row.size(); ++i)
        text.append(i == 0 ? "" : ", ").append(frame.columns[i].name).append(" ").append(row[i]);
    return text;
}

[[nodiscard]] std::string side_by_side(const Frame& frame, const Row& ours, const Row& theirs) {
    std::size_t names = 0;
    std::size_t cells = width_of("left");
    for (std::size_t i = 0; i < ours.size(); ++i) {
        names = std::max(names, width_of(frame.columns[i].name));
        cells = std::max(cells, width_of(ours[i]));
    }
    std::string text = "\n  " + padded("", names) + "  " + padded("left", cells) + "  right";
    for (std::size_t i = 0; i < ours.size(); ++i)
        text += "\n  " + padded(frame.columns[i].name, names) + "  " + padded(ours[i], cells) + "  " + theirs[i] +
                (ours[i] == theirs[i] ? "" : "  ≠");
    return text;
}

}  // namespace

std::string difference_of(const Frame& left, const Frame& right) {
    const Rows ours = rows_of(left);
    const Rows theirs = rows_of(right);
    if (ours == theirs) return {};
    const std::vector<Pair> pairs = paired(ours, theirs);
    std::string text = std::to_string(pairs.size()) + " rows differ; left has " + std::to_string(ours.size()) +
                       " rows, right has " + std::to_string(theirs.size());
    for (std::size_t i = 0; i < std::min(pairs.size(), most_rows_shown); ++i) {
        const auto [a, b] = pairs[i];
        if (!b)
            text += alone(left, "left", *a, ours[*a]);
        else if (!a)
            text += alone(right, "right", *b, theirs[*b]);
        else
            text += (*a == *b ? "\nrow " + std::to_string(*a)
                              : "\nrow " + std::to_string(*a) + " of left, row " + std::to_string(*b) + " of right") +
                    ":" + side_by_side(left, ours[*a], theirs[*b]);
    }
    if (pairs.size() > most_rows_shown) text += "\n… and " + std::to_string(pairs.size() - most_rows_shown) + " more";
    return text;
}

}  // namespace jiedui::testing::detail

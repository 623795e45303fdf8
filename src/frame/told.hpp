// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the columns of a frame hold, as far as it matters to who is shown: counts of people, ids, words.

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "jiedui/frame/frame.hpp"

namespace jiedui::detail {

/// The role of an amount by the word that its row gives as its unit.  An amount in any other unit may count people.
[[nodiscard]] inline Role role_of_word(std::string_view word) noexcept {
    constexpr auto others = std::to_array<std::pair<std::string_view, Role>>({{"channels", Role::count},
                                                                              {"duty_schools", Role::count},
                                                                              {"year", Role::measure},
                                                                              {"day", Role::measure},
                                                                              {"m2", Role::measure},
                                                                              {"CNY", Role::money},
                                                                              {"share", Role::share},
                                                                              {"ratio", Role::ratio}});
    if (const auto unit = find_word<Unit>(word)) return role_of(*unit);
    const auto found = std::ranges::find(others, word, [](const auto& each) { return each.first; });
    return found == others.end() ? Role::amount : found->second;
}

[[nodiscard]] inline bool is_number(const FrameColumn& column) noexcept {
    return column.kind == FrameKind::integer || column.kind == FrameKind::real || column.kind == FrameKind::decimal;
}
[[nodiscard]] inline std::string_view word_at(const FrameColumn& column, std::size_t row) {
    return column.is_present(row) ? std::string_view{column.words[static_cast<std::size_t>(column.numbers[row])]}
                                  : std::string_view{};
}
[[nodiscard]] inline const FrameColumn* find_column(const Frame& frame, std::string_view name) {
    const auto found = std::ranges::find(frame.columns, name, &FrameColumn::name);
    return found == frame.columns.end() ? nullptr : &*found;
}

/// A number as thousandths, so that all kinds compare.
[[nodiscard]] inline double thousandths(const FrameColumn& column, std::size_t row) noexcept {
    if (column.kind == FrameKind::real) return 1000 * column.reals[row];
    const auto number = static_cast<double>(column.numbers[row]);
    return column.kind == FrameKind::decimal ? number : 1000 * number;
}

/// What the numbers of a frame count.
class Meaning {
public:
    Meaning(const Frame& frame, bool ties_are_people) : ties_are_people_{ties_are_people} {
        const auto found = std::ranges::find(frame.columns, Role::unit, &FrameColumn::role);
        if (found != frame.columns.end()) unit_ = &*found;
    }
    /// Whether the number may count people: an amount may, unless its unit says that it does not.
    [[nodiscard]] bool counts_people(const FrameColumn& column, std::size_t row) const {
        const Role role = role_at(column, row);
        if (role == Role::count_of_ties) return ties_are_people_;
        return role == Role::count_of_people || role == Role::count_of_pupils || role == Role::amount;
    }
    /// Whether the number stays in a suppressed row: it tells nothing of people.
    [[nodiscard]] bool stays(const FrameColumn& column, std::size_t row) const {
        const Role role = role_at(column, row);
        return role == Role::place || role == Role::count || role == Role::coordinate;
    }
    /// Whether a total over the column makes sense: all of it counts people of one kind.
    [[nodiscard]] static bool is_summed(const FrameColumn& column) noexcept {
        return column.role == Role::count_of_people ||
               (column.role == Role::count_of_pupils && column.unit == Unit::pupils);
    }

private:
    [[nodiscard]] Role role_at(const FrameColumn& column, std::size_t row) const {
        const bool row_says = column.unit == Unit::of_row && unit_ != nullptr;
        return row_says ? role_of_word(word_at(*unit_, row)) : column.role;
    }
    const FrameColumn* unit_ = nullptr;
    bool ties_are_people_;
};

}  // namespace jiedui::detail

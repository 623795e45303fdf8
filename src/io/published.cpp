// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/published.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui {
namespace {

using Column = FrameColumn;  // one of a frame; descriptions are not spoken of here

constexpr std::array<std::string_view, 9> people{"heads",    "persons", "person_times", "people",  "pupils",
                                                 "teachers", "posts",   "FTE",          "students"};
constexpr std::array<std::string_view, 6> not_people{"schools", "ties", "count", "day", "duty_schools", "id"};
constexpr std::string_view unit_of_the_row = "unit";  // the unit of a quantity whose unit stands beside it

template <std::size_t N>
[[nodiscard]] bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

[[nodiscard]] bool is_number(const Column& column) noexcept {
    return column.kind == FrameKind::integer || column.kind == FrameKind::real || column.kind == FrameKind::decimal;
}

/// A number as thousandths, so that all kinds compare.
[[nodiscard]] double thousandths(const Column& column, std::size_t row) noexcept {
    if (column.kind == FrameKind::real) return 1000 * column.reals[row];
    const auto number = static_cast<double>(column.numbers[row]);
    return column.kind == FrameKind::decimal ? number : 1000 * number;
}

void miss(Column& column, std::size_t row, std::size_t rows) {
    if (!column.may_miss) {
        column.may_miss = true;
        column.present.assign(rows, 1);
    }
    column.present[row] = 0;
    if (column.kind == FrameKind::real)
        column.reals[row] = 0;
    else
        column.numbers[row] = 0;
}

/// Rows on their way out of the house.
class Publication {
public:
    Publication(const Frame& frame, const Publishing& how) : frame_{frame}, how_{how}, is_suppressed_(frame.rows) {
        if (how.smallest_cell == 0)
            throw Error{ErrorCode::bad_number, "0", "the smallest cell is at least 1, and 10 by custom"};
        limit_ = 1000 * static_cast<double>(how.smallest_cell);
        const auto unit = std::ranges::find(frame.columns, unit_of_the_row, &Column::name);
        if (unit != frame.columns.end() && unit->kind == FrameKind::text) unit_ = &*unit;
    }

    [[nodiscard]] Frame made() {
        for (const Column& column : frame_.columns)
            for (std::size_t row = 0; row < frame_.rows; ++row)
                if (is_cell(column, row) && thousandths(column, row) < limit_) is_suppressed_[row] = true;
        if (how_.totals) protect_totals();
        Frame shown = shown_columns();
        for (Column& column : shown.columns) suppress(column);
        for (Column& column : shown.columns)
            if (is_id(column)) rename(column);
        const std::vector<std::size_t> order = order_of(shown);
        Frame sorted{{state_column(order)}, frame_.rows + (how_.totals ? 1 : 0)};
        for (const Column& column : shown.columns) sorted.columns.push_back(taken(column, order));
        return sorted;
    }

private:
    [[nodiscard]] std::string_view unit_of(const Column& column, std::size_t row) const {
        if (column.unit != unit_of_the_row) return column.unit;
        return unit_ == nullptr ? std::string_view{} : word_at(*unit_, row);
    }
    [[nodiscard]] bool counts_people(const Column& column, std::size_t row) const {
        if (!is_number(column)) return false;
        const std::string_view unit = unit_of(column, row);
        return is_one_of(people, unit) || unit.empty();
    }
    /// Whether the cell is a count of people that the answer knows.
    [[nodiscard]] bool is_cell(const Column& column, std::size_t row) const {
        return counts_people(column, row) && column.is_present(row);
    }
    /// Whether a total over the column makes sense: all of it counts people.
    [[nodiscard]] static bool is_summed(const Column& column) {
        return is_number(column) && is_one_of(people, column.unit);
    }
    [[nodiscard]] static bool is_id(const Column& column) { return column.is_free && column.unit == "id"; }

    void protect_totals() {
        bool is_done = false;
        while (!is_done) {
            is_done = true;
            for (const Column& column : frame_.columns)
                if (is_summed(column) && hides_another(column)) is_done = false;
        }
    }
    /// How many known cells of a column are gone, and their sum.
    [[nodiscard]] std::pair<std::size_t, double> gone_of(const Column& column) const {
        std::pair<std::size_t, double> gone{0, 0};
        for (std::size_t row = 0; row < frame_.rows; ++row)
            if (is_suppressed_[row] && column.is_present(row)) ++gone.first, gone.second += thousandths(column, row);
        return gone;
    }
    [[nodiscard]] bool can_be_solved(const Column& column) const {
        const auto [count, sum] = gone_of(column);
        return count > 0 && (count == 1 || sum < limit_);
    }
    /// Suppresses a second row for a column's total; false if none is needed or left.
    [[nodiscard]] bool hides_another(const Column& column) {
        if (!can_be_solved(column)) return false;
        std::optional<std::size_t> least;
        for (std::size_t row = 0; row < frame_.rows; ++row)
            if (!is_suppressed_[row] && column.is_present(row) &&
                (!least || thousandths(column, row) < thousandths(column, *least)))
                least = row;
        if (least) is_suppressed_[*least] = true;
        return least.has_value();
    }

    [[nodiscard]] Frame shown_columns() const {
        for (const std::string& name : how_.keep)
            if (std::ranges::find(frame_.columns, name, &Column::name) == frame_.columns.end()) {
                std::vector<std::string> names;
                for (const Column& each : frame_.columns) names.push_back(each.name);
                throw Error{ErrorCode::unknown_column, name, "the answer has " + listed(names, "and")};
            }
        Frame shown{{}, frame_.rows};
        for (const Column& column : frame_.columns) {
            const bool is_kept = std::ranges::find(how_.keep, column.name) != how_.keep.end();
            const bool tells_who = (column.is_free && !is_id(column)) || column.unit == "degrees";
            if (!tells_who || is_kept) shown.columns.push_back(column);
        }
        return shown;
    }
    void suppress(Column& column) const {
        if (!is_number(column)) return;
        for (std::size_t row = 0; row < frame_.rows; ++row)
            if (is_suppressed_[row] && !is_one_of(not_people, unit_of(column, row))) miss(column, row, frame_.rows);
    }
    void rename(Column& column) const {
        std::unordered_map<std::string, std::string_view> id_of;
        std::vector<std::string> pseudonyms;
        for (const std::string& id : column.words) {
            pseudonyms.push_back(how_.pseudonym(id));
            const auto [other, is_new] = id_of.try_emplace(pseudonyms.back(), id);
            if (!is_new)
                throw Error{ErrorCode::bad_word, pseudonyms.back(),
                            "it is the pseudonym of two ids in " + column.name + "; use a longer one"};
        }
        column.words = std::move(pseudonyms);
    }

    /// Rows by their pseudonyms, column by column.
    [[nodiscard]] std::vector<std::size_t> order_of(const Frame& shown) const {
        std::vector<const Column*> ids;
        for (const Column& column : shown.columns)
            if (is_id(column) && column.kind == FrameKind::text) ids.push_back(&column);
        std::vector<std::size_t> order(frame_.rows);
        std::iota(order.begin(), order.end(), std::size_t{0});
        const auto less = [&](std::size_t a, std::size_t b) {
            for (const Column* const each : ids) {
                const std::string_view mine = word_at(*each, a);
                const std::string_view other = word_at(*each, b);
                if (mine != other) return mine < other;
            }
            return a < b;
        };
        std::ranges::sort(order, less);
        return order;
    }
    [[nodiscard]] static std::string_view word_at(const Column& column, std::size_t row) {
        return column.is_present(row) ? std::string_view{column.words[static_cast<std::size_t>(column.numbers[row])]}
                                      : std::string_view{};
    }

    [[nodiscard]] Column state_column(const std::vector<std::size_t>& order) const {
        Column column{.name = "row", .unit = "", .doc = "whole, suppressed, or the total.", .kind = FrameKind::text};
        for (const std::string_view word : ClosedList<RowState>::words) column.words.emplace_back(word);
        const auto put = [&](RowState state) { column.numbers.push_back(static_cast<std::int64_t>(state)); };
        for (const std::size_t row : order) put(is_suppressed_[row] ? RowState::suppressed : RowState::whole);
        if (how_.totals) put(RowState::total);
        return column;
    }
    /// The column in that order, with its total.
    [[nodiscard]] Column taken(const Column& column, const std::vector<std::size_t>& order) const {
        Column moved = column;
        moved.present.clear();
        moved.numbers.clear();
        moved.reals.clear();
        moved.list_ends.clear();
        moved.list_codes.clear();
        moved.may_miss = column.may_miss || how_.totals;
        for (const std::size_t row : order) take(column, row, moved);
        if (how_.totals) take_total(column, moved);
        return moved;
    }
    static void take(const Column& from, std::size_t row, Column& to) {
        if (to.may_miss) to.present.push_back(from.is_present(row) ? 1 : 0);
        if (from.kind == FrameKind::real) return to.reals.push_back(from.reals[row]);
        if (from.kind != FrameKind::texts) return to.numbers.push_back(from.numbers[row]);
        const std::size_t begin = row == 0 ? 0 : from.list_ends[row - 1];
        for (std::size_t i = begin; i < from.list_ends[row]; ++i) to.list_codes.push_back(from.list_codes[i]);
        to.list_ends.push_back(to.list_codes.size());
    }
    void take_total(const Column& shown, Column& to) const {
        const auto found = std::ranges::find(frame_.columns, shown.name, &Column::name);
        const bool is_shown = is_summed(*found) && !can_be_solved(*found);
        to.present.push_back(is_shown ? 1 : 0);
        if (shown.kind == FrameKind::texts) return to.list_ends.push_back(to.list_codes.size());
        double real = 0;
        std::int64_t number = 0;
        for (std::size_t row = 0; is_shown && row < frame_.rows; ++row) {
            if (!found->is_present(row)) continue;
            if (found->kind == FrameKind::real)
                real += found->reals[row];
            else
                number += found->numbers[row];
        }
        if (shown.kind == FrameKind::real)
            to.reals.push_back(real);
        else
            to.numbers.push_back(number);
    }

    const Frame& frame_;
    const Publishing& how_;
    double limit_ = 0;  // thousandths
    const Column* unit_ = nullptr;
    std::vector<bool> is_suppressed_;
};

}  // namespace

Frame published(const Frame& frame, const Publishing& how) { return Publication{frame, how}.made(); }

}  // namespace jiedui

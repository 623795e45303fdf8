// SPDX-License-Identifier: Apache-2.0
#include "frame/small_cells.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace jiedui::detail {
namespace {

constexpr double one_person = 1000;  // thousandths

/// Counts whose sums a reader may know: a column, or what one column has more than another in every row.
struct Summed {
    Counts counts;
    std::vector<std::size_t> columns;  ///< of which columns they are made
};

/// What one column has more than another, row by row.
[[nodiscard]] Counts difference_of(const Counts& more, const Counts& less) {
    Counts difference(more.size());
    std::ranges::transform(more, less, difference.begin(), [](double a, double b) { return a - b; });
    return difference;
}

/// A sum that a reader may know, and what is gone of it.
struct Sum {
    std::vector<std::size_t> rows;  ///< with a count, by the size of their counts
    const Counts* counts = nullptr;
    std::size_t gone = 0;  ///< how many of the counts
    double gone_sum = 0;
    bool is_exhausted = false;  ///< whether all of it is gone, but for zeros
    bool is_queued = false;
};

/// Suppresses rows until no sum can be solved.
class Suppression {
public:
    Suppression(std::vector<bool> suppressed, double limit)
        : suppressed_(suppressed.size()), wanted_{std::move(suppressed)}, limit_{limit}, sums_of_(suppressed_.size()) {}

    /// Has the rows suppressed that are small in a column.
    void want_small(const Counts& counts) {
        for (std::size_t row = 0; row < counts.size(); ++row)
            if (counts[row] > 0 && counts[row] < limit_) wanted_[row] = true;
    }
    /// A reader may know the sum of these rows.
    void add_sum(const Counts& counts, std::vector<std::size_t> rows) {
        std::erase_if(rows, [&](std::size_t row) { return std::isnan(counts[row]); });
        std::ranges::sort(rows, {}, [&](std::size_t row) { return std::pair{counts[row], row}; });
        for (const std::size_t row : rows) sums_of_[row].push_back(sums_.size());
        sums_.push_back({std::move(rows), &counts});
    }
    /// Suppresses what must be.
    void run() {
        for (std::size_t row = 0; row < wanted_.size(); ++row)
            if (wanted_[row]) suppress(row);
        while (!changed_.empty()) {
            Sum& sum = sums_[changed_.back()];
            changed_.pop_back();
            sum.is_queued = false;
            while (!sum.is_exhausted && can_be_solved(sum)) {
                const std::size_t row = next_of(sum);
                sum.is_exhausted = row == none;
                if (row != none) suppress(row);
            }
        }
    }
    /// Whether what is gone of a sum follows from it: it is one cell, or one of the cells is known to be small, as each of the
    /// others is one person at least.
    [[nodiscard]] bool can_be_solved(std::size_t place) const { return can_be_solved(sums_[place]); }
    [[nodiscard]] std::vector<bool>& rows() noexcept { return suppressed_; }

private:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    [[nodiscard]] bool can_be_solved(const Sum& sum) const {
        if (sum.gone == 0 || sum.gone_sum <= 0) return false;
        return sum.gone == 1 || sum.gone_sum < limit_ + one_person * static_cast<double>(sum.gone - 1);
    }
    void suppress(std::size_t row) {
        if (suppressed_[row]) return;
        suppressed_[row] = true;
        for (const std::size_t place : sums_of_[row]) {
            Sum& sum = sums_[place];
            ++sum.gone;
            sum.gone_sum += (*sum.counts)[row];
            if (!std::exchange(sum.is_queued, true)) changed_.push_back(place);
        }
    }
    /// The row with the least count that settles the sum, else with the largest one that is left; `none` if only zeros are.
    [[nodiscard]] std::size_t next_of(const Sum& sum) const {
        const auto count = [&](std::size_t row) { return (*sum.counts)[row]; };
        const double wanted = limit_ + one_person * static_cast<double>(sum.gone) - sum.gone_sum;
        const auto enough = std::ranges::lower_bound(sum.rows, std::max(wanted, 1.0), {}, count);
        const auto is_left = [&](std::size_t row) { return !suppressed_[row]; };
        if (const auto found = std::find_if(enough, sum.rows.end(), is_left); found != sum.rows.end()) return *found;
        const auto largest = std::find_if(std::make_reverse_iterator(enough), sum.rows.rend(), is_left);
        return largest != sum.rows.rend() && count(*largest) > 0 ? *largest : none;
    }

    std::vector<bool> suppressed_;
    std::vector<bool> wanted_;
    double limit_;
    std::vector<Sum> sums_;
    std::vector<std::vector<std::size_t>> sums_of_;  // by row
    std::vector<std::size_t> changed_;
};

/// The columns and those of their differences that count people: what the larger has more.
[[nodiscard]] std::vector<Summed> summed_of(const std::vector<Counts>& counts) {
    std::vector<Summed> all;
    for (std::size_t i = 0; i < counts.size(); ++i) all.push_back({counts[i], {i}});
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (std::size_t j = 0; j < counts.size(); ++j) {
            if (i == j) continue;
            Counts difference = difference_of(counts[i], counts[j]);
            if (std::ranges::none_of(difference, [](double each) { return each < 0; }))
                all.push_back({std::move(difference), {i, j}});
        }
    return all;
}

/// The rows of each group that has more than one.
[[nodiscard]] std::vector<std::vector<std::size_t>> rows_by_group(const Groups& groups) {
    std::map<std::uint32_t, std::vector<std::size_t>> rows;
    for (std::size_t row = 0; row < groups.size(); ++row) rows[groups[row]].push_back(row);
    std::vector<std::vector<std::size_t>> several;
    for (auto& [group, members] : rows)
        if (members.size() > 1) several.push_back(std::move(members));
    return several;
}

}  // namespace

SmallCells small_cells(const std::vector<Counts>& counts, const std::vector<Groups>& groups,
                       std::vector<bool> suppressed, double limit) {
    const std::size_t rows = suppressed.size();
    std::vector<std::size_t> all_rows(rows);
    for (std::size_t row = 0; row < rows; ++row) all_rows[row] = row;
    const std::vector<Summed> summed = summed_of(counts);
    Suppression suppression{std::move(suppressed), limit};
    for (const Counts& each : counts) {
        suppression.want_small(each);
        for (const Counts& other : counts)
            if (&each != &other) suppression.want_small(difference_of(each, other));
    }
    for (const Summed& each : summed) suppression.add_sum(each.counts, all_rows);
    for (const Groups& each : groups)
        for (const std::vector<std::size_t>& members : rows_by_group(each))
            for (const Summed& column : summed) suppression.add_sum(column.counts, members);
    suppression.run();
    SmallCells found{std::move(suppression.rows()), std::vector<bool>(counts.size())};
    for (std::size_t i = 0; i < summed.size(); ++i)
        if (suppression.can_be_solved(i))
            for (const std::size_t column : summed[i].columns) found.totals[column] = true;
    return found;
}

}  // namespace jiedui::detail

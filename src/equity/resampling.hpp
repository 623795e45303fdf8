// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Resampling: rows that are drawn again as rows with other weights.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "equity/checked_sample.hpp"
#include "jiedui/base/philox.hpp"
#include "jiedui/base/watch.hpp"
#include "jiedui/equity/complete_rows.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// Random numbers of one draw: a counter says which draw, of which stream, for what.
class DrawNumbers {
public:
    /// What draws are for: each purpose has numbers of its own.
    enum class Purpose : std::uint32_t { bootstrap = 0, permutation = 1 };

    DrawNumbers(const Philox& philox, std::uint32_t draw, std::uint32_t stream, Purpose purpose) noexcept
        : philox_{&philox}, draw_{draw}, stream_{stream}, purpose_{purpose} {}

    /// The next whole number from 0 to `bound - 1`.  Each comes with the chance 1 / bound, to 2⁻³².
    [[nodiscard]] std::uint32_t below(std::uint32_t bound) noexcept {
        return static_cast<std::uint32_t>((std::uint64_t{word()} * bound) >> 32U);
    }
    /// The next 32 random bits.
    [[nodiscard]] std::uint32_t word() noexcept {
        if (used_ == words_.size()) {
            words_ = (*philox_)({block_++, draw_, stream_, static_cast<std::uint32_t>(purpose_)});
            used_ = 0;
        }
        return words_[used_++];
    }

private:
    const Philox* philox_;
    std::uint32_t draw_;
    std::uint32_t stream_;
    Purpose purpose_;
    std::uint32_t block_ = 0;
    Philox::Words words_{};
    std::size_t used_ = words_.size();
};

/// Rows that are drawn again: a row that is drawn twice has twice its weight.  The rows are in an
/// order in which the measure need not sort them.
class Resampled {
public:
    /// @param units for each row the number of the unit that it is drawn with; empty: each row is a
    ///     unit of its own, numbered by ascending value (or rank) and weight, so that the order of
    ///     rows plays no part.
    Resampled(const Measure& any, const Sample& sample, std::span<const std::uint32_t> units, std::size_t unit_count);

    [[nodiscard]] std::size_t unit_count() const noexcept { return unit_count_; }
    [[nodiscard]] const Measure& measure() const noexcept { return measure_; }
    /// The measure of the rows as they are.
    [[nodiscard]] double estimate() const { return measure_(rows_.sample()); }
    /// The measure if each unit is there so many times; NaN if that does not define it.
    /// @param scratch memory for the rows, kept by the caller from one call to the next.
    [[nodiscard]] double value(std::span<const std::uint32_t> times, Rows& scratch) const;

private:
    Measure measure_;
    Rows rows_{};
    std::vector<std::uint32_t> units_{};
    std::size_t unit_count_;
};

/// Throws Error unless two columns meet the demands of a measure; the error says in which of them
/// something is wrong.
void check_both(const Measure& any, const Sample& first, const Sample& second);

/// Throws ErrorCode::unequal_columns unless both columns have equally many rows.
void check_pairs(const Measure& any, const Sample& first, const Sample& second);

/// Fills `times` with how often a draw takes each unit.
void draw_units(DrawNumbers& numbers, std::span<std::uint32_t> times);

/// How a batch of draws is worked through.
struct DrawBatch {
    std::string_view measure;
    std::uint64_t draws;
    unsigned threads;
    Watch watch{};
};

/// The statistic of each draw.
/// @param make_worker makes, once on each thread, what computes the statistic of a draw; NaN where
///     it is not defined.
/// @errors ErrorCode::not_defined if a draw does not define it.
[[nodiscard]] std::vector<double> statistics_of(
    const DrawBatch& batch, const std::function<std::function<double(std::uint32_t)>()>& make_worker);

}  // namespace jiedui::equity

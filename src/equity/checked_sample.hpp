// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// CheckedSample: columns that meet the demands of a measure, in a range in which sums cannot
/// overflow.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/equity/complete_rows.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// Throws Error unless the columns meet the demands of a measure.
void check_sample(const Demands& demands, const Sample& sample);

/// Throws ErrorCode::unequal_columns unless each column that is there has as many rows as the
/// values.
void check_lengths(const Demands& demands, const Sample& sample);

/// Throws ErrorCode::missing_value or bad_value unless each number of a column is finite.
/// @param name what the caller calls the column.
void check_finite(std::string_view measure, std::string_view name, Numbers column);

/// Throws ErrorCode::bad_number unless `is_good`.
/// @param range which numbers are good, as a sentence.
void check_number(bool is_good, std::string_view measure, std::string_view name, double number, std::string_view range);

/// Throws ErrorCode::not_defined.
[[noreturn]] void refuse_undefined(std::string_view measure, std::string_view why);

/// How many rows have a weight above 0.
[[nodiscard]] std::size_t counted_rows(const Sample& sample);

/// A number as short as reads back the same.
[[nodiscard]] std::string number_text(double number);

/// Which rows are kept: all, or those of a weight above 0.  A row without weight has no part in a
/// measure, and its value may be far out of the range of the others.
enum class Keep : std::uint8_t { all_rows, counted_rows };

/// Columns that were checked.  Where values or weights are so large or so small that sums of them
/// could leave the range of doubles, all values or all weights are multiplied by a power of two,
/// which changes no digit of what is relative.
class CheckedSample {
public:
    CheckedSample(const Demands& demands, const Sample& sample, Keep keep = Keep::all_rows);
    CheckedSample(const CheckedSample&) = delete;
    CheckedSample& operator=(const CheckedSample&) = delete;
    ~CheckedSample() = default;

    [[nodiscard]] const Sample& sample() const noexcept { return sample_; }
    /// A sum of values, or a mean of them, in the caller's scale.
    [[nodiscard]] double value_in_scale(double value) const noexcept;
    /// A sum of values divided by one of weights, in the caller's scale.
    [[nodiscard]] double ratio_in_scale(double ratio) const noexcept;
    /// A sum of weights in the caller's scale.
    [[nodiscard]] double weight_in_scale(double weight) const noexcept;

private:
    void keep_counted();

    Sample sample_;
    Rows rows_{};
    std::vector<double> scaled_values_{};
    std::vector<double> scaled_weights_{};
    int value_power_ = 0;
    int weight_power_ = 0;
};

}  // namespace jiedui::equity

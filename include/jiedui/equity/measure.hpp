// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Measure: any measure of this layer as one type, for what works with each of them.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

#include "jiedui/base/export.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// Which values a measure takes.
enum class Takes : std::uint8_t {
    any,           ///< any number
    not_negative,  ///< 0 and above
    positive       ///< above 0
};

/// What a measure demands of its columns.
struct Demands {
    std::string_view name;                      ///< the name of the measure, for errors
    Takes values = Takes::not_negative;         ///< which values it takes
    std::size_t least = 2;                      ///< how many rows of a weight above 0 it needs
    bool refuses_weights = false;               ///< whether it takes no weights, as the sample form does
    bool needs_ranks = false;                   ///< whether it needs `rank_by`
    bool is_ratio = false;                      ///< whether it takes totals and what they are divided by
    bool is_relative = true;                    ///< whether a factor in all values leaves it as it is
    std::string_view values_name = "values";    ///< what its values are called
    std::string_view weights_name = "weights";  ///< what its weights are called
};

/// A measure: what it demands, and its value.
///
/// Beyond the syntax: `demands()` throws Error with ErrorCode::bad_number if a parameter of the
/// measure is impossible.  `of(sample, rows)` gets columns that meet the demands, and gives the
/// same value in any order of the rows.  `rows` is how many rows were drawn, which may differ from
/// the length of the columns when a row was drawn several times and has that as its weight; only
/// the sample form reads it.
template <class M>
concept measure = requires(const M& m, const Sample& sample, std::size_t rows) {
    { m.demands() } -> std::same_as<Demands>;
    { m.of(sample, rows) } -> std::same_as<double>;
};

/// Any measure, with its parameters.
class JIEDUI_API Measure {
public:
    /// @errors ErrorCode::bad_number if a parameter of the measure is impossible.
    template <measure M>
    Measure(const M& any)  // NOLINT(google-explicit-constructor): each measure is one
        : demands_{any.demands()},
          of_{[any](const Sample& sample, std::size_t rows) { return any.of(sample, rows); }} {}

    [[nodiscard]] const Demands& demands() const noexcept { return demands_; }

    /// The value of the measure.
    /// @errors ErrorCode::missing_value, bad_value, bad_weights, unequal_columns or too_few_values,
    ///     if the columns do not meet the demands; ErrorCode::not_defined if the measure would
    ///     divide by 0.
    [[nodiscard]] double operator()(const Sample& sample) const;

    /// The value of the measure for columns that are known to meet its demands; see the concept.
    [[nodiscard]] double of(const Sample& sample, std::size_t rows) const { return of_(sample, rows); }

private:
    Demands demands_;
    std::function<double(const Sample&, std::size_t)> of_;
};

}  // namespace jiedui::equity

// SPDX-License-Identifier: Apache-2.0
#include "equity/checked_sample.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include "equity/sum.hpp"
#include "jiedui/base/error.hpp"

namespace jiedui::equity {
namespace {

/// `gini: values`: whose argument is wrong.
[[nodiscard]] std::string argument_of(std::string_view measure, std::string_view name) {
    return std::string{measure}.append(": ").append(name);
}

/// How many numbers of a column are wrong, and where the first ones are: `2 of 9 values are
/// missing, at 3 and 7 (…)`.
template <class IsWrong>
[[nodiscard]] std::string places_text(std::string_view name, Numbers column, std::string_view what, IsWrong is_wrong) {
    constexpr std::size_t most = 5;
    std::size_t count = 0;
    std::string places;
    for (std::size_t i = 0; i < column.size(); ++i) {
        if (!is_wrong(column[i])) continue;
        if (++count > most) continue;
        places += (count == 1 ? "" : ", ") + std::to_string(i);
    }
    std::string text = std::to_string(count) + " of " + std::to_string(column.size());
    text.append(" in ").append(name).append(count == 1 ? " is " : " are ").append(what);
    text.append(count == 1 ? ", at place " : count > most ? ", first at places " : ", at places ").append(places);
    return text + " (counted from 0)";
}

/// Throws `code` if a number of the column is wrong.
template <class IsWrong>
void refuse(ErrorCode code, std::string_view measure, std::string_view name, Numbers column, std::string_view what,
            std::string_view advice, IsWrong is_wrong) {
    if (std::ranges::none_of(column, is_wrong)) return;
    throw Error{code, argument_of(measure, name),
                places_text(name, column, what, is_wrong).append("; ").append(advice)};
}

void check_no_missing(std::string_view measure, std::string_view name, Numbers column) {
    refuse(ErrorCode::missing_value, measure, name, column, "missing",
           "find them, or drop their rows with missing=\"drop\" (in C++ complete_rows)",
           [](double number) { return std::isnan(number); });
}

void check_length(std::string_view measure, Numbers values, std::string_view values_name, Numbers other,
                  std::string_view name) {
    if (other.size() == values.size()) return;
    throw Error{ErrorCode::unequal_columns, argument_of(measure, name),
                std::string{values_name} + " has " + std::to_string(values.size()) + ", " + std::string{name} +
                    " has " + std::to_string(other.size()) + "; give one for each row"};
}

/// What one look over a column finds.
struct Range {
    bool is_finite = true;
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -std::numeric_limits<double>::infinity();

    [[nodiscard]] double largest() const noexcept { return std::max(std::abs(lowest), std::abs(highest)); }
};

[[nodiscard]] Range range_of(Numbers column) noexcept {
    constexpr std::uint64_t all_but_sign = ~(std::uint64_t{1} << 63U);
    constexpr std::uint64_t last_of_exponent = std::uint64_t{1} << 52U;
    Range range;
    std::uint64_t carried = 0;  // into the sign, by an exponent of ones only: NaN or infinite
    for (const double number : column) {
        carried |= (std::bit_cast<std::uint64_t>(number) & all_but_sign) + last_of_exponent;
        range.lowest = number < range.lowest ? number : range.lowest;
        range.highest = number > range.highest ? number : range.highest;
    }
    range.is_finite = (carried & ~all_but_sign) == 0;
    return range;
}

/// Throws if a column is not finite: says what is missing, then what is infinite.
void refuse_odd(std::string_view measure, std::string_view name, Numbers column) {
    check_no_missing(measure, name, column);
    refuse(ErrorCode::bad_value, measure, name, column, "infinite", "give finite numbers",
           [](double number) { return std::isinf(number); });
}

Range check_values(const Demands& demands, Numbers values) {
    const Range range = range_of(values);
    if (!range.is_finite) refuse_odd(demands.name, demands.values_name, values);
    if (demands.values == Takes::any) return range;
    if (range.lowest < 0)
        refuse(ErrorCode::bad_value, demands.name, demands.values_name, values, "below 0",
               "this measure takes shares of a total, which cannot be negative",
               [](double number) { return number < 0; });
    if (demands.values == Takes::positive && range.lowest <= 0)
        refuse(ErrorCode::bad_value, demands.name, demands.values_name, values, "0",
               "this measure takes the logarithm or a negative power of each value, and is not defined for a 0",
               [](double number) { return number <= 0; });
    return range;
}

/// Throws if the smallest weight above 0 is so small beside the largest that products would lose it.
void check_span(const Demands& demands, Numbers weights, double largest) {
    const double smallest = std::ldexp(largest, -64);
    refuse(ErrorCode::bad_weights, demands.name, demands.weights_name, weights, "above 0 and too small",
           "beside the largest weight it is less than one in 2^64: give it as 0, or mend it",
           [smallest](double weight) { return weight > 0 && weight < smallest; });
}

Range check_weights(const Demands& demands, Numbers weights) {
    const std::string_view name = demands.weights_name;
    if (demands.refuses_weights)
        throw Error{ErrorCode::bad_weights, argument_of(demands.name, name),
                    "the sample form takes no weights: n is a number of drawn rows; use form=\"population\""};
    const Range range = range_of(weights);
    const auto refuse_weights = [&](std::string_view what, auto is_wrong) {
        refuse(ErrorCode::bad_weights, demands.name, name, weights, what, "give numbers of 0 and above", is_wrong);
    };
    if (!range.is_finite) {
        check_no_missing(demands.name, name, weights);
        refuse_weights("infinite", [](double number) { return std::isinf(number); });
    }
    if (range.lowest < 0) refuse_weights("below 0", [](double number) { return number < 0; });
    if (demands.is_ratio && range.lowest <= 0)
        refuse(ErrorCode::bad_weights, demands.name, name, weights, "0",
               "what belongs to nobody has no ratio: find the number, or leave the row out and say so",
               [](double number) { return number <= 0; });
    if (range.highest <= 0)
        throw Error{ErrorCode::bad_weights, argument_of(demands.name, name), "they are all 0: no row counts"};
    check_span(demands, weights, range.highest);
    return range;
}

void check_enough(const Demands& demands, const Sample& sample) {
    const std::size_t rows = counted_rows(sample);
    if (rows >= demands.least) return;
    const std::string found = rows == 0 ? "no value" : "one value of a weight above 0";
    throw Error{ErrorCode::too_few_values, argument_of(demands.name, demands.values_name),
                found + " is there, and it needs " + std::to_string(demands.least) + " or more"};
}

[[nodiscard]] std::vector<double> scaled(Numbers column, int power) {
    std::vector<double> numbers(column.begin(), column.end());
    for (double& number : numbers) number = std::ldexp(number, power);
    return numbers;
}

/// The power of two that brings the largest number of a column near to 1.
[[nodiscard]] int power_to_one(double largest) {
    return largest > 0 && std::isfinite(largest) ? -std::ilogb(largest) : 0;
}

/// What a look over columns that were checked has found.
struct Largest {
    double value = 0;
    double weight = 0;
    bool has_idle_rows = false;  ///< whether a weight is 0
};

Largest checked_columns(const Demands& demands, const Sample& sample) {
    check_lengths(demands, sample);
    if (sample.values.empty())
        throw Error{ErrorCode::too_few_values, argument_of(demands.name, demands.values_name),
                    "no value is there, and it needs " + std::to_string(demands.least) + " or more"};
    Largest largest{.value = check_values(demands, sample.values).largest()};
    if (!sample.weights.empty()) {
        const Range weights = check_weights(demands, sample.weights);
        largest.weight = weights.largest();
        largest.has_idle_rows = weights.lowest <= 0;
    }
    if (demands.needs_ranks) check_finite(demands.name, "rank_by", sample.rank_by);
    check_enough(demands, sample);
    return largest;
}

}  // namespace

std::size_t counted_rows(const Sample& sample) {
    const auto counts = [](double weight) { return weight > 0; };
    return sample.weights.empty() ? sample.values.size()
                                  : static_cast<std::size_t>(std::ranges::count_if(sample.weights, counts));
}

std::string number_text(double number) {
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), end};
}

void check_number(bool is_good, std::string_view measure, std::string_view name, double number,
                  std::string_view range) {
    if (is_good) return;
    throw Error{ErrorCode::bad_number, number_text(number), argument_of(measure, name).append(" ").append(range)};
}

void refuse_undefined(std::string_view measure, std::string_view why) {
    throw Error{ErrorCode::not_defined, std::string{measure}, why};
}

void check_finite(std::string_view measure, std::string_view name, Numbers column) {
    if (!range_of(column).is_finite) refuse_odd(measure, name, column);
}

void check_lengths(const Demands& demands, const Sample& sample) {
    if (!sample.weights.empty() || demands.is_ratio)
        check_length(demands.name, sample.values, demands.values_name, sample.weights, demands.weights_name);
    if (!sample.rank_by.empty() || demands.needs_ranks)
        check_length(demands.name, sample.values, demands.values_name, sample.rank_by, "rank_by");
}

void check_sample(const Demands& demands, const Sample& sample) { static_cast<void>(checked_columns(demands, sample)); }

CheckedSample::CheckedSample(const Demands& demands, const Sample& sample, Keep keep) : sample_{sample} {
    Largest largest = checked_columns(demands, sample);
    if (keep == Keep::counted_rows && largest.has_idle_rows) {
        keep_counted();
        largest.value = range_of(sample_.values).largest();
    }
    // products of a value and two weights stay below 2^1023, however many rows there are
    constexpr int largest_value = 700;
    constexpr int largest_weight = 64;
    const int value_power = demands.is_relative ? power_to_one(largest.value) : 0;
    const int weight_power = power_to_one(largest.weight);
    const bool is_huge = value_power < -largest_value;
    if (value_power > largest_value || (is_huge && demands.is_ratio)) value_power_ = value_power;
    if (std::abs(weight_power) > largest_weight) weight_power_ = weight_power;
    // huge values stay as they are, as small ones beside them would become 0: weights become small
    // instead
    if (is_huge && !demands.is_ratio) weight_power_ = weight_power - largest_weight;
    if (value_power_ != 0) sample_.values = scaled_values_ = scaled(sample_.values, value_power_);
    if (weight_power_ == 0) return;
    const std::vector<double> once(sample_.weights.empty() ? sample_.values.size() : 0, 1.0);
    sample_.weights = scaled_weights_ = scaled(once.empty() ? sample_.weights : Numbers{once}, weight_power_);
    if (keep == Keep::counted_rows) keep_counted();  // a weight may have become 0
}

void CheckedSample::keep_counted() {
    std::vector<std::size_t> counted;
    for (std::size_t i = 0; i < sample_.weights.size(); ++i)
        if (sample_.weights[i] > 0) counted.push_back(i);
    if (counted.size() == sample_.weights.size()) return;
    Rows kept = rows_of(sample_, counted);
    rows_ = std::move(kept);
    sample_ = rows_.sample();
}

double CheckedSample::value_in_scale(double value) const noexcept { return std::ldexp(value, -value_power_); }
double CheckedSample::ratio_in_scale(double ratio) const noexcept {
    return std::ldexp(ratio, weight_power_ - value_power_);
}
double CheckedSample::weight_in_scale(double weight) const noexcept { return std::ldexp(weight, -weight_power_); }

double Measure::operator()(const Sample& sample) const {
    const CheckedSample checked{demands_, sample, Keep::counted_rows};
    return of(checked.sample(), checked.sample().values.size());
}

}  // namespace jiedui::equity

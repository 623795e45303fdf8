// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Draws for the benchmarks: numbers by a seed and by weights, in integers, so that every machine draws the same.

#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace jiedui::bench {

/// SplitMix64.  @source Guy L. Steele, Doug Lea and Christine H. Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014.
class Draw {
public:
    explicit Draw(std::uint64_t seed) noexcept : state_{seed} {}

    /// 64 bits.
    std::uint64_t bits() noexcept {
        std::uint64_t mixed = state_ += 0x9E37'79B9'7F4A'7C15U;
        mixed = (mixed ^ mixed >> 30U) * 0xBF58'476D'1CE4'E5B9U;
        mixed = (mixed ^ mixed >> 27U) * 0x94D0'49BB'1331'11EBU;
        return mixed ^ mixed >> 31U;
    }
    /// A number below `end`.  @pre `end > 0`.
    std::uint32_t below(std::uint32_t end) noexcept { return static_cast<std::uint32_t>((bits() >> 32U) * end >> 32U); }
    /// A number in `[first, last]`.
    std::uint32_t between(std::uint32_t first, std::uint32_t last) noexcept { return first + below(last - first + 1); }
    /// True `count` times in a thousand.
    bool per_mille(std::uint32_t count) noexcept { return below(1'000) < count; }

    /// The place of one of `shares`, which are per mille and add up to 1,000.
    template <std::size_t n>
    std::size_t one_of(const std::array<std::uint32_t, n>& shares) noexcept {
        std::uint32_t rest = below(1'000);
        std::size_t place = 0;
        while (rest >= shares[place]) rest -= shares[place++];
        return place;
    }

    /// A lognormal number: its median times 2 to the power of a normal number times 1.154, that is e to the power
    /// of a normal number times 0.8.
    /// The normal number is the sum of twelve even ones; 2 to the power of a fraction f is 1 + 0.6565 f + 0.3435 f²
    /// within 0.3 %.
    std::uint32_t lognormal(std::uint32_t median) noexcept {
        constexpr std::int64_t one = 65'536;
        constexpr std::int64_t sigma = 75'638;  // 1.154
        std::int64_t normal = -6 * one;
        for (int i = 0; i < 12; ++i) normal += below(one);
        const std::int64_t power = (normal * sigma >> 16U) + 16 * one;
        const std::int64_t f = power % one;
        const std::int64_t fraction = one + (f * 43'025 >> 16U) + ((f * f >> 16U) * 22'511 >> 16U);
        const auto whole = static_cast<unsigned>(power / one);
        return static_cast<std::uint32_t>((std::int64_t{median} * fraction << whole) >> 32U);
    }

private:
    std::uint64_t state_;
};

/// Draws places in proportion to their weights, in constant time.
/// @source Michael D. Vose, "A linear algorithm for generating random numbers with a given distribution", IEEE
///     Transactions on Software Engineering 17 (1991).
class ByWeight {
public:
    /// @pre there are weights, all of them positive, whose sum is below 2³².
    explicit ByWeight(std::span<const std::uint32_t> weights)
        : sum_{std::accumulate(weights.begin(), weights.end(), std::uint32_t{0})}, other_(weights.size()) {
        std::vector<std::uint32_t> low;
        std::vector<std::uint32_t> high;
        for (std::uint32_t place = 0; place < weights.size(); ++place) {
            own_.push_back(std::uint64_t{weights[place]} * weights.size());
            (own_.back() < sum_ ? low : high).push_back(place);
            other_[place] = place;
        }
        while (!low.empty() && !high.empty()) {
            const std::uint32_t poor = low.back();
            const std::uint32_t rich = high.back();
            low.pop_back();
            other_[poor] = rich;
            own_[rich] -= sum_ - own_[poor];
            if (own_[rich] >= sum_) continue;
            high.pop_back();
            low.push_back(rich);
        }
    }

    std::uint32_t operator()(Draw& draw) const noexcept {
        const std::uint32_t place = draw.below(static_cast<std::uint32_t>(own_.size()));
        return draw.below(sum_) < own_[place] ? place : other_[place];
    }

private:
    std::uint32_t sum_;
    std::vector<std::uint64_t> own_;    // out of sum_, how often a place stands for itself
    std::vector<std::uint32_t> other_;  // whom it stands for else
};

}  // namespace jiedui::bench

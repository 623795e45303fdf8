// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Drawn records that say what rules ask for.

#include <optional>
#include <random>
#include <string>
#include <vector>

#include "support/random_network.hpp"
#include "support/text_network.hpp"

namespace jiedui {

/// Draws what rules ask for and drawn records do not say.
class Describer {
public:
    explicit Describer(unsigned seed) : rng_{seed} {}

    [[nodiscard]] Records described(Records records) {
        for (School& school : records.schools) {
            school.division = maybe<std::string>({"x", "y"});
            if (below(rng_, 5) != 0) school.latitude = 31 + below(rng_, 3);
            if (below(rng_, 5) != 0) school.longitude = 116 + below(rng_, 2) * 0.5;
        }
        for (Teacher& teacher : records.teachers) {
            teacher.exempt = maybe<std::string>({"no", "no", "no", "yes"});
            teacher.joined =
                maybe<Span>({Day{1964, 1, 10}, Day{1965, 1, 12}, Day{1965, 1, 13}, Day{1969, 9, 1}}).value_or(Span{});
            teacher.born = maybe<Span>({Day{1930, 5, 5}, Day{1923, 5, 5}, Day{1910, 5, 5}}).value_or(Span{});
            teacher.sex = maybe<Sex>({Sex::male, Sex::female});
            teacher.title = maybe<Title>({Title::senior, Title::junior});
            teacher.applies_for = maybe<Title>({Title::senior, Title::senior, Title::intermediate});
            teacher.backbone = maybe<Backbone>({Backbone::no, Backbone::yes, Backbone::county});
        }
        for (Posting& posting : records.postings) {
            posting.recorded_on =
                maybe<Span>({day(5), day(12), day(13), Span{day(0), day(30), Precision::month}}).value_or(Span{});
            if (below(rng_, 2) == 0) posting.backbone = maybe<Backbone>({Backbone::no, Backbone::yes, Backbone::city});
        }
        return records;
    }

private:
    template <class Value>
    std::optional<Value> maybe(const std::vector<Value>& values) {
        if (below(rng_, 5) == 0) return std::nullopt;
        return values[below(rng_, static_cast<unsigned>(values.size()))];
    }
    std::mt19937 rng_;
};

}  // namespace jiedui

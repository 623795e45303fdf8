// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The questions that count and sum as DESIGN 3 defines them: summary, coverage_rates, flows, amount_flows.

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "oracle/chains_naive.hpp"
#include "oracle/coverage_naive.hpp"
#include "oracle/sure_days_naive.hpp"

namespace jiedui::naive {

/// The shortest text of a double.
inline std::string text_of_double(double number) {
    std::array<char, 32> buffer{};
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr};
}
template <class Number>
std::string number_or_dash(const std::optional<Number>& number) {
    return number ? std::to_string(*number) : "-";
}

/// The sizes of groups of schools: two are in one if `joins(a, b)`.
template <class Joins>
std::vector<std::size_t> group_sizes(const Ids& schools, Joins&& joins) {
    std::vector<std::size_t> sizes;
    Ids met;
    for (const std::string& a : schools) {
        if (met.contains(a)) continue;
        std::size_t size = 0;
        for (const std::string& b : schools)
            if (a == b || joins(a, b)) {
                met.insert(b);
                ++size;
            }
        sizes.push_back(size);
    }
    return sizes;
}

/// Whom `school` hangs together with, whichever way ties lead.
inline Ids together_with(const Slice& slice, const std::string& school) {
    Ids found{school};
    for (bool grows = true; grows;) {
        grows = false;
        for (const Tie& tie : slice.ties())
            if (found.contains(tie.supporter) != found.contains(tie.recipient)) {
                found.insert({tie.supporter, tie.recipient});
                grows = true;
            }
    }
    return found;
}

inline Answer summary(const Slice& slice) {
    std::set<std::pair<std::string, std::string>> pairs;
    Ids tied;
    for (const Tie& tie : slice.ties()) {
        pairs.insert({tie.supporter, tie.recipient});
        tied.insert({tie.supporter, tie.recipient});
    }
    std::vector<Tie> mutual;
    for (const Tie& tie : slice.ties())
        if (pairs.contains({tie.recipient, tie.supporter})) mutual.push_back(tie);
    const auto mutual_pairs =
        std::ranges::count_if(pairs, [&](const auto& pair) { return pairs.contains({pair.second, pair.first}); }) / 2;
    const auto weak = group_sizes(slice.schools(), [&](const std::string& a, const std::string& b) {
        return together_with(slice, a).contains(b);
    });
    const auto strong = group_sizes(slice.schools(), [&](const std::string& a, const std::string& b) {
        return ways_from(slice, a).contains(b) && ways_from(slice, b).contains(a);
    });
    const auto largest = [](const std::vector<std::size_t>& sizes) {
        return sizes.empty() ? 0 : *std::ranges::max_element(sizes);
    };
    const auto n = static_cast<double>(slice.schools().size());

    Answer answer;
    const auto add = [&](const std::string& what, auto count, const std::vector<Tie>& behind) {
        answer.add(what + " " + std::to_string(count), behind);
    };
    add("schools", slice.schools().size(), {});
    add("ties", slice.ties().size(), slice.ties());
    add("pairs", pairs.size(), slice.ties());
    add("mutual_pairs", mutual_pairs, mutual);
    add("isolates", slice.schools().size() - tied.size(), {});
    add("weak_components", weak.size(), slice.ties());
    add("strong_components", strong.size(), slice.ties());
    add("largest_weak", largest(weak), slice.ties());
    add("largest_strong", largest(strong), slice.ties());
    answer.add("density " + (n < 2 ? "-" : text_of_double(static_cast<double>(pairs.size()) / (n * (n - 1)))),
               slice.ties());
    for (const std::optional<Channel> channel :
         {std::optional{Channel::staff}, std::optional{Channel::teaching}, std::optional{Channel::funds},
          std::optional{Channel::materials}, std::optional<Channel>{}}) {
        std::vector<Tie> own;
        for (const Tie& tie : slice.ties())
            if (tie.channel == channel) own.push_back(tie);
        add("ties_" + (channel ? std::string{word_of(*channel)} : "unknown"), own.size(), own);
    }
    return answer;
}

/// What a school says in a column, and before it whether it does not: so that the missing one comes last.
using Group = std::pair<bool, std::string>;
inline Group group_of(const Slice& slice, const std::string& id, const std::string& by) {
    const std::string cell = cell_of(slice.school(id), by);
    return {cell.empty(), cell};
}

/// Asked as `coverage` is.
inline Answer coverage_rates(const Slice& slice, const std::string& by, const Words& needy,
                             const std::set<Channel>& needed) {
    struct Rate {
        unsigned needy = 0, covered = 0, undecided = 0;
        std::optional<unsigned> pupils = 0, pupils_covered = 0;
        std::vector<Tie> ties{};
    };
    const auto plus = [](std::optional<unsigned> a, std::optional<unsigned> b) {
        return a && b ? std::optional{*a + *b} : std::nullopt;
    };
    const Answer schools = coverage(slice, needy, needed);
    std::map<Group, Rate> rates;
    for (const std::string& row : schools.rows) {
        const auto words = pieces_of(row, ' ');
        Rate& rate = rates[group_of(slice, words.at(0), by)];
        const auto pupils = pupils_of(slice.school(words.at(0)));
        const bool is_covered = words.at(3) == "yes";
        ++rate.needy;
        rate.covered += is_covered ? 1U : 0U;
        rate.undecided += words.at(3) == "undecided" ? 1U : 0U;
        rate.pupils = plus(rate.pupils, pupils);
        rate.pupils_covered = plus(rate.pupils_covered, is_covered || !pupils ? pupils : std::optional{0U});
        for (const Tie& tie : ties_to(slice.ties(), words.at(0))) rate.ties.push_back(tie);
    }
    Answer answer;
    answer.unknown_schools = schools.unknown_schools;
    for (const auto& [group, rate] : rates) {
        const std::string share = text_of_double(static_cast<double>(rate.covered) / rate.needy);
        const bool has_share = rate.pupils && *rate.pupils > 0;
        answer.add(or_dash(group.second) + " " + std::to_string(rate.needy) + " " + std::to_string(rate.covered) + " " +
                       std::to_string(rate.undecided) + " " + share + " " + number_or_dash(rate.pupils) + " " +
                       number_or_dash(rate.pupils_covered) + " " +
                       (has_share ? text_of_double(static_cast<double>(*rate.pupils_covered) / *rate.pupils) : "-"),
                   rate.ties);
    }
    return answer;
}

/// The ties between each two groups.
inline std::map<std::pair<Group, Group>, std::vector<Tie>> ties_by_groups(const Slice& slice, const std::string& by) {
    std::map<std::pair<Group, Group>, std::vector<Tie>> ties;
    for (const Tie& tie : slice.ties())
        ties[{group_of(slice, tie.supporter, by), group_of(slice, tie.recipient, by)}].push_back(tie);
    return ties;
}

/// Heads times share times days of postings [thousandths]; nothing if one of the three is unknown of one of them.
inline std::optional<std::int64_t> fte_days_of(const Slice& slice, const std::vector<Tie>& postings) {
    std::int64_t sum = 0;
    for (const Tie& tie : postings) {
        const auto heads = heads_of({tie});
        const auto days = days_in_window(tie, slice.times());
        if (!heads || !tie.posting->share || days.size() != 1) return std::nullopt;
        sum += std::int64_t{*heads} * tie.posting->share->value * *days.begin();
    }
    return sum;
}

inline Answer flows(const Slice& slice, const std::string& by) {
    Answer answer;
    for (const auto& [groups, ties] : ties_by_groups(slice, by)) {
        std::set<std::pair<std::string, std::string>> pairs;
        std::vector<Tie> postings;
        unsigned without_yuan = 0;
        std::optional<std::int64_t> yuan;
        for (const Tie& tie : ties) {
            pairs.insert({tie.supporter, tie.recipient});
            if (tie.posting != nullptr) postings.push_back(tie);
            if (tie.transfer == nullptr) continue;
            if (!tie.transfer->value_yuan) ++without_yuan;
            if (tie.transfer->value_yuan) yuan = yuan.value_or(0) + tie.transfer->value_yuan->value;
        }
        std::vector<Tie> counted = postings;  // of one record the first part that the slice has
        std::erase_if(counted, [&](const Tie& tie) { return !is_first_of(slice.ties(), tie); });
        const auto heads = counted.empty() ? std::nullopt : heads_of(counted);
        const auto fte = postings.empty() || slice.times().empty() ? std::nullopt : fte_days_of(slice, postings);
        answer.add(or_dash(groups.first.second) + " " + or_dash(groups.second.second) + " " +
                       std::to_string(pairs.size()) + " " + std::to_string(ties.size()) + " " + number_or_dash(heads) +
                       " " + (fte ? text_of(Thousandths{*fte}) : "-") + " " +
                       (yuan ? text_of(Thousandths{*yuan}) : "-") + " " + std::to_string(without_yuan),
                   ties);
    }
    return answer;
}

/// Number and unit of what a tie agreed or moved; nothing if it does not say.
inline std::optional<std::pair<std::int64_t, std::string>> amount_of(const Tie& tie) {
    const auto amount = [](const auto& number, const std::string& unit) {
        return number ? std::optional{std::pair{number->value, unit}} : std::nullopt;
    };
    if (tie.support != nullptr) return amount(tie.support->amount, tie.support->unit.value_or(""));
    if (tie.posting != nullptr) {
        const auto heads = heads_of({tie});
        return heads ? std::optional{std::pair{std::int64_t{*heads} * 1000, std::string{"persons"}}} : std::nullopt;
    }
    const auto quantity = amount(tie.transfer->quantity, tie.transfer->unit.value_or(""));
    return quantity ? quantity : amount(tie.transfer->value_yuan, "yuan");
}

inline Answer amount_flows(const Slice& slice, const std::string& by) {
    Answer answer;
    for (const auto& [groups, ties] : ties_by_groups(slice, by)) {
        std::map<std::pair<bool, std::string>, std::pair<std::int64_t, std::vector<Tie>>> sums;
        for (const Tie& tie : ties)
            if (const auto amount = amount_of(tie); amount && is_first_of(slice.ties(), tie)) {
                auto& [sum, behind] = sums[{amount->second.empty(), amount->second}];
                sum += amount->first;
                behind.push_back(tie);
            }
        for (const auto& [unit, sum] : sums)
            answer.add(or_dash(groups.first.second) + " " + or_dash(groups.second.second) + " " + or_dash(unit.second) +
                           " " + text_of(Thousandths{sum.first}) + " " + std::to_string(sum.second.size()),
                       sum.second);
    }
    return answer;
}

}  // namespace jiedui::naive

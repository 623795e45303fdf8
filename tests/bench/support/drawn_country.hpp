// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// A drawn country: schools, agreements, postings and transfers of a district, a province or a nation, as plain columns.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/channel.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/model/lists.hpp"

#include "draw.hpp"

namespace jiedui::bench {

/// How much there is of everything.
struct CountrySize {
    std::string_view name;
    std::uint32_t schools = 0;
    std::uint32_t counties = 0;
    std::uint32_t agreements = 0;
    std::uint32_t postings = 0;
    std::uint32_t teachers = 0;  ///< whom the postings name
    std::uint32_t transfers = 0;
};
inline constexpr CountrySize district{"district", 200, 3, 1'000, 5'000, 2'000, 400};
inline constexpr CountrySize province{"province", 20'000, 120, 200'000, 1'000'000, 400'000, 80'000};
inline constexpr CountrySize nation{"nation", 500'000, 3'000, 5'000'000, 10'000'000, 3'000'000, 2'000'000};

/// Columns of schools.
struct DrawnSchools {
    std::vector<std::uint32_t> pupils;
    std::vector<Locale> locale;
};

/// Columns of ties: who supports whom, and when.
struct DrawnTies {
    std::vector<std::uint32_t> supporter;
    std::vector<std::uint32_t> recipient;
    std::vector<Span> first_day;
    std::vector<LastDay> last_day;

    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(supporter.size()); }
};

/// Columns of agreements.
struct DrawnAgreements : DrawnTies {
    std::vector<std::optional<Channel>> channel;
};

/// Columns of postings.
struct DrawnPostings : DrawnTies {
    std::vector<std::uint32_t> teacher;  ///< no_row where only heads are counted
    std::vector<std::uint32_t> count;    ///< [heads]
    std::vector<PostingForm> form;
};

/// Columns of transfers.
struct DrawnTransfers {
    std::vector<std::uint32_t> supporter;
    std::vector<std::uint32_t> recipient;
    std::vector<Span> day;
    std::vector<Channel> channel;

    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(supporter.size()); }
};

/// Schools, and ties between them over the twenty years from 2003-09-01 to 2023-08-31.
///
/// Pupils are lognormal with a median of 300; one school in six is urban, a quarter lie in towns.  A supporter is
/// drawn by its pupils, a recipient evenly, nine times in ten in the supporter's county; then the two are turned so
/// that the urban one supports, or else the larger, but for 0.3 % that go the other way.  Seven ties in ten begin
/// with a term and last whole terms.  One channel on one day keeps about 4 % of the agreements.
///
/// Each table is drawn by a stream of its own, so that none depends on whether another was drawn.
class DrawnCountry {
public:
    explicit DrawnCountry(const CountrySize& size, std::uint64_t seed = 1)
        : size_{size}, seed_{seed}, schools_{draw_schools()}, by_pupils_{schools_.pupils} {}

    [[nodiscard]] const CountrySize& size() const noexcept { return size_; }
    [[nodiscard]] const DrawnSchools& schools() const noexcept { return schools_; }
    /// The county of a school.
    [[nodiscard]] std::uint32_t county(std::uint32_t school) const noexcept {
        return static_cast<std::uint32_t>(std::uint64_t{school} * size_.counties / size_.schools);
    }

    [[nodiscard]] DrawnAgreements draw_agreements() const {
        constexpr std::array<std::uint32_t, 5> shares{400, 300, 150, 100, 50};  // the last: unknown
        Draw draw{seed_ * 4 + 1};
        DrawnAgreements agreements;
        for (std::uint32_t i = 0; i < size_.agreements; ++i) {
            append(agreements, draw_ends(draw), draw);
            const std::size_t channel = draw.one_of(shares);
            agreements.channel.push_back(channel < 4 ? std::optional{static_cast<Channel>(channel)} : std::nullopt);
        }
        return agreements;
    }

    /// Four postings in five name a teacher, and each teacher is named; she leaves from the same home each time.
    [[nodiscard]] DrawnPostings draw_postings() const {
        constexpr std::array<PostingForm, 4> forms{PostingForm::support_teaching, PostingForm::rotation,
                                                   PostingForm::exchange, PostingForm::post_replacing};
        Draw draw{seed_ * 4 + 2};
        DrawnPostings postings;
        std::vector<std::uint32_t> home_of;
        for (std::uint32_t i = 0; i < size_.postings; ++i) {
            std::uint32_t teacher = no_row;
            std::pair ends = draw_ends(draw);
            if (home_of.size() < size_.teachers) {
                teacher = static_cast<std::uint32_t>(home_of.size());
                home_of.push_back(ends.first);
            } else if (draw.below(size_.postings - size_.teachers) >= size_.postings / 5) {
                teacher = draw.below(size_.teachers);
                ends = {home_of[teacher], draw_recipient(draw, home_of[teacher])};
            }
            append(postings, ends, draw);
            postings.teacher.push_back(teacher);
            postings.count.push_back(teacher == no_row ? draw.between(1, 5) : 1);
            postings.form.push_back(forms[draw.below(forms.size())]);
        }
        return postings;
    }

    /// Half of them money, half of them goods; of one in ten only the term is known.
    [[nodiscard]] DrawnTransfers draw_transfers() const {
        Draw draw{seed_ * 4 + 3};
        DrawnTransfers transfers;
        for (std::uint32_t i = 0; i < size_.transfers; ++i) {
            const auto [supporter, recipient] = draw_ends(draw);
            transfers.supporter.push_back(supporter);
            transfers.recipient.push_back(recipient);
            const Span days = term(draw.below(2 * years));
            const Day day = days.first() + static_cast<std::int32_t>(draw.below(150));
            transfers.day.push_back(draw.per_mille(100) ? days : Span{day});
            transfers.channel.push_back(draw.per_mille(500) ? Channel::funds : Channel::materials);
        }
        return transfers;
    }

private:
    static constexpr int first_year = 2003;
    static constexpr std::uint32_t years = 20;

    [[nodiscard]] DrawnSchools draw_schools() const {
        constexpr std::array<std::uint32_t, 3> shares{167, 250, 583};  // urban, town, rural
        Draw draw{seed_ * 4};
        DrawnSchools schools;
        for (std::uint32_t i = 0; i < size_.schools; ++i) {
            schools.pupils.push_back(1 + draw.lognormal(299));
            schools.locale.push_back(static_cast<Locale>(draw.one_of(shares)));
        }
        return schools;
    }

    /// A school other than `supporter`, nine times in ten of its county.
    [[nodiscard]] std::uint32_t draw_recipient(Draw& draw, std::uint32_t supporter) const {
        const auto first_of = [&](std::uint32_t county) {
            return static_cast<std::uint32_t>((std::uint64_t{county} * size_.schools + size_.counties - 1) /
                                              size_.counties);
        };
        const bool is_near = draw.per_mille(900);
        const std::uint32_t first = is_near ? first_of(county(supporter)) : 0;
        const std::uint32_t end = is_near ? first_of(county(supporter) + 1) : size_.schools;
        const std::uint32_t drawn = first + draw.below(end - first - 1);
        return drawn < supporter ? drawn : drawn + 1;
    }

    /// Supporter and recipient.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> draw_ends(Draw& draw) const {
        std::uint32_t supporter = by_pupils_(draw);
        std::uint32_t recipient = draw_recipient(draw, supporter);
        const auto strength = [&](std::uint32_t school) {
            return std::tuple{schools_.locale[school] == Locale::urban, schools_.pupils[school], school};
        };
        const bool is_turned = draw.per_mille(3);
        if ((strength(supporter) < strength(recipient)) != is_turned) std::swap(supporter, recipient);
        return {supporter, recipient};
    }

    static void append(DrawnTies& ties, std::pair<std::uint32_t, std::uint32_t> ends, Draw& draw) {
        ties.supporter.push_back(ends.first);
        ties.recipient.push_back(ends.second);
        const std::uint32_t begin = draw.below(2 * years);
        const std::uint32_t terms = draw.between(1, 7);
        const std::uint32_t marks = draw.below(100);  // what is not known
        if (draw.per_mille(700)) {
            ties.first_day.push_back(term(begin));
            ties.last_day.emplace_back(term(begin + terms - 1));
        } else {
            const Day day = term(begin).first() + static_cast<std::int32_t>(draw.below(180));
            ties.first_day.emplace_back(day);
            ties.last_day.emplace_back(day + static_cast<std::int32_t>(terms * 181 - draw.below(90)));
        }
        if (ties.last_day.back().last() >= Day{first_year + static_cast<int>(years), 9, 1})
            ties.last_day.back() = LastDay::running();
        if (marks == 0) ties.first_day.back() = {};
        if (marks == 1) ties.last_day.back() = {};
    }

    /// The days of a term, counted from the first autumn.
    static Span term(std::uint32_t number) {
        const int year = first_year + static_cast<int>(number / 2);
        if (number % 2 == 0) return {Day{year, 9, 1}, Day{year + 1, 1, 31}, Precision::autumn};
        return {Day{year + 1, 2, 1}, Day{year + 1, 8, 31}, Precision::spring};
    }

    CountrySize size_;
    std::uint64_t seed_;
    DrawnSchools schools_;
    ByWeight by_pupils_;
};

}  // namespace jiedui::bench

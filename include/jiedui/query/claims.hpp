// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Claims: what documents state, beside what the records show.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/model/answer.hpp"
#include "jiedui/model/parts.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// One figure that a document states, and what the records come to.
struct ClaimRow {
    std::string document;                     ///< the document's id
    std::string what;                         ///< what it counts
    std::optional<Thousandths> stated{};      ///< the figure
    std::optional<std::uint64_t> recorded{};  ///< what the records show; missing where they cannot
    std::optional<std::string> unit{};        ///< of the figure, as the document says it
    std::uint32_t record = 0;                 ///< row in the ledger's table of claims; no column

    static constexpr std::string_view question = "claims";
    static constexpr std::tuple columns{
        Column{"document", "id", &ClaimRow::document, "The document that states it."},
        Column{"what", "", &ClaimRow::what, "What it counts."},
        Column{"stated", "unit", &ClaimRow::stated, "The figure stated."},
        Column{"recorded", "unit", &ClaimRow::recorded, "What the records show; missing where they cannot."},
        Column{"unit", "", &ClaimRow::unit, "What the figure counts in, as the document says it."},
    };
    friend bool operator==(const ClaimRow&, const ClaimRow&) = default;
};

namespace detail {

/// The postings of `slice` that surely begin in the days of a claim; a bound that the claim does not say is none.  No later
/// part of a record begins; for a claim without days the first part that the slice has stands for the record.
[[nodiscard]] inline std::vector<TieIndex> postings_of_claim(const Slice& slice, std::uint32_t claim) {
    const auto& claims = slice.network().ledger().table<Claim>();
    const Day first = claims.get<&Claim::first_day>(claim).first();
    const Day until = claims.get<&Claim::last_day>(claim).until();
    const Parts parts{slice.network()};
    const auto begins_inside = [&](TieIndex tie) {
        if (!first.is_known() && !until.is_known())
            return parts.is_first_where(tie, [&](TieIndex part) { return slice.has(part); });
        if (parts.is_later(tie)) return false;
        const Day begin = slice.network().period(tie).first();
        const bool soon_enough = !until.is_known() || (begin.is_known() && begin < until);
        const bool late_enough = !first.is_known() || (begin.is_known() && begin >= first);
        return soon_enough && late_enough;
    };
    std::vector<TieIndex> ties;
    for (std::uint32_t tie = 0; tie < slice.network().tie_count(); ++tie)
        if (slice.has(TieIndex{tie}) && begins_inside(TieIndex{tie})) ties.push_back({tie});
    return ties;
}

/// Heads of the postings; nothing if those of one are unknown.
[[nodiscard]] inline std::optional<std::uint64_t> person_times(const Network& network,
                                                               const std::vector<TieIndex>& ties) {
    std::uint64_t sum = 0;
    for (const TieIndex tie : ties) {
        const auto heads = network.heads(tie);
        if (!heads) return std::nullopt;
        sum += *heads;
    }
    return sum;
}

/// Distinct teachers whom the postings name.
[[nodiscard]] inline std::uint64_t persons(const Network& network, const std::vector<TieIndex>& ties) {
    const RefStore& teachers = network.ledger().table<Posting>().column<&Posting::teacher>();
    std::vector<std::uint32_t> named;
    for (const TieIndex tie : ties)
        if (const std::uint32_t teacher = teachers.place_at(network.row(tie)); teacher != no_row)
            named.push_back(teacher);
    std::ranges::sort(named);
    return static_cast<std::uint64_t>(std::ranges::unique(named).begin() - named.begin());
}

[[nodiscard]] inline std::uint64_t duty_schools(const Slice& slice) {
    const auto schools = slice.school_indices();
    return static_cast<std::uint64_t>(std::ranges::count_if(
        schools, [&](SchoolIndex school) { return slice.network().get<&School::duty>(school).value_or(0) >= 1; }));
}

}  // namespace detail

/// Sets the figures that documents state beside what the records show.
///
/// Three words are counted: `duty_schools`, the schools with a duty of one or more; `persons`, the distinct teachers
/// whom postings name; `person_times`, the heads of postings.  The last two count postings that surely begin in the
/// claim's days, where it says any, and each posting once, in however many parts successions cut it; heads are missing where one such posting does not say how many moved.  For any
/// other word `recorded` is missing.  Postings are looked at whatever kind the slice chose; its dates, channels and
/// schools still filter.  A posting that was left out, or of unknown first day, can add to what is recorded.
///
/// @param slice what to ask about.
/// @return one row per claim of the ledger, ascending by columns from the left, a missing value last; equal ones by the
///     claim's days.  Evidence: the postings counted; for `duty_schools` and other words none.
/// @complexity O(n + c m) time for n schools, c claims and m ties.
/// @source F6 in docs/source.md: 19 schools, 129 teachers, 107 person-times.
[[nodiscard]] inline Answer<ClaimRow> claims(const Slice& slice) {
    Answer<ClaimRow> answer{{}, slice.of_kinds({TieKind::posting})};
    const Network& network = slice.network();
    const auto& claims = network.ledger().table<Claim>();
    for (std::uint32_t record = 0; record < claims.size(); ++record) {
        const Claim claim = claims[record];
        std::optional<std::uint64_t> recorded;
        if (claim.what == "duty_schools") recorded = detail::duty_schools(slice);
        if (claim.what == "persons")
            recorded = detail::persons(network, detail::postings_of_claim(answer.slice, record));
        if (claim.what == "person_times")
            recorded = detail::person_times(network, detail::postings_of_claim(answer.slice, record));
        answer.rows.push_back({claim.document.id, claim.what, claim.amount, recorded, claim.unit, record});
    }
    std::ranges::sort(answer.rows, {}, [&](const ClaimRow& each) {
        const Day first = claims.get<&Claim::first_day>(each.record).first();
        const Day until = claims.get<&Claim::last_day>(each.record).until();
        return std::tuple{each.document, each.what, each.stated, !each.recorded, each.recorded,
                          !each.unit,    each.unit, first,       until};
    });
    return answer;
}

/// The postings counted.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<ClaimRow>& answer, std::size_t row) {
    const ClaimRow& claim = answer.rows[row];
    if (claim.what != "persons" && claim.what != "person_times") return {};
    return detail::postings_of_claim(answer.slice, claim.record);
}

}  // namespace jiedui

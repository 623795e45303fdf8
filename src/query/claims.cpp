// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/claims.hpp"

#include <algorithm>

#include "jiedui/detail/model/parts.hpp"
#include "query/listed.hpp"

namespace jiedui {
namespace {

/// The postings of `slice` that surely begin in the days of a claim; a bound that the claim does not say is none.  No later
/// part of a record begins; for a claim without days the first part that the slice has stands for the record.
[[nodiscard]] std::vector<TieIndex> postings_of_claim(const Slice& slice, std::uint32_t claim) {
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
    slice.each_tie(0, slice.network().school_count(), [&](std::uint32_t, std::uint32_t, std::uint32_t tie) {
        if (begins_inside(TieIndex{tie})) ties.push_back({tie});
    });
    return ties;
}

/// Heads of the postings; nothing if those of one are unknown.
[[nodiscard]] std::optional<std::uint64_t> person_times(const Network& network, const std::vector<TieIndex>& ties) {
    std::uint64_t sum = 0;
    for (const TieIndex tie : ties) {
        const auto heads = network.heads(tie);
        if (!heads) return std::nullopt;
        sum += *heads;
    }
    return sum;
}

/// Distinct teachers whom the postings name.
[[nodiscard]] std::uint64_t persons(const Network& network, const std::vector<TieIndex>& ties) {
    const RefStore& teachers = network.ledger().table<Posting>().column<&Posting::teacher>();
    std::vector<std::uint32_t> named;
    for (const TieIndex tie : ties)
        if (const std::uint32_t teacher = teachers.place_at(network.row(tie)); teacher != no_row)
            named.push_back(teacher);
    std::ranges::sort(named);
    return static_cast<std::uint64_t>(std::ranges::unique(named).begin() - named.begin());
}

[[nodiscard]] std::uint64_t duty_schools(const Slice& slice) {
    const auto schools = slice.school_indices();
    return static_cast<std::uint64_t>(std::ranges::count_if(
        schools, [&](SchoolIndex school) { return slice.network().get<&School::duty>(school).value_or(0) >= 1; }));
}

}  // namespace

std::vector<Claims::Row> Claims::ask(const Slice& slice) const {
    std::vector<Row> rows;
    const Network& network = slice.network();
    const auto& claims = network.ledger().table<Claim>();
    for (std::uint32_t record = 0; record < claims.size(); ++record) {
        const Claim claim = claims[record];
        std::optional<std::uint64_t> recorded;
        if (claim.what == "duty_schools") recorded = duty_schools(slice);
        if (claim.what == "persons") recorded = persons(network, postings_of_claim(slice, record));
        if (claim.what == "person_times") recorded = person_times(network, postings_of_claim(slice, record));
        rows.push_back({claim.document.id, claim.what, claim.amount, recorded, claim.unit, record});
    }
    std::ranges::sort(rows, {}, [&](const Row& each) {
        const Day first = claims.get<&Claim::first_day>(each.record).first();
        const Day until = claims.get<&Claim::last_day>(each.record).until();
        return std::tuple{each.document, each.what, each.stated, !each.recorded, each.recorded,
                          !each.unit,    each.unit, first,       until};
    });
    return rows;
}

Evidence Claims::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const Row& claim = rows[row];
    const Ledger& ledger = slice.network().ledger();
    std::vector<RecordRef> records{{RecordKind::claim, claim.record}};
    records.push_back(find_record(ledger, RecordKind::document, claim.document));
    if (claim.what != "persons" && claim.what != "person_times") return {{}, std::move(records)};
    return {postings_of_claim(slice, claim.record), std::move(records)};
}

template AnyQuestion detail::listed_question<Claims>();

}  // namespace jiedui

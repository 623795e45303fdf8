// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The records of a drawn country, with ids as text.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "jiedui/base/index.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/ledger_builder.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/records.hpp"

#include "drawn_country.hpp"

namespace jiedui::bench {

/// `letter` and eight digits or more, so that ids ascend with numbers.
[[nodiscard]] inline std::string id_of(char letter, std::uint32_t number) {
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < 8 ? 8 - digits.size() : 0, '0');
    return letter + digits;
}

/// @name One record.
/// @{
[[nodiscard]] inline School school_record(const DrawnCountry& country, std::uint32_t school) {
    return {.id = id_of('s', school),
            .name = "School " + std::to_string(school),
            .kind = SchoolKind::primary,
            .locale = country.schools().locale[school],
            .division = "County " + std::to_string(country.county(school)),
            .pupils_primary = country.schools().pupils[school]};
}
[[nodiscard]] inline Support support_record(const DrawnAgreements& agreements, std::size_t row) {
    return {.id = id_of('a', static_cast<std::uint32_t>(row)),
            .supporter = id_of('s', agreements.supporter[row]),
            .recipient = id_of('s', agreements.recipient[row]),
            .channel = agreements.channel[row],
            .status = Status::actual,
            .first_day = agreements.first_day[row],
            .last_day = agreements.last_day[row]};
}
[[nodiscard]] inline Posting posting_record(const DrawnPostings& postings, std::size_t row) {
    Posting posting{.id = id_of('p', static_cast<std::uint32_t>(row)),
                    .home = id_of('s', postings.supporter[row]),
                    .host = id_of('s', postings.recipient[row]),
                    .form = postings.form[row],
                    .status = Status::actual,
                    .first_day = postings.first_day[row],
                    .last_day = postings.last_day[row]};
    if (postings.teacher[row] == no_row)
        posting.count = postings.count[row];
    else
        posting.teacher = id_of('t', postings.teacher[row]);
    return posting;
}
[[nodiscard]] inline Transfer transfer_record(const DrawnTransfers& transfers, std::size_t row) {
    return {.id = id_of('m', static_cast<std::uint32_t>(row)),
            .supporter = id_of('s', transfers.supporter[row]),
            .recipient = id_of('s', transfers.recipient[row]),
            .channel = transfers.channel[row],
            .day = transfers.day[row]};
}
/// @}

/// All records, for a district or a province: they take about a kilobyte each.  Teachers are named by the postings.
[[nodiscard]] inline Records records_of(const DrawnCountry& country) {
    Records records;
    for (std::uint32_t i = 0; i < country.size().schools; ++i) records.schools.push_back(school_record(country, i));
    const DrawnAgreements agreements = country.draw_agreements();
    for (std::uint32_t i = 0; i < agreements.size(); ++i) records.supports.push_back(support_record(agreements, i));
    const DrawnPostings postings = country.draw_postings();
    for (std::uint32_t i = 0; i < postings.size(); ++i) records.postings.push_back(posting_record(postings, i));
    const DrawnTransfers transfers = country.draw_transfers();
    for (std::uint32_t i = 0; i < transfers.size(); ++i) records.transfers.push_back(transfer_record(transfers, i));
    return records;
}

/// Which records a network has.
enum class Has : bool { agreements_alone, everything };

/// The network of a country, which goes for a nation, too: no records are kept.
[[nodiscard]] inline Network network_of(const DrawnCountry& country, Has what) {
    LedgerBuilder builder;
    for (std::uint32_t i = 0; i < country.size().schools; ++i) builder.add(school_record(country, i), i + 1);
    const DrawnAgreements agreements = country.draw_agreements();
    for (std::uint32_t i = 0; i < agreements.size(); ++i) builder.add(support_record(agreements, i), i + 1);
    if (what == Has::everything) {
        const DrawnPostings postings = country.draw_postings();
        for (std::uint32_t i = 0; i < postings.size(); ++i) builder.add(posting_record(postings, i), i + 1);
        const DrawnTransfers transfers = country.draw_transfers();
        for (std::uint32_t i = 0; i < transfers.size(); ++i) builder.add(transfer_record(transfers, i), i + 1);
    }
    return Network{builder.finish("drawn country", Keep::all_or_nothing)};
}

}  // namespace jiedui::bench

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Ties: which ties does the slice hold, and what does the ledger say of them?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// One tie, as its record says it.
struct TieRow {
    TieIndex tie;                        ///< the tie
    SchoolIndex supporter;               ///< who gives, or sends
    SchoolIndex recipient;               ///< who gets, or hosts
    std::optional<Channel> channel{};    ///< through what
    std::optional<Status> status{};      ///< planned, announced or actual; a transfer is actual
    Span first_day{};                    ///< the first day in force; of a transfer its day
    LastDay last_day{};                  ///< the last day in force; of a transfer its day
    std::optional<Amount> amount{};      ///< agreed; heads of a posting; quantity of a transfer, or its value in yuan
    std::optional<std::string> basis{};  ///< the document it rests on

    static constexpr std::string_view question = "ties";
    static constexpr std::tuple columns{
        Column{"tie", "id", &TieRow::tie, "The tie."},
        Column{"supporter", "id", &TieRow::supporter, "Who gives, or sends."},
        Column{"recipient", "id", &TieRow::recipient, "Who gets, or hosts."},
        Column{"channel", "", &TieRow::channel, "Through what."},
        Column{"status", "", &TieRow::status, "planned, announced or actual; a transfer is actual."},
        Column{"first_day", "day", &TieRow::first_day, "The first day in force; of a transfer its day."},
        Column{"last_day", "day", &TieRow::last_day, "The last day in force; of a transfer its day."},
        Column{"amount", "unit", &TieRow::amount,
               "What was agreed; heads of a posting; quantity of a transfer, or its value."},
        Column{"basis", "", &TieRow::basis, "The document it rests on."},
    };
    friend bool operator==(const TieRow&, const TieRow&) = default;
};

namespace detail {

[[nodiscard]] inline std::optional<Amount> amount_of(std::optional<Thousandths> number,
                                                     const std::optional<std::string>& unit) {
    return number ? std::optional{Amount{*number, unit.value_or("")}} : std::nullopt;
}

[[nodiscard]] inline TieRow row_of(const Network& network, TieIndex tie) {
    const Ledger& ledger = network.ledger();
    const std::uint32_t record = network.row(tie);
    TieRow row{tie, network.supporter(tie), network.recipient(tie), network.channel(tie), network.status(tie)};
    switch (network.kind(tie)) {
        case TieKind::agreement: {
            const auto& supports = ledger.table<Support>();
            row.first_day = supports.get<&Support::first_day>(record);
            row.last_day = supports.get<&Support::last_day>(record);
            row.amount = amount_of(supports.get<&Support::amount>(record), supports.get<&Support::unit>(record));
            row.basis = supports.get<&Support::basis>(record);
            break;
        }
        case TieKind::posting: {
            const auto& postings = ledger.table<Posting>();
            row.first_day = postings.get<&Posting::first_day>(record);
            row.last_day = postings.get<&Posting::last_day>(record);
            if (const auto heads = network.heads(tie)) row.amount = Amount{{std::int64_t{*heads} * 1000}, "persons"};
            row.basis = postings.get<&Posting::basis>(record);
            break;
        }
        case TieKind::transfer: {
            const auto& transfers = ledger.table<Transfer>();
            row.first_day = transfers.get<&Transfer::day>(record);
            row.last_day = row.first_day;
            row.amount = amount_of(transfers.get<&Transfer::quantity>(record), transfers.get<&Transfer::unit>(record));
            if (!row.amount) row.amount = amount_of(transfers.get<&Transfer::value_yuan>(record), "yuan");
            break;
        }
    }
    return row;
}

}  // namespace detail

/// Lists the ties of the slice with what their records say.
///
/// @param slice what to ask about.
/// @return one row per tie, ascending; its evidence is the tie itself.
/// @complexity O(n + m) time for n schools and m ties.
[[nodiscard]] inline Answer<TieRow> ties(const Slice& slice) {
    Answer<TieRow> answer{{}, slice};
    slice.each_tie(0, slice.network().school_count(), [&](std::uint32_t, std::uint32_t, std::uint32_t tie) {
        answer.rows.push_back(detail::row_of(slice.network(), TieIndex{tie}));
    });
    return answer;
}

/// The tie itself.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<TieRow>& answer, std::size_t row) {
    return {answer.rows[row].tie};
}

}  // namespace jiedui

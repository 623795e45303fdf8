// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/ties.hpp"

#include <cstdint>

#include "query/listed.hpp"

namespace jiedui {
namespace {

[[nodiscard]] std::optional<Amount> amount_in(std::optional<Thousandths> number,
                                              const std::optional<std::string>& unit) {
    return number ? std::optional{Amount{*number, unit.value_or("")}} : std::nullopt;
}

[[nodiscard]] Ties::Row row_of(const Network& network, TieIndex tie) {
    const Ledger& ledger = network.ledger();
    const std::uint32_t record = network.row(tie);
    Ties::Row row{tie, network.supporter(tie), network.recipient(tie), network.channel(tie), network.status(tie)};
    row.amount = detail::amount_of(network, tie);
    switch (network.kind(tie)) {
        case TieKind::agreement: {
            const auto& supports = ledger.table<Support>();
            row.first_day = supports.get<&Support::first_day>(record);
            row.last_day = supports.get<&Support::last_day>(record);
            row.basis = supports.get<&Support::basis>(record);
            break;
        }
        case TieKind::posting: {
            const auto& postings = ledger.table<Posting>();
            row.first_day = postings.get<&Posting::first_day>(record);
            row.last_day = postings.get<&Posting::last_day>(record);
            row.basis = postings.get<&Posting::basis>(record);
            break;
        }
        case TieKind::transfer: {
            row.first_day = ledger.table<Transfer>().get<&Transfer::day>(record);
            row.last_day = row.first_day;
            break;
        }
    }
    return row;
}

}  // namespace

std::optional<Amount> detail::amount_of(const Network& network, TieIndex tie) {
    const Ledger& ledger = network.ledger();
    const std::uint32_t record = network.row(tie);
    switch (network.kind(tie)) {
        case TieKind::agreement: {
            const auto& supports = ledger.table<Support>();
            return amount_in(supports.get<&Support::amount>(record), supports.get<&Support::unit>(record));
        }
        case TieKind::posting: {
            const auto heads = network.heads(tie);
            return heads ? std::optional{Amount{{std::int64_t{*heads} * 1000}, "persons"}} : std::nullopt;
        }
        case TieKind::transfer: {
            const auto& transfers = ledger.table<Transfer>();
            const auto quantity =
                amount_in(transfers.get<&Transfer::quantity>(record), transfers.get<&Transfer::unit>(record));
            return quantity ? quantity : amount_in(transfers.get<&Transfer::value_yuan>(record), "yuan");
        }
    }
    return std::nullopt;
}

std::vector<Ties::Row> Ties::ask(const Slice& slice) const {
    std::vector<Row> rows;
    slice.each_tie(0, slice.network().school_count(), [&](std::uint32_t, std::uint32_t, std::uint32_t tie) {
        rows.push_back(row_of(slice.network(), TieIndex{tie}));
    });
    return rows;
}

std::vector<TieIndex> Ties::evidence(const Slice&, std::span<const Row> rows, std::size_t row) const {
    return {rows[row].tie};
}

template AnyQuestion detail::listed_question<Ties>();

}  // namespace jiedui

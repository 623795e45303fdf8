// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/record_ref.hpp"

#include <algorithm>
#include <map>
#include <type_traits>

#include "model/made_ids.hpp"
#include "model/unknown_records.hpp"

namespace jiedui {
namespace {

/// Calls `visit(std::type_identity<Record>{})` with the type of the records of a kind.
template <class Visit>
decltype(auto) with_type(RecordKind kind, Visit&& visit) {
    switch (kind) {
        case RecordKind::agreement: return visit(std::type_identity<Support>{});
        case RecordKind::posting: return visit(std::type_identity<Posting>{});
        case RecordKind::transfer: return visit(std::type_identity<Transfer>{});
        case RecordKind::school: return visit(std::type_identity<School>{});
        case RecordKind::teacher: return visit(std::type_identity<Teacher>{});
        case RecordKind::need: return visit(std::type_identity<Need>{});
        case RecordKind::indicator: return visit(std::type_identity<Indicator>{});
        case RecordKind::document: return visit(std::type_identity<Document>{});
        case RecordKind::claim: return visit(std::type_identity<Claim>{});
        case RecordKind::succession: break;
    }
    return visit(std::type_identity<Succession>{});
}

}  // namespace

RecordRef record_of(const Network& network, TieIndex tie) noexcept {
    return {static_cast<RecordKind>(network.kind(tie)), network.row(tie)};
}

std::vector<RecordRef> records_of(const Network& network, const Evidence& evidence) {
    std::vector<RecordRef> records;
    for (const TieIndex tie : evidence.ties) records.push_back(record_of(network, tie));
    records.insert(records.end(), evidence.others.begin(), evidence.others.end());
    return records;
}

std::vector<std::string> ids_of(const Ledger& ledger, const std::vector<RecordRef>& records) {
    std::map<RecordKind, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < records.size(); ++i) places[records[i].kind].push_back(i);
    std::vector<std::string> ids(records.size());
    for (const auto& [kind, of_kind] : places)
        with_type(kind, [&]<class Record>(std::type_identity<Record>) {
            const detail::RecordIds<Record> names{ledger};
            for (const std::size_t place : of_kind) ids[place] = names[records[place].row];
        });
    return ids;
}

std::vector<RecordRef> ordered_by_id(const Ledger& ledger, std::vector<RecordRef> records) {
    const std::vector<std::string> ids = ids_of(ledger, records);
    std::vector<std::size_t> order(records.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair{records[i].kind, std::string_view{ids[i]}}; });
    std::vector<RecordRef> ordered;
    for (const std::size_t i : order) ordered.push_back(records[i]);
    return ordered;
}

AnyRecord record_at(const Ledger& ledger, RecordRef record) {
    return with_type(record.kind, [&]<class Record>(std::type_identity<Record>) -> AnyRecord {
        Record found = ledger.table<Record>()[record.row];
        if constexpr (tie_record<Record>) found.id = ledger.id_of(Record::tie_kind, record.row);
        return found;
    });
}

std::vector<AnyRecord> records_at(const Ledger& ledger, const std::vector<RecordRef>& records) {
    std::vector<AnyRecord> found;
    for (const RecordRef each : records) found.push_back(record_at(ledger, each));
    return found;
}

RecordRef find_record(const Ledger& ledger, RecordKind kind, std::string_view id) {
    return with_type(kind, [&]<class Record>(std::type_identity<Record>) -> RecordRef {
        const detail::RecordIds<Record> names{ledger};
        const auto rows = static_cast<std::uint32_t>(names.table().size());
        for (std::uint32_t row = 0; row < rows; ++row)
            if (names[row] == id) return {kind, row};
        detail::refuse_ids(names, {std::string{id}});
    });
}

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// RecordRef: one record of a ledger, of any table; Evidence: the records that a row of an answer rests on.

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/records.hpp"

namespace jiedui {

/// The kinds of records, one for each table.  The first three are kinds of ties, in the order of TieKind.
enum class RecordKind : std::uint8_t {
    agreement,
    posting,
    transfer,
    school,
    teacher,
    need,
    indicator,
    document,
    claim,
    succession
};
template <>
struct ClosedList<RecordKind> {
    static constexpr std::string_view name = "record_kind";
    static constexpr auto words =
        std::to_array<std::string_view>({"agreement", "posting", "transfer", "school", "teacher", "need", "indicator",
                                         "document", "claim", "succession"});
};

/// One record of a ledger: its kind, and its row in the table of that kind, from 0.  It means nothing in another
/// ledger.
struct RecordRef {
    RecordKind kind = RecordKind::agreement;
    std::uint32_t row = 0;
    friend bool operator==(const RecordRef&, const RecordRef&) = default;
};

/// A record of any table.  The alternatives come in the order of RecordKind.
using AnyRecord =
    std::variant<Support, Posting, Transfer, School, Teacher, Need, Indicator, Document, Claim, Succession>;

/// The records that a row of an answer rests on: ties, and records of other kinds.  Either list may be empty.
struct Evidence {
    std::vector<TieIndex> ties{};     ///< ascending
    std::vector<RecordRef> others{};  ///< records of other kinds, in the order that the question's text promises

    Evidence() = default;
    // NOLINTNEXTLINE(google-explicit-constructor)
    Evidence(std::vector<TieIndex> of_ties) : ties{std::move(of_ties)} {}
    Evidence(std::vector<TieIndex> of_ties, std::vector<RecordRef> of_others)
        : ties{std::move(of_ties)}, others{std::move(of_others)} {}
    friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// The kind of the records of type `Record`.
template <class Record>
inline constexpr RecordKind kind_of_record = RecordKind::agreement;
template <>
inline constexpr RecordKind kind_of_record<Posting> = RecordKind::posting;
template <>
inline constexpr RecordKind kind_of_record<Transfer> = RecordKind::transfer;
template <>
inline constexpr RecordKind kind_of_record<School> = RecordKind::school;
template <>
inline constexpr RecordKind kind_of_record<Teacher> = RecordKind::teacher;
template <>
inline constexpr RecordKind kind_of_record<Need> = RecordKind::need;
template <>
inline constexpr RecordKind kind_of_record<Indicator> = RecordKind::indicator;
template <>
inline constexpr RecordKind kind_of_record<Document> = RecordKind::document;
template <>
inline constexpr RecordKind kind_of_record<Claim> = RecordKind::claim;
template <>
inline constexpr RecordKind kind_of_record<Succession> = RecordKind::succession;

/// References to rows of the table of `Record`, in the order of `rows`.
template <class Record>
[[nodiscard]] std::vector<RecordRef> references_to(const std::vector<std::uint32_t>& rows) {
    std::vector<RecordRef> records;
    for (const std::uint32_t row : rows) records.push_back({kind_of_record<Record>, row});
    return records;
}

/// The record from which a tie was made.
[[nodiscard]] JIEDUI_API RecordRef record_of(const Network& network, TieIndex tie) noexcept;
/// The records of the evidence: first the records of its ties, then its other records, each in the order of the
/// evidence.
[[nodiscard]] JIEDUI_API std::vector<RecordRef> records_of(const Network& network, const Evidence& evidence);
/// The same records in another order: by kind as in RecordKind, then ascending by id.  Records without an id go by
/// the id that is made for them.
/// @complexity O(r log r) for r records, and O(m log m) for m records of a table that has no column of ids.
[[nodiscard]] JIEDUI_API std::vector<RecordRef> ordered_by_id(const Ledger& ledger, std::vector<RecordRef> records);

/// The ids of these records, in the same order.  A record without an id gives the id that is made for it.
/// @complexity O(r), and O(m log m) for m records of a table that has no column of ids.
[[nodiscard]] JIEDUI_API std::vector<std::string> ids_of(const Ledger& ledger, const std::vector<RecordRef>& records);

/// The record as a struct.  A support, posting or transfer without an id gets the id that is made for it.
[[nodiscard]] JIEDUI_API AnyRecord record_at(const Ledger& ledger, RecordRef record);
/// The records as structs, in the same order.
[[nodiscard]] JIEDUI_API std::vector<AnyRecord> records_at(const Ledger& ledger, const std::vector<RecordRef>& records);
/// The record of that kind and id; the id may be one that is made for a record.
/// @errors ErrorCode::unknown_record, with the nearest ids, if no record of the kind has the id.
/// @complexity O(m) for m records of the kind.
[[nodiscard]] JIEDUI_API RecordRef find_record(const Ledger& ledger, RecordKind kind, std::string_view id);

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
// What LedgerBuilder finds about where records end: days that look like no end, and parts that go on another record.
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "jiedui/model/ledger_builder.hpp"
#include "model/builder_notes.hpp"
#include "model/made_ids.hpp"

namespace jiedui {

/// Days that are written for «no end».
template <class Record>
void LedgerBuilder::check_endless() {
    const Table<Record>& rows = table<Record>();
    each_column<Record>([&]<class I>(I, const auto& column) {
        if constexpr (std::same_as<column_value<Record, I::value>, LastDay>)
            for (std::size_t row = 0; row < rows.size(); ++row) {
                const LastDay day = rows.template value<I::value>(row);
                if (day.is_known() && day.last() == Day::last())
                    report_cause<Record>(cause_of({"endless", Record::table, column.name}), FindingCode::looks_endless,
                                         row, column.name, text_of(day), [] { return Phrase{}; });
            }
    });
}

/// A later part names the first part of its record.
template <class Record>
void LedgerBuilder::check_parts() {
    const Table<Record>& rows = table<Record>();
    const WordStore& part_of = rows.template column<&Record::part_of>();
    if (part_of.words().empty()) return;
    std::unordered_map<std::string, std::uint32_t> firsts;  // by id, those that are no later part
    for (std::uint32_t row = 0; row < rows.size(); ++row)
        if (!part_of[row]) firsts.emplace(detail::id_of(*store_, Record::tie_kind, row), row);
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        if (!part_of[row]) continue;
        const std::string id{*part_of[row]};
        const auto found = firsts.find(id);
        if (found == firsts.end())
            report_cause<Record>(
                cause_of({"part", Record::table, id}), FindingCode::unknown_id, row, "part_of", id,
                [] { return phrase("{t0} (later parts of other records left aside)", {std::string{Record::table}}); });
        else if (notes<Record>().bad[found->second])
            notes<Record>().bad[row] = true;
    }
}

void LedgerBuilder::check_all_ends() {
    each_table([&]<class Record>(std::vector<Record> Records::*) { check_endless<Record>(); });
}

void LedgerBuilder::check_all_parts() {
    check_parts<Support>();
    check_parts<Posting>();
}

}  // namespace jiedui

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <vector>

#include "jiedui/base/certainty.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/ledger_builder.hpp"
#include "model/made_ids.hpp"
#include "model/unknown_records.hpp"

namespace jiedui {
namespace {

[[nodiscard]] std::vector<std::string> near_or_all(std::string_view word, const std::vector<std::string>& words) {
    const std::vector<std::string> near = nearest(word, words);
    return near.empty() ? words : near;
}

void check_tables(const IdsByTable& ids) {
    std::vector<std::string> tables;
    each_table([&]<class Record>(std::vector<Record> Records::*) { tables.emplace_back(Record::table); });
    for (const auto& [table, list] : ids)
        if (std::ranges::find(tables, table) == tables.end())
            throw Error{ErrorCode::unknown_table, table, "expected " + listed(near_or_all(table, tables))};
}

/// Which rows of a table are called by none of `ids`.
template <class Record>
[[nodiscard]] std::vector<bool> rows_without(const Ledger& ledger, const std::vector<std::string>& ids) {
    const std::size_t rows = ledger.table<Record>().size();
    std::vector<bool> kept(rows, true);
    const detail::RecordIds<Record> names{ledger};
    std::unordered_set<std::string> unseen{ids.begin(), ids.end()};
    for (std::uint32_t row = 0; row < rows && !unseen.empty(); ++row) kept[row] = unseen.erase(names[row]) == 0;
    std::vector<std::string> unknown;
    for (const std::string& id : ids)
        if (unseen.erase(id) > 0) unknown.push_back(id);
    if (!unknown.empty()) detail::refuse_ids(names, unknown);
    return kept;
}

/// What a record says of itself, as of a day: whether the ledger had it, and the column on which that hangs.
struct KnownState {
    Certainty certainty;
    std::string_view column;
    Span days;
};
[[nodiscard]] KnownState known_on(Day day, Span recorded, Span withdrawn) {
    const auto by = [&](Span span) {
        return span.last() <= day ? Certainty::yes : span.first() > day ? Certainty::no : Certainty::undecided;
    };
    const Certainty came = recorded.is_known() ? by(recorded) : Certainty::yes;
    const Certainty went = withdrawn.is_known() ? by(withdrawn) : Certainty::no;
    if (came == Certainty::no || went == Certainty::yes) return {Certainty::no, {}, {}};
    if (came == Certainty::undecided) return {came, "recorded_on", recorded};
    return {went == Certainty::no ? Certainty::yes : went, "withdrawn_on", withdrawn};
}

}  // namespace

Ledger Ledger::with_records(const Records& records, const Watch& watch) const {
    LedgerBuilder builder{*this};
    watch.report({.step = "records"});
    builder.take_all();
    each_table([&]<class Record>(std::vector<Record> Records::* member) {
        RowTicker ticker{watch, Record::table};
        for (const Record& record : records.*member) {
            builder.add(record);
            ticker.tick();
        }
    });
    return builder.finish("with these records", Keep::all_or_nothing, watch);
}

Ledger Ledger::without_records(const IdsByTable& ids, const Watch& watch) const {
    check_tables(ids);
    LedgerBuilder builder{*this};
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        const auto found = ids.find(Record::table);
        const bool is_asked = found != ids.end() && !found->second.empty();
        if (std::is_same_v<Record, Teacher> && !is_asked && !are_teachers_listed()) return;
        const std::vector<bool> kept =
            is_asked ? rows_without<Record>(*this, found->second) : std::vector<bool>(table<Record>().size(), true);
        RowTicker ticker{watch, Record::table};
        for (std::uint32_t row = 0; row < kept.size(); ++row) {
            if (kept[row]) builder.take<Record>(row);
            ticker.tick();
        }
    });
    return builder.finish("without these records", Keep::all_or_nothing, watch);
}

Ledger Ledger::as_known_on(Day day, const Watch& watch) const {
    if (!day.is_known()) throw Error{ErrorCode::bad_day, "'" + text_of(day) + "'", "a ledger is known on a known day"};
    LedgerBuilder builder{*this};
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        if (std::is_same_v<Record, Teacher> && !are_teachers_listed()) return;
        const Table<Record>& rows = table<Record>();
        RowTicker ticker{watch, Record::table};
        for (std::uint32_t row = 0; row < rows.size(); ++row) {
            ticker.tick();
            const KnownState known = known_on(day, rows.template get<&Record::recorded_on>(row),
                                              rows.template get<&Record::withdrawn_on>(row));
            if (known.certainty == Certainty::no) {
                builder.leave_out<Record>(row);
                continue;
            }
            builder.take<Record>(row, known.certainty == Certainty::yes);
            if (known.certainty == Certainty::undecided)
                builder.add({FindingCode::undecided_record, std::string{Record::table}, row + 1,
                             std::string{known.column}, text_of(known.days), Phrase{text_of(day)}});
        }
    });
    return builder.finish("as known on " + text_of(day), Keep::valid, watch);
}

}  // namespace jiedui

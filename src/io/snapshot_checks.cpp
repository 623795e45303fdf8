// SPDX-License-Identifier: Apache-2.0
#include "io/snapshot_checks.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/records.hpp"

namespace jiedui::detail {
namespace {

/// Whether `holds(row)` for each row.
template <class Holds>
[[nodiscard]] bool holds_for_all(std::size_t rows, Holds&& holds) {
    for (std::size_t row = 0; row < rows; ++row)
        if (!holds(row)) return false;
    return true;
}

// ---- what a column may hold: texts are UTF-8, numbers in their range

[[nodiscard]] bool has_sound_values(const TextStore& texts, std::string_view, std::size_t rows) {
    return holds_for_all(std::min(rows, texts.size()), [&](std::size_t row) { return is_utf8(texts[row]); });
}
[[nodiscard]] bool has_sound_values(const WordStore& words, std::string_view, std::size_t) {
    return has_sound_values(words.words(), {}, words.words().size());
}
[[nodiscard]] bool has_sound_values(const RefStore&, std::string_view, std::size_t) { return true; }
template <class Kind>
[[nodiscard]] bool has_sound_values(const SpanStore<Kind>& spans, std::string_view, std::size_t rows) {
    if (std::same_as<Kind, LastDay> || spans.empty()) return true;
    return holds_for_all(rows, [&](std::size_t row) { return spans[row].first() != Day::running(); });
}
template <class T>
[[nodiscard]] bool has_sound_values(const ValueStore<T>& values, std::string_view column, std::size_t rows) {
    const auto are_within = [&](T least, T most) {
        return values.empty() || holds_for_all(rows, [&](std::size_t row) {
                   const auto value = values[row];
                   return !value || (*value >= least && *value <= most);
               });
    };
    if constexpr (std::same_as<T, Thousandths>)
        return column == "share" ? are_within({0}, {1000}) : are_within({-largest_number.value}, largest_number);
    else if constexpr (std::floating_point<T>)
        return column == "latitude" ? are_within(-90, 90) : are_within(-180, 180);
    else
        return true;
}

// ---- what no row may lack

[[nodiscard]] bool has_every_value(const TextStore& texts, std::size_t rows) {
    return holds_for_all(rows, [&](std::size_t row) { return !texts[row].empty(); });
}
[[nodiscard]] bool has_every_value(const RefStore& places, std::size_t rows) {
    return holds_for_all(rows, [&](std::size_t row) { return places.place_at(row) != no_row; });
}
template <class Kind>
[[nodiscard]] bool has_every_value(const SpanStore<Kind>& spans, std::size_t rows) {
    return holds_for_all(rows, [&](std::size_t row) { return spans[row].is_known(); });
}
template <class Store>
[[nodiscard]] bool has_every_value(const Store& values, std::size_t rows) {
    return holds_for_all(rows, [&](std::size_t row) { return values[row].has_value(); });
}

template <class Record>
[[nodiscard]] bool has_sound_columns(const Table<Record>& table) {
    bool is_sound = true;
    each_column<Record>([&]<class I>(I, const auto& column) {
        const auto& store = table.template store<I::value>();
        const bool is_required =
            std::ranges::find(Record::required_columns, column.name) != Record::required_columns.end();
        is_sound = is_sound && has_sound_values(store, column.name, table.size()) &&
                   (!is_required || has_every_value(store, table.size()));
    });
    return is_sound;
}

template <class Record>
[[nodiscard]] bool has_days_in_order(const Table<Record>& table) {
    if constexpr (requires(const Record& record) { record.first_day, record.last_day; }) {
        const auto& firsts = table.template column<&Record::first_day>();
        const auto& lasts = table.template column<&Record::last_day>();
        if (firsts.empty() || lasts.empty()) return true;
        return holds_for_all(table.size(), [&](std::size_t row) {
            return !firsts[row].is_known() || !lasts[row].is_known() || firsts[row].first() <= lasts[row].last();
        });
    }
    return true;
}

template <class Record>
[[nodiscard]] bool has_sound_attributes(const Table<Record>& table) {
    std::set<std::string_view> names;
    each_column<Record>([&](auto, const auto& column) { names.insert(column.name); });
    return std::ranges::all_of(table.attributes(), [&](const AttributeColumn& each) {
        return !each.name.empty() && names.insert(each.name).second && has_sound_values(each.words, {}, table.size());
    });
}

template <class Record>
[[nodiscard]] bool is_sound_table(const Table<Record>& table) {
    return table.is_sound() && has_sound_columns(table) && has_days_in_order(table) && has_sound_attributes(table);
}

/// Whether the order is one of the rows, and by it the ids ascend, so that no two are equal.
[[nodiscard]] bool is_sound_order(const IdOrder& order, std::size_t rows) {
    if (!order.is_sound(rows)) return false;
    return holds_for_all(rows, [&](std::size_t i) {
        const auto place = static_cast<std::uint32_t>(i);
        return place == 0 || order.id_at(place - 1) < order.id_at(place);
    });
}

/// Whether the numbers that tell made ids apart are those of records without an id.
template <class Record>
[[nodiscard]] bool are_sound_numbers(const MadeIds& numbers, const Table<Record>& table) {
    const auto& ids = table.template column<&Record::id>();
    return std::ranges::all_of(numbers.above_one(),
                               [&](const auto& each) { return each.first < table.size() && ids[each.first].empty(); });
}

/// The records that make a tie, by kind.
[[nodiscard]] std::size_t tie_count(const Ledger& ledger) {
    std::size_t count = ledger.table<Support>().size() + ledger.table<Transfer>().size();
    const auto& forms = ledger.table<Posting>().column<&Posting::form>();
    for (std::size_t row = 0; row < ledger.table<Posting>().size(); ++row)
        count += forms[row] == PostingForm::shadowing ? 0U : 1U;
    return count;
}

/// Whether each number below `end` comes at most once, and none that is not below.
class Seen {
public:
    explicit Seen(std::size_t end) : seen_(end) {}
    [[nodiscard]] bool is_new(std::size_t number) {
        if (number >= seen_.size() || seen_[number]) return false;
        return seen_[number] = true;
    }

private:
    std::vector<bool> seen_;
};

/// Whether the places of so many schools begin at `begin` and do not end before it.
[[nodiscard]] bool are_starts(const Cells<std::uint32_t>& starts, std::size_t schools, std::size_t begin) {
    return starts.size() == schools + 1 && starts[0] == begin && std::ranges::is_sorted(starts);
}

/// Whether the blocks stand one behind the other, and so many ties in all of them.
[[nodiscard]] bool are_blocks(const TieStore& ties, std::size_t schools, std::size_t count) {
    std::size_t begin = 0;
    for (const TieBlock& block : ties.blocks) {
        if (block.outgoing.empty() && block.incoming.empty()) continue;
        if (!are_starts(block.outgoing, schools, begin) || !are_starts(block.incoming, schools, begin)) return false;
        if (block.outgoing.back() != block.incoming.back() || block.outgoing.back() > count) return false;
        begin = block.outgoing.back();
    }
    return begin == count;
}

/// Whether the days can be the bounds of a period: none begins with `running`, and none ends before it begins.
[[nodiscard]] bool are_bounds(Day first, Day until) noexcept {
    if (!is_sound(first) || !is_sound(until) || first == Day::running()) return false;
    return !first.is_known() || !until.is_known() || first < until;
}

/// Whether every tie is that of a record of its own.
[[nodiscard]] bool have_sound_records(const TieStore& ties, const Ledger& ledger) {
    const std::array sizes{ledger.table<Support>().size(), ledger.table<Posting>().size(),
                           ledger.table<Transfer>().size()};
    std::array seen{Seen{sizes[0]}, Seen{sizes[1]}, Seen{sizes[2]}};
    const auto& forms = ledger.table<Posting>().column<&Posting::form>();
    return holds_for_all(ties.mark.size(), [&](std::size_t tie) {
        const TieMark mark = ties.mark[tie];
        const auto kind = static_cast<std::size_t>(mark.kind());
        if (kind >= sizes.size() || mark.channel_code() > 4 || !seen[kind].is_new(ties.record[tie])) return false;
        const bool is_shadowing = mark.kind() == TieKind::posting && forms[ties.record[tie]] == PostingForm::shadowing;
        return !is_shadowing && mark.is_self() == (ties.supporter[tie] == ties.recipient[tie]) &&
               are_bounds(ties.first[tie], ties.until[tie]);
    });
}

/// Whether each tie stands in the block of its kind, once among those of its supporter and once among those of its recipient.
[[nodiscard]] bool have_sound_ends(const TieStore& ties, std::uint32_t schools) {
    Seen seen{ties.mark.size()};
    return holds_for_all(ties.blocks.size(), [&](std::size_t kind) {
        const TieBlock& block = ties.blocks[kind];
        return block.outgoing.empty() || holds_for_all(schools, [&](std::size_t school) {
                   for (std::uint32_t tie = block.outgoing[school]; tie < block.outgoing[school + 1]; ++tie)
                       if (static_cast<std::size_t>(ties.mark[tie].kind()) != kind || ties.supporter[tie] != school ||
                           ties.recipient[tie] >= schools)
                           return false;
                   for (std::uint32_t i = block.incoming[school]; i < block.incoming[school + 1]; ++i) {
                       const std::uint32_t tie = ties.incoming_ties[i];
                       if (!seen.is_new(tie) || static_cast<std::size_t>(ties.mark[tie].kind()) != kind ||
                           ties.recipient[tie] != school)
                           return false;
                   }
                   return true;
               });
    });
}

}  // namespace

bool attach_soundly(LedgerStore& store) {
    // the tables of ids first, as others lead into them: no id is read before its table is sound
    const auto is_order = [&]<class Record>(const IdOrder& order, const Table<Record>& table) {
        return table.template column<&Record::id>().is_sound(table.size()) && is_sound_order(order, table.size());
    };
    if (!is_order(*store.schools, store.table<School>()) || !is_order(*store.teachers, store.table<Teacher>()) ||
        !is_order(*store.documents, store.table<Document>()))
        return false;
    store.each_reference([]<class I>(auto& rows, I, const IdOrder& order) { rows.template attach<I::value>(order); });
    const bool are_tables = store.tables.apply([](const auto&... tables) { return (is_sound_table(tables) && ...); });
    return are_tables && are_sound_numbers(store.made_ids[0], store.table<Support>()) &&
           are_sound_numbers(store.made_ids[1], store.table<Posting>()) &&
           are_sound_numbers(store.made_ids[2], store.table<Transfer>()) &&
           std::ranges::all_of(store.findings, [](const Finding& each) { return each.expected.is_sound(); });
}

bool are_sound(const TieStore& ties, const Ledger& ledger) {
    const std::size_t count = ties.mark.size();
    const std::uint32_t schools = ledger.schools_by_id().size();
    const bool are_as_many = std::ranges::all_of(
        std::array{ties.supporter.size(), ties.recipient.size(), ties.first.size(), ties.until.size(),
                   ties.record.size(), ties.incoming_ties.size(), tie_count(ledger)},
        [&](std::size_t size) { return size == count; });
    return are_as_many && are_blocks(ties, schools, count) && have_sound_ends(ties, schools) &&
           have_sound_records(ties, ledger);
}

bool are_sound(const Cells<Day>& opened, const Cells<Day>& closed, std::size_t schools) {
    if (opened.size() != closed.size() || (!opened.empty() && opened.size() != schools)) return false;
    return holds_for_all(opened.size(), [&](std::size_t school) { return are_bounds(opened[school], closed[school]); });
}

}  // namespace jiedui::detail

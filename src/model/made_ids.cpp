// SPDX-License-Identifier: Apache-2.0
#include "model/made_ids.hpp"

#include <algorithm>
#include <functional>
#include <span>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace jiedui::detail {
namespace {

/// Joins `parts` that are not empty by `/`.
[[nodiscard]] std::string joined(std::string text, std::initializer_list<std::string> parts) {
    for (const std::string& part : parts)
        if (!part.empty()) text += "/" + part;
    return text;
}

[[nodiscard]] std::string ends(const RefStore& from, const RefStore& to, std::uint32_t row) {
    return std::string{from[row].value_or("")} + ">" + std::string{to[row].value_or("")};
}

[[nodiscard]] std::string made(const Table<Support>& table, std::uint32_t row) {
    return joined(ends(table.column<&Support::supporter>(), table.column<&Support::recipient>(), row),
                  {cell_text(table.get<&Support::channel>(row)), cell_text(table.get<&Support::first_day>(row))});
}

[[nodiscard]] std::string made(const Table<Posting>& table, std::uint32_t row) {
    const auto count = table.get<&Posting::count>(row);
    return joined(ends(table.column<&Posting::home>(), table.column<&Posting::host>(), row),
                  {cell_text(table.get<&Posting::teacher>(row)), cell_text(table.get<&Posting::subject>(row)),
                   cell_text(table.get<&Posting::batch>(row)), count ? "x" + std::to_string(*count) : "",
                   cell_text(table.get<&Posting::first_day>(row))});
}

[[nodiscard]] std::string made(const Table<Transfer>& table, std::uint32_t row) {
    return joined(ends(table.column<&Transfer::supporter>(), table.column<&Transfer::recipient>(), row),
                  {cell_text(table.get<&Transfer::channel>(row)), cell_text(table.get<&Transfer::day>(row))});
}

[[nodiscard]] std::string made(const Table<Need>& table, std::uint32_t row) {
    return joined(cell_text(table.get<&Need::school>(row)), {table.get<&Need::subject>(row)});
}

[[nodiscard]] std::string made(const Table<Indicator>& table, std::uint32_t row) {
    return joined(cell_text(table.get<&Indicator::school>(row)),
                  {cell_text(table.get<&Indicator::stage>(row)), cell_text(table.get<&Indicator::school_year>(row)),
                   table.get<&Indicator::indicator>(row)});
}

[[nodiscard]] std::string made(const Table<Claim>& table, std::uint32_t row) {
    return joined(cell_text(table.get<&Claim::document>(row)),
                  {table.get<&Claim::what>(row), cell_text(table.get<&Claim::unit>(row)),
                   cell_text(table.get<&Claim::first_day>(row))});
}

[[nodiscard]] std::string made(const Table<Succession>& table, std::uint32_t row) {
    return joined(ends(table.column<&Succession::predecessor>(), table.column<&Succession::successor>(), row),
                  {cell_text(table.get<&Succession::day>(row))});
}

/// The id of the record with that number among equal ones.
[[nodiscard]] std::string numbered(const std::string& text, std::uint32_t ordinal) {
    return ordinal == 1 ? text : text + "#" + std::to_string(ordinal);
}

/// What ids may not be given to records without one.
struct TakenIds {
    std::unordered_set<std::string_view> given;  ///< those that records have
    std::unordered_set<std::string> numbered;  ///< made ones that look as if they had a number: A>B#2 for a school B#2

    [[nodiscard]] bool has(const std::string& id, std::uint32_t ordinal) const {
        return given.contains(id) || (ordinal > 1 && numbered.contains(id));
    }
};

/// Whether a made id ends as those do that keep equal ones apart.
[[nodiscard]] bool ends_in_number(std::string_view text) noexcept {
    const std::size_t mark = text.find_last_not_of("0123456789");
    return mark != std::string_view::npos && text[mark] == '#' && mark + 1 < text.size();
}

/// What a record says, field by field, then its attributes in order.
template <class Record>
[[nodiscard]] std::string text_of_content(Record record) {
    std::string text;
    each_column<Record>([&](auto, const auto& column) { text += cell_text(record.*column.member) + '\x1F'; });
    std::ranges::sort(record.attributes);
    for (const auto& [name, value] : record.attributes) text.append(name).append("\x1E").append(value).append("\x1F");
    return text;
}

/// The same but for `row_number`, the running number in a list (序号).
template <class Record>
[[nodiscard]] std::string text_without_number(Record record) {
    std::erase_if(record.attributes, [](const auto& each) { return each.first == "row_number"; });
    return text_of_content(std::move(record));
}

/// Finds those of the records `rows` that are alike.
template <class Record>
void find_same(const Table<Record>& table, std::span<const std::pair<std::size_t, std::uint32_t>> rows,
               std::vector<SameRow>& same) {
    std::unordered_map<std::string, std::uint32_t> first_rows;
    for (const auto& [hash, row] : rows) {
        const auto [first, is_new] = first_rows.try_emplace(text_without_number<Record>(table[row]), row);
        if (!is_new) same.push_back({row, first->second});
    }
}

/// Numbers the records `rows`, whose made ids have one hash, so that no id is taken twice.
template <class Record>
void number_group(const Table<Record>& table, std::span<const std::pair<std::size_t, std::uint32_t>> rows,
                  const TakenIds& taken, MadeIds& ids) {
    std::vector<std::tuple<std::string, std::string, std::uint32_t>> group;  // made id, whole text, row
    for (const auto& [hash, row] : rows) group.emplace_back(made(table, row), whole_text(table, row), row);
    std::ranges::sort(group);
    std::uint32_t ordinal = 0;
    std::string_view before;
    for (const auto& [text, whole, row] : group) {
        if (text != before) ordinal = 0;
        before = text;
        do ++ordinal;
        while (taken.has(numbered(text, ordinal), ordinal));
        ids.set(row, ordinal);
    }
}

template <class Record>
std::vector<SameRow> number(const Table<Record>& table, MadeIds& ids) {
    std::vector<SameRow> same;
    TakenIds taken;
    std::vector<std::pair<std::size_t, std::uint32_t>> made_hashes;  // hash of the text, row
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        if (!given_id(table, row).empty()) continue;
        std::string text = made(table, row);
        made_hashes.emplace_back(std::hash<std::string>{}(text), row);
        if (ends_in_number(text)) taken.numbered.insert(std::move(text));
    }
    if (made_hashes.empty()) return same;
    for (std::uint32_t row = 0; row < table.size(); ++row)
        if (const std::string_view given = given_id(table, row); !given.empty()) taken.given.insert(given);
    std::ranges::sort(made_hashes);
    for (std::size_t i = 0; i < made_hashes.size();) {
        std::size_t end = i + 1;
        while (end < made_hashes.size() && made_hashes[end].first == made_hashes[i].first) ++end;
        const auto group = std::span{made_hashes}.subspan(i, end - i);
        if (group.size() > 1 || !taken.given.empty()) number_group<Record>(table, group, taken, ids);
        if (group.size() > 1) find_same<Record>(table, group, same);
        i = end;
    }
    std::ranges::sort(same, {}, &SameRow::row);
    return same;
}

template <class Record>
[[nodiscard]] std::string id_in(const Table<Record>& table, const MadeIds& numbers, std::uint32_t row) {
    const std::string_view given = given_id(table, row);
    return given.empty() ? numbered(made(table, row), numbers.ordinal(row)) : std::string{given};
}

}  // namespace

std::string id_of(const LedgerStore& store, TieKind kind, std::uint32_t row) {
    const MadeIds& numbers = store.made_ids[static_cast<std::size_t>(kind)];
    switch (kind) {
        case TieKind::agreement: return id_in(store.table<Support>(), numbers, row);
        case TieKind::posting: return id_in(store.table<Posting>(), numbers, row);
        case TieKind::transfer: return id_in(store.table<Transfer>(), numbers, row);
    }
    return {};
}

template <class Record>
std::string made_id(const Table<Record>& table, std::uint32_t row) {
    if constexpr (requires { made(table, row); })
        return made(table, row);
    else
        return {};
}

template <class Record>
std::string whole_text(const Table<Record>& table, std::uint32_t row) {
    return text_of_content(table[row]);
}

template <class Record>
RecordIds<Record>::RecordIds(Ledger ledger) : ledger_{std::move(ledger)} {
    if constexpr (!requires { &Record::id; }) number(ledger_.table<Record>(), numbers_);
}

template <class Record>
std::string RecordIds<Record>::operator[](std::uint32_t row) const {
    if constexpr (tie_record<Record>)
        return ledger_.id_of(Record::tie_kind, row);
    else if constexpr (requires { &Record::id; })
        return std::string{given_id(ledger_.table<Record>(), row)};
    else
        return id_in(ledger_.table<Record>(), numbers_, row);
}

template <class Record>
bool RecordIds<Record>::is_first(std::uint32_t row) const {
    return (*this)[row] == made_id(table(), row);
}

SameRows number_made_ids(LedgerStore& store) {
    store.made_ids = {};
    return {number(store.table<Support>(), store.made_ids[0]), number(store.table<Posting>(), store.made_ids[1]),
            number(store.table<Transfer>(), store.made_ids[2])};
}
template class RecordIds<School>;
template std::string made_id(const Table<School>&, std::uint32_t);
template std::string whole_text(const Table<School>&, std::uint32_t);
template class RecordIds<Support>;
template std::string made_id(const Table<Support>&, std::uint32_t);
template std::string whole_text(const Table<Support>&, std::uint32_t);
template class RecordIds<Teacher>;
template std::string made_id(const Table<Teacher>&, std::uint32_t);
template std::string whole_text(const Table<Teacher>&, std::uint32_t);
template class RecordIds<Posting>;
template std::string made_id(const Table<Posting>&, std::uint32_t);
template std::string whole_text(const Table<Posting>&, std::uint32_t);
template class RecordIds<Transfer>;
template std::string made_id(const Table<Transfer>&, std::uint32_t);
template std::string whole_text(const Table<Transfer>&, std::uint32_t);
template class RecordIds<Need>;
template std::string made_id(const Table<Need>&, std::uint32_t);
template std::string whole_text(const Table<Need>&, std::uint32_t);
template class RecordIds<Indicator>;
template std::string made_id(const Table<Indicator>&, std::uint32_t);
template std::string whole_text(const Table<Indicator>&, std::uint32_t);
template class RecordIds<Document>;
template std::string made_id(const Table<Document>&, std::uint32_t);
template std::string whole_text(const Table<Document>&, std::uint32_t);
template class RecordIds<Claim>;
template std::string made_id(const Table<Claim>&, std::uint32_t);
template std::string whole_text(const Table<Claim>&, std::uint32_t);
template class RecordIds<Succession>;
template std::string made_id(const Table<Succession>&, std::uint32_t);
template std::string whole_text(const Table<Succession>&, std::uint32_t);

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/ledger.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "jiedui/model/ledger_builder.hpp"
#include "model/ledger_store.hpp"
#include "model/made_ids.hpp"

namespace jiedui {
namespace {

/// FNV-1a over a text, spread by the finaliser of SplitMix64 so that sums of hashes stay apart.
/// @source public-domain constants of Fowler, Noll and Vo, and of Steele, Lea and Flood (2014).
[[nodiscard]] std::uint64_t hash_of(std::string_view text) noexcept {
    std::uint64_t hash = 0xCBF2'9CE4'8422'2325U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x0000'0100'0000'01B3U;
    hash = (hash ^ (hash >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
    hash = (hash ^ (hash >> 27U)) * 0x94D0'49BB'1331'11EBU;
    return hash ^ (hash >> 31U);
}

template <class Record>
[[nodiscard]] std::uint64_t hash_of(const Table<Record>& table) {
    std::uint64_t sum = 0;
    for (const AttributeColumn& each : table.attributes())  // also those without a value: `where` knows them
        sum += hash_of(std::string{Record::table} + "\x1D" + each.name);
    for (std::size_t row = 0; row < table.size(); ++row) {
        const Record record = table[row];
        std::string text{Record::table};
        each_column<Record>([&](auto, const auto& column) {
            text += '\x1F';
            text += cell_text(record.*column.member);
        });
        Attributes attributes = record.attributes;
        std::ranges::sort(attributes);  // the order of columns says nothing
        for (const auto& [name, value] : attributes) text.append("\x1F").append(name).append("\x1E").append(value);
        sum += hash_of(text);
    }
    return sum;
}

[[nodiscard]] std::uint64_t hash_of(const Settings& settings) {
    const auto border = [](Calendar::Border day) { return std::to_string(day.month) + "-" + std::to_string(day.day); };
    std::string text =
        settings.district + '\x1F' + border(settings.calendar.autumn()) + '\x1F' + border(settings.calendar.spring());
    for (const Settings::Complete& each : settings.complete)
        text.append("\x1F").append(each.table).append("\x1E").append(text_of(each.period));
    for (const Settings::Gap& each : settings.gaps)
        text.append("\x1D").append(each.table).append("\x1E").append(text_of(each.period));
    return hash_of(text);
}

template <class Record>
[[nodiscard]] bool same_rows(const Table<Record>& a, const Table<Record>& b) {
    if (a.size() != b.size()) return false;
    if (!std::ranges::equal(a.attributes(), b.attributes(), {}, &AttributeColumn::name, &AttributeColumn::name))
        return false;
    for (std::size_t row = 0; row < a.size(); ++row)
        if (a[row] != b[row]) return false;
    return true;
}

}  // namespace

Ledger::Ledger(std::shared_ptr<const detail::LedgerStore> store) noexcept : store_{std::move(store)} {}

const detail::LedgerStore& Ledger::store() const noexcept { return static_cast<const detail::LedgerStore&>(*store_); }

Ledger::Ledger(const Records& records, Settings settings, Keep keep, const Watch& watch) {
    LedgerBuilder builder{std::move(settings)};
    each_table([&]<class Record>(std::vector<Record> Records::* member) {
        std::uint32_t row = 0;
        RowTicker ticker{watch, Record::table};
        for (const Record& record : records.*member) {
            builder.add(record, ++row);
            ticker.tick();
        }
    });
    *this = builder.finish("from records", keep, watch);
}

std::vector<Finding> Ledger::findings() && { return store_->findings; }
std::vector<DroppedRow> Ledger::dropped() && { return store_->dropped; }
std::vector<std::pair<PostingForm, std::uint32_t>> Ledger::not_ties() && { return store_->not_ties; }
std::vector<Source> Ledger::sources() && { return store_->sources; }
std::vector<ReadColumn> Ledger::reading() && { return store_->reading; }
Settings Ledger::settings() && { return store_->settings; }

std::string Ledger::id_of(TieKind kind, std::uint32_t row) const { return detail::id_of(store(), kind, row); }

std::string Ledger::fingerprint() const {
    std::uint64_t sum = hash_of(store_->settings);
    store().tables.apply([&](const auto&... tables) { ((sum += hash_of(tables)), ...); });
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(sum));
    return digits.data();
}

bool operator==(const Ledger& a, const Ledger& b) {
    if (a.store_ == b.store_) return true;
    if (a.store_->settings != b.store_->settings) return false;
    return a.store().tables.apply([&](const auto&... mine) {
        return b.store().tables.apply([&](const auto&... theirs) { return (same_rows(mine, theirs) && ...); });
    });
}

}  // namespace jiedui

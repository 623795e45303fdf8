// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/difference.hpp"

#include <algorithm>
#include <cstddef>
#include <type_traits>

#include "jiedui/base/text.hpp"
#include "model/difference_store.hpp"
#include "model/pairing.hpp"
#include "model/setting_texts.hpp"

namespace jiedui {
namespace detail {
namespace {

template <class Record>
concept has_end = requires(const Record& record) { record.last_day; };

[[nodiscard]] EndMove end_move(LastDay before, LastDay after) noexcept {
    if (!before.is_known()) return after.is_known() ? EndMove::ended : EndMove::none;
    if (after.is_running()) return EndMove::extended;
    if (!after.is_known() || before.last() == after.last()) return EndMove::none;
    return before.last() < after.last() ? EndMove::extended : EndMove::shortened;
}

/// Finds what differs between the tables of one kind of record.
template <class Record>
class TableDifference {
public:
    explicit TableDifference(DifferenceStore& store)
        : store_{store},
          before_{store.before.table<Record>()},
          after_{store.after.table<Record>()},
          ids_before_{store.before},
          ids_after_{store.after},
          tables_{ids_before_, ids_after_},
          pairing_{tables_} {}

    /// @param is_derived whether records come and go with those of another table, so that this is no difference.
    void find(bool is_derived) {
        find_columns();
        for (std::uint32_t row = 0; row < after_.size() && !is_derived; ++row)
            if (!pairing_.is_paired(row)) note(ids_after_[row], after_, row, {ChangeKind::added, no_row, row});
        for (std::uint32_t row = 0; row < before_.size(); ++row) {
            if (pairing_.is_unchanged(row)) continue;
            const std::uint32_t partner = pairing_.partner(row);
            if (partner == no_row && is_derived) continue;
            const ChangeKind what = partner == no_row ? ChangeKind::removed : ChangeKind::changed;
            note(ids_before_[row], before_, row, {what, row, partner});
        }
        std::ranges::sort(records_);
        for (const Found& each : records_) add_rows(each);
    }

private:
    /// A record that differs: where it stands, `no_row` where it does not.
    struct Rows {
        ChangeKind what;
        std::uint32_t before;
        std::uint32_t after;
        friend auto operator<=>(const Rows&, const Rows&) = default;
    };
    struct Found {
        std::string id;
        PairedBy paired_by;
        Rows rows;
        friend auto operator<=>(const Found&, const Found&) = default;
    };

    void note(std::string id, const Table<Record>& table, std::uint32_t row, Rows rows) {
        const PairedBy by = given_id(table, row).empty() ? PairedBy::content : PairedBy::id;
        records_.push_back({std::move(id), by, rows});
    }

    /// The attributes that only one of the tables has, by name.
    void find_columns() {
        std::vector<const AttributePair*> lonely;
        for (const AttributePair& each : tables_.comparison().attributes())
            if (each.before == nullptr || each.after == nullptr) lonely.push_back(&each);
        std::ranges::sort(lonely, {}, &AttributePair::name);
        for (const AttributePair* const each : lonely) {
            const bool is_new = each->before == nullptr;
            store_.subjects.push_back({.first_row = store_.rows.size()});
            store_.rows.push_back({.table = std::string{Record::table},
                                   .field = each->name,
                                   .before = is_new ? std::nullopt : std::optional{CellText{}},
                                   .after = is_new ? std::optional{CellText{}} : std::nullopt,
                                   .what = is_new ? ChangeKind::added : ChangeKind::removed});
        }
    }

    [[nodiscard]] EndMove end_of(const Rows& rows) const {
        if constexpr (has_end<Record>)
            if (rows.what == ChangeKind::changed)
                return end_move(before_.template get<&Record::last_day>(rows.before),
                                after_.template get<&Record::last_day>(rows.after));
        return EndMove::none;
    }

    void add_rows(const Found& found) {
        const Subject subject{.first_row = store_.rows.size(), .end = end_of(found.rows)};
        store_.subjects.push_back(subject);
        each_column<Record>([&]<class I>(I, const auto& column) { tell_column<I::value>(found, column.name); });
        for (const AttributePair& each : tables_.comparison().attributes()) tell_attribute(found, each);
        if (store_.rows.size() == subject.first_row) store_.subjects.pop_back();
    }

    /// Of terms that only the calendar moves, the settings tell.
    void tell_change(const Found& found, std::string_view field, CellText before, CellText after) {
        if (before != after) tell_row(found, field, std::move(before), std::move(after));
    }
    void tell_row(const Found& found, std::string_view field, std::optional<CellText> before,
                  std::optional<CellText> after) {
        store_.rows.push_back({std::string{Record::table}, found.id, std::string{field}, std::move(before),
                               std::move(after), found.rows.what, found.paired_by});
    }

    template <std::size_t I>
    void tell_column(const Found& found, std::string_view name) {
        const auto text = [](const auto& value) { return CellText{cell_text(value)}; };
        const column_value<Record, I> unknown{};
        const auto& [what, before, after] = found.rows;
        switch (what) {
            case ChangeKind::added:
                if (const auto value = after_.template value<I>(after); value != unknown)
                    tell_row(found, name, std::nullopt, text(value));
                break;
            case ChangeKind::removed:
                if (const auto value = before_.template value<I>(before); value != unknown)
                    tell_row(found, name, text(value), std::nullopt);
                break;
            case ChangeKind::changed:
                if (!tables_.comparison().template is_same_cell<I>(before, after))
                    tell_change(found, name, text(before_.template value<I>(before)),
                                text(after_.template value<I>(after)));
                break;
        }
    }

    void tell_attribute(const Found& found, const AttributePair& each) {
        const auto text = [](const WordStore* words, std::uint32_t row) {
            return CellText{std::string{words == nullptr ? "" : (*words)[row].value_or("")}};
        };
        const auto& [what, before, after] = found.rows;
        switch (what) {
            case ChangeKind::added:
                if (CellText value = text(each.after, after); !value.text.empty())
                    tell_row(found, each.name, std::nullopt, std::move(value));
                break;
            case ChangeKind::removed:
                if (CellText value = text(each.before, before); !value.text.empty())
                    tell_row(found, each.name, std::move(value), std::nullopt);
                break;
            case ChangeKind::changed:
                if (!each.is_same(before, after))
                    tell_row(found, each.name, text(each.before, before), text(each.after, after));
                break;
        }
    }

    DifferenceStore& store_;
    const Table<Record>& before_;
    const Table<Record>& after_;
    RecordIds<Record> ids_before_;
    RecordIds<Record> ids_after_;
    TwoTablesOf<Record> tables_;
    Pairing pairing_;
    std::vector<Found> records_;
};

void find_settings(DifferenceStore& store) {
    const SettingTexts before = texts_of(store.before.settings());
    const SettingTexts after = texts_of(store.after.settings());
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i].text == after[i].text) continue;
        store.subjects.push_back({.first_row = store.rows.size()});
        store.rows.push_back({.table = std::string{settings_table},
                              .field = std::string{before[i].name},
                              .before = CellText{before[i].text},
                              .after = CellText{after[i].text},
                              .what = ChangeKind::changed});
    }
}

}  // namespace
}  // namespace detail

Difference::Difference(const Ledger& before, const Ledger& after, const Watch& watch) {
    auto store = std::make_shared<detail::DifferenceStore>(before, after);
    detail::find_settings(*store);
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        watch.report({.step = Record::table});
        const bool is_of_postings = !before.are_teachers_listed() && !after.are_teachers_listed();
        detail::TableDifference<Record>{*store}.find(std::is_same_v<Record, Teacher> && is_of_postings);
    });
    store_ = std::move(store);
}

const Ledger& Difference::before() const& noexcept { return store_->before; }
Ledger Difference::before() && { return store_->before; }
const Ledger& Difference::after() const& noexcept { return store_->after; }
Ledger Difference::after() && { return store_->after; }
const std::vector<Change>& Difference::rows() const& noexcept { return store_->rows; }
std::vector<Change> Difference::rows() && { return store_->rows; }
std::vector<std::string> Difference::summary(Language language) const { return detail::summary(*store_, language); }

Difference difference(const Ledger& before, const Ledger& after, const Watch& watch) { return {before, after, watch}; }

Difference inverse(const Difference& difference) { return {difference.after(), difference.before()}; }

}  // namespace jiedui

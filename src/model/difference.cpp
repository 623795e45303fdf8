// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/difference.hpp"

#include <algorithm>
#include <cstddef>
#include <type_traits>
#include <unordered_set>

#include "jiedui/base/text.hpp"
#include "jiedui/model/ledger_builder.hpp"
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
          pairing_{ids_before_, ids_after_} {}

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
        for (const Found& each : records_) tell(each);
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
        for (const AttributePair& each : pairing_.comparison().attributes())
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

    void tell(const Found& found) {
        const Subject subject{.first_row = store_.rows.size(), .end = end_of(found.rows)};
        store_.subjects.push_back(subject);
        each_column<Record>([&]<class I>(I, const auto& column) { tell_column<I::value>(found, column.name); });
        for (const AttributePair& each : pairing_.comparison().attributes()) tell_attribute(found, each);
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
                if (!pairing_.comparison().template is_same_cell<I>(before, after))
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
    Pairing<Record> pairing_;
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

[[nodiscard]] Error misfit(const std::string& subject, const std::string& field, const std::string& there,
                           const std::string& expected) {
    return {ErrorCode::other_ledger, subject,
            field + " is " + in_quotes(there) + ", and was " + in_quotes(expected) + " before"};
}

/// Makes one table of a ledger to which a difference is applied.
template <class Record>
class TableChange {
public:
    TableChange(const Difference& difference, const Ledger& ledger)
        : before_{difference.before().table<Record>()},
          after_{difference.after().table<Record>()},
          here_{ledger.table<Record>()},
          ids_before_{difference.before()},
          ids_after_{difference.after()},
          ids_here_{ledger},
          change_{ids_before_, ids_after_},
          place_{ids_before_, ids_here_} {}

    /// The records as they are then, in their order.
    /// @errors ErrorCode::other_ledger.
    [[nodiscard]] std::vector<Record> records() const {
        for (std::uint32_t row = 0; row < before_.size(); ++row) check(row);
        check_added();
        std::vector<Record> records;
        const std::vector<std::uint32_t> rows = change_.inverse();
        for (std::uint32_t row = 0; row < after_.size(); ++row)
            if (rows[row] == no_row)
                records.push_back(after_[row]);
            else if (place_.partner(rows[row]) != no_row)
                records.push_back(changed(rows[row]));
        for (std::uint32_t row = 0; row < here_.size(); ++row)
            if (!place_.is_paired(row)) records.push_back(here_[row]);
        return records;
    }

    /// Declares the columns that the table has then.
    void declare(Table<Record>& table) const {
        for (const AttributeColumn& each : after_.attributes()) table.attribute(each.name);
        for (const AttributePair& each : place_.comparison().attributes())
            if (each.before == nullptr) table.attribute(each.name);
        for (std::size_t column = 0; column < column_count<Record>; ++column)
            if (!after_.has_column(column) && (!here_.has_column(column) || before_.has_column(column)))
                table.mark_absent(column);
    }

private:
    [[nodiscard]] std::string name_of(std::uint32_t row) const {
        return std::string{Record::table} + " " + in_quotes(ids_before_[row]);
    }

    /// Refuses a record that the difference touches and that is not as before.
    void check(std::uint32_t row) const {
        if (change_.is_unchanged(row)) return;
        const std::uint32_t here = place_.partner(row);
        if (here == no_row) throw Error{ErrorCode::other_ledger, name_of(row), "it is not there"};
        const std::uint32_t then = change_.partner(row);
        each_column<Record>([&]<class I>(I, const auto& column) {
            const bool is_touched = then == no_row || !change_.comparison().template is_same_cell<I::value>(row, then);
            if (is_touched && !place_.comparison().template is_same_cell<I::value>(row, here))
                throw misfit(name_of(row), std::string{column.name}, cell_text(here_.template value<I::value>(here)),
                             cell_text(before_.template value<I::value>(row)));
        });
        for (const AttributePair& each : place_.comparison().attributes())
            if (is_touched(each.name, row, then) && !each.is_same(row, here))
                throw misfit(name_of(row), each.name, word_at(each.after, here), word_at(each.before, row));
    }
    [[nodiscard]] bool is_touched(const std::string& attribute, std::uint32_t row, std::uint32_t then) const {
        if (then == no_row) return true;
        const auto& attributes = change_.comparison().attributes();
        const auto found = std::ranges::find(attributes, attribute, &AttributePair::name);
        return found != attributes.end() && !found->is_same(row, then);
    }
    [[nodiscard]] static std::string word_at(const WordStore* words, std::uint32_t row) {
        return std::string{words == nullptr ? "" : (*words)[row].value_or("")};
    }

    /// Refuses a record to be added whose id is taken.
    void check_added() const {
        std::unordered_set<std::string_view> taken;
        for (std::uint32_t row = 0; row < here_.size(); ++row)
            if (!place_.is_paired(row)) taken.insert(given_id(here_, row));
        taken.erase("");
        for (std::uint32_t row = 0; row < after_.size(); ++row)
            if (!change_.is_paired(row) && taken.contains(given_id(after_, row)))
                throw Error{ErrorCode::other_ledger,
                            std::string{Record::table} + " " + in_quotes(given_id(after_, row)),
                            "it is there already, and is to be added"};
    }

    /// The record that is a row of `before`, with what changed.
    [[nodiscard]] Record changed(std::uint32_t row) const {
        const std::uint32_t then = change_.partner(row);
        Record record = here_[place_.partner(row)];
        each_column<Record>([&]<class I>(I, const auto& column) {
            if (!change_.comparison().template is_same_cell<I::value>(row, then))
                record.*column.member = after_.template value<I::value>(then);
        });
        for (const AttributePair& each : change_.comparison().attributes()) {
            if (each.is_same(row, then)) continue;
            std::erase_if(record.attributes, [&](const auto& attribute) { return attribute.first == each.name; });
            if (std::string word = word_at(each.after, then); !word.empty())
                record.attributes.emplace_back(each.name, std::move(word));
        }
        return record;
    }

    const Table<Record>& before_;
    const Table<Record>& after_;
    const Table<Record>& here_;
    RecordIds<Record> ids_before_;
    RecordIds<Record> ids_after_;
    RecordIds<Record> ids_here_;
    Pairing<Record> change_;  // from before to after
    Pairing<Record> place_;   // from before to the ledger
};

/// Whether postings alone say of teachers what the records say, or what `known` says where no table lists them.
[[nodiscard]] bool are_of_postings(const std::vector<Teacher>& teachers, const Table<Teacher>& known) {
    const IdOrder order{known.column<&Teacher::id>(), known.size()};
    return std::ranges::all_of(teachers, [&](const Teacher& each) {
        const auto place = order.find(each.id);
        return each == (place ? known[order.row_at(*place)] : Teacher{.id = each.id});
    });
}

[[nodiscard]] Settings changed_settings(const Difference& difference, const Settings& here) {
    const SettingTexts before = texts_of(difference.before().settings());
    const SettingTexts after = texts_of(difference.after().settings());
    const SettingTexts texts = texts_of(here);
    Settings settings = here;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const bool is_calendar = before[i].name == calendar_setting;  // without the same one, terms mean other days
        if (before[i].text == after[i].text && !is_calendar) continue;
        if (texts[i].text != before[i].text)
            throw misfit(std::string{settings_table}, std::string{before[i].name}, texts[i].text, before[i].text);
        before[i].copy(difference.after().settings(), settings);
    }
    return settings;
}

}  // namespace
}  // namespace detail

Difference::Difference(const Ledger& before, const Ledger& after, const Watch& watch) {
    auto store = std::make_shared<detail::DifferenceStore>(before, after);
    detail::find_settings(*store);
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        watch.tell({.step = Record::table});
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

Ledger apply(const Difference& difference, const Ledger& ledger, const Watch& watch) {
    LedgerBuilder builder{detail::changed_settings(difference, ledger.settings())};
    for (const Ledger* each : {&difference.after(), &ledger})
        if (!each->are_teachers_listed()) builder.describe_teachers(each->table<Teacher>());
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        const detail::TableChange<Record> change{difference, ledger};
        change.declare(builder.table<Record>());
        if constexpr (std::is_same_v<Record, Teacher>)
            if (!difference.after().are_teachers_listed() && !ledger.are_teachers_listed()) return;
        const std::vector<Record> records = change.records();
        if constexpr (std::is_same_v<Record, Teacher>)
            if (!difference.after().are_teachers_listed() &&
                detail::are_of_postings(records, difference.after().table<Teacher>()))
                return;
        std::uint32_t row = 0;
        RowTicker ticker{watch, Record::table};
        for (const Record& record : records) {
            builder.add(record, ++row);
            ticker.tick();
        }
    });
    return builder.finish("after the difference", Keep::all_or_nothing, watch);
}

}  // namespace jiedui

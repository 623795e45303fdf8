// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <utility>

#include "jiedui/base/text.hpp"
#include "jiedui/model/difference.hpp"
#include "jiedui/model/ledger_builder.hpp"
#include "model/difference_store.hpp"
#include "model/pairing.hpp"
#include "model/setting_texts.hpp"

namespace jiedui {
namespace detail {
namespace {

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
          change_tables_{ids_before_, ids_after_},
          place_tables_{ids_before_, ids_here_},
          change_{change_tables_},
          place_{place_tables_} {}

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
        for (const AttributePair& each : place_tables_.comparison().attributes())
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
            const bool is_touched =
                then == no_row || !change_tables_.comparison().template is_same_cell<I::value>(row, then);
            if (is_touched && !place_tables_.comparison().template is_same_cell<I::value>(row, here))
                throw misfit(name_of(row), std::string{column.name}, cell_text(here_.template value<I::value>(here)),
                             cell_text(before_.template value<I::value>(row)));
        });
        for (const AttributePair& each : place_tables_.comparison().attributes())
            if (is_touched(each.name, row, then) && !each.is_same(row, here))
                throw misfit(name_of(row), each.name, word_at(each.after, here), word_at(each.before, row));
    }
    [[nodiscard]] bool is_touched(const std::string& attribute, std::uint32_t row, std::uint32_t then) const {
        if (then == no_row) return true;
        const auto& attributes = change_tables_.comparison().attributes();
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
            if (!change_tables_.comparison().template is_same_cell<I::value>(row, then))
                record.*column.member = after_.template value<I::value>(then);
        });
        for (const AttributePair& each : change_tables_.comparison().attributes()) {
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
    TwoTablesOf<Record> change_tables_;
    TwoTablesOf<Record> place_tables_;
    Pairing change_;  // from before to after
    Pairing place_;   // from before to the ledger
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

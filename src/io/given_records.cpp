// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/given_records.hpp"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "io/aliases.hpp"
#include "io/cell.hpp"
#include "io/column_rules.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/ledger_builder.hpp"

namespace jiedui {
namespace {

using detail::CellState;

/// Reads the records of one table.
template <class Record>
class RecordReader {
public:
    RecordReader(LedgerBuilder& builder, const detail::RuleSources& sources) : builder_{builder}, sources_{sources} {}

    void read(const GivenRecord& given) {
        given_ = &given;
        row_ = static_cast<std::uint32_t>(builder_.table<Record>().size() + 1);
        is_sound_ = true;
        Record record;
        each_column<Record>([&]<class I>(I, const auto& column) { read_column<I::value>(column.name, record); });
        for (const GivenCell& cell : given.cells)
            if (!is_column(cell.column)) read_attribute(cell, record);
        if (is_sound_)
            builder_.add(record);
        else
            builder_.add(record, row_, false);
    }

private:
    void report(FindingCode code, std::string_view column, std::string value, std::string expected) {
        builder_.add({code, std::string{Record::table}, row_, std::string{column}, std::move(value), expected});
        is_sound_ = false;
    }

    [[nodiscard]] const GivenCell* find(std::string_view column) const {
        const auto found = std::ranges::find(given_->cells, column, &GivenCell::column);
        return found == given_->cells.end() ? nullptr : &*found;
    }

    template <std::size_t I>
    void read_column(std::string_view name, Record& record) {
        using Value = column_value<Record, I>;
        const GivenCell* cell = nullptr;
        if constexpr (std::derived_from<Value, Span>) cell = find(std::string{name} + "_text");
        if (cell == nullptr) cell = find(name);
        const auto& required = Record::required_columns;
        const bool is_required = std::ranges::find(required, name) != required.end();
        const bool is_known = cell != nullptr && read_cell<I>(*cell, record);
        if (is_required && !is_known && (cell == nullptr || cell->wrong_type.empty()))
            report(FindingCode::missing_value, name, "", "");
    }

    /// False if the cell says nothing.
    template <std::size_t I>
    [[nodiscard]] bool read_cell(const GivenCell& cell, Record& record) {
        using Value = column_value<Record, I>;
        const auto& column = std::get<I>(Record::columns);
        if (!fits<Value>(cell)) return true;
        if constexpr (std::same_as<Value, TextList>) {
            if (cell.is_list) {
                (record.*column.member).items = cell.texts;
                return !cell.texts.empty();
            }
        }
        const auto rules = detail::rules_of<detail::Known<Value>>(Record::table, column.name, sources_);
        const std::string_view text = trimmed(cell.texts.front());
        const CellState state = detail::read_cell(text, rules, record.*column.member);
        if (state != CellState::bad) return state == CellState::known;
        if (rules.fault == FindingCode::unknown_word) {
            auto [code, expected] = detail::explain_word(text, rules);
            report(code, cell.column, std::string{text}, std::move(expected));
        } else {
            report(rules.fault, cell.column, std::string{text}, std::string{rules.expected});
        }
        return true;
    }

    /// Whether a cell of the column can hold what was given; else that is reported.
    template <class Value>
    [[nodiscard]] bool fits(const GivenCell& cell) {
        const bool takes_list = std::same_as<Value, TextList>;
        if (cell.wrong_type.empty() && (takes_list || !cell.is_list)) return true;
        report(FindingCode::wrong_type, cell.column, cell.wrong_type.empty() ? "list" : cell.wrong_type,
               takes_list ? "a text or a list of texts" : "a text, a finite number, a bool, a date, or None if it is unknown");
        return false;
    }

    void read_attribute(const GivenCell& cell, Record& record) {
        const auto& attributes = builder_.table<Record>().attributes();
        if (std::ranges::find(attributes, cell.column, &AttributeColumn::name) == attributes.end())
            return report(FindingCode::unknown_column, "", cell.column, choice_near(cell.column));
        if (!fits<std::string>(cell)) return;
        const std::string_view text = trimmed(cell.texts.front());
        if (!text.empty() && !sources_.common.is_unknown(text)) record.attributes.emplace_back(cell.column, text);
    }

    [[nodiscard]] static bool is_column(std::string_view name) {
        bool found = false;
        each_column<Record>([&]<class I>(I, const auto& column) {
            const bool is_day = std::derived_from<column_value<Record, I::value>, Span>;
            found = found || name == column.name || (is_day && name == std::string{column.name} + "_text");
        });
        return found;
    }

    /// The columns of the table that are nearest to `name`, or all of them.
    [[nodiscard]] std::string choice_near(std::string_view name) const {
        std::vector<std::string> names;
        each_column<Record>([&](auto, const auto& column) { names.emplace_back(column.name); });
        for (const AttributeColumn& each : builder_.table<Record>().attributes()) names.push_back(each.name);
        const std::vector<std::string> near = nearest(name, names);
        return listed(near.empty() ? names : near);
    }

    LedgerBuilder& builder_;
    const detail::RuleSources& sources_;
    const GivenRecord* given_ = nullptr;
    std::uint32_t row_ = 0;
    bool is_sound_ = true;
};

void check_tables(const std::vector<GivenRecord>& records) {
    std::vector<std::string> tables;
    each_table([&]<class Record>(std::vector<Record> Records::*) { tables.emplace_back(Record::table); });
    for (const GivenRecord& each : records)
        if (std::ranges::find(tables, each.table) == tables.end())
            throw Error{ErrorCode::unknown_table, each.table, "its tables are " + listed(tables, "and")};
}

}  // namespace

Ledger with_records(const Ledger& ledger, const std::vector<GivenRecord>& records) {
    check_tables(records);
    const detail::Aliases aliases;
    const detail::CommonWords common{aliases};
    const detail::JoinedWords joined{aliases};
    const detail::RuleSources sources{aliases, ledger.settings().calendar, common, joined};
    LedgerBuilder builder{ledger};
    builder.take_all();
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        RecordReader<Record> reader{builder, sources};
        for (const GivenRecord& each : records)
            if (each.table == Record::table) reader.read(each);
    });
    return builder.finish("with these records", Keep::all_or_nothing);
}

}  // namespace jiedui

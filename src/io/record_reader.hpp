// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// RecordReader: the part of a TableReader that fills the fields of a record, made from the
/// record's description.

#include <array>
#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/column_rules.hpp"
#include "io/table_reader.hpp"
#include "model/value_rules.hpp"

namespace jiedui::detail {

/// Whether a column of such values speaks of records that go by name.
template <class Value>
[[nodiscard]] bool holds_names(const Naming& naming) noexcept {
    return (std::same_as<Value, RefTo<School>> && naming.goes_by_name<School>()) ||
           (std::same_as<Value, RefTo<Teacher>> && naming.goes_by_name<Teacher>());
}

template <class Record>
[[nodiscard]] TableShape shape_of(const Naming& naming) {
    TableShape shape{.name = Record::table};
    each_column<Record>([&]<class I>(I, const auto& column) {
        using Value = Known<column_value<Record, I::value>>;
        shape.columns.push_back(column.name);
        if constexpr (std::same_as<Value, std::uint32_t> || std::same_as<Value, double>)
            shape.counts.push_back(column.name);
        if constexpr (std::derived_from<Value, Span>) shape.days.push_back(column.name);
        if (holds_names<Value>(naming)) shape.named.push_back(column.name);
    });
    shape.required.assign(Record::required_columns.begin(), Record::required_columns.end());
    if (naming.goes_by_name<Record>()) shape.required = {"name"};
    return shape;
}

/// Reads rows as records of one type.
template <described Record>
class RecordReader : public TableReader {
public:
    explicit RecordReader(Reading& reading) : TableReader{reading, shape_of<Record>(reading.builder.naming())} {}
    void mark_unreadable() final { reading().builder.template mark_unreadable<Record>(); }
    void end() override { reading().builder.template finish_table<Record>(); }

protected:
    /// The record of the row.
    [[nodiscard]] Record& record() noexcept { return record_; }
    /// Adds another record than that of the row.
    void add_record_of_row(const Record& other, bool is_readable) { reading().builder.add(other, row(), is_readable); }
    void add_record(bool is_readable) final { reading().builder.add(record_, row(), is_readable); }
    /// Gives a record the unit that its header says, if it says none itself.
    /// @param amount what the unit is of.
    void complete_unit(const std::optional<Thousandths>& amount) {
        const std::string& unit = units().units().unit;
        if (amount && !record_.unit && !unit.empty()) record_.unit = unit;
    }

private:
    using ReadField = CellState (*)(std::string_view, const CellRules&, Record&);
    template <std::size_t I>
    [[nodiscard]] static CellState read_field(std::string_view cell, const CellRules& rules, Record& record) {
        return read_cell(cell, rules, record.*get<I>(Record::columns).member);
    }
    template <std::size_t... I>
    [[nodiscard]] static constexpr std::array<ReadField, sizeof...(I)> all_readers(std::index_sequence<I...>) noexcept {
        return {&read_field<I>...};
    }
    static constexpr auto readers = all_readers(std::make_index_sequence<column_count<Record>>{});

    void begin_record() final { record_ = Record{}; }
    [[nodiscard]] bool read_fields() final {
        bool is_readable = true;
        for (const Field& field : fields())
            if (!read_one(field, cell(field.place))) is_readable = false;
        return is_readable;
    }
    [[nodiscard]] bool read_one(const Field& field, std::string_view cell) {
        const auto [fate, is_known] = fate_of(field, cell);
        count(field.place, cell.empty() ? CellFate::empty : fate);
        return is_known || (fate == CellFate::unknown && may_be_unknown(field, cell));
    }
    /// What becomes of a cell, and whether its value is known or may be missing.
    [[nodiscard]] std::pair<CellFate, bool> fate_of(const Field& field, std::string_view cell) {
        if (field.is_day) report_cut_month(field, cell);
        if (field.is_day && is_either_month(field, cell)) return {CellFate::bad, false};
        if (is_lost(field, cell)) return {CellFate::unknown, false};
        switch (readers[field.column](cell, field.rules, record_)) {
            case CellState::known: return {CellFate::understood, true};
            case CellState::unknown: return {CellFate::unknown, false};
            case CellState::bad: break;
        }
        const bool is_read = can_be_read(field, cell);
        return {is_read ? CellFate::understood : CellFate::bad, is_read};
    }
    void set_id(std::string_view id) final {
        if constexpr (requires { record_.id; }) record_.id = id;
    }
    void set_days(const Span& first, const LastDay& last) final {
        if constexpr (requires { record_.first_day; }) {
            record_.first_day = first;
            record_.last_day = last;
        }
    }
    void set_running() final {
        if constexpr (requires { record_.last_day; }) record_.last_day = LastDay::running();
    }
    void add_attribute(const std::string& name, std::string_view text) final {
        record_.attributes.emplace_back(name, text);
    }

    [[nodiscard]] Table<Record>& rows() const { return reading().builder.template table<Record>(); }
    [[nodiscard]] std::size_t records_before() const final { return reading().is_addition ? rows().size() : 0; }
    [[nodiscard]] std::vector<std::string> attributes() const final {
        std::vector<std::string> names;
        for (const AttributeColumn& each : rows().attributes()) names.push_back(each.name);
        return names;
    }
    void declare_attribute(std::string_view name) final { rows().attribute(name); }
    void reserve(std::size_t records) final { reading().builder.template reserve<Record>(records); }
    void name_cells(std::string sheet, ColumnPlaces places) final {
        reading().builder.template name_cells<Record>(std::move(sheet), std::move(places));
    }
    void name_origins(std::shared_ptr<const CellOrigins> origins) final {
        reading().builder.template name_origins<Record>(std::move(origins));
    }
    void note_column(std::size_t column, bool is_there) final {
        if (is_there)
            rows().mark_present(column);
        else if (!reading().is_addition)
            rows().mark_absent(column);
    }
    void prepare_fields() final {
        each_column<Record>([&]<class I>(I, const auto& column) {
            using Value = Known<column_value<Record, I::value>>;
            const auto place = header().find_column(column.name);
            note_column(I::value, place || is_said_otherwise(column.name));
            if (place)
                add_field({.place = *place,
                           .column = I::value,
                           .rules = rules_of<Value>(Record::table, column.name, sources()),
                           .header = header().cells[*place].text,
                           .is_required = is_required_column<Record, I::value>,
                           .is_day = std::derived_from<Value, Span>});
        });
    }

    Record record_{};
};

/// The reader of a table: RecordReader, or what its file says instead.
template <class Record>
struct ReaderOf {
    using Type = RecordReader<Record>;
};

template <described Record>
std::unique_ptr<TableReader> reader_of(Reading& reading) {
    return std::make_unique<typename ReaderOf<Record>::Type>(reading);
}

}  // namespace jiedui::detail

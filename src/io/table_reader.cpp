// SPDX-License-Identifier: Apache-2.0
#include "io/table_reader.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

#include "io/column_rules.hpp"
#include "io/csv.hpp"
#include "io/file_bytes.hpp"
#include "io/header.hpp"
#include "io/name_book.hpp"
#include "io/units.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

template <class Record>
concept has_id = requires(const Record& record) { record.id; };

/// Whether a column of such values speaks of records that go by name.
template <class Value>
[[nodiscard]] bool holds_names(const LedgerBuilder& builder) noexcept {
    return (std::same_as<Value, RefTo<School>> && builder.goes_by_name<School>()) ||
           (std::same_as<Value, RefTo<Teacher>> && builder.goes_by_name<Teacher>());
}

template <class Record>
[[nodiscard]] TableShape shape_of(const LedgerBuilder& builder) {
    TableShape shape{.name = Record::table};
    each_column<Record>([&](auto, const auto& column) { shape.columns.push_back(column.name); });
    each_column<Record>([&]<class I>(I, const auto& column) {
        using Value = Known<column_value<Record, I::value>>;
        if constexpr (std::same_as<Value, std::uint32_t> || std::same_as<Value, double>)
            shape.counts.push_back(column.name);
    });
    shape.required.assign(Record::required_columns.begin(), Record::required_columns.end());
    if (builder.goes_by_name<Record>()) shape.required = {"name"};
    each_column<Record>([&]<class I>(I, const auto& column) {
        if (holds_names<Known<column_value<Record, I::value>>>(builder)) shape.named.push_back(column.name);
    });
    return shape;
}

/// Reads one file as a table.
template <class Record>
class TableReader {
public:
    TableReader(std::string_view bytes, const Reading& reading)
        : csv_{bytes},
          reading_{reading},
          aliases_{reading.settings.aliases},
          joined_{aliases_},
          sources_{aliases_, reading.settings.settings.calendar, reading.common, joined_} {}

    /// False if no row can be read, or not all.
    [[nodiscard]] bool read() {
        if (!csv_.next()) {
            report(FindingCode::empty_table, 0, "", "", "");
            return false;
        }
        if (!read_header_row()) return false;
        while (csv_.next()) read_row();
        report_skipped();
        if (row_count_ > 0) report_missing_end();
        return !is_cut_short_;
    }

private:
    using ReadField = CellState (*)(std::string_view, const CellRules&, Record&);
    /// A column of the file that is a column of the table.
    struct Field {
        std::size_t place = 0;  ///< in the row
        ReadField read = nullptr;
        CellRules rules{};
        std::string header{};
        bool is_required = false;
    };
    /// A column of the file that the table has not: its name, and for a helper the place of the id beside it.
    struct Extra {
        std::size_t place = 0;
        std::string name{};
        std::string header{};
        std::optional<std::size_t> id_place{};
        NameBook names{};
    };

    void report(FindingCode code, std::uint32_t line, std::string_view column, std::string_view value,
                std::string expected) {
        reading_.builder.add(
            Finding{code, std::string{Record::table}, line, shown(column), shown(value), std::move(expected)});
    }

    [[nodiscard]] bool read_header_row() {
        if (csv_.fault()) return report_fault(), false;
        std::vector<Finding> findings;
        const TableShape shape = shape_of<Record>(reading_.builder);
        header_ = read_header(shape, csv_.cells(), aliases_, findings);
        units_ = read_units(shape, header_, aliases_, findings);
        for (Finding& each : findings) reading_.builder.add(std::move(each));
        if (!header_.is_sound) return false;
        named_count_ = header_.named_count();
        each_column<Record>([&]<class I>(I, const auto& column) { prepare_column<I::value>(column.name); });
        for (std::size_t place = 0; place < named_count_; ++place) prepare_extra(place);
        id_place_ = header_.place_of("id");
        if (units_.unit_place) school_names_ = NameBook{reading_.builder.table<School>()};
        return true;
    }

    template <std::size_t I>
    void prepare_column(std::string_view name) {
        const auto place = header_.place_of(name);
        if (!place) {
            reading_.builder.table<Record>().mark_absent(I);
            return;
        }
        using Value = column_value<Record, I>;
        const auto& required = Record::required_columns;
        Field field{.place = *place,
                    .read = &read_field<I>,
                    .rules = rules_of<Known<Value>>(Record::table, name, sources_),
                    .header = header_.cells[*place].text,
                    .is_required = std::ranges::find(required, name) != required.end()};
        if (const auto scale = units_.scales.find(name); scale != units_.scales.end())
            field.rules.scale = scale->second;
        if (name == units_.amount_column) {
            amount_field_ = fields_.size();
            header_scale_ = field.rules.scale;
        }
        if (name == "value_yuan" && !units_.scales.contains(name)) value_field_ = fields_.size();
        if (name == "form") form_place_ = place;
        fields_.push_back(std::move(field));
    }

    template <std::size_t I>
    [[nodiscard]] static CellState read_field(std::string_view cell, const CellRules& rules, Record& record) {
        return read_cell(cell, rules, record.*std::get<I>(Record::columns).member);
    }

    void prepare_extra(std::size_t place) {
        const HeaderCell& cell = header_.cells[place];
        if (cell.use != HeaderCell::Use::attribute && cell.use != HeaderCell::Use::helper) return;
        Extra extra{.place = place, .name = cell.name, .header = cell.text};
        if (cell.use == HeaderCell::Use::helper) {
            const std::string id_column = cell.name.substr(0, cell.name.rfind("_name"));
            extra.id_place = header_.place_of(id_column);
            extra.names = id_column == "teacher" ? NameBook{reading_.builder.table<Teacher>()}
                                                 : NameBook{reading_.builder.table<School>()};
        } else {
            reading_.builder.table<Record>().attribute(cell.name);
        }
        extras_.push_back(std::move(extra));
    }

    void read_row() {
        if (is_skipped()) return;
        ++row_count_;
        Record record;
        if (csv_.fault() || !has_fitting_length()) return add_broken(record);
        report_unnamed();
        read_unit();
        bool sound = true;
        for (const Field& field : fields_)
            if (!read_one(field, record)) sound = false;
        for (Extra& extra : extras_) read_extra(extra, record);
        finish_record(record);
        reading_.builder.add(record, csv_.line(), sound);
    }

    /// A row of a wrong shape: only its id is read, so that others may name it.
    void add_broken(Record& record) {
        const auto& cells = csv_.cells();
        if (csv_.fault())
            report_fault();
        else
            report(FindingCode::row_length, csv_.line(), "", std::to_string(cells.size()),
                   std::to_string(header_.cells.size()));
        if constexpr (has_id<Record>)
            if (id_place_ && *id_place_ < cells.size()) record.id = trimmed(cells[*id_place_]);
        reading_.builder.add(record, csv_.line(), false);
    }

    void report_fault() {
        is_cut_short_ = is_cut_short_ || csv_.fault()->code == FindingCode::unclosed_quote;
        report(csv_.fault()->code, csv_.fault()->line, "", csv_.fault()->text, "");
    }

    /// Cells may be missing under empty headers at the end, and empty ones may follow.
    [[nodiscard]] bool has_fitting_length() const {
        const auto& cells = csv_.cells();
        std::size_t count = cells.size();
        while (count > header_.cells.size() && trimmed(cells[count - 1]).empty()) --count;
        return cells.size() >= named_count_ && count <= header_.cells.size();
    }

    void report_unnamed() {
        for (std::size_t place = 0; place < std::min(header_.cells.size(), csv_.cells().size()); ++place) {
            HeaderCell& cell = header_.cells[place];
            const std::string_view value = trimmed(csv_.cells()[place]);
            if (cell.use != HeaderCell::Use::unnamed || value.empty() || !cell.name.empty()) continue;
            report(FindingCode::unnamed_column, csv_.line(), "", value, "");
            cell.name = "reported";
        }
    }

    [[nodiscard]] bool is_skipped() {
        if (!std::same_as<Record, Posting> || !form_place_ || *form_place_ >= csv_.cells().size()) return false;
        const std::string_view form = trimmed(csv_.cells()[*form_place_]);
        if (!reading_.common.is_no_posting(form)) return false;
        if (skipped_count_++ == 0) {
            skipped_line_ = csv_.line();
            skipped_form_ = form;
        }
        return true;
    }

    void report_skipped() {
        if (skipped_count_ > 0)
            report(FindingCode::no_posting, skipped_line_, header_.cells[*form_place_].text,
                   std::to_string(skipped_count_), skipped_form_);
    }

    /// Money in the unit of the row's own cell, else in that of the header.  The unit of a transfer is that of its
    /// quantity, and where it has none, of its value.
    void read_unit() {
        if (!units_.unit_place) return;
        const std::string_view unit = trimmed(csv_.cells()[*units_.unit_place]);
        const bool is_said = !unit.empty() && !reading_.common.is_unknown(unit);
        const Scale of_row{is_said ? aliases_.yuan_in(unit).value_or(1) : 1, 1};
        if (amount_field_) fields_[*amount_field_].rules.scale = is_said ? of_row : header_scale_;
        if (value_field_) fields_[*value_field_].rules.scale = has_amount() ? Scale{} : of_row;
        if (!is_said || are_units_names_ || !school_names_.has(unit)) return;
        are_units_names_ = true;
        report(FindingCode::ambiguous_column, 0, "unit", header_.cells[*units_.unit_place].text,
               "its values are names of schools, e.g. '" + shown(unit) + "', and no units");
    }

    /// Whether the row says anything in the column that the unit column is of.
    [[nodiscard]] bool has_amount() const {
        if (!amount_field_) return false;
        const std::string_view cell = trimmed(csv_.cells()[fields_[*amount_field_].place]);
        return !cell.empty() && !reading_.common.is_unknown(cell);
    }

    [[nodiscard]] bool read_one(const Field& field, Record& record) {
        const std::string_view cell = trimmed(csv_.cells()[field.place]);
        switch (field.read(cell, field.rules, record)) {
            case CellState::known: return true;
            case CellState::unknown:
                if (field.is_required) report(FindingCode::missing_value, csv_.line(), field.header, cell, "");
                return !field.is_required;
            case CellState::bad: break;
        }
        if (field.rules.fault == FindingCode::unknown_word) {
            auto [code, expected] = explain_word(cell, field.rules);
            report(code, csv_.line(), field.header, cell, std::move(expected));
        } else {
            report(field.rules.fault, csv_.line(), field.header, cell, std::string{field.rules.expected});
        }
        return false;
    }

    void read_extra(Extra& extra, Record& record) {
        const std::string_view text = trimmed(csv_.cells()[extra.place]);
        if (text.empty() || reading_.common.is_unknown(text)) return;
        const auto* const names = extra.id_place ? extra.names.find(trimmed(csv_.cells()[*extra.id_place])) : nullptr;
        if (names == nullptr) {
            record.attributes.emplace_back(extra.name, text);
        } else if (!NameBook::has(*names, text)) {
            if (differing_.insert(names->front() + '\x1F' + std::string{text}).second)
                report(FindingCode::name_differs, csv_.line(), extra.header, text, shown(names->front()));
        }
    }

    /// What the file as a whole says of every row.
    void finish_record(Record& record) const {
        if constexpr (requires { record.unit; }) {
            const bool has_amount = [&] {
                if constexpr (requires { record.quantity; })
                    return record.quantity.has_value();
                else
                    return record.amount.has_value();
            }();
            if (has_amount && !record.unit && !units_.unit.empty()) record.unit = units_.unit;
        }
        if constexpr (requires { record.last_day; })
            if (!header_.place_of("last_day") && meaning_of_missing_end() == MissingDays::running)
                record.last_day = LastDay::running();
    }

    [[nodiscard]] std::optional<MissingDays> meaning_of_missing_end() const {
        const auto found = reading_.settings.missing_columns.find(std::string{Record::table} + ".last_day");
        return found == reading_.settings.missing_columns.end() ? std::nullopt : std::optional{found->second};
    }

    void report_missing_end() {
        if constexpr (std::same_as<Record, Support> || std::same_as<Record, Posting>)
            if (!header_.place_of("last_day") && !meaning_of_missing_end())
                report(FindingCode::open_end_assumed, 0, "last_day", "", "");
    }

    Csv csv_;
    const Reading& reading_;
    const Aliases& aliases_;
    JoinedWords joined_;
    RuleSources sources_;
    Header header_;
    Units units_;
    Scale header_scale_;
    std::size_t named_count_ = 0;
    std::vector<Field> fields_;
    std::vector<Extra> extras_;
    std::optional<std::size_t> id_place_, form_place_, amount_field_, value_field_;
    NameBook school_names_;  // to tell units from them
    bool are_units_names_ = false;
    bool is_cut_short_ = false;                  // a quote that is never closed swallowed the rest
    std::unordered_set<std::string> differing_;  // pairs of names reported
    std::uint64_t row_count_ = 0;
    std::uint64_t skipped_count_ = 0;
    std::uint32_t skipped_line_ = 0;
    std::string skipped_form_;
};

template <class Record>
[[nodiscard]] bool read_bytes(std::string_view bytes, const Reading& reading) {
    bytes = without_mark(bytes);
    if (const auto line = first_bad_line(bytes)) {
        reading.builder.add(Finding{FindingCode::bad_encoding, std::string{Record::table}, *line, "", "", ""});
        return false;
    }
    return TableReader<Record>{bytes, reading}.read();
}

}  // namespace

template <described Record>
void read_table(const std::string* bytes, const Reading& reading) {
    const bool is_read = bytes != nullptr && read_bytes<Record>(*bytes, reading);
    if (bytes == nullptr)
        each_column<Record>([&]<class I>(I, const auto&) { reading.builder.table<Record>().mark_absent(I::value); });
    const bool is_needed = bytes != nullptr || std::same_as<Record, School>;
    if (!is_read && is_needed) reading.builder.mark_unreadable<Record>();
}

template void read_table<School>(const std::string*, const Reading&);
template void read_table<Support>(const std::string*, const Reading&);
template void read_table<Teacher>(const std::string*, const Reading&);
template void read_table<Posting>(const std::string*, const Reading&);
template void read_table<Transfer>(const std::string*, const Reading&);
template void read_table<Need>(const std::string*, const Reading&);
template void read_table<Indicator>(const std::string*, const Reading&);
template void read_table<Document>(const std::string*, const Reading&);
template void read_table<Claim>(const std::string*, const Reading&);
template void read_table<Succession>(const std::string*, const Reading&);

}  // namespace jiedui::detail

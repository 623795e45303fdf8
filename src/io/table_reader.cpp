// SPDX-License-Identifier: Apache-2.0
#include "io/table_reader.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "io/column_rules.hpp"
#include "io/csv.hpp"
#include "io/encoding.hpp"
#include "io/file_bytes.hpp"
#include "io/header.hpp"
#include "io/name_book.hpp"
#include "io/units.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/io/number_day.hpp"

namespace jiedui::detail {
namespace {

template <class Record>
concept has_id = requires(const Record& record) { record.id; };
template <class Record>
concept has_days = requires(const Record& record) {
    record.first_day;
    record.last_day;
};

/// After so many rows whoever watches is asked again.
constexpr std::uint64_t rows_between_looks = 4096;

/// The indicator that is money.
constexpr std::string_view equipment_value = "equipment_value";

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
        if constexpr (std::derived_from<Value, Span>) shape.days.push_back(column.name);
    });
    shape.required.assign(Record::required_columns.begin(), Record::required_columns.end());
    if (builder.goes_by_name<Record>()) shape.required = {"name"};
    each_column<Record>([&]<class I>(I, const auto& column) {
        if (holds_names<Known<column_value<Record, I::value>>>(builder)) shape.named.push_back(column.name);
    });
    return shape;
}

/// The first rows of a source, as texts of their own, until one is at fault.
[[nodiscard]] std::vector<std::vector<std::string>> first_rows(RowSource& rows) {
    std::vector<std::vector<std::string>> first;
    rows.restart();
    while (first.size() <= most_rows_above && rows.next() && !rows.fault())
        first.emplace_back(rows.cells().begin(), rows.cells().end());
    return first;
}

/// Reads one source of rows as a table.
template <class Record>
class TableReader {
public:
    TableReader(RowSource& rows, Source source, Reading& reading)
        : rows_{rows},
          source_{std::move(source)},
          reading_{reading},
          aliases_{reading.settings.aliases},
          joined_{aliases_},
          sources_{aliases_, reading.settings.settings.calendar, reading.common, joined_},
          rows_before_{static_cast<std::uint32_t>(reading.rows_before<Record>())} {}

    /// False if no row can be read, or not all.
    [[nodiscard]] bool read() {
        const bool has_header = read_header_rows();
        if (has_header) reading_.builder.template expect<Record>(rows_.most_rows(header_.cells.size()));
        tell();
        for (std::uint64_t seen = 1; has_header && rows_.next(); ++seen) {
            read_row();
            if (seen % rows_between_looks != 0) continue;
            rows_.forget_read();
            tell();
        }
        if (has_header) report_whole_table();
        tell();
        source_.blank_rows = rows_.blank_rows();
        reading_.builder.add(std::move(source_));
        return has_header && !is_cut_short_;
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
        bool is_day = false;
    };
    /// A column of a sheet that holds the totals of one indicator.
    struct Total {
        std::size_t place = 0;
        CellRules rules{};
    };
    /// A column of the file that the table has not: its name, and for a helper the place of the id beside it.
    struct Extra {
        std::size_t place = 0;
        std::string name{};
        std::string header{};
        std::optional<std::size_t> id_place{};
        NameBook names{};
    };

    void tell() const {
        reading_.options.watch.tell({.step = Record::table, .rows = row_count_, .share = rows_.share()});
    }
    /// Where the row stands, as findings count it.
    [[nodiscard]] std::uint32_t row() const noexcept { return rows_before_ + rows_.row(); }

    [[nodiscard]] static Finding finding_of(FindingCode code, std::uint32_t line, std::string_view column,
                                            std::string_view value, Phrase expected = {}) {
        return {code, std::string{Record::table}, line, shown(column), shown(value), std::move(expected)};
    }
    void report(FindingCode code, std::uint32_t line, std::string_view column, std::string_view value,
                Phrase expected = {}) {
        reading_.builder.add(finding_of(code, line, column, value, std::move(expected)));
    }

    [[nodiscard]] bool read_header_rows() {
        const std::vector<std::vector<std::string>> first = first_rows(rows_);
        if (first.empty() && rows_.names_columns()) {  // no records: nothing of a table that is there
            each_column<Record>([&]<class I>(I, const auto&) { note_column(I::value, false); });
            return true;
        }
        if (first.empty()) {
            rows_.fault() ? report_fault() : report(FindingCode::empty_table, 0, "", "");
            return false;
        }
        const TableShape shape = shape_of<Record>(reading_.builder);
        const HeaderRows found =
            rows_.names_columns() ? HeaderRows{.cells = first.front()} : find_header_rows(shape, first, aliases_);
        pass_over(found);
        std::vector<Finding> findings;
        header_ = read_header(shape, found.cells, aliases_, findings);
        units_ = read_units(shape, header_, aliases_, findings);
        for (Finding& each : findings)  // a header that is no column is an error where records are added
            if (each.code != FindingCode::near_column || !reading_.is_addition) reading_.builder.add(std::move(each));
        if (header_.is_sound) prepare_columns();
        return header_.is_sound;
    }

    /// Goes to the last row of the header, and keeps what stands above it.
    void pass_over(const HeaderRows& header) {
        rows_.restart();
        std::string_view before;  // a cell that is merged over several columns stands in each
        for (std::size_t i = 0; i < header.first + header.count && rows_.next(); ++i) {
            for (const std::string_view cell : rows_.cells()) {
                const std::string_view text = trimmed(cell);
                if (i < header.first && !text.empty() && text != before)
                    source_.title += (source_.title.empty() ? "" : " ") + std::string{text};
                before = text;
            }
        }
        source_.header_row = rows_.row();
        source_.header_rows = rows_.names_columns() ? 0 : static_cast<std::uint32_t>(header.count);
    }

    void prepare_columns() {
        named_count_ = header_.named_count();
        if (reading_.is_addition)
            for (const AttributeColumn& each : reading_.builder.table<Record>().attributes())
                known_attributes_.insert(each.name);
        each_column<Record>([&]<class I>(I, const auto& column) { prepare_column<I::value>(column.name); });
        for (std::size_t place = 0; place < header_.cells.size(); ++place) prepare_other(place);
        id_place_ = header_.place_of("id");
        is_end_running_ = !has_last_day() && meaning_of_missing_end() == MissingDays::running;
        if (units_.unit_place) school_names_ = NameBook{reading_.builder.table<School>()};
        note_scaled_money();
        name_places();
    }

    /// Tells the builder where columns stand, so that findings can say it, in a sheet by naming its cells.
    void name_places() {
        const bool is_sheet = source_.encoding == Encoding::none && !rows_.names_columns();
        std::map<std::string, std::uint32_t, std::less<>> places;
        for (std::uint32_t place = 0; place < header_.cells.size(); ++place) {
            const HeaderCell& cell = header_.cells[place];
            places.try_emplace(shown(cell.text), place);
            places.try_emplace(cell.name, place);
        }
        reading_.builder.template name_cells<Record>(is_sheet ? source_.name : "", std::move(places));
    }

    template <std::size_t I>
    void prepare_column(std::string_view name) {
        const auto place = header_.place_of(name);
        note_column(I, place || is_said_otherwise(name));
        if (!place) return;
        using Value = column_value<Record, I>;
        const auto& required = Record::required_columns;
        Field field{.place = *place,
                    .read = &read_field<I>,
                    .rules = rules_of<Known<Value>>(Record::table, name, sources_),
                    .header = header_.cells[*place].text,
                    .is_required = std::ranges::find(required, name) != required.end(),
                    .is_day = std::derived_from<Known<Value>, Span>};
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

    void note_column(std::size_t column, bool is_there) {
        if (is_there)
            reading_.builder.table<Record>().mark_present(column);
        else if (!reading_.is_addition)
            reading_.builder.table<Record>().mark_absent(column);
    }

    template <std::size_t I>
    [[nodiscard]] static CellState read_field(std::string_view cell, const CellRules& rules, Record& record) {
        return read_cell(cell, rules, record.*std::get<I>(Record::columns).member);
    }

    /// Whether a column that the file has not is read from another.
    [[nodiscard]] bool is_said_otherwise(std::string_view name) const {
        using enum HeaderCell::Use;
        const auto has = [this](HeaderCell::Use use) {
            return std::ranges::find(header_.cells, use, &HeaderCell::use) != header_.cells.end();
        };
        if (name == "first_day" || name == "last_day") return has(both_days);
        return (name == "indicator" || name == "amount") && has(total);
    }

    void prepare_other(std::size_t place) {
        const HeaderCell& cell = header_.cells[place];
        switch (cell.use) {
            case HeaderCell::Use::both_days: both_days_place_ = place; break;
            case HeaderCell::Use::total: prepare_total(place); break;
            case HeaderCell::Use::helper:
            case HeaderCell::Use::attribute: prepare_extra(place); break;
            case HeaderCell::Use::unnamed: unnamed_places_.push_back(place); break;
            case HeaderCell::Use::column:
            case HeaderCell::Use::day_text: break;
        }
    }

    void prepare_total(std::size_t place) {
        Total total{.place = place, .rules = rules_of<Thousandths>(Record::table, "amount", sources_)};
        if (const auto scale = units_.scales.find(header_.cells[place].name); scale != units_.scales.end())
            total.rules.scale = scale->second;
        totals_.push_back(std::move(total));
    }

    void prepare_extra(std::size_t place) {
        const HeaderCell& cell = header_.cells[place];
        Extra extra{.place = place, .name = cell.name, .header = cell.text};
        if (cell.use == HeaderCell::Use::helper) {
            const std::string id_column = cell.name.substr(0, cell.name.rfind("_name"));
            extra.id_place = header_.place_of(id_column);
            extra.names = id_column == "teacher" ? NameBook{reading_.builder.table<Teacher>()}
                                                 : NameBook{reading_.builder.table<School>()};
        } else if (reading_.is_addition && !known_attributes_.contains(cell.name)) {
            return reading_.builder.add({}, finding_of(FindingCode::unknown_column, 0, "", cell.text),
                                        [&] { return columns_near(cell.name); });
        } else {
            reading_.builder.table<Record>().attribute(cell.name);
        }
        extras_.push_back(std::move(extra));
    }

    /// The columns of the table that are nearest to `name`, or all of them; of very many attributes the first.
    [[nodiscard]] Phrase columns_near(std::string_view name) const {
        constexpr std::size_t most = 1000;
        std::vector<std::string> names;
        each_column<Record>([&](auto, const auto& column) { names.emplace_back(column.name); });
        for (const AttributeColumn& each : reading_.builder.table<Record>().attributes())
            if (names.size() < most) names.push_back(each.name);
        std::vector<std::string> near = nearest(name, names);
        if (near.empty()) near = std::move(names);
        near.insert(near.begin(), "columns/" + std::string{Record::table});
        return phrase("{or:0}", std::move(near));
    }

    void read_row() {
        if (is_skipped()) return;
        ++row_count_;
        Record record;
        if (rows_.fault() || !has_fitting_length()) return add_broken(record);
        report_unnamed();
        read_unit();
        channels_.clear();
        bool sound = true;
        for (const Field& field : fields_)
            if (!read_one(field, record)) sound = false;
        if (both_days_place_ && !read_both_days(record)) sound = false;
        for (Extra& extra : extras_) read_extra(extra, record);
        finish_record(record);
        add(record, sound);
    }

    /// Adds what a row says: one record, but for rows that hold several.
    void add(Record& record, bool sound) {
        if constexpr (std::same_as<Record, Support>) {
            if (!channels_.empty()) return add_divided(record, sound);
        } else if constexpr (std::same_as<Record, Indicator>) {
            if (!totals_.empty()) return add_totals(record, sound);
            sound = make_total(record) && sound;
        } else if constexpr (std::same_as<Record, Document>) {
            name_divided(record);
        }
        reading_.builder.add(record, row(), sound);
    }

    /// One support a channel; an amount cannot be divided.
    void add_divided(Support& support, bool sound) {
        if (support.amount) {
            report(FindingCode::undivided_amount, row(), header_.cells[*header_.place_of("amount")].text,
                   trimmed(rows_.cells()[*header_.place_of("channel")]));
            sound = false;
        }
        const std::string id = support.id;
        std::vector<std::string> ids;
        for (const Channel channel : channels_) {
            support.channel = channel;
            if (!id.empty()) support.id = ids.emplace_back(id + "/" + std::string{word_of(channel)});
            reading_.builder.add(support, row(), sound);
        }
        if (!id.empty()) reading_.divided.emplace(id, std::move(ids));
    }

    /// A document that names a divided support means all of its parts.
    void name_divided(Document& document) const {
        std::vector<std::string> ids;
        for (std::string& id : document.supports.items) {
            const auto parts = reading_.divided.find(id);
            if (parts == reading_.divided.end())
                ids.push_back(std::move(id));
            else
                ids.insert(ids.end(), parts->second.begin(), parts->second.end());
        }
        document.supports.items = std::move(ids);
    }

    /// One indicator a column of totals that says something.
    void add_totals(Indicator& indicator, bool sound) {
        for (const Total& total : totals_) {
            const std::string_view cell = trimmed(rows_.cells()[total.place]);
            if (cell.empty()) continue;
            Indicator each = indicator;
            each.indicator = header_.cells[total.place].name;
            const bool is_bad = read_cell(cell, total.rules, each.amount) == CellState::bad;
            if (is_bad) report(total.rules.fault, row(), header_.cells[total.place].text, cell, total.rules.expected);
            if (each.indicator == equipment_value) note_unitless(total.place, each.indicator, each.amount);
            reading_.builder.add(each, row(), sound && !is_bad);
        }
    }

    /// Turns a ratio per pupil into the total that it means, if that is exact; false if not.
    [[nodiscard]] bool make_total(Indicator& indicator) {
        const auto ratio = aliases_.ratio_of(indicator.indicator);
        if (!ratio) return true;
        if (indicator.amount) {
            const auto total =
                indicator.pupils ? total_of(*indicator.amount, *indicator.pupils, ratio->pupils) : std::nullopt;
            if (!total) {
                report(FindingCode::per_pupil, row(), "indicator", indicator.indicator, ratio->indicator);
                return false;
            }
            indicator.amount = total;
        }
        indicator.indicator = ratio->indicator;
        return true;
    }

    [[nodiscard]] bool read_both_days(Record& record) {
        if constexpr (has_days<Record>) {
            const std::string_view cell = trimmed(rows_.cells()[*both_days_place_]);
            if (const auto days = find_both_days(cell, reading_.common, reading_.settings.settings.calendar)) {
                std::tie(record.first_day, record.last_day) = *days;
                return true;
            }
            report(FindingCode::bad_day, row(), header_.cells[*both_days_place_].text, cell,
                   phrase("two days with 至 between them, e.g. 2003-09至2004-08, or a term or school year"));
            return false;
        }
        return true;
    }

    /// A row of a wrong shape: only its id is read, so that others may name it.
    void add_broken(Record& record) {
        const auto& cells = rows_.cells();
        if (rows_.fault())
            report_fault();
        else
            report(FindingCode::row_length, row(), "", std::to_string(cells.size()),
                   std::to_string(header_.cells.size()));
        if constexpr (has_id<Record>)
            if (id_place_ && *id_place_ < cells.size()) record.id = trimmed(cells[*id_place_]);
        reading_.builder.add(record, row(), false);
    }

    void report_fault() {
        const RowSource::Fault& fault = *rows_.fault();
        is_cut_short_ = is_cut_short_ || ends_source(fault);
        report(fault.code, fault.row, "", fault.text,
               fault.code == FindingCode::too_large ? std::to_string(cap_of(fault.text)) : "");
    }

    [[nodiscard]] std::size_t cap_of(std::string_view what) const {
        return what == "columns" ? reading_.options.most_columns : reading_.options.most_row_bytes;
    }

    /// Cells may be missing under empty headers at the end, and empty ones may follow.
    [[nodiscard]] bool has_fitting_length() const {
        const auto& cells = rows_.cells();
        std::size_t count = cells.size();
        while (count > header_.cells.size() && trimmed(cells[count - 1]).empty()) --count;
        return cells.size() >= named_count_ && count <= header_.cells.size();
    }

    /// A value below an empty header is one finding, the first.
    void report_unnamed() {
        std::erase_if(unnamed_places_, [&](std::size_t place) {
            const std::string_view value = place < rows_.cells().size() ? trimmed(rows_.cells()[place]) : "";
            if (!value.empty()) report(FindingCode::unnamed_column, row(), "", value);
            return !value.empty();
        });
    }

    [[nodiscard]] bool is_skipped() {
        if (!std::same_as<Record, Posting> || !form_place_ || *form_place_ >= rows_.cells().size()) return false;
        const std::string_view form = trimmed(rows_.cells()[*form_place_]);
        if (!reading_.common.is_no_posting(form)) return false;
        if (skipped_count_++ == 0) {
            skipped_line_ = row();
            skipped_form_ = form;
        }
        return true;
    }

    /// What is found once the last row is read.
    void report_whole_table() {
        report_skipped();
        if (row_count_ > 0) report_missing_end();
        for (Finding& each : unitless_) reading_.unitless.push_back(std::move(each));
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
        const std::string_view unit = trimmed(rows_.cells()[*units_.unit_place]);
        const bool is_said = unit_is_said_ = !unit.empty() && !reading_.common.is_unknown(unit);
        const Scale of_row{is_said ? aliases_.yuan_in(unit).value_or(1) : 1, 1};
        if (of_row.multiplier > 1) note_scaled_money(unit);
        if (amount_field_) fields_[*amount_field_].rules.scale = is_said ? of_row : header_scale_;
        if (value_field_) fields_[*value_field_].rules.scale = has_amount() ? Scale{} : of_row;
        if (!is_said || are_units_names_ || !school_names_.has(unit)) return;
        are_units_names_ = true;
        report(FindingCode::ambiguous_column, 0, "unit", header_.cells[*units_.unit_place].text,
               phrase("its values are names of schools, e.g. {q0}, and no units", {shown(unit)}));
    }

    /// Whether the row says anything in the column that the unit column is of.
    [[nodiscard]] bool has_amount() const {
        if (!amount_field_) return false;
        const std::string_view cell = trimmed(rows_.cells()[fields_[*amount_field_].place]);
        return !cell.empty() && !reading_.common.is_unknown(cell);
    }

    [[nodiscard]] bool read_one(const Field& field, Record& record) {
        const std::string_view cell = trimmed(rows_.cells()[field.place]);
        if (Phrase either = field.is_day && rows_.is_number(field.place) ? either_month(cell) : Phrase{};
            !either.empty()) {
            report(field.rules.fault, row(), field.header, cell, std::move(either));
            return false;
        }
        switch (field.read(cell, field.rules, record)) {
            case CellState::known: return true;
            case CellState::unknown:
                if (field.is_required) report(FindingCode::missing_value, row(), field.header, cell);
                return !field.is_required;
            case CellState::bad: break;
        }
        if (is_divisible(field, cell)) return true;
        if (field.rules.fault == FindingCode::unknown_word) {
            report_word(field, cell);
        } else {
            report(field.rules.fault, row(), field.header, cell, field.rules.expected);
        }
        return false;
    }

    /// A word that the list does not know is one finding, however often it stands there: one alias mends it.
    void report_word(const Field& field, std::string_view cell) {
        const FindingCode code = fault_of_word(cell, field.rules);
        const bool is_word = code == FindingCode::unknown_word;
        const std::string cause =
            is_word ? cause_of({word_of(code), Record::table, field.header, cell}) : std::string{};
        reading_.builder.add(cause, finding_of(code, row(), field.header, cell),
                             [&] { return expected_word(code, cell, field.rules); });
    }

    /// Whether the cell holds several channels of a support, which are kept.
    [[nodiscard]] bool is_divisible(const Field& field, std::string_view cell) {
        if constexpr (std::same_as<Record, Support>) {
            if (header_.cells[field.place].name != "channel") return false;
            const std::vector<std::string> parts = parts_of(cell, *field.rules.separators);
            std::set<Channel> channels;
            for (const std::string& part : parts) {
                const auto code = find_code(part, field.rules);
                if (!code) return false;
                channels.insert(static_cast<Channel>(*code));
            }
            channels_.assign(channels.begin(), channels.end());
        }
        return !channels_.empty();
    }

    void read_extra(Extra& extra, Record& record) {
        const std::string_view text = trimmed(rows_.cells()[extra.place]);
        if (text.empty() || reading_.common.is_unknown(text)) return;
        const auto* const names = extra.id_place ? extra.names.find(trimmed(rows_.cells()[*extra.id_place])) : nullptr;
        if (names == nullptr) {
            record.attributes.emplace_back(extra.name, text);
        } else if (!NameBook::has(*names, text)) {
            constexpr auto code = FindingCode::name_differs;
            reading_.builder.add(cause_of({word_of(code), names->front(), text}),
                                 finding_of(code, row(), extra.header, text),
                                 [&] { return Phrase{shown(names->front())}; });
        }
    }

    void note_scaled_money() {
        for (const HeaderCell& cell : header_.cells)
            if (aliases_.yuan_in(cell.unit).value_or(1) > 1) note_scaled_money(cell.text);
    }
    void note_scaled_money(std::string_view where) {
        if (reading_.scaled_money.empty())
            reading_.scaled_money = phrase("{t0} has {q1}", {std::string{Record::table}, shown(where)});
    }

    /// Keeps the first amount of money of each column that has no unit: an error where others are in 万元.
    void note_unitless(std::optional<std::size_t> place, std::string_view column,
                       const std::optional<Thousandths>& money) {
        if (!money || !place || units_.scales.contains(column)) return;
        const std::string& header = header_.cells[*place].text;
        const bool says_yuan =
            header.find("元") != std::string::npos || folded(header).find("yuan") != std::string::npos;
        if (says_yuan || std::ranges::find(unitless_, header, &Finding::column) != unitless_.end()) return;
        unitless_.push_back({FindingCode::missing_unit,
                             std::string{Record::table},
                             row(),
                             header,
                             shown(trimmed(rows_.cells()[*place])),
                             {}});
    }

    void note_unitless(const Record& record) {
        if constexpr (std::same_as<Record, Transfer>) {
            if (has_amount() || !unit_is_said_)
                note_unitless(header_.place_of("value_yuan"), "value_yuan", record.value_yuan);
        } else if constexpr (std::same_as<Record, Support>) {
            if (!record.unit && record.channel == Channel::funds)
                note_unitless(header_.place_of("amount"), "amount", record.amount);
        } else if constexpr (std::same_as<Record, Indicator>) {
            if (record.indicator == equipment_value) note_unitless(header_.place_of("amount"), "amount", record.amount);
        }
    }

    /// What the file as a whole says of every row.
    void finish_record(Record& record) {
        note_unitless(record);
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
            if (is_end_running_) record.last_day = LastDay::running();
    }

    [[nodiscard]] bool has_last_day() const { return header_.place_of("last_day") || both_days_place_; }

    [[nodiscard]] std::optional<MissingDays> meaning_of_missing_end() const {
        const auto found = reading_.settings.missing_columns.find(std::string{Record::table} + ".last_day");
        return found == reading_.settings.missing_columns.end() ? std::nullopt : std::optional{found->second};
    }

    void report_missing_end() {
        if constexpr (std::same_as<Record, Support> || std::same_as<Record, Posting>)
            if (!reading_.is_addition && !has_last_day() && !meaning_of_missing_end())
                report(FindingCode::open_end_assumed, 0, "last_day", "");
    }

    RowSource& rows_;
    Source source_;
    Reading& reading_;
    const Aliases& aliases_;
    JoinedWords joined_;
    RuleSources sources_;
    Header header_;
    Units units_;
    Scale header_scale_;
    std::size_t named_count_ = 0;
    std::vector<Field> fields_;
    std::vector<Extra> extras_;
    std::vector<Total> totals_;
    std::set<std::string, std::less<>> known_attributes_;  // of the ledger to which rows are added
    std::vector<std::size_t> unnamed_places_;              // no value was found below their empty headers yet
    std::vector<Channel> channels_;                        // of a row that holds several
    std::optional<std::size_t> id_place_, form_place_, amount_field_, value_field_, both_days_place_;
    std::vector<Finding> unitless_;
    bool is_end_running_ = false;  // of every row, as the ledger says of a column that is not there
    bool unit_is_said_ = false;
    NameBook school_names_;  // to tell units from them
    bool are_units_names_ = false;
    std::uint32_t rows_before_ = 0;  // of the ledger to which rows are added
    bool is_cut_short_ = false;      // a quote that is never closed swallowed the rest
    std::uint64_t row_count_ = 0;
    std::uint64_t skipped_count_ = 0;
    std::uint32_t skipped_line_ = 0;
    std::string skipped_form_;
};

}  // namespace

template <described Record>
char separator_of(std::string_view text, const Reading& reading) {
    const TableShape shape = shape_of<Record>(reading.builder);
    char best = ',';
    std::size_t most_known = 0;
    for (const char separator : {',', ';', '\t'}) {
        Csv csv{text, separator, reading.options};
        const std::vector<std::vector<std::string>> first = first_rows(csv);
        if (first.empty()) continue;
        const std::size_t known = find_header_rows(shape, first, reading.settings.aliases).known;
        if (known > most_known) best = separator;
        most_known = std::max(most_known, known);
    }
    return best;
}

template <described Record>
void read_table(RowSource& rows, Source source, Reading& reading) {
    source.table = Record::table;
    if (!TableReader<Record>{rows, std::move(source), reading}.read()) reading.builder.mark_unreadable<Record>();
}

template <described Record>
void read_table(std::string bytes, Source source, Reading& reading) {
    auto decoded = decode(std::move(bytes));
    if (const auto* const fault = std::get_if<Undecodable>(&decoded)) {
        reading.builder.add(Finding{fault->code, std::string{Record::table}, fault->line, "", "", {}});
        return reading.builder.mark_unreadable<Record>();
    }
    auto& [text, encoding] = std::get<Decoded>(decoded);
    const char separator = separator_of<Record>(text, reading);
    source.encoding = encoding;
    source.separator = separator;
    Csv csv{std::move(text), separator, reading.options};
    read_table<Record>(csv, std::move(source), reading);
}

template <described Record>
void miss_table(Reading& reading) {
    each_column<Record>([&]<class I>(I, const auto&) { reading.builder.table<Record>().mark_absent(I::value); });
    if (std::same_as<Record, School>) reading.builder.mark_unreadable<Record>();
}

void report_unitless(Reading& reading) {
    if (reading.scaled_money.empty()) return;
    for (Finding& each : reading.unitless) {
        each.expected = reading.scaled_money;
        reading.builder.add(std::move(each));
    }
}

template void read_table<School>(RowSource&, Source, Reading&);
template void read_table<School>(std::string, Source, Reading&);
template void miss_table<School>(Reading&);
template char separator_of<School>(std::string_view, const Reading&);
template void read_table<Support>(RowSource&, Source, Reading&);
template void read_table<Support>(std::string, Source, Reading&);
template void miss_table<Support>(Reading&);
template char separator_of<Support>(std::string_view, const Reading&);
template void read_table<Teacher>(RowSource&, Source, Reading&);
template void read_table<Teacher>(std::string, Source, Reading&);
template void miss_table<Teacher>(Reading&);
template char separator_of<Teacher>(std::string_view, const Reading&);
template void read_table<Posting>(RowSource&, Source, Reading&);
template void read_table<Posting>(std::string, Source, Reading&);
template void miss_table<Posting>(Reading&);
template char separator_of<Posting>(std::string_view, const Reading&);
template void read_table<Transfer>(RowSource&, Source, Reading&);
template void read_table<Transfer>(std::string, Source, Reading&);
template void miss_table<Transfer>(Reading&);
template char separator_of<Transfer>(std::string_view, const Reading&);
template void read_table<Need>(RowSource&, Source, Reading&);
template void read_table<Need>(std::string, Source, Reading&);
template void miss_table<Need>(Reading&);
template char separator_of<Need>(std::string_view, const Reading&);
template void read_table<Indicator>(RowSource&, Source, Reading&);
template void read_table<Indicator>(std::string, Source, Reading&);
template void miss_table<Indicator>(Reading&);
template char separator_of<Indicator>(std::string_view, const Reading&);
template void read_table<Document>(RowSource&, Source, Reading&);
template void read_table<Document>(std::string, Source, Reading&);
template void miss_table<Document>(Reading&);
template char separator_of<Document>(std::string_view, const Reading&);
template void read_table<Claim>(RowSource&, Source, Reading&);
template void read_table<Claim>(std::string, Source, Reading&);
template void miss_table<Claim>(Reading&);
template char separator_of<Claim>(std::string_view, const Reading&);
template void read_table<Succession>(RowSource&, Source, Reading&);
template void read_table<Succession>(std::string, Source, Reading&);
template void miss_table<Succession>(Reading&);
template char separator_of<Succession>(std::string_view, const Reading&);

}  // namespace jiedui::detail

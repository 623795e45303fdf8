// SPDX-License-Identifier: Apache-2.0
#include "io/table_reader.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>
#include <variant>

#include "io/csv.hpp"
#include "io/encoding.hpp"
#include "io/file_bytes.hpp"
#include "io/units.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/io/number_day.hpp"

namespace jiedui::detail {
namespace {

/// After so many rows the watch is asked again.
constexpr std::uint64_t rows_between_looks = 4096;

/// The first rows of a source, as texts of their own, until one is at fault.
[[nodiscard]] std::vector<std::vector<std::string>> first_rows(RowSource& rows) {
    std::vector<std::vector<std::string>> first;
    rows.restart();
    while (first.size() <= most_rows_above && rows.next() && !rows.fault())
        first.emplace_back(rows.cells().begin(), rows.cells().end());
    return first;
}

}  // namespace

TableReader::TableReader(Reading& reading, TableShape shape)
    : reading_{reading},
      shape_{std::move(shape)},
      joined_{aliases()},
      sources_{aliases(), reading.settings.settings.calendar, reading.common, joined_} {}

// ---- the whole table

void TableReader::read(RowSource& rows, Source source) {
    rows_ = &rows;
    source.table = table();
    rows_before_ = static_cast<std::uint32_t>(records_before());
    const bool is_whole = read_rows(source);
    source.blank_rows = rows.blank_rows();
    if (header_.is_sound && !header_.cells.empty()) add_reading(source);
    reading_.builder.add(std::move(source));
    if (!is_whole) mark_unreadable();
}

void TableReader::read_csv(std::string bytes, Source source) {
    auto decoded = decode(std::move(bytes));
    if (const auto* const fault = std::get_if<Undecodable>(&decoded)) {
        reading_.builder.add(finding_of(fault->code, fault->line, "", ""));
        return mark_unreadable();
    }
    auto& [text, encoding] = std::get<Decoded>(decoded);
    source.encoding = encoding;
    const char separator = separator_of(text);
    source.separator = separator;
    Csv csv{std::move(text), separator, reading_.options};
    read(csv, std::move(source));
}

void TableReader::miss() {
    for (std::size_t column = 0; column < shape_.columns.size(); ++column) note_column(column, false);
}

char TableReader::separator_of(std::string_view text) const {
    char best = ',';
    std::size_t most_known = 0;
    for (const char separator : {',', ';', '\t'}) {
        Csv csv{text, separator, reading_.options};
        const std::vector<std::vector<std::string>> first = first_rows(csv);
        if (first.empty()) continue;
        const std::size_t known = find_header_rows(shape_, first, aliases()).known;
        if (known > most_known) best = separator;
        most_known = std::max(most_known, known);
    }
    return best;
}

/// False if no row can be read, or not all.
bool TableReader::read_rows(Source& source) {
    const bool has_header = read_header_rows(source);
    if (has_header) reserve(rows_->most_rows(header_.cells.size()));
    report_progress();
    for (std::uint64_t seen = 1; has_header && rows_->next(); ++seen) {
        read_row();
        if (seen % rows_between_looks != 0) continue;
        rows_->forget_read();
        report_progress();
    }
    if (has_header) report_table();
    if (has_header && row_count_ > 0) report_missing_end();
    report_progress();
    return has_header && !is_cut_short_;
}

void TableReader::report_progress() const {
    reading_.options.watch.report({.step = table(), .rows = row_count_, .share = rows_->share()});
}

Finding TableReader::finding_of(FindingCode code, std::uint32_t line, std::string_view column, std::string_view value,
                                Phrase expected) const {
    return {code, std::string{table()}, line, shown(column), shown(value), std::move(expected)};
}

void TableReader::report(FindingCode code, std::uint32_t line, std::string_view column, std::string_view value,
                         Phrase expected) {
    reading_.builder.add(finding_of(code, line, column, value, std::move(expected)));
}

// ---- the header

bool TableReader::read_header_rows(Source& source) {
    const std::vector<std::vector<std::string>> first = first_rows(*rows_);
    if (first.empty() && rows_->names_columns()) {  // no records: nothing of a table that is there
        for (std::size_t column = 0; column < shape_.columns.size(); ++column) note_column(column, false);
        return true;
    }
    if (first.empty()) {
        rows_->fault() ? report_fault() : report(FindingCode::empty_table, 0, "", "");
        return false;
    }
    const HeaderRows found =
        rows_->names_columns() ? HeaderRows{.cells = first.front()} : find_header_rows(shape_, first, aliases());
    pass_over(found, source);
    std::vector<Finding> findings;
    header_ = read_header(shape_, found.cells, aliases(), findings);
    for (std::size_t place = 0; place < header_.cells.size(); ++place)
        if (const std::string_view shown_text = rows_->shown_header(place); !shown_text.empty())
            header_.cells[place].text = shown_text;
    units_ = RowUnits{read_units(shape_, header_, aliases(), findings)};
    near_headers_.clear();
    for (Finding& each : findings) {
        const bool is_slip = each.code == FindingCode::near_column;
        if (is_slip && reading_.is_addition) continue;  // a header that is not a column is an error there
        if (is_slip) near_headers_.insert(each.value);
        if (is_slip && !rows_->names_columns()) each.row = source.header_row;
        reading_.builder.add(std::move(each));
    }
    if (header_.is_sound) prepare_columns(source);
    if (header_.is_sound) report_unit_above(source);
    return header_.is_sound;
}

/// Goes to the last row of the header, and keeps what stands above it.
void TableReader::pass_over(const HeaderRows& header, Source& source) {
    rows_->restart();
    std::string_view before;  // a cell that is merged over several columns stands in each
    for (std::size_t i = 0; i < header.first + header.count && rows_->next(); ++i) {
        for (const std::string_view each : cells()) {
            const std::string_view text = trimmed(each);
            if (i < header.first && !text.empty() && text != before)
                source.title += (source.title.empty() ? "" : " ") + std::string{text};
            before = text;
        }
    }
    source.header_row = rows_->row();
    source.header_rows = rows_->names_columns() ? 0 : static_cast<std::uint32_t>(header.count);
}

void TableReader::prepare_columns(const Source& source) {
    named_count_ = header_.named_count();
    if (reading_.is_addition)
        for (std::string& name : attributes()) known_attributes_.insert(std::move(name));
    prepare_fields();
    prepare_others();
    id_place_ = header_.find_column("id");
    is_end_running_ = !has_last_day() && meaning_of_missing_end() == MissingDays::running;
    prepare_units();
    prepare();
    prepare_tally();
    name_places(source);
}

void TableReader::add_field(Field field) {
    const auto& scales = units_.units().scales;
    if (const auto scale = scales.find(field.rules.column); scale != scales.end()) field.rules.scale = scale->second;
    field.rules.takes_percent = field.rules.column == shape_.share_column;
    fields_.push_back(std::move(field));
}

/// @pre no field is added any more, as the scales of some are kept.
void TableReader::prepare_units() {
    const Units& units = units_.units();
    for (Field& each : fields_) {
        const std::string_view column = each.rules.column;
        if (column == units.amount_column) units_.set_amount({each.place, &each.rules.scale});
        if (column == shape_.value_column && !units.scales.contains(column))
            units_.set_value({each.place, &each.rules.scale});
    }
    if (units.unit_place) school_names_ = NameBook{reading_.builder.table<School>()};
    for (const HeaderCell& each : header_.cells)
        if (aliases().yuan_in(each.unit).value_or(1) > 1) reading_.money.note_scaled(table(), each.text);
}

/// Tells the builder where columns stand, so that findings can say it, in a sheet by naming its
/// cells.
void TableReader::name_places(const Source& source) {
    const bool is_sheet = source.encoding == Encoding::none && !rows_->names_columns();
    ColumnPlaces places;
    for (std::uint32_t place = 0; place < header_.cells.size(); ++place) {
        places.try_emplace(shown(header_.cells[place].text), place);
        places.try_emplace(header_.cells[place].name, place);
    }
    name_cells(is_sheet ? source.name : "", std::move(places));
    if (auto origins = rows_->origins()) name_origins(std::move(origins));
}

bool TableReader::is_said_otherwise(std::string_view column) const {
    return (column == "first_day" || column == "last_day") && header_.has(HeaderCell::Use::both_days);
}

void TableReader::prepare_others() {
    for (std::size_t place = 0; place < header_.cells.size(); ++place) {
        switch (header_.cells[place].use) {
            case HeaderCell::Use::both_days: both_days_place_ = place; break;
            case HeaderCell::Use::helper:
            case HeaderCell::Use::attribute: prepare_extra(place); break;
            case HeaderCell::Use::unnamed: unnamed_places_.push_back(place); break;
            case HeaderCell::Use::column:
            case HeaderCell::Use::total:
            case HeaderCell::Use::day_text: break;
        }
    }
}

bool TableReader::has_last_day() const { return header_.find_column("last_day") || both_days_place_; }

std::optional<MissingDays> TableReader::meaning_of_missing_end() const {
    const auto found = reading_.settings.missing_columns.find(std::string{table()} + ".last_day");
    return found == reading_.settings.missing_columns.end() ? std::nullopt : std::optional{found->second};
}

// ---- a row

void TableReader::read_row() {
    if (is_skipped()) return;
    ++row_count_;
    begin_record();
    tally_.begin_row(rows_->row());
    if (rows_->fault() || !has_fitting_length()) return add_broken_row();
    report_unnamed();
    report_first_cell();
    read_unit();
    bool is_readable = read_fields();
    if (both_days_place_ && !read_both_days()) is_readable = false;
    for (Extra& extra : extras_) read_extra(extra);
    count_others();
    complete_record();
    if (is_end_running_) set_running();
    add_row(is_readable);
}

/// A row of a wrong shape: only its id is read, so that others may name it.
void TableReader::add_broken_row() {
    if (rows_->fault())
        report_fault();
    else
        report(FindingCode::row_length, row(), "", std::to_string(cells().size()),
               std::to_string(header_.cells.size()));
    if (id_place_ && *id_place_ < cells().size()) set_id(cell(*id_place_));
    add_record(false);
}

void TableReader::report_fault() {
    const RowSource::Fault& fault = *rows_->fault();
    is_cut_short_ = is_cut_short_ || ends_source(fault);
    report(fault.code, fault.row, "", fault.text,
           fault.code == FindingCode::too_large ? std::to_string(cap_of(fault.text)) : "");
}

std::size_t TableReader::cap_of(std::string_view what) const {
    return what == "columns" ? reading_.options.most_columns : reading_.options.most_row_bytes;
}

/// Cells may be missing under empty headers at the end, and empty ones may follow.
bool TableReader::has_fitting_length() const {
    std::size_t count = cells().size();
    while (count > header_.cells.size() && cell(count - 1).empty()) --count;
    return cells().size() >= named_count_ && count <= header_.cells.size();
}

/// A value below an empty header is one finding, the first.
void TableReader::report_unnamed() {
    std::erase_if(unnamed_places_, [&](std::size_t place) {
        const std::string_view value = place < cells().size() ? cell(place) : "";
        if (!value.empty()) report(FindingCode::unnamed_column, row(), "", value);
        return !value.empty();
    });
}

void TableReader::read_unit() {
    const auto unit = units_.read(cells(), aliases(), reading_.common);
    if (!unit) return;
    if (units_.of_row().multiplier > 1) reading_.money.note_scaled(table(), *unit);
    report_other_unit(*unit);
    if (are_units_names_ || !school_names_.has(*unit)) return;
    are_units_names_ = true;
    report(FindingCode::ambiguous_column, 0, "unit", header_.cells[*units_.units().unit_place].text,
           phrase("unit_is_school", {shown(*unit)}));
}

bool TableReader::has_days() const { return std::ranges::find(shape_.columns, "first_day") != shape_.columns.end(); }

bool TableReader::read_both_days() {
    if (!has_days()) return true;
    const std::string_view text = cell(*both_days_place_);
    const auto count_as = [&](CellFate fate) { count(*both_days_place_, text.empty() ? CellFate::empty : fate); };
    if (const auto days = find_both_days(text, reading_.common, reading_.settings.settings.calendar)) {
        set_days(days->first, days->second);
        count_as(reading_.common.is_unknown(text) ? CellFate::unknown : CellFate::understood);
        return true;
    }
    count_as(CellFate::bad);
    report(FindingCode::bad_day, row(), header_.cells[*both_days_place_].text, text, phrase("two_days_text"));
    return false;
}

// ---- a cell

bool TableReader::is_either_month(const Field& field, std::string_view cell) {
    if (!rows_->is_number(field.place)) return false;
    Phrase months = either_month(cell);
    if (months.empty()) return false;
    report(field.rules.fault, row(), field.header, cell, std::move(months));
    return true;
}

bool TableReader::may_be_unknown(const Field& field, std::string_view cell) {
    if (field.is_required) report(FindingCode::missing_value, row(), field.header, cell);
    return !field.is_required;
}

bool TableReader::is_readable(const Field&, std::string_view) { return false; }

bool TableReader::can_be_read(const Field& field, std::string_view cell) {
    if (is_readable(field, cell)) return true;
    if (field.rules.fault == FindingCode::unknown_word)
        report_word(field, cell);
    else
        report(field.rules.fault, row(), field.header, cell, field.rules.expected);
    return false;
}

/// A word that the list does not know is one finding, however often it stands there: one alias
/// mends it.
void TableReader::report_word(const Field& field, std::string_view cell) {
    const FindingCode code = fault_of_word(cell, field.rules);
    const bool is_word = code == FindingCode::unknown_word;
    const std::string cause = is_word ? cause_of({word_of(code), table(), field.header, cell}) : std::string{};
    reading_.builder.add(cause, finding_of(code, row(), field.header, cell),
                         [&] { return expected_word(code, cell, field.rules); });
}

void TableReader::note_unitless(std::optional<std::size_t> place, std::string_view column,
                                const std::optional<Thousandths>& money) {
    if (!money || !place || units_.units().scales.contains(column)) return;
    const std::string& header = header_.cells[*place].text;
    const bool says_yuan = header.find("元") != std::string::npos || folded(header).find("yuan") != std::string::npos;
    if (says_yuan || reading_.money.has(table(), header)) return;
    Finding finding = finding_of(FindingCode::missing_unit, row(), "", cell(*place));
    finding.column = header;
    reading_.money.note_unitless(std::move(finding));
}

}  // namespace jiedui::detail

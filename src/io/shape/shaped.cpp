// SPDX-License-Identifier: Apache-2.0
#include "io/shape/shaped.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "io/people.hpp"
#include "io/record_reader.hpp"
#include "io/scale.hpp"
#include "io/shape/cell_mender.hpp"
#include "io/shape/choices.hpp"
#include "io/shape/known_columns.hpp"
#include "io/shape/layout_report.hpp"
#include "io/shape/places.hpp"
#include "io/shape/sheet_sniffer.hpp"
#include "io/shape/totals.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

/// Makes the table of schools of the names that other tables have, each with the cell where it stands first.
void make_schools(ShapedBook& book) {
    ShapedTable schools{.table = "schools", .header = {"name"}};
    std::set<std::string, std::less<>> known;
    for (const ShapedTable& table : book.tables) {
        const auto first = static_cast<std::uint32_t>(schools.origins->sheets.size());
        for (const std::string& sheet : table.origins->sheets) schools.origins->sheets.push_back(sheet);
        schools.origins->headers.resize(schools.origins->sheets.size());
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            for (std::size_t place = 0; place < table.header.size(); ++place) {
                const std::string& name = table.rows[row].cells[place];
                if (!names_school(table.header[place]) || name.empty() || name == "?" || !known.insert(name).second)
                    continue;
                const CellOrigins::Row& origin = table.origins->rows[row];
                schools.origins->rows.push_back(
                    {first + origin.sheet, origin.row, static_cast<std::uint32_t>(schools.origins->columns.size())});
                schools.origins->columns.push_back({table.origins->columns[origin.columns][place]});
                schools.rows.push_back({.cells = {name}});
            }
        schools.name += (schools.name.empty() ? "" : " + ") + table.name;
    }
    if (schools.rows.empty()) return;
    book.findings.emplace_back("",
                               Finding{FindingCode::made_schools, "schools", 0, "", std::to_string(known.size()), {}});
    schools.shown = {"name"};
    book.tables.push_back(std::move(schools));
}

/// Reads the sheets of one table into it.
class TableShaper {
public:
    TableShaper(const TableShape& table, const Shape& shape, const Aliases& aliases, ShapedBook& book)
        : aliases_{aliases},
          words_{aliases},
          names_{shape.names.begin(), shape.names.end()},
          mender_{table, words_, names_},
          book_{book},
          report_{table, words_, book} {
        out_.table = table.name;
        for (const SheetShape& each : shape.sheets)
            for (const ShapeColumn& column : each.columns)
                if (each.table == table.name) units_[column.holds].insert(unit_of(column));
    }
    void add(const Sheet& sheet, const SheetShape& shape) {
        check_places(sheet, shape);
        merged_ = Merged{sheet};
        above_.clear();
        report_.begin(sheet, shape, reads_);
        const std::vector<Reads> reads = columns_of(sheet, shape);
        out_.name += (out_.name.empty() ? "" : " + ") + sheet.name;
        sheet_ = static_cast<std::uint32_t>(out_.origins->sheets.size());
        out_.origins->sheets.push_back(sheet.name);
        out_.is_text = out_.is_text || sheet.is_text;
        const std::vector<std::size_t> rows = record_rows(sheet, shape);
        note_headers(sheet, shape, rows);
        report_.add_layout();
        report_.add_unnamed(rows);
        for (const std::size_t row : rows) add_row(sheet, shape, row, reads);
        report_totals(sheet, shape, book_);
    }

    [[nodiscard]] ShapedTable take() {
        const std::size_t width = out_.header.size();
        for (ShapedRow& each : out_.rows) each.cells.resize(width);
        for (auto& places : out_.origins->columns) places.resize(width);
        return std::move(out_);
    }

private:
    /// Whether the header of a column is a channel: each tick or amount below it makes a record.
    [[nodiscard]] static bool is_of_channel(const ShapeColumn& column) { return column.of_column == "channel"; }
    /// Whether the money of a column is changed to yuan, since sheets of the table have it in different units.
    [[nodiscard]] bool is_scaled(const ShapeColumn& column) const {
        const bool is_known = column.unit.empty() || aliases_.yuan_in(column.unit).has_value();
        if (column.holds != "value_yuan" || !is_known) return false;
        const std::set<std::string>& units = units_.at(column.holds);
        return units.size() > 1 && !units.contains("");
    }
    /// Whether the unit of a column is written into each record, since other amounts of the table have another.
    [[nodiscard]] bool has_unit_of_record(const ShapeColumn& column) const {
        if (column.unit.empty()) return false;
        const bool is_amount = column.holds == "amount" || column.holds == "quantity";
        return is_of_channel(column) || (is_amount && units_.at(column.holds).size() > 1);
    }
    /// Finds the columns of the sheet, and gives each its place in the table.
    std::vector<Reads> columns_of(const Sheet& sheet, const SheetShape& shape) {
        reads_.clear();
        for (const ShapeColumn& each : shape.columns) {
            if (each.holds.empty()) continue;
            const std::string* const people = aliases_.find("units/people", folded(each.unit));
            const bool is_count = each.holds == "count" && people != nullptr && *people == "persons";
            const bool is_plain = each.unit.empty() || is_count || is_scaled(each) || has_unit_of_record(each);
            const std::string header = is_plain ? each.holds : each.holds + "(" + each.unit + ")";
            reads_.push_back({&each, place_of_letters(each.at), out_of(header, each.header)});
            if (!each.of_column.empty()) (void)out_of(each.of_column, each.of_column);
            if (has_unit_of_record(each)) (void)out_of("unit", "");
        }
        for (const auto& [column, value] : shape.values) {
            if (std::ranges::find(shape.columns, column, &ShapeColumn::holds) != shape.columns.end())
                throw Error{ErrorCode::bad_shape, sheet.name,
                            "it has a column that holds " + shown(column) + ", so \"values\" cannot give it"};
            (void)out_of(column, column);
        }
        check_doubles(sheet, shape);
        return reads_;
    }
    /// Notes which columns of the sheet are read, and what those hold that are not.
    void note_headers(const Sheet& sheet, const SheetShape& shape, const std::vector<std::size_t>& rows) {
        auto& headers = out_.origins->headers.emplace_back();
        for (const Reads& each : reads_)
            headers.emplace(static_cast<std::uint32_t>(each.place + 1), each.column->header);
        for (const ShapeColumn& each : shape.columns) {
            if (!each.holds.empty()) continue;
            const std::size_t place = place_of_letters(each.at);
            ReadColumn unread{.table = out_.table,
                              .source = sheet.name,
                              .position = static_cast<std::uint32_t>(place + 1),
                              .at = each.at,
                              .header = each.header,
                              .use = ColumnUse::unread};
            for (const std::size_t row : rows) ++(text_at(sheet, row, place).empty() ? unread.empty : unread.unread);
            out_.origins->unread.push_back(std::move(unread));
        }
    }
    [[nodiscard]] std::size_t out_of(const std::string& header, const std::string& shown_header) {
        const auto found = std::ranges::find(out_.header, header);
        if (found != out_.header.end()) return static_cast<std::size_t>(found - out_.header.begin());
        out_.header.push_back(header);
        out_.shown.push_back(shown_header);
        return out_.header.size() - 1;
    }

    /// Two columns may hold the same only if each makes a record of its own.
    void check_doubles(const Sheet& sheet, const SheetShape& shape) {
        for (const Reads& each : reads_)
            for (const Reads& other : reads_) {
                const bool is_same = &each != &other && each.out == other.out && each.column->of == other.column->of;
                const bool is_end = names_school(each.column->holds) || names_teacher(each.column->holds);
                const bool may_repeat = is_in_blocks(reads_, each) || is_of_channel(*each.column) ||
                                        (is_end && (each.column->why == ColumnReason::numbered ||
                                                    other.column->why == ColumnReason::numbered ||
                                                    each.column->header == other.column->header));
                if (!is_same || each.place < other.place || may_repeat) continue;
                report_.add("", FindingCode::same_column, row_of(sheet, shape.header.back()), each.place,
                            each.column->header, shown(other.column->header), each.column->holds);
            }
    }
    void add_row(const Sheet& sheet, const SheetShape& shape, std::size_t row, const std::vector<Reads>& reads) {
        if (choices_.empty() || &shape != chosen_) find_choices();
        chosen_ = &shape;
        std::vector<ShapedRow> records;
        std::vector<const Choice*> chosen;
        for (const Choice& choice : choices_) {
            const bool is_choice = choices_.size() > 1 || choice.of_column == "channel";
            if (is_choice && says_nothing(sheet, row, choice)) continue;
            add_records(sheet, row, choice, records, chosen);
        }
        if (records.empty() && without_channel_.of_column == "channel")  // a pair of which no channel is said
            add_records(sheet, row, without_channel_, records, chosen);
        if (records.size() > 1 && choices_.front().of.empty()) share_amounts(sheet, row, reads, records);
        for (std::size_t i = 0; i < records.size(); ++i) {
            for (const auto& [column, value] : shape.values) set(records[i], out_of(column, column), value);
            if (!chosen[i]->of.empty()) set(records[i], out_of(chosen[i]->of_column, ""), chosen[i]->of);
            for (const Reads* const each : chosen[i]->columns)
                if (has_unit_of_record(*each->column)) set(records[i], out_of("unit", ""), each->column->unit);
            out_.origins->rows.push_back(
                {sheet_, sheet.first_row + static_cast<std::uint32_t>(row), variant_of(*chosen[i])});
            out_.rows.push_back(std::move(records[i]));
        }
    }
    void find_choices() {
        choices_ = choices_of(reads_);
        without_channel_ = choices_.front();
        without_channel_.of.clear();
        std::erase_if(without_channel_.columns, [](const Reads* each) { return is_of_channel(*each->column); });
    }
    void add_records(const Sheet& sheet, std::size_t row, const Choice& choice, std::vector<ShapedRow>& records,
                     std::vector<const Choice*>& chosen) {
        for (ShapedRow& each : records_of(sheet, row, choice)) {
            records.push_back(std::move(each));
            chosen.push_back(&choice);
        }
    }
    void set(ShapedRow& record, std::size_t out, std::string_view text) const {
        record.cells.resize(out_.header.size());
        record.cells[out] = text;
    }
    /// Whether the columns that only this choice has are all empty.
    [[nodiscard]] bool says_nothing(const Sheet& sheet, std::size_t row, const Choice& choice) const {
        return std::ranges::all_of(choice.columns, [&](const Reads* each) {
            const bool is_own = is_of_channel(*each->column) || std::ranges::any_of(reads_, [&](const Reads& other) {
                                    return &other != each && other.out == each->out;
                                });
            const std::string_view text = text_at(sheet, row, each->place);
            return !is_own || merged_.is_from_left(row, each->place) || text.empty() || words_.is_nothing(text) ||
                   (is_of_channel(*each->column) && words_.is_no(text));
        });
    }

    /// The record of a choice, or one for each school of a cell that holds several.
    [[nodiscard]] std::vector<ShapedRow> records_of(const Sheet& sheet, std::size_t row, const Choice& choice) {
        std::vector<ShapedRow> records{ShapedRow{}};
        for (const Reads* const each : choice.columns) {
            const std::string_view text = text_of(sheet, row, *each);
            const std::vector<std::string> parts = parts_of_cell(*each->column, text);
            if (parts.size() > 1)
                report_.add(each->column->at, FindingCode::several_records, row, each->place, text,
                            Phrase{std::to_string(parts.size())});
            std::vector<Mended> mended;
            if (parts.size() > 1 && records.size() > 1) {  // which belongs to which is not known
                mended.push_back({"?", true, false});
                report_.add("", FindingCode::assumed_value, row, each->place, text, phrase("unknown_value"));
            } else if (parts.size() > 1) {
                for (const std::string& part : parts) mended.push_back(mend(sheet, row, *each, part));
            } else {
                mended.push_back(mend(sheet, row, *each, text));
            }
            std::vector<ShapedRow> more;
            for (const ShapedRow& record : records)
                for (const Mended& value : mended) put(sheet, row, *each, value, more.emplace_back(record));
            records = std::move(more);
        }
        return records;
    }
    /// The text of a cell: that of the cell above for 同上, none if it stands in a cell further left.  One that is merged
    /// over columns of days is that of each, as an empty last day would be running: 2021-2022学年.
    [[nodiscard]] std::string_view text_of(const Sheet& sheet, std::size_t row, const Reads& each) {
        if (merged_.is_from_left(row, each.place) && !mender_.is_day(each.column->holds)) return {};
        const std::string_view text = text_at(sheet, row, each.place);
        if (!words_.is_ditto(text)) {
            if (!text.empty()) above_[each.place] = text;
            return text;
        }
        const std::string_view above = above_[each.place];
        report_.add(each.column->at + " ditto", FindingCode::assumed_value, row, each.place, text, shown(above));
        return above;
    }
    /// The schools or teachers of a cell that holds several.
    [[nodiscard]] std::vector<std::string> parts_of_cell(const ShapeColumn& column, std::string_view text) const {
        const bool is_teacher = out_.table == "postings" && names_teacher(column.holds);
        if (!is_teacher && (!column.has_several || names_.contains(text))) return {};
        std::vector<std::string> parts = names_in(text);
        return is_teacher && !std::ranges::all_of(parts, &is_like_person) ? std::vector<std::string>{} : parts;
    }
    /// A cell, or one of several schools in it, in the form that the strict reader takes.
    [[nodiscard]] Mended mend(const Sheet& sheet, std::size_t row, const Reads& each, std::string_view text) {
        const bool is_tick = words_.is_yes(text) && text != "1";
        if (is_of_channel(*each.column) && is_tick) return {};  // no amount is said
        Mended mended = mender_.mend(each.column->holds, text, is_number_at(sheet, row, each.place));
        if (is_scaled(*each.column))
            if (const auto yuan = find_scaled(mended.text, {aliases_.yuan_in(each.column->unit).value_or(1), 1}))
                mended.text = jiedui::text_of(*yuan);
        if (mended.is_assumed)
            report_.add(each.column->at + (mended.is_common ? "" : std::string{text}), FindingCode::assumed_value, row,
                        each.place, text, mended.text == "?" ? phrase("unknown_value") : Phrase{mended.text});
        return mended;
    }
    void put(const Sheet& sheet, std::size_t row, const Reads& each, const Mended& mended, ShapedRow& record) const {
        const bool is_number = is_number_at(sheet, row, each.place) && !mended.is_assumed;
        set(record, each.out, mended.text);
        const auto out = static_cast<std::uint32_t>(each.out);
        if (is_number) record.numbers.insert(std::ranges::lower_bound(record.numbers, out), out);
        if (merged_.has(row, each.place)) record.merged.insert(std::ranges::lower_bound(record.merged, out), out);
    }

    /// An amount of a row that makes several records belongs to all of them together.
    void share_amounts(const Sheet& sheet, std::size_t row, const std::vector<Reads>& reads,
                       std::vector<ShapedRow>& records) {
        constexpr std::array amounts{"amount", "count", "value_yuan", "quantity", "share"};
        for (const Reads& each : reads) {
            if (std::ranges::find(amounts, each.column->holds) == amounts.end() || is_in_blocks(reads, each)) continue;
            const std::string_view text = text_at(sheet, row, each.place);
            if (text.empty() || words_.is_nothing(text)) continue;
            const bool counts_them = each.column->holds == "count" && text == std::to_string(records.size());
            if (!counts_them)
                report_.add("", FindingCode::undivided_amount, row, each.place, text,
                            Phrase{std::to_string(records.size())});
            for (ShapedRow& record : records) set(record, each.out, "");
        }
    }

    /// Which list of places in the workbook a choice has.
    [[nodiscard]] std::uint32_t variant_of(const Choice& choice) {
        std::vector<std::uint32_t> places(out_.header.size());
        for (const Reads* const each : choice.columns) places[each->out] = static_cast<std::uint32_t>(each->place + 1);
        auto& all = out_.origins->columns;
        const auto found = std::ranges::find(all, places);
        const auto variant = static_cast<std::uint32_t>(found - all.begin());
        if (found == all.end()) all.push_back(std::move(places));
        return variant;
    }

    const Aliases& aliases_;
    LayoutWords words_;
    std::map<std::string, std::set<std::string>> units_{};  // by what columns of the table hold
    CellMender::Names names_;
    CellMender mender_;
    ShapedBook& book_;
    LayoutReport report_;
    ShapedTable out_{};
    std::vector<Reads> reads_{};
    std::vector<Choice> choices_{};
    Choice without_channel_{};  // of a row that ticks none
    const SheetShape* chosen_ = nullptr;
    Merged merged_{Sheet{}};
    std::map<std::size_t, std::string_view> above_{};  // by column: the last text that was read
    std::uint32_t sheet_ = 0;
};

}  // namespace

ShapedBook shaped(std::span<const Sheet> sheets, const Shape& given, const Aliases& aliases) {
    ShapedBook book;
    const std::vector<TableShape> all = tables_by_name();
    const Shape shape = with_known_columns(given, all, aliases);
    for (const SheetShape& each : shape.sheets)
        if (std::ranges::find(sheets, each.sheet, &Sheet::name) == sheets.end())
            throw Error{ErrorCode::bad_shape, each.sheet, "there is no such sheet, and the shape names it"};
    for (const Sheet& sheet : sheets) {
        const auto found = std::ranges::find(shape.sheets, sheet.name, &SheetShape::sheet);
        if (found != shape.sheets.end() && !found->table.empty()) continue;
        Finding finding{sheet.is_hidden ? FindingCode::hidden_sheet : FindingCode::unread_sheet,
                        sheet.name,
                        0,
                        "",
                        sheet.is_hidden ? std::string{} : shown(sheet.name),
                        {}};
        book.findings.emplace_back("", std::move(finding));
    }
    for (const TableShape& table : all) {
        TableShaper shaper{table, shape, aliases, book};
        std::size_t count = 0;
        for (const SheetShape& each : shape.sheets)
            if (each.table == table.name) {
                shaper.add(*std::ranges::find(sheets, each.sheet, &Sheet::name), each);
                ++count;
            }
        if (count == 0) continue;
        book.tables.push_back(shaper.take());
        if (count > 1)
            book.findings.emplace_back("", Finding{FindingCode::joined_sheets, std::string{table.name}, 0, "",
                                                   shown(book.tables.back().name), Phrase{std::to_string(count)}});
    }
    if (shape.makes_schools) make_schools(book);
    return book;
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#include "model/draft.hpp"

#include <algorithm>
#include <cstddef>
#include <type_traits>
#include <utility>

#include "jiedui/base/text.hpp"
#include "jiedui/model/completeness.hpp"
#include "model/checks/catalogue.hpp"
#include "model/concerned_days.hpp"
#include "model/made_ids.hpp"

namespace jiedui::detail {
namespace {

/// Brings texts that are none into a form that every language can show.
void make_readable(Finding& finding) {
    const auto mend = [](std::string& text) {
        if (!is_utf8(text)) text = as_utf8(text);
    };
    mend(finding.column);
    mend(finding.value);
    finding.expected.each_argument(mend);
}

template <class Record>
void declare_as_in(const Table<Record>& origin, Table<Record>& table) {
    for (const AttributeColumn& each : origin.attributes()) table.attribute(each.name);
    for (std::size_t column = 0; column < column_count<Record>; ++column)
        if (!origin.has_column(column)) table.mark_absent(column);
}

/// The rows of the source: one may be several records.
[[nodiscard]] std::uint64_t distinct(const std::vector<std::uint32_t>& rows) {
    std::uint64_t count = rows.empty() ? 0 : 1;
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i] != rows[i - 1]) ++count;
    return count;
}

template <class Record>
void report_name(Draft& draft, const NameFault& fault) {
    Catalogue::each([&]<class Check>(std::type_identity<Check>) {
        if constexpr (requires { Check::of_meaning(fault.meaning); })
            if (Check::of_meaning(fault.meaning))
                draft.report_cause<Check, Record>(fault.cause, fault.row, fault.column, fault.name,
                                                  fault.meaning.expected);
    });
}

}  // namespace

Draft::Draft(Settings settings, Naming names) : naming{names}, store{std::make_unique<LedgerStore>()} {
    store->settings = std::move(settings);
    order_gaps(store->settings);
}

Draft::Draft(const Ledger& made_from) : Draft{made_from.settings(), Naming{}} {
    origin = made_from;
    each_table(
        [&]<class Record>(std::vector<Record> Records::*) { declare_as_in(origin->table<Record>(), table<Record>()); });
    for (const Finding& each : origin->findings())
        if (each.code == FindingCode::open_end_assumed) found.add(each);
    if (!origin->are_teachers_listed()) describe_teachers(origin->table<Teacher>());
}

std::string RowNotes::row_text(std::size_t record) const {
    if (!origins) return std::to_string(rows[record]);
    const CellOrigins::Row& origin = origins->rows[rows[record] - 1];
    const bool is_one_sheet = origins->sheets.size() == 1;
    return std::to_string(origin.row) + (is_one_sheet ? "" : " (" + origins->sheets[origin.sheet] + ")");
}

const Ledger& Draft::origin_or_throw() const {
    if (!origin) throw Error{ErrorCode::unfit_builder, "no ledger was given from which records could be taken"};
    return *origin;
}

void Draft::report_in(RowNotes& notes, std::size_t row, const std::string& cause, Finding finding,
                      const std::function<Phrase()>& expected) {
    finding.row = notes.rows[row];
    if (finding.severity() == Severity::error) notes.bad[row] = true;
    add(cause, std::move(finding), expected);
}

/// The cell of a finding, if the rows of its table were put together from sheets.
std::optional<Draft::CellOfSheet> Draft::find_cell(const Finding& finding) const {
    if (finding.row == 0 || !finding.cell.empty()) return std::nullopt;
    std::size_t table = 0;
    std::size_t at = 0;
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        if (finding.table == Record::table) table = at + 1;
        ++at;
    });
    if (table == 0 || !notes_of_tables[table - 1].origins) return std::nullopt;
    const RowNotes& notes = notes_of_tables[table - 1];
    const CellOrigins::Row& from = notes.origins->rows[finding.row - 1];
    const auto place = notes.columns.find(finding.column);
    const bool has_place = place != notes.columns.end();
    return CellOfSheet{table, from.sheet, from.row,
                       has_place ? notes.origins->columns[from.columns][place->second] : 0};
}

void Draft::add(const std::string& cause, Finding finding, const std::function<Phrase()>& expected) {
    if (const auto cell = find_cell(finding)) {
        const std::string own = cause_of({word_of(finding.code), finding.table, finding.column, finding.value});
        const auto [last, is_new] = last_cells_.try_emplace(cause.empty() ? own : cause, *cell);
        if (!is_new && std::exchange(last->second, *cell) == *cell) return;
    }
    found.add(cause, std::move(finding), expected);
}

/// Also where all those listed are gone: then postings name none.
bool Draft::are_teachers_listed() { return table<Teacher>().size() > 0 || (origin && origin->are_teachers_listed()); }

void Draft::describe_teachers(const Table<Teacher>& teachers) {
    for (std::uint32_t row = 0; row < teachers.size(); ++row)
        unlisted.try_emplace(teachers.get<&Teacher::id>(row), teachers[row]);
}

void Draft::leave_teachers_to_postings() {
    Table<Teacher>& described = table<Teacher>();
    described.finish();
    describe_teachers(described);
    described = Table<Teacher>{};
    for (std::size_t column = 0; column < column_count<Teacher>; ++column) described.mark_absent(column);
    notes<Teacher>() = {};
}

void Draft::add_unlisted_teachers() {
    if (!origin || origin->are_teachers_listed() || table<Teacher>().size() == 0) return;
    for (const auto& [id, teacher] : std::exchange(unlisted, {})) DraftTable<Teacher>::add(*this, teacher);
}

void Draft::name_teachers() {
    store->are_teachers_listed = are_teachers_listed();
    if (store->are_teachers_listed) return;
    const TextStore& ids = table<Posting>().column<&Posting::teacher>().words().words();
    for (std::size_t code = 0; code < ids.size(); ++code) {
        const std::string id{ids[code]};
        const auto named = unlisted.find(id);
        const Teacher teacher = named == unlisted.end() ? Teacher{.id = id} : named->second;
        DraftTable<Teacher>::add(*this, teacher, 0, true);
    }
    table<Teacher>().finish();
}

void Draft::resolve_names() {
    if (naming.goes_by_name<School>() && !notes<School>().is_unreadable) resolve_school_names();
    if (naming.goes_by_name<Teacher>() && !notes<Teacher>().is_unreadable) resolve_teacher_names();
}

void Draft::resolve_school_names() {
    name_schools(table<School>());
    SchoolNames names{table<School>()};
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        resolve_schools(table<Record>(), names, [&](const NameFault& fault) {
            if (AmbiguousName::of_meaning(fault.meaning)) ambiguous.emplace(fault.name);
            report_name<Record>(*this, fault);
        });
    });
}

void Draft::resolve_teacher_names() {
    if (table<Teacher>().size() == 0) {
        unlisted = make_teachers(table<Posting>());
        return;
    }
    name_listed_teachers(table<Teacher>());
    resolve_teachers(table<Posting>(), table<Teacher>(),
                     [&](const NameFault& fault) { report_name<Posting>(*this, fault); });
}

void Draft::count_rows() {
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        row_counts[table_place<Record>()] = distinct(notes<Record>().rows);
    });
}

void Draft::drop_bad() {
    each_table([&]<class Record>(std::vector<Record> Records::*) { drop_bad_of<Record>(); });
}

template <class Record>
void Draft::drop_bad_of() {
    RowNotes& noted = notes<Record>();
    if (std::ranges::find(noted.bad, true) == noted.bad.end()) return;
    Table<Record>& all = table<Record>();
    Table<Record> kept;
    for (const AttributeColumn& each : all.attributes())
        if (each.is_declared) kept.attribute(each.name);
    for (std::size_t column = 0; column < column_count<Record>; ++column)
        if (!all.has_column(column)) kept.mark_absent(column);
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> places;  // where the rows that are kept stood
    for (std::uint32_t row = 0; row < all.size(); ++row) {
        if (noted.bad[row]) {
            const std::uint32_t number = noted.rows[row];
            store->dropped.push_back(
                {std::string{Record::table}, noted.origins ? noted.origins->rows[number - 1].row : number});
            noted.gaps.push_back(concerned_days(all[row]));
            continue;
        }
        kept.append(all[row]);
        rows.push_back(noted.rows[row]);
        places.push_back(row);
    }
    kept.finish();
    all = std::move(kept);
    noted.bad.assign(rows.size(), false);
    noted.rows = std::move(rows);
    if constexpr (tie_record<Record>) keep_made_ids<Record>(places);
}

/// What is left keeps the ids by which other records name it.
template <class Record>
void Draft::keep_made_ids(const std::vector<std::uint32_t>& places) {
    MadeIds& ids = store->made_ids[static_cast<std::size_t>(Record::tie_kind)];
    MadeIds kept;
    for (std::uint32_t row = 0; row < places.size(); ++row) kept.set(row, ids.ordinal(places[row]));
    ids = std::move(kept);
}

void Draft::note_gaps() {
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        add_gaps(store->settings, Record::table, std::exchange(notes<Record>().gaps, {}));
    });
}

void Draft::order_and_resolve() {
    const auto order = [&]<class Record>(const Table<Record>& rows) {
        return std::make_unique<IdOrder>(rows.template column<&Record::id>(), rows.size());
    };
    store->schools = order(table<School>());
    store->teachers = order(table<Teacher>());
    store->documents = order(table<Document>());
    store->each_reference(
        []<class I>(auto& rows, I, const IdOrder& targets) { rows.template resolve<I::value>(targets); });
}

void Draft::count_not_ties() {
    std::map<PostingForm, std::uint32_t> counts;
    for (std::size_t row = 0; row < table<Posting>().size(); ++row)
        if (table<Posting>().get<&Posting::form>(row) == PostingForm::shadowing) ++counts[PostingForm::shadowing];
    store->not_ties.assign(counts.begin(), counts.end());
}

std::vector<Finding> Draft::take_findings() {
    std::vector<std::string_view> tables;
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        found.join_whole(Record::table, row_counts[table_place<Record>()]);
        tables.push_back(Record::table);
    });
    std::vector<Finding> findings = found.take();
    for (Finding& each : findings) make_readable(each);
    std::vector<std::tuple<std::ptrdiff_t, std::uint32_t, std::size_t>> places;
    for (std::size_t i = 0; i < findings.size(); ++i)
        places.emplace_back(std::ranges::find(tables, findings[i].table) - tables.begin(), findings[i].row, i);
    std::ranges::sort(places);
    std::vector<Finding> sorted;
    for (const auto& [table, row, i] : places) {
        name_cell(findings[i], static_cast<std::size_t>(table));
        sorted.push_back(std::move(findings[i]));
    }
    return sorted;
}

/// The place of a finding's column, and the cell of a sheet: its column in letters and its row;
/// where the finding is of the whole row, only that.
void Draft::name_cell(Finding& finding, std::size_t table) const {
    if (table >= notes_of_tables.size()) return;
    if (!finding.cell.empty()) return;
    const RowNotes& notes = notes_of_tables[table];
    const auto place = notes.columns.find(finding.column);
    if (place != notes.columns.end()) finding.position = place->second + 1;
    std::string sheet = notes.sheet;
    if (notes.origins && finding.row > 0) {
        const CellOrigins::Row& from = notes.origins->rows[finding.row - 1];
        finding.row = from.row;
        sheet = notes.origins->sheets[from.sheet];
        if (finding.position > 0) finding.position = notes.origins->columns[from.columns][finding.position - 1];
    }
    if (sheet.empty() || finding.row == 0) return;
    std::string letters;
    for (std::uint32_t rest = finding.position; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + static_cast<char>((rest - 1) % 26)));
    finding.cell = sheet + "!" + letters + std::to_string(finding.row);
}

}  // namespace jiedui::detail

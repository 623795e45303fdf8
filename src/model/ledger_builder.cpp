// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/ledger_builder.hpp"

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <map>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/completeness.hpp"
#include "model/builder_notes.hpp"
#include "model/made_ids.hpp"
#include "model/record_checks.hpp"
#include "model/resolve_names.hpp"

namespace jiedui {
namespace {

[[nodiscard]] bool is_unknown(const std::string& text) noexcept { return text.empty(); }
[[nodiscard]] bool is_unknown(const Span& span) noexcept { return !span.is_known(); }
[[nodiscard]] bool is_unknown(const TextList& list) noexcept { return list.items.empty(); }
template <class Record>
[[nodiscard]] bool is_unknown(const RefTo<Record>& ref) noexcept {
    return ref.id.empty();
}
template <class T>
[[nodiscard]] bool is_unknown(const std::optional<T>& value) noexcept {
    return !value.has_value();
}

using detail::is_number;
template <class T>
[[nodiscard]] bool is_number(const T&) noexcept {
    return false;
}
[[nodiscard]] bool is_number(const std::optional<std::string>& text) noexcept { return text && is_number(*text); }

/// Whether the frames of a table have a column of that name without any attribute: `name`, `first_day_text`.
template <class Record>
[[nodiscard]] bool is_column_of_frame(std::string_view name) {
    bool found = false;
    each_column<Record>([&]<class I>(I, const auto& column) {
        const bool is_day = std::derived_from<column_value<Record, I::value>, Span>;
        found = found || name == column.name || (is_day && name == std::string{column.name} + "_text");
    });
    return found;
}

/// Whether a ledger without the row would be rid of the finding.
[[nodiscard]] bool is_of_one_row(const Finding& finding) noexcept {
    const bool is_of_table = finding.code < FindingCode::row_length && finding.code != FindingCode::misplaced_quote;
    return finding.row > 0 && !is_of_table;
}

template <class Record, std::size_t I>
inline constexpr std::string_view name_of_column = std::get<I>(Record::columns).name;
template <class Record, std::size_t I>
inline constexpr bool is_in_required =
    std::ranges::find(Record::required_columns, name_of_column<Record, I>) != Record::required_columns.end();

/// Whether the record must have a value in column `I`; where others go by its name, it needs no id, but then a name.
template <std::size_t I, class Record>
[[nodiscard]] bool is_required(const Record& record, bool goes_by_name) noexcept {
    if constexpr (std::same_as<Record, School> || std::same_as<Record, Teacher>)
        if (name_of_column<Record, I> == "id" && goes_by_name) return false;
    if constexpr (std::same_as<Record, Teacher>)
        if (name_of_column<Record, I> == "name" && goes_by_name) return record.id.empty();
    return is_in_required<Record, I>;
}

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
concept has_days = requires(const Record& record) {
    record.first_day;
    record.last_day;
};

/// The days that a record may concern: all of them where it does not say, or contradicts itself.
template <class Record>
[[nodiscard]] DayRange concerned_days(const Record& record) {
    constexpr DayRange all{Day::first(), Day::last() + 1};
    const auto of_span = [&](const Span& span) {
        return span.is_known() ? DayRange{span.first(), span.last() + 1} : all;
    };
    if constexpr (has_days<Record>) {
        const DayRange days{record.first_day.is_known() ? record.first_day.first() : all.first,
                            record.last_day.is_known() ? record.last_day.until() : all.until};
        return days.is_empty() ? all : days;
    } else if constexpr (requires { record.day; }) {
        return of_span(record.day);
    } else if constexpr (requires { record.school_year; }) {
        return of_span(record.school_year);
    } else {
        return all;
    }
}

}  // namespace

LedgerBuilder::LedgerBuilder(Settings settings, Naming naming)
    : naming_{naming}, store_{std::make_unique<detail::LedgerStore>()} {
    store_->settings = std::move(settings);
    detail::order_gaps(store_->settings);
}

LedgerBuilder::LedgerBuilder(const Ledger& origin) : LedgerBuilder{origin.settings()} {
    origin_ = origin;
    std::apply([&]<class... Record>(const Table<Record>&...) { (declare_as_in_origin<Record>(), ...); },
               store_->tables);
    for (const Finding& each : origin.findings())
        if (each.code == FindingCode::open_end_assumed) add(each);
    if (!origin.are_teachers_listed()) describe_teachers(origin.table<Teacher>());
}

detail::LedgerStore& LedgerBuilder::store() {
    if (!store_) throw Error{ErrorCode::unfit_builder, "it has made its ledger, or was moved from"};
    return *store_;
}

const Ledger& LedgerBuilder::origin() const {
    if (!origin_) throw Error{ErrorCode::unfit_builder, "no ledger was given from which records could be taken"};
    return *origin_;
}

template <class Record>
void LedgerBuilder::declare_as_in_origin() {
    const Table<Record>& rows = origin_->table<Record>();
    for (const AttributeColumn& each : rows.attributes()) table<Record>().attribute(each.name);
    for (std::size_t column = 0; column < column_count<Record>; ++column)
        if (!rows.has_column(column)) table<Record>().mark_absent(column);
}

template <described Record>
void LedgerBuilder::take(std::uint32_t row, bool sound) {
    add(origin().table<Record>()[row], row + 1, sound);
}

template <described Record>
void LedgerBuilder::leave_out(std::uint32_t row) {
    notes<Record>().gaps.push_back(concerned_days(origin_->table<Record>()[row]));
}

void LedgerBuilder::take_all() {
    const auto take_table = [&]<class Record>(const Table<Record>& rows) {
        if (std::is_same_v<Record, Teacher> && !origin_->are_teachers_listed()) return;
        for (std::uint32_t row = 0; row < rows.size(); ++row) take<Record>(row);
    };
    std::apply([&](const auto&... tables) { (take_table(tables), ...); }, origin().store_->tables);
}

template <described Record>
void LedgerBuilder::add(const Record& record, std::uint32_t row, bool sound) {
    Table<Record>& rows = table<Record>();
    if (rows.size() >= no_row - 1) throw Error{ErrorCode::too_many_rows, std::string{Record::table}};
    const std::size_t place = rows.size();
    if constexpr (std::is_same_v<Record, Teacher>) unlisted_.erase(record.id);
    notes<Record>().rows.push_back(row);
    notes<Record>().bad.push_back(!sound);
    std::optional<Record> mended;  // without what no table can hold
    const auto forget = [&](auto member) { (mended ? *mended : mended.emplace(record)).*member = {}; };
    each_column<Record>([&]<class I>(I, const auto& column) {
        constexpr bool is_name = std::get<I::value>(Record::columns).unit == "name";
        const auto& value = record.*column.member;
        if (sound && is_required<I::value>(record, goes_by_name<Record>()) && is_unknown(value))
            report<Record>(FindingCode::missing_value, place, column.name, "");
        if (is_name && is_number(value))
            report<Record>(FindingCode::number_for_text, place, column.name, cell_text(value));
        if (auto fault = detail::fault_of(column.name, value, store_->settings.calendar)) {
            report<Record>(fault->code, place, column.name, fault->value, std::move(fault->expected));
            if (!fault->is_kept) forget(column.member);
        }
    });
    if (!check_attributes(record, place)) forget(&Record::attributes);
    const Record& kept = mended ? *mended : record;
    if constexpr (std::same_as<Record, Posting>)
        if (record.teacher && record.count.value_or(1) != 1)
            report<Record>(FindingCode::bad_number, place, "count", cell_text(record.count),
                           phrase("1 or nothing beside a named teacher, or a row for each person"));
    if constexpr (has_days<Record>)
        if (kept.first_day.is_known() && kept.last_day.is_known() && kept.last_day.last() < kept.first_day.first())
            report<Record>(FindingCode::last_before_first, place, "last_day", cell_text(kept.last_day),
                           Phrase{cell_text(kept.first_day)});
    rows.append(kept);
}

/// Whether a table can hold the attributes of a record: each name once.
template <class Record>
bool LedgerBuilder::check_attributes(const Record& record, std::size_t place) {
    std::vector<std::string_view> names;
    for (const auto& [name, text] : record.attributes) {  // an empty text only says that there is the column
        names.push_back(name);
        if (is_column_of_frame<Record>(name))
            report<Record>(FindingCode::same_column, place, name, name, phrase("the attribute {0}", {name}));
        if (name.empty() || trimmed(name).size() != name.size())
            report<Record>(FindingCode::would_change, place, "", name, detail::fault_of_text(name));
    }
    std::ranges::sort(names);
    const auto twice = std::ranges::adjacent_find(names);
    if (twice == names.end()) return true;
    const std::string name{*twice};
    report<Record>(FindingCode::same_column, place, name, name, phrase("the attribute {0}", {name}));
    return false;
}

template <described Record>
void LedgerBuilder::add(const Record& record) {
    each_column<Record>([&]<class I>(I, const auto& column) {
        if (record.*column.member != column_value<Record, I::value>{}) table<Record>().mark_present(I::value);
    });
    add(record, static_cast<std::uint32_t>(table<Record>().size() + 1));
}

template <described Record>
void LedgerBuilder::expect(std::size_t records) {
    const std::size_t rows = table<Record>().size() + records;
    table<Record>().expect(rows);
    notes<Record>().rows.reserve(rows);
    notes<Record>().bad.reserve(rows);
}

template <described Record>
void LedgerBuilder::mark_unreadable() noexcept {
    notes<Record>().is_unreadable = true;
}

template <class Record>
void LedgerBuilder::report_name(const detail::NameFault& fault) {
    report_cause<Record>(fault.cause, fault.meaning.fault, fault.row, fault.column, fault.name, fault.meaning.expected);
}

void LedgerBuilder::resolve_names() {
    if (goes_by_name<School>() && !notes<School>().is_unreadable) resolve_school_names();
    if (goes_by_name<Teacher>() && !notes<Teacher>().is_unreadable) resolve_teacher_names();
}

void LedgerBuilder::resolve_school_names() {
    detail::name_schools(table<School>());
    detail::SchoolNames names{table<School>()};
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        detail::resolve_schools(table<Record>(), names, [&](const detail::NameFault& fault) {
            if (fault.meaning.fault == FindingCode::ambiguous_name) ambiguous_.emplace(fault.name);
            report_name<Record>(fault);
        });
    });
}

void LedgerBuilder::resolve_teacher_names() {
    if (table<Teacher>().size() == 0) {
        unlisted_ = detail::make_teachers(table<Posting>());
        return;
    }
    detail::name_listed_teachers(table<Teacher>());
    detail::resolve_teachers(table<Posting>(), table<Teacher>(),
                             [&](const detail::NameFault& fault) { report_name<Posting>(fault); });
}

void LedgerBuilder::describe_teachers(const Table<Teacher>& teachers) {
    for (std::uint32_t row = 0; row < teachers.size(); ++row)
        unlisted_.try_emplace(teachers.get<&Teacher::id>(row), teachers[row]);
}

void LedgerBuilder::leave_teachers_to_postings() {
    Table<Teacher>& described = table<Teacher>();
    described.finish();
    describe_teachers(described);
    described = Table<Teacher>{};
    for (std::size_t column = 0; column < column_count<Teacher>; ++column) described.mark_absent(column);
    notes<Teacher>() = {};
}

/// Also where all those listed are gone: then postings name none.
bool LedgerBuilder::are_teachers_listed() {
    return table<Teacher>().size() > 0 || (origin_ && origin_->are_teachers_listed());
}

/// Puts the teachers whom only postings of the origin name behind those that were added to it.
void LedgerBuilder::add_unlisted_teachers() {
    if (!origin_ || origin_->are_teachers_listed() || table<Teacher>().size() == 0) return;
    for (const auto& [id, teacher] : std::exchange(unlisted_, {})) add(teacher);
}

template <described Record>
void LedgerBuilder::finish_table() {
    if constexpr (std::is_same_v<Record, Teacher>) add_unlisted_teachers();
    table<Record>().finish();
}

void LedgerBuilder::name_teachers() {
    store_->are_teachers_listed = are_teachers_listed();
    if (store_->are_teachers_listed) return;
    const TextStore& ids = table<Posting>().column<&Posting::teacher>().words().words();
    for (std::size_t code = 0; code < ids.size(); ++code) {
        const std::string id{ids[code]};
        const auto named = unlisted_.find(id);
        const Teacher teacher = named == unlisted_.end() ? Teacher{.id = id} : named->second;
        add(teacher, 0);
    }
    table<Teacher>().finish();
}

/// The rows of the source: one may be several records.
template <class Record>
std::uint64_t LedgerBuilder::row_count() {
    const std::vector<std::uint32_t>& rows = notes<Record>().rows;
    std::uint64_t count = rows.empty() ? 0 : 1;
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i] != rows[i - 1]) ++count;
    return count;
}

template <class Record>
void LedgerBuilder::drop_bad() {
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
            store_->dropped.push_back({std::string{Record::table}, noted.rows[row]});
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

template <class Record>
void LedgerBuilder::note_gaps() {
    detail::add_gaps(store_->settings, Record::table, std::exchange(notes<Record>().gaps, {}));
}

/// What is left keeps the ids by which other records name it.
template <class Record>
void LedgerBuilder::keep_made_ids(const std::vector<std::uint32_t>& places) {
    detail::MadeIds& ids = store_->made_ids[static_cast<std::size_t>(Record::tie_kind)];
    detail::MadeIds kept;
    for (std::uint32_t row = 0; row < places.size(); ++row) kept.set(row, ids.ordinal(places[row]));
    ids = std::move(kept);
}

void LedgerBuilder::order_and_resolve() {
    const auto order = [&]<class Record>(const Table<Record>& rows) {
        return std::make_unique<IdOrder>(rows.template column<&Record::id>(), rows.size());
    };
    store_->schools = order(table<School>());
    store_->teachers = order(table<Teacher>());
    store_->documents = order(table<Document>());
    store_->each_reference(
        []<class I>(auto& rows, I, const IdOrder& targets) { rows.template resolve<I::value>(targets); });
}

void LedgerBuilder::count_not_ties() {
    std::map<PostingForm, std::uint32_t> counts;
    for (std::size_t row = 0; row < table<Posting>().size(); ++row)
        if (table<Posting>().get<&Posting::form>(row) == PostingForm::shadowing) ++counts[PostingForm::shadowing];
    store_->not_ties.assign(counts.begin(), counts.end());
}

/// By table and row; those of one row stay in the order in which they were found.
void LedgerBuilder::take_findings() {
    findings_ = found_.take();
    for (Finding& each : findings_) make_readable(each);
    std::vector<std::string_view> tables;
    each_table([&]<class Record>(std::vector<Record> Records::*) { tables.push_back(Record::table); });
    std::vector<std::tuple<std::ptrdiff_t, std::uint32_t, std::size_t>> places;
    for (std::size_t i = 0; i < findings_.size(); ++i)
        places.emplace_back(std::ranges::find(tables, findings_[i].table) - tables.begin(), findings_[i].row, i);
    std::ranges::sort(places);
    std::vector<Finding> sorted;
    for (const auto& [table, row, i] : places) {
        name_cell(findings_[i], static_cast<std::size_t>(table));
        sorted.push_back(std::move(findings_[i]));
    }
    findings_ = std::move(sorted);
}

/// The place of a finding's column, and the cell of a sheet: its column in letters and its row; where the finding is of
/// the whole row, only that.
void LedgerBuilder::name_cell(Finding& finding, std::size_t table) const {
    if (table >= notes_.size()) return;
    const auto found = notes_[table].columns.find(finding.column);
    if (found != notes_[table].columns.end()) finding.position = found->second + 1;
    if (notes_[table].sheet.empty() || finding.row == 0) return;
    std::string letters;
    for (std::uint32_t rest = finding.position; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + static_cast<char>((rest - 1) % 26)));
    finding.cell = notes_[table].sheet + "!" + letters + std::to_string(finding.row);
}

Ledger LedgerBuilder::finish(std::string_view source, Keep keep, const Watch& watch) {
    std::ignore = store();
    const struct Emptied {
        std::unique_ptr<detail::LedgerStore>& store;
        ~Emptied() { store.reset(); }
    } emptied{store_};        // a refused ledger, too: half of what a second call would check has been changed
    constexpr int parts = 5;  // in which whoever watches is told of the checks
    const auto tell = [&](int done) { watch.tell({.step = "checks", .share = static_cast<double>(done) / parts}); };
    tell(0);
    const auto for_all_tables = [&](auto&& visit) {
        std::apply([&](auto&... tables) { (visit(tables), ...); }, store_->tables);
    };
    for_all_tables([&]<class Record>(Table<Record>&) { finish_table<Record>(); });
    check_settings();
    check_all_texts();
    resolve_names();
    tell(1);
    check_references();
    tell(2);
    std::map<std::string_view, std::uint64_t> row_counts;  // of all that was read
    for_all_tables([&]<class Record>(Table<Record>&) { row_counts[Record::table] = row_count<Record>(); });
    if (keep == Keep::valid) for_all_tables([&]<class Record>(Table<Record>&) { drop_bad<Record>(); });
    for_all_tables([&]<class Record>(Table<Record>&) { note_gaps<Record>(); });
    name_teachers();
    tell(3);
    order_and_resolve();
    tell(4);
    check_plausibility();
    count_not_ties();
    for (const auto& [table, rows] : row_counts) found_.join_whole(table, rows);
    take_findings();
    tell(parts);
    const bool refused = std::ranges::any_of(findings_, [&](const Finding& each) {
        return each.severity() == Severity::error && (keep == Keep::all_or_nothing || !is_of_one_row(each));
    });
    if (refused) throw Error{ErrorCode::bad_ledger, std::string{source}, std::move(findings_)};
    store_->findings = std::move(findings_);
    return Ledger{std::shared_ptr<const detail::LedgerStore>{std::move(store_)}};
}

template <described Record>
void LedgerBuilder::name_cells(std::string sheet, std::map<std::string, std::uint32_t, std::less<>> columns) {
    notes<Record>().sheet = std::move(sheet);
    notes<Record>().columns = std::move(columns);
}

template void LedgerBuilder::mark_unreadable<School>() noexcept;
template void LedgerBuilder::finish_table<School>();
template void LedgerBuilder::expect<School>(std::size_t);
template void LedgerBuilder::mark_unreadable<Support>() noexcept;
template void LedgerBuilder::finish_table<Support>();
template void LedgerBuilder::expect<Support>(std::size_t);
template void LedgerBuilder::mark_unreadable<Teacher>() noexcept;
template void LedgerBuilder::finish_table<Teacher>();
template void LedgerBuilder::expect<Teacher>(std::size_t);
template void LedgerBuilder::mark_unreadable<Posting>() noexcept;
template void LedgerBuilder::finish_table<Posting>();
template void LedgerBuilder::expect<Posting>(std::size_t);
template void LedgerBuilder::mark_unreadable<Transfer>() noexcept;
template void LedgerBuilder::finish_table<Transfer>();
template void LedgerBuilder::expect<Transfer>(std::size_t);
template void LedgerBuilder::mark_unreadable<Need>() noexcept;
template void LedgerBuilder::finish_table<Need>();
template void LedgerBuilder::expect<Need>(std::size_t);
template void LedgerBuilder::mark_unreadable<Indicator>() noexcept;
template void LedgerBuilder::finish_table<Indicator>();
template void LedgerBuilder::expect<Indicator>(std::size_t);
template void LedgerBuilder::mark_unreadable<Document>() noexcept;
template void LedgerBuilder::finish_table<Document>();
template void LedgerBuilder::expect<Document>(std::size_t);
template void LedgerBuilder::mark_unreadable<Claim>() noexcept;
template void LedgerBuilder::finish_table<Claim>();
template void LedgerBuilder::expect<Claim>(std::size_t);
template void LedgerBuilder::mark_unreadable<Succession>() noexcept;
template void LedgerBuilder::finish_table<Succession>();
template void LedgerBuilder::expect<Succession>(std::size_t);
template void LedgerBuilder::add(const School&, std::uint32_t, bool);
template void LedgerBuilder::add(const Support&, std::uint32_t, bool);
template void LedgerBuilder::add(const Teacher&, std::uint32_t, bool);
template void LedgerBuilder::add(const Posting&, std::uint32_t, bool);
template void LedgerBuilder::add(const Transfer&, std::uint32_t, bool);
template void LedgerBuilder::add(const Need&, std::uint32_t, bool);
template void LedgerBuilder::add(const Indicator&, std::uint32_t, bool);
template void LedgerBuilder::add(const Document&, std::uint32_t, bool);
template void LedgerBuilder::add(const Claim&, std::uint32_t, bool);
template void LedgerBuilder::add(const Succession&, std::uint32_t, bool);
template void LedgerBuilder::add(const School&);
template void LedgerBuilder::take<School>(std::uint32_t, bool);
template void LedgerBuilder::leave_out<School>(std::uint32_t);
template void LedgerBuilder::add(const Support&);
template void LedgerBuilder::take<Support>(std::uint32_t, bool);
template void LedgerBuilder::leave_out<Support>(std::uint32_t);
template void LedgerBuilder::add(const Teacher&);
template void LedgerBuilder::take<Teacher>(std::uint32_t, bool);
template void LedgerBuilder::leave_out<Teacher>(std::uint32_t);
template void LedgerBuilder::add(const Posting&);
template void LedgerBuilder::take<Posting>(std::uint32_t, bool);
template void LedgerBuilder::leave_out<Posting>(std::uint32_t);
template void LedgerBuilder::add(const Transfer&);
template void LedgerBuilder::take<Transfer>(std::uint32_t, bool);
template void LedgerBuilder::leave_out<Transfer>(std::uint32_t);
template void LedgerBuilder::add(const Need&);
template void LedgerBuilder::take<Need>(std::uint32_t, bool);
template void LedgerBuilder::leave_out<Need>(std::uint32_t);
template void LedgerBuilder::add(const Indicator&);
template void LedgerBuilder::take<Indicator>(std::uint32_t, bool);
template void LedgerBuilder::leave_out<Indicator>(std::uint32_t);
template void LedgerBuilder::add(const Document&);
template void LedgerBuilder::take<Document>(std::uint32_t, bool);
template void LedgerBuilder::leave_out<Document>(std::uint32_t);
template void LedgerBuilder::add(const Claim&);
template void LedgerBuilder::take<Claim>(std::uint32_t, bool);
template void LedgerBuilder::leave_out<Claim>(std::uint32_t);
template void LedgerBuilder::add(const Succession&);
template void LedgerBuilder::take<Succession>(std::uint32_t, bool);
template void LedgerBuilder::leave_out<Succession>(std::uint32_t);

template void LedgerBuilder::name_cells<School>(std::string, std::map<std::string, std::uint32_t, std::less<>>);
template void LedgerBuilder::name_cells<Support>(std::string, std::map<std::string, std::uint32_t, std::less<>>);
template void LedgerBuilder::name_cells<Teacher>(std::string, std::map<std::string, std::uint32_t, std::less<>>);
template void LedgerBuilder::name_cells<Posting>(std::string, std::map<std::string, std::uint32_t, std::less<>>);
template void LedgerBuilder::name_cells<Transfer>(std::string, std::map<std::string, std::uint32_t, std::less<>>);
template void LedgerBuilder::name_cells<Need>(std::string, std::map<std::string, std::uint32_t, std::less<>>);
template void LedgerBuilder::name_cells<Indicator>(std::string, std::map<std::string, std::uint32_t, std::less<>>);
template void LedgerBuilder::name_cells<Document>(std::string, std::map<std::string, std::uint32_t, std::less<>>);
template void LedgerBuilder::name_cells<Claim>(std::string, std::map<std::string, std::uint32_t, std::less<>>);
template void LedgerBuilder::name_cells<Succession>(std::string, std::map<std::string, std::uint32_t, std::less<>>);

}  // namespace jiedui

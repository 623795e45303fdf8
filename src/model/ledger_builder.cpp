// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/ledger_builder.hpp"

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <map>
#include <optional>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/text.hpp"
#include "model/made_ids.hpp"
#include "model/resolve_names.hpp"
#include "model/succession_checks.hpp"

namespace jiedui {
namespace {

template <class Record, class... Records>
[[nodiscard]] consteval std::size_t place_in(const std::tuple<Table<Records>...>*) {
    std::size_t place = 0;
    bool found = false;
    ((found = found || std::is_same_v<Record, Records>, place += found ? 0U : 1U), ...);
    return place;
}
template <class Record>
inline constexpr std::size_t table_place = place_in<Record>(static_cast<const detail::Tables*>(nullptr));

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

[[nodiscard]] bool is_number(const std::string& text) noexcept {
    return find_thousandths(text).has_value() ||
           (!text.empty() && text.find_first_not_of("0123456789.") == std::string::npos);
}
template <class T>
[[nodiscard]] bool is_number(const T&) noexcept {
    return false;
}
[[nodiscard]] bool is_number(const std::optional<std::string>& text) noexcept { return text && is_number(*text); }

/// What numbers may a column hold, where not every one; empty if `value` is one of them.
template <class T>
[[nodiscard]] Phrase fault_of(std::string_view, const T&) {
    return {};
}
[[nodiscard]] Phrase fault_of(std::string_view column, const std::optional<Thousandths>& number) {
    if (column == "share" && number && (*number < Thousandths{0} || *number > Thousandths{1000}))
        return phrase("a share of one post, from 0 to 1");
    const bool fits = !number || (*number <= largest_number && number->value >= -largest_number.value);
    return fits ? Phrase{} : phrase("a number of at most 15 digits before the point");
}
[[nodiscard]] Phrase fault_of(std::string_view, const std::optional<std::uint32_t>& count) {
    return count == no_row ? phrase("a whole number from 0 to 4294967294") : Phrase{};
}
[[nodiscard]] Phrase fault_of(std::string_view column, const std::optional<double>& degrees) {
    const double most = column == "latitude" ? 90 : 180;
    const bool fits = !degrees || (*degrees >= -most && *degrees <= most);  // not if it is no number
    if (fits) return {};
    return column == "latitude" ? phrase("degrees from -90 to 90") : phrase("degrees from -180 to 180");
}

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

/// Whether the record must have a value in the column; where others go by its name, it needs no id, but then a name.
template <class Record>
[[nodiscard]] bool is_required(std::string_view column, const Record& record, bool goes_by_name) noexcept {
    if constexpr (std::same_as<Record, School> || std::same_as<Record, Teacher>)
        if (goes_by_name && column == "id") return false;
    if constexpr (std::same_as<Record, Teacher>)
        if (goes_by_name && column == "name") return record.id.empty();
    return std::ranges::find(Record::required_columns, column) != Record::required_columns.end();
}

/// `row 2`, `rows 2, 5 and 7`; of very many only the first and …
[[nodiscard]] Phrase rows_as_phrase(std::vector<std::string> rows) {
    constexpr std::size_t most = 20;
    if (rows.size() > most) {
        rows.resize(most);
        rows.emplace_back("…");
    }
    return rows.size() == 1 ? phrase("row {0}", std::move(rows)) : phrase("rows {all}", std::move(rows));
}

template <class Record>
concept has_id = requires(const Record& record) { record.id; };
template <class Record>
concept has_days = requires(const Record& record) {
    record.first_day;
    record.last_day;
};

/// The latest known day of a table.
template <class Record>
[[nodiscard]] Day latest_day(const Table<Record>& table) {
    Day latest = Day::first();
    each_column<Record>([&]<class I>(I, const auto&) {
        if constexpr (std::derived_from<column_value<Record, I::value>, Span>)
            for (std::size_t row = 0; row < table.size(); ++row) {
                const Span span = table.template value<I::value>(row);
                if (span.is_known()) latest = std::max(latest, span.last());
            }
    });
    return latest;
}

/// What is sure of the days of a record: it is in force on `by` or before, and on `from` or after; unknown where
/// nothing is sure, running where there is no end.
struct SureDays {
    Day by;
    Day from;
};
template <class Record>
[[nodiscard]] SureDays sure_days_in(const Table<Record>& table, std::size_t row) {
    const Day first = table.template get<&Record::first_day>(row).first();
    const Day last = table.template get<&Record::last_day>(row).last();
    const bool has_end = last.is_known();
    return {first.is_known() || !has_end ? first : last, last == Day::unknown() ? first : last};
}
template <>
[[nodiscard]] SureDays sure_days_in(const Table<Transfer>& table, std::size_t row) {  // on one day of its span
    const Span day = table.get<&Transfer::day>(row);
    return {day.last(), day.first()};
}

template <class Record>
[[nodiscard]] std::pair<const RefStore*, const RefStore*> ends_of(const Table<Record>& table) noexcept {
    if constexpr (std::is_same_v<Record, Posting>)
        return {&table.template column<&Posting::home>(), &table.template column<&Posting::host>()};
    else
        return {&table.template column<&Record::supporter>(), &table.template column<&Record::recipient>()};
}

/// Whether each id comes after the one before, so that none can be there twice, as in most lists that a program wrote.
[[nodiscard]] bool ascend(const TextStore& ids, std::size_t rows) {
    for (std::size_t row = 1; row < rows; ++row)
        if (ids[row] <= ids[row - 1]) return false;
    return true;
}

}  // namespace

LedgerBuilder::LedgerBuilder(Settings settings, Naming naming)
    : naming_{naming}, store_{std::make_unique<detail::LedgerStore>()} {
    store_->settings = std::move(settings);
}

LedgerBuilder::LedgerBuilder(const Ledger& origin) : LedgerBuilder{origin.settings()} {
    origin_ = origin;
    std::apply([&]<class... Record>(const Table<Record>&...) { (declare_as_in_origin<Record>(), ...); },
               store_->tables);
    for (const Finding& each : origin.findings())
        if (each.code == FindingCode::open_end_assumed) add(each);
    if (!origin.are_teachers_listed()) describe_teachers(origin.table<Teacher>());
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
    add(origin_->table<Record>()[row], row + 1, sound);
}

void LedgerBuilder::take_all() {
    const auto take_table = [&]<class Record>(const Table<Record>& rows) {
        if (std::is_same_v<Record, Teacher> && !origin_->are_teachers_listed()) return;
        for (std::uint32_t row = 0; row < rows.size(); ++row) take<Record>(row);
    };
    std::apply([&](const auto&... tables) { (take_table(tables), ...); }, origin_->store_->tables);
}

template <class Record>
LedgerBuilder::RowNotes& LedgerBuilder::notes() noexcept {
    return notes_[table_place<Record>];
}

template <class Record>
void LedgerBuilder::report(FindingCode code, std::size_t row, std::string_view column, std::string_view value,
                           Phrase expected) {
    report_cause<Record>({}, code, row, column, value, [&] { return std::move(expected); });
}

template <class Record>
void LedgerBuilder::report_cause(const std::string& cause, FindingCode code, std::size_t row, std::string_view column,
                                 std::string_view value, const std::function<Phrase()>& expected) {
    Finding finding{
        code, std::string{Record::table}, notes<Record>().rows[row], std::string{column}, std::string{value}, {}};
    if (finding.severity() == Severity::error) notes<Record>().bad[row] = true;
    found_.add(cause, std::move(finding), expected);
}

template <described Record>
void LedgerBuilder::add(const Record& record, std::uint32_t row, bool sound) {
    Table<Record>& rows = table<Record>();
    if (rows.size() >= no_row - 1) throw Error{ErrorCode::too_many_rows, std::string{Record::table}};
    const std::size_t place = rows.size();
    rows.append(record);
    if constexpr (std::is_same_v<Record, Teacher>) unlisted_.erase(record.id);
    notes<Record>().rows.push_back(row);
    notes<Record>().bad.push_back(!sound);
    each_column<Record>([&](auto, const auto& column) {
        const auto& value = record.*column.member;
        if (sound && is_required(column.name, record, goes_by_name<Record>()) && is_unknown(value))
            report<Record>(FindingCode::missing_value, place, column.name, "");
        if (column.unit == "name" && is_number(value))
            report<Record>(FindingCode::number_for_text, place, column.name, cell_text(value));
        if (Phrase expected = fault_of(column.name, value); !expected.empty())
            report<Record>(FindingCode::bad_number, place, column.name, cell_text(value), std::move(expected));
    });
    for (const auto& [name, text] : record.attributes)
        if (is_column_of_frame<Record>(name))
            report<Record>(FindingCode::same_column, place, name, name, phrase("the attribute {0}", {name}));
    if constexpr (has_days<Record>)
        if (record.first_day.is_known() && record.last_day.is_known() &&
            record.last_day.last() < record.first_day.first())
            report<Record>(FindingCode::last_before_first, place, "last_day", cell_text(record.last_day),
                           Phrase{cell_text(record.first_day)});
}

template <described Record>
void LedgerBuilder::add(const Record& record) {
    each_column<Record>([&]<class I>(I, const auto& column) {
        if (record.*column.member != column_value<Record, I::value>{}) table<Record>().mark_present(I::value);
    });
    add(record, static_cast<std::uint32_t>(table<Record>().size() + 1));
}

template <described Record>
void LedgerBuilder::mark_unreadable() noexcept {
    notes<Record>().is_unreadable = true;
}

template <class Record>
void LedgerBuilder::check_ids() {
    const TextStore& ids = table<Record>().template column<&Record::id>();
    if (ascend(ids, table<Record>().size())) return;
    std::unordered_map<std::string_view, std::size_t> first_rows;
    first_rows.reserve(table<Record>().size());
    for (std::size_t row = 0; row < table<Record>().size(); ++row) {
        if (ids[row].empty()) continue;
        const auto [first, is_new] = first_rows.try_emplace(ids[row], row);
        if (is_new) continue;
        report_cause<Record>(cause_of({"duplicate", Record::table, ids[row]}), FindingCode::duplicate_id, row, "id",
                             ids[row], [&] { return Phrase{std::to_string(notes<Record>().rows[first->second])}; });
        notes<Record>().bad[first->second] = true;  // which of them is meant cannot be said
    }
}

template <class Record, auto Member, class Target>
void LedgerBuilder::check_links(const IdOrder& order) {
    if (notes<Target>().is_unreadable) return;
    const WordStore& ids = table<Record>().template column<Member>().words();
    enum class End : std::uint8_t { sound, bad, unknown };
    std::vector<End> ends;
    for (std::size_t code = 0; code < ids.words().size(); ++code) {
        const auto place = order.find(ids.words()[code]);
        const bool bad = place && notes<Target>().bad[order.row_at(*place)];
        ends.push_back(!place ? End::unknown : bad ? End::bad : End::sound);
    }
    const std::string_view column = std::get<place_of<Record, Member>()>(Record::columns).name;
    for (std::size_t row = 0; row < table<Record>().size(); ++row) {
        const std::uint32_t code = ids.code_of(row);
        if (code == no_row || ends[code] == End::sound) continue;
        if (ends[code] == End::bad)
            notes<Record>().bad[row] = true;
        else
            report_cause<Record>(cause_of({Target::table, table<Target>().size() == 0 ? "" : ids.words()[code]}),
                                 FindingCode::unknown_id, row, column, ids.words()[code],
                                 [&] { return expected_id<Target>(ids.words()[code]); });
    }
}

/// What is said of an id that a table has not.
template <class Target>
Phrase LedgerBuilder::expected_id(std::string_view id) {
    const Table<Target>& records = table<Target>();
    if (records.size() == 0) return phrase("{t0}, which has no rows", {std::string{Target::table}});
    if (!may_compare(records.size())) return phrase("{t0}", {std::string{Target::table}});
    std::vector<std::string>& ids = ids_[std::string{Target::table}];
    if (ids.empty())
        for (std::size_t row = 0; row < records.size(); ++row) ids.push_back(records.template get<&Target::id>(row));
    if constexpr (std::is_same_v<Target, School> || std::is_same_v<Target, Teacher>) {
        std::vector<std::string> named{std::string{Target::table}};
        for (std::size_t row = 0; row < records.size() && named.size() < 4; ++row)
            if (cell_text(records.template get<&Target::name>(row)) == id) named.push_back(ids[row]);
        if (named.size() > 1)
            return phrase("{t0}; it is the name of {and}, and names are read with {0}_by 'name'", std::move(named));
    }
    return near_ids(Target::table, id, ids);
}

/// Whether so many more ids may be compared in search of the nearest: not for ever, as that would take long.
bool LedgerBuilder::may_compare(std::size_t ids) noexcept {
    constexpr std::size_t most = 1'000'000;
    compared_ += ids;
    return compared_ <= most;
}

/// The table, and the ids in it that are nearest.
Phrase LedgerBuilder::near_ids(std::string_view table, std::string_view id, const std::vector<std::string>& ids) {
    std::vector<std::string> said{std::string{table}};
    for (std::string& each : nearest(id, ids, 2))
        if (2 * edit_distance(id, each) < edit_distance(id, "")) said.push_back(std::move(each));
    if (said.size() == 1) return phrase("{t0}", std::move(said));
    return said.size() == 2 ? phrase("{t0}; the nearest is {and}", std::move(said))
                            : phrase("{t0}; the nearest are {and}", std::move(said));
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

/// Also where all those listed are gone: then postings name none.
bool LedgerBuilder::are_teachers_listed() noexcept {
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

void LedgerBuilder::check_school_links() {
    const IdOrder schools{table<School>().column<&School::id>(), table<School>().size()};
    check_links<Support, &Support::supporter, School>(schools);
    check_links<Support, &Support::recipient, School>(schools);
    check_links<Teacher, &Teacher::home, School>(schools);
    check_links<Posting, &Posting::home, School>(schools);
    check_links<Posting, &Posting::host, School>(schools);
    if (are_teachers_listed()) {  // else they are those whom postings name
        const IdOrder teachers{table<Teacher>().column<&Teacher::id>(), table<Teacher>().size()};
        check_links<Posting, &Posting::teacher, Teacher>(teachers);
    }
    check_links<Transfer, &Transfer::supporter, School>(schools);
    check_links<Transfer, &Transfer::recipient, School>(schools);
    check_links<Need, &Need::school, School>(schools);
    check_links<Indicator, &Indicator::school, School>(schools);
    check_links<Succession, &Succession::predecessor, School>(schools);
    check_links<Succession, &Succession::successor, School>(schools);
}

void LedgerBuilder::check_successions() {
    const std::vector<std::uint32_t>& rows = notes<Succession>().rows;
    for (const std::vector<std::size_t>& ring : detail::succession_rings(table<Succession>())) {
        std::vector<std::string> others;
        for (const std::size_t row : ring) {
            notes<Succession>().bad[row] = true;  // which of them is wrong cannot be said
            if (row != ring.back()) others.push_back(std::to_string(rows[row]));
        }
        report<Succession>(FindingCode::succession_ring, ring.back(), "successor",
                           cell_text(table<Succession>().get<&Succession::successor>(ring.back())),
                           rows_as_phrase(std::move(others)));
    }
    for (detail::SuccessionDoubt& each : detail::succession_doubts(table<Succession>(), rows))
        if (!notes<Succession>().bad[each.row])  // what is bad there has been found
            report<Succession>(FindingCode::unclear_succession, each.row, each.column, each.value,
                               std::move(each.expected));
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

void LedgerBuilder::check_document_links() {
    check_supports_of_documents();
    const IdOrder order{table<Document>().column<&Document::id>(), table<Document>().size()};
    check_links<Claim, &Claim::document, Document>(order);
}

void LedgerBuilder::check_supports_of_documents() {
    if (notes<Support>().is_unreadable) return;
    const Table<Document>& documents = table<Document>();
    if (documents.column<&Document::supports>().words().empty()) return;
    std::unordered_map<std::string, std::uint32_t> rows;
    bool is_made_of_bad = false;  // an id made of fields that are bad may not be the one that was meant
    for (std::uint32_t row = 0; row < table<Support>().size(); ++row) {
        rows.emplace(detail::id_of(*store_, TieKind::agreement, row), row);
        is_made_of_bad =
            is_made_of_bad || (notes<Support>().bad[row] && table<Support>().get<&Support::id>(row).empty());
    }
    for (std::uint32_t row = 0; row < documents.size(); ++row)
        for (const std::string& id : documents.get<&Document::supports>(row).items) {
            const auto found = rows.find(id);
            const bool is_known = found != rows.end();
            if (is_known && is_renamed(id, row, found->second))
                report<Document>(FindingCode::renamed_id, row, "supports", id);
            else if (is_known ? notes<Support>().bad[found->second]
                              : is_made_of_bad && id.find('>') != std::string::npos)
                notes<Document>().bad[row] = true;
            else if (!is_known)
                report_cause<Document>(cause_of({Support::table, rows.empty() ? "" : id}), FindingCode::unknown_id, row,
                                       "supports", id, [&] { return expected_support(id); });
        }
}

/// Whether a document of the origin called another support by the id.
bool LedgerBuilder::is_renamed(std::string_view id, std::uint32_t document, std::uint32_t support) {
    if (!origin_ || notes<Document>().rows[document] > origin_->table<Document>().size()) return false;
    const std::uint32_t place = notes<Support>().rows[support];
    return place > origin_->table<Support>().size() || origin_->id_of(TieKind::agreement, place - 1) != id;
}

Phrase LedgerBuilder::expected_support(std::string_view id) {
    const std::size_t count = table<Support>().size();
    if (count == 0) return phrase("{t0}, which has no rows", {std::string{Support::table}});
    if (!may_compare(count)) return phrase("{t0}", {std::string{Support::table}});
    std::vector<std::string>& ids = ids_[std::string{Support::table}];
    if (ids.empty())
        for (std::uint32_t row = 0; row < count; ++row) ids.push_back(detail::id_of(*store_, TieKind::agreement, row));
    return near_ids(Support::table, id, ids);
}

void LedgerBuilder::check_names() {
    std::unordered_map<std::string_view, std::size_t> first_rows;
    const TextStore& names = table<School>().column<&School::name>();
    for (std::size_t row = 0; row < table<School>().size(); ++row) {
        if (names[row].empty() || is_number(std::string{names[row]})) continue;  // a number is no name
        const auto [first, is_new] = first_rows.try_emplace(names[row], row);
        const bool is_other =
            !is_new && table<School>().get<&School::id>(row) != table<School>().get<&School::id>(first->second);
        if (is_other && !ambiguous_.contains(names[row]))  // which is the finding where names are read
            report_cause<School>(cause_of({"same name", names[row]}), FindingCode::same_name, row, "name", names[row],
                                 [&] { return Phrase{std::to_string(notes<School>().rows[first->second])}; });
    }
}

template <class Record>
void LedgerBuilder::check_opening() {
    const Table<Record>& rows = table<Record>();
    const Table<School>& schools = table<School>();
    const auto [from, to] = ends_of(rows);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (notes<Record>().bad[row]) continue;
        if (from->place_at(row) == to->place_at(row) && from->place_at(row) != no_row)
            report<Record>(FindingCode::self_support, row, "", *(*from)[row]);
        const SureDays sure = sure_days_in(rows, row);
        bool is_early = false;  // told of one end: the days of a tie are one cause
        bool is_late = false;
        for (const RefStore* end : {from, to}) {
            const std::uint32_t place = end->place_at(row);
            if (place == no_row || (end == to && place == from->place_at(row))) continue;
            const std::uint32_t school = store_->schools->row_at(place);
            const Span opened = schools.get<&School::first_day>(school);
            const LastDay closed = schools.get<&School::last_day>(school);
            const std::string id{store_->schools->id_at(place)};
            const auto school_is = [&] { return Phrase{id}; };
            if (!is_early && opened.is_known() && sure.by.is_known() && sure.by < opened.first()) {
                is_early = true;
                report_cause<Record>(cause_of({"opening", id}), FindingCode::before_opening, row, "", text_of(sure.by),
                                     school_is);
            }
            if (!is_late && closed.is_known() && sure.from != Day::unknown() && sure.from >= closed.until()) {
                is_late = true;
                report_cause<Record>(cause_of({"closing", id}), FindingCode::after_closing, row, "", text_of(sure.from),
                                     school_is);
            }
        }
    }
}

template <class Record>
void LedgerBuilder::check_long_running(Day latest) {
    const auto date = latest.date() - std::chrono::years{10};
    const std::chrono::year_month_day eve{date.ok() ? date : date.year() / date.month() / std::chrono::last};
    const auto limit = Day::find(int{eve.year()}, unsigned{eve.month()}, unsigned{eve.day()});
    if (!limit) return;
    const Table<Record>& rows = table<Record>();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Span first = rows.template get<&Record::first_day>(row);
        if (first.is_known() && first.first() <= *limit && rows.template get<&Record::last_day>(row).is_running())
            report<Record>(FindingCode::long_running, row, "last_day", text_of(first), Phrase{text_of(latest)});
    }
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

Ledger LedgerBuilder::finish(std::string_view source, Keep keep) {
    const auto for_all_tables = [&](auto&& visit) {
        std::apply([&](auto&... tables) { (visit(tables), ...); }, store_->tables);
    };
    for_all_tables([&]<class Record>(Table<Record>&) { finish_table<Record>(); });
    resolve_names();
    for_all_tables([&]<class Record>(Table<Record>&) {
        if constexpr (has_id<Record>) check_ids<Record>();
    });
    check_school_links();
    detail::number_made_ids(*store_);
    check_document_links();
    check_successions();
    std::map<std::string_view, std::uint64_t> row_counts;  // of all that was read
    for_all_tables([&]<class Record>(Table<Record>&) { row_counts[Record::table] = row_count<Record>(); });
    if (keep == Keep::valid) for_all_tables([&]<class Record>(Table<Record>&) { drop_bad<Record>(); });
    name_teachers();
    order_and_resolve();
    check_names();
    check_opening<Support>();
    check_opening<Posting>();
    check_opening<Transfer>();
    Day latest = Day::first();
    for_all_tables([&](const auto& rows) { latest = std::max(latest, latest_day(rows)); });
    check_long_running<Support>(latest);
    check_long_running<Posting>(latest);
    count_not_ties();
    for (const auto& [table, rows] : row_counts) found_.join_whole(table, rows);
    take_findings();
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
template void LedgerBuilder::mark_unreadable<Support>() noexcept;
template void LedgerBuilder::finish_table<Support>();
template void LedgerBuilder::mark_unreadable<Teacher>() noexcept;
template void LedgerBuilder::finish_table<Teacher>();
template void LedgerBuilder::mark_unreadable<Posting>() noexcept;
template void LedgerBuilder::finish_table<Posting>();
template void LedgerBuilder::mark_unreadable<Transfer>() noexcept;
template void LedgerBuilder::finish_table<Transfer>();
template void LedgerBuilder::mark_unreadable<Need>() noexcept;
template void LedgerBuilder::finish_table<Need>();
template void LedgerBuilder::mark_unreadable<Indicator>() noexcept;
template void LedgerBuilder::finish_table<Indicator>();
template void LedgerBuilder::mark_unreadable<Document>() noexcept;
template void LedgerBuilder::finish_table<Document>();
template void LedgerBuilder::mark_unreadable<Claim>() noexcept;
template void LedgerBuilder::finish_table<Claim>();
template void LedgerBuilder::mark_unreadable<Succession>() noexcept;
template void LedgerBuilder::finish_table<Succession>();
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
template void LedgerBuilder::add(const Support&);
template void LedgerBuilder::take<Support>(std::uint32_t, bool);
template void LedgerBuilder::add(const Teacher&);
template void LedgerBuilder::take<Teacher>(std::uint32_t, bool);
template void LedgerBuilder::add(const Posting&);
template void LedgerBuilder::take<Posting>(std::uint32_t, bool);
template void LedgerBuilder::add(const Transfer&);
template void LedgerBuilder::take<Transfer>(std::uint32_t, bool);
template void LedgerBuilder::add(const Need&);
template void LedgerBuilder::take<Need>(std::uint32_t, bool);
template void LedgerBuilder::add(const Indicator&);
template void LedgerBuilder::take<Indicator>(std::uint32_t, bool);
template void LedgerBuilder::add(const Document&);
template void LedgerBuilder::take<Document>(std::uint32_t, bool);
template void LedgerBuilder::add(const Claim&);
template void LedgerBuilder::take<Claim>(std::uint32_t, bool);
template void LedgerBuilder::add(const Succession&);
template void LedgerBuilder::take<Succession>(std::uint32_t, bool);

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

// SPDX-License-Identifier: Apache-2.0
// What LedgerBuilder finds once all records are there.
#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "jiedui/base/text.hpp"
#include "jiedui/model/ledger_builder.hpp"
#include "model/builder_notes.hpp"
#include "model/made_ids.hpp"
#include "model/record_checks.hpp"
#include "model/succession_checks.hpp"

namespace jiedui {
namespace {

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

/// The latest known day of a table; the last one that a day can be is written for «no end».
template <class Record>
[[nodiscard]] Day latest_day(const Table<Record>& table) {
    Day latest = Day::first();
    each_column<Record>([&]<class I>(I, const auto&) {
        if constexpr (std::derived_from<column_value<Record, I::value>, Span>)
            for (std::size_t row = 0; row < table.size(); ++row) {
                const Span span = table.template value<I::value>(row);
                if (span.is_known() && span.last() != Day::last()) latest = std::max(latest, span.last());
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

/// Texts must be UTF-8, so that they can leave the library on every way out, and such as a file gives back.  Words of a dictionary are looked at once.
template <class Record>
void LedgerBuilder::check_texts() {
    const Table<Record>& rows = table<Record>();
    const auto report_text = [&](std::size_t row, std::string_view column, std::string_view text) {
        const auto code = is_utf8(text) ? FindingCode::would_change : FindingCode::bad_text;
        report_cause<Record>(cause_of({"bad text", Record::table, column, text}), code, row, column, as_utf8(text),
                             [&] { return code == FindingCode::bad_text ? Phrase{} : detail::fault_of_text(text); });
    };
    const auto is_sound = [](std::string_view text) { return is_utf8(text) && detail::fault_of_text(text).empty(); };
    const auto check_each = [&](std::string_view column, const TextStore& texts) {
        for (std::size_t row = 0; row < texts.size(); ++row)
            if (!texts[row].empty() && !is_sound(texts[row])) report_text(row, column, texts[row]);
    };
    const auto check_words = [&](std::string_view column, const WordStore& words) {
        std::vector<std::uint32_t> bad;
        for (std::uint32_t code = 0; code < words.words().size(); ++code)
            if (!is_sound(words.words()[code])) bad.push_back(code);
        for (std::size_t row = 0; row < rows.size() && !bad.empty(); ++row)
            if (std::ranges::binary_search(bad, words.code_of(row))) report_text(row, column, *words[row]);
    };
    each_column<Record>([&]<class I>(I, const auto& column) {
        const auto& store = rows.template store<I::value>();
        using Store = std::remove_cvref_t<decltype(store)>;
        if constexpr (std::same_as<Store, TextStore>) check_each(column.name, store);
        if constexpr (std::same_as<Store, WordStore>) check_words(column.name, store);
        if constexpr (std::same_as<Store, RefStore>) check_words(column.name, store.words());
    });
    for (const AttributeColumn& each : rows.attributes()) {
        check_words(as_utf8(each.name), each.words);
        if (!is_utf8(each.name))
            add({FindingCode::bad_text, std::string{Record::table}, 0, "", as_utf8(each.name), {}});
    }
}

/// A ledger.json must be able to say what the ledger says of itself.
void LedgerBuilder::check_settings() {
    constexpr std::string_view file = "ledger.json";
    const auto complain = [&](std::string place, const std::string& value, Phrase expected) {
        add({FindingCode::bad_setting, std::string{file}, 0, std::move(place), in_quotes(as_utf8(value)),
             std::move(expected)});
    };
    std::vector<std::string> tables;
    each_table([&]<class Record>(std::vector<Record> Records::*) { tables.emplace_back(Record::table); });
    const Settings& settings = store_->settings;
    if (!is_utf8(settings.district)) complain("/district", settings.district, phrase("a text"));
    for (std::size_t i = 0; i < settings.complete.size(); ++i) {
        const auto& [table, period] = settings.complete[i];
        const std::string place = "/complete/" + std::to_string(i);
        if (std::ranges::find(tables, table) == tables.end())
            complain(place + "/table", table, phrase("one of {or}", tables));
        const Day until = period.until();
        const bool has_days = period.first().is_known() && is_sound(period.first()) && period.first() <= Day::last() &&
                              until != Day::unknown() && is_sound(until);
        if (!has_days)
            complain(place, detail::shown_day(period.first()) + ".." + detail::shown_day(until - 1),
                     phrase("a known first day, and a last day that is known or running"));
    }
}

void LedgerBuilder::check_all_texts() {
    each_table([&]<class Record>(std::vector<Record> Records::*) { check_texts<Record>(); });
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
        if (names[row].empty() || detail::is_number(std::string{names[row]})) continue;  // a number is no name
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

/// Whether a posting and its teacher agree on whether that is a backbone teacher; the level may change.
void LedgerBuilder::check_backbone() {
    if (!store_->are_teachers_listed) return;
    const Table<Posting>& postings = table<Posting>();
    for (std::size_t row = 0; row < postings.size(); ++row) {
        const auto said = postings.get<&Posting::backbone>(row);
        const std::uint32_t teacher = postings.column<&Posting::teacher>().place_at(row);
        if (!said || teacher == no_row || notes<Posting>().bad[row]) continue;
        const auto own = table<Teacher>().get<&Teacher::backbone>(store_->teachers->row_at(teacher));
        if (own && (*own == Backbone::no) != (*said == Backbone::no))
            report<Posting>(FindingCode::backbone_differs, row, "backbone", word_of(*said),
                            Phrase{std::string{word_of(*own)}});
    }
}

void LedgerBuilder::check_references() {
    const auto check_ids_of = [&]<class Record>(std::vector<Record> Records::*) {
        if constexpr (has_id<Record>) check_ids<Record>();
    };
    each_table(check_ids_of);
    check_school_links();
    detail::number_made_ids(*store_);
    check_all_parts();
    check_document_links();
    check_successions();
}

void LedgerBuilder::check_plausibility() {
    check_all_ends();
    check_names();
    check_backbone();
    check_opening<Support>();
    check_opening<Posting>();
    check_opening<Transfer>();
    Day latest = Day::first();
    each_table(
        [&]<class Record>(std::vector<Record> Records::*) { latest = std::max(latest, latest_day(table<Record>())); });
    check_long_running<Support>(latest);
    check_long_running<Posting>(latest);
}

}  // namespace jiedui

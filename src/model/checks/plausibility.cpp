// SPDX-License-Identifier: Apache-2.0
#include "model/checks/plausibility.hpp"

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "jiedui/base/text.hpp"
#include "model/checks/values.hpp"

namespace jiedui::detail {
namespace {

/// Calls `visit(std::type_identity<Record>)` for each table of ties.
template <class Visit>
void each_table_of_ties(Visit&& visit) {
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        if constexpr (tie_record<Record>) visit(std::type_identity<Record>{});
    });
}

/// What is sure of the days of a record: it is in force on `by` or before, and on `from` or after;
/// unknown where nothing is sure, running where there is no end.
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

/// Reports the ties that are in force when one of their schools was not open.  The days of a tie
/// are one cause: it is told of one end.
/// @param is_outside whether the days of a tie lie outside those of a school.
/// @param shown the day of a tie that lies outside.
template <class Check, class IsOutside>
void report_outside(Draft& draft, std::string_view cause, Day SureDays::* shown, IsOutside&& is_outside) {
    each_table_of_ties([&]<class Record>(std::type_identity<Record>) {
        const Table<Record>& ties = draft.table<Record>();
        const auto [from, to] = ends_of(ties);
        for (std::size_t row = 0; row < ties.size(); ++row) {
            if (draft.is_bad<Record>(row)) continue;
            const SureDays sure = sure_days_in(ties, row);
            if (!(sure.*shown).is_known() && sure.*shown != Day::running()) continue;
            for (const RefStore* end : {from, to}) {
                const std::uint32_t place = end->place_at(row);
                if (place == no_row || !is_outside(sure, draft.store->schools->row_at(place))) continue;
                const std::string id{draft.store->schools->id_at(place)};
                draft.report_cause<Check, Record>(cause_of({cause, id}), row, "", text_of(sure.*shown),
                                                  [&] { return Phrase{id}; });
                break;
            }
        }
    });
}

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

/// The day ten years before another; nothing before the first day that there is.
[[nodiscard]] std::optional<Day> ten_years_before(Day day) {
    const auto date = day.date() - std::chrono::years{10};
    const std::chrono::year_month_day eve{date.ok() ? date : date.year() / date.month() / std::chrono::last};
    return Day::find(int{eve.year()}, unsigned{eve.month()}, unsigned{eve.day()});
}

template <class Record>
concept has_days = requires(const Record& record) {
    record.first_day;
    record.last_day;
};

}  // namespace

void LooksEndless::of_ledger(Draft& draft) {
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        each_column<Record>([&]<class I>(I, const auto& column) {
            if constexpr (std::same_as<column_value<Record, I::value>, LastDay>)
                for (std::size_t row = 0; row < draft.table<Record>().size(); ++row) {
                    const LastDay day = draft.table<Record>().template value<I::value>(row);
                    if (day.is_known() && day.last() == Day::last())
                        draft.report_cause<LooksEndless, Record>(cause_of({"endless", Record::table, column.name}), row,
                                                                 column.name, text_of(day), [] { return Phrase{}; });
                }
        });
    });
}

void OpenSchoolYear::of_ledger(Draft& draft) {
    each_table_of_ties([&]<class Record>(std::type_identity<Record>) {
        if constexpr (has_days<Record>) {
            const Table<Record>& rows = draft.table<Record>();
            for (std::size_t row = 0; row < rows.size(); ++row) {
                const Span first = rows.template get<&Record::first_day>(row);
                if (first.is_known() && first.precision() == Precision::school_year &&
                    rows.template get<&Record::last_day>(row).is_running())
                    draft.report_cause<OpenSchoolYear, Record>(cause_of({"open school year", Record::table}), row,
                                                               "first_day", text_of(first), [] { return Phrase{}; });
            }
        }
    });
}

void SameName::of_ledger(Draft& draft) {
    std::unordered_map<std::string, std::size_t> first_rows;  // by the name without blanks
    const Table<School>& schools = draft.table<School>();
    const TextStore& names = schools.column<&School::name>();
    const TextStore& ids = schools.column<&School::id>();
    for (std::size_t row = 0; row < schools.size(); ++row) {
        if (names[row].empty() || is_number(names[row])) continue;  // a number is not a name
        const auto [first, is_new] = first_rows.try_emplace(without_blanks(names[row]), row);
        const bool is_other = !is_new && ids[row] != ids[first->second];
        if (is_other && !draft.ambiguous.contains(names[row]))  // which is the finding where names are read
            draft.report_cause<SameName, School>(cause_of({"same name", names[row]}), row, "name", names[row],
                                                 [&] { return Phrase{draft.notes<School>().row_text(first->second)}; });
    }
}

void SameRecord::of_references(Draft& draft) {
    each_table_of_ties([&]<class Record>(std::type_identity<Record>) {
        for (const SameRow& each : draft.same_rows[static_cast<std::size_t>(Record::tie_kind)])
            if (!draft.is_bad<Record>(each.row))
                draft.report<SameRecord, Record>(each.row, "", "",
                                                 Phrase{draft.notes<Record>().row_text(each.earlier)});
    });
}

/// The level may change, and is not compared.
void BackboneDiffers::of_ledger(Draft& draft) {
    if (!draft.store->are_teachers_listed) return;
    const Table<Posting>& postings = draft.table<Posting>();
    for (std::size_t row = 0; row < postings.size(); ++row) {
        const auto said = postings.get<&Posting::backbone>(row);
        const std::uint32_t teacher = postings.column<&Posting::teacher>().place_at(row);
        if (!said || teacher == no_row || draft.is_bad<Posting>(row)) continue;
        const auto own = draft.table<Teacher>().get<&Teacher::backbone>(draft.store->teachers->row_at(teacher));
        if (own && (*own == Backbone::no) != (*said == Backbone::no))
            draft.report<BackboneDiffers, Posting>(row, "backbone", word_of(*said), Phrase{std::string{word_of(*own)}});
    }
}

void SelfSupport::of_ledger(Draft& draft) {
    each_table_of_ties([&]<class Record>(std::type_identity<Record>) {
        const auto [from, to] = ends_of(draft.table<Record>());
        for (std::size_t row = 0; row < draft.table<Record>().size(); ++row)
            if (!draft.is_bad<Record>(row) && from->place_at(row) == to->place_at(row) && from->place_at(row) != no_row)
                draft.report<SelfSupport, Record>(row, "", *(*from)[row]);
    });
}

void BeforeOpening::of_ledger(Draft& draft) {
    const Table<School>& schools = draft.table<School>();
    if (schools.column<&School::first_day>().empty()) return;
    report_outside<BeforeOpening>(draft, "opening", &SureDays::by, [&](const SureDays& sure, std::uint32_t school) {
        const Span opened = schools.get<&School::first_day>(school);
        return opened.is_known() && sure.by.is_known() && sure.by < opened.first();
    });
}

void AfterClosing::of_ledger(Draft& draft) {
    const Table<School>& schools = draft.table<School>();
    if (schools.column<&School::last_day>().empty()) return;
    report_outside<AfterClosing>(draft, "closing", &SureDays::from, [&](const SureDays& sure, std::uint32_t school) {
        const LastDay closed = schools.get<&School::last_day>(school);
        return closed.is_known() && sure.from >= closed.until();
    });
}

void LongRunning::of_ledger(Draft& draft) {
    Day latest = Day::first();
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        latest = std::max(latest, latest_day(draft.table<Record>()));
    });
    const auto limit = ten_years_before(latest);
    if (!limit) return;
    each_table_of_ties([&]<class Record>(std::type_identity<Record>) {
        if constexpr (has_days<Record>) {
            const Table<Record>& rows = draft.table<Record>();
            for (std::size_t row = 0; row < rows.size(); ++row) {
                const Span first = rows.template get<&Record::first_day>(row);
                if (first.is_known() && first.first() <= *limit &&
                    rows.template get<&Record::last_day>(row).is_running())
                    draft.report<LongRunning, Record>(row, "last_day", text_of(first), Phrase{text_of(latest)});
            }
        }
    });
}

}  // namespace jiedui::detail

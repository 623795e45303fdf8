// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What documents say of a programme as their pages define it: documents, bases, papers, leading_groups.

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "oracle/completeness_naive.hpp"
#include "oracle/slice_naive.hpp"
#include "oracle/sure_days_naive.hpp"
#include "oracle/text_naive.hpp"

namespace jiedui::naive {

inline std::vector<Document> documents_by_id(const Records& records) {
    std::vector<Document> documents = records.documents;
    std::ranges::sort(documents, {}, &Document::id);
    return documents;
}

// ---- what ties rest on

/// A number as it is compared: what the page of `bases` says, sign by sign.
/// @param keeps_case whether letters stay as they are: no document is called so, and the text may be an id.
inline std::string number_for_comparison(std::string text, bool keeps_case = false) {
    const auto exchange = [&](const std::string& from, const std::string& to) {
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
            text.replace(at, from.size(), to);
    };
    for (unsigned sign = '!'; sign <= '~'; ++sign) {  // full-width signs begin at U+FF01
        const unsigned code = 0xFF01 + (sign - '!');
        const std::string wide{static_cast<char>(0xEF), static_cast<char>(0x80U | (code >> 6U & 0x3FU)),
                               static_cast<char>(0x80U | (code & 0x3FU))};
        exchange(wide, std::string(1, static_cast<char>(sign)));
    }
    for (const std::string blank : {" ", "\t", "\n", "\r", "\xC2\xA0", "\xE3\x80\x80"}) exchange(blank, "");
    for (const std::string open : {"(", "〔", "【", "〖", "〈", "﹝"}) exchange(open, "[");
    for (const std::string close : {")", "〕", "】", "〗", "〉", "﹞"}) exchange(close, "]");
    for (char letter = 'A'; letter <= 'Z' && !keeps_case; ++letter)
        exchange(std::string(1, letter), std::string(1, static_cast<char>(letter - 'A' + 'a')));
    return text;
}

inline std::string basis_of(const Tie& tie) {
    return (tie.support != nullptr ? tie.support->basis : tie.posting->basis).value_or("");
}
/// The ids of the documents that are called so.
inline Ids called(const Records& records, const std::string& basis) {
    Ids ids;
    for (const Document& each : records.documents) {
        const bool has_number = each.number && number_for_comparison(*each.number) == number_for_comparison(basis);
        if (each.id == basis || has_number) ids.insert(each.id);
    }
    return ids;
}
/// The ids of the documents that list the tie.
inline Ids listing(const Records& records, const Tie& tie) {
    Ids ids;
    for (const Document& each : records.documents)
        if (tie.kind == TieKind::agreement && std::ranges::count(each.supports.items, tie.id) > 0) ids.insert(each.id);
    return ids;
}
inline std::string counts_of(const std::vector<Tie>& ties) {
    const auto agreements = std::ranges::count(ties, TieKind::agreement, &Tie::kind);
    return std::to_string(agreements) + " " + std::to_string(std::ssize(ties) - agreements);
}

/// Whether the slice looks at some day at all.
inline bool has_days(const Slice& slice) {
    if (slice.times().empty()) return true;
    bool has_some = false;
    for (int day = window_first; day <= window_last; ++day) has_some = has_some || is_in_window(day, slice.times());
    return has_some;
}
/// Whether a document may have been written in the time of the slice.
inline bool may_be_in_time(const Slice& slice, const Document& document) {
    if (slice.times().empty()) return true;
    if (!document.day.is_known()) return has_days(slice);
    bool may_be = false;
    for (int day = document.day.first().number(); day <= document.day.last().number(); ++day)
        may_be = may_be || is_in_window(day, slice.times());
    return may_be;
}

/// @param slice of records with a basis, here and for `bases`.
inline Answer documents(const Slice& slice) {
    Answer answer;
    for (const Document& document : documents_by_id(slice.records())) {
        if (!may_be_in_time(slice, document)) continue;
        std::vector<Tie> behind;
        for (const Tie& tie : slice.ties())
            if (is_first_of(slice.ties(), tie) && (called(slice.records(), basis_of(tie)) == Ids{document.id} ||
                                                   listing(slice.records(), tie).contains(document.id)))
                behind.push_back(tie);
        answer.add(document.id + " " + or_dash(document.number.value_or("")) + " " +
                       or_dash(document.title.value_or("")) + " " + text_of_span(document.day) + " " +
                       or_dash(cell_text(document.kind)) + " " + counts_of(behind),
                   behind);
    }
    return answer;
}

inline Answer bases(const Slice& slice) {
    using Spelling = std::pair<std::string, Ids>;  // what is the same: how it is compared, and what it means
    std::map<Spelling, std::vector<Tie>> stated;
    std::map<std::string, std::vector<Tie>> listed;
    std::vector<Tie> without;
    for (const Tie& tie : slice.ties()) {
        const std::string basis = basis_of(tie);
        const Ids lists = listing(slice.records(), tie);
        const Ids documents = called(slice.records(), basis);
        if (!is_first_of(slice.ties(), tie)) continue;
        if (!basis.empty()) stated[{number_for_comparison(basis, documents.empty()), documents}].push_back(tie);
        for (const std::string& document : lists)
            if (basis.empty()) listed[document].push_back(tie);
        if (basis.empty() && lists.empty()) without.push_back(tie);
    }
    const auto lost_or = [&](const std::string& state) {  // a document that was left out may be the one
        return lost_rows(slice.settings(), "documents") ? "undecided" : state;
    };
    std::map<std::string, std::pair<std::string, std::vector<Tie>>> rows;  // by basis: what follows, and the ties
    for (const auto& [spelling, ties] : stated) {
        const Ids& ids = spelling.second;
        const std::string meant = ids.empty()       ? "- " + lost_or("not_listed") + " "
                                  : ids.size() == 1 ? *ids.begin() + " listed "
                                                    : "- ambiguous ";
        rows[basis_of(ties.front())] = {meant, ties};
    }
    Answer answer;
    for (const auto& [basis, row] : rows) answer.add(basis + " " + row.first + counts_of(row.second), row.second);
    for (const auto& [document, ties] : listed) answer.add("- " + document + " listed " + counts_of(ties), ties);
    if (!without.empty()) answer.add("- - " + lost_or("none") + " " + counts_of(without), without);
    return answer;
}

// ---- papers

/// In which year the school year of a day began.
inline int school_year_of(const Calendar& calendar, int day) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    const std::pair border{calendar.autumn().month, calendar.autumn().day};
    const bool is_before = std::pair{unsigned{date.month()}, unsigned{date.day()}} < border;
    return int{date.year()} - (is_before ? 1 : 0);
}
/// The school years that the slice looks at.
inline std::set<int> school_years(const Slice& slice) {
    std::set<int> years;
    const Calendar& calendar = slice.settings().calendar;
    if (!slice.times().empty()) {
        for (int day = window_first; day <= window_last; ++day)
            if (is_in_window(day, slice.times())) years.insert(school_year_of(calendar, day));
        return years;
    }
    for (const Document& each : slice.records().documents)
        if (each.day.is_known())
            for (const Day day : {each.day.first(), each.day.last()})
                years.insert(school_year_of(calendar, day.number()));
    if (!years.empty())
        for (int year = *years.begin(); year < *years.rbegin(); ++year) years.insert(year);
    return years;
}
/// Whether a document is of the school year, day by day.
inline std::string is_of_year(const Calendar& calendar, const Document& document, int year) {
    if (!document.day.is_known()) return "undecided";
    Settlings settlings;
    for (int day = document.day.first().number(); day <= document.day.last().number(); ++day)
        settlings.add(school_year_of(calendar, day) == year);
    return settlings.verdict();
}
/// Whether documents are complete for each day of the school year.
inline bool are_documents_complete(const Settings& settings, int year) {
    int first = (year - 1970) * 365 - 10;
    while (school_year_of(settings.calendar, first) != year) ++first;
    int end = first;
    while (school_year_of(settings.calendar, end) == year) ++end;
    return lists_all(settings, "documents", first, end);
}
/// The value of a cell is one that is wanted; nobody knows of an empty one.
inline std::string is_said(const std::string& cell, const std::string& wanted) {
    return cell.empty() ? "undecided" : cell == wanted ? "yes" : "no";
}
inline Answer papers(const Slice& slice, Words kinds) {
    if (kinds.empty()) kinds = {"leadership", "schedule", "plan", "inspection"};
    Ids programmes;
    for (const Document& each : slice.records().documents) programmes.insert(cell_of(each, "programme"));
    programmes.erase("");
    const bool has_programmes = !programmes.empty();
    if (!has_programmes) programmes.insert("");
    Answer answer;
    for (const std::string& programme : programmes)
        for (const int year : school_years(slice))
            for (const std::string& kind : kinds) {
                int sure = 0;
                int perhaps = 0;
                for (const Document& each : slice.records().documents) {
                    const std::string is_of_programme =
                        has_programmes ? is_said(cell_of(each, "programme"), programme) : "yes";
                    const std::string is_it = both(both(is_of_programme, is_said(cell_text(each.kind), kind)),
                                                   is_of_year(slice.settings().calendar, each, year));
                    sure += is_it == "yes" ? 1 : 0;
                    perhaps += is_it == "undecided" ? 1 : 0;
                }
                const bool is_missing = sure + perhaps == 0 && are_documents_complete(slice.settings(), year);
                answer.add(or_dash(programme) + " " + std::to_string(year) + "/" + std::to_string(year + 1) + " " +
                               kind + " " + std::to_string(sure) + " " +
                               (sure > 0     ? "met"
                                : is_missing ? "not_met"
                                             : "undecided"),
                           {});
            }
    return answer;
}

// ---- leading groups

/// The persons of a cell, in their order.
inline Words persons_in(std::string cell) {
    for (const std::string sign : {"、", "，", ",", "；", ";", "/"})
        for (std::size_t at = 0; (at = cell.find(sign, at)) != std::string::npos;) cell.replace(at, sign.size(), "|");
    Words persons;
    for (const std::string& part : pieces_of(cell, '|'))
        if (const std::string person{stripped(part)}; !person.empty()) persons.push_back(person);
    return persons;
}
inline Answer leading_groups(const Slice& slice) {
    const std::vector<std::pair<std::string, Words>> headers{{"head", {"head", "组长"}},
                                                             {"deputy", {"deputies", "deputy", "副组长"}},
                                                             {"member", {"members", "Members", "member", "成员"}},
                                                             {"office", {"office", "办公室"}}};
    Answer answer;
    for (const Document& document : documents_by_id(slice.records())) {
        if (document.kind != DocumentKind::leadership || !may_be_in_time(slice, document)) continue;
        const std::string beginning = document.id + " " + text_of_span(document.day) + " ";
        const std::size_t before = answer.rows.size();
        for (const auto& [role, names] : headers)
            for (const std::string& header : names)
                for (const std::string& person : persons_in(cell_of(document, header)))
                    answer.add(beginning + role + " " + person, {});
        if (answer.rows.size() == before) answer.add(beginning + "- -", {});
    }
    return answer;
}

}  // namespace jiedui::naive

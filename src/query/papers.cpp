// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/papers.hpp"

#include <algorithm>

#include "jiedui/query/filed_papers.hpp"
#include "query/listed.hpp"

namespace jiedui {
namespace {

/// The school years that have one of the days, ascending.
[[nodiscard]] std::vector<Span> school_years_of(const Calendar& calendar, const DayRange& days) {
    std::vector<Span> years;
    if (days.is_empty()) return years;
    const int first = int{days.first.date().year()};
    const int last = int{(days.until - 1).date().year()};
    for (int year = first - 1; year <= last; ++year) {
        const auto span = calendar.find_term(year, Precision::school_year);
        if (span && span->last() >= days.first && span->first() < days.until) years.push_back(*span);
    }
    return years;
}

[[nodiscard]] std::vector<DocumentKind> each_once(const std::vector<DocumentKind>& kinds) {
    std::vector<DocumentKind> once;
    for (const DocumentKind kind : kinds)
        if (std::ranges::find(once, kind) == once.end()) once.push_back(kind);
    if (once.empty())
        throw Error{ErrorCode::bad_word, "",
                    "at least one kind of paper; leave them out for the four of every programme"};
    return once;
}

}  // namespace

std::vector<Papers::Row> Papers::ask(const Slice& slice) const {
    const std::vector<DocumentKind> asked = each_once(kinds.value_or(four_haves()));
    const Ledger& ledger = slice.network().ledger();
    const PaperFile file{ledger};
    const std::vector<Span> years =
        school_years_of(ledger.settings().calendar, days_in_common(slice).value_or(file.known_days()));
    std::vector<std::optional<std::string>> programmes{file.programmes().begin(), file.programmes().end()};
    if (programmes.empty()) programmes.emplace_back();
    std::vector<Row> rows;
    for (const auto& programme : programmes)
        for (const Span year : years)
            for (const DocumentKind kind : asked) {
                const PaperFound found = file.find({kind, DayRange{year.first(), year.last() + 1}, programme});
                rows.push_back({programme, year, kind, static_cast<std::uint32_t>(found.sure.size()), found.verdict});
            }
    return rows;
}

Evidence Papers::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const Row& asked = rows[row];
    const DayRange year{asked.school_year.first(), asked.school_year.last() + 1};
    const PaperFile file{slice.network().ledger()};
    return {{}, references_to<Document>(file.find({asked.paper, year, asked.programme}).sure)};
}

template AnyQuestion detail::listed_question<Papers>();

}  // namespace jiedui

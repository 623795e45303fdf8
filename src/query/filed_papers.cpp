// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/filed_papers.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "jiedui/model/completeness.hpp"

namespace jiedui {
namespace {

/// The column of documents that says their programme; nothing if there is none.
[[nodiscard]] const WordStore* programme_column(const Ledger& ledger) {
    const auto& attributes = ledger.table<Document>().attributes();
    const auto found = std::ranges::find(attributes, std::string_view{"programme"}, &AttributeColumn::name);
    return found == attributes.end() ? nullptr : &found->words;
}

/// What a document says there; empty if nothing.
[[nodiscard]] std::string_view programme_in(const WordStore* column, std::uint32_t row) {
    return column == nullptr ? std::string_view{} : (*column)[row].value_or(std::string_view{});
}

[[nodiscard]] std::vector<std::string> programmes_of(const Ledger& ledger) {
    const WordStore* const column = programme_column(ledger);
    std::vector<std::string> programmes;
    for (std::uint32_t row = 0; row < ledger.table<Document>().size(); ++row)
        if (const auto programme = programme_in(column, row); !programme.empty()) programmes.emplace_back(programme);
    std::ranges::sort(programmes);
    programmes.erase(std::ranges::unique(programmes).begin(), programmes.end());
    return programmes;
}

[[nodiscard]] std::vector<std::uint32_t> rows_by_id(const Ledger& ledger) {
    const auto& table = ledger.table<Document>();
    const IdOrder order{table.column<&Document::id>(), table.size()};
    std::vector<std::uint32_t> rows;
    for (std::uint32_t place = 0; place < order.size(); ++place) rows.push_back(order.row_at(place));
    return rows;
}

[[nodiscard]] Grouped<std::uint32_t> places_by_programme(const Ledger& ledger, const std::vector<std::string>& names,
                                                         const std::vector<std::uint32_t>& rows) {
    const WordStore* const column = programme_column(ledger);
    const auto count = static_cast<std::uint32_t>(names.size());
    return {count + 1, [&](auto&& add) {
                for (std::uint32_t place = 0; place < rows.size(); ++place) {
                    const std::string_view programme = programme_in(column, rows[place]);
                    const auto name = std::ranges::lower_bound(names, programme);
                    add(programme.empty() ? count : static_cast<std::uint32_t>(name - names.begin()), place);
                }
            }};
}

}  // namespace

std::optional<DayRange> days_in_common(const Slice& slice) noexcept {
    return slice.times().is_empty() ? std::nullopt : std::optional{slice.times().window()};
}

Certainty is_of_days(const Span& span, const std::optional<DayRange>& days) noexcept {
    if (!days) return Certainty::yes;
    if (days->is_empty()) return Certainty::no;
    if (!span.is_known()) return Certainty::undecided;
    if (span.last() < days->first || span.first() >= days->until) return Certainty::no;
    return days->first <= span.first() && span.last() < days->until ? Certainty::yes : Certainty::undecided;
}

PaperFile::PaperFile(Ledger ledger)
    : ledger_{std::move(ledger)},
      programmes_{programmes_of(ledger_)},
      rows_{rows_by_id(ledger_)},
      by_programme_{places_by_programme(ledger_, programmes_, rows_)} {}

DayRange PaperFile::known_days() const noexcept {
    std::optional<DayRange> known;
    for (const std::uint32_t row : rows_) {
        const Span day = ledger_.table<Document>().get<&Document::day>(row);
        if (!day.is_known()) continue;
        if (!known) known = DayRange{day.first(), day.last() + 1};
        known = DayRange{std::min(known->first, day.first()), std::max(known->until, day.last() + 1)};
    }
    return known.value_or(DayRange{});
}

PaperFound PaperFile::find(const PaperWanted& wanted) const {
    const auto& table = ledger_.table<Document>();
    PaperFound found;
    const auto look_at = [&](std::uint32_t place, Certainty is_of_programme) {
        const std::uint32_t row = rows_[place];
        const auto kind = table.get<&Document::kind>(row);
        const Certainty is_of_kind = !kind                  ? Certainty::undecided
                                     : *kind == wanted.kind ? Certainty::yes
                                                            : Certainty::no;
        const Certainty is_it =
            both(both(is_of_programme, is_of_kind), is_of_days(table.get<&Document::day>(row), wanted.days));
        if (is_it != Certainty::no) (is_it == Certainty::yes ? found.sure : found.possible).push_back(place);
    };
    if (!wanted.programme) {
        for (std::uint32_t place = 0; place < rows_.size(); ++place) look_at(place, Certainty::yes);
    } else {
        const auto programme = std::ranges::lower_bound(programmes_, *wanted.programme);
        if (programme != programmes_.end() && *programme == *wanted.programme)
            for (const std::uint32_t place :
                 by_programme_.of(static_cast<std::uint32_t>(programme - programmes_.begin())))
                look_at(place, Certainty::yes);
        const std::uint32_t unsaid = by_programme_.count() - 1;
        for (const std::uint32_t place : by_programme_.of(unsaid)) look_at(place, Certainty::undecided);
    }
    if (!found.sure.empty())
        found.verdict = Verdict::met;
    else if (found.possible.empty() && is_complete(ledger_.settings(), Document::table, wanted.days.value_or(all_days)))
        found.verdict = Verdict::not_met;
    for (auto* places : {&found.sure, &found.possible}) {
        std::ranges::sort(*places);
        for (std::uint32_t& place : *places) place = rows_[place];
    }
    return found;
}

}  // namespace jiedui

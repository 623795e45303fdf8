// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/papers_rule.hpp"

#include <string>
#include <utility>

#include "jiedui/base/text.hpp"
#include "jiedui/model/completeness.hpp"
#include "jiedui/query/filed_papers.hpp"
#include "jiedui/query/papers.hpp"
#include "jiedui/rules/rule_kind.hpp"

namespace jiedui {
namespace {

[[nodiscard]] std::string ids_of(const Ledger& ledger, const std::vector<std::uint32_t>& documents,
                                 std::string_view before_last) {
    std::vector<std::string> ids;
    for (const std::uint32_t row : documents) ids.push_back(ledger.table<Document>().get<&Document::id>(row));
    return ids.empty() ? "–" : listed(ids, before_last);
}

/// @param place the programme and the school year of the paper, each with a blank behind it; empty for a programme's.
[[nodiscard]] Judgement judgement_of(const PaperFile& file, const PaperWanted& wanted, SubjectKind kind,
                                     const std::string& place) {
    const Ledger& ledger = file.ledger();
    const PaperFound found = file.find(wanted);
    const std::string word{word_of(wanted.kind)};
    Judgement each{.subject_kind = kind,
                   .subject = place + word,
                   .verdict = found.verdict,
                   .measured = static_cast<double>(found.sure.size()),
                   .limit = 1,
                   .unit = "documents"};
    each.reason =
        phrase("paper_found", {place, word, ids_of(ledger, found.sure, "and"), ids_of(ledger, found.possible, "or")});
    each.records = references_to<Document>(found.sure);
    if (lacks_rows(ledger.settings(), Document::table, wanted.days.value_or(all_days)))
        each.open(Verdict::undecided, {Document::table});
    return each;
}

}  // namespace

void PapersRule::judge(const RuleCase& on, Judgements& into) const {
    const PaperFile file{on.network().ledger()};
    if (per.value_or(PapersPer::programme) == PapersPer::programme) {
        for (const DocumentKind paper : papers)
            into.push_back(judgement_of(file, {paper, days_in_common(on.slice), {}}, SubjectKind::programme, ""));
        return;
    }
    for (const Papers::Row& row : ask(on.slice, Papers{papers}).rows) {
        const DayRange year{row.school_year.first(), row.school_year.last() + 1};
        const std::string programme = row.programme ? *row.programme + " " : "";
        into.push_back(judgement_of(file, {row.paper, year, row.programme}, SubjectKind::school_year,
                                    programme + text_of(row.school_year) + " "));
    }
}

}  // namespace jiedui

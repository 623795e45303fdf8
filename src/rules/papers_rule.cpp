// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/papers_rule.hpp"

#include <cstdint>
#include <string>
#include <utility>

#include "jiedui/base/text.hpp"

namespace jiedui {
namespace {

/// Whether a document is of the days that the slice looks at.
[[nodiscard]] Certainty is_of_the_time(const Slice& slice, const Span& day) {
    if (slice.times().is_empty()) return Certainty::yes;
    if (!day.is_known()) return Certainty::undecided;
    const DayRange window = slice.times().window();
    if (day.last() < window.first || day.first() >= window.until) return Certainty::no;
    return window.first <= day.first() && day.last() < window.until ? Certainty::yes : Certainty::undecided;
}

/// Whether the ledger declares that it has every document of the slice's time.
[[nodiscard]] bool are_documents_complete(const Slice& slice) {
    for (const Settings::Complete& each : slice.network().ledger().settings().complete) {
        if (each.table != Document::table) continue;
        if (slice.times().is_empty()) return true;  // whatever is asked of, it is what the ledger speaks of
        const DayRange window = slice.times().window();
        const bool begins = !each.period.first().is_known() || each.period.first() <= window.first;
        if (begins && each.period.until() != Day::unknown() && each.period.until() >= window.until) return true;
    }
    return false;
}

}  // namespace

void PapersRule::judge(const RuleCase& on, Judgements& into) const {
    const auto& documents = on.network().ledger().table<Document>();
    const bool is_complete = are_documents_complete(on.slice);
    for (const DocumentKind paper : papers) {
        std::vector<std::string> found;
        std::vector<std::string> perhaps;
        for (std::uint32_t row = 0; row < documents.size(); ++row) {
            const auto of_kind = documents.get<&Document::kind>(row);
            if (of_kind && *of_kind != paper) continue;
            const Certainty certainty = both(of_kind ? Certainty::yes : Certainty::undecided,
                                             is_of_the_time(on.slice, documents.get<&Document::day>(row)));
            if (certainty == Certainty::no) continue;
            (certainty == Certainty::yes ? found : perhaps).push_back(documents.get<&Document::id>(row));
        }
        Judgement each{.subject_kind = SubjectKind::programme,
                       .subject = std::string{word_of(paper)},
                       .measured = static_cast<double>(found.size()),
                       .limit = 1,
                       .unit = "documents"};
        if (!found.empty())
            each.verdict = Verdict::met;
        else if (is_complete && perhaps.empty())
            each.verdict = Verdict::not_met;
        each.reason = phrase(
            "{0}: the ledger has {1}; it may be {2}",
            {each.subject, found.empty() ? "–" : listed(found, "and"), perhaps.empty() ? "–" : listed(perhaps, "or")});
        into.push_back(std::move(each));
    }
}

}  // namespace jiedui

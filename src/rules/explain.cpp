// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <utility>

#include "jiedui/base/text.hpp"
#include "jiedui/rules/judge.hpp"

namespace jiedui {
namespace {

[[nodiscard]] Phrase verdict_phrase(Verdict verdict) {
    switch (verdict) {
        case Verdict::met: return phrase("verdict_met");
        case Verdict::not_met: return phrase("verdict_not_met");
        case Verdict::undecided: return phrase("verdict_undecided");
        case Verdict::failed: return phrase("verdict_failed");
    }
    return {};
}

[[nodiscard]] Phrase confidence_phrase(Confidence confidence) {
    switch (confidence) {
        case Confidence::confirmed: return phrase("confidence_confirmed");
        case Confidence::secondary: return phrase("confidence_secondary");
        case Confidence::unconfirmed: return phrase("confidence_unconfirmed");
    }
    return {};
}

/// A reason as a sentence of its own: it begins with a capital, unless with the subject's id, and ends once.
[[nodiscard]] std::string as_sentence(std::string reason, const std::string& subject, Language language) {
    const bool begins_with_id = !subject.empty() && reason.starts_with(printable(subject));
    if (!begins_with_id && reason.front() >= 'a' && reason.front() <= 'z')
        reason.front() = static_cast<char>(reason.front() - 'a' + 'A');
    for (const std::string_view end : {".", "!", "?", "。", "！", "？"})
        if (reason.ends_with(end)) return reason;
    return reason + (language == Language::zh ? "。" : ".");
}

}  // namespace

std::string explain(const Answer<Judge>& answer, std::size_t row, Language language) {
    const Judgement& each = answer.rows[row];
    std::string records;
    for (const std::string& id : ids_of(answer.slice.network().ledger(), answer.evidence(row)))
        records.append(records.empty() ? "" : language == Language::zh ? "、" : ", ").append(printable(id));
    const auto say = [&](const Phrase& phrase) { return text_of(phrase, language); };
    std::string text = say(phrase("rule_verdict", {each.rule, say(verdict_phrase(each.verdict))}));
    const std::string_view between = language == Language::zh ? "" : " ";
    const auto add = [&](const std::string& sentence) { text.append(between).append(sentence); };
    if (std::string reason = say(each.reason); !reason.empty())
        add(as_sentence(std::move(reason), each.subject, language));
    for (const std::string& table : each.lacking) add(say(phrase("rows_left_out", {table})));
    if (each.numerator && each.denominator)
        add(say(phrase("numerator_of_denominator", {text_of(*each.numerator), text_of(*each.denominator)})));
    if (!records.empty()) add(say(phrase("records_behind", {records})));
    add(say(phrase("basis_and_confidence",
                   {each.basis.empty() ? "–" : each.basis, say(confidence_phrase(each.confidence))})));
    return text;
}

}  // namespace jiedui

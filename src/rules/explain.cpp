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
        case Verdict::met: return phrase("met");
        case Verdict::not_met: return phrase("not met");
        case Verdict::undecided: return phrase("undecided, as data are missing");
        case Verdict::failed: return phrase("failed, so it says nothing of the data");
    }
    return {};
}

[[nodiscard]] Phrase confidence_phrase(Confidence confidence) {
    switch (confidence) {
        case Confidence::confirmed: return phrase("confirmed");
        case Confidence::secondary: return phrase("from secondary sources");
        case Confidence::unconfirmed: return phrase("not confirmed");
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
    std::string text = say(phrase("Rule {0}: {1}.", {each.rule, say(verdict_phrase(each.verdict))}));
    const std::string_view between = language == Language::zh ? "" : " ";
    const auto add = [&](const std::string& sentence) { text.append(between).append(sentence); };
    if (std::string reason = say(each.reason); !reason.empty())
        add(as_sentence(std::move(reason), each.subject, language));
    for (const std::string& table : each.lacking)
        add(say(phrase("Rows of the table {t0} were left out, and they may decide this.", {table})));
    if (each.numerator && each.denominator)
        add(say(phrase("That is {0} of {1}.", {text_of(*each.numerator), text_of(*each.denominator)})));
    if (!records.empty()) add(say(phrase("Records: {s0}.", {records})));
    add(say(phrase("Basis: {s0} ({1}).",
                   {each.basis.empty() ? "–" : each.basis, say(confidence_phrase(each.confidence))})));
    return text;
}

}  // namespace jiedui

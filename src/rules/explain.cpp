// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include "jiedui/rules/judgement.hpp"

namespace jiedui {
namespace {

[[nodiscard]] Phrase verdict_phrase(Verdict verdict) {
    switch (verdict) {
        case Verdict::met: return phrase("met");
        case Verdict::not_met: return phrase("not met");
        case Verdict::undecided: return phrase("undecided, as data are missing");
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

}  // namespace

std::string explain(const Answer<Judgement>& answer, std::size_t row, Language language) {
    const Judgement& each = answer.rows[row];
    std::string records;
    for (const TieIndex tie : each.ties)
        records.append(records.empty()            ? ""
                       : language == Language::zh ? "、"
                                                  : ", ")
            .append(answer.slice.network().id(tie));
    const auto say = [&](const Phrase& phrase) { return text_of(phrase, language); };
    std::string text = say(phrase("Rule {0}: {1}.", {each.rule, say(verdict_phrase(each.verdict))}));
    const std::string_view between = language == Language::zh ? "" : " ";
    const auto add = [&](const std::string& sentence) { text.append(between).append(sentence); };
    if (!each.reason.empty()) add(say(each.reason) + (language == Language::zh ? "。" : "."));
    if (each.numerator && each.denominator)
        add(say(phrase("That is {0} of {1}.", {text_of(*each.numerator), text_of(*each.denominator)})));
    if (!records.empty()) add(say(phrase("Records: {0}.", {records})));
    add(say(
        phrase("Basis: {0} ({1}).", {each.basis.empty() ? "–" : each.basis, say(confidence_phrase(each.confidence))})));
    return text;
}

}  // namespace jiedui

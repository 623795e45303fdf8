// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/parameters.hpp"

#include <algorithm>

#include "words/nouns.hpp"

namespace jiedui::detail {

void refuse_word(const std::string& word, std::string_view list, std::string_view name,
                 std::span<const std::string_view> allowed) {
    std::string hint = std::string{name} + " is one of " + listed({allowed.begin(), allowed.end()}, "or");
    if (const std::string_view meant = word_of_chinese(list, word); !meant.empty())
        hint = "write " + in_quotes(meant) + "; " + hint;
    throw Error{ErrorCode::bad_word, word, hint};
}

void check_arguments(std::string_view question, std::span<const QuestionParameter> forms, const Arguments& arguments) {
    const auto refuse = [&](const std::string& what) {
        throw Error{ErrorCode::unfit_parameter, std::string{question}, what};
    };
    for (const auto& [name, value] : arguments) {
        const auto form = std::ranges::find(forms, name, &QuestionParameter::name);
        if (form == forms.end()) {
            std::vector<std::string> names;
            for (const QuestionParameter& each : forms) names.emplace_back(each.name);
            refuse("it has no parameter " + in_quotes(name) +
                   (names.empty() ? "; it takes none" : "; it has " + listed(names, "and")));
        }
        if (static_cast<std::size_t>(form->kind) != value.index())
            refuse("'" + name + "' is a " + std::string{word_of(form->kind)} + ", not a " +
                   std::string{word_of(static_cast<ParameterKind>(value.index()))});
    }
    for (const QuestionParameter& form : forms)
        if (form.is_required && !arguments.contains(form.name))
            refuse("it needs '" + std::string{form.name} + "': " + std::string{form.doc});
}

}  // namespace jiedui::detail

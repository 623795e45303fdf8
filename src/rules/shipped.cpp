// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/shipped.hpp"

#include <algorithm>

#include "jiedui/base/text.hpp"
#include "jiedui/rules/rule_kind.hpp"
#include "rules/policies_data.hpp"

namespace jiedui {

std::vector<std::string> shipped_policies() {
    std::vector<std::string> names;
    for (const auto& [name, text] : detail::policy_files()) names.emplace_back(name);
    return names;
}

std::string shipped_policy_text(std::string_view name) {
    const auto& files = detail::policy_files();
    const auto found = std::ranges::find(files, name, &detail::EmbeddedFile::name);
    if (found == files.end())
        throw Error{ErrorCode::bad_word, std::string{name},
                    "the policies that ship are " + listed(shipped_policies(), "and")};
    return std::string{found->text};
}

Policy shipped_policy(std::string_view name) {
    return policy_of(shipped_policy_text(name), RuleKinds::built_in(), std::string{name} + ".json");
}

}  // namespace jiedui

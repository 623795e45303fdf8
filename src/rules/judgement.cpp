// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/judgement.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace jiedui {

void Judgement::open(Verdict overturned, const std::vector<std::string_view>& tables) {
    if (tables.empty() || (verdict != overturned && verdict != Verdict::undecided)) return;
    verdict = Verdict::undecided;
    for (const std::string_view each : tables)
        if (std::ranges::find(lacking, each) == lacking.end()) lacking.emplace_back(each);
}

}  // namespace jiedui

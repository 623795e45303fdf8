// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/questions.hpp"

#include <algorithm>
#include <vector>

#include "base/immortal.hpp"

namespace jiedui {
namespace detail {

/// Compiled in the file with the question's body (query/listed.hpp).
template <question Question>
AnyQuestion listed_question();

}  // namespace detail

namespace {

template <class... Question>
[[nodiscard]] std::vector<AnyQuestion> all_of(TypeList<Question...>) {
    return {detail::listed_question<Question>()...};
}

}  // namespace

std::span<const AnyQuestion> questions() {
    static const detail::Immortal<std::vector<AnyQuestion>> all{all_of(Questions{})};
    return all.value;
}

const AnyQuestion* find_question(std::string_view name) {
    const auto all = questions();
    const auto found = std::ranges::find(all, name, &AnyQuestion::name);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace jiedui

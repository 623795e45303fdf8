// SPDX-License-Identifier: Apache-2.0
#include "io/shape/school_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "io/shape/layout_words.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

/// The ends of names, longest first, and the sort of school that each says.
constexpr std::array<std::pair<std::string_view, std::string_view>, 18> ends{{{"九年一贯制学校", "九年"},
                                                                              {"初级中学", "中"},
                                                                              {"高级中学", "高中"},
                                                                              {"完全中学", "完中"},
                                                                              {"中心小学", "中心小"},
                                                                              {"中心学校", "中心小"},
                                                                              {"中心校", "中心小"},
                                                                              {"中心小", "中心小"},
                                                                              {"完全小学", "小"},
                                                                              {"幼儿园", "园"},
                                                                              {"教学点", "点"},
                                                                              {"中学", "中"},
                                                                              {"小学", "小"},
                                                                              {"初中", "中"},
                                                                              {"高中", "高中"},
                                                                              {"学校", "校"},
                                                                              {"中", "中"},
                                                                              {"小", "小"}}};

/// What a short form may leave out: the ranks of places.
[[nodiscard]] bool may_be_left_out(std::string_view character) {
    constexpr std::array ranks{"省", "市", "州", "县", "区", "旗", "乡", "镇", "村", "街", "道", "第", "立"};
    return std::ranges::find(ranks, character) != ranks.end();
}

[[nodiscard]] std::string without_bracket(std::string text) {
    if (text.ends_with(')'))
        if (const std::size_t open = text.rfind('('); open != std::string::npos && open > 0) text.resize(open);
    return text;
}

}  // namespace

void KnownSchools::add(std::string_view name) {
    const auto [found, is_new] = names_.try_emplace(std::string{name}, without_blanks(name));
    if (is_new && !name.empty()) folded_.emplace(found->second, found->first);
}

bool KnownSchools::is_like_one(std::string_view name) {
    const std::string text = without_blanks(name);
    return text.size() > 6 && !parts_of(text).kind.empty();
}

KnownSchools::Parts KnownSchools::parts_of(std::string_view name) {
    Parts parts;
    for (const auto& [end, kind] : ends) {
        if (!name.ends_with(end) || name.size() == end.size()) continue;
        parts.kind = kind;
        name.remove_suffix(end.size());
        break;
    }
    for (const std::string_view each : characters_of(name))
        if (each != "第") parts.rest.push_back(each);
    return parts;
}

/// Whether `name` is `written` with nothing but ranks of places added.
bool KnownSchools::fits(const Parts& written, const Parts& name) {
    if (written.kind.empty() || written.kind != name.kind || written.rest.empty()) return false;
    std::size_t next = 0;
    bool was_left_out_whole = true;
    for (const std::string_view each : name.rest) {
        if (next < written.rest.size() && each == written.rest[next])
            ++next;
        else if (!may_be_left_out(each))
            was_left_out_whole = false;
    }
    return next == written.rest.size() && was_left_out_whole;
}

std::optional<std::string> KnownSchools::find(std::string_view written) const {
    if (has(written)) return std::string{written};
    const std::string folded_text = without_blanks(written);
    for (const std::string& text : {folded_text, without_bracket(folded_text)}) {
        const auto [first, end] = folded_.equal_range(text);
        if (first != end && std::next(first) == end) return first->second;
        if (first != end) return std::nullopt;
    }
    const std::string bare = without_bracket(folded_text);
    const Parts parts = parts_of(bare);
    std::optional<std::string> found;
    for (const auto& [name, folded_name] : names_) {
        if (!fits(parts, parts_of(folded_name))) continue;
        if (found) return std::nullopt;
        found = name;
    }
    return found;
}

}  // namespace jiedui::detail

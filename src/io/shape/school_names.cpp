// SPDX-License-Identifier: Apache-2.0
#include "io/shape/school_names.hpp"

#include <algorithm>
#include <array>
#include <span>
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

/// Whether a school of this sort may be called of that one: a senior secondary school is called 中学, too.
[[nodiscard]] bool may_be(std::string_view written, std::string_view kind) {
    return written == kind || (written == "中" && (kind == "高中" || kind == "完中"));
}

constexpr std::array<std::string_view, 5> counties{"自治县", "县", "市", "区", "旗"};
constexpr std::array<std::string_view, 3> towns{"街道", "镇", "乡"};

/// The rank of the place at the front of a name, 县 of 清源县第一中学, and what follows; empty if there is no place.
[[nodiscard]] std::string_view from_rank(std::string_view name, std::span<const std::string_view> ranks) {
    constexpr std::size_t of_character = 3;
    std::size_t first = name.size();
    for (const std::string_view rank : ranks) first = std::min(first, name.find(rank, of_character));
    return name.substr(first);
}
/// What follows the rank with which a text begins.
[[nodiscard]] std::string_view behind_rank(std::string_view text, std::span<const std::string_view> ranks) {
    for (const std::string_view rank : ranks)
        if (text.starts_with(rank)) return text.substr(rank.size());
    return text;
}

[[nodiscard]] std::string without_bracket(std::string text) {
    if (text.ends_with(')'))
        if (const std::size_t open = text.rfind('('); open != std::string::npos && open > 0) text.resize(open);
    return text;
}

/// 县第二小学东校区 of 县第二小学(东校区).
[[nodiscard]] std::string with_bracket_opened(std::string text) {
    if (text.ends_with(')') && text.find('(') != std::string::npos)
        std::erase_if(text, [](char each) { return each == '(' || each == ')'; });
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
    if (written.kind.empty() || !may_be(written.kind, name.kind) || written.rest.empty()) return false;
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

/// Whether a name, or what of it stands behind its county and its town, is meant: 柳湾小学 for 清源县黑水乡柳湾小学.
bool KnownSchools::may_mean(const Parts& written, std::string_view folded_name) {
    if (fits(written, parts_of(folded_name))) return true;
    std::string_view rest = folded_name;
    for (const auto& ranks : {std::span<const std::string_view>{counties}, std::span<const std::string_view>{towns}}) {
        const std::string_view ranked = from_rank(rest, ranks);
        if (ranked.empty()) continue;
        rest = behind_rank(ranked, ranks);
        if (fits(written, parts_of(ranked)) || fits(written, parts_of(rest))) return true;
    }
    return false;
}

std::optional<std::string> KnownSchools::find(std::string_view written) const {
    if (has(written)) return std::string{written};
    const std::string folded_text = without_blanks(written);
    for (const std::string& text : {folded_text, with_bracket_opened(folded_text), without_bracket(folded_text)}) {
        const auto [first, end] = folded_.equal_range(text);
        if (first != end && std::next(first) == end) return first->second;
        if (first != end) return std::nullopt;
    }
    const std::string bare = without_bracket(folded_text);
    const Parts parts = parts_of(bare);
    std::optional<std::string> found;
    for (const auto& [name, folded_name] : names_) {
        if (!may_mean(parts, folded_name)) continue;
        if (found) return std::nullopt;
        found = name;
    }
    return found;
}

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/finding_list.hpp"

#include <algorithm>
#include <iterator>

namespace jiedui {
namespace {

/// Whether the table of such a finding is the name of a file, of which there may be any number.
[[nodiscard]] bool names_a_file(FindingCode code) noexcept {
    return code == FindingCode::unknown_file || code == FindingCode::same_table;
}

/// Names one more behind those that are named, unless it is the last of them.
/// @param is_full whether enough are named: then a sign says that there are more.
void name_again(std::string& named, std::string_view again, bool is_full) {
    constexpr std::string_view between = ", ";
    constexpr std::string_view more = "…";
    const std::size_t last = named.rfind(between);
    const std::string_view last_named =
        last == std::string::npos ? std::string_view{named} : std::string_view{named}.substr(last + between.size());
    if (last_named != again && last_named != more) named.append(between).append(is_full ? more : again);
}

/// One more of a cause: the finding stands where the first of them does, whatever column was looked at first.  A
/// setting has no row, so that a finding names the first few keys of its cause and what stands there.
void count_again(Finding& kept, Finding again) {
    constexpr std::uint64_t most_named = 3;
    ++kept.count;
    if (kept.code == FindingCode::bad_setting) {
        name_again(kept.column, again.column, kept.count > most_named);
        name_again(kept.value, again.value, kept.count > most_named);
        return;
    }
    if (again.table != kept.table || again.row >= kept.row) return;
    kept.row = again.row;
    kept.column = std::move(again.column);
    kept.value = std::move(again.value);
}

}  // namespace

std::string cause_of(std::initializer_list<std::string_view> parts) {
    std::string cause;
    for (const std::string_view part : parts) cause.append(std::to_string(part.size())).append(":").append(part);
    return cause;
}

void FindingList::add(const std::string& cause, Finding finding, const std::function<Phrase()>& expected) {
    const bool is_setting = finding.code == FindingCode::bad_setting;  // whose column is any key
    Kind& kind =
        kinds_[{finding.code, names_a_file(finding.code) ? "" : finding.table, is_setting ? "" : finding.column}];
    ++kind.count;
    const auto same = cause.empty() ? places_.end() : places_.find(cause);
    if (same != places_.end()) {
        count_again(findings_[same->second], std::move(finding));
        return;
    }
    if (kind.kept == most_of_a_kind) {
        ++findings_[kind.last].unlisted;
        return;
    }
    ++kind.kept;
    kind.last = findings_.size();
    if (!cause.empty()) places_.emplace(cause, kind.last);
    if (expected) finding.expected = expected();
    findings_.push_back(std::move(finding));
}

void FindingList::join_whole(std::string_view table, std::uint64_t rows) {
    if (rows < fewest_rows) return;
    std::map<std::pair<FindingCode, std::string_view>, Finding*> firsts;  // of what is in every row, by code and column
    for (const auto& [key, kind] : kinds_) {
        const auto& [code, its_table, column] = key;
        if (its_table == table && kind.count == rows && kind.kept >= 2) firsts[{code, column}] = nullptr;
    }
    for (Finding& each : findings_) {
        const auto found = each.table == table ? firsts.find({each.code, each.column}) : firsts.end();
        if (found == firsts.end()) continue;
        Finding*& first = found->second;
        if (first == nullptr) {
            first = &each;
            first->count += std::exchange(first->unlisted, 0);
            continue;
        }
        if (each.row < first->row) std::swap(*first, each);
        first->count += each.count + std::exchange(each.unlisted, 0);
        each.count = 0;  // gone
    }
}

std::vector<Finding> FindingList::take() {
    std::erase_if(findings_, [](const Finding& each) { return each.count == 0; });
    kinds_.clear();
    places_.clear();
    return std::exchange(findings_, {});
}

}  // namespace jiedui

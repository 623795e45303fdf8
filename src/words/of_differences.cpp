// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <span>

#include "jiedui/words/sentence.hpp"

namespace jiedui::detail {
namespace {

// What a difference says of a record, and the parts of such a sentence.
constexpr std::array all_sentences_of_differences{
    Sentence{"added", "{s0} was added.", "{s0}：新增。"},
    Sentence{"removed", "{s0} was removed.", "{s0}：删除。"},
    Sentence{"changed", "{s0} {s1}.", "{s0}：{s1}。"},
    Sentence{"column_added", "Column {q0} of {s1} was added.", "{s1}：新增列“{s0}”。"},
    Sentence{"column_removed", "Column {q0} of {s1} was removed.", "{s1}：删除列“{s0}”。"},
    Sentence{"running", "running", "未截止"},
    Sentence{"unknown", "unknown", "不详"},
    Sentence{"empty", "empty", "空"},
    Sentence{"from_to", "{s0}from {s1} to {s2}", "{s0}由{s1}改为{s2}"},
    Sentence{"retargeted", "was re-targeted {s0}", "改换受援学校，{s0}"},
    Sentence{"moved", "moved: {s0}", "调动：{s0}"},
    Sentence{"fields", "changed: {s0}", "变更：{s0}"},
    Sentence{"ended", "ended: {s0}", "结束：{s0}"},
    Sentence{"extended", "was extended: {s0}", "延长：{s0}"},
    Sentence{"shortened", "was shortened: {s0}", "缩短：{s0}"},
};

}  // namespace

std::span<const Sentence> sentences_of_differences() noexcept { return all_sentences_of_differences; }

}  // namespace jiedui::detail

// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <span>

#include "jiedui/words/sentence.hpp"

namespace jiedui::detail {
namespace {

// What was expected of a policy.
constexpr std::array all_sentences_of_policies{
    Sentence{"true_or_false", "true or false", "true 或 false"},
    Sentence{"length_for_example", "a length of time, e.g. {0}", "一段时长，如 {0}"},
    Sentence{"list_of_some", "a list of some of {or}", "列表，各项取自{or}"},
    Sentence{"list_of_minima", R"(a list of minima, e.g. ["teaching_area primary 4.5", "computers primary 8 per 100"])",
             R"(由最低标准组成的列表，如 ["teaching_area primary 4.5", "computers primary 8 per 100"])"},
    Sentence{"minimum_once", "each indicator once in each stage", "每个学段的每项指标只出现一次"},
    Sentence{"limit_of_some_stage", "a limit of the primary or of the junior stage", "小学或初中学段的限值"},
    Sentence{"has_member", "a member {q0}", "其中须有“{0}”"},
    Sentence{"own_rule_id", "an id that no other rule has", "与其他规则不同的编号"},
    Sentence{"parameter_once", "each parameter once", "每个参数只出现一次"},
    Sentence{"rule_parameter", "a text, true or false, a number exact in thousandths, or a list of texts",
             "文本、true 或 false、最多三位小数的数字，或由文本组成的列表"},
    Sentence{"condition_value", "a text, a number, true or false, or a list of these",
             "文本、数字、true 或 false，或由它们组成的列表"},
    Sentence{"scope_of_schools", "conditions that some school meets, or may_be_empty",
             "至少有一所学校符合的条件，否则请设 may_be_empty"},
    Sentence{"scope_of_teachers", "conditions that some teacher meets, or may_be_empty",
             "至少有一名教师符合的条件，否则请设 may_be_empty"},
    Sentence{"threshold_in_days", "a threshold in days, as by_share adds up parts of days",
             "以天计的期限，因 by_share 按工作量比例累计天数"},
};

}  // namespace

std::span<const Sentence> sentences_of_policies() noexcept { return all_sentences_of_policies; }

}  // namespace jiedui::detail

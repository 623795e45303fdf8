// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <span>

#include "jiedui/words/sentence.hpp"

namespace jiedui::detail {
namespace {

// What rules say of a subject.
constexpr std::array all_sentences_of_judgements{
    Sentence{"verdict_met", "met", "达到要求"},
    Sentence{"verdict_not_met", "not met", "未达到要求"},
    Sentence{"verdict_undecided", "undecided, as data are missing", "因数据缺失无法判定"},
    Sentence{"verdict_failed", "failed, so it says nothing of the data", "运行失败，未能判定"},
    Sentence{"confidence_confirmed", "confirmed", "有来源证实"},
    Sentence{"confidence_secondary", "from secondary sources", "仅见于二手来源"},
    Sentence{"confidence_unconfirmed", "not confirmed", "未经证实"},
    Sentence{"rule_verdict", "Rule {0}: {1}.", "规则 {0}：{1}。"},
    Sentence{"numerator_of_denominator", "That is {0} of {1}.", "即 {1} 中的 {0}。"},
    Sentence{"rows_left_out", "Rows of the table {t0} were left out, and they may decide this.",
             "{t0}有记录被排除在外，这些记录可能决定本项判定。"},
    Sentence{"records_behind", "Records: {s0}.", "依据的记录：{s0}。"},
    Sentence{"basis_and_confidence", "Basis: {s0} ({1}).", "依据：{s0}（{1}）。"},
    Sentence{"duty", "{0} supports {1} schools for certain and {2} at most; {3} are demanded",
             "{0} 确定支援 {1} 所学校，至多 {2} 所；要求 {3} 所"},
    Sentence{"coverage_channels", "{0} gets {1}; it lacks {2}", "{0} 已获得 {1}，尚缺 {2}"},
    Sentence{"coverage_schools", "{0} is supported by {1} schools", "{0} 有 {1} 所学校支援"},
    Sentence{"service_days",
             "{0} applies for the title {1} and has surely served {2} days before {3}; {4} {5:service_unit} are "
             "demanded",
             "{0} 申报职称 {1:title}，在 {3} 之前确定服务 {2} 天；要求 {4} {5:service_unit}"},
    Sentence{"paper_found", "{0}{1:document_kind}: the ledger has {s2}; it may be {s3}",
             "{0}{1:document_kind}：台账中有 {s2}；可能是 {s3}"},
    Sentence{"ring_none", "{0} is in no ring", "{0} 不在任何循环支援之中"},
    Sentence{"ring_in", "{0} is in ring {1}", "{0} 在第 {1} 个循环支援之中"},
    Sentence{"ring_possible", "{0} is in a ring if the ties that were left out exist",
             "如未计入的关系确实存在，{0} 即在循环支援之中"},
    Sentence{"booking_single", "no two postings of {0} are on the same day", "{0} 没有同日两处派出"},
    Sentence{"booking_double", "{0} has two postings on the same days", "{0} 在相同日期有两处派出"},
    Sentence{"booking_possible", "{0} may have two postings on one day: some postings, or their days, are not known",
             "{0} 可能同日有两处派出：部分派出或其日期未知"},
    Sentence{"term_days", "{0} lasts {1} days; {2} are demanded", "{0} 为期 {1} 天；要求 {2} 天"},
    Sentence{"term_unknown", "it is not known how long {0} lasts; {1} days are demanded",
             "{0} 的期限不详；要求 {1} 天"},
    Sentence{"floor_left", "{0} has {1} posts of {2} left; {3} are demanded, and one at least",
             "{0} 的{2:subject}岗位尚余 {1} 个；要求 {3} 个，且不少于一个"},
    Sentence{"stage_common", "both ends of {0} teach a stage in common", "{0} 的双方有共同学段"},
    Sentence{"stage_different", "the ends of {0} do not teach a common stage", "{0} 的双方没有共同学段"},
    Sentence{"stage_unknown", "it is not known which stages both ends of {0} teach", "{0} 双方的学段不详"},
    Sentence{"distance_km", "the ends of {0} are {1} km from one another; {2} km are allowed",
             "{0} 的双方相距 {1} 公里；允许 {2} 公里"},
    Sentence{"rotation_share", "in {0} {1} of {2} persons count for certain; a share of {3} is demanded",
             "{0} 的 {2} 人中确定有 {1} 人计入；要求比例 {3}"},
    Sentence{"rotation_share_and_others",
             "in {0} {1} of {2} persons count for certain; a share of {3} is demanded; besides, {4} rotate who are not "
             "eligible",
             "{0} 的 {2} 人中确定有 {1} 人计入；要求比例 {3}；另有 {4} 人交流但不符合交流条件"},
    Sentence{"rotation_no_teachers", "it is not known who teaches in {0}, as the ledger has no list of teachers",
             "台账没有教师名单，{0} 有哪些教师不详"},
    Sentence{"distance_unknown", "it is not known where the two ends of {0} lie", "{0} 双方的位置不详"},
    Sentence{"double_duty_none", "{0} does not both support and get support", "{0} 没有同时支援他校和接受支援"},
    Sentence{"double_duty", "{0} supports {1} schools and is supported by {2}",
             "{0} 支援 {1} 所学校，同时接受 {2} 所学校支援"},
    Sentence{"double_duty_possible", "{0} both supports and gets support if the ties that were left out exist",
             "如未计入的关系确实存在，{0} 即同时支援他校并接受支援"},
    Sentence{"form_of", "{0} has the form {1}; {or} are allowed", "{0} 的交流形式为{1:form}；允许{or:form}"},
    Sentence{"form_unknown", "the form of {0} is not known; {or} are allowed", "{0} 的交流形式不详；允许{or:form}"},
    Sentence{"recorded_on", "{0} begins on {1} and was recorded on {2}; it was due on {3}",
             "{0} 自 {1} 开始，登记于 {2}；应于 {3} 前登记"},
    Sentence{"recorded_unknown", "it is not known whether {0} was recorded in time", "{0} 是否按时登记不详"},
    Sentence{"tenure_moves", "{0} is to move after {1} years at a school, and begins a posting",
             "{0} 在同一学校任满 {1} 年应当交流，并已派出"},
    Sentence{"tenure_stays", "{0} is to move after {1} years at a school; a posting that surely begins is not recorded",
             "{0} 在同一学校任满 {1} 年应当交流；未见确定开始的派出记录"},
    Sentence{"tenure_unknown", "it is not known whether {0} is to move after {1} years at a school",
             "{0} 是否已在同一学校任满 {1} 年而应当交流不详"},
    Sentence{"coefficient", "in {0}, stage {1}, {2}: the difference coefficient of {5} schools is {4}; {3} is allowed",
             "{0}{1:stage}{2:indicator}：{5} 所学校的差异系数为 {4}；要求不高于 {3}"},
    Sentence{"coefficient_and_undecided",
             "in {0}, stage {1}, {2}: the difference coefficient is {4} without the {6} schools that are undecided, of "
             "{5}; {3} is allowed",
             "{0}{1:stage}{2:indicator}：共 {5} 所学校，其中 {6} 所数据不全，其余学校的差异系数为 {4}；要求不高于 {3}"},
    Sentence{"coefficient_unknown", "in {0}, stage {1}, {2}: the difference coefficient is not known; {3} is allowed",
             "{0}{1:stage}{2:indicator}：差异系数不详；要求不高于 {3}"},
    Sentence{"composite", "in {0}, stage {1}: the mean of the difference coefficients is {3}; {2} is allowed",
             "{0}{1:stage}：综合差异系数为 {3}；要求不高于 {2}"},
    Sentence{"composite_unknown",
             "in {0}, stage {1}: the mean of the difference coefficients is not known, as one of them is not; {2} is "
             "allowed",
             "{0}{1:stage}：有指标的差异系数不详，综合差异系数不详；要求不高于 {2}"},
    Sentence{
        "minima_reached",
        "{0}, stage {1}: {2} of {3} indicators reach their minimum, and {4} are not known; {5} are demanded, and a "
        "share of {6} of each of the others",
        "{0}{1:stage}：{3} 项指标中 {2} 项达到最低标准，{4} 项不详；要求 {5} 项达标，其余各项不低于标准的 {6}"},
    Sentence{"rule_failed", "the rule failed: {s0}", "该规则运行失败：{s0}"},
    Sentence{"rule_failed_without_judgement", "the rule failed: it gave something that is not a judgement: {s0}",
             "该规则运行失败：产生的不是判定结果：{s0}"},
};

}  // namespace

std::span<const Sentence> sentences_of_judgements() noexcept { return all_sentences_of_judgements; }

}  // namespace jiedui::detail

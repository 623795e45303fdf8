// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Phrase: a part of a text for people, as a sentence with gaps and what fills them; said in any language when asked.

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/base/language.hpp"

namespace jiedui {

namespace detail {

/// One phrase in every language.  Gaps: `{0}` an argument, `{q0}` between quotes, `{t0}` the name of a table, `{s0}` a
/// sentence or list that was made of several texts; `{or}` and `{and}` the arguments behind those that are numbered,
/// quoted, and `{all}` the same without quotes.  Behind a colon stands the list whose words the arguments are,
/// `{1:form}`, or the argument that names it, `{or:0}`: these are said as each language calls them.  Whatever fills a
/// gap is made `printable`.
struct PhraseText {
    std::string_view en;
    std::string_view zh;
};

/// Every phrase; the first says an argument as it stands.
inline constexpr std::array phrase_texts{
    PhraseText{"{s0}", "{s0}"},
    // tables and headers
    PhraseText{"{t0}", "{t0}"},
    PhraseText{"supports, postings or transfers", "结对关系（supports）、派出记录（postings）或拨付捐赠（transfers）"},
    PhraseText{"{t0}, which has no rows", "{t0}，而该表没有任何记录"},
    PhraseText{"{t0} (later parts of other records left aside)", "{t0}（其他记录的后段除外）"},
    PhraseText{"{t0}; the nearest is {and}", "{t0}，最接近的是{and}"},
    PhraseText{"{t0}; the nearest are {and}", "{t0}，最接近的有{and}"},
    PhraseText{"{t0}; it is the name of {and}, and names are read with {0}_by 'name'",
               "{t0}；它是{and}的名称，如台账以名称指代，请将 {0}_by 设为 “name” 后再读取"},
    PhraseText{"{s0}; near to {q1:3} is {q2}", "{s0}；与“{1:3}”最接近的是“{2}”"},
    PhraseText{"the attribute {0}", "附加列 {0}"},
    PhraseText{"texts, numbers, booleans or days without a time zone", "文本、数字、布尔值或不带时区的日期"},
    PhraseText{"its unit {q0} is not one of single persons, schools or degrees", "单位“{0}”不是以个人、学校或度为单位"},
    PhraseText{"its unit {q0} is not known here; the aliases of ledger.json may add it",
               "单位“{0}”无法识别，可在 ledger.json 的 aliases 中补充"},
    PhraseText{"its values are names of schools, e.g. {q0}, and no units",
               "该列填写的是学校名称（如“{0}”），而不是计量单位"},
    PhraseText{"{t0} has {q1}", "{t0}有“{1}”"},
    PhraseText{
        "supporter or recipient? clear only beside 被帮扶学校 / 受援学校 (then supporter) or 支援学校 (then recipient)",
        "是支援学校还是受援学校？只有与“被帮扶学校”“受援学校”（此时为支援学校）或“支援学校”（此时为受援学校）并列时才明"
        "确"},
    PhraseText{"either side", "结对双方都可这样称呼"},
    PhraseText{"person-times are not persons: one teacher may count several times",
               "人次不等于人数：同一名教师可能计算多次"},
    PhraseText{"is the day itself inside? call the column last_day if it is",
               "当日是否包含在内？如包含，请将该列改名为 last_day（结束日期）"},
    PhraseText{"is it a calendar year or a school year? call the column school_year if it is one",
               "是自然年还是学年？如为学年，请将该列改名为 school_year（学年）"},
    PhraseText{"teachers per pupil or pupils per teacher? give totals instead",
               "是每名学生的教师数，还是每名教师的学生数？请改填总数"},
    PhraseText{"as 师生比", "与“师生比”同样含义不明，请改填总数"},
    PhraseText{"all stages together; the rules need pupils by stage", "各学段合计；核算需要分学段的在校生数"},
    // words and values
    PhraseText{"{or}", "{or}"},
    PhraseText{"{or:0}", "{or:0}"},
    PhraseText{"{or:0} ({q1} means {q2:0})", "{or:0}（“{1}”即“{2:0}”）"},
    PhraseText{"with {or:0}", "分别填写{or:0}"},
    PhraseText{"a whole number from 0 to 4294967294", "0 至 4294967294 的整数"},
    PhraseText{"a number without separators, exact in thousandths", "不带千分位分隔符、最多三位小数的数字"},
    PhraseText{"a number of at most 15 digits before the point", "整数部分不超过 15 位的数字"},
    PhraseText{"a share of one post, from 0 to 1", "占一个岗位的比例，0 至 1"},
    PhraseText{"1 or nothing beside a named teacher, or a row for each person",
               "1 或留空，因该行已写明一名教师；多人请逐人分行"},
    PhraseText{"degrees from -90 to 90", "-90 至 90 的度数"},
    PhraseText{"degrees from -180 to 180", "-180 至 180 的度数"},
    PhraseText{"a text without blanks at its ends", "首尾没有空白的文本"},
    PhraseText{"a text, or nothing where it is unknown", "文本；不详则留空"},
    PhraseText{"another text than the sign for unknown", "换用其他文本，因该符号表示不详"},
    PhraseText{"texts in which none of {all} stands", "不含 {all} 的文本"},
    PhraseText{"the days that '{0}' means in the ledger's calendar", "按台账校历“{0}”所指的日期"},
    PhraseText{"a known first day, and a last day that is known or running", "已知的首日，以及已知或仍在进行的末日"},
    PhraseText{"a day, month, term or school year (2004-08-31, 2004-08, 2004-spring, 2003/2004), nothing if it is "
               "running, or ? if it is unknown",
               "日期、月份、学期或学年（如 2004-08-31、2004-08、2004年春期、2003/2004）；仍在进行则留空，不详则填“?”"},
    PhraseText{"a day, month, term or school year: 2003-09-01, 2003-09, 2003-autumn, 2003/2004",
               "日期、月份、学期或学年，如 2003-09-01、2003-09、2003年秋期、2003/2004"},
    PhraseText{"a school year, e.g. 2003/2004", "学年，如 2003/2004"},
    PhraseText{"{q0} or {q1} as text: the number may mean either", "以文本填写“{0}”或“{1}”：数字无法区分这两个月份"},
    PhraseText{"two days with 至 between them, e.g. 2003-09至2004-08, or a term or school year",
               "以“至”连接的两个日期，如 2003-09至2004-08，或一个学期、一个学年"},
    // names, ids and rows
    PhraseText{"{and}", "{and}"},
    PhraseText{"{and} and {0} more", "{and}等（另有 {0} 个）"},
    PhraseText{"the nearest name is {and}", "最接近的名称是{and}"},
    PhraseText{"the nearest names are {and}", "最接近的名称有{and}"},
    PhraseText{"nor one near it", "也没有相近的名称"},
    PhraseText{"nor is a near one looked for", "未再查找相近的名称"},
    PhraseText{"it is the id of one", "它是某条记录的编号"},
    PhraseText{"it is that of {and}, of another home or none", "该姓名属于{and}，但其所在学校不同或未填"},
    PhraseText{"it is that of {and} and {0} more, of another home or none",
               "该姓名属于{and}等（另有 {0} 人），但其所在学校不同或未填"},
    PhraseText{"row {0}", "第 {0} 行"},
    PhraseText{"rows {all}", "第 {all} 行"},
    // successions
    PhraseText{"it says whether one school came after, several or none",
               "须据此判断其后是一所学校、多所学校还是没有学校"},
    PhraseText{"it says which part of a record belongs to the successor", "须据此划分记录中归后续学校的部分"},
    PhraseText{"a school that closes has no successor; one that has merges, or splits",
               "撤销的学校没有后续学校；有后续学校的应为合并或分立"},
    PhraseText{"a merge names the school that took the other in", "合并须写明并入的学校"},
    PhraseText{"a split names each school that came of it, a row each", "分立须逐行写明分立后的每所学校"},
    PhraseText{"a new code is a school of its own, which is named", "启用新标识码即为另一所学校，须写明该校"},
    PhraseText{"row {0} names another of the same day; only a split has several",
               "第 {0} 行在同一天写明了另一所学校；只有分立才有多所后续学校"},
    // ledger.json
    PhraseText{"one of {or}", "以下之一：{or}"},
    PhraseText{"1", "1"},
    PhraseText{"a text", "文本"},
    PhraseText{"an object", "对象（{…}）"},
    PhraseText{"a list of texts", "由文本组成的列表"},
    PhraseText{"a list of ratios", "由比率组成的列表"},
    PhraseText{"another word: it stands for {q0} already", "换用其他词语：它已表示“{0}”"},
    PhraseText{"a column of which cells are split", "可拆分单元格的列"},
    PhraseText{"a whole number of yuan, above 0", "折合元数，为大于 0 的整数"},
    PhraseText{"a number of square metres", "折合平方米数"},
    PhraseText{"e.g. {0}", "如 {0}"},
    PhraseText{"an object, e.g. {0}", "对象，如 {0}"},
    PhraseText{"a list, e.g. {0}", "列表，如 {0}"},
    PhraseText{"month and day, e.g. \"09-01\"", "月和日，如 \"09-01\""},
    PhraseText{"days that every year has, spring before autumn", "每年都有的日期，且春期在秋期之前"},
    PhraseText{"a day, a month, a term or a school year, e.g. 2003/2004", "日期、月份、学期或学年，如 2003/2004"},
    PhraseText{"either period, or first_day and last_day", "period，或 first_day 与 last_day，两者取一"},
    PhraseText{"a last_day that is not before first_day", "不早于 first_day 的 last_day"},
    PhraseText{"JSON: one object, texts in double quotes, a comma between members",
               "JSON：一个对象，文本用英文双引号括起，各成员之间用英文逗号分隔"},
    PhraseText{"each key once in an object", "同一对象中每个键只出现一次"},
    PhraseText{"at most {0} levels", "最多 {0} 层嵌套"},
    PhraseText{"a number from -1.7e308 to 1.7e308", "-1.7e308 至 1.7e308 的数字"},
    // policies
    PhraseText{"true or false", "true 或 false"},
    PhraseText{"a length of time, e.g. {0}", "一段时长，如 {0}"},
    PhraseText{"a list of some of {or}", "列表，各项取自{or}"},
    PhraseText{"a member {q0}", "其中须有“{0}”"},
    PhraseText{"an id that no other rule has", "与其他规则不同的编号"},
    PhraseText{"each parameter once", "每个参数只出现一次"},
    PhraseText{"a text, true or false, a number exact in thousandths, or a list of texts",
               "文本、true 或 false、最多三位小数的数字，或由文本组成的列表"},
    PhraseText{"a text, a number, true or false, or a list of these", "文本、数字、true 或 false，或由它们组成的列表"},
    PhraseText{"conditions that some school meets, or may_be_empty", "至少有一所学校符合的条件，否则请设 may_be_empty"},
    PhraseText{"conditions that some teacher meets, or may_be_empty",
               "至少有一名教师符合的条件，否则请设 may_be_empty"},
    PhraseText{"a threshold in days, as by_share adds up parts of days",
               "以天计的期限，因 by_share 按工作量比例累计天数"},
    // judgements
    PhraseText{"met", "达到要求"},
    PhraseText{"not met", "未达到要求"},
    PhraseText{"undecided, as data are missing", "因数据缺失无法判定"},
    PhraseText{"failed, so it says nothing of the data", "运行失败，未能判定"},
    PhraseText{"confirmed", "有来源证实"},
    PhraseText{"from secondary sources", "仅见于二手来源"},
    PhraseText{"not confirmed", "未经证实"},
    PhraseText{"Rule {0}: {1}.", "规则 {0}：{1}。"},
    PhraseText{"That is {0} of {1}.", "即 {1} 中的 {0}。"},
    PhraseText{"Rows of the table {t0} were left out, and they may decide this.",
               "{t0}有记录被排除在外，这些记录可能决定本项判定。"},
    PhraseText{"Records: {s0}.", "依据的记录：{s0}。"},
    PhraseText{"Basis: {s0} ({1}).", "依据：{s0}（{1}）。"},
    PhraseText{"{0} supports {1} schools for certain and {2} at most; {3} are demanded",
               "{0} 确定支援 {1} 所学校，至多 {2} 所；要求 {3} 所"},
    PhraseText{"{0} gets {1}; {2} is missing", "{0} 已获得 {1}，尚缺 {2}"},
    PhraseText{"{0} is supported by {1} schools", "{0} 有 {1} 所学校支援"},
    PhraseText{
        "{0} applies for the title {1} and has surely served {2} days before {3}; {4} {5:service_unit} are demanded",
        "{0} 申报职称 {1:title}，在 {3} 之前确定服务 {2} 天；要求 {4} {5:service_unit}"},
    PhraseText{"{0}{1:document_kind}: the ledger has {s2}; it may be {s3}",
               "{0}{1:document_kind}：台账中有 {s2}；可能是 {s3}"},
    PhraseText{"{0} is in no ring", "{0} 不在任何循环支援之中"},
    PhraseText{"{0} is in ring {1}", "{0} 在第 {1} 个循环支援之中"},
    PhraseText{"{0} is in a ring if ties that were left out are there", "如未计入的关系确实存在，{0} 即在循环支援之中"},
    PhraseText{"{0} has no two postings on one day", "{0} 没有同日两处派出"},
    PhraseText{"{0} has two postings on the same days", "{0} 在相同日期有两处派出"},
    PhraseText{"{0} may have two postings on one day: not all of them or of their days are known",
               "{0} 可能同日有两处派出：部分派出或其日期未知"},
    PhraseText{"{0} lasts {1} days; {2} are demanded", "{0} 为期 {1} 天；要求 {2} 天"},
    PhraseText{"it is not known how long {0} lasts; {1} days are demanded", "{0} 的期限不详；要求 {1} 天"},
    PhraseText{"{0} has {1} posts of {2} left; {3} are demanded, and one at least",
               "{0} 的{2:subject}岗位尚余 {1} 个；要求 {3} 个，且不少于一个"},
    PhraseText{"both ends of {0} teach a stage in common", "{0} 的双方有共同学段"},
    PhraseText{"the ends of {0} teach no stage in common", "{0} 的双方没有共同学段"},
    PhraseText{"it is not known which stages both ends of {0} teach", "{0} 双方的学段不详"},
    PhraseText{"the ends of {0} are {1} km from one another; {2} km are allowed",
               "{0} 的双方相距 {1} 公里；允许 {2} 公里"},
    PhraseText{"in {0} {1} of {2} persons count for certain; a share of {3} is demanded",
               "{0} 的 {2} 人中确定有 {1} 人计入；要求比例 {3}"},
    PhraseText{
        "in {0} {1} of {2} persons count for certain; a share of {3} is demanded; besides, {4} rotate who are not "
        "eligible",
        "{0} 的 {2} 人中确定有 {1} 人计入；要求比例 {3}；另有 {4} 人交流但不符合交流条件"},
    PhraseText{"it is not known who teaches in {0}, as the ledger has no list of teachers",
               "台账没有教师名单，{0} 有哪些教师不详"},
    PhraseText{"it is not known where both ends of {0} lie", "{0} 双方的位置不详"},
    PhraseText{"{0} does not both support and get support", "{0} 没有同时支援他校和接受支援"},
    PhraseText{"{0} supports {1} schools and is supported by {2}", "{0} 支援 {1} 所学校，同时接受 {2} 所学校支援"},
    PhraseText{"{0} both supports and gets support if ties that were left out are there",
               "如未计入的关系确实存在，{0} 即同时支援他校并接受支援"},
    PhraseText{"{0} has the form {1}; {or} are allowed", "{0} 的交流形式为{1:form}；允许{or:form}"},
    PhraseText{"the form of {0} is not known; {or} are allowed", "{0} 的交流形式不详；允许{or:form}"},
    PhraseText{"{0} begins on {1} and was recorded on {2}; it was due on {3}",
               "{0} 自 {1} 开始，登记于 {2}；应于 {3} 前登记"},
    PhraseText{"it is not known whether {0} was recorded in time", "{0} 是否按时登记不详"},
    PhraseText{"{0} is to move after {1} years at a school, and begins a posting",
               "{0} 在同一学校任满 {1} 年应当交流，并已派出"},
    PhraseText{"{0} is to move after {1} years at a school; a posting that surely begins is not recorded",
               "{0} 在同一学校任满 {1} 年应当交流；未见确定开始的派出记录"},
    PhraseText{"it is not known whether {0} is to move after {1} years at a school",
               "{0} 是否已在同一学校任满 {1} 年而应当交流不详"},
    PhraseText{"the rule failed: {s0}", "该规则运行失败：{s0}"},
    PhraseText{"the rule failed: it yields something that is not a judgement: {s0}",
               "该规则运行失败：产生的不是判定结果：{s0}"},
};

}  // namespace detail

/// The place of an English text among the phrases: one that is not there does not compile.
class PhraseKey {
public:
    consteval PhraseKey(const char* english) {  // NOLINT(google-explicit-constructor)
        while (detail::phrase_texts[place_].en != english) ++place_;
    }
    [[nodiscard]] constexpr std::size_t place() const noexcept { return place_; }

private:
    std::size_t place_ = 0;
};

class Phrase;
[[nodiscard]] JIEDUI_API std::string text_of(const Phrase& phrase, Language language);
[[nodiscard]] inline std::string text_of(const Phrase& phrase) { return text_of(phrase, Language::en); }

/// A sentence with gaps and what fills them, or a text that stands as it is.  A literal is never taken for either by
/// mistake: what people read is a known phrase, and has its Chinese.
class JIEDUI_API Phrase {
public:
    /// No text.
    Phrase() = default;
    /// A text that stands as it is in every language.
    Phrase(std::string text) {  // NOLINT(google-explicit-constructor)
        if (!text.empty()) arguments_.push_back(std::move(text));
    }
    /// One of the known phrases, by its English text; that text as it is, if it is none.
    [[nodiscard]] static Phrase known(std::string english);

    [[nodiscard]] bool empty() const noexcept { return place_ == 0 && arguments_.empty(); }
    friend bool operator==(const Phrase&, const Phrase&) = default;
    /// Whether the phrase is that text in English.
    template <std::convertible_to<std::string_view> Text>
    friend bool operator==(const Phrase& phrase, const Text& english) {
        return text_of(phrase) == std::string_view{english};
    }

    /// Names its parts to an archive, which writes or reads them.
    template <class Self, class Archive>
    static void visit_parts(Self& self, Archive& archive) {
        archive(self.place_, self.arguments_);
    }
    /// Changes what fills the gaps.
    template <class Change>
    void each_argument(Change&& change) {
        std::ranges::for_each(arguments_, change);
    }
    /// Whether parts from outside are sound.
    [[nodiscard]] bool is_sound() const noexcept { return place_ < detail::phrase_texts.size(); }

    /// What a phrase says.
    friend std::string text_of(const Phrase& phrase, Language language);
    /// One of the known phrases: `phrase("row {0}", {"7"})`.
    friend Phrase phrase(PhraseKey key, std::vector<std::string> arguments);

private:
    Phrase(std::size_t place, std::vector<std::string> arguments)
        : place_{static_cast<std::uint16_t>(place)}, arguments_{std::move(arguments)} {}

    std::uint16_t place_ = 0;  // of its text
    std::vector<std::string> arguments_{};
};

[[nodiscard]] inline Phrase phrase(PhraseKey key, std::vector<std::string> arguments = {}) {
    return {key.place(), std::move(arguments)};
}

/// How a table is called: its name, in Chinese beside what officials call it.
[[nodiscard]] JIEDUI_API std::string table_in(std::string_view table, Language language);

}  // namespace jiedui

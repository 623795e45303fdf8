// SPDX-License-Identifier: Apache-2.0
#include "io/wanted_header.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "io/bracket.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

using Words = std::span<const std::string_view>;

/// What headers have that tell of a person, or of the list itself.
constexpr auto others = std::to_array<std::string_view>(
    {"联系", "电话",   "手机", "负责", "责任", "校长", "职务", "职称", "地址", "住址", "备注", "说明", "序号",
     "编号", "身份证", "性别", "民族", "年龄", "出生", "学历", "专业", "教龄", "工龄", "邮箱", "银行", "账",
     "签字", "盖章",   "党",   "毕业", "合计", "小计", "总计", "共计", "学生", "性质", "次数", "单价"});

constexpr auto of_schools = std::to_array<std::string_view>({"支援", "受援", "帮扶", "结对", "对口"});
constexpr auto of_supports = std::to_array<std::string_view>(
    {"学校", "单位", "时间", "日期", "年月", "期限", "学期", "人数", "教师", "老师", "金额", "资金", "经费",
     "捐",   "款",   "数量", "物资", "内容", "方式", "措施", "类别", "类型", "领域", "形式", "结对"});
constexpr auto of_postings =
    std::to_array<std::string_view>({"学校", "单位", "时间", "日期", "年月", "期限", "学期", "人数", "教师", "老师",
                                     "数量", "形式", "方式", "类别", "类型", "科目", "学科", "姓名", "人员", "名单"});
constexpr auto of_transfers = std::to_array<std::string_view>(
    {"学校", "单位", "时间", "日期", "年月", "金额", "资金", "经费", "捐", "款", "价", "折", "数量", "物资"});
constexpr auto of_teachers = std::to_array<std::string_view>({"派出", "接收", "受援", "支教", "交流"});
constexpr auto of_needs =
    std::to_array<std::string_view>({"核定", "编", "应", "有", "现状", "缺", "需", "人数", "教师", "学科", "岗位"});

/// What headers have that speak of what a table wants.
[[nodiscard]] Words words_of(std::string_view table) {
    if (table == "schools") return of_schools;
    if (table == "supports") return of_supports;
    if (table == "postings") return of_postings;
    if (table == "transfers") return of_transfers;
    if (table == "teachers") return of_teachers;
    if (table == "needs") return of_needs;
    return {};
}

[[nodiscard]] bool has_one_of(std::string_view header, Words words) {
    return std::ranges::any_of(words,
                               [&](std::string_view each) { return header.find(each) != std::string_view::npos; });
}

/// Four digits, with 年 behind them or not: a column a year.  Or 年 or 月 alone.
[[nodiscard]] bool is_year(std::string_view header) {
    constexpr std::string_view year = "年";
    if (header == year || header == "月") return true;
    if (header.ends_with(year)) header.remove_suffix(year.size());
    return header.size() == 4 && std::ranges::all_of(header, [](char each) { return each >= '0' && each <= '9'; });
}

}  // namespace

bool seems_wanted(std::string_view table, std::string_view header, const Aliases& aliases) {
    const Words words = words_of(table);
    if (words.empty()) return false;
    const std::string text = folded(without_blanks(header));
    if (has_one_of(text, others)) return false;
    const auto split = split_bracket(header);
    const std::string word = split ? folded(split->first) : text;
    const bool has_subjects = table == "postings" || table == "needs";
    if (has_subjects && aliases.find("values/subject", word) != nullptr) return true;
    if (table == "supports" && aliases.find("values/channel", word) != nullptr) return true;
    const bool has_gifts = table == "supports" || table == "transfers";
    const bool is_counted =
        split && (aliases.find("units/goods", folded(split->second)) != nullptr || aliases.yuan_in(split->second));
    if (has_gifts && is_counted) return true;  // 电脑（台）
    const bool has_amounts = table == "supports" || table == "postings" || table == "transfers";
    return has_one_of(text, words) || (has_amounts && is_year(word));
}

}  // namespace jiedui::detail

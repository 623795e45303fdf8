// SPDX-License-Identifier: Apache-2.0
#include "words/nouns.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>

namespace jiedui::detail {
namespace {

constexpr auto nouns_of_ledgers = std::to_array<ChineseWord>({
    ChineseWord{"tables", "schools", "学校表"},
    ChineseWord{"tables", "supports", "结对关系表"},
    ChineseWord{"tables", "postings", "派出记录表"},
    ChineseWord{"tables", "teachers", "教师表"},
    ChineseWord{"tables", "transfers", "拨付捐赠表"},
    ChineseWord{"tables", "needs", "岗位需求表"},
    ChineseWord{"tables", "indicators", "指标表"},
    ChineseWord{"tables", "documents", "文件表"},
    ChineseWord{"tables", "claims", "文中数据表"},
    ChineseWord{"tables", "successions", "学校变更表"},
    ChineseWord{"columns/schools", "id", "标识码"},
    ChineseWord{"columns/schools", "name", "学校名称"},
    ChineseWord{"columns/schools", "kind", "办学类型"},
    ChineseWord{"columns/schools", "first_day", "建校日期"},
    ChineseWord{"columns/schools", "last_day", "撤销日期"},
    ChineseWord{"columns/teachers", "id", "教师编号"},
    ChineseWord{"columns/teachers", "name", "姓名"},
    ChineseWord{"columns/teachers", "home", "所在学校"},
    ChineseWord{"columns/documents", "title", "标题"},
    ChineseWord{"columns/documents", "kind", "文件类别"},
    ChineseWord{"columns/documents", "supports", "关联结对"},
    ChineseWord{"columns/indicators", "amount", "总量"},
    ChineseWord{"columns/claims", "amount", "数值"},
    ChineseWord{"columns/successions", "day", "变更日期"},
    ChineseWord{"columns/successions", "kind", "变更类型"},
    ChineseWord{"columns", "id", "编号"},
    ChineseWord{"columns", "first_and_last_day", "起止时间"},
    ChineseWord{"columns", "teacher_name", "教师姓名"},
    ChineseWord{"columns", "supporter_name", "支援学校名称"},
    ChineseWord{"columns", "recipient_name", "受援学校名称"},
    ChineseWord{"columns", "home_name", "派出学校名称"},
    ChineseWord{"columns", "host_name", "接收学校名称"},
    ChineseWord{"columns", "name", "名称"},
    ChineseWord{"columns", "kind", "类别"},
    ChineseWord{"columns", "locale", "城乡类型"},
    ChineseWord{"columns", "township", "乡镇"},
    ChineseWord{"columns", "division", "区划代码"},
    ChineseWord{"columns", "weak", "是否薄弱学校"},
    ChineseWord{"columns", "duty", "帮扶任务"},
    ChineseWord{"columns", "latitude", "纬度"},
    ChineseWord{"columns", "longitude", "经度"},
    ChineseWord{"columns", "pupils_primary", "小学在校生数"},
    ChineseWord{"columns", "pupils_junior", "初中在校生数"},
    ChineseWord{"columns", "pupils_senior", "高中在校生数"},
    ChineseWord{"columns", "first_day", "开始日期"},
    ChineseWord{"columns", "last_day", "结束日期"},
    ChineseWord{"columns", "aliases", "曾用名"},
    ChineseWord{"columns", "recorded_on", "登记日期"},
    ChineseWord{"columns", "withdrawn_on", "撤回日期"},
    ChineseWord{"columns", "supporter", "支援学校"},
    ChineseWord{"columns", "recipient", "受援学校"},
    ChineseWord{"columns", "channel", "帮扶渠道"},
    ChineseWord{"columns", "status", "状态"},
    ChineseWord{"columns", "amount", "数量"},
    ChineseWord{"columns", "unit", "单位"},
    ChineseWord{"columns", "basis", "依据"},
    ChineseWord{"columns", "part_of", "所属记录"},
    ChineseWord{"columns", "home", "派出学校"},
    ChineseWord{"columns", "host", "接收学校"},
    ChineseWord{"columns", "teacher", "教师"},
    ChineseWord{"columns", "count", "人数"},
    ChineseWord{"columns", "form", "交流形式"},
    ChineseWord{"columns", "subject", "学科"},
    ChineseWord{"columns", "backbone", "骨干教师"},
    ChineseWord{"columns", "batch", "批次"},
    ChineseWord{"columns", "share", "工作量比例"},
    ChineseWord{"columns", "day", "日期"},
    ChineseWord{"columns", "quantity", "数量"},
    ChineseWord{"columns", "value_yuan", "折合金额"},
    ChineseWord{"columns", "voucher", "凭证号"},
    ChineseWord{"columns", "recorded_by", "登记方"},
    ChineseWord{"columns", "sex", "性别"},
    ChineseWord{"columns", "role", "职务"},
    ChineseWord{"columns", "title", "职称"},
    ChineseWord{"columns", "applies_for", "申报职称"},
    ChineseWord{"columns", "born", "出生年月"},
    ChineseWord{"columns", "joined", "来校时间"},
    ChineseWord{"columns", "exempt", "免交流"},
    ChineseWord{"columns", "school", "学校"},
    ChineseWord{"columns", "required", "核定数"},
    ChineseWord{"columns", "on_hand", "现有数"},
    ChineseWord{"columns", "stage", "学段"},
    ChineseWord{"columns", "school_year", "学年"},
    ChineseWord{"columns", "indicator", "指标"},
    ChineseWord{"columns", "pupils", "在校生数"},
    ChineseWord{"columns", "number", "文号"},
    ChineseWord{"columns", "supports", "关联结对"},
    ChineseWord{"columns", "document", "文件"},
    ChineseWord{"columns", "what", "数据项"},
    ChineseWord{"columns", "predecessor", "原学校"},
    ChineseWord{"columns", "successor", "现学校"},
    ChineseWord{"yes_no", "no", "否"},
    ChineseWord{"yes_no", "yes", "是"},
    ChineseWord{"channel", "staff", "师资"},
    ChineseWord{"channel", "teaching", "教学管理"},
    ChineseWord{"channel", "funds", "资金"},
    ChineseWord{"channel", "materials", "物资"},
    ChineseWord{"status", "planned", "计划"},
    ChineseWord{"status", "announced", "公示"},
    ChineseWord{"status", "actual", "实际"},
    ChineseWord{"kind", "primary", "小学"},
    ChineseWord{"kind", "teaching_point", "小学教学点"},
    ChineseWord{"kind", "junior", "初级中学"},
    ChineseWord{"kind", "nine_year", "九年一贯制学校"},
    ChineseWord{"kind", "complete_secondary", "完全中学"},
    ChineseWord{"kind", "senior", "高级中学"},
    ChineseWord{"kind", "twelve_year", "十二年一贯制学校"},
    ChineseWord{"kind", "kindergarten", "幼儿园"},
    ChineseWord{"kind", "special", "特殊教育学校"},
    ChineseWord{"kind", "township_group", "片区"},
    ChineseWord{"kind", "attached_primary", "附设小学班"},
    ChineseWord{"kind", "attached_junior", "附设普通初中班"},
    ChineseWord{"kind", "attached_senior", "附设普通高中班"},
    ChineseWord{"kind", "vocational", "中等职业学校"},
    ChineseWord{"locale", "urban", "城区"},
    ChineseWord{"locale", "town", "镇区"},
    ChineseWord{"locale", "rural", "乡村"},
    ChineseWord{"stage", "preschool", "学前教育"},
    ChineseWord{"stage", "primary", "小学"},
    ChineseWord{"stage", "junior", "初中"},
    ChineseWord{"stage", "senior", "高中"},
    ChineseWord{"form", "support_teaching", "支教"},
    ChineseWord{"form", "post_replacing", "顶岗支教"},
    ChineseWord{"form", "rotation", "轮岗"},
    ChineseWord{"form", "exchange", "交流"},
    ChineseWord{"form", "exchange_rotation", "交流轮岗"},
    ChineseWord{"form", "shadowing", "跟岗学习"},
    ChineseWord{"form", "itinerant", "走教"},
    ChineseWord{"form", "outreach", "送教下乡"},
    ChineseWord{"form", "secondment", "借调"},
    ChineseWord{"backbone_level", "no", "否"},
    ChineseWord{"backbone_level", "yes", "是"},
    ChineseWord{"backbone_level", "school", "校级"},
    ChineseWord{"backbone_level", "county", "县级"},
    ChineseWord{"backbone_level", "city", "市级"},
    ChineseWord{"backbone_level", "province", "省级"},
    ChineseWord{"backbone_level", "national", "国家级"},
    ChineseWord{"title", "none", "未定级"},
    ChineseWord{"title", "third_grade", "三级教师"},
    ChineseWord{"title", "second_grade", "二级教师"},
    ChineseWord{"title", "junior", "初级职称"},
    ChineseWord{"title", "intermediate", "一级教师"},
    ChineseWord{"title", "senior", "高级教师"},
    ChineseWord{"title", "full_senior", "正高级教师"},
    ChineseWord{"sex", "male", "男"},
    ChineseWord{"sex", "female", "女"},
    ChineseWord{"document_kind", "leadership", "领导组"},
    ChineseWord{"document_kind", "schedule", "阶段性安排"},
    ChineseWord{"document_kind", "plan", "实施方案"},
    ChineseWord{"document_kind", "inspection", "督导"},
    ChineseWord{"document_kind", "notice", "通知"},
    ChineseWord{"document_kind", "agreement", "协议"},
    ChineseWord{"document_kind", "summary", "总结"},
    ChineseWord{"document_kind", "roster", "名册"},
    ChineseWord{"document_kind", "publicity", "公示材料"},
    ChineseWord{"document_kind", "evidence", "佐证材料"},
    ChineseWord{"succession_kind", "rename", "更名"},
    ChineseWord{"succession_kind", "merge", "合并"},
    ChineseWord{"succession_kind", "split", "分立"},
    ChineseWord{"succession_kind", "close", "撤销"},
    ChineseWord{"succession_kind", "retype", "类型变更"},
    ChineseWord{"succession_kind", "reopen", "恢复办学"},
    ChineseWord{"succession_kind", "recode", "代码变更"},
    ChineseWord{"recorded_by", "supporter", "支援学校"},
    ChineseWord{"recorded_by", "recipient", "受援学校"},
    ChineseWord{"recorded_by", "bureau", "教育局"},
    ChineseWord{"subject", "chinese", "语文"},
    ChineseWord{"subject", "mathematics", "数学"},
    ChineseWord{"subject", "english", "英语"},
    ChineseWord{"subject", "physics", "物理"},
    ChineseWord{"subject", "chemistry", "化学"},
    ChineseWord{"subject", "biology", "生物"},
    ChineseWord{"subject", "history", "历史"},
    ChineseWord{"subject", "geography", "地理"},
    ChineseWord{"subject", "morality", "道德与法治"},
    ChineseWord{"subject", "politics", "政治"},
    ChineseWord{"subject", "science", "科学"},
    ChineseWord{"subject", "ict", "信息技术"},
    ChineseWord{"subject", "music", "音乐"},
    ChineseWord{"subject", "pe", "体育"},
    ChineseWord{"subject", "fine_arts", "美术"},
    ChineseWord{"subject", "arts", "艺术"},
    ChineseWord{"subject", "labour", "劳动"},
    ChineseWord{"subject", "practice", "综合实践"},
    ChineseWord{"subject", "psychology", "心理健康"},
    ChineseWord{"subject", "general", "全科"},
    ChineseWord{"indicator", "teaching_area", "教学及辅助用房面积"},
    ChineseWord{"indicator", "sports_area", "体育运动场馆面积"},
    ChineseWord{"indicator", "equipment_value", "教学仪器设备值"},
    ChineseWord{"indicator", "computers", "计算机台数"},
    ChineseWord{"indicator", "books", "图书册数"},
    ChineseWord{"indicator", "teachers", "专任教师数"},
    ChineseWord{"indicator", "teachers_above_degree", "高于规定学历教师数"},
    ChineseWord{"indicator", "teachers_intermediate_or_above", "中级及以上专业技术职务教师数"},
    ChineseWord{"indicator", "backbone_teachers", "县级以上骨干教师数"},
    ChineseWord{"indicator", "pe_arts_teachers", "体育、艺术专任教师数"},
    ChineseWord{"indicator", "multimedia_rooms", "网络多媒体教室数"},
    ChineseWord{"types", "bytes", "字节"},
    ChineseWord{"types", "columns", "列数"},
    ChineseWord{"types", "times of day", "时刻"},
    ChineseWord{"types", "times with a time zone", "带时区的时间"},
    ChineseWord{"types", "lengths of time", "时长"},
    ChineseWord{"types", "lists of other values than texts", "非文本的列表"},
    ChineseWord{"types", "records", "记录"},
    ChineseWord{"types", "decimals of another precision", "其他精度的小数"},
    ChineseWord{"types", "values of another type", "其他类型的值"},
    ChineseWord{"settings", "district", "地区"},
    ChineseWord{"settings", "calendar", "校历"},
    ChineseWord{"settings", "complete", "完整期间"},
    ChineseWord{"settings", "autumn", "秋期"},
    ChineseWord{"settings", "spring", "春期"},
    ChineseWord{"service_unit", "day", "天"},
    ChineseWord{"service_unit", "days", "天"},
    ChineseWord{"service_unit", "month", "个月"},
    ChineseWord{"service_unit", "months", "个月"},
    ChineseWord{"service_unit", "term", "个学期"},
    ChineseWord{"service_unit", "terms", "个学期"},
    ChineseWord{"unit", "yuan", "元"},
    ChineseWord{"unit", "persons", "人"},
    ChineseWord{"unit", "person_times", "人次"},
});

[[nodiscard]] std::string_view find_noun(std::string_view list, std::string_view word) noexcept {
    for (const std::span<const ChineseWord> all :
         {std::span<const ChineseWord>{nouns_of_ledgers}, chinese_words_of_answers()})
        for (const ChineseWord& each : all)
            if (each.word == word && each.list == list) return each.chinese;
    return {};
}

}  // namespace

std::span<const ChineseWord> chinese_words() noexcept { return nouns_of_ledgers; }

std::string_view chinese_of(std::string_view list, std::string_view word) noexcept {
    const std::string_view own = find_noun(list, word);
    const std::size_t slash = list.find('/');
    return own.empty() && slash != std::string_view::npos ? find_noun(list.substr(0, slash), word) : own;
}

std::string_view word_of_chinese(std::string_view list, std::string_view chinese) noexcept {
    for (const std::span<const ChineseWord> words : {chinese_words(), chinese_words_of_answers()})
        for (const ChineseWord& each : words)
            if (each.list == list && each.chinese == chinese) return each.word;
    return {};
}

std::string_view chinese_column(std::string_view of, std::string_view column) noexcept {
    if (const std::string_view own = chinese_of(of, column); !own.empty() || !of.starts_with("answers/")) return own;
    return chinese_of("columns/" + std::string{of.substr(of.find('/') + 1)}, column);
}

std::string column_in(std::string_view table, std::string_view column, Language language) {
    if (language == Language::en) return std::string{column};
    if (const std::size_t comma = column.find(", "); comma != std::string_view::npos)  // several that are missing
        return column_in(table, column.substr(0, comma), language) + "、" +
               column_in(table, column.substr(comma + 2), language);
    const std::string_view chinese = chinese_of("columns/" + std::string{table}, column);
    if (chinese.empty()) return "“" + std::string{column} + "”";
    return std::string{chinese} + "（" + std::string{column} + "）";
}

}  // namespace jiedui::detail

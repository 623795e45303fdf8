// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include "base/finding_texts.hpp"
#include "base/words_zh.hpp"

namespace jiedui {
namespace {

[[nodiscard]] std::string beside(std::string_view chinese, std::string_view word) {
    return std::string{chinese} + "（" + std::string{word} + "）";
}

}  // namespace

std::string table_in(std::string_view table, Language language) {
    const std::string_view chinese =
        language == Language::zh ? detail::chinese_of("tables", table) : std::string_view{};
    return chinese.empty() ? std::string{table} : beside(chinese, table);
}

namespace detail {

std::string column_zh(std::string_view table, std::string_view column) {
    if (const std::size_t comma = column.find(", "); comma != std::string_view::npos)  // several that are missing
        return column_zh(table, column.substr(0, comma)) + "、" + column_zh(table, column.substr(comma + 2));
    const std::string_view chinese = chinese_of("columns/" + std::string{table}, column);
    return chinese.empty() ? "“" + std::string{column} + "”" : beside(chinese, column);
}

std::string_view sentence_zh(const Finding& finding) noexcept {
    using enum FindingCode;
    const bool is_empty = finding.value.empty();
    const bool is_header = finding.column.empty();
    switch (finding.code) {
        case missing_table:
            return is_empty ? "台账缺少{e}。请补充以该表命名的文件、工作表或数据框，至少包含必需的列。"
                            : "台账缺少{e}，而“{v}”不对应任何表。如果就是该表，请改用该表名，否则请补充该表。";
        case empty_table: return "该表没有内容。请补上表头，或删除该表。";
        case same_table: return "它与“{e}”是同一张表。请只保留一个，或将两者合并。";
        case missing_column: return "缺少必需的列：{c}。请补上该列，或在 ledger.json 中为它登记别名；现有表头：{e}。";
        case ambiguous_column: return "表头“{v}”含义不明：{e}。请修改表头或该列内容。";
        case same_column: return "“{v}”与“{e}”都表示{c}。请删除或改名其中一列。";
        case unreadable_column: return "{c}列的内容为{v}，无法作为单元格读取。请改为{e}。";
        case unnamed_column: return "空白表头下有内容，首个为“{v}”。请填写表头，或清空该列。";
        case bad_encoding: return "文本编码既不是 UTF-8 也不是 GB18030。请将文件另存为 UTF-8。";
        case mixed_encoding: return "此处文本不是 UTF-8，而其他行是。请将整个文件存为同一种编码。";
        case nul_byte: return "文本中含有空字节，文件可能已损坏，或不是文本文件。请存为 UTF-8 文本。";
        case too_large:
            return finding.value == "columns"
                       ? "该行的列数超过可读取的上限 {e}。请检查是否漏了引号或不是表格，否则请调高上限。"
                       : "该行的字节数超过可读取的上限 {e}。请检查是否漏了引号或不是表格，否则请调高上限。";
        case missing_unit: return "{c}为“{v}”，未注明单位，而{e}。请在表头或单位列中注明单位。";
        case unclosed_quote: return "此处的引号没有结束。请补上引号；属于正文的引号请写两遍。";
        case misplaced_quote: return "引号结束后还有文字：“{v}”。请将整个单元格括起，正文中的引号写两遍。";
        case bad_setting: return "设置{v}无法识别，应为：{e}。请改正或删除。";
        case row_length: return "该行有 {v} 个单元格，而表头有 {e} 个。请给含逗号的单元格加引号，并补齐缺少的单元格。";
        case missing_value:
            return is_empty ? "{c}必须填写，却为空。请补填，或删除该行。"
                            : "{c}必须填写，却为“{v}”。请补填，或删除该行。";
        case unknown_word: return "{c}为“{v}”，不是该列可用的词语。请填写{e}；不详则留空。";
        case bad_text:
            return is_header ? "表头“{v}”中问号处不是有效文字。请用 UTF-8 书写，且不含空字节。"
                             : "{c}为“{v}”，其中问号处不是有效文字。请用 UTF-8 填写，且不含空字节。";
        case bad_day: return "{c}为“{v}”，无法识别。请填写{e}。";
        case bad_number: return "{c}为“{v}”，不符合要求。请改为{e}。";
        case number_for_text: return "{c}应填文字，却是数字“{v}”。请填写名称，并检查各列是否错位。";
        case several_values: return "{c}有多个值：“{v}”。请拆成多行，{e}。";
        case undivided_amount: return "渠道有多个（“{v}”），{c}却只有一个数量。请按渠道拆成多行，各填各的数量。";
        case per_pupil: return "{c}为“{v}”，是生均值，且总数不能精确算出或缺少在校生数。请改填总数，即{e}。";
        case duplicate_id: return "编号“{v}”已在第 {e} 行出现。请为每行填写不同的编号。";
        case unknown_id: return "{c}为“{v}”，该编号不在{e}。请改正编号，或补充该记录。";
        case last_before_first: return "{c}为“{v}”，早于开始日期 {e}。请对调或改正日期。";
        case unknown_name: return "{c}为名称“{v}”，没有记录叫这个名称：{e}。请改正名称，或改正应叫此名的记录。";
        case ambiguous_name: return "{c}为名称“{v}”，有多条记录叫这个名称：{e}。请为所指的一条另登别名，或改填编号。";
        case succession_ring:
            return "{c}为“{v}”，而它在同一天又由本校变更而来：{e}与本行首尾相接。请改正其中一行的日期或学校。";
        case open_end_assumed:
            return "没有{c}列，因此所有结束日期不详，开始日之后无法确定是否仍在进行。请补上该列，或在 ledger.json "
                   "中说明缺列的含义。";
        case self_support: return "“{v}”支援了自己，任何统计都不计入。如属笔误，请改正其中一方。";
        case before_opening: return "{v} 已在进行，早于学校 {e} 的建校日期。请改正其中一个日期。";
        case after_closing:
            return is_empty ? "没有结束日期，而学校 {e} 已经撤销。请改正其中一个日期。"
                            : "{v} 仍在进行，晚于学校 {e} 的撤销日期。请改正其中一个日期。";
        case same_name: return "名称“{v}”与第 {e} 行相同。两者以编号区分；按名称查找会同时找到两者。";
        case long_running: return "自 {v} 起一直未结束，距台账最晚日期 {e} 已满十年。如已结束，请补填结束日期。";
        case name_differs: return "{c}为“{v}”，而旁边的编号属于“{e}”。请改正编号或名称。";
        case unknown_file: return "该名称不对应任何表，因此未读取。请按表名命名（如{e}），或移到别处。";
        case no_posting: return "{c}为“{e}”，表示没有派出，该行已略去；此类共 {v} 行。请删除这些行，或改正填写的内容。";
        case unclear_succession:
            return is_empty ? "{c}不详，因此该变更未予沿用：{e}。请补填。"
                            : "{c}为“{v}”，因此该变更未予沿用：{e}。请改正该项或变更类型。";
        case unknown_column: return "台账的该表没有“{v}”列，补充的记录不能带来新列。请改用{e}，或略去该列。";
        case renamed_id:
            return "{c}为“{v}”，该编号原由另一条记录生成，现已指向别的记录。请为记录填写编号，或略去该文件。";
        case would_change:
            return is_header ? "附加列“{v}”写入文件后读回会变为别的内容，应为：{e}。请改名。"
                             : "{c}为“{v}”，写入文件后读回会变为别的内容，应为：{e}。请修改该值。";
        case undecided_record:
            return "{c}为“{v}”，无法判断 {e} 当天台账是否已有该记录，因此未计入。请补填日期，或改问其他日期。";
        case near_column:
            return "表头“{v}”不是已知的列，已作为附加列保留；与它最接近的是{c}，而表中没有该列。如属笔误，请改正表头。";
        case backbone_differs:
            return "{c}为“{v}”，而教师表中该教师为“{e}”。请改正有误的一处；在此之前，"
                   "规则不判定该教师是否计为骨干教师。";
        case looks_endless:
            return "{c}为 "
                   "{v}，按该日读取，但像是用来表示“没有结束”。如仍在进行，请将该格留空；如结束日期不详，请填问号。";
    }
    return "{v}";
}

}  // namespace detail
}  // namespace jiedui

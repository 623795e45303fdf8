// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <span>

#include "jiedui/words/sentence.hpp"

namespace jiedui::detail {
namespace {

// What findings say, by their code.  A sentence for an empty value, a header or several mistakes has its own end.
constexpr std::array all_sentences_of_findings{
    // `{0}`: what stands there.  `{1}`: its column.  `{s2}`: what was expected.
    Sentence{"missing_table/empty",
             "the ledger has no table {s2}. Add a file, sheet or frame that is called so, with at least its required "
             "columns.",
             "台账缺少{s2}。请补充以该表命名的文件、工作表或数据框，至少包含必需的列。"},
    Sentence{"missing_table",
             "the ledger has no table {s2}, and the name '{0}' means none. Rename it if it is that table, else add the "
             "table.",
             "台账缺少{s2}，而“{0}”不对应任何表。如果就是该表，请改用该表名，否则请补充该表。"},
    Sentence{"empty_table", "the table is empty. Give it a header, or remove it.",
             "该表没有内容。请补上表头，或删除该表。"},
    Sentence{"same_table", "this is the same table as '{s2}'. Keep one of them, or put both into one.",
             "它与“{s2}”是同一张表。请只保留一个，或将两者合并。"},
    Sentence{"missing_column",
             "the table needs the column {1}, and no header stands for it. Add the column, or give it an alias in "
             "ledger.json. The headers are: {s2}.",
             "缺少必需的列：{1}。请补上该列，或在 ledger.json 中为它登记别名；现有表头：{s2}。"},
    Sentence{"ambiguous_column", "the header '{0}' has several meanings: {s2}. Change the header or the column.",
             "表头“{0}”含义不明：{s2}。请修改表头或该列内容。"},
    Sentence{"same_column", "'{0}' and '{s2}' both stand for {1}. Remove or rename one of them.",
             "“{0}”与“{s2}”都表示{1}。请删除或改名其中一列。"},
    Sentence{"unreadable_column", "the column {1} holds {0}, which cannot be read. Give {s2} instead.",
             "{1}列的内容为{0}，无法作为单元格读取。请改为{s2}。"},
    Sentence{"unnamed_column",
             "there are values below an empty header, first '{0}'. Write a header, or empty the column.",
             "空白表头下有内容，首个为“{0}”。请填写表头，或清空该列。"},
    Sentence{"bad_encoding", "the text is in an encoding that is not known here. Save the file as UTF-8 or GB18030.",
             "文本编码既不是 UTF-8 也不是 GB18030。请将文件另存为 UTF-8。"},
    Sentence{"mixed_encoding", "this line is not UTF-8, but others are. Save the whole file in one encoding.",
             "此处文本不是 UTF-8，而其他行是。请将整个文件存为同一种编码。"},
    Sentence{"nul_byte",
             "the text holds a zero byte. The file may be damaged, or it is not a text file. Save it as UTF-8.",
             "文本中含有空字节，文件可能已损坏，或不是文本文件。请存为 UTF-8 文本。"},
    Sentence{"too_large",
             "the row has more {0} than the {s2} that may be read. A quote may be missing, or the file is not a table. "
             "Otherwise raise the limit.",
             "该行的{0}超过可读取的上限 {s2}。请检查是否漏了引号或不是表格，否则请调高上限。"},
    Sentence{"missing_unit",
             "{1} is '{0}' without a unit, and {s2}. Write the unit in the header or in a column for units.",
             "{1}为“{0}”，未注明单位，而{s2}。请在表头或单位列中注明单位。"},
    Sentence{"unclosed_quote",
             "a quote begins here and does not end. End it, or write each quote that belongs to the text twice.",
             "此处的引号没有结束。请补上引号；属于正文的引号请写两遍。"},
    Sentence{"misplaced_quote",
             "text stands behind a closing quote: '{0}'. Put the whole cell in quotes, and write the quotes inside it "
             "twice.",
             "引号结束后还有文字：“{0}”。请将整个单元格括起，正文中的引号写两遍。"},
    Sentence{"bad_setting", "{0} is not understood; expected {s2}. Mend or remove it.",
             "设置{0}无法识别，应为：{s2}。请改正或删除。"},
    Sentence{"bad_setting/several", "not understood: {0}; expected {s2}. Mend or remove each of them.",
             "设置{0}无法识别，应为：{s2}。请改正或删除。"},
    Sentence{"row_length",
             "the row has {0} cells, and the header has {s2}. Put cells that hold commas in quotes, or add the missing "
             "cells.",
             "该行有 {0} 个单元格，而表头有 {s2} 个。请给含逗号的单元格加引号，并补齐缺少的单元格。"},
    Sentence{"missing_value/empty", "{1} is required, and empty. Fill it in, or remove the row.",
             "{1}必须填写，却为空。请补填，或删除该行。"},
    Sentence{"missing_value", "{1} is required, and it is '{0}'. Fill it in, or remove the row.",
             "{1}必须填写，却为“{0}”。请补填，或删除该行。"},
    Sentence{"unknown_word",
             "{1} is '{0}', which is not one of its words. Use {s2}, or leave it empty if it is unknown.",
             "{1}为“{0}”，不是该列可用的词语。请填写{s2}；不详则留空。"},
    Sentence{"bad_text/header",
             "the header '{0}' holds bytes that are not text, shown as ?. Write it in UTF-8, without zero bytes.",
             "表头“{0}”中问号处不是有效文字。请用 UTF-8 书写，且不含空字节。"},
    Sentence{"bad_text",
             "{1} is '{0}', where ? stands for bytes that are not text. Write it in UTF-8, without zero bytes.",
             "{1}为“{0}”，其中问号处不是有效文字。请用 UTF-8 填写，且不含空字节。"},
    Sentence{"bad_day", "{1} is '{0}', which is not a day that can be read. Write {s2}.",
             "{1}为“{0}”，无法识别。请填写{s2}。"},
    Sentence{"bad_number", "{1} is '{0}', which does not fit. Write {s2}.", "{1}为“{0}”，不符合要求。请改为{s2}。"},
    Sentence{"number_for_text",
             "{1} is the number '{0}', but a text is expected. Write the name, and check whether the columns are "
             "shifted.",
             "{1}应填文字，却是数字“{0}”。请填写名称，并检查各列是否错位。"},
    Sentence{"several_values", "{1} holds several values: '{0}'. Write one row for each, {s2}.",
             "{1}有多个值：“{0}”。请拆成多行，{s2}。"},
    Sentence{"undivided_amount",
             "{1} is one amount for several channels or schools: '{0}'. Write one row for each, with its own amount.",
             "渠道或学校有多个（“{0}”），{1}却只有一个数量。请拆成多行，各填各的数量。"},
    Sentence{
        "per_pupil",
        "{1} is '{0}' per pupil. Its total is not exact, or the number of pupils is missing. Give the total, {s2}.",
        "{1}为“{0}”，是生均值，且总数不能精确算出或缺少在校生数。请改填总数，即{s2}。"},
    Sentence{"duplicate_id", "row {s2} has the id '{0}', too. Give each row an id of its own.",
             "编号“{0}”已在第 {s2} 行出现。请为每行填写不同的编号。"},
    Sentence{"unknown_id", "{1} is '{0}', which is not an id in {s2}. Mend the id, or add the record.",
             "{1}为“{0}”，该编号不在{s2}。请改正编号，或补充该记录。"},
    Sentence{"last_before_first", "{1} is '{0}', which is before the first day {s2}. Exchange or correct the days.",
             "{1}为“{0}”，早于开始日期 {s2}。请对调或改正日期。"},
    Sentence{
        "unknown_name",
        "{1} is the name '{0}', which no record there has: {s2}. Mend the name, or the record that should have it.",
        "{1}为名称“{0}”，没有记录叫这个名称：{s2}。请改正名称，或改正应叫此名的记录。"},
    Sentence{"ambiguous_name",
             "{1} is the name '{0}', which several have: {s2}. Give the one meant an alias of its own, or write ids.",
             "{1}为名称“{0}”，有多条记录叫这个名称：{s2}。请为所指的一条另登别名，或改填编号。"},
    Sentence{"succession_ring",
             "{1} is '{0}', but on the same day the successions of {s2} lead back to this school. Correct a day or a "
             "school of one of them.",
             "{1}为“{0}”，而它在同一天又由本校变更而来：{s2}与本行首尾相接。请改正其中一行的日期或学校。"},
    Sentence{"unknown_column",
             "the ledger has no column '{0}' here, and added records cannot bring one. Use {s2}, or leave it out.",
             "台账的该表没有“{0}”列，补充的记录不能带来新列。请改用{s2}，或略去该列。"},
    Sentence{"renamed_id",
             "{1} is '{0}'. That id was made for another record than the one that has it now. Give the records ids of "
             "their own, or leave the document out.",
             "{1}为“{0}”，该编号原由另一条记录生成，现已指向别的记录。请为记录填写编号，或略去该文件。"},
    Sentence{"would_change/header",
             "the attribute '{0}' would be read back from a file as another column; expected {s2}. Rename it.",
             "附加列“{0}”写入文件后读回会变为别的内容，应为：{s2}。请改名。"},
    Sentence{"would_change",
             "{1} is '{0}', which would be read back from a file as something else; expected {s2}. Change the value.",
             "{1}为“{0}”，写入文件后读回会变为别的内容，应为：{s2}。请修改该值。"},
    Sentence{"open_end_assumed",
             "there is no column {1}, so every last day is unknown: nothing is surely in force after its first day. "
             "Add the column, or say in ledger.json what a missing one means.",
             "没有{1}列，因此所有结束日期不详，开始日之后无法确定是否仍在进行。请补上该列，或在 ledger.json "
             "中说明缺列的含义。"},
    Sentence{"self_support",
             "'{0}' supports itself. No answer counts this. If it is a mistake, correct one of the two schools.",
             "“{0}”支援了自己，任何统计都不计入。如属笔误，请改正其中一方。"},
    Sentence{"before_opening", "it is in force on {0}, before the school {s2} opened. Correct one of the days.",
             "{0} 已在进行，早于学校 {s2} 的建校日期。请改正其中一个日期。"},
    Sentence{"after_closing/empty", "it has no last day, but the school {s2} closed. Correct one of the days.",
             "没有结束日期，而学校 {s2} 已经撤销。请改正其中一个日期。"},
    Sentence{"after_closing", "it is in force on {0}, after the school {s2} closed. Correct one of the days.",
             "{0} 仍在进行，晚于学校 {s2} 的撤销日期。请改正其中一个日期。"},
    Sentence{"same_name",
             "row {s2} has the name '{0}', too. Their ids keep them apart; who looks for the name finds both.",
             "名称“{0}”与第 {s2} 行相同。两者以编号区分；按名称查找会同时找到两者。"},
    Sentence{"same_record",
             "it says the same as row {s2} in every column. Both count. If it was entered twice, delete one; else give "
             "each an id.",
             "与第 {s2} 行各列内容完全相同，两行均已计入。如为重复录入，请删除其中一行；否则请分别填写编号。"},
    Sentence{"long_running",
             "it has run since {0} without a last day, ten years or more before the ledger's latest day {s2}. If it "
             "has ended, enter its last day.",
             "自 {0} 起一直未结束，距台账最晚日期 {s2} 已满十年。如已结束，请补填结束日期。"},
    Sentence{"unknown_file",
             "no table is called so, so this was not read. Rename it after a table, e.g. {s2}, or move it away.",
             "该名称不对应任何表，因此未读取。请按表名命名（如{s2}），或移到别处。"},
    Sentence{"no_posting",
             "{1} is '{s2}', which says that there was no posting, so the row was left out (number of such "
             "rows: {0}). Remove the rows, or correct the word.",
             "{1}为“{s2}”，表示没有派出，该行已略去；此类共 {0} 行。请删除这些行，或改正填写的内容。"},
    Sentence{"unclear_succession/empty", "{1} is unknown, so the succession cannot be followed: {s2}. Fill it in.",
             "{1}不详，因此该变更未予沿用：{s2}。请补填。"},
    Sentence{"unclear_succession", "{1} is '{0}', so the succession cannot be followed: {s2}. Correct it, or the kind.",
             "{1}为“{0}”，因此该变更未予沿用：{s2}。请改正该项或变更类型。"},
    Sentence{"undecided_record",
             "{1} is '{0}', so it is open whether the record was known on {s2}; it was left out. Enter the day, or ask "
             "for another one.",
             "{1}为“{0}”，无法判断 {s2} 当天台账是否已有该记录，因此未计入。请补填日期，或改问其他日期。"},
    Sentence{"name_differs", "{1} is '{0}', but the id beside it belongs to '{s2}'. Correct the id or the name.",
             "{1}为“{0}”，而旁边的编号属于“{s2}”。请改正编号或名称。"},
    Sentence{
        "near_column",
        "the header '{0}' is not a known column, so it was kept as an attribute. The column '{s2}', which the table "
        "does not have, has nearly the same name, or is often called so. If it is meant, correct the header.",
        "表头“{0}”不是已知的列，已作为附加列保留；与它最接近的是{1}，而表中没有该列。如属笔误，请改正表头。"},
    Sentence{"backbone_differs",
             "{1} is '{0}', but the record of the teacher says '{s2}'. Correct the wrong one. Until then rules leave "
             "open whether this teacher counts as a backbone teacher.",
             "{1}为“{0}”，而教师表中该教师为“{s2}”。请改正有误的一处；在此之前，规则不判定该教师是否计为骨干教师。"},
    Sentence{"looks_endless",
             "{1} is {0}. It is read as that day, but it looks like a sign for «no end». Leave the cell empty if the "
             "record is still running, or write ? if its end is unknown.",
             "{1}为 {0}，按该日读取，但像是用来表示“没有结束”。如仍在进行，请将该格留空；如结束日期不详，请填问号。"},
    Sentence{
        "open_school_year",
        "{1} is the school year {0}, and there is no last day, so the record is read as still running. If it was "
        "meant for this school year only, enter the school year as its last day, too.",
        "{1}填的是整个学年“{0}”，而没有结束日期，因此按仍在进行读取。如只到该学年结束，请在结束日期中也填写该学年。"},
    // layouts
    Sentence{
        "rows_left_out",
        "the row that begins with '{0}' was taken for {s2}, and left out. If it is a record, take its number out of "
        "\"skip\" in the shape.",
        "以“{0}”开头的行按{s2}处理，未作为记录读取。如果它是一条记录，请从版式文件的“skip”中删去该行号。"},
    Sentence{"assumed_column",
             "the header '{0}' was taken for the column {s2}. If it is another one, correct \"holds\" in the shape.",
             "表头“{0}”按{s2}读取。如不是该列，请在版式文件中改正“holds”。"},
    Sentence{"assumed_value", "{1} is '{0}', and was read as '{s2}'. If that is wrong, correct the cell.",
             "{1}为“{0}”，按“{s2}”读取。如不对，请改正该格。"},
    Sentence{
        "assumed_days",
        "the sheet has no column of days. Its name or title says '{0}', which was taken for the first and the last "
        "day of each record. If that is wrong, correct \"values\" in the shape, or add columns of days.",
        "本表没有日期列，按表名或标题中的“{0}”作为每条记录的起止时间。如不对，请在版式文件中改正“values”，或在表中"
        "增加日期列。"},
    Sentence{"assumed_unit",
             "the header '{0}' has no unit. The unit '{s2}' stands above the table or in the shape, and was taken for "
             "it. Write "
             "the unit into the header.",
             "表头“{0}”没有单位，按表格上方注明（或版式文件所写）的“{s2}”读取。请把单位写进表头。"},
    Sentence{
        "several_records",
        "{1} names {s2} schools or teachers: '{0}'. The row was read as one record for each. Write one row for each.",
        "{1}填有 {s2} 所学校或 {s2} 名教师：“{0}”。该行按每校（人）一条记录读取。请分行填写。"},
    Sentence{
        "joined_sheets",
        "{s2} sheets hold this table: '{0}'. Their rows were read together. If one of them is an old copy "
        "or a summary, delete it, or set its \"table\" in the shape to null.",
        "有 {s2} 个工作表都是该表：“{0}”，已合并读取。如其中有旧表或汇总表，请删除，或在版式文件中把它的“table”改为 "
        "null。"},
    Sentence{"made_schools",
             "no sheet lists the schools. The {0} schools that the ties name were made the schools of the ledger; "
             "nothing else is known of them. Add a sheet of schools.",
             "没有学校名单。已把各表中出现的 {0} 所学校作为台账的学校，其他情况不详。请补上学校名单。"},
    Sentence{"unread_sheet",
             "the sheet was not taken for a table, and was not read. If it is one, give it a \"table\" in the shape.",
             "该工作表未识别为任何表，因此未读取。如果它是台账的表，请在版式文件中写明它的“table”。"},
    Sentence{"hidden_sheet/empty",
             "the sheet is hidden, and was not read. If it belongs to the ledger, show it, and sniff the file again.",
             "该工作表处于隐藏状态，因此未读取。如属于台账，请取消隐藏，并重新识别版式（sniff）。"},
    Sentence{"hidden_sheet",
             "the sheet '{0}' is hidden, and was read. If it does not belong to the ledger, delete it; else show it.",
             "工作表“{0}”处于隐藏状态，但已读取。如不属于台账，请删除；否则请取消隐藏。"},
    Sentence{"merged_number",
             "{1} is '{0}' in a cell that is merged over several rows. It belongs to these rows together, so it is "
             "unknown in each of them. Write a number into each row.",
             "{1}为“{0}”，所在单元格由多行合并而成。该数属于这几行合计，因此每行均按不详处理。请逐行填写。"},
    Sentence{"error_value",
             "{1} is '{0}', which a spreadsheet shows for a formula that failed. It was read as unknown. Correct the "
             "formula, or write the value.",
             "{1}为“{0}”，是公式出错的结果，按不详处理。请改正公式，或直接填写。"},
    Sentence{"long_number",
             "{1} is a number of more than 15 digits, '{0}', of which a spreadsheet does not keep the last digits. Set "
             "the format of the cells to text, and write the number again.",
             "{1}为超过 15 位的数字“{0}”，电子表格不保留其末尾数位。请把单元格格式设为文本后重新填写。"},
    Sentence{"total_differs", "{1} is the total '{0}', but its rows add up to {s2}. Correct the total, or a row.",
             "{1}的合计为“{0}”，而各行之和为 {s2}。请改正合计或有关各行。"},
    Sentence{"like_total",
             "the row begins with '{0}', like a total or a note, but was read as a record. Delete the row, or read the "
             "file by a shape (sniff).",
             "该行以“{0}”开头，像合计行或说明行，但已作为记录读取。请删除该行，或按版式读取（sniff）。"},
    Sentence{"unit_above",
             "above the table stands the unit '{0}', but the header has none, so {1} was read in yuan. Write the "
             "unit into the header, or read the file by a shape (sniff).",
             "表格上方注明单位“{0}”，而表头没有单位，因此{1}按元读取。请把单位写进表头，或按版式读取（sniff）。"},
    Sentence{"unit_differs",
             "the unit '{0}' stands above the table or in its rows, but the header is '{s2}'. The header was followed. "
             "Correct one of them.",
             "表格上方或行内另注明单位“{0}”，而表头为“{s2}”。已按表头读取。请改正其中一处。"},
    Sentence{
        "assumed_table",
        "the sheet '{0}' is not called like a table, but its header fits {s2}, and it was read as that. If it is "
        "another table, correct \"table\" in the shape.",
        "工作表“{0}”的名称不对应任何表，但其表头符合{s2}，因此按该表读取。如不是该表，请在版式文件中改正“table”。"},
    Sentence{"several_people",
             "{1} is '{0}', which seems to name several people, or more than a name; it was read as the name of one "
             "teacher. Write a row for each teacher, and nothing but the name in the cell.",
             "{1}为“{0}”，像是几位教师，或不只是姓名，但已作为一位教师的姓名读取。请每位教师填写一行，该格只填姓名。"},
    Sentence{
        "unused_column",
        "the header '{0}' is not a known column, so its cells were kept as an attribute, and no answer uses them. "
        "If the table has a column for them, correct the header, or \"holds\" in the shape.",
        "表头“{0}”不是已知的列，其内容已作为附加列保留，任何统计都不使用。如属本表的某一列，请改正表头，或在版式文件"
        "中改正“holds”。"},
    // where it is, and how often
    Sentence{"more/one", "There is 1 more place like this.", "另有 1 处相同。"},
    Sentence{"more/several", "There are {0} more places like this.", "另有 {0} 处相同。"},
    Sentence{"more/of_them", "There are {0} of them.", "共 {0} 处。"},
    Sentence{"more/unlisted", "There are {0} more of this kind; they are counted, but not listed.",
             "同类问题还有 {0} 处，只计数，不逐条列出。"},
    Sentence{"place/row", "row {0}", "第 {0} 行"},
    Sentence{"place/cell", "{0}", "{0}"},
    Sentence{"place/cell_of_column", "{0}", "{0} 单元格"},
    Sentence{"place/and", ", ", "，"},
    Sentence{"place/end", ": ", "："},
    Sentence{"place/here", "{0}", "此处"},
};

}  // namespace

std::span<const Sentence> sentences_of_findings() noexcept { return all_sentences_of_findings; }

}  // namespace jiedui::detail

# SPDX - License - Identifier : Apache - 2.0
"""Workbooks in which the cells that are wrong are coloured and say why; a source is never changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

import jiedui as jd
from broken import broken_ledgers

RED, YELLOW = "FFFFC7CE", "FFFFEB9C"
SHEETS: dict[str, list[list[object]]] = {
    "学校": [["一览表", None], ["学校标识码", "学校名称"], ["A", "甲校"], ["B", "乙校"]],
    "结对": [
        ["支援学校", "受援学校", "渠道", "结束日期"],
        ["A", "B", "师姿", None],
        ["A", "B", "师资", "不知道"],
        ["A", "A", "师资", "2004-08"],
        ["A", "Z9", "=1+1", "2004-08"],
        ["B", "A", "师姿", "2004-08"],
    ],
}


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book["学校"].merge_cells("A1:B1")
    book["学校"]["A1"].font = openpyxl.styles.Font(bold=True)
    book["结对"]["C5"].data_type = "s"
    book.save(path)
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    (path / "schools.csv").write_text("id,name\nA,Alpha\nB,Beta\n", "utf-8")
    text = (
        '支援学校;受援学校;渠道;备注;结束日期\n\nA;B;"=师姿";"two\nlines";soon\nA;B;师资;-;?\nA;Z9;师资;;?\n'
    )
    (path / "结对.csv").write_bytes(text.encode("gb18030"))
    return path


def marks_in(path: Path) -> dict[str, dict[str, str]]:
    """List the marked cells of each sheet with their colours."""
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: {
            cell.coordinate: str(cell.fill.fgColor.rgb)
            for row in sheet.iter_rows()
            for cell in row
            if cell.comment is not None
        }
        for sheet in book
    }


def note_on(path: Path, sheet: str, cell: str) -> str:
    comment = openpyxl.load_workbook(path)[sheet][cell].comment
    assert comment is not None
    return str(comment.text)


def test_the_bad_cells_of_a_workbook_are_marked(tmp_path: Path) -> None:
    source, target = workbook(tmp_path / "台账.xlsx"), tmp_path / "marked.xlsx"
    before = source.read_bytes()
    findings = jd.mark_findings(source, target, language="zh")
    assert source.read_bytes() == before
    assert [each.code for each in findings] == [
        "unknown_word",
        "bad_day",
        "self_support",
        "unknown_word",
        "unknown_id",
    ]
    assert marks_in(target) == {
        "问题清单": {},
        "各列读取情况": {},
        "学校": {},
        "结对": {"C2": RED, "D3": RED, "A4": YELLOW, "C5": RED, "B5": RED, "C6": RED},
    }
    assert note_on(target, "结对", "C2") == findings[0].explain("zh")
    assert note_on(target, "结对", "C6") == note_on(target, "结对", "C2")


def test_what_is_not_marked_stays_as_it_was(tmp_path: Path) -> None:
    source, target = workbook(tmp_path / "台账.xlsx"), tmp_path / "marked.xlsx"
    jd.mark_findings(source, target)
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["findings", "columns", *SHEETS]
    assert book["学校"]["A1"].font.bold
    assert [str(each) for each in book["学校"].merged_cells.ranges] == ["A1:B1"]
    for name, rows in SHEETS.items():
        assert [[cell.value for cell in row] for row in book[name].iter_rows()] == rows
    assert book["结对"]["C5"].data_type == "s"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_first_sheet_lists_all_findings(language: Any, tmp_path: Path) -> None:
    source, target = workbook(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    findings = jd.mark_findings(source, target, language=language)
    sheet = openpyxl.load_workbook(target).worksheets[0]
    header, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert header[:2] == (["code", "severity"] if language == "en" else ["代码", "程度"])
    assert [row[0] for row in rows] == [each.code for each in findings]
    assert {row[1] for row in rows} == ({"error", "doubtful"} if language == "en" else {"错误", "存疑"})
    assert [row[5] for row in rows] == [each.cell for each in findings]
    assert [row[-1] for row in rows] == [each.explain(language) for each in findings]


def test_a_folder_of_csv_becomes_a_workbook_whose_rows_are_the_lines_of_the_files(tmp_path: Path) -> None:
    source, target = folder(tmp_path / "ledger"), tmp_path / "marked.xlsx"
    findings = jd.mark_findings(source, target, replace=True)
    assert [(each.code, each.row) for each in findings] == [
        ("unknown_word", 3),
        ("bad_day", 3),
        ("unknown_id", 6),
    ]
    marks = {"C3": RED, "E3": RED, "B6": RED}
    assert marks_in(target) == {"findings": {}, "columns": {}, "schools": {}, "结对": marks}
    sheet = openpyxl.load_workbook(target)["结对"]
    assert [cell.value for cell in sheet[3]] == ["A", "B", "=师姿", "two\nlines", "soon"]
    assert sheet["C3"].data_type == "s"
    assert [cell.value for cell in sheet[4]] == [None] * 5


def test_findings_that_are_given_are_marked_without_reading_again(tmp_path: Path) -> None:
    source = folder(tmp_path / "ledger")
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger(source)
    given = jd.mark_findings(source, tmp_path / "a.xlsx", caught.value.findings)
    jd.mark_findings(source, tmp_path / "b.xlsx")
    assert given == caught.value.findings
    assert marks_in(tmp_path / "a.xlsx") | {"columns": {}} == marks_in(tmp_path / "b.xlsx")


WHOLE_TABLES: list[tuple[dict[str, str | bytes], str, dict[str, str]]] = [
    ({"supports.csv": "supporter,channel\nA,staff\n"}, "supports", {"A1": RED}),
    ({"supports.csv": "title\nsupporter,recipient,last_day,until\nA,B,?,?\n"}, "supports", {"D2": RED}),
    ({"supports.csv": "supporter,recipient,last_day,chanel\nA,B,?,x\n"}, "supports", {"D1": YELLOW}),
    ({"supports.csv": b"supporter,recipient\nA,\xff\xff\n"}, "supports", {"A2": RED}),
    ({"supports.csv": ""}, "supports", {"A1": RED}),
    ({"supports.csv": 'supporter,recipient,last_day\nA,B,?\nA,"B\n'}, "supports", {"A3": RED}),
    ({"supports.csv": "supporter,recipient,last_day\nA,B,?,more\n"}, "supports", {"A2": RED}),
    ({"supports.csv": "supporter,recipient,last_day\nA,B,?\n", "x.csv": "a\n1\n"}, "x", {"A1": YELLOW}),
]


@pytest.mark.parametrize(("files", "sheet", "marks"), WHOLE_TABLES)
def test_findings_of_whole_tables_and_rows_have_a_cell_too(
    files: dict[str, str | bytes], sheet: str, marks: dict[str, str], tmp_path: Path
) -> None:
    for name, content in ({"schools.csv": "id,name\nA,Alpha\nB,Beta\n"} | files).items():
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    target = tmp_path / "marked.xlsx"
    jd.mark_findings(tmp_path, target)
    assert marks_in(target)[sheet] == marks


def test_a_finding_of_no_sheet_stands_in_the_list(tmp_path: Path) -> None:
    (tmp_path / "schools.csv").write_text("id,name\nA,Alpha\n", "utf-8")
    jd.mark_findings(tmp_path, tmp_path / "marked.xlsx")
    assert marks_in(tmp_path / "marked.xlsx") == {"findings": {}, "schools": {}}
    assert openpyxl.load_workbook(tmp_path / "marked.xlsx")["findings"]["A2"].value == "missing_table"


def test_a_ledger_is_marked_by_its_shape(tmp_path: Path) -> None:
    source = Path("tests/layouts/totals_and_signature.xlsx")
    findings = jd.mark_findings(source, tmp_path / "marked.xlsx", shape=jd.sniff(source), language="zh")
    marks = marks_in(tmp_path / "marked.xlsx")
    for each in findings:
        if each.cell:
            sheet, _, cell = each.cell.rpartition("!")
            assert marks[sheet][cell] == YELLOW
    assert {each.code for each in findings} >= {"rows_left_out"}


def test_text_files_are_marked_by_their_shape(tmp_path: Path) -> None:
    text = "结对台账\n支援学校\t受援学校\t结束年月\n甲小学\t乙小学\t2022.7\n合计\t1\t\n"
    (tmp_path / "结对[1].txt").write_text(text, "utf-8")
    shape = jd.sniff(tmp_path / "结对[1].txt")
    findings = jd.mark_findings(tmp_path / "结对[1].txt", tmp_path / "marked.xlsx", shape=shape)
    assert [each.cell for each in findings if each.code == "rows_left_out"] == ["结对[1]!A4"]
    given = jd.mark_findings(tmp_path / "结对[1].txt", tmp_path / "given.xlsx", findings)
    assert given == findings
    assert marks_in(tmp_path / "given.xlsx") | {"columns": {}} == marks_in(tmp_path / "marked.xlsx")
    assert marks_in(tmp_path / "marked.xlsx")["结对_1_"]["A4"] == YELLOW


def test_an_empty_folder_still_gives_a_workbook(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    findings = jd.mark_findings(tmp_path / "ledger", tmp_path / "marked.xlsx")
    assert [each.code for each in findings] == ["missing_table", "missing_table"]


def test_a_sound_ledger_is_marked_nowhere(tmp_path: Path) -> None:
    source = tmp_path / "sound"
    network_ledger = jd.read_ledger("docs/examples/district")
    jd.write_ledger(network_ledger, source)
    assert len(jd.mark_findings(source, tmp_path / "marked.xlsx")) == 0
    assert not any(marks_in(tmp_path / "marked.xlsx").values())


def test_a_workbook_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    source, target = folder(tmp_path / "ledger"), tmp_path / "there.xlsx"
    target.write_text("mine", "utf-8")
    with pytest.raises(jd.Unwritable):
        jd.mark_findings(source, target)
    assert target.read_text("utf-8") == "mine"
    jd.mark_findings(source, target, replace=True)
    assert marks_in(target)["结对"]
    with pytest.raises(jd.Unwritable):
        jd.mark_findings(source, tmp_path / "no" / "such" / "folder.xlsx")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["ledger", "there.xlsx"]


def test_the_source_is_never_written(tmp_path: Path) -> None:
    source = workbook(tmp_path / "a.xlsx")
    before = source.read_bytes()
    with pytest.raises(jd.Unwritable, match="source"):
        jd.mark_findings(source, source, replace=True)
    assert source.read_bytes() == before


@pytest.mark.parametrize("name", ["marked.csv", "marked.xls", "marked.CSV"])
def test_a_workbook_is_not_written_under_the_name_of_another_kind(name: str, tmp_path: Path) -> None:
    with pytest.raises(jd.BadArgument, match=r"write 'marked\.xlsx'"):
        jd.mark_findings(workbook(tmp_path / "book.xlsx"), tmp_path / name)
    assert not (tmp_path / name).exists()


def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", "utf-8")
    with pytest.raises(OSError, match="shape=sniff"):
        jd.mark_findings(tmp_path / "a.txt", tmp_path / "b.xlsx")
    (tmp_path / "a.bin").write_text("x", "utf-8")
    with pytest.raises(jd.BadArgument):
        jd.mark_findings(tmp_path / "a.bin", tmp_path / "b.xlsx")
    with pytest.raises(OSError, match="nowhere"):
        jd.mark_findings(tmp_path / "nowhere", tmp_path / "b.xlsx")
    with pytest.raises(jd.BadArgument):
        jd.mark_findings(folder(tmp_path / "c"), tmp_path / "b.xlsx", language="fr")  # type: ignore[arg-type]
    assert not (tmp_path / "b.xlsx").exists()


def test_every_finding_of_broken_ledgers_is_marked(tmp_path: Path) -> None:
    for seed, ledger in enumerate(broken_ledgers(20, first_seed=41), start=1):
        source, target = tmp_path / str(seed), tmp_path / f"{seed}.xlsx"
        source.mkdir()
        ledger.write(source)
        findings = jd.mark_findings(source, target, language="zh")
        book = openpyxl.load_workbook(target)
        notes = "\n".join(
            cell.comment.text for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment
        )
        for each in findings:
            assert each.table == "ledger.json" or each.explain("zh") in notes
        assert book.worksheets[0].max_row == 1 + len(findings)

# SPDX-License-Identifier: Apache-2.0
"""Identity numbers, telephones and the like: seen by their owner, in no file that did not ask for them."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiedui as jd

# Headers as ledgers write them, and headers beside them that are nobody's secret.
PERSONAL = (
    *(
        "身份证号",
        "身份证件号码",
        "教师身份证号码",
        "联系电话",
        "手机",
        "手机号",
        "办公电话",
        "家庭住址",
        "联系人",
        "联系方式",
    ),
    *(
        "电子邮箱",
        "微信号",
        "银行卡号",
        "Phone",
        "ID card number",
        "e-mail",
        "Home address",
        "Mobile No",
    ),
)
OPEN = ("备注", "考核结果", "周课时", "town", "remark", "学历")
SECRET = "110101197001011234"


def ledger_with(headers: tuple[str, ...]) -> jd.Ledger:
    more = {header: f"{SECRET}-{place}" for place, header in enumerate(headers)}
    schools = [{"id": "a", "name": "甲", **more}, {"id": "b", "name": "乙"}]
    return jd.read_ledger(
        {
            "schools": schools,
            "supports": [{"supporter": "a", "recipient": "b", **more}],
            "teachers": [{"id": "t", **more}],
        }
    )


def bytes_below(path: Path) -> bytes:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return b"".join(file.read_bytes() for file in files)


def texts_in_workbook(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    return str([[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()])


@pytest.mark.parametrize("header", PERSONAL)
def test_a_personal_attribute_is_in_no_file(header: str, tmp_path: Path) -> None:
    ledger = ledger_with((header,))
    assert SECRET in str(list(ledger.schools)) or SECRET in str(list(ledger.teachers))  # its owner sees it
    jd.write_ledger(ledger, tmp_path / "csv")
    jd.write_ledger(ledger, tmp_path / "parquet", format="parquet")
    jd.write_ledger(ledger, tmp_path / "book.xlsx")
    assert SECRET.encode() not in bytes_below(tmp_path / "csv")
    assert SECRET.encode() not in bytes_below(tmp_path / "parquet")
    assert SECRET not in texts_in_workbook(tmp_path / "book.xlsx")
    for table in (ledger.schools, ledger.supports, ledger.teachers):
        assert SECRET not in table.to_csv()
        assert SECRET not in table._repr_html_()
        assert SECRET not in str(table)
        table.to_csv(tmp_path / "table.csv", names=True)
        assert SECRET not in (tmp_path / "table.csv").read_text()
    network = jd.Network(ledger)
    for answer in (network.schools(), network.ties()):
        assert SECRET not in answer.published("0123456789abcdef").to_csv()


@pytest.mark.parametrize("shape", ["csv", "xlsx", "parquet"])
def test_a_personal_attribute_is_written_where_it_is_asked_for(shape: Any, tmp_path: Path) -> None:
    ledger = ledger_with(("联系电话", "身份证号", "备注"))
    path = tmp_path / ("x.xlsx" if shape == "xlsx" else "x")
    jd.write_ledger(ledger, path, format=shape, personal=["phone"])
    back = jd.read_ledger(path)
    row = back.schools[0]
    assert (row.phone, row.remark) == (f"{SECRET}-0", f"{SECRET}-2")
    assert not hasattr(row, "identity_number")
    jd.write_ledger(ledger, path, format=shape, replace=True, personal=["phone", "identity_number"])
    assert jd.read_ledger(path) == ledger
    assert f"{SECRET}-0" in ledger.schools.to_csv(personal=["phone"])
    assert f"{SECRET}-1" not in ledger.schools.to_csv(personal=["phone"])


def test_a_personal_attribute_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    ledger = ledger_with(("联系电话",))
    for shape in ("csv", "xlsx", "parquet"):
        with pytest.raises(jd.BadArgument, match="'fax'"):
            jd.write_ledger(ledger, tmp_path / "x", format=shape, personal=["fax"])
    with pytest.raises(jd.BadArgument, match="'fax'"):
        ledger.schools.to_csv(personal=["fax"])
    with pytest.raises(TypeError, match="personal: expected a list of texts"):
        jd.write_ledger(ledger, tmp_path / "x", personal="phone")
    assert not (tmp_path / "x").exists()


def test_a_header_that_a_ledger_adds_is_as_personal_as_those_beside_it(tmp_path: Path) -> None:
    (tmp_path / "schools.csv").write_text(f"id,name,联系电话,宅电\na,甲,1,{SECRET}\nb,乙,,\n")
    (tmp_path / "supports.csv").write_text("supporter,recipient\na,b\n")
    (tmp_path / "ledger.json").write_text('{"aliases": {"attributes": {"phone": ["宅电"]}}}')
    ledger = jd.read_ledger(tmp_path)
    assert (ledger.schools[0].phone, ledger.schools[0].phone_2) == ("1", SECRET)
    jd.write_ledger(ledger, tmp_path / "out")
    assert SECRET.encode() not in bytes_below(tmp_path / "out")


def test_a_word_that_the_aliases_cannot_add_is_refused(tmp_path: Path) -> None:
    (tmp_path / "schools.csv").write_text("id,name\na,甲\nb,乙\n")
    (tmp_path / "supports.csv").write_text("supporter,recipient\na,b\n")
    (tmp_path / "ledger.json").write_text('{"aliases": {"personal": ["宅电"]}}')
    with pytest.raises(jd.BadLedger, match="personal"):
        jd.read_ledger(tmp_path)


@given(st.lists(st.sampled_from(PERSONAL + OPEN), min_size=1, max_size=8, unique=True))
def test_what_is_written_is_the_ledger_without_what_is_personal(headers: list[str]) -> None:
    from tempfile import TemporaryDirectory

    ledger = ledger_with(tuple(headers))
    with TemporaryDirectory() as folder:
        jd.write_ledger(ledger, Path(folder) / "x")
        back = jd.read_ledger(Path(folder) / "x")
        for place, header in enumerate(headers):
            assert (f"{SECRET}-{place}".encode() in bytes_below(Path(folder) / "x")) == (header in OPEN)
    for mine, theirs in ((ledger.schools, back.schools), (ledger.supports, back.supports)):
        names = [column.name for column in theirs.columns]
        for row, other in zip(mine, theirs, strict=True):
            assert [getattr(row, name) for name in names] == list(other)


@pytest.mark.parametrize("header", PERSONAL)
def test_a_difference_tells_no_file_what_a_personal_field_was(header: str) -> None:
    without, having = ledger_with(()), ledger_with((header,))
    for changed in (jd.difference(without, having), jd.difference(having, without)):
        assert SECRET in str(list(changed))
        assert SECRET not in str(changed)
        for text in (changed.to_csv(), changed._repr_html_()):
            assert SECRET not in text
            assert ",a," in text or "<td>a</td>" in text


def shown_by(table: jd.Table, path: Path) -> list[str]:
    """Give what each way out of the house shows of a table; data frames and dicts are their owner's."""
    table.to_excel(path)
    return [
        *(table.to_csv(), table.to_json(), table.to_text(), table.to_html()),
        *(str(table), table._repr_html_(), texts_in_workbook(path)),
    ]


@pytest.mark.parametrize("header", PERSONAL)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_way_out_shows_a_personal_cell(header: str, language: Literal["en", "zh"], tmp_path: Path) -> None:
    without, having = ledger_with(()), ledger_with((header,))
    for table in (having.schools, jd.difference(without, having), jd.difference(having, without)):
        spoken = table.in_language(language)
        assert SECRET in str(list(spoken))
        for shown in (*shown_by(spoken, tmp_path / "a.xlsx"), table.to_csv(language=language)):
            assert SECRET not in shown
            assert shown.count("a") > 0


def marked(source: Path, path: Path, **how: Any) -> str:
    jd.mark_findings(source, path, replace=True, **how)
    return texts_in_workbook(path)


def test_a_marked_workbook_holds_no_personal_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "学校"
    for row in [["一览表"], ["学校标识码", "学校名称", "联系电话"], ["a", "甲", SECRET], ["b", "乙", SECRET]]:
        sheet.append(row)
    ties = book.create_sheet("结对")
    for row in [
        ["支援学校", "受援学校", "身份证号", "渠道", "备注"],
        ["a", "b", SECRET, "师姿", "电话未通"],
        ["a", "b", SECRET, "师资", "x"],
    ]:
        ties.append(row)
    book.save(tmp_path / "in.xlsx")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "schools.csv").write_text(f"id,name,手机\na,甲,{SECRET}\nb,乙,{SECRET}\n")
    (tmp_path / "folder" / "supports.csv").write_text(
        f"supporter,recipient,channel,证件号码\na,b,fonds,{SECRET}\n"
    )
    for source in (tmp_path / "in.xlsx", tmp_path / "folder"):
        text = marked(source, tmp_path / "out.xlsx")
        assert SECRET not in text
        assert "甲" in text
    text = marked(tmp_path / "in.xlsx", tmp_path / "out.xlsx", personal=["联系电话"])
    assert text.count(SECRET) == 2
    assert "联系电话" in text
    assert "身份证号" in text
    assert "电话未通" in text
    with pytest.raises(TypeError, match="personal: expected a list of texts"):
        marked(tmp_path / "in.xlsx", tmp_path / "out.xlsx", personal="联系电话")


# ---- who may read a file that replaces another

WRITERS: dict[str, Callable[[jd.Ledger, Path], None]] = {
    "csv": lambda ledger, path: jd.write_ledger(ledger, path, replace=True),
    "parquet": lambda ledger, path: jd.write_ledger(ledger, path, replace=True, format="parquet"),
    "xlsx": lambda ledger, path: jd.write_ledger(ledger, path, replace=True, format="xlsx"),
    "table": lambda ledger, path: ledger.schools.to_csv(path),
    "snapshot": lambda ledger, path: jd.save(ledger, path, replace=True),
    "network": lambda ledger, path: jd.save(jd.Network(ledger), path, replace=True),
}


@pytest.mark.parametrize("way", WRITERS)
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644])
def test_what_replaces_a_file_has_its_mode(way: str, mode: int, tmp_path: Path) -> None:
    ledger, path = ledger_with(("备注",)), tmp_path / "place"
    WRITERS[way](ledger, path)
    files = [path] if path.is_file() else list(path.iterdir())
    for file in files:
        file.chmod(mode)
    WRITERS[way](ledger_with(("周课时",)), path)
    for file in [path] if path.is_file() else list(path.iterdir()):
        assert stat.S_IMODE(file.stat().st_mode) == mode, file


def test_a_new_table_beside_closed_ones_is_closed(tmp_path: Path) -> None:
    few = {"schools": [{"id": "a", "name": "a"}, {"id": "b", "name": "b"}]}
    few["supports"] = [{"supporter": "a", "recipient": "b"}]
    jd.write_ledger(jd.read_ledger(few), tmp_path / "x")
    for file in (tmp_path / "x").iterdir():
        file.chmod(0o600)
    jd.write_ledger(ledger_with(("备注",)), tmp_path / "x", replace=True)
    assert {stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "x").iterdir()} == {0o600}
    assert (tmp_path / "x" / "teachers.csv").exists()

# SPDX-License-Identifier: Apache-2.0
"""Real layouts, and drawn ones: read right by the shape that is found, and never silently wrong."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest

import jiedui as jd
from layout_books import NAMES, PAIR, PAIRS, book
from layout_law import drawn, matched, ties_of, truth_of
from layouts import draw

FOLDER = Path(__file__).resolve().parents[1] / "layouts"
TRUTH: dict[str, dict[str, Any]] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
LAYOUTS = sorted(TRUTH)


def path_of(layout: str) -> Path:
    return FOLDER / str(TRUTH[layout]["path"])


def assert_right(ledger: jd.Ledger, truth: dict[str, Any]) -> None:
    assert len(ledger.schools) == truth["schools"]
    assert matched(truth_of(truth), ties_of(ledger)) == []
    if "needs" in truth:
        names = {each.id: each.name for each in ledger.schools}
        needs = [[names[each.school], each.subject, each.required, each.on_hand] for each in ledger.needs]
        assert sorted(needs) == sorted(truth["needs"])
    if "pupils_total" in truth:
        primary = sum(each.pupils_primary or 0 for each in ledger.schools)
        junior = sum(each.pupils_junior or 0 for each in ledger.schools)
        assert [primary, junior] == truth["pupils_total"]
    if "teachers" in truth:
        assert len(ledger.teachers) == truth["teachers"]


# ---- real layouts


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_real_layout_is_read_right_by_its_shape(layout: str) -> None:
    path = path_of(layout)
    ledger = jd.read_ledger(path, shape=jd.sniff(path))
    assert_right(ledger, TRUTH[layout])
    assert all(each.severity == "doubtful" for each in ledger.findings)
    if "heads" in TRUTH[layout]:
        [merged] = [each for each in ledger.findings if each.code == "merged_number"]
        assert float(merged.value) == TRUTH[layout]["heads"]


@pytest.mark.parametrize("layout", [each for each in LAYOUTS if path_of(each).suffix == ".xlsx"])
@pytest.mark.parametrize("ending", [".xls", ".ods"])
def test_a_layout_is_the_same_ledger_in_each_format(layout: str, ending: str) -> None:
    of_today, other = path_of(layout), path_of(layout).with_suffix(ending)
    shape = jd.sniff(other)
    assert shape == jd.sniff(of_today)
    ledger, expected = jd.read_ledger(other, shape=shape), jd.read_ledger(of_today, shape=shape)
    assert_right(ledger, TRUTH[layout])
    assert ledger.fingerprint() == expected.fingerprint()
    assert ledger.findings.explain() == expected.findings.explain()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("by", ["name", "id"])
def test_a_real_layout_without_a_shape_is_never_silently_wrong(
    layout: str, by: Literal["id", "name"]
) -> None:
    try:
        ledger = jd.read_ledger(path_of(layout), schools_by=by, teachers_by=by)
    except jd.BadLedger:
        return
    codes = {each.code for each in ledger.findings}
    assert len(ledger.schools) == TRUTH[layout]["schools"] or "like_total" in codes
    for one, other in matched(truth_of(TRUTH[layout]), ties_of(ledger)):
        if one is None:
            assert "hidden_sheet" in codes, f"read, but not there: {other}"
        elif other is None:
            assert codes & {"unknown_file", "unread_sheet"}, f"not read: {one}"
        else:
            is_told = any(each.cell for each in ledger.findings)
            assert is_told, f"read otherwise: {one} as {other}"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_shape_of_a_real_layout_is_data(layout: str, tmp_path: Path) -> None:
    shape = jd.sniff(path_of(layout))
    assert jd.Shape(shape.to_json()) == shape
    assert jd.Shape(shape.to_dict()) == shape
    shape.save(tmp_path / "shape.json")
    assert jd.Shape.read(tmp_path / "shape.json") == shape
    with pytest.raises(OSError, match="shape"):
        shape.save(tmp_path / "shape.json")
    for language in ("en", "zh"):
        text = shape.explain(language)
        assert all(sheet["sheet"] in text for sheet in shape.to_dict()["sheets"])
        assert text == text.strip()
    assert jd.Shape("// last year's\n" + shape.to_json()) == shape


# ---- wrong guesses


def mended(shape: jd.Shape, old: str, new: str) -> jd.Shape:
    """Change one line of a shape."""
    lines = shape.to_json().splitlines()
    [at] = [number for number, line in enumerate(lines) if old in line]
    lines[at] = lines[at].replace(old, new)
    return jd.Shape("\n".join(lines))


def test_a_draft_that_was_read_is_left_out_by_one_line(tmp_path: Path) -> None:
    other: list[Any] = ["县第二小学", "龙塘小学", "师资", "2021.9", "2022.7"]
    path = book(tmp_path, {"结对帮扶": [PAIRS, PAIR], "结对帮扶（草稿）": [PAIRS, other]})
    shape = jd.sniff(path)
    assert "结对帮扶（草稿）: read as supports" in shape.explain()
    assert len(jd.read_ledger(path, shape=shape).supports) == 2
    right = mended(shape, '"结对帮扶（草稿）", "table": "supports"', '"结对帮扶（草稿）", "table": null')
    assert [each.supporter for each in jd.read_ledger(path, shape=right).supports] == ["县第一中学"]


def test_a_school_that_looked_like_a_section_is_read_by_one_line(tmp_path: Path) -> None:
    schools: list[Any] = [
        ["学校名称", "乡镇"],
        ["一、二村联办小学", None],
        *[[name, "城关镇"] for name in NAMES],
    ]
    path = book(tmp_path, {"学校名单": schools, "结对帮扶": [PAIRS, PAIR]})
    shape = jd.sniff(path)
    assert "section: row 2" in shape.explain()
    assert len(jd.read_ledger(path, shape=shape).schools) == 4
    right = mended(shape, '"section": [2]', '"section": []')
    assert "一、二村联办小学" in [each.name for each in jd.read_ledger(path, shape=right).schools]


def test_a_header_that_was_taken_wrongly_is_mended_by_one_line(tmp_path: Path) -> None:
    path = book(tmp_path, {"结对帮扶": [[*PAIRS, "文件"], [*PAIR, "齐全"]]})
    shape = jd.sniff(path)
    assert [each.basis for each in jd.read_ledger(path, shape=shape).supports] == ["齐全"]
    right = mended(shape, '"holds": "basis", "why": "likely"', '"holds": "文件", "why": "unknown_header"')
    [support] = jd.read_ledger(path, shape=right).supports
    assert support.basis is None
    assert support["文件"] == "齐全"


def test_a_short_name_of_another_school_is_mended_by_one_line(tmp_path: Path) -> None:
    path = book(tmp_path, {"结对帮扶": [PAIRS, ["一中", *PAIR[1:]]]})
    shape = jd.sniff(path)
    assert "县第一中学" in shape.explain()
    assert [each.supporter for each in jd.read_ledger(path, shape=shape).supports] == ["县第一中学"]
    right = mended(shape, '"一中": "县第一中学"', '"一中": "县第二小学"')
    assert [each.supporter for each in jd.read_ledger(path, shape=right).supports] == ["县第二小学"]


def test_a_wrong_year_of_a_sheet_is_mended_by_one_line(tmp_path: Path) -> None:
    path = book(tmp_path, {"结对帮扶2022年": [PAIRS[:3], PAIR[:3]]})
    shape = jd.sniff(path)
    assert [each.first_day_text for each in jd.read_ledger(path, shape=shape).supports] == ["2022/2023"]
    right = mended(shape, '"first_and_last_day": "2022/2023"', '"first_and_last_day": "2021/2022"')
    assert [each.first_day_text for each in jd.read_ledger(path, shape=right).supports] == ["2021/2022"]


# ---- shapes that are wrong

Change = Callable[[dict[str, Any]], object]
NOT_THERE: dict[str, tuple[Change, str]] = {
    "a sheet": (lambda shape: shape["sheets"][1].update(sheet="结对2030"), "结对2030"),
    "a column": (
        lambda shape: shape["sheets"][1]["columns"].update(ZZ={"header": "x", "holds": "basis"}),
        "ZZ",
    ),
    "a row of the header": (lambda shape: shape["sheets"][1].update(header=[99]), "99"),
    "a skipped row": (lambda shape: shape["sheets"][1]["skip"].update(total=[77]), "77"),
    "a header of another file": (
        lambda shape: shape["sheets"][1]["columns"]["A"].update(header="捐赠学校"),
        "捐赠学校",
    ),
}


@pytest.mark.parametrize("what", NOT_THERE)
def test_a_shape_that_names_what_is_not_there_is_refused(tmp_path: Path, what: str) -> None:
    path = book(tmp_path, {"结对帮扶": [PAIRS, PAIR]})
    content = jd.sniff(path).to_dict()
    change, place = NOT_THERE[what]
    change(content)
    with pytest.raises(jd.BadShape, match=place) as caught:
        jd.read_ledger(path, shape=jd.Shape(content))
    assert caught.value.code == jd.ErrorCode.bad_shape


def test_the_shape_of_another_file_is_refused(tmp_path: Path) -> None:
    shape = jd.sniff(path_of("sections"))
    path = book(tmp_path, {"结对帮扶": [["受援学校", "支援学校", *PAIRS[2:]], PAIR]})
    with pytest.raises(jd.BadShape, match=r"学校名单|结对帮扶"):
        jd.read_ledger(path, shape=shape)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("not JSON", "not JSON|the shape"),
        ("", "the shape|JSON"),
        ("[]", "at '/'; expected an object"),
        ('{"sheet": []}', "at '/sheet'; expected"),
        ('{"sheets": [{"sheet": "a", "tabel": null}]}', "/sheets/0/tabel"),
        ('{"sheets": [{"sheet": "a", "table": "pupils"}]}', "/sheets/0/table"),
        ('{"sheets": [{"sheet": "a", "table": "supports"}]}', "/sheets/0/header"),
        ('{"sheets": [{"sheet": "a", "table": "supports", "header": [0]}]}', "/sheets/0/header/0"),
        ('{"sheets": [{"sheet": "a", "skip": {"sum": [3]}}]}', "/sheets/0/skip/sum"),
        ('{"sheets": [{"sheet": "a", "columns": {"1": {}}}]}', "/sheets/0/columns/1"),
        ('{"sheets": [{"sheet": "a", "columns": {"A": {"hold": "x"}}}]}', "/sheets/0/columns/A/hold"),
        ('{"schools_by": "names"}', "/schools_by"),
        ('{"makes_schools": "yes"}', "/makes_schools"),
        ('{"names": {"a": 1}}', "/names/a"),
    ],
)
def test_a_text_that_is_no_shape_is_refused_with_its_place(text: str, place: str) -> None:
    with pytest.raises(jd.BadShape, match=place) as caught:
        jd.Shape(text)
    assert int(caught.value.code) == 304


# ---- drawn layouts

SEEDS = 60


@pytest.mark.parametrize("with_shape", [True, False])
def test_a_drawn_layout_is_never_silently_wrong(tmp_path: Path, with_shape: bool) -> None:
    words: Counter[str] = Counter()
    traits: Counter[str] = Counter()
    for layout, came in drawn(range(SEEDS), tmp_path, with_shape=with_shape):
        assert came.word != "silent", (layout.seed, layout.traits, came.wrong)
        words[came.word] += 1
        traits.update(layout.traits)
    assert len(traits) >= 40
    assert not with_shape or words["right"] >= SEEDS * 9 // 10


def test_a_layout_is_the_same_each_time() -> None:
    assert draw(7).grids == draw(7).grids
    assert draw(7).truth == draw(7).truth

# SPDX-License-Identifier: Apache-2.0
"""The law of layouts: a ledger is right, or refused, or a doubtful finding touches what is wrong."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jiedui as jd
from layout_rows import Grid, Tie
from layouts import Layout, draw

FIELDS = ("kind", "from", "to", "what", "first", "last", "amount")
# What each part of a tie stands in.
KEYS = {
    "from": ("from",),
    "to": ("to", "to1", "to2", "to3"),
    "what": ("what", "tick"),
    "first": ("first", "span", "school_year", "day"),
    "last": ("last", "span", "school_year", "day"),
    "amount": ("amount",),
}
# The unit of a gift stands beside its amount, often in the header.
KEYS_OF_GIFTS = KEYS | {"what": ("what", "amount")}
NAMES = {"first": "first_day", "last": "last_day", "amount": "amount", "what": "channel", "from": "supporter"}


@dataclass(frozen=True)
class Verdict:
    """How a layout was read: right, refused, told or silent, and what that is about."""

    word: str
    codes: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def _day(day: Any, text: str, *, is_last: bool) -> str | None:
    if day is not None:
        return str(day.isoformat())
    return None if is_last and text == "" else "?"


def ties_of(ledger: jd.Ledger) -> Counter[Tie]:
    """Give the ties of a ledger in the form of the truth."""
    names = {each.id: each.name for each in ledger.schools}
    people = {each.id: each.name for each in ledger.teachers}
    ties: Counter[Tie] = Counter()
    for each in ledger.supports:
        first = _day(each.first_day, each.first_day_text, is_last=False)
        last = _day(each.last_day, each.last_day_text, is_last=True)
        giver, taker = names[each.supporter], names[each.recipient]
        ties[("agreement", giver, taker, each.channel, first, last, _number(each.amount))] += 1
    for each in ledger.postings:
        first = _day(each.first_day, each.first_day_text, is_last=False)
        last = _day(each.last_day, each.last_day_text, is_last=True)
        teacher = people.get(each.teacher, each.teacher)
        teacher = None if teacher is None else "".join(teacher.split())
        ties[("posting", names[each.home], names[each.host], teacher, first, last, _number(each.count))] += 1
    for each in ledger.transfers:
        day = _day(each.day, each.day_text, is_last=False)
        unit = "CNY" if each.value_yuan is not None else each.unit
        amount = _number(each.value_yuan if each.value_yuan is not None else each.quantity)
        ties[("transfer", names[each.supporter], names[each.recipient], unit, day, day, amount)] += 1
    return ties


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def truth_of(truth: dict[str, Any]) -> Counter[Tie]:
    """Give the ties of an entry of truth.json."""
    return Counter((*each[:6], _number(each[6])) for each in truth["ties"])


def place_of(finding: jd.Finding, grids: Sequence[Grid]) -> tuple[str, int, int]:
    """Give the sheet, the row and the column of a finding; 0 is the whole sheet, or row."""
    if (found := re.fullmatch(r"(.*)!([A-Z]+)?(\d+)?", finding.cell)) is not None:
        column = 0
        for letter in found[2] or "":
            column = 26 * column + ord(letter) - 64
        return found[1], int(found[3] or 0), column
    for grid in grids:
        if finding.table in (grid.name, grid.table, grid.name + Path(finding.table).suffix):
            return grid.name, finding.row, finding.position
    return finding.table, finding.row, finding.position


def matched(truth: Counter[Tie], got: Counter[Tie]) -> list[tuple[Tie | None, Tie | None]]:
    """Pair the ties that are only in one of them if their ends, or much else, are the same."""
    missing, extra = [*(truth - got).elements()], [*(got - truth).elements()]
    alike = sorted(
        (
            (sum(a == b for a, b in zip(one, other, strict=True)), i, j)
            for i, one in enumerate(missing)
            for j, other in enumerate(extra)
            if one[0] == other[0]
        ),
        reverse=True,
    )
    pairs: list[tuple[Tie | None, Tie | None]] = []
    used_one: set[int] = set()
    used_other: set[int] = set()
    for score, i, j in alike:
        have_same_ends = missing[i][:3] == extra[j][:3]
        if (score >= 4 or have_same_ends) and i not in used_one and j not in used_other:
            used_one.add(i)
            used_other.add(j)
            pairs.append((missing[i], extra[j]))
    pairs += [(tie, None) for i, tie in enumerate(missing) if i not in used_one]
    pairs += [(None, tie) for j, tie in enumerate(extra) if j not in used_other]
    return pairs


class Judge:
    """Judges what came of a layout."""

    def __init__(self, layout: Layout, ledger: jd.Ledger) -> None:
        self.layout = layout
        self.findings = [(each, *place_of(each, layout.grids)) for each in ledger.findings]
        self.ledger = ledger

    def untold(self) -> list[str]:
        """Give what is wrong without a doubtful finding that touches it."""
        return [text for text, is_told in self.wrong() if not is_told]

    def wrong(self) -> Iterable[tuple[str, bool]]:
        """Give all that is wrong, and whether a finding touches it."""
        for one, other in matched(truth_of(self.layout.truth), ties_of(self.ledger)):
            if one is not None and other is not None:
                fields = [name for name, a, b in zip(FIELDS, one, other, strict=True) if a != b]
                values = [
                    f"{name}: {one[FIELDS.index(name)]} -> {other[FIELDS.index(name)]}" for name in fields
                ]
                yield f"{one[0]} {'; '.join(values)}", all(self._touches(one, name) for name in fields)
            elif one is not None:
                yield f"lost {one}", self._is_loss_told(one)
            elif other is not None:
                yield f"extra {other}", self._is_text_told([other[1], other[2], other[3]])
        count = len([*self.ledger.schools])
        if count != self.layout.truth["schools"]:
            known = {name for tie in truth_of(self.layout.truth) for name in tie[1:3]} | self.layout.schools
            odd = [each.name for each in self.ledger.schools if each.name not in known]
            yield f"schools {count}, not {self.layout.truth['schools']}: {odd}", self._is_text_told(odd)

    def _places(self, tie: Tie) -> list[tuple[Grid, int]]:
        return [(grid, row) for grid in self.layout.grids for each, row in grid.ties if each == tie]

    def _touches(self, tie: Tie, name: str) -> bool:
        for grid, row in self._places(tie):
            keys = (KEYS_OF_GIFTS if tie[0] == "transfer" else KEYS)[name]
            columns = {place for key in keys for place in grid.columns.get(key, ())}
            for finding, sheet, at, column in self.findings:
                if sheet == grid.name and (at == row or column in columns):
                    return True
                if sheet == grid.name and at == 0 and finding.column in ("", NAMES.get(name)):
                    return True
                if finding.code == "assumed_days" and sheet == grid.name and name in ("first", "last"):
                    return True
        return False

    def _is_loss_told(self, tie: Tie) -> bool:
        """Say whether a finding touches the row of a tie, or the column of its tick."""
        for grid, row in self._places(tie):
            ticks = grid.columns.get("tick", ())
            for finding, sheet, at, column in self.findings:
                is_of_several = finding.code == "rows_left_out" and finding.count > 1
                if sheet == grid.name and (at in (0, row) or column in ticks or is_of_several):
                    return True
        return False

    def _is_text_told(self, texts: Sequence[str | None]) -> bool:
        places = [
            (grid.name, number)
            for grid in self.layout.grids
            for number, row in enumerate(grid.rows, start=1)
            if any(value is not None and value in texts for value in row)
        ]
        hidden = {grid.name for grid in self.layout.grids if grid.is_hidden}
        return any(
            (sheet, at) in places or (finding.code == "hidden_sheet" and sheet in hidden)
            for finding, sheet, at, _ in self.findings
        )


def verdict(layout: Layout, path: Path, *, with_shape: bool, by: Any = "name") -> Verdict:
    """Read a layout, and say how that went."""
    try:
        if with_shape:
            ledger = jd.read_ledger(path, shape=jd.sniff(path))
        else:
            ledger = jd.read_ledger(path, schools_by=by, teachers_by="name")
    except jd.BadLedger as error:
        errors = [each for each in error.findings if each.severity == "error"]
        return Verdict(
            "refused",
            tuple(dict.fromkeys(each.code for each in errors)),
            tuple(each.explain("en") for each in errors[:4]),
        )
    judge = Judge(layout, ledger)
    wrong = [text for text, _ in judge.wrong()]
    if not wrong:
        return Verdict("right")
    codes = tuple(dict.fromkeys(each.code for each in ledger.findings))
    untold = judge.untold()
    return Verdict("silent" if untold else "told", codes, tuple(untold or wrong))


def drawn(seeds: Iterable[int], folder: Path, *, with_shape: bool) -> Iterator[tuple[Layout, Verdict]]:
    """Draw the layouts of seeds, and say how each was read."""
    for seed in seeds:
        layout = draw(seed)
        place = folder / str(seed)
        place.mkdir()
        yield layout, verdict(layout, layout.write(place), with_shape=with_shape, by=layout.schools_by)
        shutil.rmtree(place)

# SPDX-License-Identifier: Apache-2.0
"""What the questions about documents mean, word for word as their pages say it, over the cells of records.

It shares nothing with the library: days and school years are gone through one by one.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from jiedui.testing_texts import Record, Tables
from naive import Row, Slice, Tie, borders_of, once
from strategies import Call

Expected = list[tuple[Row, list[Tie], list[tuple[str, str]]]]

_BRACKETS = str.maketrans({**dict.fromkeys("(〔【〖〈﹝", "["), **dict.fromkeys(")〕】〗〉﹞", "]")})
_WIDE = {0xFF01 + place: 0x21 + place for place in range(0x7F - 0x21)}
_ROLES = {
    "head": ("head", "组长"),
    "deputy": ("deputies", "deputy", "副组长"),
    "member": ("members", "member", "成员"),
    "office": ("office", "办公室"),
}


def with_basis(tables: Tables, calls: tuple[Call, ...]) -> Slice:
    """Give the slice that documents and bases are asked of."""
    return Slice(tables, calls, only_kinds=("agreement", "posting"))


def days_of(cell: str, tables: Tables) -> list[date]:
    """List the days that a cell may mean; none if it says none."""
    if not cell:
        return []
    if re.fullmatch(r"\d{4}-\d\d", cell):
        year, month = map(int, cell.split("-"))
        return [date(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1)]
    if "/" in cell:
        return school_year(int(cell[:4]), tables)
    return [date.fromisoformat(cell)]


def school_year(year: int, tables: Tables) -> list[date]:
    first, end = (date(each, *borders_of(tables)[1]) for each in (year, year + 1))
    return [first + timedelta(days=each) for each in range((end - first).days)]


def begin_of_school_year(day: date, tables: Tables) -> int:
    return day.year if day >= date(day.year, *borders_of(tables)[1]) else day.year - 1


def window(s: Slice) -> set[date] | None:
    """Give the days that lie in every time filter; None without one."""
    calls = [call for call in s.calls if call.word in ("at", "during", "throughout")]
    if not calls:
        return None
    days = [
        {date(1970, 1, 1) + timedelta(days=n) for n in range(call.arguments[0], call.arguments[-1] + 1)}
        for call in calls
    ]
    return set.intersection(*days)


def may_be_in_time(s: Slice, document: Record) -> bool:
    days = window(s)
    if days is None:
        return True
    return not days.isdisjoint(days_of(document["day"], s.tables)) if document["day"] else bool(days)


def by_id(s: Slice) -> list[Record]:
    return sorted(s.tables["documents"], key=lambda each: each["id"].encode())


# ---- what ties rest on


def compared(number: str, *, keeps_case: bool = False) -> str:
    text = "".join(number.translate(_WIDE).split()).translate(_BRACKETS)
    return text if keeps_case else text.lower()


def called(s: Slice, basis: str) -> list[str]:
    return [
        each["id"]
        for each in by_id(s)
        if basis and (each["id"] == basis or (each["number"] and compared(each["number"]) == compared(basis)))
    ]


def listing(s: Slice, tie: Tie) -> list[str]:
    if tie.kind != "agreement":
        return []
    return [each["id"] for each in by_id(s) if tie.id in each["supports"].split("|")]


def named(*documents: str) -> list[tuple[str, str]]:
    return [("document", each) for each in documents]


def counts(ties: list[Tie]) -> tuple[int, int]:
    agreements = sum(tie.kind == "agreement" for tie in ties)
    return agreements, len(ties) - agreements


def documents(s: Slice) -> Expected:
    rows: Expected = []
    for each in by_id(s):
        behind = [
            tie
            for tie in once(s.tables, s.ties)
            if called(s, tie.cell("basis") or "") == [each["id"]] or each["id"] in listing(s, tie)
        ]
        if may_be_in_time(s, each):
            days = days_of(each["day"], s.tables)
            cells = (each["number"] or None, each["title"] or None, days[0] if days else None, each["day"])
            rows.append(
                ((each["id"], *cells, each["kind"] or None, *counts(behind)), behind, named(each["id"]))
            )
    return rows


def bases(s: Slice) -> Expected:
    groups: dict[tuple[str, ...], list[Tie]] = {}
    for tie in once(s.tables, s.ties):
        if basis := tie.cell("basis"):
            documents = called(s, basis)  # where there is none, the text may be an id
            typed = compared(basis) if documents else compared(basis, keeps_case=True)
            groups.setdefault(("basis", typed, *documents), []).append(tie)
        else:
            for document in listing(s, tie) or [""]:
                groups.setdefault(("", "", document), []).append(tie)
    rows: Expected = []
    for (is_stated, _, *meant), ties in groups.items():
        ids = [each for each in meant if each]
        states = ["not_listed" if is_stated else "none", "listed"]
        state = states[len(ids)] if len(ids) < len(states) else "ambiguous"
        if not ids and s.lost_rows("documents"):
            state = "undecided"  # a document that was left out may be the one
        basis = ties[0].cell("basis") if is_stated else None
        rows.append(((basis, ids[0] if len(ids) == 1 else None, state, *counts(ties)), ties, named(*ids)))
    return sorted(rows, key=lambda row: [(cell is None, (cell or "").encode()) for cell in row[0][:2]])


# ---- papers


def years_of(s: Slice) -> list[int]:
    days = window(s)
    if days is not None:
        return sorted({begin_of_school_year(day, s.tables) for day in days})
    cells = [each["day"] for each in s.tables["documents"]]
    known = [begin_of_school_year(day, s.tables) for cell in cells for day in days_of(cell, s.tables)]
    return [*range(min(known), max(known) + 1)] if known else []


def is_complete(s: Slice, year: int) -> bool:
    declared, lost = (
        [
            (each.get("first_day", "0001-01-01"), each.get("last_day", "9999-12-31"))
            for each in s.tables.get(name, [])
            if each["table"] == "documents"
        ]
        for name in ("complete", "gaps")
    )

    def is_in(periods: list[tuple[str, str]], day: date) -> bool:
        return any(first <= day.isoformat() <= last for first, last in periods)

    return all(is_in(declared, day) and not is_in(lost, day) for day in school_year(year, s.tables))


def papers(s: Slice, kinds: list[str]) -> Expected:
    said = {each.get("programme", "") for each in s.tables["documents"]} - {""}
    rows: Expected = []
    programmes: list[str | None] = [*sorted(said, key=str.encode)]
    for programme in programmes or [None]:
        for year in years_of(s):
            for kind in dict.fromkeys(kinds):
                answers = []
                for each in by_id(s):
                    own_days = days_of(each["day"], s.tables)
                    days = {begin_of_school_year(day, s.tables) == year for day in own_days}
                    asked = [
                        "undecided" if not each["kind"] else "yes" if each["kind"] == kind else "no",
                        "yes" if days == {True} else "no" if days == {False} else "undecided",
                    ]
                    if programme is not None:
                        own = each.get("programme", "")
                        asked.append("undecided" if not own else "yes" if own == programme else "no")
                    answers.append("no" if "no" in asked else "undecided" if "undecided" in asked else "yes")
                sure = answers.count("yes")
                is_missing = "undecided" not in answers and is_complete(s, year)
                verdict = "met" if sure else "not_met" if is_missing else "undecided"
                begin = school_year(year, s.tables)[0]
                papers = [each["id"] for each, said in zip(by_id(s), answers, strict=True) if said == "yes"]
                row = (programme, begin, f"{year}/{year + 1}", kind, sure, verdict)
                rows.append((row, [], named(*papers)))
    return rows


# ---- leading groups


def leading_groups(s: Slice) -> Expected:
    rows: Expected = []
    for each in by_id(s):
        if each["kind"] != "leadership" or not may_be_in_time(s, each):
            continue
        days = days_of(each["day"], s.tables)
        cells = (each["id"], days[0] if days else None, each["day"])
        persons: list[tuple[str | None, str | None]] = [
            (role, who.strip())
            for role, headers in _ROLES.items()
            for header in headers
            for who in re.split("[、，,；;/|]", each.get(header, ""))
            if who.strip()
        ]
        rows += [((*cells, role, who), [], named(each["id"])) for role, who in persons or [(None, None)]]
    return rows

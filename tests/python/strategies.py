# SPDX-License-Identifier: Apache-2.0
"""Whole networks and slices, drawn and shrunk by Hypothesis.

Few schools and few days, so that ends repeat, rings close, and bounds are equal or touch.  Any cell may be
unknown.  Slices that hold nothing show little: most calls keep most.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

import jiedui as jd
from jiedui.testing import day
from jiedui.testing_texts import CHANNELS, RECORDERS, STATUSES, SUCCESSION_KINDS, Record, Tables
from support import ledger_of

IDS = ("A", "B", "C", "b-1", "007", "甲校")
LAST_DAY = 8  # drawn days are 0 to this


@dataclass(frozen=True)
class Call:
    """A slice call: its name and what it is given, days as numbers."""

    word: str
    arguments: tuple[Any, ...] = ()

    def made_on(self, graph: jd.Network | jd.Slice) -> jd.Slice:
        call = getattr(graph, self.word)
        if self.word == "at":
            return _slice(call(day(self.arguments[0])))
        if self.word in ("during", "throughout"):
            return _slice(call(jd.Period.inclusive(*map(day, self.arguments))))
        if self.word == "through":
            return _slice(call(list(self.arguments)))
        if self.word == "where" or (self.arguments and isinstance(self.arguments[0], tuple)):
            return _slice(call(**{column: list(values) for column, values in self.arguments}))
        if self.word in ("within", "without", "supported_by", "supporting"):
            return _slice(call(list(self.arguments)))
        return _slice(call())


@dataclass(frozen=True)
class Drawn:
    """The records of a ledger, and slice calls."""

    tables: Tables
    calls: tuple[Call, ...]

    def network(self) -> jd.Network:
        return jd.Network(ledger_of(self.tables))

    def sliced(self, network: jd.Network) -> jd.Slice:
        graph: jd.Network | jd.Slice = network
        for call in self.calls:
            graph = call.made_on(graph)
        return graph if isinstance(graph, jd.Slice) else graph.agreed()


def _slice(made: object) -> jd.Slice:
    assert isinstance(made, jd.Slice)
    return made


def _or_unknown(words: Iterable[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *words])


DRAWN_YEAR = "1969/1970"  # in which the drawn days lie
_numbers = _or_unknown(["0", "1", "2", "3"])
_tags = _or_unknown(["old", "7", "007", "7.0"])  # an attribute: a text, even where it looks like a number
_days = st.integers(0, LAST_DAY)
_middle_days = st.integers(2, LAST_DAY - 3)


@st.composite
def _bounds(draw: st.DrawFn) -> Record:
    first = draw(_days)
    last = first + draw(st.sampled_from([3, 0, 1, 2, 5, 6]))
    month = "1970-01"
    firsts = st.sampled_from([*[day(first).isoformat()] * 6, "", month])
    lasts = st.sampled_from([*[day(last).isoformat()] * 5, "", "", "?", month])
    return {"first_day": draw(firsts), "last_day": draw(lasts)}


@st.composite
def _school(draw: st.DrawFn, school: str) -> Record:
    record = {
        "id": school,
        "name": draw(st.sampled_from(["school a", "school b", "小学"])),
        "kind": draw(_or_unknown(["primary", "junior", "nine_year"])),
        "locale": draw(_or_unknown(["rural", "rural", "urban"])),
        "township": draw(_or_unknown(["east", "west"])),
        "weak": draw(_or_unknown(["yes", "no"])),
        "duty": draw(_numbers),
        "pupils_primary": draw(_or_unknown(["0", "120"])),
        "pupils_junior": draw(_or_unknown(["45", "300"])),
        "pupils_senior": draw(_or_unknown(["7"])),
        "first_day": "",
        "last_day": "?",
    }
    return record | (draw(_bounds()) if draw(st.integers(0, 3)) == 0 else {})


@st.composite
def _tie(draw: st.DrawFn, number: int, schools: tuple[str, ...]) -> tuple[str, Record]:
    table = draw(st.sampled_from(["supports", "supports", "postings", "transfers"]))
    giver = draw(st.sampled_from(schools))
    others = [each for each in schools if each != giver]
    supports_itself = not others or draw(st.integers(0, 11)) == 7
    ends = [giver, giver if supports_itself else draw(st.sampled_from(others))]
    record: Record = {"id": f"t{number}"}
    if table == "postings":
        record |= dict(zip(("home", "host"), ends, strict=True)) | draw(_bounds())
        record["teacher"] = draw(_or_unknown(["T1", "T2"]))
        record["count"] = "" if record["teacher"] else draw(_or_unknown(["1", "4"]))
        record["form"] = draw(_or_unknown(["rotation", "shadowing"]))
        record["batch"] = draw(_or_unknown(["1", "2"]))
        record["share"] = draw(st.sampled_from(["0.5", "1", "0.125", ""]))
    else:
        record |= dict(zip(("supporter", "recipient"), ends, strict=True))
        record["channel"] = draw(_or_unknown(CHANNELS))
    if table == "transfers":
        record["day"] = draw(_or_unknown([day(draw(_days)).isoformat(), "1970-01"]))
        record["quantity"] = draw(_or_unknown(["0.5", "30"]))
        record["unit"] = draw(_or_unknown(["desks"]))
        record["value_yuan"] = draw(_or_unknown(["500", "0.25"]))
        record["voucher"] = draw(_or_unknown(["V1"]))
        record["recorded_by"] = draw(_or_unknown(RECORDERS))
        record["tag"] = draw(_tags)
    else:
        record["status"] = draw(_or_unknown(STATUSES))
        record["basis"] = draw(_or_unknown(["F8", "F10"]))
    if table == "supports":
        record |= draw(_bounds())
        record["amount"] = draw(_or_unknown(["2", "0.125"]))
        record["unit"] = draw(_or_unknown(["yuan", "desks", "persons"]))
        record["tag"] = draw(_tags)
    return table, record


@st.composite
def _claim(draw: st.DrawFn) -> Record:
    claim = {
        "document": draw(st.sampled_from(["D1", "D2"])),
        "what": draw(st.sampled_from(["person_times", "persons", "duty_schools", "person_times", "visits"])),
        "amount": draw(st.sampled_from(["1", "2.5", "10"])),
        "unit": draw(_or_unknown(["persons"])),
    }
    days = _or_unknown([day(number).isoformat() for number in range(1, LAST_DAY)])
    first, last = sorted([draw(days), draw(days)])
    return claim | {"first_day": first, "last_day": last or "?"}


@st.composite
def _succession(draw: st.DrawFn, place: int, schools: tuple[str, ...]) -> Record:
    """Draw a link on a day of its own, or on a shared one to a later school: no ring closes on a day."""
    ends = [draw(st.sampled_from(range(len(schools)))), draw(st.sampled_from(range(len(schools))))]
    is_shared = draw(st.booleans())
    first, last = sorted(ends) if is_shared else ends
    on = day(draw(st.sampled_from([2, 5])) if is_shared else (1, 3, 4, 6, 7)[place]).isoformat()
    return {
        "predecessor": schools[first],
        "successor": draw(st.sampled_from([schools[last], schools[last], schools[last], ""])),
        "day": draw(st.sampled_from([on, on, on, on, ""])),
        "kind": draw(_or_unknown([*SUCCESSION_KINDS, "rename", "merge", "reopen", "reopen"])),
    }


@st.composite
def tables(draw: st.DrawFn) -> Tables:
    """Draw the records of a ledger, each tie with an id."""
    schools = IDS[: draw(st.sampled_from([4, 3, 5, 6, 6, 2, 5, 1]))]
    drawn: Tables = {"schools": [draw(_school(each)) for each in schools]}
    drawn |= {table: [] for table in ("supports", "postings", "transfers")}
    for number in range(draw(st.sampled_from([8, 6, 10, 14, 12, 10, 14, 4, 12, 0]))):
        table, record = draw(_tie(number, schools))
        drawn[table].append(record)
    count = draw(st.sampled_from([3, 5, 4, 0, 5, 2]))
    successions = [draw(_succession(place, schools)) for place in range(count)]
    drawn["successions"] = successions
    drawn["documents"] = [{"id": "D1"}, {"id": "D2"}]
    drawn["claims"] = draw(st.lists(_claim(), min_size=2, max_size=4))
    return drawn


_CONDITIONS: list[tuple[Any, ...]] = [
    (("township", ("east", "west")),),
    (("township", ("east",)), ("weak", ("no", "yes"))),
    (("duty", ("0", "1", "2")),),
    (("weak", ("yes",)),),
    (("weak", ("no",)),),
]
_FILTERS: list[tuple[Any, ...]] = [
    (("basis", ("F8",)),),
    (("basis", ("F8", "F10")),),
    (("batch", ("1", "2")),),
    (("form", ("rotation",)),),
    (("status", ("actual", "announced")),),
    (("tag", ("old", "7")),),
    (("tag", ("007",)),),
]
_OF_POSTINGS = ("batch", "form")
_WORDS = (
    *("at", "during", "throughout", "through", "where", "within", "without", "supported_by", "supporting"),
    *("at", "during", "throughout", "through", "without", "with_undated", "through", "during"),
    *("agreed", "delivered", "planned", "with_planned", "with_undated", "with_unknown_channel"),
)


def _conditions(schools: list[Record]) -> list[tuple[Any, ...]]:
    """List conditions on schools without a text that no school has, which would be an error."""
    said = {school["township"] for school in schools}

    def fitting(conditions: tuple[Any, ...]) -> tuple[Any, ...]:
        kept = [
            (column, tuple(each for each in values if column != "township" or each in said or said == {""}))
            for column, values in conditions
        ]
        return tuple((column, values) for column, values in kept if values)

    return [each for each in map(fitting, _CONDITIONS) if each]


def legal(calls: Iterable[Call], records: Tables) -> tuple[Call, ...]:
    """Leave out what a slice refuses: a filter by a column that the kinds of ties chosen do not have."""
    tables_of = {
        "agreed": {"supports"},
        "delivered": {"postings", "transfers"},
        "all_kinds": {"supports", "postings", "transfers"},
    }
    tagged = {table for table in ("supports", "transfers") if any("tag" in each for each in records[table])}
    kept: list[Call] = []
    kinds = "agreed"
    needed: list[set[str]] = []  # of each filter the tables that have its column
    for call in calls:
        column = call.arguments[0][0] if call.word == "where" else ""
        having = (
            {"postings"}
            if column in _OF_POSTINGS
            else tagged
            if column == "tag"
            else {"supports", "postings"}
        )
        chosen = call.word if call.word in tables_of else kinds
        asked = [*needed, having] if column else needed
        if any(tables_of[chosen].isdisjoint(each) for each in asked):
            continue
        kinds, needed = chosen, asked
        kept.append(call)
    return tuple(kept)


@st.composite
def _call(draw: st.DrawFn, records: list[Record]) -> Call:
    schools = [school["id"] for school in records]
    word = draw(st.sampled_from(_WORDS))
    few = st.lists(st.sampled_from(schools), max_size=2, unique=True)
    if word == "at":
        return Call(word, (draw(_middle_days),))
    if word in ("during", "throughout"):
        first = draw(_middle_days)
        return Call(word, (first, first + draw(st.sampled_from([0, 1, 3]))))
    if word == "through":
        families = [*CHANNELS, "teaching_staff", "material"]
        return Call(word, tuple(draw(st.lists(st.sampled_from(families), min_size=1, max_size=3))))
    if word == "where":
        return Call(word, draw(st.sampled_from(_FILTERS)))
    if word in ("within", "without", "supported_by", "supporting"):
        picked = draw(few)
        ids = picked if word == "without" else [each for each in schools if each not in picked]
        condition = draw(st.sampled_from(_conditions(records)))
        return Call(word, draw(st.sampled_from([tuple(ids), condition])))
    return Call(word)


@st.composite
def _cut(draw: st.DrawFn, records: Tables) -> Tables:
    """Cut some records in two on a day, as successions do: from then on another school gives, or gets."""
    schools = [school["id"] for school in records["schools"]]
    cut = dict(records)
    for table, ends in (("supports", ("supporter", "recipient")), ("postings", ("home", "host"))):
        cut[table] = []
        for record in records[table]:
            bounds = [each for each in (record["first_day"], record["last_day"]) if each not in ("", "?")]
            is_known = (
                record["first_day"] and record["last_day"] != "?" and all(len(each) == 10 for each in bounds)
            )
            first = (date.fromisoformat(record["first_day"]) - day(0)).days if is_known else 0
            has_end = is_known and len(bounds) == 2
            last = (date.fromisoformat(bounds[-1]) - day(0)).days if has_end else first + 3
            cut[table].append(record | {"part_of": ""})
            if not is_known or first >= last or draw(st.booleans()):
                continue
            at = draw(st.integers(first + 1, last))
            cut[table][-1]["last_day"] = day(at - 1).isoformat()
            later = {"id": f"{record['id']}@{at}", "part_of": record["id"], "first_day": day(at).isoformat()}
            moved = {draw(st.sampled_from(ends)): draw(st.sampled_from(schools))}
            cut[table].append(record | later | moved)
    return cut


@st.composite
def perhaps_cut(draw: st.DrawFn, networks: st.SearchStrategy[Drawn]) -> Drawn:
    """Draw a network, and cut records of some."""
    drawn = draw(networks)
    return Drawn(draw(_cut(drawn.tables)), drawn.calls) if draw(st.booleans()) else drawn


def _indicators(schools: list[str]) -> st.SearchStrategy[list[Record]]:
    """Draw what schools have in the school year of the drawn days."""
    cells = {
        "school": st.sampled_from(schools),
        "stage": st.sampled_from(["", "primary", "junior"]),
        "school_year": st.just(DRAWN_YEAR),
        "indicator": st.sampled_from(["books", "teachers"]),
        "amount": _numbers,
        "pupils": _numbers,
    }
    books = st.fixed_dictionaries({**cells, "indicator": st.just("books")})
    return st.tuples(books, st.lists(st.fixed_dictionaries(cells), max_size=2)).map(
        lambda drawn: [drawn[0], *drawn[1]]
    )


@st.composite
def networks(draw: st.DrawFn) -> Drawn:
    """Draw the records of a ledger and a few slice calls."""
    records = draw(tables())
    count = draw(st.sampled_from([1, 0, 0, 1, 2, 2, 3]))
    calls = [draw(_call(records["schools"])) for _ in range(count)]
    kinds = draw(st.sampled_from([[Call("all_kinds")], [Call("all_kinds"), Call("with_planned")], []]))
    return Drawn(records, legal((*kinds, *calls), records))


@st.composite
def with_indicators(draw: st.DrawFn, networks: st.SearchStrategy[Drawn]) -> Drawn:
    """Draw what the schools of a network have, too."""
    drawn = draw(networks)
    schools = [each["id"] for each in drawn.tables["schools"]]
    return Drawn(drawn.tables | {"indicators": draw(_indicators(schools))}, drawn.calls)


_few_days = st.integers(0, 3)
_later_days = st.integers(2, 5)
_calls_of_deliveries = st.sampled_from(
    [
        *[()] * 5,
        (Call("through", ("funds",)),),
        (Call("during", (1, 6)),),
        (Call("during", (1, 6)), Call("with_undated")),
        (Call("through", ("staff", "funds")), Call("with_unknown_channel")),
        (Call("delivered"), Call("throughout", (2, 3))),
    ]
)


def _mostly(word: str, others: Iterable[str]) -> st.SearchStrategy[str]:
    return st.sampled_from([word] * 12 + [*others])


@st.composite
def _agreed(draw: st.DrawFn, channel: str, unit: str) -> Record:
    first = draw(_few_days)
    return {
        "channel": draw(_mostly(channel, ["", "teaching"])),
        "first_day": draw(_mostly(day(first).isoformat(), [""])),
        "last_day": draw(_mostly(day(first + draw(_later_days)).isoformat(), ["", "?"])),
        "status": draw(_mostly("", ["planned", "actual"])),
        "basis": "",
        "amount": draw(_mostly("500", ["", "2"])),
        "unit": draw(_mostly(unit, [""])),
    }


@st.composite
def _posted(draw: st.DrawFn) -> Record:
    first = draw(_later_days)
    teacher = draw(_or_unknown(["T1"]))
    return {
        "first_day": draw(_mostly(day(first).isoformat(), [""])),
        "last_day": draw(_mostly(day(first + draw(st.integers(0, 3))).isoformat(), ["", "?"])),
        "teacher": teacher,
        "count": "" if teacher else draw(_mostly("250", ["1", "500", ""])),
        "form": "rotation",
        "batch": "1",
        "status": "",
        "basis": "",
        "share": "",
    }


@st.composite
def _given(draw: st.DrawFn, channel: str, unit: str) -> Record:
    return {
        "channel": draw(_mostly(channel, ["", "teaching"])),
        "day": draw(_mostly(day(draw(_later_days)).isoformat(), ["", "1970-01"])),
        "quantity": draw(_mostly("250", ["2", ""])),
        "unit": draw(_mostly(unit, [""])),
        "value_yuan": draw(_mostly("250", ["500", ""])),
        "voucher": draw(st.sampled_from(["V1", "V1", ""])),
        "recorded_by": draw(st.sampled_from(["supporter", "recipient", *RECORDERS, ""])),
    }


@st.composite
def deliveries(draw: st.DrawFn) -> Drawn:
    """Draw what two schools agreed and gave one another, alike in most, so that much can be compared."""
    drawn: Tables = {"schools": [draw(_school(each)) | {"first_day": ""} for each in ("A", "B")]}
    drawn |= {table: [] for table in ("supports", "postings", "transfers", "successions", "claims")}
    channel, unit = draw(st.sampled_from([("funds", "yuan"), ("staff", "persons"), ("materials", "desks")]))
    given = "postings" if channel == "staff" else "transfers"
    first_is_agreed = draw(_mostly("supports", [given]))
    tables = [
        first_is_agreed,
        *draw(st.lists(_mostly(given, ["supports", "postings", "transfers"]), max_size=3)),
    ]
    for number, table in enumerate(tables):
        ends = draw(st.sampled_from([("A", "B")] * 5 + [("B", "A")]))
        columns = ("home", "host") if table == "postings" else ("supporter", "recipient")
        record: Record = {"id": f"t{number}", **dict(zip(columns, ends, strict=True))}
        if table == "postings":
            record |= draw(_posted())
        else:
            record |= draw((_agreed if table == "supports" else _given)(channel, unit))
        drawn[table].append(record)
    return Drawn(drawn, draw(_calls_of_deliveries))


TEACHERS = ("T1", "T2", "老师")
SUBJECTS = ("mathematics", "music")


@st.composite
def _known_bounds(draw: st.DrawFn) -> Record:
    first = draw(_days)
    last = day(first + draw(st.sampled_from([3, 0, 1, 2, 5, 6, 12]))).isoformat()
    return {"first_day": day(first).isoformat(), "last_day": draw(st.sampled_from([last, last, last, ""]))}


@st.composite
def long_bounds(draw: st.DrawFn) -> Record:
    """Draw whole months and terms, and what lacks a day of one."""
    first = st.sampled_from(["1970-02-01", "1970-01-01", "1969-09-01", "1970-02-02", "1970-01-02"])
    last = st.sampled_from(["", "1970-08-31", "", "1970-08-30", "1970-02-28", "1970-03-31", "?"])
    return {"first_day": draw(first), "last_day": draw(last)}


@st.composite
def _person_posted(draw: st.DrawFn, number: int, schools: tuple[str, ...], days: Any) -> Record:
    ends = draw(st.sampled_from([(a, b) for a in schools for b in schools if a != b] + [(schools[0],) * 2]))
    teacher = draw(st.sampled_from([*TEACHERS[:2] * 3, *TEACHERS, ""]))
    count = draw(_mostly("", ["1"]) if teacher else st.sampled_from(["1", "2", "4", ""]))
    return {
        "id": f"t{number}",
        **dict(zip(("home", "host"), ends, strict=True)),
        **draw(days),
        "teacher": teacher,
        "count": count,
        "form": draw(st.sampled_from(["rotation", "rotation", "exchange", "exchange", "", "shadowing"])),
        "subject": draw(_or_unknown(SUBJECTS)),
        "share": draw(st.sampled_from(["0.5", "1", "0.25", "0.5", "1", ""])),
        "batch": draw(_or_unknown(["1", "2"])),
        "status": draw(_mostly("actual", ["", "planned", "announced"])),
        "basis": draw(_mostly("F8", ["", "F10"])),
        "fact": draw(_or_unknown(["F12", "F18"])),
    }


@st.composite
def _declared(draw: st.DrawFn) -> Record:
    """Draw for which days which table is complete."""
    first = draw(st.integers(0, LAST_DAY))
    last = st.integers(first, 2 * LAST_DAY) | st.sampled_from([29, 30, 58, 242])
    declared = {"table": draw(_mostly("postings", ["supports"])), "first_day": day(first).isoformat()}
    return declared | draw(
        st.just({}) | st.builds(lambda it: {"last_day": day(max(it, first)).isoformat()}, last)
    )


@st.composite
def _gap(draw: st.DrawFn, table: str) -> Record:
    """Draw for which days rows of a table were left out."""
    first = draw(st.integers(-2, 2 * LAST_DAY))
    bounds = {
        "first_day": day(first).isoformat(),
        "last_day": day(first + draw(st.integers(0, 5))).isoformat(),
    }
    kept = draw(st.sampled_from([("first_day", "last_day"), ("first_day",), ("last_day",)]))
    return {"table": draw(_mostly(table, ["needs"]))} | {name: bounds[name] for name in kept}


@st.composite
def with_gaps(draw: st.DrawFn, networks: st.SearchStrategy[Drawn]) -> Drawn:
    """Draw a network; of some rows were left out, of any table."""
    drawn = draw(networks)
    tables = st.sampled_from(["supports", "postings", "transfers", "supports", "teachers", "documents"])
    gaps = draw(st.just([]) | st.lists(tables.flatmap(_gap), min_size=1, max_size=2))
    return Drawn({**drawn.tables, "gaps": gaps}, drawn.calls) if gaps else drawn


# Terms begin in autumn and spring as everywhere, or each in the middle of drawn days.
_calendars = st.sampled_from([{}, {}, {"calendar": [{"autumn": "01-20", "spring": "01-05"}]}])


@st.composite
def people_tables(draw: st.DrawFn, days: Any = None) -> Tables:
    """Draw schools, who was posted between them, and, mostly, who teaches there and what they need."""
    schools = IDS[: draw(st.sampled_from([3, 4, 2]))]
    kept = st.sampled_from(["rural", "rural", "rural", "urban", ""])
    drawn: Tables = {"schools": [], "supports": [], "postings": [], "transfers": [], "successions": []}
    drawn |= {"documents": [{"id": "D1"}], "claims": [draw(_claim()) | {"document": "D1"}]}
    for each in schools:
        weak = draw(_mostly("yes", ["yes", "no", ""]))
        drawn["schools"].append(draw(_school(each)) | {"weak": weak, "locale": draw(kept)})
    if draw(st.integers(0, 3)) > 0:
        drawn["teachers"] = [
            {"id": each, "home": draw(_or_unknown(schools)), "subject": draw(_or_unknown(SUBJECTS))}
            for each in draw(st.sampled_from([TEACHERS, (*TEACHERS, "T9")]))
        ]
    for number in range(draw(st.sampled_from([8, 6, 10, 12, 10, 4, 12, 0]))):
        posting = draw(
            _person_posted(number, schools, (_known_bounds() | _bounds()) if days is None else days)
        )
        drawn["postings"].append(posting)
    if draw(st.booleans()):
        ends = {"supporter": schools[0], "recipient": schools[1]}
        agreed = {"id": "agreed", **ends, "channel": "staff", "status": "", "basis": "F8", **draw(_bounds())}
        drawn["supports"].append(agreed)
    posts = st.sampled_from(["0", "1", "2", "0.5", "3", ""])
    needs = st.builds(
        lambda school, subject, required, on_hand: {
            "school": school,
            "subject": subject,
            "required": required,
            "on_hand": on_hand,
        },
        *(st.sampled_from(schools), st.sampled_from([*SUBJECTS, "english"]), posts, posts),
    )
    drawn["needs"] = draw(st.lists(needs, max_size=5))
    drawn["complete"] = draw(st.lists(_declared(), max_size=2))
    lost = _mostly("postings", ["teachers"] * 4).flatmap(_gap)
    drawn["gaps"] = draw(st.just([]) | st.lists(lost, max_size=1))
    return drawn


@st.composite
def people_networks(draw: st.DrawFn, days: Any = None) -> Drawn:
    """Draw records that say much of people, and a few slice calls."""
    records = draw(people_tables(days))
    count = draw(st.sampled_from([0, 1, 0, 2, 0]))
    calls = [draw(_call(records["schools"])) for _ in range(count)]
    kinds = draw(st.sampled_from([(), (Call("delivered"),)]))
    return Drawn(records | draw(_calendars), legal((*kinds, *calls), records))


@st.composite
def described_networks(draw: st.DrawFn) -> Drawn:
    """Draw records that say what rules ask for: half of them much that is unknown, half all that matters."""
    drawn = draw(with_gaps(perhaps_cut(people_networks() | people_networks() | networks())))
    is_known = draw(st.booleans())
    records = dict(drawn.tables)

    def add(table: str, **words: list[str]) -> None:
        cells = {
            column: st.sampled_from(some) if is_known else _or_unknown(some) for column, some in words.items()
        }
        records[table] = [
            each | {column: draw(cell) for column, cell in cells.items()} for each in records.get(table, [])
        ]

    add("schools", division=["x", "x", "x", "y"], latitude=["31", "32", "33"], longitude=["116", "116.5"])
    add("teachers", exempt=["no", "no", "no", "yes"], sex=["male", "female"], title=["senior", "junior"])
    add("teachers", joined=["1964-01-10", "1965-01-12", "1965-01-13", "1965-01", "1969-09-01"])
    add(
        "teachers",
        born=["1930-05-05", "1923-05-05", "1920-01", "1910-05-05"],
        backbone=["no", "yes", "county"],
    )
    add("teachers", applies_for=["senior", "senior", "intermediate"])
    add("postings", recorded_on=["1970-01-06", "1970-01-12", "1970-01-13", "1970-01"])
    add("postings", backbone=["", "", "no", "yes", "city"])
    if is_known:
        homes = draw(st.sampled_from([["A", "B"], ["A"]]))
        add("teachers", home=homes)
        for each in records["postings"]:
            each["count"] = "1" if not each["teacher"] and not each["count"] else each["count"]
        records |= {"complete": [{"table": "postings", "first_day": "1969-01-01"}], "gaps": []}
    return Drawn(
        {table: rows for table, rows in records.items() if rows or table in drawn.tables}, drawn.calls
    )


_SPELLINGS = ("F8", "F(8)", "f〔8〕", "ｆ8", "F 10", "f10", "F18", "D3", "d3", "ｄ 3", "F【12】", "")


@st.composite
def _document(draw: st.DrawFn, document: str, supports: list[str], columns: list[str]) -> Record:
    days = [day(draw(_days)).isoformat() for _ in range(2)]
    listed = draw(st.lists(st.sampled_from(supports), max_size=2)) if supports else []
    programmes = st.sampled_from(["east", "west", "东", ""])
    persons = st.sampled_from(["", "张三", "李四、王五", "a, b;c ； d", "赵六/ 李四，孙八|李四", "、"])
    return {
        "id": document,
        "number": draw(_or_unknown(["F8", "F［8］", "f(8)", "Ｆ１０", "F18", "F 12"])),
        "title": draw(_or_unknown(["notice"])),
        "day": draw(
            _or_unknown([*days, *days, "1970-01", "1969/1970", "1970-08-31", "1970-09-01", "1970-09"])
        ),
        "kind": draw(_or_unknown(["leadership", "leadership", "schedule", "plan", "inspection", "notice"])),
        "supports": "|".join(listed),
        **{column: draw(programmes if column == "programme" else persons) for column in columns},
    }


@st.composite
def paper_networks(draw: st.DrawFn) -> Drawn:
    """Draw records whose ties rest on documents, in many spellings, and what documents say."""
    drawn = draw(networks())
    records = dict(drawn.tables)
    for table in ("supports", "postings"):
        records[table] = [
            {**each, "basis": draw(st.sampled_from([each["basis"], *_SPELLINGS]))} for each in records[table]
        ]
    roles = ["组长", "head", "副组长", "members", "成员", "office"]
    columns = draw(st.lists(st.sampled_from(["programme", "programme", *roles]), unique=True, max_size=4))
    ids = ["D1", "D2", *draw(st.lists(st.sampled_from(["F8", "F10", "f10", "D3"]), unique=True))]
    supports = [each["id"] for each in records["supports"]]
    records["documents"] = [draw(_document(each, supports, columns)) for each in ids]
    firsts = st.sampled_from(["1969-09-01", "1969-09-02", "1970-02-01", "1970-09-01", "1960-01-01"])
    lasts = st.sampled_from(["", "1970-08-31", "1970-08-30", "1971-08-31", "1970-09-01"])
    declared = st.builds(
        lambda table, first, last: (
            {"table": table, "first_day": first} | ({"last_day": last} if last else {})
        ),
        *(_mostly("documents", ["postings"]), firsts, lasts),
    ).filter(lambda each: each["first_day"] <= each.get("last_day", "9"))
    records["complete"] = draw(st.lists(declared, max_size=2))
    records["gaps"] = draw(st.just([]) | st.lists(_gap("documents"), max_size=1))
    return Drawn(records | draw(_calendars), drawn.calls)


_odd_texts = st.one_of(
    st.sampled_from(
        ['says "hi"', "a, b", "two\nlines", "cr\r\nlf", "=1+1", "+86", "-1", "@a", "?", "not known"]
    ),
    st.text(alphabet="a甲1\"',;|\n\r =+-@ 　?", max_size=6),
)
_days_of_any_precision = _or_unknown(["2003-09-01", "2003-09", "2003-autumn", "2003-spring", "2003/2004"])
_last_days = st.sampled_from(["", "?", "2004-08-31", "2004/2005", "2005-12"])
_people = _or_unknown(["T1", "T2"])
_subjects = _or_unknown(["mathematics", "a, b"])
_yes_no = _or_unknown(["yes", "no"])


def _records(columns: dict[str, st.SearchStrategy[str]], count: int = 3) -> st.SearchStrategy[list[Record]]:
    return st.lists(st.fixed_dictionaries(columns), min_size=1, max_size=count)


@st.composite
def _with_attributes(draw: st.DrawFn, records: list[Record]) -> list[Record]:
    """Add attributes, and leave columns out, the same in each record."""
    names = draw(st.lists(st.sampled_from(["fact", "remark", 'odd "name", 2', "特色", "=x"]), unique=True))
    spare = [
        each for each in records[0] if each in ("kind", "form", "quantity", "basis", "recorded_on", "weak")
    ]
    left_out = draw(st.sets(st.sampled_from(spare))) if spare else set()
    return [
        {column: cell for column, cell in record.items() if column not in left_out}
        | {name: draw(_odd_texts) for name in names}
        for record in records
    ]


@st.composite
def full_tables(draw: st.DrawFn) -> Tables:
    """Draw a ledger that has every table, cells of every kind, attributes and odd texts, most without ids."""
    ends = st.sampled_from(["A", "B", "007"])
    days = {"first_day": _or_unknown(["2003-09-01", "2003-09", "2003-autumn"]), "last_day": _last_days}
    kept = {"recorded_on": _days_of_any_precision, "withdrawn_on": _days_of_any_precision}
    basis = {"basis": _or_unknown(["F8", "叶教〔2001〕81号"])}
    school = {
        "name": st.sampled_from(["school a", 'school "b"', "小学, 甲"]),
        "kind": _or_unknown(["primary", "junior"]),
        "weak": _yes_no,
        "duty": _or_unknown(["0", "2", "4294967294"]),
        "latitude": _or_unknown(["31.5", "-0.1", "31.123456789012345"]),
        "last_day": _last_days,
        "aliases": _or_unknown(["一中", "一中|县一中"]),
    }
    teacher = {
        "name": _odd_texts.map(lambda text: f"Li {text}"),
        "home": _or_unknown(["A", "B"]),
        "sex": _or_unknown(["female"]),
        "exempt": _yes_no,
    }
    drawn: Tables = {
        "schools": [{"id": each, **draw(st.fixed_dictionaries(school))} for each in ("A", "B", "007")],
        "teachers": [{"id": each, **draw(st.fixed_dictionaries(teacher | kept))} for each in ("T1", "T2")],
        "supports": draw(
            _records(
                {"supporter": ends, "recipient": ends, "channel": _or_unknown(CHANNELS)}
                | {
                    "amount": _or_unknown(["0.125", "-3", "999999999999999.999"]),
                    "unit": _or_unknown(["yuan", "台"]),
                }
                | {**days, **basis, **kept}
            )
        ),
        "postings": draw(
            _records(
                {"home": ends, "host": ends, "teacher": _people, "subject": _subjects, "backbone": _yes_no}
                | {"form": _or_unknown(["rotation", "shadowing"]), "share": _or_unknown(["0.5", "1"])}
                | {**days, **basis}
            )
        ),
        "transfers": draw(
            _records(
                {
                    "id": st.uuids().map(str),
                    "supporter": ends,
                    "recipient": ends,
                    "day": _days_of_any_precision,
                }
                | {
                    "quantity": _or_unknown(["30", "0.5"]),
                    "unit": _or_unknown(["台"]),
                    "value_yuan": _numbers,
                }
            )
        ),
        "needs": draw(_records({"school": ends, "subject": st.just("english"), "required": _numbers})),
        "indicators": draw(
            _records(
                {
                    "school": ends,
                    "stage": st.sampled_from(["primary", "junior"]),
                    "school_year": st.just("2003/2004"),
                }
                | {
                    "indicator": st.sampled_from(["books", "rooms, 2"]),
                    "amount": _numbers,
                    "pupils": _numbers,
                }
            )
        ),
        "documents": [{"id": "D1", "title": draw(_odd_texts), "day": draw(_days_of_any_precision)}],
        "claims": draw(
            _records({"document": st.just("D1"), "what": st.just("persons"), "amount": st.just("129")})
        ),
        "successions": draw(
            _records({"predecessor": st.just("A"), "successor": ends, "day": _days_of_any_precision})
        ),
    }
    return {table: draw(_with_attributes(records)) for table, records in drawn.items()}

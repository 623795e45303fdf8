# SPDX-License-Identifier: Apache-2.0
"""Drawn counties: sound ledgers of any size, the same for the same seed on every machine."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from jiedui._core import ErrorCode, Network
from jiedui.errors import from_code
from jiedui.friends import friend
from jiedui.testing_texts import Record, Tables, network_of_tables

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["district", "districts", "drawn_network"]

_Item = TypeVar("_Item")

_KINDS = ("primary", "junior", "nine_year", "primary", "complete_secondary", "primary")
_STAGES = {
    "primary": ("primary",),
    "junior": ("junior",),
    "nine_year": ("primary", "junior"),
    "complete_secondary": ("junior", "senior"),
}
_SUBJECTS = ("chinese", "mathematics", "english", "music", "art", "sports", "science")
_TITLES = ("second_grade", "junior", "intermediate", "senior")
_NEXT_TITLE = {"junior": "intermediate", "intermediate": "senior"}
_PAPERS = ("notice", "leadership", "schedule", "plan", "inspection")


class _Draws:
    """Draws over `below(n)`, which gives a number from 0 to n - 1; 0 is always the plainest."""

    def __init__(self, below: Callable[[int], int]) -> None:
        self.below = below

    def between(self, least: int, most: int) -> int:
        return least + self.below(most - least + 1)

    def chance(self, percent: int) -> bool:
        return self.below(100) >= 100 - percent

    def pick(self, items: Sequence[_Item]) -> _Item:
        return items[self.below(len(items))]

    def some(self, items: Sequence[_Item], count: int) -> list[_Item]:
        """Draw so many distinct ones, or all if there are fewer."""
        left = list(items)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]


def _below(seed: int) -> Callable[[int], int]:
    """Give numbers of a seed, from the bits of the generator alone: what is made of these differs nowhere."""
    bits = random.Random(seed).getrandbits

    def below(n: int) -> int:
        width = (n - 1).bit_length()
        while (drawn := bits(width) if width else 0) >= n:
            pass
        return drawn

    return below


@dataclass(frozen=True)
class _Size:
    """How large a county is, and when."""

    schools: int
    townships: int
    teachers: int
    years: int
    first_year: int

    def __post_init__(self) -> None:
        least = {"schools": 2, "townships": 1, "teachers": 0, "years": 1, "first_year": 1950}
        for name, number in least.items():
            if getattr(self, name) < number:
                given = getattr(self, name)
                text = f"a district with {name} {given}; expected {number} or more"
                raise from_code(ErrorCode.bad_number, str(given), text, ())


@dataclass
class _County:
    """What is drawn so far."""

    draws: _Draws
    size: _Size
    tables: Tables = field(default_factory=dict)
    # by the id of a school whom it supports
    recipients: dict[str, list[str]] = field(default_factory=dict)

    def drawn(self) -> Tables:
        self.tables["schools"] = [self.school(place) for place in range(self.size.schools)]
        self.tables["teachers"] = self.teachers()
        self.tables["supports"] = self.supports()
        self.tables["postings"] = self.postings()
        self.tables["transfers"] = self.transfers()
        self.tables["needs"] = self.needs()
        self.tables["documents"] = self.documents()
        return self.tables

    # ---- schools and teachers

    def school(self, place: int) -> Record:
        """Draw a school: the first is a large town school, the second a weak rural one of the same kind."""
        draws = self.draws
        locale = ("urban", "rural")[place] if place < 2 else draws.pick(["rural", "urban", "rural", "town"])
        kind = "primary" if place < 2 else draws.pick(_KINDS)
        is_rural = locale == "rural"
        is_large = place == 0 or (not is_rural and draws.chance(60))
        is_weak = place == 1 or (is_rural and draws.chance(50))
        township = f"township-{1 + draws.below(self.size.townships)}" if is_rural else "county-seat"
        record = {
            "id": f"S{place + 1:04d}",
            "name": f"{township} {kind.replace('_', ' ')} school {place + 1}",
            "kind": kind,
            "locale": locale,
            "township": township,
            "division": "county",
            "weak": "yes" if is_weak else "no",
            "duty": "2" if is_large else "",
            "size": "large" if is_large else "small",
            "latitude": f"31.{draws.between(400, 900)}",
            "longitude": f"116.{draws.between(300, 800)}",
            "first_day": f"{draws.between(1950, self.size.first_year)}-09-01",
            "last_day": "",
        }
        most = 1500 if is_large else 400
        for stage in _STAGES[kind]:
            record[f"pupils_{stage}"] = str(draws.between(most // 10, most))
        return record

    def teachers(self) -> list[Record]:
        found: list[Record] = []
        for school in self.tables["schools"]:
            for _ in range(self.draws.between(self.size.teachers // 2, self.size.teachers * 3 // 2)):
                found.append(self.teacher(len(found) + 1, school["id"]))
        return found

    def teacher(self, number: int, home: str) -> Record:
        draws, year = self.draws, self.size.first_year
        title = draws.pick(_TITLES)
        born = draws.between(year - 58, year - 24)
        applies = draws.chance(20) and title in _NEXT_TITLE
        return {
            "id": f"T{number:05d}",
            "home": home,
            "sex": draws.pick(["female", "male"]),
            "subject": draws.pick(_SUBJECTS),
            "title": title,
            "applies_for": _NEXT_TITLE[title] if applies else "none",
            "backbone": "yes" if draws.chance(20) else "no",
            "born": f"{born}-{draws.between(1, 12):02d}-{draws.between(1, 28):02d}",
            "joined": f"{draws.between(born + 22, year)}-09-01",
        }

    # ---- ties

    def supports(self) -> list[Record]:
        found: list[Record] = []
        rural = [each for each in self.tables["schools"] if each["locale"] == "rural"]
        for giver in self.tables["schools"]:
            if giver["locale"] == "rural":
                continue
            stages = set(_STAGES[giver["kind"]])
            alike = [each for each in rural if stages & set(_STAGES[each["kind"]])]
            weak = [each["id"] for each in alike if each["weak"] == "yes"]
            chosen = self.draws.some(weak or [each["id"] for each in alike], self.draws.between(1, 3))
            self.recipients[giver["id"]] = chosen
            for taker in chosen:
                for channel in self.draws.some(
                    ["staff", "teaching", "funds", "materials"], 1 + self.draws.below(2)
                ):
                    found.append(self.support(len(found) + 1, giver["id"], taker, channel))
        return found

    def support(self, number: int, giver: str, taker: str, channel: str) -> Record:
        first = self.size.first_year + self.draws.below(self.size.years)
        last = first + self.draws.between(1, 3)
        record = {
            "id": f"A{number:05d}",
            "supporter": giver,
            "recipient": taker,
            "channel": channel,
            "status": "actual",
            "first_day": f"{first}-09-01",
            "last_day": "" if self.draws.chance(25) else f"{last}-08-31",
            "basis": "notice-1",
        }
        if channel == "funds":
            record |= {"amount": str(1000 * self.draws.between(1, 20)), "unit": "yuan"}
        return record

    def postings(self) -> list[Record]:
        """Draw postings of each school year; nobody is away twice at a time, and a few go for a term only."""
        found: list[Record] = []
        back: dict[str, int] = {}
        for year in range(self.size.first_year, self.size.first_year + self.size.years):
            for teacher in self.tables["teachers"]:
                hosts = self.recipients.get(teacher["home"], [])
                is_likely = 40 if teacher["applies_for"] != "none" else 8
                if not hosts or back.get(teacher["id"], 0) > year or not self.draws.chance(is_likely):
                    continue
                years = self.draws.pick([1, 1, 2])
                back[teacher["id"]] = year + years
                is_short = self.draws.chance(25)
                found.append(
                    {
                        "id": f"P{len(found) + 1:05d}",
                        "home": teacher["home"],
                        "host": self.draws.pick(hosts),
                        "teacher": teacher["id"],
                        "form": self.draws.pick(["support_teaching", "rotation", "exchange"]),
                        "subject": teacher["subject"],
                        "batch": str(year - self.size.first_year + 1),
                        "status": "actual",
                        "share": "1",
                        "first_day": f"{year}-09-01",
                        "last_day": f"{year + 1}-01-31" if is_short else f"{year + years}-08-31",
                        "basis": "notice-1",
                    }
                )
        return found

    def transfers(self) -> list[Record]:
        found: list[Record] = []
        for each in self.tables["supports"]:
            if each["channel"] not in ("funds", "materials"):
                continue
            is_money = each["channel"] == "funds"
            for _ in range(self.draws.between(1, 2)):
                quantity = self.draws.between(1, 10) * (500 if is_money else 10)
                year = int(each["first_day"][:4]) + 1
                found.append(
                    {
                        "id": f"G{len(found) + 1:05d}",
                        "supporter": each["supporter"],
                        "recipient": each["recipient"],
                        "channel": each["channel"],
                        "day": f"{year}-{self.draws.between(1, 8):02d}-{self.draws.between(1, 28):02d}",
                        "quantity": str(quantity),
                        "unit": "yuan" if is_money else self.draws.pick(["books", "desks"]),
                        "value_yuan": str(quantity if is_money else quantity * self.draws.between(5, 90)),
                        "voucher": f"V{len(found) + 1:05d}",
                        "recorded_by": self.draws.pick(["supporter", "recipient"]),
                    }
                )
        return found

    # ---- what schools lack, and what is on paper

    def needs(self) -> list[Record]:
        found: list[Record] = []
        for school in self.tables["schools"]:
            for subject in self.draws.some(_SUBJECTS, 1 + self.draws.below(3)):
                required = self.draws.between(1, 6)
                lacking = self.draws.below(2) if school["weak"] == "yes" else 0
                need = {"school": school["id"], "subject": subject, "required": str(required)}
                found.append(need | {"on_hand": str(required - lacking)})
        return found

    def documents(self) -> list[Record]:
        """Draw the papers of the programme; of plan and inspection one may be missing."""
        missing = self.draws.pick(["", "", "inspection", "plan"])
        return [
            {"id": f"{kind}-1", "kind": kind, "day": f"{self.size.first_year}-09-01"}
            for kind in _PAPERS
            if kind != missing
        ]


def district(
    seed: int = 0,
    *,
    schools: int = 40,
    townships: int = 6,
    teachers: int = 6,
    years: int = 3,
    first_year: int = 2003,
) -> Tables:
    """Draw a sound county: schools, teachers, agreements, postings, transfers, needs and papers.

    Parameters
    ----------
    seed : int
        From 0 on.  The same seed and size give the same records on every machine.
    schools : int
        How many there are, at least 2: the first is a large urban school, the second a weak rural one.
    townships : int
        How many those in the country lie in.
    teachers : int
        How many a school has on average.
    years : int
        Over how many school years ties begin.
    first_year : int
        In whose autumn the first begin.

    Returns
    -------
    dict of str to list of dict
        Records by table, each cell a text: what `read_ledger` takes.  It reads without findings.

    Raises
    ------
    BadArgument
        If a number is too small.

    Notes
    -----
    O(schools * (teachers + 10) * years).

    Examples
    --------
    >>> import jiedui as jd
    >>> from jiedui.testing import district
    >>> ledger = jd.read_ledger(district(1, schools=12))
    >>> (len(ledger.schools), len(ledger.findings))
    (12, 0)
    """
    size = _Size(schools, townships, teachers, years, first_year)
    if seed < 0:
        raise from_code(ErrorCode.bad_number, str(seed), f"the seed {seed}; expected 0 or more", ())
    return _County(_Draws(_below(seed)), size).drawn()


def drawn_network(
    seed: int = 0,
    *,
    schools: int = 40,
    townships: int = 6,
    teachers: int = 6,
    years: int = 3,
    first_year: int = 2003,
) -> Network:
    """Give the network of a drawn county, declared complete for its years.

    Parameters
    ----------
    seed, schools, townships, teachers, years, first_year : int
        As for `district`.

    Returns
    -------
    Network
        Its postings, agreements, transfers and documents are declared complete from the first autumn to
        three years after the last, so that rules can say ``not_met``.

    Raises
    ------
    BadArgument
        If a number is too small.
    """
    drawn = district(
        seed, schools=schools, townships=townships, teachers=teachers, years=years, first_year=first_year
    )
    return _network_of(drawn, first_year, years)


def _network_of(tables: Tables, first_year: int, years: int) -> Network:
    until = {"first_day": f"{first_year}-09-01", "last_day": f"{first_year + years + 3}-08-31"}
    complete = [{"table": table, **until} for table in ("supports", "postings", "transfers", "documents")]
    return network_of_tables(tables, settings={"district": "a drawn county", "complete": complete})


def districts(
    *, most_schools: int = 6, most_teachers: int = 3, most_years: int = 2, first_year: int = 2003
) -> SearchStrategy[Network]:
    """Draw small counties with Hypothesis, which shrinks one that fails to the plainest.

    Parameters
    ----------
    most_schools : int
        How many there are at most, at least 2.
    most_teachers : int
        How many a school has on average at most.
    most_years : int
        Over how many school years ties begin at most.
    first_year : int
        In whose autumn the first begin.

    Returns
    -------
    hypothesis.strategies.SearchStrategy of Network
        Of networks as `drawn_network` gives; a failing one's records are noted.

    Raises
    ------
    MissingExtra
        If Hypothesis is not installed.
    """
    hypothesis: Any = friend("hypothesis")
    st: Any = friend("hypothesis.strategies")

    @st.composite  # type: ignore[untyped-decorator]
    def drawn(draw: Callable[[Any], int]) -> Network:
        draws = _Draws(lambda n: draw(st.integers(0, n - 1)) if n > 1 else 0)
        size = _Size(
            draws.between(2, most_schools),
            draws.between(1, 2),
            draws.between(0, most_teachers),
            draws.between(1, most_years),
            first_year,
        )
        tables = _County(draws, size).drawn()
        hypothesis.note(f"the district: {tables}")
        return _network_of(tables, first_year, size.years)

    strategy: SearchStrategy[Network] = drawn()
    return strategy

# SPDX-License-Identifier: Apache-2.0
"""What a stranger tries with a publication: a public list of schools, all totals, and some arithmetic."""

from __future__ import annotations

import io
import pickle
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import permutations
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]
import pyarrow.parquet as pq  # type: ignore[import-untyped, unused-ignore]
import pytest

import jiedui as jd
import question_files
from jiedui.testing import drawn_network, network_of
from test_boundary import ARGUMENTS, GIVEN

KEY = "a key of the house, long enough"
SCHOOLS = tuple(f"school-{number:03}" for number in range(200))

# ---- names: which pseudonym is which school


@pytest.fixture(scope="module")
def network() -> jd.Network:
    """Give a county of a public list of schools, each with a name and a township of its own."""
    ties = "; ".join(f"{a}>{b} staff" for a, b in zip(SCHOOLS, SCHOOLS[7:] + SCHOOLS[:7], strict=True))
    schools = "; ".join(
        f"{each} name=Name-{each[-3:]} township=town-{each[-3:]} weak=yes kind=primary "
        f"pupils_primary={100 + 3 * number}"
        for number, each in enumerate(SCHOOLS)
    )
    return network_of(f"{ties} | schools {schools}")


def dictionary_of(table: pa.Table) -> list[str]:
    return [str(each) for each in table["school"].combine_chunks().dictionary]


def through_parquet(table: jd.Table) -> pa.Table:
    file = io.BytesIO()
    pq.write_table(table.to_arrow(), file)
    return pq.read_table(io.BytesIO(file.getvalue()), read_dictionary=["school"])


# Every way out, as a list of pseudonyms in the order in which it shows or keeps them.
WAYS_OUT: dict[str, Callable[[jd.Table], Sequence[str]]] = {
    "rows": lambda table: [row.school for row in table],
    "arrow": lambda table: dictionary_of(table.to_arrow()),
    "stream": lambda table: dictionary_of(pa.table(table)),
    "parquet": lambda table: dictionary_of(through_parquet(table)),
    "parquet values": lambda table: through_parquet(table)["school"].to_pylist(),
    "pandas": lambda table: list(table.to_pandas()["school"]),
    "pandas categories": lambda table: list(table.to_arrow().to_pandas()["school"].cat.categories),
    "pandas pickled": lambda table: list(pickle.loads(pickle.dumps(table.to_pandas()))["school"]),
    "arrow pickled": lambda table: dictionary_of(pickle.loads(pickle.dumps(table.to_arrow()))),
    "polars": lambda table: table.to_polars()["school"].cast(pl.String).to_list(),
    "polars categories": lambda table: dictionary_of(table.to_polars().to_arrow()),
    "csv": lambda table: pd.read_csv(io.StringIO(table.to_csv()))["school"].tolist(),
    "html": lambda table: re.findall(r"<tr><td>\w+</td><td>([a-z2-7]{16})</td>", table._repr_html_()),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_no_way_out_keeps_the_order_of_the_public_list(network: jd.Network, way: str) -> None:
    answer = network.roles()
    # which pseudonym is which school: what the stranger does not have
    true_of = {row.school: true for row, true in zip_by_row(answer)}
    shown = WAYS_OUT[way](answer.published(KEY))
    places = [SCHOOLS.index(true_of[each]) for each in shown if each in true_of]
    assert len(places) >= 20
    assert sum(place == number for number, place in enumerate(places)) < 6  # by chance it is one
    assert abs(np.corrcoef(places, range(len(places)))[0, 1]) < 0.5


def zip_by_row(answer: jd.Answer[Any]) -> Iterator[tuple[Any, str]]:
    """Give each published row with the id that it hides, which only the owner can."""
    hidden, open_rows = answer.published(KEY), answer.published(KEY, keep=["school"])
    for row, open_row in zip(hidden, open_rows, strict=True):
        yield row, open_row.school


def test_words_in_memory_are_those_of_the_rows_in_their_order(network: jd.Network) -> None:
    for answer in (network.roles(), network.schools(), network.ties(), network.coverage()):
        table = answer.published(KEY, keep=[]).to_arrow()
        for name in table.column_names:
            column = table[name].combine_chunks()
            if pa.types.is_dictionary(column.type):
                seen = dict.fromkeys(each for each in column.to_pylist() if each is not None)
                assert list(seen) == column.dictionary.to_pylist(), name


@pytest.mark.parametrize("question", ["schools", "roles", "ties", "coverage", "dependence"])
def test_no_bytes_of_a_publication_hold_an_id_or_a_name(network: jd.Network, question: str) -> None:
    table = getattr(network, question)().published(KEY)
    parquet = io.BytesIO()
    pq.write_table(table.to_arrow(), parquet, write_statistics=True)
    leaving = [
        parquet.getvalue(),
        pickle.dumps(table.to_arrow()),
        pickle.dumps(table.to_pandas()),
        table.to_csv().encode(),
        table._repr_html_().encode(),
        repr(table).encode(),
        str(list(table)).encode(),
    ]
    for each in leaving:
        assert not any(word in each for word in (b"school-", b"Name-", b"town-"))
    statistics = pq.ParquetFile(io.BytesIO(parquet.getvalue())).metadata.row_group(0)
    for place in range(statistics.num_columns):
        column = statistics.column(place)
        if column.statistics is not None and column.statistics.has_min_max and column.path_in_schema != "row":
            assert "school-" not in str(column.statistics.min)
    assert not hasattr(table, "about")
    assert not hasattr(table, "evidence")
    with pytest.raises(TypeError):
        pickle.dumps(table)


@pytest.mark.parametrize(
    "ask",
    [
        lambda network: network.coverage_rates("township"),
        lambda network: network.flows("township"),
        lambda network: network.over(["2003-autumn", "2004-autumn"]).coverage_rates("township"),
    ],
)
def test_the_order_of_answers_without_ids_tells_no_group(network: jd.Network, ask: Any) -> None:
    answer = ask(network)
    word = next(each.name for each in answer.columns if each.name.endswith("group"))
    places = [
        SCHOOLS.index("school-" + getattr(row, word)[-3:]) for row in answer.published(KEY, keep=[word])
    ]
    assert abs(np.corrcoef(places, range(len(places)))[0, 1]) < 0.3
    other = [getattr(row, word) for row in answer.published("another" + KEY, keep=[word])]
    assert other != [getattr(row, word) for row in answer.published(KEY, keep=[word])]
    hidden = answer.published(KEY)
    assert word not in [each.name for each in hidden.columns]
    assert [row.row for row in hidden] == [row.row for row in answer.published(KEY, keep=[word])]


# ---- numbers: what was hidden, from what is shown

# Which columns count people, as the pages of the questions say it.
PEOPLE = {
    "schools": ("pupils_primary", "pupils_junior", "pupils_senior"),
    "coverage_rates": ("pupils", "pupils_covered"),
    "dependence": ("pupils",),
    "flows": ("ties", "heads"),
    "presence": ("postings", "heads", "teachers", "fte"),
    "head_counts": ("persons", "person_times", "unnamed"),
    "floor_at_home": ("required", "left"),
    "uncovered_subjects": ("required", "present"),
}


def counties() -> Iterator[jd.Network]:
    for seed in range(12):
        yield drawn_network(seed, schools=20 + 10 * (seed % 4), townships=3 + seed % 5, teachers=2 + seed % 4)


def answers_of(network: jd.Network) -> Iterator[jd.Answer[Any]]:
    yield network.schools()
    yield network.dependence()
    yield network.floor_at_home("2004-10-01")
    yield network.uncovered_subjects("2004-10-01")
    yield network.presence(["2003-10-01", "2004-10-01", "2005-10-01"])
    for by in ("township", "kind", "locale"):
        yield network.coverage_rates(by)
        yield network.over(["2003-autumn", "2004-autumn"]).coverage_rates(by)
        yield network.delivered().flows(by)
        yield network.head_counts(f"host.{by}")
        yield network.over(["2003/2004", "2004/2005"]).head_counts(f"home.{by}")


class Attack:
    """One publication whose words are all kept, beside every total that might be known."""

    def __init__(self, answer: jd.Answer[Any], limit: int, published_at: int | None = None) -> None:
        words = [each.name for each in answer.columns if isinstance(_first(answer, each.name), str)]
        free = [word for word in words if word not in ("tie_kind", "verdict", "kind", "locale", "state")]
        self.keys = [word for word in free if not word.endswith("_text")]
        kept = [word for word in self.keys if word != "period"]
        shown = answer.published(KEY, published_at or limit, keep=kept, pupils_step=1, persons=True)
        truth = {self._key(row, answer): row for row in answer}
        self.rows = [(row, truth[self._key(row, answer)]) for row in shown]
        self.columns = PEOPLE[answer.question]
        self.limit = limit

    def _key(self, row: Any, answer: jd.Answer[Any]) -> tuple[Any, ...]:
        days = [each.name for each in answer.columns if each.name == "day"]
        return tuple(getattr(row, name) for name in [*self.keys, *days])

    def groups(self) -> Iterator[list[tuple[Any, Any]]]:
        yield self.rows
        for key in self.keys:
            by_word: dict[Any, list[tuple[Any, Any]]] = {}
            for pair in self.rows:
                by_word.setdefault(getattr(pair[0], key), []).append(pair)
            yield from (group for group in by_word.values() if len(group) > 1)

    def counts(self) -> Iterator[Callable[[Any], float | None]]:
        """Give each count, and what one count has more than another where it always has as many."""
        for name in self.columns:
            yield partial(_number, name=name)
        for more, less in permutations(self.columns, 2):
            pairs = [(_number(true, more), _number(true, less)) for _, true in self.rows]
            if all(a is None or b is None or a >= b for a, b in pairs):
                yield partial(_difference, more=more, less=less)

    def is_small(self, number: float | None) -> bool:
        return number is not None and 0 < number < self.limit

    def seen(self) -> list[str]:
        """Give the counts below the limit that stand there, alone or as the difference of two."""
        found = []
        for row, _ in self.rows:
            numbers = [_number(row, name) for name in self.columns]
            found += [f"{row}" for number in numbers if self.is_small(number)]
            found += [f"{row} {a} - {b}" for a, b in permutations(numbers, 2) if self.is_small(_minus(a, b))]
        return found

    def solved(self) -> list[str]:
        """Give the cells that a sum tells: the only one that is gone, or those which must be small."""
        found = []
        for group in self.groups():
            for count in self.counts():
                known = [(count(row), count(true)) for row, true in group if count(true) is not None]
                gone = [float(true) for shown, true in known if shown is None and true is not None]
                is_all = not any(shown for shown, _ in known)  # then the sum is small itself
                if not gone or sum(gone) == 0 or is_all:
                    continue
                if len(gone) == 1 or sum(gone) - (len(gone) - 1) < self.limit:
                    found.append(f"{self.columns} {gone} of {len(known)}")
        return found

    def determined(self) -> list[str]:
        """Give the small cells that all sums together leave one value for."""
        found = []
        for count in self.counts():
            counted = [(count(row), count(true)) for row, true in self.rows]
            gone = [i for i, (a, b) in enumerate(counted) if a is None and b is not None]
            place = {id(row): i for i, (row, _) in enumerate(self.rows)}
            groups = [{place[id(row)] for row, _ in group} for group in self.groups()]
            told = [group for group in groups if any(counted[i][0] for i in group)]
            if not gone or not told:
                continue
            sums = np.array([[float(i in group) for i in gone] for group in told])
            _, sizes, directions = np.linalg.svd(sums)
            free = directions[(sizes > 1e-9).sum() :]
            sure = [i for i, moves in zip(gone, free.T, strict=True) if not (abs(moves) > 1e-9).any()]
            found += [f"{self.columns} {counted[i]}" for i in sure if self.is_small(counted[i][1])]
        return found

    def hidden(self) -> int:
        return sum(row.row == "suppressed" for row, _ in self.rows)

    def shown(self) -> int:
        return sum(row.row == "whole" for row, _ in self.rows)


def _first(answer: jd.Answer[Any], name: str) -> Any:
    return next((getattr(row, name) for row in answer if getattr(row, name) is not None), None)


def _number(row: Any, name: str) -> float | None:
    value = getattr(row, name)
    return None if value is None else float(value)


def _difference(row: Any, more: str, less: str) -> float | None:
    return _minus(_number(row, more), _number(row, less))


def _minus(a: float | None, b: float | None) -> float | None:
    return None if a is None or b is None else a - b


@pytest.mark.parametrize("limit", [3, 10, 40])
def test_no_count_below_the_limit_is_seen_or_solved(limit: int) -> None:
    hidden = shown = 0
    for network in counties():
        for answer in answers_of(network):
            attack = Attack(answer, limit)
            assert attack.seen() == [], answer.question
            assert attack.solved() == [], answer.question
            assert attack.determined() == [], answer.question
            hidden += attack.hidden()
            shown += attack.shown()
    assert hidden > 100
    assert shown > 100


def test_the_attack_finds_what_a_careless_publisher_leaves() -> None:
    found: dict[str, int] = {"seen": 0, "solved": 0}
    for network in counties():
        for answer in answers_of(network):
            attack = Attack(answer, 40, published_at=10)
            found["seen"] += len(attack.seen())
            found["solved"] += len(attack.solved())
    assert min(found.values()) > 0


def test_every_question_of_a_drawn_county_can_be_published_or_says_that_it_speaks_of_persons() -> None:
    drawn = drawn_network(3, schools=30)
    have = {"school_year": "2003/2004", "indicator": "books", "amount": "900", "pupils": "60"}
    books = [{"school": row.school, **have} for row in drawn.schools()]
    network = jd.Network(drawn.ledger.with_records(indicators=books))
    first, last = (row.school for row in (network.schools()[0], network.schools()[-1]))
    given: dict[str, tuple[Any, ...]] = {
        **GIVEN,
        "chain": (first, last),
        "earliest_reach": (first, "2003-09-01"),
    }
    of_kinds = {**ARGUMENTS, "school": first, "schools": [first], "span": "2003/2004"}
    ids = {row.school for row in network.schools()} | {row.name for row in network.schools()}
    for question in question_files.questions():
        for graph in (network, network.all_kinds()):
            arguments = given.get(question.name) or question_files.arguments_of(question, of_kinds)
            answer = getattr(graph, question.name)(*arguments)
            names = {each.name for each in answer.columns}
            kinds = [each for each in names if each.endswith("_kind")]
            is_of_persons = bool(len(answer)) and (
                "teacher" in names or any(getattr(row, kind) == "posting" for row in answer for kind in kinds)
            )
            if is_of_persons:
                with pytest.raises(jd.BadArgument, match="one person"):
                    answer.published(KEY)
            for row in answer.published(KEY, persons=True, totals=True):
                assert ids.isdisjoint(cell for cell in row if isinstance(cell, str)), question.name

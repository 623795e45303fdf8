#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Change what strangers may send, thousands of times: each mutant ends in an answer or an error of jiedui.

One process goes through the mutants of a kind, ``mutants.py KIND FIRST END``, and says the number of each
before it begins.  It ends at the first that crashes it, takes longer than 20 seconds or needs more than 2 GB.
A mutant is the same whenever and wherever it is drawn.
"""

from __future__ import annotations

import faulthandler
import json
import os
import random
import resource
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from changes import HEADER, VALUES, mutated, with_right_sums
from workbooks import changed_workbook

import jiedui as jd
from jiedui import _core
from jiedui.testing import district

SECONDS = 20
BYTES = 2 << 30
MOST_OF_A_TEXT = 100_000
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
LAYOUTS = Path(__file__).parents[1] / "layouts"

SETTINGS: dict[str, Any] = {
    "district": "三元县",
    "calendar": {"autumn": "09-01", "spring": "02-01"},
    "complete": [
        {"table": "supports", "period": "2003/2004"},
        {"table": "postings", "first_day": "2003-09", "last_day": "2004-08"},
    ],
    "missing_columns": {"supports.last_day": "running"},
    "aliases": {"headers": {"supports": {"帮扶方": "supporter"}}, "sheets": {"帮扶": "supports"}},
}

Mutant = Callable[[random.Random], None]


def fault_of(text: str) -> str:
    """Say what a text for people holds that it must not; nothing if it is sound."""
    if len(text) > MOST_OF_A_TEXT:
        return f"has {len(text)} characters"
    for character in text:
        if character != "\n" and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            return f"holds {character!r}"
    return ""


def see(text: str) -> None:
    """Refuse a text that people must not be shown."""
    if fault := fault_of(text):
        raise AssertionError(f"a text {fault}: {text[:300]!r}")


# ---- what is asked of whatever loads


def _questions(network: jd.Network, rng: random.Random) -> list[Callable[[], Any]]:
    ids = [row.school for row in network.schools()]
    one = rng.choice(ids) if ids else None
    day = rng.choice(["2003-10-15", "2005-01-01", "0001-01-01", "9999-12-31"])
    every = network.all_kinds().with_planned()
    plain = "summary ties roles duties coverage sole_supports rings dependence depths reach_counts"
    more = "documents bases papers leading_groups claims head_counts double_bookings not_returned"
    asked = [getattr(rng.choice([network, every]), name) for name in f"{plain} {more}".split()]
    asked += [
        lambda: network.identity(day),
        lambda: every.flows("township"),
        lambda: network.coverage_rates("division"),
        lambda: network.critical_sets(0.5),
        lambda: every.at(day).presence(day),
        lambda: every.floor_at_home(day),
        lambda: every.uncovered_subjects(day),
        lambda: every.delivery(day),
        lambda: network.following_successions(day),
        lambda: jd.difference(network.ledger, network.ledger.as_known_on(day)).summary("zh"),
        lambda: jd.judge(jd.policy(rng.choice(jd.policies())), every.during("2003/2004")),
    ]
    if one is not None:
        asked += [lambda: every.reach(one), lambda: every.partners(one), lambda: every.withdraw([one])]
        asked += [lambda: every.within([one]).frozen().ties(), lambda: every.earliest_reach(one, day)]
    return asked


def exercise(ledger: jd.Ledger, rng: random.Random, network: jd.Network | None = None) -> None:
    """Ask a ledger some of all there is to ask, and look at every text that comes back."""
    see(repr(ledger.findings))
    for finding in list(ledger.findings)[:20]:
        see(finding.explain("en"))
        see(finding.explain("zh"))
    network = jd.Network(ledger) if network is None else network
    ledger.fingerprint()
    for ask in rng.sample(_questions(network, rng), 4):
        try:
            answer = ask()
        except jd.Error as error:
            see(str(error))
            continue
        see(repr(answer) if not isinstance(answer, list) else "\n".join(answer[:50]))
        if isinstance(answer, jd.Answer):
            see(answer._repr_html_())
            if len(answer):
                answer.evidence(0)
            answer.left_out  # noqa: B018  it is computed here


# ---- the kinds of mutants


def _seed_folders(place: Path) -> list[Path]:
    drawn = place / "drawn"
    jd.write_ledger(jd.read_ledger(district(3, schools=6, townships=2, teachers=2, years=1)), drawn)
    return [drawn, *(each for each in sorted(EXAMPLES.iterdir()) if each.is_dir())]


def _folders(place: Path, change: Callable[[random.Random, dict[str, bytes]], None]) -> Mutant:
    seeds = [
        {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}
        for folder in _seed_folders(place)
    ]

    def one(rng: random.Random) -> None:
        files = dict(rng.choice(seeds))
        change(rng, files)
        with TemporaryDirectory(dir=place) as folder:
            for name, content in files.items():
                (Path(folder) / name).write_bytes(content)
            by: Literal["id", "name"] = "name" if rng.random() < 0.2 else "id"
            exercise(
                jd.read_ledger(folder, keep_valid=rng.random() < 0.7, schools_by=by, teachers_by=by), rng
            )

    return one


def csv(place: Path) -> Mutant:
    """Folders of which one file or two were changed, or were given another name."""

    def change(rng: random.Random, files: dict[str, bytes]) -> None:
        for _ in range(rng.randrange(1, 3)):
            name = rng.choice(sorted(files))
            files[name] = mutated(rng, files[name], files[rng.choice(sorted(files))])
        if rng.random() < 0.1:
            files["\x1b[31m结对\n.csv"] = files.pop(rng.choice(sorted(files)))

    return _folders(place, change)


def settings(place: Path) -> Mutant:
    """Folders whose ledger.json was changed."""
    content = json.dumps(SETTINGS, ensure_ascii=False).encode()

    def change(rng: random.Random, files: dict[str, bytes]) -> None:
        files["ledger.json"] = mutated(rng, content)

    return _folders(place, change)


def policies(place: Path) -> Mutant:
    """Policies that ship, changed; what can still be read judges a county."""
    texts = [jd.policy_text(name).encode() for name in jd.policies()]
    network = jd.Network(jd.read_ledger(district(3, schools=6, townships=2, teachers=2, years=1)))

    def one(rng: random.Random) -> None:
        text = mutated(rng, rng.choice(texts), rng.choice(texts))
        path = place / "policy.json"
        path.write_bytes(text)
        policy = jd.read_policy(path)
        see(repr(policy))
        judged = jd.judge(policy, network.all_kinds().during("2003/2004"))
        for row in range(min(len(judged), 5)):
            see(jd.explain(judged, row, "en"))
            see(jd.explain(judged, row, "zh"))

    return one


def records(place: Path) -> Mutant:
    """Tables of records in which cells are other values, columns are others, or rows are gone."""
    del place
    seed = district(3, schools=6, townships=2, teachers=2, years=1)
    ledger = jd.read_ledger(seed)

    def one(rng: random.Random) -> None:
        tables = {name: [dict(row) for row in rows] for name, rows in seed.items()}
        for _ in range(rng.randrange(1, 5)):
            rows = tables[rng.choice(sorted(tables))]
            if not rows:
                continue
            row = rng.choice(rows)
            match rng.randrange(4):
                case 0:
                    rows.remove(row)
                case 1:
                    rows.append(dict(row))
                case 2:
                    row[rng.choice(sorted(row) or ["id"])] = rng.choice(VALUES)
                case _:
                    row[
                        rng.choice(["first_day", "last_day", "amount", "share", "kind", "\x1b", "channel"])
                    ] = rng.choice(VALUES)
        name = rng.choice(sorted(tables))
        if rng.random() < 0.3:
            exercise(ledger.with_records(**{name: tables[name][:2]}), rng)
        else:
            exercise(jd.read_ledger(tables, keep_valid=rng.random() < 0.7), rng)

    return one


def _snapshots() -> list[bytes]:
    drawn = jd.Network(jd.read_ledger(district(3, schools=6, townships=2, teachers=2, years=1)))
    example = jd.read_ledger(EXAMPLES / "district")
    contents: list[Any] = [each.__reduce__()[1][0] for each in (drawn, drawn.ledger, example)]
    return contents


def _open(content: bytes, rng: random.Random) -> None:
    if rng.random() < 0.3:
        exercise(_core._ledger_from_snapshot(content), rng)
        return
    network = _core._network_from_snapshot(content)
    exercise(network.ledger, rng, network)


def snapshots(place: Path) -> Mutant:
    """Snapshots of which bytes were changed, as copies and disks change them."""
    del place
    seeds = _snapshots()
    return lambda rng: _open(mutated(rng, rng.choice(seeds), rng.choice(seeds)), rng)


def forgeries(place: Path) -> Mutant:
    """Snapshots of which words were changed, and whose checksums are right."""
    del place
    seeds = _snapshots()

    def one(rng: random.Random) -> None:
        content = bytearray(rng.choice(seeds))
        for _ in range(rng.choice([1, 1, 1, 2, 5])):
            size = rng.choice([1, 4, 4, 8])
            at = rng.randrange(HEADER // size, len(content) // size) * size
            least, most = 0, (1 << 8 * size) - 1
            before = int.from_bytes(content[at : at + size], "little")
            word = rng.choice(
                [
                    least,
                    most,
                    most - 1,
                    1,
                    before ^ 1 << rng.randrange(8 * size),
                    before + 1,
                    rng.randrange(most),
                ]
            )
            content[at : at + size] = (word & most).to_bytes(size, "little")
        if rng.random() < 0.1:
            content[HEADER:] = mutated(rng, bytes(content[HEADER:]))
        _open(with_right_sums(bytes(content)), rng)

    return one


def _workbooks(place: Path, ending: str) -> Mutant:
    seeds = [path.read_bytes() for path in sorted(LAYOUTS.glob("*" + ending))]

    def one(rng: random.Random) -> None:
        called, content = changed_workbook(rng, rng.choice(seeds), rng.choice(seeds), ending)
        path = place / f"结对{called}"
        path.write_bytes(content)
        _read(_by_its_shape, path, rng)
        _read(_strictly, path, rng)
        _refuse_what_children_left()

    return one


def _read(read: Callable[[Path, random.Random], jd.Ledger], path: Path, rng: random.Random) -> None:
    """Read a workbook, and ask the ledger; an error is one of ours, and names a file that is unreadable.

    Each reading has its own time.
    """
    faulthandler.dump_traceback_later(SECONDS, exit=True)
    try:
        ledger = read(path, rng)
    except jd.Error as error:
        see(str(error))
        if isinstance(error, jd.Unreadable) and path.name not in str(error):
            raise AssertionError(f"which file: {error}") from error
        return
    exercise(ledger, rng)


def _by_its_shape(path: Path, rng: random.Random) -> jd.Ledger:
    shape = jd.sniff(path)
    see(shape.explain("en"))
    see(shape.explain("zh"))
    return jd.read_ledger(path, shape=shape, keep_valid=rng.random() < 0.5)


def _strictly(path: Path, rng: random.Random) -> jd.Ledger:
    by: Literal["id", "name"] = "name" if rng.random() < 0.5 else "id"
    return jd.read_ledger(path, schools_by=by, teachers_by=by, keep_valid=rng.random() < 0.5)


def _refuse_what_children_left() -> None:
    """Refuse a child that still runs, and more memory than 2 GB in this process and the largest child."""
    try:
        raise AssertionError(f"a child is left over: {os.waitpid(-1, os.WNOHANG)}")
    except ChildProcessError:
        pass
    used = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    assert sum(used) << 10 <= BYTES, f"{used} KB were used"


def xlsx(place: Path) -> Mutant:
    """Workbooks of today: archives of which bytes, parts or what parts say was changed."""
    return _workbooks(place, ".xlsx")


def xls(place: Path) -> Mutant:
    """Workbooks as they were until 2007: containers of which chains of sectors or records were changed."""
    return _workbooks(place, ".xls")


def ods(place: Path) -> Mutant:
    """Workbooks of the OpenDocument format, changed like those of today."""
    return _workbooks(place, ".ods")


KINDS: dict[str, Callable[[Path], Mutant]] = {
    each.__name__: each for each in (csv, settings, policies, records, snapshots, forgeries, xlsx, xls, ods)
}


def main() -> None:
    """Go through the mutants of a kind, and say the number of each before it begins."""
    kind, first, end = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with TemporaryDirectory() as place:
        mutant = KINDS[kind](Path(place))
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        for number in range(first, end):
            print(number, flush=True)
            faulthandler.dump_traceback_later(SECONDS, exit=True)
            try:
                mutant(random.Random(f"{kind} {number}"))
            except jd.Error as error:
                see(str(error))
        faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    main()

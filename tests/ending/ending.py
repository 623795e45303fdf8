# SPDX-License-Identifier: Apache-2.0
"""A program that ends while daemon threads are in calls of one sort, again and again; test_ending runs it.

``python ending.py SORT SECONDS``
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import jiedui as jd
from jiedui.testing import network_of

DAY = "2003-09-01"
Calls = dict[str, Callable[[], object]]


first_told = threading.Event()


def told(*_: object) -> None:
    """Hear how far a call has come, long enough that other threads want to run."""
    first_told.set()
    sum(range(2000))


def questions(network: jd.Network) -> Calls:
    dated = network.at(DAY).with_undated()
    return {
        "schools": network.schools,
        "ties": network.ties,
        "roles": network.roles,
        "reach": lambda: network.reach("s0"),
        "reach_counts": network.reach_counts,
        "earliest_reach_counts": lambda: dated.earliest_reach_counts(DAY),
        "dependence": network.dependence,
        "withdraw": lambda: network.withdraw(["s0", "s1"]),
        "critical_sets": lambda: network.critical_sets(0, ["s1", "s2"]),
        "presence": lambda: network.presence([DAY]),
        "service": lambda: network.service(DAY),
        "flows": lambda: network.flows("township"),
        "over": lambda: network.over(["2003-autumn", "2004-spring"]).roles(),
        "where": lambda: network.where(basis="F8").ties(),
        "left_out": lambda: network.ties().left_out,
        "about": lambda: network.roles().about,
        "evidence": lambda: network.dependence().evidence(0),
    }


def watched(network: jd.Network) -> Calls:
    dated = network.at(DAY).with_undated()
    tables = {"schools": network.ledger.schools, "supports": network.ledger.supports}
    return {
        "reach_counts": lambda: network.reach_counts(progress=told),
        "earliest_reach_counts": lambda: dated.earliest_reach_counts(DAY, progress=told),
        "over": lambda: network.over(["2003-autumn", "2004-spring"], progress=told).roles(),
        "read": lambda: jd.read_ledger(tables, progress=told),
    }


def late(_: jd.Network) -> Calls:
    """Calls that are told so seldom that Python has ended when they tell again."""
    dated = _network(5000).at(DAY).with_undated()
    first_told.clear()
    return {"earliest_reach_counts": lambda: dated.earliest_reach_counts(DAY, progress=told)}


def rules(network: jd.Network) -> Calls:
    def own(asked: jd.Slice) -> Iterator[jd.Judgement]:
        for row in asked.roles():
            yield jd.Judgement(row.school, row.certain)

    def raising(_: jd.Slice) -> list[jd.Judgement]:
        told()
        raise ValueError("a slip")

    kinds = {"own": own, "raising": raising}
    listed = ", ".join(f'{{"id": "{kind}", "kind": "{kind}"}}' for kind in [*kinds, "no-ring"])
    policy = jd.policy_of(f'{{"id": "p", "version": "1", "rules": [{listed}]}}', kinds)
    ringless = jd.policy_of('{"id": "p", "version": "1", "rules": [{"id": "r", "kind": "no-ring"}]}')
    return {
        "judge": lambda: jd.judge(policy, network, DAY, kinds),
        "explain": lambda: jd.explain(jd.judge(policy, network, DAY, kinds), 0),
        "ringless": lambda: jd.judge(ringless, network),
    }


def tables(network: jd.Network) -> Calls:
    folder = Path(tempfile.mkdtemp())
    jd.write_ledger(network.ledger, folder / "ledger")
    jd.save(network, folder / "saved")
    other = network_of("A>B staff").ledger
    answer = network.roles()
    return {
        "network": lambda: jd.Network(network.ledger),
        "read": lambda: jd.read_ledger(folder / "ledger"),
        "open": lambda: jd.open_network(folder / "saved"),
        "fingerprint": network.ledger.fingerprint,
        "difference": lambda: jd.difference(network.ledger, other).summary(),
        "known": lambda: network.ledger.as_known_on(DAY),
        "following": lambda: network.following_successions(DAY),
        "with": lambda: other.with_records(supports=[{"supporter": "A", "recipient": "B"}]),
        "to_csv": answer.to_csv,
        "to_pandas": answer.to_pandas,
        "html": answer._repr_html_,
        "published": lambda: answer.published("a secret of sixteen bytes"),
        "rows": lambda: list(answer),
        "an error": lambda: _caught(network),
    }


def _caught(network: jd.Network) -> None:
    with contextlib.suppress(jd.UnknownId):
        network.reach("nowhere")


SORTS: dict[str, Callable[[jd.Network], Calls]] = {
    "questions": questions,
    "watched": watched,
    "late": late,
    "rules": rules,
    "tables": tables,
}


def main(sort: str, seconds: float) -> None:
    """Begin a daemon thread for each call, and end."""
    network = _network(300)
    sys.setswitchinterval(1e-5)
    for call in SORTS[sort](network).values():
        if sort == "late":
            threading.Thread(target=call, daemon=True).start()
            first_told.wait()
        else:
            call()
            threading.Thread(target=_for_ever, args=(call,), daemon=True).start()
    time.sleep(seconds)
    _stay_at_exit(0.2)
    print("ends")


def _stay_at_exit(seconds: float) -> None:
    """Let the C library sleep after Python's end, while daemon threads go on."""
    libc = ctypes.CDLL(None)
    libc.__cxa_atexit(ctypes.cast(libc.usleep, ctypes.c_void_p), ctypes.c_void_p(int(seconds * 1e6)), None)


def _for_ever(call: Callable[[], object]) -> None:
    while True:
        call()


def _network(size: int) -> jd.Network:
    schools = [
        {"id": f"s{i}", "name": f"school {i}", "township": f"t{i % 7}", "duty": 2} for i in range(size)
    ]
    ties = [
        {
            "id": f"k{i}",
            "supporter": f"s{i % (size - 1)}",
            "recipient": f"s{(i * 7 + 1) % size}",
            "channel": "staff",
        }
        for i in range(10 * size)
    ]
    return jd.Network(jd.read_ledger({"schools": schools, "supports": ties}))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))

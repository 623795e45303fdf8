# SPDX-License-Identifier: Apache-2.0
"""Snapshots and pickles: what comes back is what went in, or a clear error."""

from __future__ import annotations

import copy
import pickle
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given

import jiedui as jd
from jiedui.testing import network_of
from jiedui.testing_texts import Tables
from strategies import Drawn, full_tables, networks
from support import DISTRICT, ledger_of

TABLES = (
    *("schools", "supports", "teachers", "postings", "transfers"),
    *("needs", "indicators", "documents", "claims", "successions"),
)


def assert_same_ledger(ledger: jd.Ledger, back: jd.Ledger) -> None:
    """Compare all that a ledger shows."""
    assert back == ledger
    assert back.fingerprint() == ledger.fingerprint()
    assert list(back.findings) == list(ledger.findings)
    assert [repr(each) for each in back.sources] == [repr(each) for each in ledger.sources]
    assert (back.dropped, back.not_ties, back.district) == (ledger.dropped, ledger.not_ties, ledger.district)
    for table in TABLES:
        assert getattr(back, table).columns == getattr(ledger, table).columns
        assert list(getattr(back, table)) == list(getattr(ledger, table))


@given(full_tables())
def test_ledgers_survive_snapshots_and_pickles(tables: Tables) -> None:
    ledger = ledger_of(tables)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.jiedui"
        jd.save(ledger, path)
        assert_same_ledger(ledger, jd.open_ledger(path))
    assert_same_ledger(ledger, pickle.loads(pickle.dumps(ledger)))


@given(networks())
def test_networks_survive_snapshots_and_pickles(drawn: Drawn) -> None:
    network = drawn.network()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.jiedui"
        jd.save(network, path)
        backs = [jd.open_network(path), pickle.loads(pickle.dumps(network))]
        assert_same_ledger(network.ledger, jd.open_ledger(path))
    for back in backs:
        assert_same_ledger(network.ledger, back.ledger)
        ours, theirs = (drawn.sliced(each).all_kinds().ties() for each in (network, back))
        assert list(ours) == list(theirs)
        assert ours.left_out == theirs.left_out


def test_a_ledger_opens_as_the_network_that_it_makes(tmp_path: Path) -> None:
    ledger = jd.read_ledger(DISTRICT)
    jd.save(ledger, tmp_path / "district.jiedui")
    assert list(jd.open_network(tmp_path / "district.jiedui").duties()) == list(jd.Network(ledger).duties())


def test_a_snapshot_replaces_a_file_only_if_asked(tmp_path: Path) -> None:
    path = tmp_path / "network.jiedui"
    small, large = network_of("a>b"), network_of("a>b; b>c")
    jd.save(small, path)
    with pytest.raises(jd.Unwritable, match="exists"):
        jd.save(large, path)
    assert jd.open_network(path).tie_count == 1
    opened = jd.open_network(path)
    jd.save(large, path, replace=True)
    assert (opened.tie_count, jd.open_network(path).tie_count) == (1, 2)
    assert [each.name for each in tmp_path.iterdir()] == ["network.jiedui"]


def test_what_is_no_snapshot_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other"
    for foreign in (b"", b"id,name\n", b"PK\x03\x04", random.Random(1).randbytes(5000)):
        path.write_bytes(foreign)
        with pytest.raises(
            jd.BadSnapshot, match=r"'.*other' cannot be opened; it is no snapshot; read a ledger's files"
        ):
            jd.open_network(path)
    jd.save(network_of("a>b"), path, replace=True)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    with pytest.raises(jd.BadSnapshot, match="copy it again, or save it again"):
        jd.open_ledger(path)
    path.write_bytes(whole[:200] + b"?" + whole[201:])
    with pytest.raises(jd.BadSnapshot, match="does not match the checksum"):
        jd.open_ledger(path)
    with pytest.raises(jd.Unreadable):
        jd.open_ledger(tmp_path / "none")


def test_a_snapshot_opens_in_another_process(tmp_path: Path) -> None:
    path = tmp_path / "network.jiedui"
    network = network_of("a>b staff; b>c funds")
    jd.save(network, path)
    (tmp_path / "pickled").write_bytes(pickle.dumps((network, jd.Period("2003-09-01", None))))
    code = (
        "import pickle, sys; import jiedui as jd; "
        "print([row.school for row in jd.open_network(sys.argv[1]).reach('a')]); "
        "print(pickle.loads(open(sys.argv[2], 'rb').read()))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, path, tmp_path / "pickled"], capture_output=True, text=True, check=True
    )
    assert told.stdout == f"['b', 'c']\n({network!r}, {jd.Period('2003-09-01', None)!r})\n"


@pytest.mark.parametrize(
    "period",
    [jd.Period("2003-09-01", "2004-07-01"), jd.Period("?", None), jd.Period("0001-01-01", "?")],
)
def test_periods_survive_pickles(period: jd.Period) -> None:
    assert pickle.loads(pickle.dumps(period)) == period


def test_copies_of_what_never_changes_are_the_same() -> None:
    network = network_of("a>b")
    assert copy.copy(network) is network
    assert copy.deepcopy([network, network.ledger]) == [network, network.ledger]
    assert copy.deepcopy(network) is network


def test_what_has_no_snapshot_says_so() -> None:
    network = network_of("a>b")
    with pytest.raises(TypeError):
        jd.save(network.agreed(), "never")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="pickle"):
        pickle.dumps(network.ties())

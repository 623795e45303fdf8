# SPDX-License-Identifier: Apache-2.0
"""Draws the pictures of docs/slicing.md from what slices answer, and writes what each shows below it.

``python tests/python/slice_pictures.py``
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

import jiedui as jd
from jiedui.testing import network_of
from support import ROOT

PAGE = ROOT / "docs" / "slicing.md"
FOLDER = ROOT / "docs" / "slicing"
TEXT = (
    "A>B staff 2003-09-01..2003-12-31; A>C funds 2003-11-01..?; B>C ? 2003-10-01..; D>C materials;"
    " A>D staff planned; A>B posting x2 form=rotation 2003-09..2003-12;"
    " D>B transfer materials 2003-11-15..2003-11-15"
    " | schools A township=Hill; B township=Hill; C township=Vale weak=yes; D"
)
NETWORK = network_of(TEXT)
AGREED = ["t1", "t2", "t3", "t4"]
ALL = [*AGREED, "t5", "t6", "t7"]


class Picture(NamedTuple):
    """A picture: the call that it shows, how it is drawn, which ties are in it."""

    call: str
    is_timeline: bool = False
    ties: list[str] = AGREED
    days: tuple[str, str] = ("", "")


PICTURES = {
    "network": Picture("network", ties=ALL),
    "days": Picture("network", is_timeline=True),
    "at": Picture('network.at("2003-11-02")', is_timeline=True, days=("2003-11-02", "2003-11-02")),
    "during": Picture(
        'network.during("2003-11..2003-12")', is_timeline=True, days=("2003-11-01", "2003-12-31")
    ),
    "throughout": Picture(
        'network.throughout("2003-11..2003-12")', is_timeline=True, days=("2003-11-01", "2003-12-31")
    ),
    "with_undated": Picture(
        'network.at("2003-11-02").with_undated()', is_timeline=True, days=("2003-11-02", "2003-11-02")
    ),
    "through": Picture('network.through("material")'),
    "with_unknown_channel": Picture('network.through("staff").with_unknown_channel()'),
    "within": Picture('network.within(township="Hill")'),
    "without": Picture('network.without("A")'),
    "supported_by": Picture('network.supported_by("A")'),
    "supporting": Picture("network.supporting(weak=True)"),
    "where": Picture('network.all_kinds().where(form="rotation")', ties=ALL),
    "agreed": Picture("network.agreed()", ties=ALL),
    "delivered": Picture("network.delivered()", ties=ALL),
    "all_kinds": Picture("network.all_kinds()", ties=ALL),
    "planned": Picture("network.planned()", ties=ALL),
    "with_planned": Picture("network.with_planned()", ties=ALL),
}

KEPT, OPEN, GONE = "kept", "left out", "not in the slice"
STYLE = {
    KEPT: 'stroke="#14588f" stroke-width="2.6"',
    OPEN: 'stroke="#b35c00" stroke-width="2.2" stroke-dasharray="5 4"',
    GONE: 'stroke="#bdbdbd" stroke-width="1.4"',
}
INK = {KEPT: "#14588f", OPEN: "#b35c00", GONE: "#767676"}


class Shown(NamedTuple):
    """What a slice keeps."""

    kept: list[str]
    left_out: dict[str, str]
    schools: list[str]

    def standing(self, tie: str) -> str:
        """Say how a tie stands to the slice."""
        return KEPT if tie in self.kept else OPEN if tie in self.left_out else GONE

    def in_words(self) -> str:
        """Say it in words, for those who do not see the picture."""
        kept = f"Keeps {', '.join(self.kept)}." if self.kept else "Keeps no tie."
        reasons = [f"{tie} ({reason.replace('_', ' ')})" for tie, reason in self.left_out.items()]
        left_out = f" Leaves out {', '.join(reasons)}." if reasons else ""
        schools = "" if len(self.schools) == 4 else f" Schools: {', '.join(self.schools)}."
        return kept + left_out + schools


def shown(call: str) -> Shown:
    """Ask the slice of a call what it keeps."""
    asked: jd.Slice | jd.Network = eval(call, {"network": NETWORK})
    ties = asked.ties()
    left_out = {
        tie: reason for reason in ("unknown_channel", "undecided") for _, tie in ties.left_out_ties(reason)
    }
    return Shown(
        sorted(row.tie for row in ties),
        dict(sorted(left_out.items())),
        [row.school for row in asked.schools()],
    )


class Tie(NamedTuple):
    """A record as it is drawn."""

    supporter: str
    recipient: str
    label: str
    first: date | None
    last: date | None
    is_running: bool


def _ties() -> dict[str, Tie]:
    rows = NETWORK.all_kinds().with_planned().ties()
    kinds = {"agreement": "", "posting": "posting", "transfer": "transfer, "}
    return {
        row.tie: Tie(
            row.supporter,
            row.recipient,
            kinds[row.tie_kind]
            + ("" if row.tie_kind == "posting" else row.channel or "channel unknown")
            + (", planned" if row.status == "planned" else ""),
            row.first_day,
            row.last_day,
            row.last_day_text == "",
        )
        for row in rows
    }


TIES = _ties()


def picture(name: str) -> str:
    """Draw a picture, as the text of its file."""
    what = PICTURES[name]
    seen = shown(what.call)
    width, height = 440, 182 if what.is_timeline else 262
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-size="12"',
        ' font-family="DejaVu Sans, Verdana, sans-serif">',
        f"<title>{escape(what.call)}</title>",
        f"<desc>{escape(seen.in_words())}</desc>",
        f'<rect width="{width}" height="{height}" rx="6" fill="#ffffff" stroke="#d8d8d8"/>',
        f'<text x="14" y="22" font-family="DejaVu Sans Mono, Menlo, monospace">{escape(what.call)}</text>',
        *(_timeline(what, seen) if what.is_timeline else _graph(what, seen)),
        *_legend(height - 14),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _legend(y: int) -> Iterator[str]:
    for x, standing in ((14, KEPT), (94, OPEN), (196, GONE)):
        yield f'<path d="M{x} {y - 4}h24" fill="none" {STYLE[standing]}/>'
        yield f'<text x="{x + 30}" y="{y}" font-size="11" fill="{INK[standing]}">{standing}</text>'


PLACES = {"A": (104, 72), "B": (104, 192), "C": (370, 192), "D": (370, 72)}
# How far a tie is drawn beside the straight line, and where on it its label stands.
BESIDE = {
    "t1": (14, 0.5),
    "t6": (-14, 0.5),
    "t2": (0, 0.3),
    "t7": (0, 0.28),
    "t3": (0, 0.5),
    "t4": (0, 0.5),
    "t5": (0, 0.5),
}


def _graph(what: Picture, seen: Shown) -> Iterator[str]:
    for name in sorted(what.ties, key=lambda tie: seen.standing(tie) == KEPT):
        yield from _arrow(name, seen.standing(name))
    for school, (x, y) in PLACES.items():
        standing = KEPT if school in seen.schools else GONE
        fill = "#e3eef7" if standing == KEPT else "#ffffff"
        yield f'<circle cx="{x}" cy="{y}" r="15" fill="{fill}" {STYLE[standing]}/>'
        yield f'<text x="{x}" y="{y + 4}" text-anchor="middle" fill="{INK[standing]}">{school}</text>'


def _arrow(name: str, standing: str) -> Iterator[str]:
    tie = TIES[name]
    (x, y), (to_x, to_y) = PLACES[tie.supporter], PLACES[tie.recipient]
    length = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
    along_x, along_y = (to_x - x) / length, (to_y - y) / length
    beside, where = BESIDE[name]
    x, y = x + along_y * beside, y - along_x * beside
    to_x, to_y = to_x + along_y * beside, to_y - along_x * beside
    start, end = (18, length - 20) if beside == 0 else (14, length - 15)
    tip_x, tip_y = x + along_x * end, y + along_y * end
    yield (
        f'<path d="M{x + along_x * start:.1f} {y + along_y * start:.1f}L{tip_x:.1f} {tip_y:.1f}"'
        f' fill="none" {STYLE[standing]}/>'
    )
    wings = [
        (tip_x - along_x * 9 + side * along_y * 4.5, tip_y - along_y * 9 - side * along_x * 4.5)
        for side in (1, -1)
    ]
    corners = " ".join(f"{px:.1f},{py:.1f}" for px, py in [(tip_x + along_x, tip_y + along_y), *wings])
    yield f'<polygon points="{corners}" fill="{INK[standing] if standing != GONE else "#bdbdbd"}"/>'
    text = f"{name} {tie.label}"
    at_x, at_y = x + (to_x - x) * where, y + (to_y - y) * where
    half = len(text) * 3.1 + 3
    if along_x == 0:  # beside a tie that goes up or down
        at_x += half + 4 if (beside > 0) == (along_y > 0) else -half - 4
        at_x = min(max(at_x, half + 6), 434 - half)
    box = f'x="{at_x - half:.1f}" y="{at_y - 8:.1f}" width="{2 * half:.1f}" height="15"'
    yield f'<rect {box} fill="#ffffff"/>'
    yield (
        f'<text x="{at_x:.1f}" y="{at_y + 3.5:.1f}" font-size="11" text-anchor="middle"'
        f' fill="{INK[standing]}">{text}</text>'
    )


MONTHS = [date(2003, 9, 1), date(2003, 10, 1), date(2003, 11, 1), date(2003, 12, 1), date(2004, 1, 1)]
LEFT, DAY = 142, 1.84  # where the first day begins, and how wide a day is
END = date(2004, 1, 31)


def _x(day: date) -> float:
    return LEFT + (day - MONTHS[0]).days * DAY


def _timeline(what: Picture, seen: Shown) -> Iterator[str]:
    bottom = 56 + 24 * len(what.ties)
    if what.days[0]:
        first, last = (date.fromisoformat(day) for day in what.days)
        wide = max(_x(last + timedelta(days=1)) - _x(first), 3)
        yield f'<rect x="{_x(first):.1f}" y="44" width="{wide:.1f}" height="{bottom - 44}" fill="#fbe7a1"/>'
    for month in MONTHS:
        yield f'<path d="M{_x(month):.1f} 40V{bottom}" stroke="#e2e2e2"/>'
        yield f'<text x="{_x(month) + 3:.1f}" y="40" font-size="10" fill="#767676">{month:%Y-%m}</text>'
    for row, name in enumerate(what.ties):
        yield from _bar(name, seen.standing(name), 64 + 24 * row)


def _bar(name: str, standing: str, y: int) -> Iterator[str]:
    tie = TIES[name]
    yield f'<text x="14" y="{y + 4}" font-size="11" fill="{INK[standing]}">{name} {tie.label}</text>'
    ink = INK[standing] if standing != GONE else "#bdbdbd"
    sure_end = tie.last or (END if tie.is_running else tie.first)
    if tie.first and sure_end:
        wide = max(_x(sure_end + timedelta(days=1)) - _x(tie.first), 4)
        yield f'<rect x="{_x(tie.first):.1f}" y="{y - 5}" width="{wide:.1f}" height="10" fill="{ink}"/>'
        if tie.is_running:
            tip = f"{_x(END) + 3:.1f},{y - 8} {_x(END) + 13:.1f},{y} {_x(END) + 3:.1f},{y + 8}"
            yield f'<polygon points="{tip}" fill="{ink}"/>'
    if not tie.is_running and not tie.last:
        first = _x(tie.first + timedelta(days=1)) + 2 if tie.first else _x(MONTHS[0])
        yield (
            f'<rect x="{first:.1f}" y="{y - 5}" width="{_x(END) - first:.1f}" height="10" fill="none"'
            f' stroke="{ink}" stroke-dasharray="4 3"/>'
        )
        yield f'<text x="{(first + _x(END)) / 2:.1f}" y="{y + 4}" font-size="11" fill="{ink}">?</text>'


def page(text: str) -> str:
    """Write anew what each picture of the page shows in words."""
    return re.sub(
        r"!\[[^\]]*\]\(slicing/(\w+)\.svg\)",
        lambda found: f"![{shown(PICTURES[found[1]].call).in_words()}](slicing/{found[1]}.svg)",
        text,
    )


def files() -> Iterator[tuple[Path, str]]:
    """Yield each file with what should stand in it."""
    for name in PICTURES:
        yield FOLDER / f"{name}.svg", picture(name)
    yield PAGE, page(PAGE.read_text("utf-8"))


if __name__ == "__main__":
    for path, text in files():
        path.write_text(text, "utf-8")

# SPDX-License-Identifier: Apache-2.0
"""What the history of a school means, event by event, over the cells of drawn records."""

from __future__ import annotations

from naive import Row, Slice, Tie, date_of, span_of

EVENTS = {
    "rename": "renamed",
    "merge": "merged",
    "split": "split",
    "close": "closed",
    "retype": "retyped",
    "reopen": "reopened",
    "recode": "recoded",
    "": "changed",
}
WORDS = ["opened", "began", "renewed", "delivered", "ended", *EVENTS.values()]


Others = list[tuple[str, str]]


def history(s: Slice, school: str) -> list[tuple[Row, list[Tie], Others]]:
    """List the events of a school, each with the tie that it rests on, or the other records."""
    if school not in s.schools:
        return []
    events: list[tuple[int | None, str, Tie | None, str | None]] = []
    others: dict[tuple[int | None, str, str | None], Others] = {}  # of the events of the school itself
    for tie in s.ties:
        if school in (tie.supporter, tie.recipient):
            partner = tie.recipient if tie.supporter == school else tie.supporter
            events += [(day, what, tie, partner) for day, what in events_of(s, tie)]
    for record in s.tables.get("successions", []):
        ends = [record["predecessor"], record.get("successor", "")]
        if school in ends:
            other = ends[1] if ends[0] == school else ends[0]
            what = EVENTS[record.get("kind", "")]
            day = first_of(record.get("day", ""))
            events.append((day, what, None, other or None))
            made = f"{ends[0]}>{ends[1]}" + (f"/{record['day']}" if record.get("day") else "")
            others.setdefault((day, what, other or None), []).append(("succession", made))
    cells = s.school_records[school]
    opened, closed = span_of(cells["first_day"]), span_of(cells["last_day"])
    own = [(opened[0], "opened")] if opened else []
    own += [(closed[1], "closed")] if closed else []
    for day, what in own:
        events.append((day, what, None, None))
        others.setdefault((day, what, None), []).append(("school", school))
    events.sort(key=lambda event: place(s, *event))
    return [
        (
            (date_of(day), what, *(tie.name if tie else (None, None)), partner, tie.channel if tie else None),
            [tie] if tie else [],
            [] if tie else sorted(others[day, what, partner], key=successions_first),
        )
        for day, what, tie, partner in events
    ]


def successions_first(record: tuple[str, str]) -> tuple[bool, bytes]:
    return record[0] == "school", record[1].encode()


def events_of(s: Slice, tie: Tie) -> list[tuple[int | None, str]]:
    """List what happens to a tie."""
    first = first_of(tie.first_text)
    if tie.kind == "transfer":
        return [(first, "delivered")]
    before = [
        other
        for other in s.ties
        if (other.kind, other.supporter, other.recipient) == (tie.kind, tie.supporter, tie.recipient)
        and other.channel is not None
        and other.channel == tie.channel
        and first is not None
        and last_of(other.last_text) == first - 1
    ]
    events: list[tuple[int | None, str]] = [(first, "renewed" if before else "began")]
    last = last_of(tie.last_text)
    return events if last is None else [*events, (last, "ended")]


def first_of(text: str) -> int | None:
    """Give the first of the days that a cell means."""
    span = span_of(text)
    return span[0] if span else None


def last_of(text: str) -> int | None:
    """Give the last of them."""
    span = span_of(text)
    return span[1] if span else None


def place(s: Slice, day: int | None, what: str, tie: Tie | None, partner: str | None) -> Row:
    """Say where an event stands among all."""
    by_tie = (1, s.ties.index(tie)) if tie else (0, 0)
    by_partner = (0, partner.encode()) if partner else (1, b"")
    return (day is None, day or 0, WORDS.index(what), by_tie, by_partner)

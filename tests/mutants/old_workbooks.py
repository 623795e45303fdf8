# SPDX-License-Identifier: Apache-2.0
"""Changes of an .xls: the container, its chains of sectors, and the records of the workbook inside."""

from __future__ import annotations

import random
import struct

from changes import mutated

_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_WORDS = [0, 1, 2, 3, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, _TABLE, _END, _FREE]
_SHORT = [0, 1, 2, 4, 8, 0xFF, 0x100, 0x2020, 0x2024, 0x7FFF, 0xFFFE, 0xFFFF]
# The fields of the header of the container that say sizes and places, and those of an entry of its directory.
_HEADER = (30, 32, 44, 48, 56, 60, 64, 68, 72, 76, 80)
_ENTRY = (64, 66, 68, 72, 76, 116, 120, 124)

_BOF, _DIMENSIONS, _MERGED, _NUMBER, _SHARED = 0x0809, 0x0200, 0x00E5, 0x0203, 0x00FC
_KINDS = [_BOF, 0x000A, 0x0022, 0x002F, 0x003C, 0x0042, 0x0085, 0x00BD, 0x00BE, _MERGED, _SHARED, 0x00FD]
_KINDS += [
    _DIMENSIONS,
    _NUMBER,
    0x0205,
    0x0006,
    0x0207,
    0x0208,
    0x027E,
    0x041E,
    0x00E0,
    0x0017,
    0x0018,
    0x00FF,
]

Record = tuple[int, bytes]


def records_of(content: bytes) -> list[Record]:
    """Give the records of the workbook in a sound .xls that begins in the first sector."""
    at, records = _SECTOR, list[Record]()
    while at + 4 <= len(content):
        kind, size = struct.unpack_from("<HH", content, at)
        if kind == 0:
            break
        records.append((kind, content[at + 4 : at + 4 + size]))
        at += 4 + size
    return records


def container_of(stream: bytes) -> bytes:
    """Put the stream of a workbook into a container: a header, its sectors, the directory, the chains."""
    stream += bytes(max(4096 - len(stream), -len(stream) % _SECTOR))
    count = len(stream) // _SECTOR
    tables = (count + 1) // 127 + 1
    chains = [*range(1, count), _END, _END, *[_TABLE] * tables]
    chains += [_FREE] * (tables * 128 - len(chains))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    header += bytes(10) + struct.pack("<IIIIIIIII", tables, count, 0, 4096, _END, 0, _END, 0, count + 1)
    header += b"".join(struct.pack("<I", count + 1 + each) for each in range(1, tables))
    header += struct.pack("<I", _FREE) * (109 - tables)
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, 0, len(stream))
    return header + stream + entries + bytes(256) + struct.pack(f"<{len(chains)}I", *chains)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le").ljust(64, b"\0")
    head = text + struct.pack("<HBBIII", 2 * len(name) + 2, kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def _word_at(content: bytearray, at: int, rng: random.Random) -> None:
    if at + 4 <= len(content):
        content[at : at + 4] = struct.pack("<I", rng.choice([*_WORDS, rng.randrange(1 << 32)]))


def changed_container(rng: random.Random, content: bytes) -> bytes:
    """Change words of the header, of the directory, or of the chains of sectors."""
    changed = bytearray(content)
    [directory] = struct.unpack_from("<I", content, 48)
    [chains] = struct.unpack_from("<I", content, 76)
    for _ in range(rng.randrange(1, 4)):
        match rng.randrange(3):
            case 0:
                _word_at(changed, rng.choice(_HEADER), rng)
            case 1:
                entry = (directory + 1) * _SECTOR + 128 * rng.randrange(4)
                _word_at(changed, entry + rng.choice(_ENTRY), rng)
            case _:
                place = (chains + 1) * _SECTOR + 4 * rng.randrange(len(content) // _SECTOR)
                changed[place : place + 4] = struct.pack(
                    "<I", rng.choice([*_WORDS, rng.randrange(len(content) // _SECTOR)])
                )
    return bytes(changed)


def _hostile(rng: random.Random) -> list[Record]:
    """Records that reach far, say that much follows, or belong elsewhere."""
    row, column = rng.choice([0, 5, 0x7FFF, 0xFFFF]), rng.choice([0, 5, 255, 0xFFFF])
    cell = struct.pack("<HHHd", row, column, 0, rng.choice([1.5, 1e300, float("nan"), -1.0]))
    spans = struct.pack("<HHHH", 0, rng.choice(_SHORT), 0, rng.choice(_SHORT))
    size = struct.pack("<IIHHH", 0, rng.choice(_WORDS), 0, rng.choice(_SHORT), 0)
    count = rng.choice([1, 100, 1027])
    return rng.choice(
        [
            [(_NUMBER, cell)],
            [(_DIMENSIONS, size), (_NUMBER, cell)],
            [(_MERGED, struct.pack("<H", count) + count * spans)] * rng.choice([1, 30]),
            [(_MERGED, struct.pack("<H", 0xFFFF) + spans)],
            [(_SHARED, struct.pack("<II", rng.choice(_WORDS), rng.choice(_WORDS)) + rng.randbytes(40))],
            [(0x003C, rng.randbytes(rng.randrange(300)))] * rng.choice([1, 500]),
            [(0x00BE, struct.pack("<HHHH", row, 0, 0, column))],
            [(0x00FD, struct.pack("<HHHI", row, column, 0, rng.choice(_WORDS)))],
            [(0x0085, struct.pack("<IHBB", rng.choice(_WORDS), 0, 3, 1) + b"abc")],
            [(0x0042, struct.pack("<H", rng.choice(_SHORT)))],
            [(0x002F, rng.randbytes(54))],
            [(0x0006, rng.randbytes(rng.randrange(60)))],
            [(rng.choice(_KINDS), b"")],
        ]
    )


def changed_records(rng: random.Random, content: bytes) -> bytes:
    """Change records of the workbook: their kinds, sizes, contents, number, order, or where they end."""
    records = records_of(content)
    pieces = [struct.pack("<HH", kind, len(body)) + body for kind, body in records]
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(pieces))
        kind, body = struct.unpack_from("<H", pieces[at])[0] if len(pieces[at]) > 1 else 0, pieces[at][4:]
        match rng.randrange(8):
            case 0:
                pieces[at] = struct.pack("<HH", kind, rng.choice(_SHORT)) + body
            case 1:
                pieces[at] = struct.pack("<HH", rng.choice(_KINDS), len(body)) + body
            case 2:
                changed = mutated(rng, body)[:8000]
                pieces[at] = struct.pack("<HH", kind, len(changed)) + changed
            case 3:
                word = bytearray(body)
                _word_at(word, rng.randrange(len(body) + 1), rng)
                pieces[at] = struct.pack("<HH", kind, len(word)) + word
            case 4:
                pieces[at] = pieces[at] * rng.choice([0, 2, 2000])
            case 5:
                pieces[at], pieces[0] = pieces[0], pieces[at]
            case 6 if rng.random() < 0.3:
                pieces = pieces[: at + 1]
            case _:
                hostile = _hostile(rng)
                pieces[at] = b"".join(struct.pack("<HH", sort, len(text)) + text for sort, text in hostile)
    return container_of(b"".join(_with_places(pieces) if rng.random() < 0.9 else pieces))


def _with_places(pieces: list[bytes]) -> list[bytes]:
    """Let the workbook say where each of its sheets begins, wherever that is by now."""
    places, at = list[int](), 0
    for piece in pieces:
        places += [at] if piece[:2] == struct.pack("<H", _BOF) else []
        at += len(piece)
    of_sheets = iter(places[1:])
    return [
        piece[:4] + struct.pack("<I", next(of_sheets, 0)) + piece[8:] if piece[:2] == b"\x85\0" else piece
        for piece in pieces
    ]

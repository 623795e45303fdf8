# SPDX-License-Identifier: Apache-2.0
"""Looks through the records of an .xls for what its reader does not tell: formats of cells, and errors.

An .xls is a container of streams, each a chain of sectors.  The stream ``Workbook`` is a row of records: a
kind, a size, and that many bytes.  What is damaged is left to the reader of workbooks, which refuses it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING or __package__:  # without a package beside the worker, which loads no other part of it
    from jiedui.workbook_checks import Cells, Said, put
    from jiedui.workbook_formats import BUILT_IN_FORMATS, kinds_of_codes
else:
    from workbook_checks import Cells, Said, put
    from workbook_formats import BUILT_IN_FORMATS, kinds_of_codes

_ENTRY, _NAME = 128, 64
_LAST_SECTOR = 0xFFFFFFFA  # what is more marks an end, or a sector without content
_FORMAT, _STYLE, _SHEET, _END = 0x041E, 0x00E0, 0x0085, 0x000A
_FROM_1904 = 0x0022
_NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS, _FORMULA, _ERROR = 0x0203, 0x027E, 0x00BD, 0x0006, 0x0205
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}

Record = tuple[int, bytes]


class _Container:
    """The streams of a file."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._size = 1 << struct.unpack_from("<H", content, 30)[0]
        tables = list(struct.unpack_from("<109I", content, 76))
        [more] = struct.unpack_from("<I", content, 68)
        while more <= _LAST_SECTOR and len(tables) * self._size < len(content):
            *further, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            tables += further
        words = b"".join(self._sector(each) for each in tables if each <= _LAST_SECTOR)
        self._next = struct.unpack(f"<{len(words) // 4}I", words)

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._content[at : at + self._size]

    def _chain(self, number: int) -> bytes:
        sectors: list[bytes] = []
        while number <= _LAST_SECTOR and len(sectors) <= len(self._next):
            sectors.append(self._sector(number))
            number = self._next[number]
        return b"".join(sectors)

    def stream(self, name: str) -> bytes:
        """Give a stream; empty if there is none of this name, or it is shorter than any workbook."""
        directory = self._chain(struct.unpack_from("<I", self._content, 48)[0])
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            entry = directory[at : at + _ENTRY]
            if entry[:_NAME].decode("utf-16-le", errors="replace").rstrip("\0") == name:
                first, size = struct.unpack_from("<II", entry, 116)
                return self._chain(first)[:size] if size >= 4096 else b""
        return b""


def _records(stream: bytes, at: int) -> Iterator[Record]:
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        if kind == _END:
            return
        at += 4 + size


def _text(content: bytes, at: int, count: int) -> str:
    """Give a text behind its byte of flags."""
    is_wide = content[at] & 1
    text = content[at + 1 : at + 1 + (2 * count if is_wide else count)]
    return text.decode("utf-16-le" if is_wide else "latin-1")


def said_by_records(content: bytes) -> dict[str, Said]:
    """Give what each sheet says, by its name; of what is damaged, nothing."""
    try:
        stream = _Container(content).stream("Workbook")
        codes, styles, sheets = dict(BUILT_IN_FORMATS), list[int](), dict[str, int]()
        from_1904 = False
        for kind, body in _records(stream, 0):
            if kind == _FORMAT:
                number, count = struct.unpack_from("<HH", body)
                codes[number] = _text(body, 4, count)
            elif kind == _STYLE:
                styles.append(struct.unpack_from("<H", body, 2)[0])
            elif kind == _SHEET:
                sheets[_text(body, 7, body[6])] = struct.unpack_from("<I", body)[0]
            elif kind == _FROM_1904:
                from_1904 = body[:1] == b"\1"
        kinds = kinds_of_codes([codes.get(number, "") for number in styles], from_1904)
        return {name: _said(_records(stream, place), kinds) for name, place in sheets.items()}
    except (struct.error, IndexError, UnicodeDecodeError):
        return {}


def _said(records: Iterator[Record], kinds: list[str]) -> Said:
    shown: Cells = {}
    errors: Cells = {}
    for kind, body in records:
        if kind in (_NUMBER, _SHORT_NUMBER, _FORMULA, _ERROR):
            row, column, style = struct.unpack_from("<HHH", body)
            if kinds[style]:
                put(shown, row, column, kinds[style])
            if kind == _FORMULA and body[6] == 2 and body[12:14] == b"\xff\xff":
                put(errors, row, column, _ERRORS.get(body[8], "#?"))
            elif kind == _ERROR and body[7]:
                put(errors, row, column, _ERRORS.get(body[6], "#?"))
        elif kind == _SHORT_NUMBERS:
            row, column = struct.unpack_from("<HH", body)
            for place in range((len(body) - 6) // 6):
                [style] = struct.unpack_from("<H", body, 4 + 6 * place)
                if kinds[style]:
                    put(shown, row, column + place, kinds[style])
    return Said(errors, shown)

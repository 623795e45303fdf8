# SPDX-License-Identifier: Apache-2.0
"""Findings: what is wrong or doubtful in a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, SupportsIndex, overload

import numpy.typing as npt

from jiedui import _core
from jiedui.arguments import Made, checked
from jiedui.tables import Table

if TYPE_CHECKING:
    from typing_extensions import Self

    from jiedui._core import _Language as Language

__all__ = ["Finding", "Findings"]

_FIRST = 20  # findings that are shown


@_core._hand_out
class Finding(Made, _core.Finding):
    """Something wrong or doubtful in a ledger, as code and arguments.

    Attributes
    ----------
    code : str
        What kind of finding it is, e.g. ``unknown_id``; codes do not change between versions.
    severity : str
        ``error``: the ledger is refused; ``doubtful``: the finding is only listed.
    table, column, value : str
        Where it is, and the text of the cell; ``column`` is empty for a whole row.
    row : int
        The line of the file, or the row of the sheet, from 1; 0 for a whole table.
    expected : str
        What was expected, or the other place that is meant, in English.
    cell : str
        The sheet and cell in a workbook, ``结对!B7``; empty for other sources.
    position : int
        The place of the column in its file, sheet or frame, from 1; 0 if it is not known.
    count : int
        In how many places the same mistake is, including this place.
    unlisted : int
        How many more findings of the same code, table and column are not listed, because only the
        first thousand are.
    """

    __slots__ = ()
    __module__ = "jiedui"
    _made_by = "reading a ledger makes findings"

    @checked
    def explain(self, language: Language = "en") -> str:
        """Say in words where the mistake is, what it is, what was expected, and how to correct it.

        Parameters
        ----------
        language : {"en", "zh"}
            The language of the texts: English or Chinese.

        Raises
        ------
        BadArgument
            If ``language`` is another word.
        """
        return super().explain(language)

    def __str__(self) -> str:
        return self.explain()

    def __repr__(self) -> str:
        return f"<Finding {self.code}: {self.explain()}>"


class Findings(Table):
    """What is wrong or doubtful in a ledger: a table of `Finding`, ascending by table and row.

    The same mistake in several places is one finding, whose ``count`` gives the number of places.  Of each
    code in one column of one table the first thousand are listed, and the last of them says in
    ``unlisted`` how many more there are.  ``print(findings)`` shows the first of them as sentences,
    ``to_pandas()`` and the like give all as columns.
    """

    __slots__ = ()
    __module__ = "jiedui"
    _raw: _core.RawFindings

    @classmethod
    def _with(cls, findings: list[Finding], language: str) -> Self:
        return cls._of(_core.RawFindings(findings, language))

    def _taken(self, places: list[int]) -> Findings:
        return Findings._with([self._row(place) for place in places], self.language)

    def _row(self, place: int) -> Finding:
        return self._raw.finding(place)

    @property
    def language(self) -> Language:
        """The language of the columns ``expected`` and ``explanation``: ``en`` or ``zh``."""
        return self._raw.language

    @checked
    def in_language(self, language: Language) -> Findings:
        """Give the same findings, with the columns ``expected`` and ``explanation`` in a language.

        Parameters
        ----------
        language : {"en", "zh"}
            The language of the texts: English or Chinese.

        Raises
        ------
        BadArgument
            If ``language`` is another word.
        """
        return Findings._with(self._raw.findings, language)

    @checked
    def explain(self, language: Language = "en") -> str:
        """Give one line for each finding: where it is, what it is, what was expected, and how to correct it.

        Parameters
        ----------
        language : {"en", "zh"}
            The language of the texts: English or Chinese.

        Raises
        ------
        BadArgument
            If ``language`` is another word.
        """
        return "\n".join(each.explain(language) for each in self.in_language(language))

    @overload
    def __getitem__(self, row: str) -> npt.NDArray[Any]: ...
    @overload
    def __getitem__(self, row: SupportsIndex) -> Finding: ...
    @overload
    def __getitem__(self, row: slice) -> list[Finding]: ...
    def __getitem__(self, row: str | SupportsIndex | slice) -> Any:
        return Table.__getitem__(self, row)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._raw.findings)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Findings):
            return NotImplemented
        return self._raw.findings == other._raw.findings

    def __repr__(self) -> str:
        lines = [self._row(place).explain(self.language) for place in range(min(_FIRST, len(self)))]
        further = len(self) - len(lines)
        rest = [f"… and {further} more findings"] if further else []
        return "\n".join([*lines, *rest]) or "(no findings)"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_findings_in, (self._raw.findings, self.language))


def _findings_in(findings: list[Finding], language: str) -> Findings:
    return Findings._with(findings, language)

# SPDX-License-Identifier: Apache-2.0
"""Answers: the rows of a question, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import index
from typing import TYPE_CHECKING, Any, Generic, Literal, SupportsIndex, TypeVar, overload

import numpy.typing as npt

from jiedui import _core
from jiedui.arguments import Names, checked
from jiedui.errors import ErrorCode, from_code
from jiedui.frames import About, LeftOut
from jiedui.publishing import pseudonyms_under
from jiedui.tables import Table

if TYPE_CHECKING:
    from typing_extensions import Self

    from jiedui._core import _Reason as Reason
    from jiedui._core import _RecordKind as RecordKind

__all__ = ["Answer"]

_RowT = TypeVar("_RowT")
# What is said below the rows of what an answer left out, by language.
_LEFT_OUT = {
    "en": {
        "self_support": "(ties left out, of a school with itself: {})",
        "unknown_channel": "(ties left out, as their channel is unknown: {})",
        "undecided": "(ties left out, as they may or may not belong here: {}; left_out_ties names them)",
        "unknown_schools": "(schools not judged, as data are missing: {}; unknown_schools names them)",
    },
    "zh": {
        "self_support": "（未计入：学校与自身结对的关系 {} 条）",
        "unknown_channel": "（未计入：渠道不详的关系 {} 条）",
        "undecided": "（未计入：因数据不详无法确定是否属于此范围的关系 {} 条）",
        "unknown_schools": "（因数据缺失未能判定的学校：{} 所）",
    },
}


class Answer(Table, Generic[_RowT]):
    """The rows of a question, in the order that the question promises, and the records on which they rest.

    An answer keeps its network alive.  ``len(answer)``, ``answer[0]`` and ``for row in answer``
    give named rows.  ``head``, ``sort`` and ``filter`` give answers to the same question, whose rows
    keep their evidence.
    """

    __slots__ = ("_asked", "_places")
    __module__ = "jiedui"
    _asked: _core.RawAnswer  # with all rows
    _places: Sequence[int] | None  # of the rows in it; None: all of them

    @classmethod
    def _of(cls, raw: _core.RawAnswer) -> Self:
        made = object.__new__(cls)
        made._raw = made._asked = raw
        made._places = None
        return made

    def _taken(self, places: list[int]) -> Answer[_RowT]:
        made = Answer[_RowT]._of(self._asked)
        made._raw = self._raw.take(places)
        made._places = [self._asked_place(place) for place in places]
        return made

    def _spoken_as(self, raw: Any) -> Answer[_RowT]:
        made = Answer[_RowT]._of(self._asked)
        made._raw = raw
        made._places = self._places
        return made

    def _notes(self, language: str) -> list[str]:
        counts = self.left_out._asdict()
        texts = _LEFT_OUT[self._raw.language if language == "en" else language]
        return [text.format(counts[reason]) for reason, text in texts.items() if counts[reason]]

    def _asked_place(self, place: int) -> int:
        return place if self._places is None else self._places[place]

    @property
    def question(self) -> str:
        """The name of the question."""
        return self._asked.question

    @property
    def left_out(self) -> LeftOut:
        """How many ties are not in the slice although no filter excludes them for certain.

        Each tie is counted once, under the first reason that applies: ``self_support``,
        ``unknown_channel``, ``undecided``.  ``unknown_schools`` counts the schools that the question
        could not judge.  O(ties).
        """
        return LeftOut(*self._asked.left_out())

    @property
    def about(self) -> About:
        """What was asked: ``question`` and ``slice`` in words, ``fingerprint`` of the ledger, ``version``.

        ``version`` is that of the library.  O(ledger).
        """
        return About(*self._asked.about())

    @checked
    def evidence(self, row: SupportsIndex) -> list[tuple[RecordKind, str]]:
        """Give the records on which a row rests, each as (kind, id).

        Ties come first, in the network's order, then other records, in the order that the question's
        page states.  Kinds of ties are ``agreement``, ``posting`` and ``transfer``; other kinds are
        ``document``, ``claim``, ``need``, ``succession`` and ``school``.  `records` gives whole records.

        Parameters
        ----------
        row : int
            Which row of this answer.
        """
        return self._asked.evidence(self._asked_place(self._place(row)))

    @checked
    def records(self, row: SupportsIndex) -> list[Any]:
        """Give the records on which a row rests, as rows of the ledger's tables, in the order of `evidence`.

        Parameters
        ----------
        row : int
            Which row of this answer.
        """
        tables = self._asked.records(self._asked_place(self._place(row)))
        return [record for table in tables for record in Table._of(table)]

    @checked
    def left_out_ties(self, reason: Reason) -> list[tuple[Literal["agreement", "posting", "transfer"], str]]:
        """Give the ties that were left out for a reason, each as (kind, id), in the network's order.

        Parameters
        ----------
        reason : {"self_support", "unknown_channel", "undecided"}
            One of the reasons that ``left_out`` counts.
        """
        return self._asked.left_out_ties(reason)

    @checked
    def unknown_schools(self) -> list[str]:
        """Give the ids of the schools that the question could not judge, ascending."""
        return self._asked.unknown_schools()

    @checked
    def published(
        self,
        key: str | bytes,
        smallest_cell: SupportsIndex = 10,
        *,
        keep: Names = (),
        totals: bool = False,
        persons: bool = False,
        pupils_step: SupportsIndex = 50,
    ) -> Table:
        """Give the rows in a form that may be published: with pseudonyms, and without counts of few people.

        Ids become pseudonyms.  One key gives an id the same pseudonym in every answer.  Texts of the
        ledger (names, aliases, townships, documents, attributes) and coordinates are removed, unless
        ``keep`` names their column.  Periods, units, rules and words of closed lists stay.

        A number counts as a count of people unless it is known to count something else.  A row is
        suppressed if a count of people in it, or the difference of two, is above 0 and below
        ``smallest_cell``.  A suppressed row keeps only its counts of schools and documents, and its
        places in an order.  Further rows are suppressed until no removed cell can be computed from
        sums over a column, or over the rows that share a word.  Numbers of pupils are rounded to a
        multiple of ``pupils_step``, shares to hundredths; the column's ``doc`` says so.

        The order of the rows is drawn from the key.  The first column, ``row``, says ``whole``,
        ``suppressed`` or ``total``.

        Parameters
        ----------
        key : str or bytes
            A secret of at least 16 characters or bytes, which are not all the same.  A person who
            has the key and the ids can undo the pseudonyms.  ``secrets.token_hex()`` makes a key.
        smallest_cell : int
            The smallest count of people above 0 that may be seen.
        keep : sequence of str
            Columns of ids or of the ledger's own words that may be seen as they are:
            ``["division"]``.
        totals : bool
            Whether a last row sums the counts of people.  A total that would reveal a removed cell is
            missing.
        persons : bool
            Whether an answer whose rows name a teacher or a posting may be published.  Such a row is
            about one person.
        pupils_step : int
            Numbers of pupils are rounded to a multiple of it, because an exact number can reveal a
            school; 1 rounds nothing.

        Returns
        -------
        Table
            The rows without their answer: the table has no evidence and no names.

        Raises
        ------
        BadArgument
            If the key can be guessed, if ``smallest_cell`` or ``pupils_step`` is 0, if the answer does
            not have a column of ``keep``, or if rows are about single persons and ``persons`` is false.
            Also if the answer lacks rows of the question, as after ``head`` or ``filter``.
        TypeError
            For a key that is neither text nor bytes.

        Notes
        -----
        ``smallest_cell`` protects each answer alone: several published answers about one ledger can be
        compared, and may together reveal a small count.

        A pseudonym is the first 80 bits of ``HMAC-SHA-256`` of the id, as 16 letters and digits.
        """
        if self._places is not None and len(set(self._places)) < len(self._asked):
            text = "rows were left out of this answer; publish the whole answer, or ask a narrower slice"
            raise from_code(ErrorCode.bad_table, self.question, text, ())
        raw = self._asked.published(
            pseudonyms_under(key),
            _from_zero("smallest_cell", smallest_cell),
            [*keep],
            bool(totals),
            bool(persons),
            _from_zero("pupils_step", pupils_step),
        )
        return Table._of(raw)

    @overload
    def __getitem__(self, row: str) -> npt.NDArray[Any]: ...
    @overload
    def __getitem__(self, row: SupportsIndex) -> _RowT: ...
    @overload
    def __getitem__(self, row: slice) -> list[_RowT]: ...
    def __getitem__(self, row: str | SupportsIndex | slice) -> Any:
        return Table.__getitem__(self, row)

    def __iter__(self) -> Iterator[_RowT]:
        return Table.__iter__(self)

    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError(
            "Answer cannot be pickled; pickle the network, and ask again, or keep to_pandas() or to_arrow()"
        )


_core._make_answers_with(Answer._of)


def _from_zero(name: str, number: SupportsIndex) -> int:
    """Give a whole number that is not below 0; the compiled part says what is wrong with 0."""
    if (whole := index(number)) < 0:
        text = f"published(): {name} is {whole}; expected a whole number from 1 on"
        raise from_code(ErrorCode.bad_number, str(whole), text, ())
    return whole

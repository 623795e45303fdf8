# SPDX-License-Identifier: Apache-2.0
"""Tables: the rows of a ledger's table, an answer, findings or a difference, as Python has tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import index
from typing import TYPE_CHECKING, Any, SupportsIndex, overload

import numpy.typing as npt

from jiedui import frames, rows
from jiedui.arguments import Names, checked, expect, refuse_type
from jiedui.columns import column_place, places_sorted, test_of
from jiedui.errors import ErrorCode, from_code
from jiedui.frames import Column
from jiedui.shapes import Shapes

if TYPE_CHECKING:
    from typing_extensions import Self

    from jiedui._core import _Language as Language

__all__ = ["Table"]


class Table(Shapes):
    """Rows of described columns: a table of a ledger, or the rows of an answer.

    Rows are named tuples of str, int, float, bool, tuple, datetime.date and decimal.Decimal, with
    None where a value is missing.  ``table[0]`` is a row, ``table[2:5]`` a list of rows,
    ``table["school"]`` a column.  Two tables are equal if their columns and rows are.  Any library
    that speaks the Arrow C stream protocol takes a table as it is: ``polars.DataFrame(table)``.
    """

    __slots__ = ("__weakref__",)
    __module__ = "jiedui"

    def __new__(cls, *_: object, **__: object) -> Self:
        raise TypeError(f"{cls.__name__}() is not called: the library makes tables and answers")

    @classmethod
    def _of(cls, raw: Any) -> Self:
        made = object.__new__(cls)
        made._raw = raw
        return made

    def _taken(self, places: list[int]) -> Table:
        """Give these rows, in this order."""
        return Table._of(self._raw.take(places))

    # ---- rows and columns

    @property
    def columns(self) -> tuple[Column, ...]:
        """Name, unit and meaning of each column, in order."""
        return tuple(Column(*each) for each in self._raw.columns)

    def __len__(self) -> int:
        return len(self._raw)

    @overload
    def __getitem__(self, row: str) -> npt.NDArray[Any]: ...
    @overload
    def __getitem__(self, row: SupportsIndex) -> Any: ...
    @overload
    def __getitem__(self, row: slice) -> list[Any]: ...
    def __getitem__(self, row: str | SupportsIndex | slice) -> Any:
        if isinstance(row, str):
            return frames.column_of(self._raw, column_place(self._names(), row))
        if isinstance(row, slice):
            return [self._row(place) for place in range(*row.indices(len(self)))]
        return self._row(self._place(row))

    def __iter__(self) -> Iterator[Any]:
        cells = self._cells()
        if not self._has_made_ids():
            return map(self._row_class(False)._make, cells)
        made = map(self._raw.is_id_made, range(len(self)))
        return iter([self._row_class(is_made)._make(row) for is_made, row in zip(made, cells, strict=True)])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return self.columns == other.columns and self._cells() == other._cells()

    __hash__ = None  # type: ignore[assignment]  # two that are equal may be of many rows

    @checked
    def head(self, n: SupportsIndex = 5) -> Self:
        """Give the first rows, as a table or answer of its own.

        Parameters
        ----------
        n : int
            The largest number of rows.
        """
        if index(n) < 0:
            raise from_code(ErrorCode.bad_number, str(n), f"head(): n: {n} is below 0", ())
        return self._taken(list(range(min(index(n), len(self)))))  # type: ignore[return-value]

    @checked
    def sort(self, by: str | Names, descending: bool | Sequence[bool] = False) -> Self:
        """Give the rows in the order of one or several columns.

        Missing values come last, ascending or not; rows that are equal in all these columns keep
        their order.  Texts are ordered by their characters' numbers.

        Parameters
        ----------
        by : str or list of str
            Columns, the most important one first.
        descending : bool or list of bool
            Whether to sort from high to low: one value for all columns, or one for each column.

        Raises
        ------
        BadArgument
            If the table does not have a column; the text names the nearest ones.
        """
        return self._taken(places_sorted(self, by, descending))  # type: ignore[return-value]

    def filter(self, test: Callable[[Any], object] | None = None, /, **equal: Any) -> Self:
        """Give the rows that fit, in their order.

        ``answer.filter(school="city-middle")``, ``answer.filter(verdict=["not_met",
        "undecided"])``, ``answer.filter(lambda row: row.ties > 2)``.  All conditions must hold.

        Parameters
        ----------
        test : callable, optional
            A function that gets a row and says whether the row fits.
        **equal
            For each column the value that it must have.  A list or set means one of its values; None
            means a missing value.

        Raises
        ------
        BadArgument
            If the table does not have a column; the text names the nearest ones.
        TypeError
            If a cell of the column cannot have such a value, as a text in a column of days.
        """
        expect("filter", "test", "Progress", test)
        if not equal and test is None:
            return self._taken(list(range(len(self))))  # type: ignore[return-value]
        fits = test_of(self, test, equal)
        return self._taken([place for place in range(len(self)) if fits(place)])  # type: ignore[return-value]

    @checked
    def in_language(self, language: Language) -> Self:
        """Give the same rows, with names of columns and words of closed lists in a language.

        In Chinese yes and no are words, and days are written as 2003年秋期 or 不详.  Ids, names and other
        texts of the ledger stay as they are.

        Parameters
        ----------
        language : {"en", "zh"}
            The language: English or Chinese.

        Raises
        ------
        BadArgument
            If ``language`` is another word.
        """
        return self._spoken_as(self._raw.in_language(language))  # type: ignore[return-value]

    def _spoken_as(self, raw: Any) -> Table:
        return Table._of(raw)

    # ---- copies

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        if not self._raw.is_whole_table:
            raise TypeError(
                "this Table is not a whole table of a ledger and cannot be pickled; "
                "pickle to_pandas() or to_arrow()"
            )
        return (getattr, (self._raw.ledger, self._raw.name))

    # ---- parts

    def _names(self) -> list[str]:
        return [name for name, *_ in self._raw.columns]

    def _cells(self) -> list[tuple[Any, ...]]:
        return self._raw.cells_in(list(range(len(self._raw.columns))))

    def _place(self, row: object) -> int:
        """Give the place of a row, counted from the end where it is negative."""
        if not hasattr(type(row), "__index__"):
            refuse_type(f"{type(self).__name__}[…]", "row", "a row's number, a slice or a column's name", row)
        place = index(row)  # type: ignore[arg-type]
        if not -len(self) <= place < len(self):
            rows = f"has {len(self)} rows, from 0 to {len(self) - 1}" if len(self) else "has no rows"
            raise IndexError(f"there is no row {place}; the table {rows}")
        return place % len(self)

    def _row(self, place: int) -> Any:
        return self._row_class(self._has_made_ids() and self._raw.is_id_made(place))._make(
            self._raw.cells(place)
        )

    def _has_made_ids(self) -> bool:
        return not self._raw.has_row_class

    def _row_class(self, is_id_made: bool) -> Any:
        if self._raw.has_row_class:
            return _row_class_of(self._raw.name)
        return rows.class_of(self._raw.name, tuple(self._names()), is_id_made)


_row_classes: dict[str, Any] = {}  # of questions, as they are asked


def _row_class_of(question: str) -> Any:
    if question not in _row_classes:
        _row_classes[question] = getattr(rows, question.title().replace("_", ""))
    return _row_classes[question]

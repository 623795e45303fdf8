# SPDX-License-Identifier: Apache-2.0
"""What a table can become: data frames, files, text."""

from __future__ import annotations

from operator import index
from typing import TYPE_CHECKING, Any, SupportsIndex, overload

from jiedui import _core, frames, printing
from jiedui.arguments import Names, PathLike, checked
from jiedui.writing import write_json, write_sheet

if TYPE_CHECKING:
    import pandas as _pd  # type: ignore[import-untyped, unused-ignore]
    import polars as _pl
    import pyarrow as _pa  # type: ignore[import-untyped, unused-ignore]

    from jiedui._core import _Language as Language

__all__ = ["Shapes"]


class Shapes:
    """The calls that give the rows of a table in another shape; all of them show the same columns."""

    __slots__ = ("_raw",)
    _raw: _core.RawTable

    @checked
    def to_arrow(self, *, names: bool = False) -> _pa.Table:
        """Give the rows as a ``pyarrow.Table``; schools, ties and words are dictionaries of utf8.

        Parameters
        ----------
        names : bool
            Whether a column of names follows each column of schools.

        Raises
        ------
        MissingExtra
            If pyarrow is not installed.
        """
        return frames.to_arrow(self._named(names))

    @checked
    def to_pandas(self, *, names: bool = False) -> _pd.DataFrame:
        """Give the rows as a ``pandas.DataFrame`` of NumPy columns; pyarrow is not needed.

        Ids and words are str, days datetime64, decimals float, several channels a tuple; a missing
        value is NA, NaT or NaN.

        Parameters
        ----------
        names : bool
            Whether a column of names follows each column of schools.

        Raises
        ------
        MissingExtra
            If pandas is not installed.
        """
        return frames.to_pandas(self._named(names))

    @checked
    def to_polars(self, *, names: bool = False) -> _pl.DataFrame:
        """Give the rows as a ``polars.DataFrame``.

        Ids and words are categories, days dates, decimals decimals.

        Parameters
        ----------
        names : bool
            Whether a column of names follows each column of schools.

        Raises
        ------
        MissingExtra
            If polars is not installed.
        """
        return frames.to_polars(self._named(names))

    @checked
    def to_dicts(self, *, names: bool = False) -> list[dict[str, Any]]:
        """Give each row as a dict from the name of a column to its cell, in the order of the rows.

        Parameters
        ----------
        names : bool
            Whether a column of names follows each column of schools.
        """
        return frames.to_dicts(self._named(names))

    @overload
    def to_csv(
        self,
        path: None = None,
        *,
        names: bool = False,
        for_spreadsheets: bool = False,
        personal: Names = (),
        language: Language = "en",
    ) -> str: ...
    @overload
    def to_csv(
        self,
        path: PathLike,
        *,
        names: bool = False,
        for_spreadsheets: bool = False,
        personal: Names = (),
        language: Language = "en",
    ) -> None: ...
    @checked
    def to_csv(
        self,
        path: PathLike | None = None,
        *,
        names: bool = False,
        for_spreadsheets: bool = False,
        personal: Names = (),
        language: Language = "en",
    ) -> str | None:
        """Give the rows as CSV: UTF-8, a header, commas, lines that end in LF.

        A missing value is an empty cell.

        Attributes of a ledger's table that are personal (identity numbers, telephones and the like)
        are left out.

        Days are written as ISO, flags as ``yes`` and ``no``, channels joined by ``+``, other texts
        by ``|``.

        Parameters
        ----------
        path : str or os.PathLike, optional
            The file to write; an existing file is replaced.
        names : bool
            Whether a column of names follows each column of schools.
        for_spreadsheets : bool
            Whether to begin with a byte order mark, and to put a ``'`` before each text that begins
            with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return, which a spreadsheet might
            run as a formula.  Programs should read the file without this.
        personal : list of str
            The personal attributes that are written nevertheless.
        language : {"en", "zh"}
            The language of the names of columns and of words of closed lists.

        Returns
        -------
        str or None
            The text if no path is given, else None.

        Raises
        ------
        BadArgument
            If the table does not have an attribute that ``personal`` names.
        OSError
            If the file cannot be written, with the system's reason.  Then nothing has changed.
        """
        if language == "en":
            return self._raw.csv(path, bool(names), bool(for_spreadsheets), [*personal])
        shown = self._named(names).in_language(language)
        return shown.csv(path, False, bool(for_spreadsheets), [*personal])

    @overload
    def to_json(self, path: None = None, *, names: bool = False, personal: Names = ()) -> str: ...
    @overload
    def to_json(self, path: PathLike, *, names: bool = False, personal: Names = ()) -> None: ...
    @checked
    def to_json(
        self, path: PathLike | None = None, *, names: bool = False, personal: Names = ()
    ) -> str | None:
        """Give the rows as JSON: a list with one object for each row, each on its own line.

        Days are texts in ISO form, decimals are numbers, several texts are a list, a missing value
        is null.  Personal attributes of a ledger's table are left out.

        Parameters
        ----------
        path : str or os.PathLike, optional
            The file to write; an existing file is replaced.
        names : bool
            Whether a column of names follows each column of schools.
        personal : list of str
            The personal attributes that are written nevertheless.

        Returns
        -------
        str or None
            The text if no path is given, else None.

        Raises
        ------
        BadArgument
            If the table does not have an attribute that ``personal`` names.
        OSError
            If the file cannot be written, with the system's reason.  Then nothing has changed.
        """
        return write_json(self._named(names), path, personal)

    @checked
    def to_excel(
        self, path: PathLike, *, names: bool = False, personal: Names = (), language: Language = "en"
    ) -> None:
        """Write the rows into a workbook of one sheet: a header, days as dates, texts never as formulas.

        Personal attributes of a ledger's table are left out.

        Parameters
        ----------
        path : str or os.PathLike
            The file to write, ``.xlsx``; an existing file is replaced.
        names : bool
            Whether a column of names follows each column of schools.
        personal : list of str
            The personal attributes that are written nevertheless.
        language : {"en", "zh"}
            The language of the names of columns and of words of closed lists.

        Raises
        ------
        BadArgument
            If there are more rows or columns, or a longer text, than a sheet can hold, or if the table
            does not have an attribute that ``personal`` names.
        OSError
            If the file cannot be written, with the system's reason.  Then nothing has changed.
        MissingExtra
            If openpyxl is not installed.
        """
        write_sheet(self._named(names).in_language(language), path, personal)

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        """Export the rows as a stream of one Arrow record batch."""
        return self._raw.stream()  # the interface lets a producer give its own types

    @checked
    def to_text(self, rows: SupportsIndex = 20, *, names: bool = True, language: Language = "en") -> str:
        """Give the first rows as text with aligned columns, as `print` shows them.

        Personal attributes of a ledger's table are left out.

        Parameters
        ----------
        rows : int
            The largest number of rows.
        names : bool
            Whether a name stands beside each id of a school or teacher.
        language : {"en", "zh"}
            The language of the names of columns and of words of closed lists.
        """
        return printing.text_of(self._spoken(language), index(rows), bool(names), self._notes(language))

    @checked
    def to_html(self, rows: SupportsIndex = 20, *, names: bool = True, language: Language = "en") -> str:
        """Give the first rows as HTML, as notebooks show them.

        What a column means stands in the title of its header.  Personal attributes of a ledger's
        table are left out.

        Parameters
        ----------
        rows : int
            The largest number of rows.
        names : bool
            Whether a name stands beside each id of a school or teacher.
        language : {"en", "zh"}
            The language of the names of columns and of words of closed lists.
        """
        return printing.html_of(self._spoken(language), index(rows), bool(names), self._notes(language))

    def __repr__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        """Give the first rows as HTML, for notebooks."""
        return self.to_html()

    def _notes(self, language: str) -> list[str]:  # noqa: ARG002
        """Give what is to be said below the rows."""
        return []

    def _named(self, names: bool) -> _core.RawTable:
        return self._raw.with_names() if names else self._raw

    def _spoken(self, language: str) -> _core.RawTable:
        return self._raw if language == "en" else self._raw.in_language(language)

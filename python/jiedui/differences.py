# SPDX-License-Identifier: Apache-2.0
"""What differs between two ledgers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, SupportsIndex, overload

import numpy.typing as npt

from jiedui import _core, rows
from jiedui.arguments import checked
from jiedui.ledgers import Ledger
from jiedui.tables import Table

if TYPE_CHECKING:
    from jiedui._core import _Language as Language

__all__ = ["Difference", "apply", "difference", "inverse"]


class Difference(Table):
    """What changed from one ledger to another: a row for each field that differs, and a summary in words.

    `difference` and `inverse` make it.  It is a table, with ``len``, iteration and frames.  It keeps
    both ledgers alive.
    """

    __slots__ = ()
    __module__ = "jiedui"
    _raw: _core.RawDifference

    @property
    def before(self) -> Ledger:
        """The first ledger: before the changes."""
        return self._raw.before

    @property
    def after(self) -> Ledger:
        """The second ledger: after the changes."""
        return self._raw.after

    @checked
    def summary(self, language: Language = "en") -> list[str]:
        """Give one sentence for each record, column or setting that differs, in the order of the rows.

        A sentence says that a record was added, removed, moved (one of its schools changed),
        re-targeted (the recipient of a support changed), ended (its last day was running or unknown
        and is now known), extended or shortened (its last day is later or earlier), or else changed.
        The list is empty if nothing differs.

        Parameters
        ----------
        language : {"en", "zh"}
            The language of the sentences: English or Chinese.
        """
        return self._raw.summary(language)

    @overload
    def __getitem__(self, row: str) -> npt.NDArray[Any]: ...
    @overload
    def __getitem__(self, row: SupportsIndex) -> rows.Change: ...
    @overload
    def __getitem__(self, row: slice) -> list[rows.Change]: ...
    def __getitem__(self, row: str | SupportsIndex | slice) -> Any:
        return Table.__getitem__(self, row)

    def __iter__(self) -> Iterator[rows.Change]:
        return Table.__iter__(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return (difference, (self.before, self.after))


@checked
def difference(before: Ledger, after: Ledger) -> Difference:
    """Tell what changed from one ledger to another, record by record and field by field.

    Two records with an id are the same record if their ids are equal.  Records without an id are
    paired by the fields from which their id is made; ``paired_by`` says so.  If several records agree
    in these fields, records that are equal in every field are paired first.  So a change of one of
    these fields shows as a removed record and an added record.  The order of rows and columns does
    not count.  No rows mean that the fingerprints are equal.

    Returns
    -------
    Difference
        One row for each field that differs: `table`, `id` (None for settings and columns), `field`,
        `before` and `after` (the text of the cell; None if the record or column does not exist
        there), `what` (whether the record was added, removed or changed), `paired_by` (id, content,
        or None).  The settings come first, then table by table the columns by name and the records
        by id.

    Notes
    -----
    O(N log N) for N records.
    """
    return Difference._of(_core._difference(before, after))


@checked
def inverse(difference: Difference) -> Difference:
    """Give the opposite difference: from ``difference.after`` to ``difference.before``.

    Parameters
    ----------
    difference : Difference
        The result of `difference`.
    """
    return Difference._of(_core._inverse(difference._raw))


@checked
def apply(difference: Difference, ledger: Ledger) -> Ledger:
    """Give a new ledger: ``ledger`` with the changes of a difference.  ``apply(difference(a, b), a) == b``.

    Records that the difference does not mention stay as they are, also if ``difference.before`` does
    not have them.  So a change that was prepared on one state of a ledger can be made on another.

    Raises
    ------
    BadArgument
        If a record or field of ``ledger`` is not as in ``difference.before``, or if it already has a
        record that is to be added.  The text names the record, the field and both values.
    BadLedger
        If the new ledger has errors: ``.findings`` lists all of them.

    Notes
    -----
    O(N log N) for N records.
    """
    return _core._apply(difference._raw, ledger)

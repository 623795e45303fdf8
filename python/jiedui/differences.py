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

    Made by `difference` and `inverse`.  It is a table, with ``len``, iteration and frames, and
    keeps both ledgers alive.
    """

    __slots__ = ()
    __module__ = "jiedui"
    _raw: _core.RawDifference

    @property
    def before(self) -> Ledger:
        """The ledger as it was."""
        return self._raw.before

    @property
    def after(self) -> Ledger:
        """The ledger as it is."""
        return self._raw.after

    @checked
    def summary(self, language: Language = "en") -> list[str]:
        """Say one sentence a record, column or setting that differs, in the order of the rows.

        A record was added, removed, moved (an end or a home is another), re-targeted (the recipient
        of a support is another), ended (its last day was running or unknown and is known), extended
        or shortened (its last day is later or earlier), else changed.

        Parameters
        ----------
        language : {"en", "zh"}
            English or Chinese.
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

    Records with an id are the same if the ids are.  Those without one are looked for by the fields
    that their made id names, which ``paired_by`` says: of several alike those equal in every field
    pair first.  So one of these fields changed shows as a record removed and another added.  The
    order of rows and columns does not count: no rows means equal fingerprints.

    Returns
    -------
    Difference
        One row a field: `table`, `id` (None for settings and columns), `field`, `before` and
        `after` (str as a ledger's cell holds it, None where the record is not there), `what`
        (added, removed or changed, of the record), `paired_by` (id, content, None).  First the
        settings, then table by table: columns by name, then records by id.

    Notes
    -----
    O(N log N) for N records.
    """
    return Difference._of(_core._difference(before, after))


@checked
def inverse(difference: Difference) -> Difference:
    """Give the difference the other way round: from ``after`` to ``before``.

    Parameters
    ----------
    difference : Difference
        What `difference` gave.
    """
    return Difference._of(_core._inverse(difference._raw))


@checked
def apply(difference: Difference, ledger: Ledger) -> Ledger:
    """Give what a ledger becomes by a difference: ``apply(difference(a, b), a) == b``.

    Records that the difference does not touch stay as they are, whether ``before`` has them or not;
    so a change that was worked out on one state of a ledger can be made on another.

    Raises
    ------
    BadArgument
        If a record or field that changes is not as before, or a record to be added is there: the
        text names the record, the field and both values.
    BadLedger
        If the result could not be used: ``.findings`` has all of it.

    Notes
    -----
    O(N log N) for N records.
    """
    return _core._apply(difference._raw, ledger)

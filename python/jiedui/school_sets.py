# SPDX-License-Identifier: Apache-2.0
"""Sets of schools."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from jiedui import _core
from jiedui.arguments import Made, refuse_type
from jiedui.printing import html_glance

if TYPE_CHECKING:
    from jiedui.networks import Network

__all__ = ["SchoolSet"]

_FIRST = 10  # schools that are shown


@_core._hand_out
class SchoolSet(Made, _core.SchoolSet):
    """Some schools of a network; a set never changes.

    ``network.schools_where(weak=True)``, ``network.school_set(ids)`` and the operators ``&``, ``|``,
    ``-``, ``~`` make sets.  A school whose attribute is unknown is not a member, and is counted in
    ``unknown_count``.  The complement has such a school as a member, and still counts it.
    """

    __slots__ = ()
    __module__ = "jiedui"
    _made_by = "network.school_set(ids) and network.schools_where(…) make sets"

    @property
    def network(self) -> Network:
        """The network to which the schools belong."""
        return super().network

    @property
    def unknown_count(self) -> int:
        """How many schools have unknown membership."""
        return super().unknown_count

    def __contains__(self, school: object) -> bool:
        if not isinstance(school, str):
            refuse_type("in SchoolSet", "school", "the id of a school (a text)", school)
        return super().__contains__(school)

    def __repr__(self) -> str:
        return f"<SchoolSet of {len(self)} schools, {self.unknown_count} unknown>"

    def _repr_html_(self) -> str:
        """Give its first schools as HTML, for notebooks."""
        first = list(islice(self, _FIRST))
        lines = [(school, self.network.name(school)) for school in first]
        further = [f"… and {len(self) - len(first)} more schools"] if len(self) > len(first) else []
        return html_glance(repr(self)[1:-1], ("school", "school_name"), lines, further)

# SPDX-License-Identifier: Apache-2.0
"""Slices: narrowed views of a network, of one time or of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedui import _core
from jiedui.arguments import Made, checked
from jiedui.graphs import to_networkx
from jiedui.narrowing import Narrowing
from jiedui.printing import html_glance

if TYPE_CHECKING:
    import networkx as _nx  # type: ignore[import-untyped, unused-ignore]

    from jiedui.networks import Network

__all__ = ["Slice", "SliceOver", "html_of_slice"]

_FIRST = 5  # ties that are shown


def html_of_slice(graph: Slice, title: str) -> str:
    """Give the first ties of a slice, how many there are, and how many it leaves out for which reason."""
    counts, first = graph._glance(_FIRST)
    name = graph.network.name
    lines = [
        (kind, tie, supporter, name(supporter), recipient, name(recipient))
        for kind, tie, supporter, recipient in first
    ]
    inside = counts.get("inside", 0)
    further = [f"… and {inside - len(first)} more ties"] if inside > len(first) else []
    reasons = ("self_support", "unknown_channel", "undecided")
    left_out = ", ".join(f"{counts[each]} {each}" for each in reasons if counts.get(each))
    notes = [*further, f"{inside} ties in it; left out: {left_out or 'none'}"]
    head = ("tie_kind", "tie", "supporter", "supporter_name", "recipient", "recipient_name")
    return html_glance(title, head, lines, notes)


@_core._hand_out
class Slice(Narrowing, Made, _core.Slice):
    """A view of a network, narrowed to some schools, days and channels; calls can be chained.

    Calls that narrow (``at``, ``during``, ``throughout``, ``through``, ``within``, ``without``,
    ``supported_by``, ``supporting``, ``where``) must all hold; their order does not matter.  Of calls
    that choose (``agreed``, ``delivered``, ``all_kinds``; ``planned``, ``with_planned``) the last counts.
    Questions are methods.
    """

    __slots__ = ()
    __module__ = "jiedui"
    _made_by = "narrow a Network, as network.at(day)"

    @property
    def network(self) -> Network:
        """The whole network, without the narrowing."""
        return super().network

    @checked
    def to_networkx(self) -> _nx.MultiDiGraph:
        """Give the slice's schools and ties as a ``networkx.MultiDiGraph``.

        Nodes, edges and attributes are as `Network.to_networkx` gives them.

        Raises
        ------
        MissingExtra
            If NetworkX is not installed.
        """
        return to_networkx(self)

    def __repr__(self) -> str:
        return f"<Slice: {self._description() or 'all agreements'}>"

    def _repr_html_(self) -> str:
        """Give what it holds and what it leaves out as HTML, for notebooks.  O(ties of the network)."""
        return html_of_slice(self, repr(self)[1:-1])


@_core._hand_out
class SliceOver(Made, _core.SliceOver):
    """A slice and several periods, as ``over`` gives them.

    Questions are methods.  A question is asked of the slice ``during`` each period.  ``left_out`` of
    the answer counts a tie once for each reason, also if several periods left it out.
    """

    __slots__ = ()
    __module__ = "jiedui"
    _made_by = "network.over(periods) makes one"

    def __repr__(self) -> str:
        return f"<SliceOver: {self._period_count} periods>"

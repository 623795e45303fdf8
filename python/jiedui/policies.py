# SPDX-License-Identifier: Apache-2.0
"""Policies as values."""

from __future__ import annotations

from jiedui import _core
from jiedui.arguments import Made, checked
from jiedui.errors import printable
from jiedui.periods import Period
from jiedui.printing import html_glance

__all__ = ["Parameter", "Policy", "Rule"]

_FIRST = 20  # rules that are shown


@_core._hand_out
class Parameter(Made, _core.Parameter):
    """One parameter of a rule: its value, the source of the value, and how sure the value is."""

    __slots__ = ()
    __module__ = "jiedui"
    _made_by = "policies have rules, and these have parameters"


@_core._hand_out
class Rule(Made, _core.Rule):
    """One demand of a policy."""

    __slots__ = ()
    __module__ = "jiedui"
    _made_by = "a policy has rules"


@_core._hand_out
class Policy(Made, _core.Policy):
    """A checked list of rules; ``policy``, ``read_policy`` and ``policy_of`` make it."""

    __slots__ = ()
    __module__ = "jiedui"
    _made_by = "policy(name), read_policy(path) and policy_of(text) make policies"

    @property
    def id(self) -> str:
        """The name of the policy for programs."""
        return super().id

    @property
    def title(self) -> str:
        """The name of the policy for people."""
        return super().title

    @property
    def version(self) -> str:
        """The version of the file."""
        return super().version

    @property
    def valid(self) -> Period | None:
        """The period in which the policy is in force; None if the policy does not give it."""
        return super().valid

    @property
    def basis(self) -> str:
        """The documents on which the policy rests."""
        return super().basis

    @property
    def rules(self) -> list[Rule]:
        """The rules, in the order of the file."""
        return super().rules

    @checked
    def fingerprint(self) -> str:
        """16 hexadecimal digits that depend on the whole content of the policy."""
        return super().fingerprint()

    def __repr__(self) -> str:
        return f"<Policy {printable(self.id)} {printable(self.version)}: {len(self.rules)} rules>"

    def _repr_html_(self) -> str:
        """Give its first rules as HTML, for notebooks."""
        lines = [(each.id, each.kind, each.basis, each.confidence) for each in self.rules[:_FIRST]]
        further = [f"… and {len(self.rules) - _FIRST} more rules"] if len(self.rules) > _FIRST else []
        title = f"Policy {self.id} {self.version}: {self.title}"
        return html_glance(title, ("rule", "kind", "basis", "confidence"), lines, further)

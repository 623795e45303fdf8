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
    """One parameter of a rule: what it is set to, what states it, and how sure that is."""

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
    """A list of rules, checked: made by ``policy``, ``read_policy`` and ``policy_of``."""

    __slots__ = ()
    __module__ = "jiedui"
    _made_by = "policy(name), read_policy(path) and policy_of(text) make policies"

    @property
    def id(self) -> str:
        """What programs call it."""
        return super().id

    @property
    def title(self) -> str:
        """What people call it."""
        return super().title

    @property
    def version(self) -> str:
        """The version of the file."""
        return super().version

    @property
    def valid(self) -> Period | None:
        """When it is in force, a Period; None if not said."""
        return super().valid

    @property
    def basis(self) -> str:
        """The documents that it rests on."""
        return super().basis

    @property
    def rules(self) -> list[Rule]:
        """The rules, in the order of the file."""
        return super().rules

    @checked
    def fingerprint(self) -> str:
        """Give 16 hexadecimal digits that depend on all that the policy says."""
        return super().fingerprint()

    def __repr__(self) -> str:
        return f"<Policy {printable(self.id)} {printable(self.version)}: {len(self.rules)} rules>"

    def _repr_html_(self) -> str:
        """Give its first rules as HTML, for notebooks."""
        lines = [(each.id, each.kind, each.basis, each.confidence) for each in self.rules[:_FIRST]]
        further = [f"… and {len(self.rules) - _FIRST} more rules"] if len(self.rules) > _FIRST else []
        title = f"Policy {self.id} {self.version}: {self.title}"
        return html_glance(title, ("rule", "kind", "basis", "confidence"), lines, further)

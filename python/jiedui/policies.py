# SPDX-License-Identifier: Apache-2.0
"""Policies as values."""

from __future__ import annotations

from jiedui import _core
from jiedui.arguments import Made, checked
from jiedui.errors import printable
from jiedui.periods import Period

__all__ = ["Policy"]


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
    def rules(self) -> list[_core.Rule]:
        """The rules, in the order of the file."""
        return super().rules

    @checked
    def fingerprint(self) -> str:
        """Give 16 hexadecimal digits that depend on all that the policy says."""
        return super().fingerprint()

    def __repr__(self) -> str:
        return f"<Policy {printable(self.id)} {printable(self.version)}: {len(self.rules)} rules>"

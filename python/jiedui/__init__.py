# SPDX-License-Identifier: Apache-2.0
"""School-to-school support networks: read a ledger, narrow its network, ask it.

>>> import jiedui as jd
>>> network = jd.Network(jd.read_ledger("docs/examples/district"))
>>> [row.school for row in network.through("staff").reach("city-middle")]
['sanyuan-middle']
"""

from jiedui import equity
from jiedui._core import ErrorCode, __version__
from jiedui.answers import Answer
from jiedui.differences import Difference, apply, difference, inverse
from jiedui.errors import (
    AmbiguousId,
    BadArgument,
    BadLedger,
    BadPolicy,
    BadShape,
    BadSnapshot,
    Error,
    MissingExtra,
    UnknownId,
    Unreadable,
    Unwritable,
)
from jiedui.files import write_ledger
from jiedui.findings import Finding, Findings
from jiedui.frames import About, Column, LeftOut
from jiedui.graphs import from_networkx
from jiedui.judging import (
    explain,
    judge,
    policies,
    policy,
    policy_of,
    policy_text,
    read_policy,
    shortfalls,
    who_must_rotate,
)
from jiedui.kinds import Judgement, rule_kinds
from jiedui.layouts import Shape, sniff
from jiedui.ledgers import Ledger, Source, open_ledger
from jiedui.marking import mark_findings
from jiedui.networks import Network, open_network, save
from jiedui.periods import Period
from jiedui.policies import Parameter, Policy, Rule
from jiedui.reading import read_ledger
from jiedui.school_sets import SchoolSet
from jiedui.slices import Slice, SliceOver
from jiedui.tables import Table

__all__ = [
    "About",
    "AmbiguousId",
    "Answer",
    "BadArgument",
    "BadLedger",
    "BadPolicy",
    "BadShape",
    "BadSnapshot",
    "Column",
    "Difference",
    "Error",
    "ErrorCode",
    "Finding",
    "Findings",
    "Judgement",
    "Ledger",
    "LeftOut",
    "MissingExtra",
    "Network",
    "Parameter",
    "Period",
    "Policy",
    "Rule",
    "SchoolSet",
    "Shape",
    "Slice",
    "SliceOver",
    "Source",
    "Table",
    "UnknownId",
    "Unreadable",
    "Unwritable",
    "__version__",
    "apply",
    "difference",
    "equity",
    "explain",
    "from_networkx",
    "inverse",
    "judge",
    "mark_findings",
    "open_ledger",
    "open_network",
    "policies",
    "policy",
    "policy_of",
    "policy_text",
    "read_ledger",
    "read_policy",
    "rule_kinds",
    "save",
    "shortfalls",
    "sniff",
    "who_must_rotate",
    "write_ledger",
]

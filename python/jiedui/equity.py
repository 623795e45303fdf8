# SPDX-License-Identifier: Apache-2.0
"""How equally is something shared?  Measures over columns of numbers, which know no schools.

>>> from jiedui import equity
>>> equity.gini([1, 1, 1, 1]), equity.gini([0, 0, 0, 1])
(0.0, 0.75)
>>> [(row.group, row.value) for row in equity.hoover.by([1, 1, 0, 2], ["A", "A", "B", "B"])]
[('A', 0.0), ('B', 0.5)]
"""

from jiedui.equity_calls import Group, Measure
from jiedui.equity_curves import (
    Curve,
    concentration_curve,
    concentration_index,
    difference_coefficient,
    lorenz,
    lorenz_dominates,
)
from jiedui.equity_measures import atkinson, cv, gini, hoover, theil_l, theil_t
from jiedui.equity_parts import Decomposition, GroupPart, decompose
from jiedui.equity_quantiles import mcloone, quantile, range_ratio, verstegen
from jiedui.equity_resampling import (
    GroupInterval,
    Interval,
    PermutationResult,
    bootstrap,
    bootstrap_difference,
    permutation_test,
)

__all__ = [
    "Curve",
    "Decomposition",
    "Group",
    "GroupInterval",
    "GroupPart",
    "Interval",
    "Measure",
    "PermutationResult",
    "atkinson",
    "bootstrap",
    "bootstrap_difference",
    "concentration_curve",
    "concentration_index",
    "cv",
    "decompose",
    "difference_coefficient",
    "gini",
    "hoover",
    "lorenz",
    "lorenz_dominates",
    "mcloone",
    "permutation_test",
    "quantile",
    "range_ratio",
    "theil_l",
    "theil_t",
    "verstegen",
]

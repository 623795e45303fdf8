# SPDX-License-Identifier: Apache-2.0
"""The pages say which call gives the number of another program: held for those that are here."""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

from jiedui import equity as eq
from support import ROOT

VALUES = np.array([541.0, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261])
PAGES = sorted((ROOT / "docs" / "equity").glob("*.md"))
MEASURES = [name for name in eq.__all__ if name.islower()]


def test_numpy_pandas_and_polars_have_the_forms_that_the_page_of_cv_says() -> None:
    assert eq.cv(VALUES) == pytest.approx(np.std(VALUES) / np.mean(VALUES), rel=1e-14)
    series: Any
    for series in (pd.Series(VALUES), pl.Series(VALUES)):
        assert eq.cv(series, form="sample") == pytest.approx(series.std() / series.mean(), rel=1e-14)


def test_numpy_has_the_quantile_of_the_page_and_pandas_another() -> None:
    for p in np.arange(33) / 32:  # of eight rows: no product of p is rounded
        same = np.quantile(VALUES[:8], p, method="averaged_inverted_cdf")
        assert eq.quantile(VALUES[:8], p=p) == pytest.approx(same, rel=1e-14)
    assert eq.quantile(VALUES, p=0.3) != pd.Series(VALUES).quantile(0.3)
    ratio = [np.quantile(VALUES, p, method="averaged_inverted_cdf") for p in (0.05, 0.95)]
    assert eq.range_ratio(VALUES) == pytest.approx((ratio[1] - ratio[0]) / ratio[0])


def test_other_formulas_of_the_pages_give_the_same_numbers() -> None:
    assert eq.theil_l(VALUES) == pytest.approx(np.log(VALUES.mean() / VALUES).mean(), rel=1e-14)
    low = np.median(VALUES) >= VALUES
    index = VALUES[low].sum() / (np.median(VALUES) * low.sum())
    assert eq.mcloone(VALUES, members="at_or_below") == pytest.approx(index, rel=1e-14)
    shares = np.cumsum(np.sort(VALUES)) / VALUES.sum()
    assert np.allclose(eq.lorenz(VALUES).share_of_total[1:], shares, rtol=1e-14)
    assert eq.atkinson(VALUES, epsilon=1) == pytest.approx(-math.expm1(-eq.theil_l(VALUES)), rel=1e-15)


def test_every_call_has_a_page_that_says_what_the_others_give() -> None:
    assert {page.stem for page in PAGES} == {*MEASURES, "by", "README"}
    for page in PAGES:
        if page.stem in ("README", "by"):
            continue
        text = page.read_text("utf-8")
        assert text.startswith(f"# `{page.stem}`")
        conventions = re.search(r"^## Conventions\n(.*?)^## ", text, re.MULTILINE | re.DOTALL)
        assert conventions is not None, page
        for program in ("NumPy", "pandas", "PySAL", "DescTools"):
            assert program in conventions[1], (page.stem, program)
        assert f"(../../include/jiedui/equity/{page.stem}.hpp)" in text


def test_the_first_page_leads_to_all_others() -> None:
    text = (ROOT / "docs" / "equity" / "README.md").read_text("utf-8")
    for page in PAGES:
        assert page.stem == "README" or f"({page.name})" in text, page

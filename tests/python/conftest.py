# SPDX-License-Identifier: Apache-2.0
"""How Hypothesis draws: the same on every run; `--hypothesis-profile=long` draws anew, and more."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

_any_size = [HealthCheck.too_slow, HealthCheck.data_too_large]
_common = settings(database=None, deadline=None, suppress_health_check=_any_size)
settings.register_profile("short", _common, derandomize=True, max_examples=40)
settings.register_profile("long", _common, max_examples=3000)
settings.load_profile("short")

# SPDX-License-Identifier: Apache-2.0
"""Packages that only some calls need: each is imported by the call that needs it."""

from __future__ import annotations

import importlib
from typing import Any

from jiedui.errors import ErrorCode, from_code

__all__ = ["extra"]


def extra(module: str) -> Any:
    """Import a module of an optional package; MissingExtra says how to install a missing package."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        text = f"the package '{package}' is needed for this; install it with: pip install {package}"
        raise from_code(ErrorCode.missing_extra, package, text, ()) from error

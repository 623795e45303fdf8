#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""No object of the library is destroyed when a program ends, as others that end later may still read.

A static object with a destructor registers it with the run time: the compiled library must not ask for that.
"""

from __future__ import annotations

import subprocess
import sys


def destroyed_in(archive: str) -> list[str]:
    """Give the object files that register a destructor."""
    listing = subprocess.run(["nm", "-A", "-u", archive], check=True, capture_output=True, text=True)
    return sorted(
        {line.split(":")[1] for line in listing.stdout.splitlines() if line.endswith(" __cxa_atexit")}
    )


def main() -> int:
    found = destroyed_in(sys.argv[1])
    for name in found:
        print(f"{name}: a static object is destroyed at the end; hold it in base/immortal.hpp's Immortal")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

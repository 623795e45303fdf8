# SPDX-License-Identifier: Apache-2.0
"""What it costs to compile: processor time, and memory of the largest compiler; docs/quality.md has figures.

``python tests/bench/build_cost.py headers``: the umbrella and each public header alone, without optimisation.
``python tests/bench/build_cost.py wheel [-D…]``: all that a fresh wheel compiles, without ccache.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
UMBRELLA = "jiedui/jiedui.hpp"


class Cost(NamedTuple):
    """What one compiler took."""

    seconds: float
    megabytes: float
    what: str


def costs_in(log: Path) -> list[Cost]:
    """Read what GNU time wrote: user and system seconds, kilobytes, the command."""
    costs = []
    for line in log.read_text("utf-8").splitlines():
        user, system, kilobytes, *command = line.split()
        costs.append(Cost(float(user) + float(system), int(kilobytes) / 1024, command[-1]))
    return costs


def headers(folder: Path) -> None:
    """Compile each public header alone."""
    configure = ["cmake", "-S", str(ROOT), "-B", str(folder / "build"), "-DJIEDUI_TESTS=OFF"]
    subprocess.run(configure, check=True, stdout=subprocess.DEVNULL)
    includes = [f"-I{ROOT / 'include'}", f"-I{folder / 'build' / 'include'}"]
    log = folder / "log"
    names = [str(path.relative_to(ROOT / "include")) for path in sorted((ROOT / "include").rglob("*.hpp"))]
    for name in names:
        if name.endswith("bgl.hpp"):  # needs Boost
            continue
        source = folder / "one.cpp"
        source.write_text(f"#include <{name}>\n", "utf-8")
        compiler = [os.environ.get("CXX", "g++"), "-std=c++20", "-O0", *includes, "-c", str(source)]
        timed = ["/usr/bin/time", "-a", "-o", str(log), "-f", f"%U %S %M {name}"]
        subprocess.run([*timed, *compiler, "-o", str(folder / "one.o")], check=True)
    costs = costs_in(log)
    show("the umbrella", [each for each in costs if each.what == UMBRELLA])
    alone = sorted((each for each in costs if each.what != UMBRELLA), reverse=True)
    slow = sum(each.seconds > 1 for each in alone)
    print(f"{len(alone)} other headers, {slow} of them above 1 s; the slowest:")
    for each in alone[:5]:
        show(each.what, [each])


def wheel(folder: Path, options: list[str]) -> None:
    """Compile what the wheel does, with its options, and others."""
    log = folder / "log"
    launcher = f"-DCMAKE_CXX_COMPILER_LAUNCHER=/usr/bin/time;-a;-o;{log};-f;%U %S %M %C"
    wheels = ["-DJIEDUI_PYTHON=ON", "-DJIEDUI_TESTS=OFF", "-DJIEDUI_INSTALL=OFF", "-DJIEDUI_UNITY=ON"]
    build = str(folder / "build")
    configure = ["cmake", "-G", "Ninja", "-S", str(ROOT), "-B", build, "-DCMAKE_BUILD_TYPE=Release", launcher]
    quiet = {"CCACHE_DISABLE": "1"}
    subprocess.run([*configure, *wheels, *options], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["ninja", "-C", build, "-j2"], check=True, env=os.environ | quiet)
    costs = costs_in(log)
    show(f"{len(costs)} compilers", costs)
    for each in sorted(costs, key=lambda cost: -cost.megabytes)[:5]:
        show(each.what, [each])


def show(what: str, costs: list[Cost]) -> None:
    """Print the sum of the seconds and the most of the megabytes."""
    seconds = sum(each.seconds for each in costs)
    print(f"{seconds:7.1f} s {max(each.megabytes for each in costs):6.0f} MB  {what}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        if sys.argv[1:2] == ["headers"]:
            headers(Path(place))
        elif sys.argv[1:2] == ["wheel"]:
            wheel(Path(place), sys.argv[2:])
        else:
            sys.exit(__doc__)
